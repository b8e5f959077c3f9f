"""Who has the local database open: many at once, or the one that puts another file in its place.

On Windows a file that is open cannot be renamed, so there it is the file system that keeps watch.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.words import Words
from deskreply.system.paths import Home
from deskreply.system.trouble import with_folder

PATIENCE = 10.0
_BETWEEN_TRIES = 0.05
_BUSY = Words(
    "The database of {root} is being restored, or is in use by another DeskReply program; wait a "
    "moment or close it, then try again.",
    "La base de datos de {root} se está recuperando o la usa otro programa de DeskReply; espere un "
    "momento o ciérrelo, e intente de nuevo.",
)

if sys.platform == "win32":

    def _take(fd: int, *, alone: bool) -> bool:
        return True

else:
    import fcntl

    def _take(fd: int, *, alone: bool) -> bool:
        try:
            fcntl.flock(fd, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # A drive that cannot lock is refused where the engine's own lock is taken.
            return True
        return True


@contextlib.contextmanager
def open_door(home: Home, *, alone: bool = False, patience: float = PATIENCE) -> Iterator[None]:
    """Have the database open for the length of the block; ``alone``: nobody else has. The operating
    system lets go of it when the process dies.

    ``patience``: seconds to wait for the others. EnvironmentTrouble where that is not enough.
    """
    end = time.monotonic() + patience
    try:
        fd = os.open(home.root / "database.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise with_folder(error, home.root) from None
    try:
        while not _take(fd, alone=alone):
            if time.monotonic() > end:
                raise EnvironmentTrouble.of(_BUSY.format(root=home.root))
            time.sleep(_BETWEEN_TRIES)
        yield
    finally:
        os.close(fd)
