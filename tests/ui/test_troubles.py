"""What goes wrong is said in the language of the screen, wherever the window says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from deskreply.domain.errors import (
    BadCredentials,
    DatabaseDamaged,
    EnvironmentTrouble,
    KeyringLocked,
    UserError,
)
from deskreply.engine import conversations, erase, threads
from deskreply.engine.ports import Store
from deskreply.settings import Settings
from deskreply.store import troubles as of_database
from deskreply.system.trouble import with_folder
from deskreply.ui import strings
from deskreply.ui.background import Background
from deskreply.ui.office import Host, OfficeThread
from deskreply.ui.settings.erasing import EraseRow
from tests.support.office import CALLER
from tests.ui.support import Desk, wait


@pytest.fixture
def spanish(english: None, qapp: QApplication) -> None:
    strings.install(qapp, "es")


@contextmanager
def heard(desk: Desk) -> Iterator[list[str]]:
    """What the window says went wrong with what is done in the block."""
    said: list[str] = []

    def hear(sentence: str) -> None:
        said.append(sentence)

    desk.bridge.trouble.connect(hear)
    yield said
    desk.settle()
    desk.bridge.trouble.disconnect(hear)


def test_actions_that_fail_say_so_in_spanish(desk: Desk, spanish: None) -> None:
    desk.lead("Hola", CALLER)
    with heard(desk) as said:
        desk.bridge.do(threads.note, CALLER, " ")
        desk.bridge.do(threads.claim, CALLER, author="Ana")
        desk.bridge.do(threads.claim, CALLER, author="Luz")
        desk.bridge.do(erase.erase, "12")
        desk.bridge.save_setting("desk.scale", 5)
        desk.bridge.save_setting("office.hours", "lun 17:00-08:00")
    assert said == [
        "La nota está vacía. Escriba algo.",
        "Ana tiene esta conversación.",
        "'12' no es un número de teléfono. Escriba uno como +12125550123.",
        "desk.scale no sirve: admite un número entero de 90 a 150.",
        said[-1],
    ]
    assert said[-1].startswith("office.hours no sirve (17:00-08:00 termina antes de empezar.")
    assert said[-1].endswith('admite un horario como "lun-vie 08:00-17:00".')


def test_what_is_only_for_commands_is_left_out_in_both(desk: Desk, qapp: QApplication) -> None:
    desk.lead("Hola", CALLER)
    midnight = desk.bridge.now().replace(hour=5, minute=0) + timedelta(days=1)
    with heard(desk) as said:
        desk.bridge.do(conversations.send, CALLER, "Buenas noches", at=midnight)
    strings.install(qapp, "es")
    with heard(desk) as dicho:
        desk.bridge.do(conversations.send, CALLER, "Buenas noches", at=midnight)
    assert said == [
        "It is night for them then. The next good time is tomorrow at 8:00 AM at the office."
    ]
    assert dicho == [
        "A esa hora es de noche para esa persona. El próximo buen momento, según la hora del "
        "consultorio, es mañana a las 8:00."
    ]


def test_the_language_counts_that_is_on_when_it_is_told(desk: Desk, qapp: QApplication) -> None:
    def full(store: Store, settings: Settings, now: datetime) -> None:
        raise DatabaseDamaged.of(of_database.DAMAGED.format(path="C:/office.db"))

    damage: list[DatabaseDamaged] = []
    desk.bridge.damaged.connect(damage.append)
    with heard(desk) as said:
        desk.bridge.do(full)
        strings.install(qapp, "es")
    assert said == [f"L{damage[0].es[1:]}"]
    assert said[0].startswith("La base de datos C:/office.db está dañada; ")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BadCredentials(), "El proveedor rechaza la clave."),
        (KeyringLocked("The keyring is locked."), "El almacén de claves de esta PC está bloqueado"),
        (with_folder(OSError(28, "full"), Path("/d")), "El disco de /d está lleno;"),
        (EnvironmentTrouble("Only in English."), "Only in English."),
    ],
)
def test_work_beside_the_window_and_an_office_that_does_not_open_speak_spanish(
    error: Exception, said: str, spanish: None
) -> None:
    def fail(host: Host | None = None) -> None:
        raise error

    told: list[str] = []
    background = Background()
    background.run(fail, lambda _: None, told.append)
    wait(lambda: not background.busy)
    background.close()
    assert [words[: len(said)] for words in told] == [said]
    if isinstance(error, UserError):
        assert _office_says(fail) == told


def _office_says(serve: Callable[[Host], None]) -> list[str]:
    office, told = OfficeThread(serve), list[str]()
    ended: list[bool] = []
    office.failed.connect(told.append)
    office.ended.connect(partial(ended.append, True))
    office.start()
    wait(lambda: bool(ended))
    assert office.join(5)
    return told


def test_a_field_of_the_settings_refuses_in_spanish(desk: Desk, spanish: None) -> None:
    assert desk.theme
    row = EraseRow(desk.bridge)
    row.edit.setText("12")
    row.edit.returnPressed.emit()
    assert row.trouble.text().startswith("'12' no es un número de teléfono.")
    row.deleteLater()
