"""Where fonts and icons lie: beside the code in a checkout, in the package once installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve()
# deskreply/assets in an installed package; assets at the top of a checkout.
_PLACES = (_HERE.parents[2] / "assets", _HERE.parents[4] / "assets")


@cache
def folder(kind: str) -> Path:
    """The folder ``kind`` ("fonts", "icons") of the assets; FileNotFoundError where it is gone."""
    for place in _PLACES:
        if (place / kind).is_dir():
            return place / kind
    raise FileNotFoundError(f"DeskReply's {kind} are missing. Please install DeskReply again.")
