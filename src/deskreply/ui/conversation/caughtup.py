"""What stands in the place of a conversation while none is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskreply.domain.health import Health, Level
from deskreply.ui import links, say
from deskreply.ui.bridge import Bridge
from deskreply.ui.conversation import questions
from deskreply.ui.conversation.questions import Caught
from deskreply.ui.conversation.scene import scene_of
from deskreply.ui.kit import Empty, Worded
from deskreply.ui.theme import Theme


class CaughtUp(Worded, QWidget):
    """Whether all is answered, who has to be answered next, and whether callers are texted."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._bridge, self._theme = bridge, theme
        self._caught: Caught | None = None
        self._held = False
        self._empty = Empty()
        column = QVBoxLayout(self)
        column.addWidget(self._empty)
        bridge.changed.connect(self.look)
        bridge.settings_changed.connect(self.retranslate)
        bridge.health.connect(self._heard)
        self.retranslate()

    def look(self) -> None:
        """Ask how the inbox stands, where anybody can see it."""
        if self.isVisible():
            bridge = self._bridge
            question = partial(
                questions.caught_up, settings=bridge.settings(), now=bridge.now(),
                staff=bridge.staff,
            )  # fmt: skip
            bridge.ask("conversation.caught-up", question, self._show)

    def retranslate(self) -> None:
        caught = self._caught
        title = self.tr("All caught up.")
        if caught is not None and caught.to_answer:
            title = self.tr("%n to answer", "", caught.to_answer)
        elif caught is not None and caught.to_call_back:
            title = self.tr("%n to call back", "", caught.to_call_back)
        self._empty.show_words(title, self._next(caught))
        self._empty.show_pill(*self._state())

    def _next(self, caught: Caught | None) -> str:
        if caught is None or caught.next is None or caught.next.due_at is None:
            return self.tr("Next deadline: none.")
        thread, now = caught.next, self._bridge.now()
        scene = scene_of(self._bridge)
        due = caught.next.due_at
        today = scene.date(due) == scene.today
        words = self.tr("Next deadline: {time}, {name}")
        words = words.replace("{time}", scene.clock(due) if today else scene.when(due, now))
        return words.replace("{name}", links.visible(thread.name) or say.number(thread.number))

    def _state(self) -> tuple[str, str, str]:
        if not self._bridge.settings().enabled:
            return "waiting", "pause", self.tr("Auto-text is OFF.")
        if self._held:
            return "over", "triangle-alert", self.tr("Auto-text is on hold.")
        return "ok", "zap", self.tr("Auto-text is ON.")

    def _show(self, caught: Caught) -> None:
        self._caught = caught
        self.retranslate()

    def _heard(self, health: Health) -> None:
        self._held = health.state is Level.BAD
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.tokens.bg)
