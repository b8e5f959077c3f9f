"""Texts on the practice line: what is sent, what comes back, who has opted out."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deskreply.practice.clock import Clock
from deskreply.practice.errors import Refused
from deskreply.practice.ledger import Ledger
from deskreply.practice.model import (
    AccountNumber,
    Media,
    Message,
    TextDirection,
    TextStatus,
    new_sid,
)
from deskreply.practice.phones import (
    FATES,
    HELP_WORDS,
    MAX_BODY,
    START_WORDS,
    STOP_WORDS,
    Reach,
    is_phone_number,
    keyword,
    segments,
)

STOP_REPLY = (
    "You have been unsubscribed and will get no more messages from this number. "
    "Reply START to resubscribe."
)
START_REPLY = "You are subscribed to messages from this number again. Reply STOP to unsubscribe."
HELP_REPLY = "Reply STOP to unsubscribe. Msg&Data rates may apply."

# A picture of one grey dot: stands for attachments that the line will not fetch from the network.
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)


@dataclass(frozen=True, slots=True)
class DeliveryPace:
    """Seconds at speed 1 from queued to sending, from there to sent, from there to the end."""

    sending: float = 0.2
    sent: float = 0.5
    final: float = 1.5


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something a caller sends along: its bytes and their type, for example `image/jpeg`."""

    content_type: str
    content: bytes


class TextDesk(Ledger):
    """The live side of the message log."""

    def __init__(self, clock: Clock, pace: DeliveryPace | None = None) -> None:
        super().__init__(clock)
        self.pace = pace or DeliveryPace()
        self.countries: tuple[str, ...] = ("+1",)
        """Beginnings of the numbers that may be texted; others are refused with 21408."""
        self._reach: dict[str, Reach] = {}
        self._opted_out: set[tuple[str, str]] = set()
        self._sids_of_peer: dict[str, list[str]] = {}

    def set_reach(self, number: str, reach: Reach) -> None:
        """From now on texts to `number` (E.164) fare as `reach` says."""
        if reach not in FATES:
            raise ValueError(f"reach must be one of {', '.join(FATES)}")
        with self.changed:
            self._reach[number] = reach

    def opted_out(self, caller: str, own: str | None = None) -> bool:
        """Whether `caller` has stopped texts from that number of the account (the first)."""
        with self.changed:
            return (self._own_number(own).number, caller) in self._opted_out

    def texts(self, peer: str | None = None) -> tuple[Message, ...]:
        """All texts in and out, oldest first; with `peer`, those with that number only."""
        with self.changed:
            if peer is None:
                return tuple(self.messages_log.oldest_first())
            return tuple(self.message(sid) for sid in self._sids_of_peer.get(peer, ()))

    def texts_out(self, to: str | None = None) -> tuple[Message, ...]:
        """The texts sent through the API, oldest first; with `to`, those to that number."""
        return tuple(m for m in self.texts(to) if m.direction == "outbound-api")

    def text_in(
        self,
        caller: str,
        body: str,
        to: str | None = None,
        *,
        media: Sequence[Attachment] = (),
        receiving: float = 0.0,
    ) -> str:
        """A text comes in; the answer is its SID.

        `receiving`: for so many seconds it stands as `receiving` before it is `received`.
        A STOP word blocks the pair of numbers, START lifts that, HELP asks; the provider then
        answers by itself, once, with an `outbound-reply`.
        """
        with self.changed:
            own = self._own_number(to)
            status: TextStatus = "receiving" if receiving > 0 else "received"
            message = self._new_text(caller, own.number, body, "inbound", status, len(media))
            self._attach(message, media)
            self._store_text(message, "text.in")
            if receiving > 0:
                self.timeline.after(receiving, lambda: self._advance(message.sid, "received"))
            self._obey(keyword(body), own.number, caller)
            return message.sid

    def send_text(
        self, from_: str, to: str, body: str, media_urls: Sequence[str] = (), service: str = ""
    ) -> Message:
        """Send as the API does. Raises Refused, and then nothing is stored."""
        with self.changed:
            try:
                own = self._check(from_, to, body, media_urls, service)
            except Refused as error:
                self.record("text.rejected", None, to=to, code=error.code)
                raise
            message = self._new_text(
                own.number, to, body, "outbound-api", "queued", len(media_urls)
            )
            self._attach(message, [_stand_in(url) for url in media_urls])
            self._store_text(message, "text.queued")
            self._deliver(message.sid, own, to)
            return message

    def _check(
        self, from_: str, to: str, body: str, media_urls: Sequence[str], service: str
    ) -> AccountNumber:
        if not to:
            raise Refused(21604)
        if not from_:
            raise Refused(21704 if service else 21603)
        if not is_phone_number(to):
            raise Refused(21211, f"Invalid 'To' Phone Number: {to}")
        if not body and not media_urls:
            raise Refused(21602)
        if len(body) > MAX_BODY:
            raise Refused(21617)
        own = self._numbers.get(from_)
        if own is None:
            raise Refused(21660)
        if not own.sms:
            raise Refused(21606)
        self._check_recipient(own, to)
        return own

    def _check_recipient(self, own: AccountNumber, to: str) -> None:
        if to == own.number:
            raise Refused(21266)
        if not to.startswith(self.countries):
            raise Refused(21408)
        if (own.number, to) in self._opted_out:
            raise Refused(21610)
        if self._reach.get(to) == "not-mobile":
            raise Refused(21614)

    def _obey(self, word: str, own: str, caller: str) -> None:
        pair = (own, caller)
        if word in STOP_WORDS and pair not in self._opted_out:
            self._opted_out.add(pair)
            self.record("opt-out", None, caller=caller, own=own, word=word)
            self._reply(own, caller, STOP_REPLY)
        elif word in START_WORDS and pair in self._opted_out:
            self._opted_out.discard(pair)
            self.record("opt-in", None, caller=caller, own=own, word=word)
            self._reply(own, caller, START_REPLY)
        elif word in HELP_WORDS:
            self._reply(own, caller, HELP_REPLY)

    def _reply(self, own: str, caller: str, body: str) -> None:
        number = self.number(own)
        message = self._new_text(own, caller, body, "outbound-reply", "queued", 0)
        self._store_text(message, "text.queued")
        self._deliver(message.sid, number, caller)

    # A text's life

    def _deliver(self, sid: str, own: AccountNumber, to: str) -> None:
        last, code = FATES[self._reach.get(to, "mobile")]
        if not own.registered:
            last, code = "undelivered", 30034
        pace = self.pace
        at_sent = pace.sending + pace.sent
        self.timeline.after(pace.sending, lambda: self._advance(sid, "sending"))
        self.timeline.after(at_sent, lambda: self._advance(sid, "sent"))
        if last != "sent":
            end = at_sent + pace.final
            self.timeline.after(end, lambda: self._advance(sid, last, code))

    def _advance(self, sid: str, status: TextStatus, code: int | None = None) -> None:
        message = self.message(sid)
        now = self.now()
        sent = message.date_sent or (now if status == "sent" else None)
        changed = replace(message, status=status, error_code=code, date_sent=sent, date_updated=now)
        self._store_text(changed, f"text.{status}")

    def _new_text(
        self,
        from_: str,
        to: str,
        body: str,
        direction: TextDirection,
        status: TextStatus,
        num_media: int,
    ) -> Message:
        now = self.now()
        return Message(
            sid=new_sid("MM" if num_media else "SM"),
            date_created=now,
            stored_at=now,
            date_updated=now,
            from_=from_,
            to=to,
            body=body,
            direction=direction,
            status=status,
            num_segments=1 if num_media else segments(body),
            num_media=num_media,
            date_sent=now if direction == "inbound" else None,
        )

    def _attach(self, message: Message, media: Sequence[Attachment]) -> None:
        if media:
            self._media[message.sid] = [
                Media(new_sid("ME"), message.sid, self.now(), m.content_type, m.content)
                for m in media
            ]

    def _store_text(self, message: Message, kind: str) -> None:
        if self.messages_log.get(message.sid) is None:
            self._sids_of_peer.setdefault(message.peer, []).append(message.sid)
        self.messages_log.put(message)
        self.record(
            kind,
            message.sid,
            from_=message.from_,
            to=message.to,
            body=message.body,
            direction=message.direction,
            status=message.status,
            error_code=message.error_code,
            num_media=message.num_media,
        )


def _stand_in(url: str) -> Attachment:
    guessed = mimetypes.guess_type(url.partition("?")[0])[0]
    return Attachment(guessed or "image/png", _DOT)
