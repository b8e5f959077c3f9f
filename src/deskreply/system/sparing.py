"""Less memory for an app that sits there all day. Call ``spare`` before the libraries are loaded
that it is about."""

from __future__ import annotations

import contextlib
import ctypes
import linecache
import sys
from typing import Any

# <malloc.h>: how many heaps there may be. One for each thread, as is usual, keeps what was freed
# in each of them.
_M_ARENA_MAX = -8
_ARENAS = 2


class _Forgetful(dict[str, Any]):
    """Once PySide is loaded it looks into the source of every module that is imported, and
    linecache would keep all of it: some 20 MB of text that nobody reads again."""

    def __setitem__(self, name: str, lines: object) -> None:
        pass


def spare() -> None:
    """From now on no source text is kept, and threads share their heaps (glibc)."""
    linecache.cache = _Forgetful()
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)
