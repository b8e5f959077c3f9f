"""The scenes: what is on the screen in each picture, and how one gets there as a person does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QPlainTextEdit

from deskreply.domain.errors import KeyringLocked, NoCredentials, UserError
from deskreply.domain.inbox import Filter
from deskreply.ui.bridge import Bridge
from deskreply.ui.theme import Theme
from deskreply.ui.troubles import sentence
from deskreply.ui.window import MainWindow
from tests.screens.practice import DELTA, LONG, MARIA, ODD, PRIYA, SON, WHITENING, Practice
from tests.screens.practice_scenes import LESSON
from tests.ui.eyes import click, press, seen, type_words
from tests.ui.support import Desk, backend_of

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


SPANISH = {"Message": "Mensaje", "Snooze": "Posponer"}


class Stage:
    """The window on a practice that stands still, for one picture."""

    def __init__(self, app: QApplication, look: Theme, practice: Practice, scene: Scene) -> None:
        self.practice = practice
        self._scene, self._look = scene, look
        practice.office.change(desk__language=scene.language)
        control = LESSON if scene.practice else None
        self.bridge = Bridge(replace(backend_of(practice.office), practice=control))
        self.desk = Desk(practice.office, self.bridge)
        self.window = MainWindow(look)

    def __enter__(self) -> Stage:
        self.bridge.start()
        width, height = self._scene.size
        self.window.setMinimumSize(0, 0)
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.open_desk(self.bridge)
        self.desk.settle()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.window.close_desk()
        self.bridge.close()
        self.window.hide()
        self.window.deleteLater()
        QApplication.processEvents()

    def picture(self, path: Path) -> None:
        """Keep what is to be seen."""
        self.desk.settle()
        # What slides or fades has come to rest.
        QTest.qWait(250)
        self.desk.settle()
        shown = self.window.grab()
        # Dialogs and menus are windows of their own.
        for other in QApplication.topLevelWidgets():
            if other.isVisible() and other is not self.window:
                spot = self.window.mapFromGlobal(other.mapToGlobal(QPoint()))
                painter = QPainter(shown)
                painter.drawPixmap(spot, other.grab())
                painter.end()
        shown.save(str(path))

    def open(self, number: str) -> None:
        """Open somebody's conversation."""
        desk = self.window.desk
        assert desk is not None
        desk.open_thread(number)
        self.desk.settle()

    def button(self, name: str) -> None:
        """Press a button."""
        click(seen(self.window, QAbstractButton, self.named(name)))
        self.desk.settle()

    def editor(self) -> QPlainTextEdit:
        """What one writes into."""
        found = seen(self.window, QPlainTextEdit, self.named("Message"))
        found.setFocus()
        # Drafts are kept, from one picture to the next as well.
        found.clear()
        return found

    def named(self, name: str) -> str:
        """What something is called on this screen."""
        return SPANISH[name] if self._scene.language == "es" else name

    def filter(self, which: Filter) -> None:
        """Show another list."""
        desk = self.window.desk
        assert desk is not None
        desk.inbox.set_filter(which)
        self.desk.settle()


@dataclass(frozen=True)
class Scene:
    """``seed``: which practice it plays in, see ``Practice.live``."""

    name: str
    play: Callable[[Stage], None]
    seed: str = "morning"
    size: tuple[int, int] = (1280, 800)
    scale: float = 1.0
    language: str = "en"
    practice: bool = False


def desk(stage: Stage) -> None:
    """The picture of the design: Maria's conversation, saved replies open."""
    stage.open(MARIA)
    stage.editor()
    type_words("/")
    stage.desk.settle()


def talk(number: str) -> Callable[[Stage], None]:
    """Somebody's conversation."""
    return lambda stage: stage.open(number)


def pressed(number: str, button: str) -> Callable[[Stage], None]:
    """Somebody's conversation, and a button of it pressed."""

    def play(stage: Stage) -> None:
        stage.open(number)
        stage.button(button)

    return play


def note(stage: Stage) -> None:
    """A note is being written."""
    stage.open(MARIA)
    press(Qt.Key.Key_P, ALT)
    type_words("Ask about the bridge when she comes in")


def written(words: str) -> Callable[[Stage], None]:
    """A reply is being written."""

    def play(stage: Stage) -> None:
        stage.open(SON)
        stage.editor().setPlainText(words)

    return play


def sent(words: str) -> Callable[[Stage], None]:
    """Send was pressed."""

    def play(stage: Stage) -> None:
        written(words)(stage)
        stage.button("Send")

    return play


def search(typed: str) -> Callable[[Stage], None]:
    """Something is looked for."""

    def play(stage: Stage) -> None:
        stage.open(WHITENING)
        field = seen(stage.window, QLineEdit, "Search")
        field.setFocus()
        field.setText(typed)
        QTest.qWait(120)

    return play


def listed(which: Filter) -> Callable[[Stage], None]:
    """Another list."""
    return lambda stage: stage.filter(which)


def why(stage: Stage) -> None:
    """Why was this caller texted?"""
    stage.open(MARIA)
    view = seen(stage.window, QListView, "Conversation")
    view.setFocus()
    press(Qt.Key.Key_Home)
    for _ in range(12):
        said = str(view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
        if said.startswith("Missed call"):
            break
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)


def lesson(stage: Stage) -> None:
    """The second thing to try."""
    stage.open(MARIA)
    stage.editor()


def lesson_list(stage: Stage) -> None:
    """What to try, in a window with no room for it beside the conversation."""
    stage.open(MARIA)
    stage.button("What to try")


def help_(stage: Stage) -> None:
    """The list of keys."""
    press(Qt.Key.Key_Slash, CTRL)


def nothing(stage: Stage) -> None:
    """Just opened."""


def closed(error: UserError) -> Callable[[Stage], None]:
    """The office cannot be opened."""

    def play(stage: Stage) -> None:
        stage.window.close_desk()
        stage.window.show_failure(sentence(error), keyless=isinstance(error, NoCredentials))

    return play


SCENES = (
    Scene("desk", desk),
    Scene("desk-es", desk, language="es"),
    Scene("desk-150", desk, scale=1.5, size=(1600, 1000)),
    Scene("desk-150-small", talk(MARIA), scale=1.5, size=(1280, 800)),
    Scene("desk-90", talk(MARIA), scale=0.9),
    Scene("desk-1180", talk(MARIA), size=(1180, 760)),
    Scene("desk-880", talk(MARIA), size=(880, 560)),
    Scene("one-pane-list", nothing, size=(620, 760)),
    Scene("one-pane-talk", talk(MARIA), size=(620, 760)),
    Scene("overdue", talk(DELTA)),
    Scene("why", why),
    Scene("draft", talk(PRIYA)),
    Scene("note", note),
    Scene("undo", sent("Yes, bring him at 3:30.")),
    Scene("guard-long", sent("We can see your son today. " * 25)),
    Scene("guard-card", sent("Your card 4111 1111 1111 1111 works.")),
    Scene("guard-field", sent("Hello {first_name}, come at 3.")),
    Scene("done-menu", pressed(MARIA, "Done")),
    Scene("snooze-menu", pressed(MARIA, "Snooze")),
    Scene("snooze-menu-es", pressed(MARIA, "Snooze"), language="es"),
    Scene("call-back", pressed(DELTA, "Call back")),
    Scene("search", search("cleaning")),
    Scene("search-number", search("0142")),
    Scene("search-nothing", search("zzz")),
    Scene("failed-list", listed(Filter.FAILED)),
    Scene("call-back-list", listed(Filter.CALLBACKS)),
    Scene("done-list", listed(Filter.DONE)),
    Scene("keys", help_),
    Scene("practice", lesson, seed="lesson", size=(1180, 760), practice=True),
    Scene("practice-es", lesson, seed="lesson", language="es", practice=True),
    Scene("practice-150", lesson, seed="lesson", scale=1.5, size=(1770, 1140), practice=True),
    Scene("practice-880", lesson, seed="lesson", size=(880, 560), practice=True),
    Scene("practice-880-list", lesson_list, seed="lesson", size=(880, 560), practice=True),
    Scene("empty", nothing, seed="empty", size=(1180, 760)),
    Scene("empty-es", nothing, seed="empty", size=(1180, 760), language="es"),
    Scene("busy", nothing, seed="crowd"),
    Scene("busy-es-150", nothing, seed="crowd", language="es", scale=1.5, size=(1600, 1000)),
    Scene("long-words", talk(LONG), seed="odd"),
    Scene("odd-words", talk(ODD), seed="odd"),
    Scene("opted-out", talk(SON), seed="stopped"),
    Scene("offline", talk(DELTA), seed="offline"),
    Scene("closed", closed(KeyringLocked())),
    Scene("closed-no-key", closed(NoCredentials())),
    Scene("closed-no-key-es-150", closed(NoCredentials()), language="es", scale=1.5),
)
