"""The tray's icon in a process of its own, on a real screen: told what to do by lines of JSON, it
tells what happens to it the same way. Started by ``tests/ui/trays.py``."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from deskreply.ui import theme
from deskreply.ui.memory import Collector
from deskreply.ui.tray import Tray, TrayState, UrgentRow


class Lines(QObject):
    """What comes in, one line after another; None at the end."""

    came = Signal(object)

    def read(self) -> None:
        """Until there is no more."""
        for line in sys.stdin:
            self.came.emit(json.loads(line))
        self.came.emit(None)


def tell(name: str, what: object = "") -> None:
    """One line out."""
    told = what.isoformat() if isinstance(what, datetime) else what
    print(json.dumps([name, told]), flush=True)  # noqa: T201


def main() -> None:
    """Show it until the lines end."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    Collector(app)
    look = theme.install(app, mode=cast(theme.Mode, sys.argv[1]))
    tray = Tray(look, look_ms=200)
    connect(tray)

    def do(line: list[Any] | None) -> None:
        if line is None:
            app.quit()
            return
        name, given = line
        if name == "state":
            given["urgent"] = tuple(UrgentRow(**row) for row in given.get("urgent", ()))
            tray.set_state(TrayState(**given))
        elif name == "balloon":
            tell("balloon", tray.balloon(*given))
        tell("done", name)

    lines = Lines()
    lines.came.connect(do)
    tray.show()
    tell("there", tray.there)
    threading.Thread(target=lines.read, daemon=True).start()
    app.exec()


def connect(tray: Tray) -> None:
    """Tell everything that a person asks for at the icon."""

    def telling(name: str) -> Callable[..., None]:
        return lambda what="": tell(name, what)

    for name in (
        "open_window", "open_thread", "open_settings", "open_help", "pause_asked", "auto_text",
        "hide_details", "quit_asked", "balloon_clicked", "there_changed", "menu_opening",
    ):  # fmt: skip
        getattr(tray, name).connect(telling(name))


if __name__ == "__main__":
    main()
