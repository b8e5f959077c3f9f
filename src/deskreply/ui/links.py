"""What a lead's words may do on the screen: nothing but be read. Links are asked about first.

Only ``https`` links are links; a link is opened after a dialog that names where it leads. Signs
that nobody sees but that change what is read are shown as "\N{REPLACEMENT CHARACTER}".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from deskreply.ui.kit import Dialog

MARK = "\N{REPLACEMENT CHARACTER}"
_JOINER = "\N{ZERO WIDTH JOINER}"
# Signs of direction for a whole stretch: they make what stands behind them read otherwise.
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_MOST_ACCENTS = 3

# Neither quotes and brackets, nor what browsers read in a way of their own.
_LINK = re.compile(r"https://[^\s<>\"“”«»\\^`{|}\x00-\x1f\x7f]{1,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?'’…"
_PAIRS = {")": "(", "]": "["}
_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded
_SPOKEN = QUrl.ComponentFormattingOption.FullyDecoded


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text, from ``start`` to before ``end``. ``url``: what is opened. ``host``: where
    it leads, in the letters computers use (punycode). ``spelled``: the same as it looks in a text,
    "" where that is no different. ``mixed``: letters of several alphabets within one word of it."""

    start: int
    end: int
    url: str
    host: str
    spelled: str = ""
    mixed: bool = False


def find(text: str) -> tuple[Link, ...]:
    """The links of a text, in their order. What could be read in two ways is none."""
    found = (_link(text, match) for match in _LINK.finditer(text))
    return tuple(link for link in found if link is not None)


def visible(name: str) -> str:
    """A name with every sign shown that could make it look like another: directions, zero widths,
    control characters, accents heaped on one another. As long as before."""
    return "".join(
        MARK if _unseen(char, at, name) or _heaped(at, name) else char
        for at, char in enumerate(name)
    )


def readable(text: str) -> str:
    """The same for a text of several lines: here what other scripts and emoji need stays."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        MARK if char in _OVERRIDES or (char not in "\n\t" and _control(char)) else char
        for char in text.replace("\r\n", " \n").replace("\r", "\n")
    )


def ask_and_open(link: Link, parent: QWidget) -> None:
    """Say where a link leads, and open it in the browser if that is wanted."""
    dialog = Dialog(
        QCoreApplication.translate("Links", "Open this link?"),
        question(link),
        confirm=QCoreApplication.translate("Links", "Open link"),
        parent=parent,
    )
    url = QUrl(link.url, QUrl.ParsingMode.StrictMode)
    dialog.accepted.connect(lambda: QDesktopServices.openUrl(url))
    dialog.open()


def question(link: Link) -> str:
    """What is said of a link before it is opened."""
    said = [
        QCoreApplication.translate("Links", "It was sent by text and leads to:"),
        link.host,
    ]
    if link.spelled:
        words = QCoreApplication.translate(
            "Links", "In the text it reads “{host}”. Foreign letters can look like our own."
        )
        said.append(words.replace("{host}", visible(link.spelled)))
    if link.mixed:
        said.append(
            QCoreApplication.translate(
                "Links", "It mixes letters of several alphabets, as forged addresses do."
            )
        )
    said.append(
        QCoreApplication.translate("Links", "Open it only if you expected it from this person.")
    )
    return "\n\n".join(said)


def _link(text: str, match: re.Match[str]) -> Link | None:
    written = _trimmed(match[0])
    # A browser takes a backslash for a slash.
    if text[match.end() : match.end() + 1] == "\\" or any(_unseen(c, 0, c) for c in written):
        return None
    url = QUrl(written, QUrl.ParsingMode.StrictMode)
    host = url.host(_ENCODED)
    if not url.isValid() or not host or ":" in host or "@" in written.split("/")[2]:
        return None
    spelled = url.host(_SPOKEN)
    typed = re.split(r"[/?#:]", written.removeprefix(written[:8]), maxsplit=1)[0].casefold()
    other = next((each for each in (spelled, typed) if each != host), "")
    return Link(
        start=match.start(), end=match.start() + len(written), url=url.toString(_ENCODED),
        host=host if url.port() < 0 else f"{host}:{url.port()}",
        spelled=other, mixed=any(map(_mixed, spelled.split("."))),
    )  # fmt: skip


def _trimmed(written: str) -> str:
    """Without what ends the sentence around it."""
    while written:
        last = written[-1]
        opening = _PAIRS.get(last)
        unpaired = opening is not None and written.count(opening) < written.count(last)
        if not unpaired and last not in _TRAILING:
            break
        written = written[:-1]
    return written


def _control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")


def _unseen(char: str, at: int, text: str) -> bool:
    if char in _BLANK or _control(char):
        return True
    if char == _JOINER:
        return not _joins_pictures(at, text)
    return unicodedata.category(char) in ("Cf", "Co", "Cn")


def _joins_pictures(at: int, text: str) -> bool:
    """Whether a joiner stands in an emoji that is made of several."""
    before = text[:at].rstrip("\ufe0f🏻🏼🏽🏾🏿")[-1:]
    after = text[at + 1 : at + 2]
    return all(each and unicodedata.category(each) == "So" for each in (before, after))


def _heaped(at: int, text: str) -> bool:
    """Whether an accent is one too many on its letter."""
    if not unicodedata.combining(text[at]):
        return False
    run = text[max(0, at - _MOST_ACCENTS) : at]
    return len(run) == _MOST_ACCENTS and all(map(unicodedata.combining, run))


def _mixed(label: str) -> bool:
    scripts = {unicodedata.name(char, "?").split()[0] for char in label if char.isalpha()}
    # Chinese, Japanese and Korean are written with several kinds of letters.
    return len(scripts - {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}) > 1
