"""What has to be known of a conversation before one writes: overdue, urgent, opted out, closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject

from deskreply.domain import promise
from deskreply.domain.models import Thread, ThreadFlag, ThreadStatus
from deskreply.engine.threads import UNTIL_THEY_REPLY
from deskreply.settings import Settings
from deskreply.ui import say
from deskreply.ui.conversation.questions import Standing
from deskreply.ui.conversation.scene import Scene


class Remedy(StrEnum):
    """What a banner's button does."""

    DO_NOT_TEXT = "do-not-text"
    FINE = "fine"
    ALLOW = "allow"
    WAKE = "wake"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Line:
    """One banner. ``urgent``: it is told at once. ``about``: what it is about; the same as long as
    only the figures in it change."""

    about: str
    tone: str
    icon: str
    text: str
    remedies: tuple[tuple[Remedy, str], ...] = ()
    urgent: bool = False


class StandingWords(QObject):
    """Makes the banners of a conversation, the most serious first."""

    def lines(
        self, standing: Standing, settings: Settings, scene: Scene, now: datetime
    ) -> list[Line]:
        """What there is to be said at ``now`` (UTC)."""
        thread = standing.thread
        found = (
            self._opted_out(standing),
            self._flagged(thread),
            self._overdue(thread, settings, scene, now),
            self._urgent(thread),
            self._blocked(standing),
            self._snoozed(thread, scene, now),
            self._done(thread, scene, now),
        )
        return [line for line in found if line is not None]

    def _opted_out(self, standing: Standing) -> Line | None:
        match standing.opted_out_by:
            case "":
                return None
            case "staff":
                words = self.tr("Marked as “don't text”. You can still call.")
                allow = ((Remedy.ALLOW, self.tr("Allow texts")),)
                return Line("opted-out", "waiting", "ban", words, allow)
            case "provider":
                words = self.tr("They do not accept texts from this number. You can still call.")
            case _:
                words = self.tr(
                    "They replied STOP: no texts, until they text START. You can still call."
                )
        return Line("opted-out", "over", "ban", words)

    def _flagged(self, thread: Thread) -> Line | None:
        stop = (Remedy.DO_NOT_TEXT, self.tr("Do not text"))
        fine = (Remedy.FINE, self.tr("It's fine"))
        match thread.flag:
            case ThreadFlag.MAYBE_OPTED_OUT:
                words = self.tr("They may have asked for no more texts. Automatic texts are held.")
                return Line("flag", "due", "flag", words, (stop, fine))
            case ThreadFlag.AUTO_RESPONDER:
                words = self.tr("A machine seems to answer here. Automatic texts are held.")
                return Line("flag", "due", "flag", words, (stop, fine))
            case _:
                return None

    def _overdue(
        self, thread: Thread, settings: Settings, scene: Scene, now: datetime
    ) -> Line | None:
        due = thread.due_at
        if due is None or due > now or thread.done_at is not None:
            return None
        over = (now - due).total_seconds()
        about = f"overdue {due.isoformat()}"
        if promise.clock(thread) != "promise":
            words = self.tr("They have waited too long for an answer: {time} over")
        elif over < 60:
            words = self.tr("The {promise} promise is due now")
        else:
            words = self.tr("{time} over the {promise} promise")
        words = words.replace("{time}", say.duration(over, scene.language))
        words = words.replace("{promise}", self._promise(settings.promise_minutes))
        return Line(about, "over", "alarm-clock", words, urgent=True)

    def _promise(self, minutes: int) -> str:
        if minutes % 60 == 0:
            return self.tr("%n-hour", "as in: the 1-hour promise", minutes // 60)
        return self.tr("%n-minute", "as in: the 30-minute promise", minutes)

    def _urgent(self, thread: Thread) -> Line | None:
        if not thread.urgent or thread.done_at is not None:
            return None
        return Line("urgent", "over", "triangle-alert", self.tr("This may be urgent"), urgent=True)

    def _blocked(self, standing: Standing) -> Line | None:
        if not standing.blocked:
            return None
        return Line("blocked", "waiting", "ban", self.tr("On the block list: no automatic texts"))

    def _snoozed(self, thread: Thread, scene: Scene, now: datetime) -> Line | None:
        until = thread.snoozed_until
        if until is None or until <= now or thread.done_at is not None:
            return None
        words = self.tr("Snoozed until they reply")
        if until < UNTIL_THEY_REPLY:
            words = self.tr("Snoozed until {time}").replace("{time}", scene.when(until, now))
        wake = ((Remedy.WAKE, self.tr("Wake now")),)
        return Line("snoozed", "waiting", "moon", words, wake)

    def _done(self, thread: Thread, scene: Scene, now: datetime) -> Line | None:
        if thread.done_at is None:
            return None
        when = scene.when(thread.done_at, now)
        words = self.tr("Done: {outcome}, {time}").replace("{time}", when)
        words = words.replace("{outcome}", self._outcome(thread.status))
        reopen = ((Remedy.REOPEN, self.tr("Reopen")),)
        return Line("done", "ok", "circle-check", words, reopen)

    def _outcome(self, status: ThreadStatus) -> str:
        match status:
            case ThreadStatus.BOOKED:
                return self.tr("booked")
            case ThreadStatus.NOT_A_FIT:
                return self.tr("not a fit")
            case ThreadStatus.WRONG_NUMBER:
                return self.tr("wrong number")
            case _:
                return self.tr("answered")
