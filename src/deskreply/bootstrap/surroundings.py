"""What the computer offers, and what is wrong with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from deskreply.bootstrap.desk import Desk, office_url, open_desk
from deskreply.domain.words import Words

if TYPE_CHECKING:
    from deskreply.engine.checkup import Check
    from deskreply.ui.machine import Machine


def machine(desk: Desk) -> Machine:
    """What this computer offers an app with a screen."""
    from deskreply.system import launch
    from deskreply.system.autostart import Autostart
    from deskreply.system.awake import KeepAwake
    from deskreply.system.idle import idle_clock
    from deskreply.system.notifier import Notifications
    from deskreply.system.pins import PinHasher
    from deskreply.system.sound import Sound
    from deskreply.ui.machine import Machine
    from deskreply.ui.theme import assets

    return Machine(
        home=desk.home.root,
        logs=desk.home.logs,
        autostart=Autostart(desk.home),
        keep_awake=KeepAwake(),
        checkup=lambda: doctor(desk.settings().screen_language),
        open_practice=launch.practice,
        open_office=launch.office,
        restart=launch.again,
        notifications=Notifications("DeskReply", assets.folder("brand") / "deskreply.png"),
        play=Sound(),
        idle=idle_clock(),
        hasher=PinHasher(),
        is_recovery_code=desk.is_recovery_code,
    )


def doctor(language: str = "en") -> list[Check]:
    """What is wrong with this environment's home, in words of a language."""
    from deskreply.engine.checkup import Parts, checkup
    from deskreply.system.autostart import Autostart
    from deskreply.system.clock import SystemClock
    from deskreply.system.disk import free_bytes
    from deskreply.system.lock import is_running

    desk = open_desk()
    office = bool(office_url())

    def keyring() -> str:
        data = ("DESKREPLY_DATABASE_KEY", "DESKREPLY_DATABASE_URL")
        if "TWILIO_ACCOUNT_SID" in os.environ and any(name in os.environ for name in data):
            return Words(
                "Not used: the keys come from the environment.",
                "No se usa: las claves vienen del entorno.",
            ).say(language)
        name = desk.keys().keyring_name()
        return Words(f"Secrets are kept in {name}.", f"Las claves se guardan en {name}.").say(
            language
        )

    opened = Words("It opens and is encrypted.", "Se abre y está cifrada.")
    answers = Words("The office database answers.", "La base de datos del consultorio responde.")

    return checkup(
        Parts(
            settings=desk.settings(),
            clock=SystemClock(),
            running=is_running(desk.home),
            database=(answers if office else opened).say(language),
            keyring=keyring,
            store=desk.store,
            provider=desk.provider,
            free_bytes=lambda: free_bytes(desk.home.root),
            shelf=desk.shelf,
            autostart=Autostart(desk.home).state,
            language=language,
        )
    )
