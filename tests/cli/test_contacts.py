"""``deskreply contacts`` and ``deskreply erase``, as a person or a script uses them."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from deskreply import cli
from deskreply.cli import people as commands
from deskreply.domain import contacts_file
from deskreply.settings import file as settings_file
from deskreply.store import open_store
from tests.store.builders import KEY, LINE, NOW, call, message, thread
from tests.support.office import OFFICE, OFFICE_SETTINGS

CALLER = "+12125550123"
SPANISH = "Nombre;Apellidos;Celular;Casa;Idioma\nJosé;Núñez;(212) 555-0123;;Español\n;;x;;\n"


@dataclass
class Desk:
    """A home that was set up."""

    folder: Path
    out: pytest.CaptureFixture[str]

    def say(self, *words: str) -> tuple[int, str, str]:
        """Run a command in this process: exit code, stdout, stderr."""
        self.out.readouterr()
        code = cli.main(words)
        said = self.out.readouterr()
        return code, said.out, said.err

    def rows(self, *words: str) -> list[dict[str, Any]]:
        """What a command lists with --json."""
        code, out, err = self.say(*words, "--json")
        assert (code, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]

    def file(self, data: bytes | str, name: str = "contacts.csv") -> str:
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    monkeypatch.setenv("DESKREPLY_HOME", str(tmp_path))
    monkeypatch.setenv("DESKREPLY_DATABASE_KEY", KEY)
    monkeypatch.delenv("DESKREPLY_DATABASE_URL", raising=False)
    settings_file.save(tmp_path / "settings.json", OFFICE_SETTINGS)
    from deskreply.bootstrap import open_desk

    database = open_desk(create=True).home.database
    store = open_store(database, KEY)
    with store.write() as tx:
        tx.save_thread(thread(CALLER))
        tx.save_call(call("CA1", caller=CALLER, line=LINE))
        tx.add_message(message("m1", number=CALLER, provider_id="SM1", at=NOW))
    store.close()
    return Desk(tmp_path, capsys)


def test_an_import_shows_its_columns_its_bad_rows_and_what_it_did(desk: Desk) -> None:
    path = desk.file(SPANISH.encode("latin-1"))
    code, out, err = desk.say("contacts", "import", path)
    assert (code, err) == (0, "")
    assert "first: Nombre; last: Apellidos; number: Celular; language: Idioma" in out
    assert "Line 3: It has no name." in out
    assert "1 added, 0 changed, 0 known just so, 1 left out." in out
    assert desk.rows("threads")[0]["name"] == "José Núñez"


def test_an_import_as_json(desk: Desk) -> None:
    path = desk.file(SPANISH)
    words = ("contacts", "import", path, "--map", "name=1,number=Celular", "--dry-run")
    rows = desk.rows(*words, "--patient", "existing")
    assert rows == [
        {"kind": "column", "field": "name", "column": "Nombre"},
        {"kind": "column", "field": "number", "column": "Celular"},
        {"kind": "problem", "line": 3, "why": "no-name", "column": None, "kept": False,
         "explanation": "It has no name."},
        {"kind": "result", "added": 1, "changed": 0, "same": 0, "left_out": 1, "dry_run": True},
    ]  # fmt: skip
    assert desk.rows("contacts", "list") == []


def test_seeing_correcting_and_removing_people(desk: Desk) -> None:
    desk.say("contacts", "import", desk.file(SPANISH))
    (shown,) = desk.rows("contacts", "show", "212-555-0123")
    assert shown["numbers"] == [{"number": CALLER, "label": "mobile"}]
    assert (shown["language"], shown["patient"], shown["source"]) == ("es", None, "import")
    (changed,) = desk.rows(
        "contacts", "set", CALLER, "--name", "Núñez, Pepe", "--patient", "existing"
    )
    assert (changed["name"], changed["patient"], changed["source"]) == (
        "Pepe Núñez", "existing", "staff",
    )  # fmt: skip
    assert len(desk.rows("contacts", "list", "--search", "nunez")) == 1
    assert desk.rows("contacts", "list", "--search", "ana") == []
    assert "Pepe Núñez" in desk.say("contacts", "list")[1]
    assert desk.say("contacts", "remove", CALLER)[0] == 0
    code, _, err = desk.say("contacts", "show", CALLER)
    assert code == 2
    assert err.startswith("Nobody is known under that number.")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "nothing in that file"),
        (b"PK\x03\x04 a workbook", "Excel"),
        (bytes(range(256)) * 20, "not a text file"),
        (b"a;b\n1;2\n", "telephone numbers"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(
    desk: Desk, data: bytes, says: str
) -> None:
    code, out, err = desk.say("contacts", "import", desk.file(data))
    assert code == 2
    assert says in err
    assert err.count("\n") == 1
    assert "added" not in out


def test_a_file_of_200_mb_is_refused_without_reading_it(desk: Desk) -> None:
    path = Path(desk.file(b"Name,Phone\n"))
    with path.open("r+b") as file:
        file.truncate(200 * 1024 * 1024)
    code, _, err = desk.say("contacts", "import", str(path))
    assert code == 2
    assert err.strip() == contacts_file.TOO_LARGE.en


def test_a_file_that_is_not_there_and_a_folder(desk: Desk) -> None:
    for name in ("nowhere.csv", "."):
        code, _, err = desk.say("contacts", "import", str(desk.folder / name))
        assert code == 2
        assert err.count("\n") == 1


def test_a_file_with_no_good_row_is_found_wrong(desk: Desk) -> None:
    words = ("--map", "name=Name,number=Phone")
    path = desk.file("Name,Phone\nAna,12\n")
    assert desk.say("contacts", "import", path, *words)[0] == 1


def test_erasing_asks_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    code, out, _ = desk.say("erase", CALLER)
    assert code == 1
    assert "Nothing was erased" in out
    assert len(desk.rows("calls")) == 1
    monkeypatch.setattr("sys.stdin", Terminal("yes\n"))
    code, out, _ = desk.say("erase", "(212) 555-0123")
    assert code == 0
    assert "texts and notes 1, calls 1, contacts 0" in out
    assert commands.STILL_THERE in out
    assert desk.rows("calls") == []
    assert desk.rows("threads") == []


def test_a_script_has_to_say_that_it_means_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    code, _, err = desk.say("erase", CALLER)
    assert code == 2
    assert "--yes" in err
    assert desk.say("erase", CALLER, "--yes")[0] == 0
    assert desk.rows("threads") == []
    assert desk.say("erase", OFFICE, "--yes")[0] == 2


def test_their_other_numbers_are_named(desk: Desk) -> None:
    desk.say("contacts", "import", desk.file("Name,Phone\nAna,2125550123 / 7185550123\n"))
    out = desk.say("erase", CALLER, "--yes")[1]
    assert "not erased: +17185550123" in out
