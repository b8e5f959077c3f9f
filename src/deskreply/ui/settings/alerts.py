"""The page on how alerts reach the desk, and what others may see of the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication

from deskreply.domain.team import Member
from deskreply.engine import staff
from deskreply.settings.kinds import Json
from deskreply.ui import kit, say, strings
from deskreply.ui.alerts import sounds
from deskreply.ui.settings.offrows import OffRow, TestedRow
from deskreply.ui.settings.page import Page, Place
from deskreply.ui.settings.rows import Row, Words
from deskreply.ui.settings.showcards import ShowCards
from deskreply.ui.tray.menu import tomorrow

HIDE = (1, 2, 5, 10, 15, 30)
LOCK = (5, 10, 15, 30, 60)


class AlertsPage(Page):
    """Alerts, and privacy."""

    NAME = "alerts"
    KEYS = ("alerts.show",)
    ICON = "bell"

    def title(self) -> str:
        return self.tr("Alerts and privacy")

    def line(self) -> str:
        return self.tr("Patients can see your screen. Show only what you need.")

    # --- what it is made of ---

    def build(self) -> None:
        self._tested: tuple[datetime, str] | None = None
        self._nobody = False
        self._tests: list[tuple[Row, kit.Button]] = []
        self.section("show")
        self._cards = ShowCards()
        self.column.addWidget(self._cards)
        self._build_ways()
        self._build_privacy()
        self._build_now()
        self._build_kinds()
        self._cards.chosen.connect(partial(self._save, "alerts.show"))
        self.bridge.settings_changed.connect(self._show)
        self.bridge.changed.connect(self._ask)
        self.bridge.ticked.connect(self._show_pause)

    def _build_ways(self) -> None:
        self.section("ways")
        self._sound = self.add(
            "alerts.sound",
            OffRow(self.bridge, "alerts.sound", "volume-2", off="none", usual="soft"),
        )
        self._sound.select.activated.connect(self._play)
        self.switch("alerts.sticky", "timer")
        self._test = kit.Button("", "bell-ring", "primary")
        self._test.clicked.connect(self._try)
        self._test_row = self.add("test", Row("bell-ring"))
        self._test_row.set_control(self._test)

    def _build_privacy(self) -> None:
        self.section("privacy")
        self.switch("privacy.hide_on_lock", "lock")
        self.add(
            "privacy.hide_minutes",
            OffRow(self.bridge, "privacy.hide_minutes", "eye-off", off=0, usual=2),
        )
        self._lock = self.add(
            "privacy.lock_minutes",
            OffRow(self.bridge, "privacy.lock_minutes", "key-round", off=0, usual=10),
        )

    def _build_now(self) -> None:
        self.section("now")
        self._pause, self._hide = kit.Button(""), kit.Button("")
        self._pause.clicked.connect(self._pauses)
        self._hide.clicked.connect(self._hide_now)
        self._pause_row = self.add("pause", Row("bell-off"))
        self._pause_row.set_control(self._pause)
        self.add("hide", Row("eye-off")).set_control(self._hide)

    def _build_kinds(self) -> None:
        self.section("kinds")
        self._kind("alerts.new_text", "message-square-text", "new-text")
        self._kind("alerts.missed_call", "phone-missed", "missed-call")
        self._kind("alerts.failed", "triangle-alert", "text-failed")
        self._kind("escalation.enabled", "alarm-clock", "promise")
        self._always("urgent", "siren", "urgent-text")
        self._always("health", "info", "health")
        self.switch("alerts.flash", "monitor")

    def _kind(self, key: str, icon: str, kind: str) -> None:
        self.add(key, TestedRow(self.bridge, key, icon, test=partial(self._try_kind, kind)))

    def _always(self, name: str, icon: str, kind: str) -> None:
        """A kind that cannot be switched off."""
        row = self.add(name, Row(icon))
        button = kit.Button("", kind="quiet")
        button.clicked.connect(partial(self._try_kind, kind))
        row.set_control(button)
        self._tests.append((row, button))

    # --- its words ---

    def words(self) -> Mapping[str, Words]:
        return {**self._way_words(), **self._privacy_words(), **self._kind_words()}

    def _way_words(self) -> dict[str, Words]:
        return {
            "show": Words(self.tr("What an alert shows")),
            "ways": Words(self.tr("How it reaches you")),
            "alerts.sound": Words(
                self.tr("Sound"),
                self.tr("Louder for urgent words and overdue texts"),
                choices={
                    "soft": self.tr("Soft chime"),
                    "bright": self.tr("Bright"),
                    "bell": self.tr("Bell"),
                },
            ),
            "alerts.sticky": Words(
                self.tr("Sticky reminder"),
                self.tr("Stays on screen when 3/4 of the promise is used up"),
            ),
            "test": Words(self.tr("Test"), self._test_words()),
            "now": Words(self.tr("Right now")),
            "pause": Words(self.tr("Pause alerts"), self._pause_words()),
            "hide": Words(
                self.tr("Hide the screen"),
                self.tr("When somebody stands at the desk who should not read"),
            ),
        }

    def _privacy_words(self) -> dict[str, Words]:
        minutes = {each: self.tr("%n minute(s)", "", each) for each in {*HIDE, *LOCK}}
        return {
            "privacy": Words(
                self.tr("Hide patient details"), self.tr("blurs list and thread, Ctrl+Shift+H")
            ),
            "privacy.hide_on_lock": Words(
                self.tr("When the PC locks"), self.tr("Nothing is readable behind the lock screen")
            ),
            "privacy.hide_minutes": Words(
                self.tr("After idle time"),
                self.tr("Move the mouse to show again"),
                choices={each: minutes[each] for each in HIDE},
            ),
            "privacy.lock_minutes": Words(
                self.tr("Ask for a PIN"),
                self._lock_words(),
                choices={each: minutes[each] for each in LOCK},
            ),
        }

    def _kind_words(self) -> dict[str, Words]:
        return {
            "kinds": Words(self.tr("What you are told"), self.tr("a test shows each of them")),
            "alerts.new_text": Words(
                self.tr("New texts"), self.tr("When a lead writes; not for the open conversation")
            ),
            "alerts.missed_call": Words(
                self.tr("Calls in vain"),
                self.tr("When somebody calls with whom you are in a conversation"),
            ),
            "alerts.failed": Words(
                self.tr("Texts that failed"), self.tr("Not delivered, or it may not have gone")
            ),
            "escalation.enabled": Words(
                self.tr("Answers that are due"),
                self.tr("At three quarters of the promise, shortly before its end, and after"),
            ),
            "urgent": Words(
                self.tr("Urgent texts"),
                self.tr("Always told, loudly. Which words are urgent is on the page Office"),
            ),
            "health": Words(
                self.tr("DeskReply itself"),
                self.tr("Always told: no connection, a wrong key, a blocked sender"),
            ),
            "alerts.flash": Words(
                self.tr("Flash in the taskbar"), self.tr("When an answer is due soon")
            ),
        }

    def _test_words(self) -> str:
        if self._tested is None:
            return self.tr("Shows one alert, with its sound")
        at, trouble = self._tested
        if trouble:
            return trouble
        when = say.when(at, self.bridge.zone, self.bridge.now(), strings.language())
        return self.tr("Last test: {when}. Did you see it?").replace("{when}", when)

    def _pause_words(self) -> str:
        until = self._paused_until()
        if until is None:
            return self.tr("Texting goes on, and overdue counts stay")
        when = say.when(until, self.bridge.zone, self.bridge.now(), strings.language())
        return self.tr("Paused until {when}. Texting goes on.").replace("{when}", when)

    def _lock_words(self) -> str:
        if self._nobody:
            return self.tr("Nobody has a PIN yet: set one on the page Team")
        return self.tr("Needed in offices that handle health records")

    def places(self) -> list[Place]:
        shown = self.tr("What an alert shows\nname text nothing privacy notification")
        return [Place(shown, self._cards), *super().places()]

    def retranslate(self) -> None:
        super().retranslate()
        self._test.setText(self.tr("Send test alert"))
        self._hide.setText(self.tr("Hide"))
        for row, button in self._tests:
            button.setText(QCoreApplication.translate("TestedRow", "Send test"))
            button.setAccessibleName(f"{button.text()}: {row.title.text()}")
        self._show()

    # --- showing it ---

    def entered(self) -> None:
        self._ask_now()

    def _ask(self) -> None:
        if self.isVisible():
            self._ask_now()

    def _ask_now(self) -> None:
        self.bridge.ask("settings.alerts", staff.members, self._take)

    def _take(self, members: tuple[Member, ...]) -> None:
        self._nobody = not any(member.has_pin for member in members)
        self._lock.say(self._lock_words())

    def _show(self) -> None:
        self._cards.show_level(self.bridge.settings().alerts_show)
        self._show_pause()

    def _show_pause(self) -> None:
        words = self.tr("Pause…") if self._paused_until() is None else self.tr("Show them again")
        self._pause_row.say(self._pause_words())
        if words != self._pause.text():
            self._pause.setText(words)

    def _paused_until(self) -> datetime | None:
        until = self.bridge.settings().alerts_paused_until
        end = datetime.fromisoformat(until) if until else None
        return end if end is not None and end > self.bridge.now() else None

    # --- what one does ---

    def _save(self, key: str, value: Json) -> None:
        self.bridge.save_setting(key, value).then(self._saved)

    def _saved(self, _: None) -> None:
        self._show()
        kit.announce(self, self.tr("Saved"))

    def _play(self) -> None:
        """Let one hear what one chose."""
        name = str(self._sound.select.currentData())
        if name in sounds.NAMES:
            sounds.play(self.around.machine.play, name)

    def _try(self) -> None:
        self._try_kind("new-text")

    def _try_kind(self, kind: str) -> None:
        self.around.alerts.test(kind, self._told)

    def _told(self, trouble: str) -> None:
        self._tested = (self.bridge.now(), trouble)
        self._test_row.say(self._test_words())
        kit.announce(self, self._test_words(), assertive=bool(trouble))

    def _pauses(self) -> None:
        if self._paused_until() is not None:
            self.around.alerts.pause(None)
            return
        menu = kit.Menu(self)
        choices: tuple[tuple[str, Callable[[datetime], datetime]], ...] = (
            (self.tr("For 15 minutes"), lambda now: now + timedelta(minutes=15)),
            (self.tr("For an hour"), lambda now: now + timedelta(hours=1)),
            (self.tr("Until tomorrow"), tomorrow),
        )
        for words, until in choices:
            menu.add(words, partial(self._pause_until, until), icon="bell-off")
        menu.open_below(self._pause)

    def _pause_until(self, until: Callable[[datetime], datetime]) -> None:
        self.around.alerts.pause(until(self.bridge.now()))

    def _hide_now(self) -> None:
        self.around.privacy.hide()
