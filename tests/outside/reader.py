"""A person who works through a screen reader: reads and acts through AT-SPI and nothing else.

Run by the system's Python, which has pyatspi: one JSON list a line on stdin, [what, *words], one
JSON answer a line on stdout. It looks again and again until it finds what it was asked for.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import pyatspi
from gi.repository import Atspi

PATIENCE = 45.0


def everything(node: Any) -> Any:
    """The node and all that is below it, as far as one can see."""
    yield node
    for child in range(node.childCount):
        found = node.getChildAtIndex(child)
        if found is not None:
            yield from everything(found)


def application() -> Any:
    desktop = pyatspi.Registry.getDesktop(0)
    for at in range(desktop.childCount):
        app = desktop.getChildAtIndex(at)
        if app is not None and app.name == "DeskReply":
            # Nothing is told to this reader: it has to look each time.
            app.set_cache_mask(Atspi.Cache.NONE)
            return app
    return None


def find(role: str, name: str) -> Any:
    """What has this role and name and is shown; LookupError where it does not come."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            app = application()
            for node in everything(app) if app is not None else ():
                shown = node.getState().contains(pyatspi.STATE_SHOWING)
                if shown and node.name == name and node.getRoleName() == role:
                    return node
        except Exception:  # noqa: S110 - what is looked at may go away any moment
            pass
        time.sleep(0.1)
    raise LookupError(f"there is no {role} {name!r}")


def rows(name: str) -> list[str]:
    found = find("list", name)
    return [found.getChildAtIndex(at).name for at in range(found.childCount)]


def wait_for_row(name: str, *words: str) -> str:
    """The first row of a list that has all the words."""
    until = time.monotonic() + PATIENCE
    seen: list[str] = []
    while time.monotonic() < until:
        seen = rows(name)
        for row in seen:
            if all(word in row for word in words):
                return row
        time.sleep(0.1)
    raise LookupError(f"no row of {name} has {words}: {seen}")


def choose(name: str, start: str) -> None:
    found = find("list", name)
    for at in range(found.childCount):
        if found.getChildAtIndex(at).name.startswith(start):
            if not found.querySelection().selectChild(at):
                raise LookupError(f"{start!r} cannot be chosen")
            return
    raise LookupError(f"no row of {name} begins with {start!r}")


def press(name: str) -> None:
    button = find("push button", name)
    action = button.queryAction()
    for at in range(action.nActions):
        if action.getName(at) in {"Press", "click"}:
            action.doAction(at)
            return
    raise LookupError(f"{name!r} cannot be pressed")


def write(name: str, words: str) -> None:
    find("text", name).queryEditableText().setTextContents(words)


def text(name: str) -> str:
    words = find("text", name).queryText()
    return str(words.getText(0, words.characterCount))


def tree() -> list[str]:
    app = application()
    return [f"{node.getRoleName()}: {node.name}" for node in everything(app)] if app else []


DOES: dict[str, Callable[..., Any]] = {
    "rows": rows, "row": wait_for_row, "choose": choose, "press": press, "write": write,
    "text": text, "tree": tree, "find": lambda role, name: find(role, name).name,
}  # fmt: skip


def main() -> None:
    for line in sys.stdin:
        what, *words = json.loads(line)
        try:
            answer = {"found": DOES[what](*words)}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


main()
