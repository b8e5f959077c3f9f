"""Typographic characters that editors and phones put in, as the plain ones of a text."""

from __future__ import annotations

import unicodedata

# One of these would put a text into the alphabet that has room for 70 characters instead of 160.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2035\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u2026": "...",
        **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
        # Invisible, and no part of an emoji.
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff"),
        "\u2028": "\n",
        "\u2029": "\n",
    }
)


def plain(text: str) -> str:
    """``text`` with plain quotes, dashes, dots and spaces. Accents stay, each in one character."""
    return unicodedata.normalize("NFC", text.translate(_PLAIN).replace("\r\n", "\n"))
