"""What the live test waits for, and what is in its way, in words for whoever stands at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskreply.engine.livetest import Cause, LiveTest
from deskreply.ui import say

# Steps of the test, in their order.
HEARD, SENT, DELIVERED, REPLIED = range(4)
STEPS = 4

_STEP = {
    Cause.SENDING: SENT,
    Cause.NOT_TEXTED: SENT,
    Cause.UNCONFIRMED: SENT,
    Cause.NO_RECEIPT: DELIVERED,
    Cause.NO_REPLY: REPLIED,
    Cause.PASSED: STEPS,
}
# These are sure: whoever waits need not wait for half a minute.
SURE = frozenset(
    {Cause.ANSWERED, Cause.CANNOT_TELL, Cause.NOT_TEXTED, Cause.FAILED, Cause.UNCONFIRMED}
)

_WAITING = {
    Cause.STOPPED: QT_TRANSLATE_NOOP("LiveTest", "Waiting for your call"),
    Cause.NOT_CALLED: QT_TRANSLATE_NOOP("LiveTest", "Waiting for your call"),
    Cause.WITHHELD: QT_TRANSLATE_NOOP("LiveTest", "Waiting for your call"),
    Cause.OTHER_PHONE: QT_TRANSLATE_NOOP("LiveTest", "Waiting for your call"),
    Cause.OTHER_NUMBER: QT_TRANSLATE_NOOP("LiveTest", "Waiting for your call"),
    Cause.RINGING: QT_TRANSLATE_NOOP("LiveTest", "It rings. Hang up before anyone answers"),
    Cause.SETTLING: QT_TRANSLATE_NOOP("LiveTest", "Making sure that nobody answered"),
    Cause.SENDING: QT_TRANSLATE_NOOP("LiveTest", "On its way"),
    Cause.NO_RECEIPT: QT_TRANSLATE_NOOP("LiveTest", "Waiting for the carrier, {seconds} s"),
    Cause.NO_REPLY: QT_TRANSLATE_NOOP("LiveTest", "Answer the text from your cell"),
}
_TROUBLE = {
    Cause.NOT_CALLED: QT_TRANSLATE_NOOP(
        "LiveTest",
        "No call has arrived. Check the number you dialed. If it rang, this number's calls do not "
        "pass through the account you connected: go back and choose the one that callers dial.",
    ),
    Cause.WITHHELD: QT_TRANSLATE_NOOP(
        "LiveTest",
        "A call came in without a number: your phone hides it, so it cannot be texted. Turn on "
        "“Show my caller ID” in its settings, or dial *82 first, and call again.",
    ),
    Cause.OTHER_PHONE: QT_TRANSLATE_NOOP(
        "LiveTest",
        "A call came in, but from {other}. If that is your phone, use it for the test; otherwise "
        "call from {phone}.",
    ),
    Cause.OTHER_NUMBER: QT_TRANSLATE_NOOP(
        "LiveTest",
        "You called {other}, which is not the number you connected. Call {line}, or go back and "
        "choose the other one.",
    ),
    Cause.RINGING: QT_TRANSLATE_NOOP(
        "LiveTest", "The call is still on. Hang up, before anybody or a voicemail answers."
    ),
    Cause.SETTLING: QT_TRANSLATE_NOOP(
        "LiveTest",
        "The provider's log does not show yet how the call ended. This can take up to two minutes.",
    ),
    Cause.ANSWERED: QT_TRANSLATE_NOOP(
        "LiveTest",
        "The call was answered. If nobody did, the voicemail of a phone took it. Call again and "
        "hang up after three or four rings.",
    ),
    Cause.CANNOT_TELL: QT_TRANSLATE_NOOP(
        "LiveTest", "{detail} In Settings, Connection, say what kind of line this is."
    ),
    Cause.SENDING: QT_TRANSLATE_NOOP(
        "LiveTest",
        "The text is still waiting to leave. Check the internet connection of this PC.",
    ),
    Cause.UNCONFIRMED: QT_TRANSLATE_NOOP(
        "LiveTest",
        "It cannot be known whether the text went: the connection broke at the wrong moment. If it "
        "is on your phone, answer it; if not, call again.",
    ),
    Cause.NO_RECEIPT: QT_TRANSLATE_NOOP(
        "LiveTest",
        "The carrier has not confirmed it. Some never do. If the text is on your phone, answer it: "
        "that counts as well.",
    ),
    Cause.NO_REPLY: QT_TRANSLATE_NOOP(
        "LiveTest",
        "No answer has arrived. Any word will do, sent to {line}. You can also go on: the text "
        "was delivered.",
    ),
}


@dataclass(frozen=True, slots=True)
class About:
    """What the words are filled with: numbers (E.164), and for how many seconds one waits."""

    line: str
    phone: str
    seconds: int


def step(found: LiveTest) -> int:
    """The step that has not happened yet, from 0; ``STEPS`` after the last."""
    if found.cause is Cause.FAILED:
        return SENT if found.sent_at is None else DELIVERED
    if found.cause in (Cause.STOPPED, Cause.SETTLING):
        return HEARD if found.heard_at is None else SENT
    return _STEP.get(found.cause, HEARD)


def stage(found: LiveTest) -> tuple[int, str]:
    """Changes whenever something happens that makes it worth waiting anew."""
    under_way = found.cause in (Cause.RINGING, Cause.SETTLING)
    return step(found), found.cause.value if under_way else ""


def waiting(found: LiveTest, about: About) -> str:
    """What one waits for."""
    words = QCoreApplication.translate("LiveTest", str(_WAITING.get(found.cause, "")))
    return words.format(seconds=about.seconds)


def trouble(found: LiveTest, about: About) -> str:
    """Why it does not go on, and what to do."""
    if found.cause not in _TROUBLE:
        return found.detail
    words = QCoreApplication.translate("LiveTest", str(_TROUBLE[found.cause]))
    return words.format(
        detail=found.detail,
        other=say.number(found.other),
        line=say.number(about.line),
        phone=say.number(about.phone),
    )
