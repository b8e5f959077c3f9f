"""What PostgreSQL says when something is wrong, turned into a sentence for a person."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, OperationalError

from deskreply.domain.words import Words

_UNREACHABLE = Words(
    "the office database {name} can't be reached; check the network, and that the server is "
    "running",
    "no se puede alcanzar la base de datos del consultorio {name}; revise la red y que el servidor "
    "esté en marcha",
)
_DAMAGED = Words(
    "the office database {name} is damaged; have it restored from a backup",
    "la base de datos del consultorio {name} está dañada; pida que la recuperen de una copia",
)
_SENTENCES = {
    "25006": Words(
        "the office database {name} takes no changes just now; ask whoever runs the server",
        "la base de datos del consultorio {name} no acepta cambios ahora; pregunte a quien "
        "administra el servidor",
    ),
    "25P03": Words(
        "this PC stopped in the middle of its work and lost its turn; nothing was stored, "
        "try again",
        "esta PC se detuvo a mitad del trabajo y perdió su turno; no se guardó nada, intente de "
        "nuevo",
    ),
    "28": Words(
        "the office database {name} refuses this user or password; "
        "correct them in DESKREPLY_DATABASE_URL",
        "la base de datos del consultorio {name} rechaza este usuario o contraseña; "
        "corríjalos en DESKREPLY_DATABASE_URL",
    ),
    "3D000": Words(
        "there is no database {name}; correct its name in DESKREPLY_DATABASE_URL, "
        "or have it created",
        "no existe la base de datos {name}; corrija el nombre en DESKREPLY_DATABASE_URL, "
        "o pida que la creen",
    ),
    "42501": Words(
        "this user may not create or change tables in {name}; "
        "have the right granted by whoever runs the server",
        "este usuario no puede crear ni cambiar tablas en {name}; "
        "pida ese permiso a quien administra el servidor",
    ),
    "53100": Words(
        "the disk of the office database {name} is full; have some space freed on the server",
        "el disco de la base de datos del consultorio {name} está lleno; pida que liberen espacio "
        "en el servidor",
    ),
    "53200": Words(
        "the server of the office database {name} has run out of memory; have it looked at",
        "el servidor de la base de datos del consultorio {name} se quedó sin memoria; pida que lo "
        "revisen",
    ),
    "53300": Words(
        "the office database {name} has no connection left; close DeskReply on unused desks, "
        "or have max_connections raised",
        "la base de datos del consultorio {name} no tiene más conexiones; cierre DeskReply en los "
        "puestos sin uso, o pida que aumenten max_connections",
    ),
    "55P03": Words(
        "the office database {name} has been locked for more than 10 seconds; "
        "close other programs that work on it, then try again",
        "la base de datos del consultorio {name} está bloqueada desde hace más de 10 segundos; "
        "cierre otros programas que la usen e intente de nuevo",
    ),
    "57014": Words(
        "the office database {name} took more than a minute to answer; have the server looked at",
        "la base de datos del consultorio {name} tardó más de un minuto en responder; "
        "pida que revisen el servidor",
    ),
    "58": Words(
        "the disk of the office database {name} reports errors; have the server looked at",
        "el disco de la base de datos del consultorio {name} da errores; pida que revisen el "
        "servidor",
    ),
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
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


def postgres_trouble(error: BaseException, name: str | Words) -> Words | None:
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
