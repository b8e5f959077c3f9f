"""What PostgreSQL says when something is wrong, turned into a sentence for a person."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, OperationalError

_UNREACHABLE = (
    "the office database {name} can't be reached; check the network, and that the server is running"
)
_SENTENCES = {
    "25006": "the office database {name} takes no changes just now; ask whoever runs the server",
    "25P03": "this PC stopped in the middle of its work and lost its turn; nothing was stored, "
    "try again",
    "28": "the office database {name} refuses this user or password; "
    "correct them in DESKREPLY_DATABASE_URL",
    "3D000": "there is no database {name}; correct its name in DESKREPLY_DATABASE_URL, "
    "or have it created",
    "42501": "this user may not create or change tables in {name}; "
    "have the right granted by whoever runs the server",
    "53100": "the disk of the office database {name} is full; have some space freed on the server",
    "53200": "the server of the office database {name} has run out of memory; have it looked at",
    "53300": "the office database {name} has no connection left; close DeskReply on unused desks, "
    "or have max_connections raised",
    "55P03": "the office database {name} has been locked for more than 10 seconds; "
    "close other programs that work on it, then try again",
    "57014": "the office database {name} took more than a minute to answer; "
    "have the server looked at",
    "58": "the disk of the office database {name} reports errors; have the server looked at",
    "XX001": "the office database {name} is damaged; have it restored from a backup",
    "XX002": "the office database {name} is damaged; have it restored from a backup",
    "08": _UNREACHABLE,
    "57P": _UNREACHABLE,
}
# A connection that fails while it is made carries no code, only the server's words.
_SPOKEN = {
    "password authentication failed": "28",
    "no pg_hba.conf entry": "28",
    "role ": "28",
    "database ": "3D000",
    "too many clients": "53300",
}


def postgres_trouble(error: BaseException, name: str) -> str | None:
    """The sentence for an error of the database called ``name``; None where it is our bug."""
    if not isinstance(error, DBAPIError):
        return None
    code = getattr(error.orig, "sqlstate", None)
    if code is None:
        if not isinstance(error, OperationalError):
            return None
        code = _spoken(str(error.orig))
    known = next((start for start in _SENTENCES if code.startswith(start)), None)
    return None if known is None else _SENTENCES[known].format(name=name)


def _spoken(words: str) -> str:
    """The code that a message without one stands for; connection trouble if it says nothing."""
    said = words.rpartition("FATAL:")[2]
    fatal = said != words
    return next((code for part, code in _SPOKEN.items() if fatal and part in said), "08")
