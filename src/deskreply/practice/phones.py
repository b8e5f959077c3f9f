"""What the provider knows about numbers and wordings: forms, segments, opt-out words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

from deskreply.practice.model import TextStatus

Reach: TypeAlias = Literal[
    "mobile", "landline", "unreachable", "off", "blocked", "filtered", "unknown", "congested",
    "no-receipt", "not-mobile",
]  # fmt: skip
"""What becomes of a text to a phone.

`mobile`: delivered. `landline` 30006, `unreachable` 30005, `off` 30003, `blocked` 30004,
`filtered` 30007, `unknown` 30008: undelivered. `congested` 30001: failed. `no-receipt`: stays
`sent` for ever. `not-mobile` 21614: refused when it is posted.
"""

FATES: Mapping[Reach, tuple[TextStatus, int | None]] = {
    "mobile": ("delivered", None),
    "landline": ("undelivered", 30006),
    "unreachable": ("undelivered", 30005),
    "off": ("undelivered", 30003),
    "blocked": ("undelivered", 30004),
    "filtered": ("undelivered", 30007),
    "unknown": ("undelivered", 30008),
    "congested": ("failed", 30001),
    "no-receipt": ("sent", None),
    "not-mobile": ("undelivered", 21614),
}
"""The last status of a text to a phone, and its error code."""

STOP_WORDS = frozenset(
    {"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"}
)
START_WORDS = frozenset({"START", "YES", "UNSTOP"})
HELP_WORDS = frozenset({"HELP", "INFO"})
MAX_BODY = 1600
"""The longest body a text may have, in characters."""

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_NANP = re.compile(r"\+1[2-9]\d{2}[2-9]\d{6}")
_ENDPOINT = re.compile(r"(sip|client):\S+")
_GSM_ONE = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWO = frozenset("\f^{}\\[~]|€")


def is_phone_number(text: str) -> bool:
    """Whether `text` is E.164, and for +1 of the North American form."""
    pattern = _NANP if text.startswith("+1") else _E164
    return pattern.fullmatch(text) is not None


def is_endpoint(text: str) -> bool:
    """Whether `text` is a `sip:…` or `client:…` address."""
    return _ENDPOINT.fullmatch(text) is not None


def formatted(number: str) -> str:
    """`+12125550123` as `(212) 555-0123`; anything else as it is."""
    if _NANP.fullmatch(number) is None:
        return number
    return f"({number[2:5]}) {number[5:8]}-{number[8:]}"


def segments(body: str) -> int:
    """How many parts `body` is billed as: GSM-7 where it fits, else UCS-2."""
    if all(c in _GSM_ONE or c in _GSM_TWO for c in body):
        units, single, joined = sum(2 if c in _GSM_TWO else 1 for c in body), 160, 153
    else:
        units, single, joined = len(body.encode("utf-16-be")) // 2, 70, 67
    return 1 if units <= single else -(-units // joined)


def keyword(body: str) -> str:
    """`body` as the provider compares it with its opt-out words: single words, any case."""
    return body.strip().upper()
