"""Step 3: the keys of the phone provider, and the number that callers ring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain.errors import (
    AccountClosed,
    BadCredentials,
    NotPermitted,
    NotTheProvider,
    ProviderError,
    ProviderTrouble,
    Throttled,
    TimedOut,
    Unreachable,
    UserError,
)
from deskreply.domain.keyforms import Arranged
from deskreply.engine.account import Account, NotActive
from deskreply.settings.kinds import Json
from deskreply.ui import kit
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.keyfields import KeyFields, KeyVerdict, Verdict
from deskreply.ui.setup.numbers import NumberList
from deskreply.ui.setup.plainlink import PlainLink
from deskreply.ui.setup.port import SetupPort
from deskreply.ui.setup.questions import BossQuestions
from deskreply.ui.setup.records import RecordsQuestion
from deskreply.ui.setup.step import GoOn, Step
from deskreply.ui.setup.tracker import Looks, Tracker
from deskreply.ui.troubles import sentence

# Whoever pastes is done at once, whoever types is not.
PAUSE_MS = 500
# These pass without anybody changing a key: it is tried again by itself.
AGAIN_MS = 5_000
_PASSING = (NotTheProvider, ProviderTrouble, Throttled, TimedOut, Unreachable)


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of trying keys: an account, or the error."""

    account: Account | None = None
    error: Exception | None = None


def look(port: SetupPort, keys: Arranged | None) -> Looked:
    """Try keys, or (None) those that are kept. Never raises what a person can put right."""
    try:
        if keys is None:
            return Looked(port.look("", None))
        return Looked(port.look(keys.account, keys.secret, keys.key))
    except (ProviderError, UserError) as error:
        return Looked(error=error)


class ConnectStep(Step):
    """Keys are tried as soon as they are there; what is chosen is kept with Next."""

    def __init__(self, around: SetupAround) -> None:
        super().__init__(around)
        self._fields, self._verdict, self._list = KeyFields(), KeyVerdict(), NumberList()
        self._which = kit.Label(size=13, weight=600)
        self._frame = kit.Card(border="outline")
        self._more, self._boss = PlainLink(), PlainLink("mail")
        self._approval = PlainLink("shield-check")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._looked = Looked()
        # The numbers that were chosen before the app ended, until there are some to choose from.
        self._wanted: tuple[str, ...] = ()
        # The keys that were tried last, None: those that are kept.
        self._asked: Arranged | None = None
        # Which trial the answer on its way is of: an older one's does not count.
        self._trial = 0
        self._entered = self._swapped = False
        self._lay_out()
        self._connect()
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Connect your number")

    def line(self) -> str:
        return self.tr("Paste the keys from your Twilio console. They stay in this PC's key store.")

    def can_go_on(self) -> bool:
        return self._looked.account is not None and bool(self._list.chosen)

    def first_field(self) -> QWidget | None:
        return None if self.can_go_on() else self._fields.account

    def enter(self) -> None:
        """What is kept is tried, the first time."""
        if not self._entered:
            self._entered = True
            self.around.background.run(self.around.port.account, self._know_kept, self.refuse)
        elif isinstance(self._looked.error, _PASSING):
            self._again.start()

    def entered(self) -> dict[str, Json]:
        """The numbers alone: what was pasted may be a secret, in whichever field it is."""
        return {"numbers": list(self._list.chosen)} if self._list.chosen else {}

    def restore(self, entered: Mapping[str, Json]) -> None:
        self._wanted = tuple(entered["numbers"])

    def left(self) -> None:
        """Nothing is asked any more."""
        self._again.stop()

    def leave(self, go_on: GoOn) -> None:
        """Keep the keys and the numbers, then ask about health records, once."""
        if self.around.port.settings().baa:
            self._keep(go_on)
            return
        question = RecordsQuestion(self)
        question.answered.connect(lambda answer: self._keep(go_on, answer))
        question.rejected.connect(lambda: self.refuse(self.tr("Answer the question to go on.")))
        question.open()

    def retranslate(self) -> None:
        """Set every word of this page anew."""
        self._which.setText(self.tr("Which number do callers ring?"))
        self._boss.setText(self.tr("No keys? Send these 3 questions to my boss"))
        self._approval.setText(self.tr("About the approval"))
        self._list.reword()
        self._show()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        for row in (self._which_row, self._links):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(px(8))

    # --- trying ---

    def _know_kept(self, account: str) -> None:
        if account and not self._fields.typed:
            self._fields.show_kept(account)
            self._try(None)

    def _edited(self) -> None:
        self._trial += 1
        self._looked = Looked()
        self._swapped = False
        self._pause.stop()
        self._again.stop()
        if self._fields.arranged().whole:
            self._pause.start()
        self._show()
        self.changed.emit()

    def _try_typed(self) -> None:
        self._try(self._fields.arranged())

    def _try(self, keys: Arranged | None) -> None:
        self._looked = Looked()
        self._verdict.show_verdict(Verdict.CHECKING, "", self.tr("Asking the provider…"))
        self._asked = keys
        self._ask()

    def _ask(self) -> None:
        self._trial += 1
        keys = self._asked
        ask = partial(look, self.around.port, keys)
        self.around.background.run(ask, partial(self._know, self._trial, keys), self.refuse)

    def _know(self, trial: int, keys: Arranged | None, looked: Looked) -> None:
        if trial != self._trial:
            return
        self._looked = looked
        if isinstance(looked.error, _PASSING) and self.isVisible():
            self._again.start()
        if looked.account is not None:
            if keys is not None:
                self._swapped = keys.swapped
                self._fields.put_right(keys)
            settings = self.around.port.settings()
            wanted, self._wanted = self._wanted or settings.watched, ()
            self._list.show_lines(looked.account.lines, wanted)
        self._show()
        self.changed.emit()

    # --- keeping ---

    def _keep(self, go_on: GoOn, baa: str = "") -> None:
        port, keys = self.around.port, self._fields.arranged()
        typed, chosen = self._fields.typed, self._list.chosen

        def keep() -> None:
            if typed:
                port.keep_credentials(keys.account, keys.secret, keys.key)
            port.use_lines(chosen)
            if baa:
                port.save({"office.baa": baa})

        self.work(keep, lambda _: go_on())

    # --- what is shown ---

    def _show(self) -> None:
        account, error = self._looked.account, self._looked.error
        several = self._list.several
        for widget in (self._which, self._frame):
            widget.setVisible(account is not None and bool(account.lines))
        self._more.setVisible(account is not None and self._list.choices > 1)
        self._more.setText(
            self.tr("Only one of them") if several else self.tr("Callers ring several")
        )
        self._approval.setVisible(account is not None and bool(self._unapproved()))
        if account is not None:
            self._show_good(account)
        elif error is not None:
            self._verdict.show_verdict(Verdict.BAD, "", self._sentence(error))
        else:
            self._verdict.show_verdict(Verdict.NOTHING, "", self._where())

    def _show_good(self, account: Account) -> None:
        if not account.lines:
            remark = self.tr(
                "The keys work, but this account has no phone number. Buy one at the provider, or "
                "use the keys of the account that has yours."
            )
        elif not self._list.choices:
            remark = self.tr(
                "The keys work, but none of these numbers can both take calls and text. Switch "
                "texting on for one at the provider."
            )
        else:
            remarks = [self.tr("They were swapped, so we put them right.")] if self._swapped else []
            if account.trial:
                words = self.tr("A trial account texts only phones that are verified there.")
                remarks.append(words)
            good = self.tr("Keys work.")
            self._verdict.show_verdict(Verdict.GOOD, good, " ".join(remarks))
            return
        self._verdict.show_verdict(Verdict.BAD, "", remark)

    def _where(self) -> str:
        if self._fields.key.isVisibleTo(self):
            return self.tr("An API key has three parts: the account SID, the key, and its secret.")
        return self.tr("Both are on the front page of console.twilio.com, under Account Info.")

    def _sentence(self, error: Exception) -> str:
        """What is wrong with the keys, and what to do."""
        match error:
            case BadCredentials():
                return self.tr(
                    "The provider does not accept these keys. Copy both again, whole, from the "
                    "same account."
                )
            case NotActive() | AccountClosed():
                return self.tr(
                    "This account is suspended or closed. Sign in at the provider: often a payment "
                    "is due."
                )
            case NotPermitted():
                return self.tr(
                    "This key may not look at calls, texts and numbers. Give it these permissions, "
                    "or use the auth token of the account."
                )
            case NotTheProvider():
                return self.tr(
                    "Something else answered, perhaps a sign-in page of this network. Open any web "
                    "page, sign in, then try again."
                )
            case TimedOut() | Unreachable():
                return self.tr(
                    "The provider cannot be reached. Check the internet connection of this PC."
                )
            case Throttled() | ProviderTrouble():
                return self.tr("The provider has trouble right now. Try again in a few minutes.")
            case UserError() | ProviderError():
                return sentence(error)
        return str(error)

    def _unapproved(self) -> str:
        """A chosen number whose texts carriers turn away, "" where there is none."""
        lines = (self._list.line(number) for number in self._list.chosen)
        return next((x.number for x in lines if x is not None and x.registration.blocks), "")

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _ask_boss(self) -> None:
        BossQuestions(self).open()

    def _track(self) -> None:
        port: Looks = self.around.port
        if self._fields.typed:
            port = _Unkept(self.around.port, self._fields.arranged())
        Tracker(port, self.around.background, self._unapproved(), self).open()

    # --- look ---

    def _connect(self) -> None:
        self._fields.edited.connect(self._edited)
        self._pause.timeout.connect(self._try_typed)
        self._again.timeout.connect(self._ask)
        self._list.chosen_changed.connect(self._chosen)
        self._more.clicked.connect(lambda: self._list.let_several(not self._list.several))
        self._boss.clicked.connect(self._ask_boss)
        self._approval.clicked.connect(self._track)

    def _lay_out(self) -> None:
        self._which_row, self._links = QHBoxLayout(), QHBoxLayout()
        self._which_row.addWidget(self._which, 1)
        self._which_row.addWidget(self._more)
        self._links.addWidget(self._boss)
        self._links.addStretch(1)
        self._links.addWidget(self._approval)
        framed = QVBoxLayout(self._frame)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(self._list)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._fields)
        self._column.addWidget(self._verdict)
        self._column.addLayout(self._which_row)
        self._column.addWidget(self._frame)
        self._column.addLayout(self._links)
        self._column.addStretch(1)


class _Unkept:
    """For the tracker, while the keys are only typed."""

    def __init__(self, port: SetupPort, keys: Arranged) -> None:
        self._port, self._keys = port, keys

    def look(self, sid: str, secret: str | None, key: str = "") -> Account:
        return self._port.look(self._keys.account, self._keys.secret, self._keys.key)
