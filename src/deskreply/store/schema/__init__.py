"""The tables as they are now. ``migrations`` brings older databases here; a test compares the two.
Full-text indexes are the migrations' alone: the two databases have nothing in common there.

Every constraint and index has a name, so that an error, a test and a later migration can speak of
it. Enum columns carry a CHECK. Times are microseconds UTC (see ``columns``).
"""

from deskreply.store.schema.base import metadata
from deskreply.store.schema.conversations import (
    IS_AUTO,
    IS_NOTE,
    IS_OPEN,
    IS_OUTBOUND,
    IS_REVIEW,
    IS_ROOT,
    IS_STAFF,
    IS_STAGE_DUE,
    IS_TO_CALL_BACK,
    IS_UNSETTLED,
    IS_WAITING,
    calls,
    decisions,
    messages,
    outbox,
    threads,
)
from deskreply.store.schema.desk import (
    drafts,
    notices,
    saved_replies,
    staff,
    thread_tags,
    viewing,
)
from deskreply.store.schema.office import audit, followups, slots, state, wordings
from deskreply.store.schema.people import (
    IS_ACTIVE,
    blocks,
    contact_numbers,
    contacts,
    erased,
    lookups,
    opt_outs,
    undeliverable,
)

__all__ = [
    "IS_ACTIVE",
    "IS_AUTO",
    "IS_NOTE",
    "IS_OPEN",
    "IS_OUTBOUND",
    "IS_REVIEW",
    "IS_ROOT",
    "IS_STAFF",
    "IS_STAGE_DUE",
    "IS_TO_CALL_BACK",
    "IS_UNSETTLED",
    "IS_WAITING",
    "audit",
    "blocks",
    "calls",
    "contact_numbers",
    "contacts",
    "decisions",
    "drafts",
    "erased",
    "followups",
    "lookups",
    "messages",
    "metadata",
    "notices",
    "opt_outs",
    "outbox",
    "saved_replies",
    "slots",
    "staff",
    "state",
    "thread_tags",
    "threads",
    "undeliverable",
    "viewing",
    "wordings",
]
