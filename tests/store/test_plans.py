"""Every question is answered through an index, however large the tables are."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from deskreply.domain.inbox import Filter, Sort
from deskreply.domain.models import Callback
from deskreply.domain.timeline import Place
from deskreply.engine.deskports import DeskReader
from deskreply.engine.ports import Reader
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import LINE, NOW, NUMBER

QUESTIONS: dict[str, Callable[[Reader], object]] = {
    "call": lambda r: r.call("CA1"),
    "calls": lambda r: r.calls(["CA1", "CA2"]),
    "legs": lambda r: r.legs(["CA1", "CA2"]),
    "rows": lambda r: r.rows(["CA1", "CA2"]),
    "open_calls": lambda r: r.open_calls(),
    "calls_from": lambda r: r.calls_from(NUMBER, NOW),
    "calls_to": lambda r: r.calls_to(NUMBER, NOW),
    "undecided_review": lambda r: r.undecided_review(5),
    "all_calls": lambda r: list(r.all_calls()),
    "live_calls": lambda r: r.live_calls(LINE, NOW, NOW),
    "decisions": lambda r: r.decisions("CA1"),
    "known": lambda r: r.known([NUMBER, LINE], since=NOW, calls_since=NOW, but=["m1"]),
    "missed_callers": lambda r: r.missed_callers(NOW),
    "message": lambda r: r.message("m1"),
    "messages_by_provider_id": lambda r: r.messages_by_provider_id(["SM1", "SM2"]),
    "thread_messages": lambda r: r.thread_messages(NUMBER),
    "thread_calls": lambda r: r.thread_calls(NUMBER),
    "auto_texts_to": lambda r: r.auto_texts_to(NUMBER, NOW),
    "auto_texts": lambda r: r.auto_texts(NOW),
    "last_staff_text": lambda r: r.last_staff_text(NUMBER),
    "to_follow": lambda r: r.to_follow(NOW, 5),
    "outbox": lambda r: r.outbox(1),
    "outbox_for_message": lambda r: r.outbox_for_message("m1"),
    "due": lambda r: r.due(NOW, 5),
    "unsettled": lambda r: r.unsettled(),
    "open_outbox": lambda r: r.open_outbox(),
    "next_due_at": lambda r: r.next_due_at(),
    "thread": lambda r: r.thread(NUMBER),
    "threads to-answer": lambda r: r.threads("to-answer", NOW),
    "threads overdue": lambda r: r.threads("overdue", NOW),
    "threads mine": lambda r: r.threads("mine", NOW, "sam"),
    "threads unclaimed": lambda r: r.threads("unclaimed", NOW),
    "threads waiting": lambda r: r.threads("waiting", NOW),
    "threads snoozed": lambda r: r.threads("snoozed", NOW),
    "threads failed": lambda r: r.threads("failed", NOW),
    "threads done": lambda r: r.threads("done", NOW),
    "threads all": lambda r: r.threads("all", NOW),
    "stages_due": lambda r: r.stages_due(NOW, 5),
    "threads_with": lambda r: r.threads_with([NUMBER, LINE]),
    "opted_out_at": lambda r: r.opted_out_at(NUMBER),
    "undeliverable_at": lambda r: r.undeliverable_at(NUMBER),
    "opted_out_by": lambda r: r.opted_out_by(NUMBER),
    "blocked": lambda r: r.blocked(NUMBER),
    "block_reason": lambda r: r.block_reason(NUMBER),
    "recent_messages": lambda r: r.recent_messages(NUMBER, NOW),
    "contacts_for": lambda r: r.contacts_for(NUMBER),
    "contacts_with": lambda r: r.contacts_with([NUMBER, LINE]),
    "contacts": lambda r: list(r.contacts()),
    "lookup": lambda r: r.lookup(NUMBER),
    "erased": lambda r: r.erased(["CA1", "SM1"]),
    "audit": lambda r: r.audit(),
    "audit of a number": lambda r: r.audit(NUMBER, 5),
    "callbacks": lambda r: r.callbacks(5),
    "open_callbacks": lambda r: r.open_callbacks(NUMBER),
    "ended_callbacks": lambda r: r.ended_callbacks(NUMBER, Callback.TEXTED, NOW),
    "withheld": lambda r: r.withheld(NOW),
    "followups": lambda r: r.followups("CA1"),
    "waiting_followups": lambda r: r.waiting_followups(NUMBER),
    "due_followups": lambda r: r.due_followups(NOW, 5),
    "waiting_items": lambda r: r.waiting_items(NUMBER),
    "latest_text": lambda r: r.latest_text(NUMBER),
    "last_lead_text": lambda r: r.last_lead_text(NUMBER),
    "stale_claims": lambda r: r.stale_claims(NOW, 5),
    "missed_calls": lambda r: r.missed_calls(NOW, NOW),
    "missed_calls line": lambda r: r.missed_calls(NOW, NOW, LINE),
    "sent_texts": lambda r: r.sent_texts(NOW, NOW),
    "sent_texts line": lambda r: r.sent_texts(NOW, NOW, LINE),
    "wordings": lambda r: r.wordings(),
    "slot_choices": lambda r: r.slot_choices(),
    "search": lambda r: r.search("2125550123", 5),
    "state": lambda r: r.state("cursor"),
    "inbox_counts": lambda r: r.inbox_counts(NOW, "sam"),
    "entries_before": lambda r: r.entries_before(NUMBER, None, 5),
    "entries_before text": lambda r: r.entries_before(NUMBER, Place(NOW, "m:7"), 5),
    "entries_before call": lambda r: r.entries_before(NUMBER, Place(NOW, "c:CA1"), 5),
    "entries_from text": lambda r: r.entries_from(NUMBER, Place(NOW, "m:7"), 5),
    "entries_from call": lambda r: r.entries_from(NUMBER, Place(NOW, "c:CA1"), 5),
    "place_of": lambda r: r.place_of(NUMBER, "m1"),
    "latest_notes": lambda r: r.latest_notes(NUMBER, 3),
    "latest_calls": lambda r: r.latest_calls(NUMBER, 3),
    "draft": lambda r: r.draft(NUMBER, "sam"),
    "drafts": lambda r: r.drafts("sam", [NUMBER, LINE]),
    "saved_replies": lambda r: r.saved_replies(),
    "members": lambda r: r.members(),
    "tags": lambda r: r.tags(NUMBER),
    "all_tags": lambda r: r.all_tags(),
    "viewing": lambda r: r.viewing(NUMBER, NOW),
    "viewed_at": lambda r: r.viewed_at("front"),
    "newest_notice": lambda r: r.newest_notice(),
    "notices_after": lambda r: r.notices_after(7, 50),
    "latest_notices": lambda r: r.latest_notices(20),
    "contact": lambda r: r.contact(1),
    "contacts_like": lambda r: r.contacts_like("ana 555", 5),
}


def page(which: Filter, sort: Sort) -> Callable[[Reader], object]:
    return lambda r: r.inbox(which, sort, NOW, "sam", 200)


INBOX = {
    f"inbox {which} {sort}": page(which, sort)
    for which in Filter
    if which is not Filter.CALLBACKS
    for sort in Sort
}
QUESTIONS |= INBOX

# These hold just what is asked for, or nearly: walking through them is no waste.
WALKED: dict[str, str | tuple[str, ...]] = {
    "open_calls": "ix_calls_open",
    "undecided_review": "ix_calls_review_at",
    "all_calls": "ix_calls_root_at",
    "unsettled": "ix_outbox_open",
    "open_outbox": "ix_outbox_open",
    "next_due_at": "ix_outbox_waiting",
    "contacts": "ix_contacts_name",
    "audit": "audit",
    # The last ones, by the table's own key.
    "latest_notices": "notices",
    "wordings": "wordings",
    "slot_choices": "sqlite_autoindex_slots_1",
    "threads to-answer": "ix_threads_failed",
    "threads unclaimed": "ix_threads_failed",
    "threads waiting": "ix_threads_open",
    "threads failed": "ix_threads_failed",
    "threads done": "ix_threads_done",
    "threads all": "threads",
    # The callers that were found first.
    "callbacks": "anon_1",
    "inbox_counts": ("ix_threads_open", "ix_threads_failed", "ix_calls_callback"),
    "saved_replies": "saved_replies",
    "members": "staff",
    "all_tags": "ix_thread_tags_tag",
    # Names and numbers are compared one by one: the indexes are read, not the tables.
    "contacts_like": ("ix_contacts_name", "sqlite_autoindex_contact_numbers_1"),
}
# Values of the question itself.
NO_TABLE = ("SCAN CONSTANT ROW", "SCAN (subquery-1)")
# Read in its order, and only as far as the page goes.
ORDERED = (
    "ix_threads_open",
    "ix_threads_failed",
    "ix_threads_done",
    "ix_threads_last_at",
)


def test_no_question_is_left_out() -> None:
    asked = {name.split()[0] for name in QUESTIONS}
    ports = {*vars(Reader), *vars(DeskReader)}
    assert asked == {name for name in ports if not name.startswith("_")}


def plans(store: SqlStore, ask: Callable[[Reader], object]) -> list[str]:
    """The steps of SQLite's plans for a question's statements."""
    statements: list[tuple[str, Any]] = []

    def note(_c: object, _cur: object, statement: str, values: Any, *_: object) -> None:
        statements.append((statement, values))

    event.listen(store._engine, "before_cursor_execute", note)
    with store.read() as reader:
        ask(reader)
    event.remove(store._engine, "before_cursor_execute", note)
    steps = []
    with store._engine.connect() as connection:
        for statement, values in statements:
            if statement.lstrip().startswith(("SELECT", "WITH")):
                rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
                steps += [str(row[-1]) for row in rows]
    return steps


def walked(question: str) -> tuple[str, ...]:
    """The indexes and tables that a question may walk through."""
    if question in INBOX:
        return ORDERED
    known = WALKED.get(question, ())
    return (known,) if isinstance(known, str) else known


@pytest.mark.parametrize("question", QUESTIONS)
def test_plan(local: SqlStore, question: str) -> None:
    steps = plans(local, QUESTIONS[question])
    assert steps
    for step in steps:
        if step.startswith("SCAN") and "VIRTUAL TABLE" not in step and step not in NO_TABLE:
            assert step.endswith(walked(question)), step


@pytest.mark.parametrize("question", INBOX)
def test_a_page_of_the_inbox_sorts_few(local: SqlStore, question: str) -> None:
    """Threads whose clock runs, that sleep, or whose text did not arrive are few; the others come
    in an index's order."""
    steps = plans(local, QUESTIONS[question])
    for step, after in itertools.pairwise((*steps, "")):
        if after.startswith("USE TEMP B-TREE"):
            few = ("ix_threads_due_at", "ix_threads_snoozed", "ix_threads_failed")
            assert any(index in step for index in few)


@pytest.mark.parametrize("which", ["overdue", "mine", "snoozed"])
def test_narrow_filters_take_their_own_index(local: SqlStore, which: str) -> None:
    index = {"mine": "ix_threads_owner", "snoozed": "ix_threads_snoozed"}
    steps = plans(local, QUESTIONS[f"threads {which}"])
    assert index.get(which, "ix_threads_due_at") in steps[0]
