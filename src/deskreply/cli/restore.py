"""``deskreply restore`` and ``deskreply recovery-code``: the way back from a backup."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from deskreply import bootstrap
from deskreply.cli.words import stamp
from deskreply.domain import recovery
from deskreply.domain.errors import EnvironmentTrouble, UserError

_BY_ITS_SERVER = (
    "The office database is backed up and restored where it runs, by its server's own tools. "
    "Ask whoever keeps that server."
)
_NO_KEY = (
    "This PC has no key for that backup. Give the recovery code of the PC it was made on: "
    "deskreply restore FILE --recovery-code CODE"
)
_TWO_KEYS = (
    "DESKREPLY_DATABASE_KEY holds another key than the recovery code. Set it to the recovery code, "
    "or unset it, then try again."
)
_NOT_KEPT = (
    "The backup is in place, but its key could not be kept in a keyring. Set "
    "DESKREPLY_DATABASE_KEY to the recovery code before DeskReply is started."
)


def restore(given: argparse.Namespace) -> int:
    """``deskreply restore FILE [--recovery-code CODE]``: nothing changes unless all of it fits."""
    from deskreply.engine.restored import ASKED_FOR
    from deskreply.store import restore as store
    from deskreply.system.door import open_door
    from deskreply.system.lock import EngineLock

    if bootstrap.office_url():
        raise UserError(_BY_ITS_SERVER)
    file = Path(given.file).expanduser().absolute()
    desk = bootstrap.open_desk(create=True)
    keys = desk.keys()
    code = given.recovery_code
    wanted = recovery.key_of(code) if code is not None else None
    try:
        present = keys.database_key(os.environ)
    except EnvironmentTrouble:
        # With a code, a PC without a keyring will do.
        if wanted is None:
            raise
        present = None
    key = wanted or present
    if key is None:
        raise UserError(_NO_KEY)
    if key != present and os.environ.get("DESKREPLY_DATABASE_KEY", "").strip():
        raise UserError(_TWO_KEYS)
    with EngineLock(desk.home), open_door(desk.home, alone=True):
        prepared = store.prepare(file, desk.home.database, key, ASKED_FOR)
        if present is not None:
            store.settle(desk.home.database, present)
        kept = store.put_in_place(prepared, desk.home.database, desk.home.set_aside)
    sys.stdout.write(
        f"Restored the backup of {stamp(prepared.restored.backup_at.replace(microsecond=0))}.\n"
    )
    if kept is not None:
        sys.stdout.write(f"The database of before is kept as {kept}\n")
    if key != present:
        if kept is not None and present is not None:
            sys.stdout.write(f"Its recovery code is {recovery.code_of(present)}\n")
        try:
            keys.store_database_key(key)
        except EnvironmentTrouble:
            sys.stdout.write(f"{_NOT_KEPT}\n")
    sys.stdout.write(
        "The agent reads the provider's log before it sends anything: deskreply agent\n"
    )
    return 0


def recovery_code(given: argparse.Namespace) -> int:
    """``deskreply recovery-code``"""
    if bootstrap.office_url():
        raise UserError(_BY_ITS_SERVER)
    key = bootstrap.open_desk().database_key()
    sys.stdout.write(recovery.code_of(key) + "\n")
    return 0
