"""The phone provider: its key, the office's numbers there, and how often it is asked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskreply.domain.health import Health, Level, Word, assess
from deskreply.engine.account import Account, LineOnAccount
from deskreply.engine.health import stored
from deskreply.engine.ports import Reader
from deskreply.ui import kit, say
from deskreply.ui.settings.around import Around
from deskreply.ui.settings.keydialog import KeyDialog
from deskreply.ui.settings.lines import LineBox
from deskreply.ui.settings.page import Page, Place
from deskreply.ui.settings.rows import ButtonRow, Row, Words
from deskreply.ui.setup.tracker import Tracker

_OF_THE_PROVIDER = (
    Word.NOT_RUNNING, Word.CREDENTIALS_DEAD, Word.NOT_PERMITTED, Word.NOT_POLLING,
)  # fmt: skip


class ConnectionPage(Page):
    """``restart_wanted``: the app shall start again, to use another key."""

    NAME, ICON = "connection", "plug"
    restart_wanted = Signal()

    def __init__(self, around: Around) -> None:
        self._boxes: dict[str, LineBox] = {}
        self._offers: list[ButtonRow] = []
        self._account: Account | None = None
        super().__init__(around)

    def title(self) -> str:
        return self.tr("Connection")

    def line(self) -> str:
        return self.tr("The phone provider: your key, your numbers, and how often it is asked.")

    def build(self) -> None:
        self.section("provider")
        self._reach = self.add("reach", Row("radio-tower"))
        self._key = self.button("key", "key-round")
        self._key.button.clicked.connect(self._replace_key)
        self._again = self.button("again", "refresh-cw")
        self._again.button.clicked.connect(self.look)
        self.section("lines")
        self._lines = QVBoxLayout()
        self._others = QVBoxLayout()
        for part in (self._lines, self._others):
            part.setSpacing(0)
            self.column.addLayout(part)
        self.section("ask")
        self.switch("lookup.line_type", "phone-forwarded")
        self.switch("lookup.caller_name", "user")
        self.section("pace")
        self.number("poll.calls_seconds", "timer")
        self.number("poll.live_seconds", "timer")
        self.number("poll.messages_seconds", "timer")
        self._show_lines()
        self.bridge.settings_changed.connect(self._show_lines)
        self.bridge.ticked.connect(self._tick)

    def entered(self) -> None:
        self._ask_reach()
        if self._account is None:
            self.look()

    def places(self) -> list[Place]:
        heads = [box.head for box in self._boxes.values()]
        about = self.tr("Number, line, registration")
        found = [Place(f"{head.title.text()}\n{about}", head) for head in heads]
        first = next(iter(self._boxes.values()), None)
        if first is not None:
            found += [
                Place(f"{row.title.text()}\n{row.help.text()}\n{row.key}", row, first.open)
                for row in first.rows.values()
            ]
        return super().places() + found

    def commit(self) -> None:
        super().commit()
        for box in self._boxes.values():
            for row in box.rows.values():
                row.commit()

    def words(self) -> Mapping[str, Words]:
        seconds = self.tr("seconds")
        return {
            "provider": Words(self.tr("Phone provider")),
            "reach": Words(self.tr("Connection"), self._reach.help.text()),
            "key": Words(self.tr("Key"), self._key_line(), self.tr("Replace…")),
            "again": Words(
                self.tr("What the provider says"),
                self.tr("Of your key, your numbers and their registration."),
                self.tr("Ask again"),
            ),
            "lines": Words(self.tr("Your numbers")),
            "ask": Words(self.tr("Ask the provider about callers"), self.tr("costs a little")),
            "lookup.line_type": Words(
                self.tr("Is it a landline?"),
                self.tr("Landlines are not texted. About $0.008 a number, kept for 180 days."),
            ),
            "lookup.caller_name": Words(
                self.tr("Whose number is it?"),
                self.tr("The name of an unknown caller. About $0.01 a number, kept for 180 days."),
            ),
            "pace": Words(self.tr("Advanced: how often we look")),
            "poll.calls_seconds": Words(
                self.tr("At the calls"), self.tr("While nobody calls."), seconds
            ),
            "poll.live_seconds": Words(
                self.tr("At the calls, during one"),
                self.tr("While somebody calls one of your numbers."),
                seconds,
            ),
            "poll.messages_seconds": Words(
                self.tr("At the texts"), self.tr("How soon you see what callers write."), seconds
            ),
        }

    def retranslate(self) -> None:
        super().retranslate()
        self._offer()

    # --- reached? ---

    @Slot()
    def _tick(self) -> None:
        if self.isVisible():
            self._ask_reach()

    def _ask_reach(self) -> None:
        settings, now = self.bridge.settings(), self.bridge.now()

        def signs(reader: Reader) -> tuple[Health, str]:
            found = stored(reader, settings, now, running=True, free_bytes=None)
            polled = [at for at in found.polled.values() if at is not None]
            at = (
                say.clock(min(polled), self.bridge.zone, settings.screen_language) if polled else ""
            )
            return assess(found), at

        self.bridge.ask("settings.reach", signs, self._reached)

    def _reached(self, found: tuple[Health, str]) -> None:
        health, at = found
        wrong = next((f for f in map(health.find, _OF_THE_PROVIDER) if f is not None), None)
        language = self.bridge.settings().screen_language
        if wrong is not None and wrong.level is not Level.GOOD:
            self._reach.say(wrong.sentence(language))
            self._reach.refuse(wrong.advice(language), quietly=True)
            return
        self._reach.refuse("")
        well = self.tr("Connected. Last look at calls and texts: {time}.")
        self._reach.say(well.format(time=at) if at else self.tr("Not reached yet."))

    # --- key and account ---

    @Slot()
    def look(self) -> None:
        """Ask the provider what it has of this account."""
        self._again.wait(True)
        self._again.refuse("")
        port = self.around.port
        self.around.background.run(
            lambda: port.look(port.account(), None), self._looked, self._not_looked
        )

    def _looked(self, account: Account) -> None:
        self._account = account
        self._again.wait(False)
        self._key.say(self._key_line())
        for number, box in self._boxes.items():
            box.show_account(account.line(number))
        self._offer()

    def _not_looked(self, sentence: str) -> None:
        self._again.wait(False)
        self._again.refuse(sentence or self.tr("The provider did not answer. Try again."))
        for box in self._boxes.values():
            box.show_unknown()

    def _key_line(self) -> str:
        if self._account is None:
            return self.tr("Kept in this PC's key store.")
        account = self._account
        named = self.tr("{name}, account …{end}.").format(name=account.name, end=account.id[-4:])
        trial = self.tr("A trial account: it texts verified phones only.")
        return f"{named} {trial}" if account.trial else named

    def _replace_key(self) -> None:
        dialog = KeyDialog(self.around.port, self.around.background, self.window())
        dialog.kept.connect(self._replaced)
        dialog.open()

    def _replaced(self) -> None:
        self._key.told_saved()
        self.look()
        here = self.bridge.engine_here
        agents = self.tr("The agent on this PC uses it once it is started again.")
        question = kit.Dialog(
            self.tr("Use the new key now?") if here else self.tr("The new key is kept"),
            self.tr("DeskReply closes and opens again. Nothing is lost.") if here else agents,
            confirm=self.tr("Start again") if here else self.tr("Close"),
            cancel=self.tr("Later"),
            parent=self.window(),
        )
        question.cancel.setVisible(here)
        if here:
            question.accepted.connect(self.restart_wanted)
        question.open()

    # --- numbers ---

    @Slot()
    def _show_lines(self) -> None:
        watched = self.bridge.settings().watched
        for number in [each for each in self._boxes if each not in watched]:
            _drop(self._lines, self._boxes.pop(number))
        for number in watched:
            if number not in self._boxes:
                self._boxes[number] = box = LineBox(self.bridge, number)
                box.remove.connect(self._ask_to_remove)
                box.registration.connect(self._track)
                self._lines.addWidget(box)
                if self._account is not None:
                    box.show_account(self._account.line(number))
        for box in self._boxes.values():
            box.allow_removing(len(watched) > 1)
        self._offer()

    def _offer(self) -> None:
        """The numbers of the account that are not watched."""
        for old in self._offers:
            _drop(self._others, old)
        watched = self.bridge.settings().watched
        lines = self._account.lines if self._account is not None else ()
        self._offers = [
            self._other(line) for line in lines if line.usable and line.number not in watched
        ]
        for row in self._offers:
            self._others.addWidget(row)

    def _other(self, line: LineOnAccount) -> ButtonRow:
        row = ButtonRow("phone-off")
        number = say.number(line.number)
        row.set_words(
            Words(number, self.tr("On your account, not watched."), self.tr("Watch this number"))
        )
        row.button.setAccessibleName(self.tr("Watch {number}").format(number=number))
        watched = (*self.bridge.settings().watched, line.number)
        port = self.around.port
        row.button.clicked.connect(
            lambda: self.around.background.run(
                lambda: port.use_lines(watched), self._lines_kept, row.refuse
            )
        )
        return row

    def _ask_to_remove(self, number: str) -> None:
        question = kit.Dialog(
            self.tr("Stop watching {number}?").format(number=say.number(number)),
            self.tr("Who calls it in vain is no longer texted. What was written stays."),
            confirm=self.tr("Stop watching"),
            kind="danger",
            parent=self.window(),
        )
        question.accepted.connect(lambda: self._remove(number))
        question.open()

    def _remove(self, number: str) -> None:
        port = self.around.port
        left = tuple(line for line in self.bridge.settings().lines if line.number != number)
        refuse = self._boxes[number].head.refuse
        self.around.background.run(lambda: port.save_lines(left), self._lines_kept, refuse)

    def _lines_kept(self, _: None) -> None:
        self.bridge.refresh()

    def _track(self, number: str) -> None:
        Tracker(self.around.port, self.around.background, number, self.window()).open()


def _drop(layout: QVBoxLayout, widget: QWidget) -> None:
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()
