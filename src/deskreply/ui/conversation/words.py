"""Puts the entries of a conversation into words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from deskreply.domain import errortable
from deskreply.domain.errortable import Action
from deskreply.domain.models import (
    Call,
    Callback,
    Message,
    MessageKind,
    MessageState,
    OutboxItem,
    OutboxState,
    Outcome,
)
from deskreply.domain.timeline import Entry
from deskreply.ui import links, say
from deskreply.ui.conversation.reasons import WhyWords
from deskreply.ui.conversation.rows import Card, Deed, Kind, Offer, Piece, Row
from deskreply.ui.conversation.scene import Scene

# A text that is held so that it can be taken back is never held for longer.
_LONGEST_HOLD_SECONDS = 15.0
_NO_USE_TRYING = frozenset({Action.CALL_BACK, Action.OPTED_OUT})

_KINDS = {
    MessageKind.AUTO: Kind.AUTO,
    MessageKind.STAFF: Kind.STAFF,
    MessageKind.LEAD: Kind.LEAD,
    MessageKind.NOTE: Kind.NOTE,
}


class EntryWords(QObject):
    """Makes rows of entries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._why = WhyWords(self)

    def row(self, entry: Entry, scene: Scene, now: datetime) -> Row:
        """The entry as it is to be shown at ``now`` (UTC)."""
        if entry.call is not None:
            return self._call(entry.key, entry.call, scene, now)
        if entry.message is None:
            raise ValueError("an entry is a text, a note or a call")
        return self._text(entry, entry.message, scene, now)

    def day(self, at: datetime, scene: Scene, now: datetime) -> Row:
        """The line above the first entry of a day."""
        words = say.day(at, scene.zone, now, scene.language)
        return Row(f"day:{scene.date(at)}", Kind.DAY, words, words)

    def new(self) -> Row:
        """The line above what nobody has read yet."""
        words = self.tr("New")
        return Row("new", Kind.NEW, words, words)

    # --- texts ---

    def _text(self, entry: Entry, message: Message, scene: Scene, now: datetime) -> Row:
        kind = _KINDS[message.kind]
        body = links.readable(message.body)
        extra = self._media(message)
        state = self._state(message, entry.item, scene, now)
        failed = message.state is MessageState.FAILED and message.id not in scene.again
        bad = failed or message.state is MessageState.UNCONFIRMED
        at = scene.clock(message.at)
        card = self._card(message, scene) if bad else None
        said = ", ".join(p for p in (body, extra) if p)
        spoken = [f"{self._kind(message, scene)}: {said}", at, state.text if state else ""]
        spoken.append(card.sentence if card is not None else "")
        return Row(
            key=entry.key,
            kind=kind,
            about=message.id,
            body=body,
            extra=extra,
            spoken=", ".join(part for part in spoken if part),
            pieces=() if bad else self._meta(message, scene, at, state),
            links=links.find(body),
            card=card,
            offers=self._offers(message) if bad else (),
            take_back=self._take_back(message, entry.item, now),
            faded=message.state is MessageState.CANCELED,
            lit=message.id == scene.lit,
        )

    def _kind(self, message: Message, scene: Scene) -> str:
        author = self._author(message, scene)
        match message.kind:
            case MessageKind.AUTO:
                return self.tr("Automatic text")
            case MessageKind.LEAD:
                return self.tr("Lead text")
            case MessageKind.NOTE:
                return self.tr("Note by {name}").replace("{name}", author)
            case _:
                return self.tr("Text by {name}").replace("{name}", author)

    def _author(self, message: Message, scene: Scene) -> str:
        if not message.author:
            return self.tr("the office")
        if message.author == scene.staff:
            return self.tr("you")
        return links.visible(message.author)

    def _media(self, message: Message) -> str:
        if not message.media_count:
            return ""
        what = self.tr("%n picture(s) or file(s)", "", message.media_count)
        where = self.tr("open it in the provider's console")
        return f"{what} · {where}"

    def _meta(
        self, message: Message, scene: Scene, at: str, state: Piece | None
    ) -> tuple[Piece, ...]:
        author = self._author(message, scene)
        author = author[:1].upper() + author[1:]
        match message.kind:
            case MessageKind.LEAD:
                return (Piece(at),)
            case MessageKind.NOTE:
                by = self.tr("Note by {name}").replace("{name}", author)
                return (Piece(by, icon="lock"), Piece(self.tr("only your team sees this")))
            case MessageKind.AUTO:
                author = self.tr("Automatic text")
        pieces = [Piece(author), Piece(at)]
        if state is not None:
            pieces.append(state)
        if message.id in scene.again:
            pieces.append(Piece(self.tr("written again")))
        return tuple(pieces)

    def _state(
        self, message: Message, item: OutboxItem | None, scene: Scene, now: datetime
    ) -> Piece | None:
        """How far the text got; None for what was never to be sent."""
        if message.kind in (MessageKind.LEAD, MessageKind.NOTE):
            return None
        match message.state:
            case MessageState.QUEUED:
                return self._queued(message, item, scene, now)
            case MessageState.SENDING:
                return Piece(self.tr("Sending"), icon="clock")
            case MessageState.SENT:
                return Piece(self.tr("Sent"), icon="check")
            case MessageState.DELIVERED:
                return Piece(self.tr("Delivered"), "ok", "check-check", strong=True)
            case MessageState.FAILED:
                return Piece(self.tr("Not delivered"), "over", "triangle-alert", strong=True)
            case MessageState.UNCONFIRMED:
                return Piece(self.tr("Unconfirmed"), "due", "circle-question-mark", strong=True)
            case MessageState.CANCELED:
                words = message.explanation or self.tr("Taken back")
                return Piece(words, icon="undo-2")
            case MessageState.RECEIVED:
                return None

    def _queued(
        self, message: Message, item: OutboxItem | None, scene: Scene, now: datetime
    ) -> Piece:
        if item is None or item.state is not OutboxState.WAITING or item.due_at <= now:
            return Piece(self.tr("Queued"), icon="clock")
        if item.held_for in ("maybe-opted-out", "auto-responder"):
            return Piece(self.tr("Held until somebody has looked"), "due", "pause", strong=True)
        if message.scheduled_for is None and not item.held_for:
            return Piece(self.tr("Queued"), icon="clock")
        when = self._soon(item.due_at, scene, now)
        if item.held_for == "quiet-hours":
            words = self.tr("Goes {time} (their night)")
        elif item.held_for:
            words = self.tr("Held, tried again {time}")
        else:
            words = self.tr("Goes {time}")
        return Piece(words.replace("{time}", when), icon="moon" if item.held_for else "clock")

    def _soon(self, at: datetime, scene: Scene, now: datetime) -> str:
        """A time to come, within a sentence."""
        ahead = (scene.date(at) - scene.today).days
        if ahead == 0:
            return self.tr("at {time}").replace("{time}", scene.clock(at))
        if ahead == 1:
            return self.tr("tomorrow at {time}").replace("{time}", scene.clock(at))
        return scene.when(at, now)

    def _take_back(self, message: Message, item: OutboxItem | None, now: datetime) -> str:
        """The words of the button that takes a text back while it has not left."""
        waits = item is not None and item.state is OutboxState.WAITING
        if message.kind is not MessageKind.STAFF or message.state is not MessageState.QUEUED:
            return ""
        if item is None or not waits:
            return ""
        left = (item.due_at - now).total_seconds()
        if message.scheduled_for is not None:
            return self.tr("Take back") if left > 0 else ""
        if not 0 < left <= _LONGEST_HOLD_SECONDS:
            return ""
        return self.tr("Undo {seconds} s").replace("{seconds}", str(-int(-left // 1)))

    def _card(self, message: Message, scene: Scene) -> Card:
        rule = errortable.rule_for(message.error_code)
        sentence = message.explanation or rule.sentence(scene.language)
        if message.state is MessageState.UNCONFIRMED:
            return Card("due", "circle-question-mark", self.tr("Did it go?"), sentence)
        return Card("over", "triangle-alert", self.tr("Not delivered"), sentence)

    def _offers(self, message: Message) -> tuple[Offer, ...]:
        if message.state is MessageState.UNCONFIRMED:
            return (
                Offer(Deed.WENT, self.tr("It went")),
                Offer(Deed.SEND_AGAIN, self.tr("Send again")),
            )
        call = Offer(Deed.CALL, self.tr("Call instead"), "phone")
        if errortable.unregistered(message.error_code):
            return (Offer(Deed.TRACKER, self.tr("Open approval tracker")), call)
        if errortable.rule_for(message.error_code).action in _NO_USE_TRYING:
            return (call,)
        return (Offer(Deed.RETRY, self.tr("Retry")), call)

    # --- calls ---

    def _call(self, key: str, call: Call, scene: Scene, now: datetime) -> Row:
        what, icon, ink = self._outcome(call)
        began = call.row.started_at or call.row.created_at or call.seen_at
        when = scene.when(began, now) if began is not None else ""
        parts = [part for part in (what, when, self._how(call, scene)) if part]
        words = " · ".join(parts)
        pieces = [Piece(words, icon=icon, icon_ink=ink)]
        if call.callback is Callback.OPEN:
            parts.append(self.tr("to call back"))
            pieces.append(Piece(parts[-1], "due", strong=True))
        why = self._why.panel(call, scene)
        extra = ""
        if call.voicemail:
            extra = self.tr("Voicemail · listen to it in the provider's console")
            parts.append(extra)
        return Row(
            key=key,
            kind=Kind.CALL,
            about=call.id,
            body=words,
            spoken=self._why.spoken(", ".join(parts), why),
            pieces=tuple(pieces),
            extra=extra,
            why=why,
            lit=call.id == scene.lit,
        )

    def _outcome(self, call: Call) -> tuple[str, str, str]:
        """What became of the call, the icon for that and its colour."""
        match call.outcome:
            case Outcome.MISSED:
                return self.tr("Missed call"), "phone-missed", "over"
            case Outcome.ANSWERED:
                return self.tr("Answered call"), "phone-incoming", "ok"
            case Outcome.ONGOING:
                return self.tr("Calling now"), "phone-call", "brand"
            case Outcome.UNKNOWN:
                return self.tr("Call, maybe answered"), "phone", "due"
            case Outcome.IGNORED:
                return self.tr("Call"), "phone", "muted"

    def _how(self, call: Call, scene: Scene) -> str:
        """How long it rang or lasted, or what else there is to say."""
        row = call.row
        if call.outcome is Outcome.ANSWERED:
            return say.duration(row.duration, scene.language) if row.duration else ""
        if call.outcome is not Outcome.MISSED:
            return ""
        match call.outcome_reason:
            case "busy":
                return self.tr("line was busy")
            case "failed":
                return self.tr("could not be put through")
            case "machine":
                return self.tr("a machine picked up")
            case "hung-up-early":
                return self.tr("hung up at once")
        if row.started_at is None or row.ended_at is None or call.voicemail:
            return ""
        seconds = (row.ended_at - row.started_at).total_seconds()
        if seconds < 1:
            return ""
        return self.tr("rang {time}").replace("{time}", say.duration(seconds, scene.language))
