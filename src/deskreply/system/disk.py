"""How much room is left."""

from __future__ import annotations

import shutil
from pathlib import Path


def free_bytes(folder: Path) -> int | None:
    """What this user may still write on the disk of ``folder``, None where it does not tell."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
