"""Wordings that older versions kept in the settings, taken over once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from deskreply.domain import lint
from deskreply.domain.wordings import LANGUAGES, SlotChoice, WordingVersion
from deskreply.engine import wording
from deskreply.engine.ports import Store, Transaction
from deskreply.settings import Settings

_OLD_KEYS = tuple(
    (f"wording.{slot}.{language}", slot, language)
    for slot in ("open", "after-hours")
    for language in LANGUAGES
)
# Their wording was for these cases as well.
_SPOKE_FOR = {"open": ("all-busy", "existing", "booking"), "after-hours": ("holiday",)}


def adopt(store: Store, settings: Settings, now: datetime) -> Settings:
    """Take over the wordings that an older version kept in the settings, as wordings of their own
    that their slots use. The settings without them; the same ones where there were none. What may
    not go out as it is stays in the settings."""
    left = dict(settings.unknown)
    with store.write() as tx:
        for key, slot, language in _OLD_KEYS:
            text = left.get(key)
            if not isinstance(text, str):
                continue
            if text.strip() and any(p.severity == "error" for p in lint.check(text, language)):
                continue
            del left[key]
            if text.strip():
                _adopt(tx, slot, language, text.strip(), now, settings.staff)
    return replace(settings, unknown=left) if left != dict(settings.unknown) else settings


def to_adopt(settings: Settings) -> bool:
    """Whether an older version's wording stands in the settings."""
    return any(key in settings.unknown for key, _, _ in _OLD_KEYS)


def _adopt(
    tx: Transaction, slot: str, language: str, text: str, now: datetime, author: str
) -> None:
    book = wording.book(tx)
    name, number = f"own-{slot}", 1
    # Another desk of the same office may have brought its own before.
    while (known := book.latest(name, language)) is not None and known.body != text:
        number += 1
        name = f"own-{slot}-{number}"
    if known is None:
        tx.add_wording(WordingVersion(name, language, 1, text, "", 0, now, author))
    for each in (slot, *_SPOKE_FOR[slot]):
        if (each, "") not in book.choices:
            tx.save_slot(SlotChoice(each, name if each == slot else "", "", "", now, author))
    wording.new_edition(tx)
