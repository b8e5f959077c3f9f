"""Step 6: call the office once for real, and see each part of it happen."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain.health import Health
from deskreply.domain.models import ThreadStatus
from deskreply.engine import livetest, threads
from deskreply.engine.livetest import Cause, LiveTest
from deskreply.ui import strings
from deskreply.ui.bridge import Bridge
from deskreply.ui.setup import causes
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.callcard import CallCard
from deskreply.ui.setup.causes import DELIVERED, HEARD, REPLIED, SENT, STEPS, About
from deskreply.ui.setup.step import GoOn, Step
from deskreply.ui.setup.tracker import Tracker
from deskreply.ui.setup.trail import Progress, Trail

PATIENCE_SECONDS = 30
NOT_YET = LiveTest(Cause.NOT_CALLED)


class LiveTestStep(Step):
    """All that is shown is read from rows. It begins when the phone is known and the office is
    open; calls from before do not count."""

    def __init__(self, around: SetupAround) -> None:
        super().__init__(around)
        self._card, self._trail = CallCard(), Trail(STEPS)
        self._health = Health(())
        self._found = NOT_YET
        # When the test began, when its last step happened, and when the text was seen delivered.
        self._since: datetime | None = None
        self._moved_at: datetime | None = None
        self._delivered_at: datetime | None = None
        self._phone = ""
        self._shown = False
        self._lay_out()
        self._card.phone_entered.connect(self._use)
        for step in self._trail.steps:
            step.help.clicked.connect(self._help)
        self.theme = self._trail.theme
        self.theme.changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Try it once, for real")

    def line(self) -> str:
        return self.tr("Leave the office phone ringing. Watch the steps fill in.")

    def footer(self) -> str:
        if self._found.passed:
            return self.tr("It works. Auto-text is turned on with Next.")
        if self.around.port.settings().enabled:
            return self.tr("You can skip this. Auto-text is on already.")
        return self.tr("Skipping leaves auto-text on hold.")

    def first_field(self) -> QWidget | None:
        return None if self._card.phone else self._card.field

    def enter(self) -> None:
        """Begin, or go on where one was."""
        self._shown = True
        settings = self.around.port.settings()
        self._card.show_numbers(settings.watched, self._phone or settings.setup_phone)
        if self._card.phone:
            self._use(self._card.phone)

    def left(self) -> None:
        """Nothing is asked any more."""
        self._shown = False

    def leave(self, go_on: GoOn) -> None:
        """A test that went well turns auto-text on; without one it stays as it is."""
        if not self._found.passed:
            go_on()
            return
        if self.bridge is not None:
            # So that nobody is reminded of the answer that this test was promised.
            closing = (self._phone, ThreadStatus.CONTACTED, self.tr("Live test"))
            self.bridge.do(threads.done, *closing).failed(_unheard)
        self.save({"textback.enabled": True}, go_on)

    def set_office(self, bridge: Bridge | None) -> None:
        """Look whenever something was committed, and each second."""
        super().set_office(bridge)
        if bridge is None:
            return
        bridge.changed.connect(self._look)
        bridge.ticked.connect(self._look)
        bridge.health.connect(self._know_health)
        bridge.look_at_health(anew=True)
        if self._shown:
            self.enter()

    def retranslate(self) -> None:
        """Set every word of this page anew."""
        self._show()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(32))

    # --- the test ---

    def _use(self, phone: str) -> None:
        """Test with this phone from now on."""
        if phone != self._phone or self._since is None:
            self._phone = phone
            self._found = NOT_YET
            self._since = self._moved_at = self.bridge.now() if self.bridge is not None else None
            self._delivered_at = None
        if self.around.port.settings().setup_phone != phone:
            self.save({"setup.phone": phone}, self._look)
        self._show()
        self._look()

    def _know_health(self, health: Health) -> None:
        self._health = health
        self._look()

    def _look(self) -> None:
        if not self._shown or self.bridge is None or self._since is None or not self._phone:
            return
        question = partial(
            livetest.standing,
            phone=self._phone,
            since=self._since,
            health=self._health,
            language=strings.language(),
        )
        self.bridge.ask("live-test", question, self._know)

    def _know(self, found: LiveTest) -> None:
        if self.bridge is None:
            return
        now = self.bridge.now()
        if causes.stage(found) != causes.stage(self._found):
            self._moved_at = now
        if found.delivered and self._delivered_at is None:
            self._delivered_at = now
        passed = self._found.passed
        self._found = found
        self._show()
        if found.passed != passed:
            self.changed.emit()

    # --- what is shown ---

    def _show(self) -> None:
        found = self._found
        at = causes.step(found)
        stuck = at < STEPS and self._stuck()
        about = self._about()
        for number, (step, title) in enumerate(zip(self._trail.steps, self._titles(), strict=True)):
            if number < at:
                step.show_step(Progress.DONE, title, self._happened(number))
            elif number > at or not self._running():
                step.show_step(Progress.TO_COME, title, "" if stuck else self._coming(number))
            elif stuck:
                words = causes.trouble(found, about)
                step.show_step(Progress.TROUBLE, title, words, self._help_words())
            else:
                step.show_step(Progress.ACTIVE, title, causes.waiting(found, about))
        self._trail.restyle()

    def _running(self) -> bool:
        return self._since is not None and bool(self._phone)

    def _stuck(self) -> bool:
        if not self._running():
            return False
        return self._found.cause in causes.SURE or self._waited() >= PATIENCE_SECONDS

    def _waited(self) -> int:
        """Seconds since the last step."""
        if self.bridge is None or self._moved_at is None:
            return 0
        return int((self.bridge.now() - self._moved_at).total_seconds())

    def _about(self) -> About:
        lines = self.around.port.settings().watched
        return About(lines[0] if lines else "", self._phone, self._waited())

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Call heard"),
            self.tr("Text sent"),
            self.tr("Delivered"),
            self.tr("Reply arrived"),
        )

    def _happened(self, number: int) -> str:
        found = self._found
        if number == HEARD:
            words = self.tr("{time}, rang {seconds} s, nobody answered")
            return words.format(time=self._clock(found.heard_at), seconds=found.rang)
        if number == SENT:
            words = self.tr("{time}, {seconds} s after you hung up")
            return words.format(time=self._clock(found.sent_at), seconds=found.waited)
        known = (self._delivered_at if number == DELIVERED else None, found.replied_at)
        # An answer shows that it was there before.
        return self._clock(min((at for at in known if at is not None), default=None))

    def _coming(self, number: int) -> str:
        if number == HEARD and not self._phone:
            return self.tr("Enter your cell first")
        if number == HEARD and self.bridge is None:
            return self.tr("One moment, the office is being opened")
        return self.tr("Answer the text from your cell") if number == REPLIED else ""

    def _clock(self, at: datetime | None) -> str:
        if at is None or self.bridge is None:
            return ""
        return at.astimezone(ZoneInfo(self.bridge.zone)).strftime("%H:%M:%S")

    # --- help ---

    def _help_words(self) -> str:
        if self._found.unregistered:
            return self.tr("Open approval tracker")
        if self._found.cause is Cause.OTHER_PHONE:
            return self.tr("That is my phone")
        return ""

    def _help(self) -> None:
        if self._found.unregistered:
            around = self.around
            Tracker(around.port, around.background, self._about().line, self).open()
        elif self._found.cause is Cause.OTHER_PHONE:
            since = self._since
            self._card.use(self._found.other)
            # The call that showed it counts: nobody has to call twice.
            self._since = since
            self._look()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._card)
        right = QVBoxLayout()
        right.addWidget(self._trail)
        right.addStretch(1)
        self._row.addLayout(right, 1)


def _unheard(_: str) -> None:
    """The test's thread stays open: nothing that somebody has to know."""
