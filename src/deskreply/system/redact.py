"""The last line of defence before a log line is written: numbers hashed, secrets taken out.

Code that logs does not write numbers, bodies or tokens in the first place; libraries might.
"""

from __future__ import annotations

import base64
import hmac
import re
from urllib.parse import quote

_SEPARATOR = r"[ ().\-/\u00a0]"
# In this order: a plain international number must not swallow the figures that follow it.
_NUMBER = re.compile(
    r"(?:\+|%2[Bb])\d{7,15}(?!\d)"
    rf"|(?:\+|%2[Bb])\d(?:{_SEPARATOR}*\d){{6,14}}(?!\d)"
    r"|(?<![\w.+-])\d{10,15}(?!\w)(?!\.\d)"
    r"|(?<![\w.+-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\w)"
)
_SHORTEST_SECRET = 6
_REMOVED = "[removed]"


class NumberHasher:
    """Turns a phone number into a word that is always the same for it, and useless without the key.

    ``+12125550123``, ``(212) 555-0123`` and ``%2B12125550123`` give the same word.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def __call__(self, number: str) -> str:
        """``n:`` and 8 hex digits."""
        digits = "".join(c for c in number.replace("%2B", "+").replace("%2b", "+") if c.isdigit())
        if len(digits) == 10 and "+" not in number:
            digits = "1" + digits
        plain = (digits or number).encode("utf-8", "surrogatepass")
        return f"n:{hmac.digest(self._key, plain, 'sha256').hex()[:8]}"


class Redactor:
    """Cleans a line of text."""

    def __init__(self, hasher: NumberHasher) -> None:
        self._hasher = hasher
        self._secrets: tuple[str, ...] = ()

    def hide(self, *secrets: str) -> None:
        """Take these values out of every line from now on, as they are, percent-encoded, and in
        the form that Basic authentication gives each pair of them."""
        known = [s for s in secrets if len(s) >= _SHORTEST_SECRET]
        forms = {*known, *(quote(s, safe="") for s in known)}
        for one in known:
            for other in known:
                forms.add(base64.b64encode(f"{one}:{other}".encode()).decode())
        # The longest first: one may be part of another.
        self._secrets = tuple(sorted({*self._secrets, *forms}, key=len, reverse=True))

    def clean(self, text: str) -> str:
        """``text`` without registered secrets and readable numbers."""
        for secret in self._secrets:
            text = text.replace(secret, _REMOVED)
        return _NUMBER.sub(lambda found: self._hasher(found.group()), text)
