"""What a database says when something is wrong, turned into a sentence for a person."""

from __future__ import annotations

import errno
import shutil
from enum import IntEnum
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from deskreply.domain.errors import DatabaseDamaged, DiskFull, EnvironmentTrouble
from deskreply.domain.words import Words

FULL = Words(
    "the disk is full, so nothing more can be stored; free some space",
    "el disco está lleno y no se puede guardar nada más; libere espacio",
)
READ_ONLY = Words(
    "the database {path} can't be written; "
    "give your user the right to write that file and its folder, then start DeskReply again",
    "no se puede escribir en la base de datos {path}; "
    "dé a su usuario permiso para escribir ese archivo y su carpeta, y abra DeskReply de nuevo",
)
UNREADABLE = Words(
    "the database {path} can't be opened; "
    "give your user the right to read and write that file and its folder, then try again",
    "no se puede abrir la base de datos {path}; "
    "dé a su usuario permiso para leer y escribir ese archivo y su carpeta, e intente de nuevo",
)
UNUSABLE = Words(
    "the database {path} can't be opened ({reason}); check that its folder can be used",
    "no se puede abrir la base de datos {path} ({reason}); revise que se pueda usar su carpeta",
)
BUSY = Words(
    "the database {path} has been locked by another program for more than 10 seconds; "
    "close what has it open (a backup or virus scanner, perhaps), then try again",
    "otro programa tiene bloqueada la base de datos {path} desde hace más de 10 segundos; "
    "cierre lo que la tenga abierta (quizá una copia o un antivirus) e intente de nuevo",
)
DAMAGED = Words(
    "the database {path} is damaged; restore the last backup with: deskreply restore FILE, "
    "or start deskreply agent, which takes the newest good one by itself",
    "la base de datos {path} está dañada; recupere la última copia con: deskreply restore FILE, "
    "o inicie deskreply agent, que toma por sí mismo la más nueva que sirva",
)
WRONG_KEY = Words(
    "the database key does not fit this database ({path}); use the key it was made with: "
    "from this user's keyring, DESKREPLY_DATABASE_KEY or the printed recovery code",
    "la clave no corresponde a esta base de datos ({path}); use la clave con que se creó: del "
    "almacén de claves de este usuario, DESKREPLY_DATABASE_KEY o el código de recuperación anotado",
)
DISK = Words(
    "the disk of the database {path} reports errors; check the disk and its connection, "
    "then start DeskReply again",
    "el disco de la base de datos {path} da errores; revise el disco y su conexión, y abra "
    "DeskReply de nuevo",
)
NO_MEMORY = Words(
    "the PC has run out of memory; close other programs and start DeskReply again",
    "la PC se quedó sin memoria; cierre otros programas y abra DeskReply de nuevo",
)

_LEAST_FREE = 1 << 20


class Code(IntEnum):
    """SQLite's primary result codes that speak of the surroundings, not of our statements."""

    PERM = 3
    BUSY = 5
    LOCKED = 6
    NOMEM = 7
    READONLY = 8
    IOERR = 10
    CORRUPT = 11
    FULL = 13
    CANTOPEN = 14
    NOTADB = 26


# A copy by the backup API fails without a code, with these words.
_SPOKEN = {
    "attempt to write a readonly database": Code.READONLY,
    "database disk image is malformed": Code.CORRUPT,
    "database is locked": Code.BUSY,
    "database or disk is full": Code.FULL,
    "disk I/O error": Code.IOERR,
    "file is not a database": Code.NOTADB,
    "out of memory": Code.NOMEM,
    "unable to open database file": Code.CANTOPEN,
}
_SENTENCES = {
    Code.PERM: UNREADABLE,
    Code.BUSY: BUSY,
    Code.LOCKED: BUSY,
    Code.NOMEM: NO_MEMORY,
    Code.READONLY: READ_ONLY,
    Code.IOERR: DISK,
    Code.CORRUPT: DAMAGED,
    Code.FULL: FULL,
    Code.CANTOPEN: UNREADABLE,
    Code.NOTADB: DAMAGED,
}


def sqlite_code(error: BaseException) -> Code | None:
    """The result code of a driver's error, or of SQLAlchemy's wrapping of one."""
    inner = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(inner, "sqlite_errorcode", None)
    if code is None and isinstance(inner, sqlcipher.DatabaseError):
        return _SPOKEN.get(str(inner))
    # The upper bytes say more exactly what happened; the lowest one is enough for advice.
    return next((known for known in Code if isinstance(code, int) and known == code & 0xFF), None)


def is_damage(error: BaseException) -> bool:
    """Whether an error says that the file itself is not whole."""
    return sqlite_code(error) in (Code.CORRUPT, Code.NOTADB)


def sqlite_error(error: BaseException, path: Path) -> EnvironmentTrouble | None:
    """What to raise for an error of the database at ``path``; None where it is our bug."""
    words = sqlite_trouble(error, path)
    if words is None:
        return None
    if is_damage(error):
        return DatabaseDamaged.of(words)
    return DiskFull.of(words) if words == FULL else EnvironmentTrouble.of(words)


def told(error: Exception, path: Path) -> Exception:
    """What to raise from an error of the database at ``path``: itself where it is our bug."""
    return sqlite_error(error, path) or error


def sqlite_trouble(error: BaseException, path: Path) -> Words | None:
    """The sentence for an error of the database at ``path``; None where it is our bug."""
    if isinstance(error, OSError):
        return os_trouble(error, path)
    code = sqlite_code(error)
    if code is None:
        return None
    # A full disk shows as a plain I/O error where SQLite could not grow its shared memory.
    if code is Code.IOERR and _disk_is_full(path):
        code = Code.FULL
    return _SENTENCES[code].format(path=path)


def os_trouble(error: OSError, path: Path) -> Words:
    """The sentence for an error of the operating system around the database file."""
    # EFBIG: no more may be written to one file, on this disk or by this user.
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return FULL
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return READ_ONLY.format(path=path)
    return UNUSABLE.format(path=path, reason=error.strerror or type(error).__name__)


def _disk_is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_FREE
    except OSError:
        return False
