"""Whether an encrypted database is whole: its pages decrypt, and hang together as they should."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from deskreply.store.troubles import is_damage

# The clock is looked at every so many steps of SQLite's machine: often enough, and for nothing.
_STEPS = 20_000


class Stopped(Exception):
    """Somebody wants the program to end: nothing was found out."""


def never() -> bool:
    """Nobody wants the program to end."""
    return False


def whole(
    connection: Any,
    *,
    full: bool = False,
    seconds: float = math.inf,
    stopping: Callable[[], bool] = never,
) -> bool:
    """Whether nothing wrong is found: every page in the file decrypts, and those in use hang
    together.

    ``full`` also compares every index with its table, which takes ten times as long. After
    ``seconds`` it stops looking how they hang together. Stopped where ``stopping`` says so, which
    is asked often. Errors that say nothing about the file itself (locked, a disk that fails) are
    raised as the driver's.
    """
    end = time.monotonic() + seconds
    try:
        if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
            return False
        connection.set_progress_handler(lambda: stopping() or time.monotonic() > end, _STEPS)
        asked = "integrity_check" if full else "quick_check"
        if full:
            # Every row is looked up in every index, all over the file.
            connection.execute("PRAGMA cache_size = -64000")
        found = connection.execute(f"PRAGMA {asked}(1)").fetchall()
    except sqlcipher.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlcipher.SQLITE_INTERRUPT:
            if stopping():
                raise Stopped from None
            return True
        if is_damage(error):
            return False
        raise
    finally:
        connection.set_progress_handler(None, 0)
    return [row[0] for row in found] == ["ok"]
