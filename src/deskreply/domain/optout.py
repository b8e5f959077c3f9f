"""What a text from a caller asks of us: to stop, to start again, or maybe to stop.

The provider acts on its own words by itself and sends its own confirmation; they are read here too,
because no interface tells who is blocked. A text that says nothing but such a wish, in whatever
words, is clear. A wish within a longer text is for staff to read.
"""

from __future__ import annotations

import re
from enum import StrEnum

from deskreply.domain import stopwords
from deskreply.domain.plainwords import is_slip, plain


class Intent(StrEnum):
    """``yes`` counts as a start only after a stop: the caller's history decides. ``maybe-stop``:
    staff has to read it, and nothing automatic goes until then."""

    STOP = "stop"
    MAYBE_STOP = "maybe-stop"
    START = "start"
    YES = "yes"
    HELP = "help"
    NONE = "none"


_WORDS = {
    **dict.fromkeys(stopwords.WORDS, Intent.STOP),
    **dict.fromkeys(("start", "unstop"), Intent.START),
    **dict.fromkeys(("help", "info"), Intent.HELP),
    "yes": Intent.YES,
}
_LONGEST = 1600
_CLAUSE_ENDS = re.compile(r"[.,;:!?¡¿…\n\r()\[\]\"“”«»—–|/]+")
# A phone's own words for a reaction to a text of ours, which it then quotes.
_REACTION = re.compile(
    r"\s*(?:liked|loved|disliked|laughed at|emphasized|questioned|reacted .{1,12} to"
    r"|removed an? .{1,24} from|le gustó|le encantó|no le gustó|le dio risa|se rió de|enfatizó"
    r"|destacó|cuestionó|reaccionó .{1,16} a)\s*[“\"«]",
    re.IGNORECASE,
)
# "Reply STOP to opt out", as in a text that is quoted or that another machine wrote.
_INSTRUCTION = re.compile(
    r"\b(?:reply|respond|text|txt|send|answer|responda|responde|env[ií]e|conteste|mande)\b"
    r"[^.!?\n]{0,12}\b(?:stop|pare|alto|baja|end|quit|cancel)\b[\s\"'”“*]{0,3}"
    r"(?:to|2|para)\b[^.!?\n]{0,40}",
    re.IGNORECASE,
)


def intent(body: str) -> Intent:
    """What a text asks. Case, accents, punctuation, quotes, emoji, invisible characters, small
    typing errors and courtesies do not matter. ``none`` for everything else, such as "please don't
    stop by today" and a phone's report that somebody liked a text of ours."""
    if _REACTION.match(body):
        return Intent.NONE
    text = plain(body[:_LONGEST])
    if text in _WORDS:
        return _WORDS[text]
    if re.fullmatch(r"\w(?: \w)+", text):
        # S.T.O.P, or with spaces.
        text = text.replace(" ", "")
        return Intent.STOP if text in stopwords.PROVIDER_WORDS else Intent.NONE
    said = _clauses(_INSTRUCTION.sub(" ", body[:_LONGEST]))
    asked = [clause for clause in map(_without_courtesies, said) if clause]
    others = [clause for clause in asked if not stopwords.WISHES.fullmatch(clause)]
    wished = len(others) < len(asked)
    if wished and all(stopwords.NEUTRAL.fullmatch(clause) for clause in others):
        return Intent.STOP
    if wished or any(map(_hints, [*said, *others])) or _nearly(text):
        return Intent.MAYBE_STOP
    return Intent.NONE


def _clauses(body: str) -> list[str]:
    """The clauses of a text in plain words, typing errors corrected."""
    parts = (plain(part) for part in _CLAUSE_ENDS.split(body))
    return [" ".join(map(_corrected, part.split())) for part in parts]


def _corrected(word: str) -> str:
    if stopwords.STOP_SLIPS.fullmatch(word):
        return "stop"
    if len(word) < 5 or word in stopwords.OTHER_WORDS or word in stopwords.MISTYPED:
        return word
    if word.startswith(("un", "ub", "nu")) and _is_unsubscribe(word):
        return "unsubscribe"
    return next((meant for meant in stopwords.MISTYPED if is_slip(word, meant)), word)


def _is_unsubscribe(word: str) -> bool:
    """Long as it is, it is often mistyped twice."""
    meant = "unsubscribe"
    once = (meant[:i] + meant[i + 1 :] for i in range(len(meant)))
    slips = (word, word.removesuffix("d"))
    return any(w == meant or is_slip(w, meant) for w in slips) or any(
        is_slip(word, shorter) or word == shorter for shorter in once
    )


def _without_courtesies(text: str) -> str:
    while True:
        shorter = text
        for courtesy in stopwords.BEFORE:
            shorter = shorter.removeprefix(f"{courtesy} ")
        for courtesy in stopwords.AFTER:
            shorter = shorter.removesuffix(f" {courtesy}")
        if shorter == text:
            return "" if text in stopwords.BEFORE or text in stopwords.AFTER else text
        text = shorter


def _hints(clause: str) -> bool:
    """Whether a clause that says more holds a wish, not turned into something else."""
    if stopwords.STATEMENTS.search(clause):
        return True
    for found in stopwords.HINTS.finditer(clause):
        before = clause[: found.start()].rstrip()
        if stopwords.STILL_A_WISH.search(before) or not stopwords.TURNED.search(before):
            return True
    return False


def _nearly(text: str) -> bool:
    """Whether the whole text is one of the words but for a slip, or one with other uses."""
    if text in stopwords.UNSURE:
        return True
    if is_slip(text, "stop"):
        return text not in stopwords.NOT_STOP
    return text not in stopwords.CANCEL_SLIPS_KEPT and any(
        is_slip(text, word) for word in ("cancel", "revoke", "unstop", "stopall", "optout")
    )
