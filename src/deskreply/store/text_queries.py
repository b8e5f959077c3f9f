"""Questions about texts and about the outbox that sends them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, Integer, bindparam, func, select, text

from deskreply.domain.models import Message, MessageState, OutboxItem, OutboxState
from deskreply.engine.ports import TextHistory
from deskreply.store import schema
from deskreply.store.desk_queries import SAID
from deskreply.store.records import MESSAGE_COLUMNS, OUTBOX_COLUMNS, to_item, to_message

_TEXTS = schema.messages.c
_ITEMS = schema.outbox.c

# A text in one of these states went, may have gone or is about to go.
COUNTED = (
    MessageState.QUEUED,
    MessageState.SENDING,
    MessageState.SENT,
    MessageState.DELIVERED,
    MessageState.UNCONFIRMED,
)
_OUT = COUNTED[1:]
_UNSETTLED = (OutboxState.CLAIMED, OutboxState.UNKNOWN, OutboxState.UNCONFIRMED)

# The plus keeps SQLite from walking through every item ever sent, because those lie in this order.
_BY_AGE = text("+outbox.id")

# The number has nothing in flight, and nothing with these very words that may have gone: the
# provider's log tells texts apart by number and body alone.
_NUMBER_IS_FREE = """
    NOT EXISTS (
        SELECT 1 FROM outbox AS other
        WHERE other.state <> 'done' AND other.number = outbox.number AND other.state = 'claimed')
    AND NOT EXISTS (
        SELECT 1 FROM outbox AS other JOIN messages AS theirs ON theirs.id = other.message_id
        WHERE other.state <> 'done' AND other.number = outbox.number AND other.state = 'unknown'
        AND theirs.body = (SELECT body FROM messages WHERE messages.id = outbox.message_id))
"""


# Asked every second or at every poll: building these anew would take longer than running them.
_OPEN = (
    select(*OUTBOX_COLUMNS)
    .where(text(schema.IS_OPEN), _ITEMS.state.in_(_UNSETTLED))
    .order_by(_BY_AGE)
)
_SOONEST = select(_ITEMS.due_at).where(text(schema.IS_WAITING)).order_by(_ITEMS.due_at).limit(1)
_TO_FOLLOW = (
    select(*MESSAGE_COLUMNS)
    .where(_TEXTS.follow_at <= bindparam("now"))
    .order_by(_TEXTS.follow_at)
    .limit(bindparam("most", type_=Integer))
)
_KNOWN = select(*MESSAGE_COLUMNS).where(_TEXTS.provider_id.in_(bindparam("ids", expanding=True)))


class TextQueries:
    """The messages' and the outbox's part of ``SqlReader``."""

    _connection: Connection

    def message(self, message_id: str) -> Message | None:
        """One text or note."""
        query = select(*MESSAGE_COLUMNS).where(_TEXTS.id == message_id)
        row = self._connection.execute(query).first()
        return None if row is None else to_message(row)

    def messages_by_provider_id(self, ids: Collection[str]) -> dict[str, Message]:
        """The texts that the provider knows under ``ids``, by that id."""
        if not ids:
            return {}
        found = map(to_message, self._connection.execute(_KNOWN, {"ids": list(ids)}))
        return {message.provider_id or "": message for message in found}

    def thread_messages(self, number: str) -> tuple[Message, ...]:
        """All texts and notes of a thread, oldest first."""
        query = select(*MESSAGE_COLUMNS).where(_TEXTS.number == number)
        query = query.order_by(_TEXTS.at, _TEXTS.seq)
        return tuple(map(to_message, self._connection.execute(query)))

    def recent_messages(self, number: str, since: datetime) -> tuple[Message, ...]:
        """The texts and notes of a thread at or after ``since``, oldest first."""
        query = select(*MESSAGE_COLUMNS).where(_TEXTS.number == number, _TEXTS.at >= since)
        query = query.order_by(_TEXTS.at, _TEXTS.seq)
        return tuple(map(to_message, self._connection.execute(query)))

    def auto_texts_to(self, number: str, since: datetime, *, but: str = "") -> TextHistory:
        """Automatic texts to a number whose ``at`` is at or after ``since`` and that went or may
        yet go; not the message with the id ``but``."""
        query = select(func.max(_TEXTS.at, type_=_TEXTS.at.type), func.count()).where(
            text(schema.IS_AUTO),
            _TEXTS.number == number,
            _TEXTS.at >= since,
            _TEXTS.state.in_(COUNTED),
            _TEXTS.id != but,
        )
        last_at, count = self._connection.execute(query).one()
        return TextHistory(last_at, count)

    def auto_texts(self, since: datetime) -> int:
        """How many automatic texts the office sent, or may have sent, at or after ``since``."""
        query = (
            select(func.count())
            .select_from(schema.messages)
            .where(text(schema.IS_AUTO), _TEXTS.at >= since, _TEXTS.state.in_(_OUT))
        )
        return self._connection.execute(query).scalar_one()

    def last_staff_text(self, number: str) -> datetime | None:
        """When staff last wrote this number; failed and canceled texts do not count, nor do those
        that wait for the time staff set."""
        query = (
            select(_TEXTS.at)
            .where(text(schema.IS_STAFF), _TEXTS.number == number, _TEXTS.state.in_(COUNTED), SAID)
            .order_by(_TEXTS.at.desc())
            .limit(1)
        )
        return self._connection.execute(query).scalar()

    def to_follow(self, now: datetime, limit: int) -> tuple[Message, ...]:
        """Messages whose ``follow_at`` is due, soonest first."""
        rows = self._connection.execute(_TO_FOLLOW, {"now": now, "most": limit})
        return tuple(map(to_message, rows))

    def outbox(self, item_id: int) -> OutboxItem | None:
        """One item of the outbox."""
        query = select(*OUTBOX_COLUMNS).where(_ITEMS.id == item_id)
        row = self._connection.execute(query).first()
        return None if row is None else to_item(row)

    def outbox_for_message(self, message_id: str) -> OutboxItem | None:
        """The item that sends a text; None for texts that are not ours."""
        query = select(*OUTBOX_COLUMNS).where(_ITEMS.message_id == message_id)
        row = self._connection.execute(query).first()
        return None if row is None else to_item(row)

    def due(self, now: datetime, limit: int) -> tuple[OutboxItem, ...]:
        """Waiting items with ``due_at`` <= now whose number has no claimed item and no unknown item
        with the same body, soonest first."""
        query = (
            select(*OUTBOX_COLUMNS)
            .where(text(schema.IS_WAITING), _ITEMS.due_at <= now, text(_NUMBER_IS_FREE))
            .order_by(_ITEMS.due_at, _ITEMS.id)
            .limit(limit)
        )
        return tuple(map(to_item, self._connection.execute(query)))

    def unsettled(self) -> tuple[OutboxItem, ...]:
        """Items in state claimed, unknown or unconfirmed, oldest first."""
        return tuple(map(to_item, self._connection.execute(_OPEN)))

    def open_outbox(self) -> tuple[OutboxItem, ...]:
        """Every item that is not done, oldest first."""
        query = select(*OUTBOX_COLUMNS).where(text(schema.IS_OPEN)).order_by(_BY_AGE)
        return tuple(map(to_item, self._connection.execute(query)))

    def next_due_at(self) -> datetime | None:
        """The soonest ``due_at`` of a waiting item."""
        return self._connection.execute(_SOONEST).scalar()
