"""Which wording a caller gets: the wordings of an office, and what its slots use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deskreply.domain import experiments
from deskreply.domain.starting_set import BY_NAME, STANDARD, STARTERS
from deskreply.domain.wordings import LANGUAGES, SlotChoice, WordingVersion

# In these an office may do without a wording of its own: the next slot's is sent.
OPTIONAL_SLOTS = ("holiday", "all-busy", "existing", "booking")


def slots_for(
    *, closed: bool, closed_day: bool, all_busy: bool, existing: bool, booking: bool
) -> tuple[str, ...]:
    """The slots that fit a missed call, the most telling first. The last one is always filled."""
    if closed:
        return ("holiday", "after-hours") if closed_day else ("after-hours",)
    fits = {"all-busy": all_busy, "existing": existing, "booking": booking}
    return (*(slot for slot, fit in fits.items() if fit), "open")


@dataclass(frozen=True, slots=True)
class Book:
    """The latest version of each wording by (name, language, line), and the slots' choices by
    (slot, line); line "" is every line. The starting set need not be in it."""

    versions: Mapping[tuple[str, str, str], WordingVersion]
    choices: Mapping[tuple[str, str], SlotChoice]

    @classmethod
    def of(cls, versions: Iterable[WordingVersion], choices: Iterable[SlotChoice]) -> Book:
        """``versions``: oldest first."""
        return cls(
            {(v.name, v.language, v.line): v for v in versions},
            {(c.slot, c.line): c for c in choices},
        )

    def names(self) -> tuple[str, ...]:
        """Every wording: those DeskReply came with, then the office's own by name."""
        own = sorted({name for name, _, _ in self.versions} - BY_NAME.keys())
        return (*(starter.name for starter in STARTERS), *own)

    def languages(self, name: str) -> tuple[str, ...]:
        """The languages that a wording is written in, on whatever line."""
        if name in BY_NAME:
            return LANGUAGES
        return tuple(x for x in LANGUAGES if any(key[:2] == (name, x) for key in self.versions))

    def latest(self, name: str, language: str, line: str = "") -> WordingVersion | None:
        """A wording as it is now: the line's own version, else every line's, else the one that
        DeskReply came with. None where it is not written in this language."""
        for where in (line, ""):
            if (name, language, where) in self.versions:
                return self.versions[name, language, where]
        return BY_NAME[name].version(language) if name in BY_NAME else None

    def choice(self, slot: str, line: str = "") -> SlotChoice:
        """What a slot uses: on this line, else on every line, else from the start. A ``name`` of ""
        means that the slot does without."""
        for where in (line, ""):
            if (slot, where) in self.choices:
                return self.choices[slot, where]
        return SlotChoice(slot, STANDARD[slot])

    def pick(
        self, slots: Iterable[str], language: str, line: str, call_id: str
    ) -> tuple[str, WordingVersion]:
        """The slot and the wording for one call. Where two are compared, the call's id says which,
        for ever. A wording that lacks the language is replaced by the slot's first one."""
        for slot in slots:
            choice = self.choice(slot, line)
            if not choice.name:
                continue
            name = choice.name
            if choice.rival and self.comparable(choice, language, line):
                name = experiments.assigned(call_id, choice.name, choice.rival)
            found = self.latest(name, language, line) or self.latest(STANDARD[slot], language, line)
            if found is not None:
                return slot, found
        raise LookupError("the last slot is never without a wording")

    def comparable(self, choice: SlotChoice, language: str, line: str) -> bool:
        """Whether callers of a language take part in a comparison: both are written in it."""
        pair = (choice.name, choice.rival)
        return all(self.latest(name, language, line) is not None for name in pair)
