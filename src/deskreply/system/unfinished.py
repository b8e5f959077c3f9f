"""What was typed in the first run and is not kept yet: a small file of its own, gone at the end.

No settings: half a name or hours that make no sense are in force for nobody.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path

from deskreply.settings.kinds import Json

log = logging.getLogger(__name__)


def read(path: Path) -> dict[str, Json]:
    """What was typed, by page; nothing where there is no such file, or none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def write(path: Path, typed: Mapping[str, Json]) -> None:
    """Keep it in the place of what was kept before; nothing: without a file. Where that fails, it
    costs what was typed and nothing else."""
    fresh = path.with_suffix(".new")
    try:
        if typed:
            fresh.write_text(json.dumps(typed, ensure_ascii=False), encoding="utf-8")
            os.replace(fresh, path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("what was typed in the first run could not be kept: %s", error.strerror)
