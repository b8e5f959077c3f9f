"""What is erased is gone, from the tables and from the bytes; that somebody said STOP is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from deskreply.domain.desk import Draft, Viewing
from deskreply.domain.models import Callback, Decision, DecisionRecord, MessageKind, MessageState
from deskreply.domain.people import AuditRecord, Contact, Erased, Lookup
from deskreply.engine.ports import Transaction
from deskreply.store import schema
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import KEY, LINE, NOW, NUMBER, at, call, item, message, row, thread

OTHER = "+12125550124"
PAGE, SEALED = 4096, 80
# Words that nothing else in the database has.
CANARIES = ("Quetzalcoatl", "Xylophonist", "Zweigelt")


def fill(tx: Transaction) -> None:
    """A person with everything the office can know of them, and one who is to stay."""
    for number, prefix in ((NUMBER, "A"), (OTHER, "B")):
        name = CANARIES[0] if number == NUMBER else "Ben Stays"
        said = f"My tooth, {CANARIES[1]}" if number == NUMBER else "Hello there"
        tx.save_thread(thread(number, name=name, last_text=said))
        root = call(f"CA{prefix}", row_values={"caller_raw": number}, caller=number)
        tx.save_call(replace(root, callback=Callback.OPEN))
        tx.save_row(row(f"CL{prefix}", parent_id=f"CA{prefix}", direction="outbound-dial",
                        caller_raw=number, called_raw="+12125558888"))  # fmt: skip
        tx.save_row(
            row(f"CO{prefix}", direction="outbound-api", caller_raw=LINE, called_raw=number)
        )
        tx.add_decision(DecisionRecord(f"CA{prefix}", NOW, Decision.SKIPPED, "cooldown", said))
        tx.add_message(message(f"in{prefix}", number=number, body=said, provider_id=f"SM{prefix}"))
        note = f"Note on {CANARIES[2]}" if number == NUMBER else "Note"
        tx.add_message(message(f"note{prefix}", number=number, kind=MessageKind.NOTE, body=note))
        ours = message(f"out{prefix}", number=number, kind=MessageKind.STAFF, body="Hi",
                       state=MessageState.QUEUED)  # fmt: skip
        tx.add_message(ours)
        tx.add_outbox(item(f"staff:{prefix}", message_id=ours.id, number=number))
        tx.save_contact(Contact(0, name, at=NOW, numbers=((number, "mobile"),)))
        tx.save_lookup(Lookup(number, NOW, "mobile", name))
        tx.save_draft(Draft(number, "Dana", f"Dear {name}", is_note=False, at=NOW))
        tx.add_tag(number, f"Knows {name}")
        tx.save_viewing(Viewing(f"desk {prefix}", number, "Dana", NOW))
        tx.opt_out(number, NOW, "word", f"stop it {CANARIES[1]}" if number == NUMBER else "STOP")
        tx.block(number, NOW, f"rude, {CANARIES[2]}" if number == NUMBER else "rude")
        tx.mark_undeliverable(number, NOW, 30005)


def everything(store: SqlStore) -> str:
    """All values of all tables but the audit."""
    with store.read() as reader:
        return "\n".join(
            f"{table.name}: {found}"
            for table in schema.metadata.sorted_tables
            if table is not schema.audit
            for found in reader._connection.execute(select(table)).all()
        )


def test_all_of_a_person_is_gone_and_nothing_of_others(store: SqlStore) -> None:
    with store.write() as tx:
        fill(tx)
    before = everything(store)
    assert all(word in before for word in CANARIES)
    with store.write() as tx:
        assert tx.erase(NUMBER, at(5)) == Erased(texts=3, calls=3, contacts=1)
    after = everything(store)
    assert [word for word in CANARIES if word in after] == []
    with store.read() as reader:
        assert reader.thread(NUMBER) is None
        assert reader.thread_messages(NUMBER) == ()
        assert reader.calls_from(NUMBER, at(-99)) == ()
        assert reader.rows(["CAA", "CLA", "COA"]) == {}
        assert reader.contacts_for(NUMBER) == ()
        assert reader.lookup(NUMBER) is None
        assert reader.draft(NUMBER, "Dana") is None
        assert reader.all_tags() == ("Knows Ben Stays",)
        assert reader.viewing(NUMBER, NOW) == ()
        assert [entry.number for entry in reader.open_outbox()] == [OTHER]
        assert reader.search(CANARIES[1], 5) == ()
        assert {"CAB", "CLB", "COB"} == reader.rows(["CAB", "CLB", "COB"]).keys()
        assert len(reader.thread_messages(OTHER)) == 3
        assert reader.contacts_for(OTHER)[0].name == "Ben Stays"
        assert reader.draft(OTHER, "Dana") is not None
        assert len(reader.viewing(OTHER, NOW)) == 1


def test_that_they_must_not_be_texted_stays(store: SqlStore) -> None:
    with store.write() as tx:
        fill(tx)
        tx.erase(NUMBER, at(5))
    with store.read() as reader:
        assert reader.opted_out_at(NUMBER) == NOW
        assert reader.blocked(NUMBER)
        assert reader.undeliverable_at(NUMBER) == NOW


def test_the_provider_s_ids_of_it_are_remembered(store: SqlStore) -> None:
    with store.write() as tx:
        fill(tx)
        tx.erase(NUMBER, at(5))
        tx.erase(NUMBER, at(6))
    with store.read() as reader:
        known = {"CAA", "CLA", "COA", "SMA"}
        assert reader.erased(known | {"CAB", "SMB", "SM9"}) == known


def test_a_softphone_call_to_them_goes_and_a_call_that_rang_their_phone_stays(
    store: SqlStore,
) -> None:
    with store.write() as tx:
        tx.save_row(row("CAS", caller_raw="client:desk", called_raw=NUMBER))
        tx.save_row(row("CLS", parent_id="CAS", direction="outbound-dial",
                        caller_raw=LINE, called_raw=NUMBER))  # fmt: skip
        tx.save_call(call("CAX", row_values={"caller_raw": OTHER}, caller=OTHER))
        tx.save_row(row("CLX", parent_id="CAX", direction="outbound-dial",
                        caller_raw=OTHER, called_raw=NUMBER))  # fmt: skip
        assert tx.erase(NUMBER, NOW).calls == 2
        assert tx.rows(["CAS", "CLS", "CAX", "CLX"]).keys() == {"CAX", "CLX"}


def test_their_other_numbers_are_named(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_contact(Contact(0, "Ana", at=NOW, numbers=((NUMBER, ""), (OTHER, "home"))))
        assert tx.erase(NUMBER, NOW).other_numbers == (OTHER,)
        assert tx.contacts_for(OTHER) == ()


def test_who_erased_it_stays_in_the_trail(store: SqlStore) -> None:
    with store.write() as tx:
        tx.add_audit(AuditRecord(NOW, "Dana", "contact-saved", NUMBER))
        tx.erase(NUMBER, NOW)
    with store.read() as reader:
        assert len(reader.audit(NUMBER)) == 1


def decrypted(path: Path) -> bytes:
    """The content of every page of the file, used or not."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    data = path.read_bytes()
    pages = []
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        # The first page begins with the salt; each ends with its own vector and its seal.
        words = page[16 if start == 0 else 0 : PAGE - SEALED]
        vector = page[PAGE - SEALED : PAGE - SEALED + 16]
        cipher = Cipher(algorithms.AES(bytes.fromhex(KEY)), modes.CBC(vector)).decryptor()
        pages.append(cipher.update(words) + cipher.finalize())
    return b"".join(pages)


def settled(path: Path, local: SqlStore) -> bytes:
    """The pages once the log has been written into the file."""
    raw = local._engine.raw_connection()
    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    return decrypted(path).lower()


@pytest.mark.linux
def test_the_bytes_of_the_file_and_of_its_log_are_gone(path: Path, local: SqlStore) -> None:
    with local.write() as tx:
        fill(tx)
    for i in range(60):
        # What is written again and again leaves its traces all over the file.
        with local.write() as tx:
            tx.save_thread(thread(NUMBER, name=CANARIES[0], last_text=f"{CANARIES[1]} {i}" * i))
            tx.add_message(message(f"x{i}", body=f"{CANARIES[2]} {i} " * 90, provider_id=f"SX{i}"))
    words = [word.lower().encode() for word in CANARIES]
    assert all(word in settled(path, local) for word in words)
    with local.write() as tx:
        tx.erase(NUMBER, at(5))
    local.scrub()
    assert path.with_name(f"{path.name}-wal").stat().st_size == 0
    assert [word for word in words if word in settled(path, local)] == []
    with local.read() as reader:
        assert [hit.number for hit in reader.search("hello", 5)] == [OTHER]


def test_an_office_database_is_scrubbed_too(store: SqlStore) -> None:
    with store.write() as tx:
        fill(tx)
        tx.erase(NUMBER, at(5))
    store.scrub()
    with store.read() as reader:
        assert len(reader.thread_messages(OTHER)) == 3
