"""A program that shows one alert on the screen it is given and says, a JSON line each, what became
of it. Arguments: ``desktop``, ``card`` or ``tray`` (the desktop's, with a tray's balloon to fall
back on), and ``stays`` or ``goes``."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QApplication

from deskreply.domain.alerting import Level, Subject
from deskreply.domain.models import Thread
from deskreply.system.notifier import Notifications
from deskreply.ui import guard, theme
from deskreply.ui.alerts.chain import Chain
from deskreply.ui.alerts.face import face
from deskreply.ui.theme import assets
from deskreply.ui.tray import Tray

NUMBER = "+12125550147"
NAME, SAYS = "Maria Lopez", "Hola, ¿hay <b>cita</b> & hora?"


def say(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Run until told to stop."""
    means, lasts = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    guard.install(app)
    look = theme.install(app, mode="light", family="Inter")
    icon = assets.folder("brand") / "deskreply.png"
    chain = Chain(Notifications("DeskReply", icon) if means != "card" else None)
    chain.acted.connect(lambda key, what, words: say(key=key, what=what, words=words))
    now = datetime.now(UTC)
    due = now + timedelta(minutes=41)
    about = Subject(NUMBER, "new-text", now, number=NUMBER, name=NAME, text=SAYS, due_at=due)
    thread = Thread(NUMBER, "+12125550190", name=NAME, unread=1, reply_started_at=now,
                    reply_due_at=due)  # fmt: skip
    shown = face(about, Level.FULL, "en", waiting=1, now=now, thread=thread, stays=lasts == "stays")
    tray = Tray(look)
    if means == "tray":
        chain.set_balloon(tray.balloon)
        tray.there_changed.connect(lambda: chain.show(shown, lambda taken: say(shown=taken)))
        tray.show()
    else:
        chain.show(shown, lambda taken: say(shown=taken))
    app.exec()


if __name__ == "__main__":
    main()
