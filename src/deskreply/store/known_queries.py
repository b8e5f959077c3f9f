"""What is known of many numbers at once: a page of calls is decided with a few questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, func, select, text

from deskreply.domain.models import Outcome, ThreadFlag
from deskreply.domain.people import Lookup
from deskreply.engine.ports import Known, KnownCall, TextHistory
from deskreply.store import schema
from deskreply.store.desk_queries import SAID
from deskreply.store.text_queries import COUNTED

_CALLS = schema.calls.c
_TEXTS = schema.messages.c
_THREADS = schema.threads.c
_OPT_OUTS = schema.opt_outs.c
_UNDELIVERABLE = schema.undeliverable.c
_ROOTS = schema.calls.alias("root")
_NO_TEXTS = TextHistory(None, 0)
# Databases take tens of thousands of values in one statement, but not any number.
_AT_ONCE = 1000

# Asked for every missed call: building them anew would take longer than running them.
_NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
_SINCE = bindparam("since", type_=_TEXTS.at.type)
_BLOCKED = select(schema.blocks.c.number).where(schema.blocks.c.number.in_(_NUMBERS))
_OPTED_OUT = select(_OPT_OUTS.number, _OPT_OUTS.at).where(
    text(schema.IS_ACTIVE), _OPT_OUTS.number.in_(_NUMBERS)
)
_FAILED = select(_UNDELIVERABLE.number, _UNDELIVERABLE.at).where(
    _UNDELIVERABLE.number.in_(_NUMBERS)
)
_LOOKED_UP = select(*schema.lookups.c).where(schema.lookups.c.number.in_(_NUMBERS))
_OF_THREADS = select(_THREADS.number, _THREADS.done_at, _THREADS.called_at, _THREADS.flag).where(
    _THREADS.number.in_(_NUMBERS)
)
_AUTO_TEXTS = (
    select(_TEXTS.number, func.max(_TEXTS.at, type_=_TEXTS.at.type), func.count())
    .where(
        text(schema.IS_AUTO),
        _TEXTS.number.in_(_NUMBERS),
        _TEXTS.at >= _SINCE,
        _TEXTS.state.in_(COUNTED),
        _TEXTS.id.not_in(bindparam("but", expanding=True)),
    )
    .group_by(_TEXTS.number)
)
_STAFF_TEXTS = (
    select(_TEXTS.number, func.max(_TEXTS.at, type_=_TEXTS.at.type))
    .where(
        text(schema.IS_STAFF),
        _TEXTS.number.in_(_NUMBERS),
        _TEXTS.at >= _SINCE,
        _TEXTS.state.in_(COUNTED),
        SAID,
    )
    .group_by(_TEXTS.number)
)
_THEIR_CALLS = select(_CALLS.caller, _CALLS.at, _CALLS.id, _CALLS.outcome).where(
    text(schema.IS_ROOT), _CALLS.caller.in_(_NUMBERS), _CALLS.at >= _SINCE
)
# Outbound calls and legs; for a leg also the line whose call was forwarded.
_RUNG = (
    select(_CALLS.called_raw, _CALLS.at, _CALLS.status, _ROOTS.c.line)
    .select_from(
        schema.calls.outerjoin(
            _ROOTS, (_ROOTS.c.id == _CALLS.parent_id) & _ROOTS.c.parent_id.is_(None)
        )
    )
    .where(text(f"calls.{schema.IS_OUTBOUND}"), _CALLS.called_raw.in_(_NUMBERS))
    .where(_CALLS.at >= _SINCE)
)
# Asking for a caller as well would lead SQLite to the index by caller, through all of them.
_MISSED = select(_CALLS.caller).where(
    text(schema.IS_ROOT), _CALLS.at >= _SINCE, _CALLS.outcome == Outcome.MISSED
)


class KnownQueries:
    """The part of ``SqlReader`` that decisions about calls rest on."""

    _connection: Connection

    def known(
        self,
        numbers: Collection[str],
        *,
        since: datetime,
        calls_since: datetime,
        but: Collection[str] = (),
    ) -> dict[str, Known]:
        """What bears on texting each of the numbers; every one has an entry. ``since``: how far
        back texts and calls of ours count; ``calls_since``: calls of theirs. ``but``: ids of
        messages that do not count."""
        found: dict[str, Known] = {}
        left = iter(numbers)
        while batch := list(islice(left, _AT_ONCE)):
            found |= self._known(batch, since, calls_since, list(but))
        return found

    def missed_callers(self, since: datetime) -> tuple[str, ...]:
        """The different numbers whose calls at or after ``since`` were missed."""
        callers = self._connection.execute(_MISSED, {"since": since}).scalars()
        return tuple(dict.fromkeys(caller for caller in callers if caller is not None))

    def _known(
        self, numbers: list[str], since: datetime, calls_since: datetime, but: list[str]
    ) -> dict[str, Known]:
        def rows(query: Select[Any], **more: object) -> Sequence[Any]:
            return self._connection.execute(query, {"numbers": numbers} | more).all()

        blocked = {number for (number,) in rows(_BLOCKED)}
        opted_out = dict(map(tuple, rows(_OPTED_OUT)))
        undeliverable = dict(map(tuple, rows(_FAILED)))
        looked_up = {row[0]: Lookup(*row) for row in rows(_LOOKED_UP)}
        threads = {row[0]: row[1:] for row in rows(_OF_THREADS)}
        auto = {row[0]: TextHistory(*row[1:]) for row in rows(_AUTO_TEXTS, since=since, but=but)}
        staff = dict(map(tuple, rows(_STAFF_TEXTS, since=since)))
        calls: dict[str, list[KnownCall]] = defaultdict(list)
        for number, *call in rows(_THEIR_CALLS, since=calls_since):
            calls[number].append(KnownCall(*call))
        rung: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
        forwarded = set()
        for number, at, status, line in rows(_RUNG, since=since):
            rung[number].append((at, status))
            if line:
                forwarded.add(number)
        found = {}
        for number in numbers:
            done_at, called_at, flag = threads.get(number, (None, None, ThreadFlag.NONE))
            found[number] = Known(
                blocked=number in blocked,
                opted_out_at=opted_out.get(number),
                undeliverable_at=undeliverable.get(number),
                lookup=looked_up.get(number),
                texts=auto.get(number, _NO_TEXTS),
                staff_text_at=staff.get(number),
                calls=tuple(calls.get(number, ())),
                rung=tuple(rung.get(number, ())),
                forwarded=number in forwarded,
                done_at=done_at,
                called_at=called_at,
                flag=flag,
            )
        return found
