"""Puts a backup in the place of the local database.

The copy that is to take its place is made, checked, upgraded and marked beside it; then the files
change names. Whoever calls this sees to it that no other program has the database open.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from deskreply.domain.errors import DatabaseDamaged, EnvironmentTrouble, UserError, WrongKey
from deskreply.domain.words import Words
from deskreply.engine.restored import DAMAGED, STATE, Restored
from deskreply.store import backup, check, local, migrate, names, tidy, troubles
from deskreply.store.uow import VERSION

_NO_FILE = Words(
    "there is no file {file}; name a backup that DeskReply has written",
    "no existe el archivo {file}; indique una copia hecha por DeskReply",
)
_OTHER_KEY = Words(
    "the backup {file} can't be opened with this key: it was made with another one, or its "
    "beginning is damaged; give the recovery code that belongs to it "
    "(deskreply restore FILE --recovery-code CODE), or try another backup",
    "la copia {file} no se puede abrir con esta clave: se hizo con otra, o está dañada al "
    "comienzo; dé el código de recuperación que le corresponde "
    "(deskreply restore FILE --recovery-code CODE), o pruebe otra copia",
)
_PLAIN = Words(
    "{file} is not encrypted, so it is no backup of DeskReply; name another file",
    "{file} no está cifrado, así que no es una copia de DeskReply; indique otro archivo",
)
_NOT_WHOLE = Words(
    "the backup {file} is damaged, nothing was changed; try another one",
    "la copia {file} está dañada, no se cambió nada; pruebe otra",
)
_EMPTY = Words(
    "{file} holds nothing of DeskReply, nothing was changed; name another file",
    "{file} no contiene nada de DeskReply, no se cambió nada; indique otro archivo",
)
_IN_USE = Words(
    "the database {path} is in use by another program; "
    "close it, then try again (nothing was changed)",
    "otro programa está usando la base de datos {path}; "
    "ciérrelo e intente de nuevo (no se cambió nada)",
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked copy of a backup, ready to take the database's place."""

    path: Path
    restored: Restored


def prepare(file: Path, database: Path, key: str, why: str) -> Prepared:
    """A copy of the backup ``file`` beside the database: checked, upgraded, and marked so that an
    engine reads the provider's logs before it sends. Changes nothing else.

    UserError where there is no such file; WrongKey, DatabaseDamaged or another EnvironmentTrouble
    where it cannot be used.
    """
    if not file.is_file():
        raise UserError.of(_NO_FILE.format(file=file))
    partial = names.partial(database)
    backup.remove(partial)
    try:
        _copy(file, partial)
        restored = _make_ready(file, partial, key, why)
        backup.flush(partial)
    except OSError as error:
        backup.remove(partial)
        raise EnvironmentTrouble.of(troubles.os_trouble(error, partial)) from error
    except BaseException:
        backup.remove(partial)
        raise
    return Prepared(partial, restored)


def put_in_place(prepared: Prepared, database: Path, aside: Path) -> Path | None:
    """Let the copy take the database's place. What was there is kept in the folder ``aside``;
    returns where, None where there was nothing.

    Killed in the middle, the database is the old or the new one; where the old was damaged, it may
    also be missing.
    """
    try:
        kept = _set_aside(database, aside, prepared.restored.at)
        os.replace(prepared.path, database)
        backup.flush_folder(database.parent)
        tidy.set_aside(aside, prepared.restored.at)
    except PermissionError as error:
        raise EnvironmentTrouble.of(_IN_USE.format(path=database)) from error
    except OSError as error:
        raise EnvironmentTrouble.of(troubles.os_trouble(error, database)) from error
    return kept


def settle(database: Path, key: str) -> None:
    """Bring what stands in the log beside the present database into it, so that its one file is all
    of it. Where that fails it is not worth more."""
    if not database.exists() or local.cut_to_nothing(database):
        return
    try:
        with closing(local.connect(database, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except (sqlcipher.DatabaseError, EnvironmentTrouble):
        return


def newest_good(database: Path, key: str) -> Prepared | None:
    """The newest backup of the database's own that passes all checks, made ready; None where there
    is none. EnvironmentTrouble where one might be good, but something else is in the way, such as a
    full disk."""
    in_the_way: EnvironmentTrouble | None = None
    for kept in names.kept(database):
        try:
            return prepare(names.folder(database) / kept.name, database, key, DAMAGED)
        except (DatabaseDamaged, WrongKey):
            continue
        except EnvironmentTrouble as trouble:
            in_the_way = in_the_way or trouble
    if in_the_way is not None:
        raise in_the_way
    return None


def is_whole(database: Path, key: str) -> bool:
    """Whether the database opens with the key and nothing is wrong with it. EnvironmentTrouble
    where the surroundings do not let that be told."""
    if not database.exists() or local.cut_to_nothing(database):
        return False
    try:
        with closing(local.connect(database, key)) as connection:
            return check.whole(connection)
    except sqlcipher.DatabaseError as error:
        if troubles.is_damage(error):
            return False
        raise troubles.told(error, database) from error


def _copy(file: Path, partial: Path) -> None:
    """Byte by byte: the backup may lie where nothing can be written, and is not to be touched."""
    for source, target in zip(
        (file, *backup.beside(file)), (partial, *backup.beside(partial)), strict=True
    ):
        # The shared memory is made anew from the log.
        if source == file or (source.is_file() and not source.name.endswith("-shm")):
            os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            shutil.copyfile(source, target)


def _make_ready(file: Path, partial: Path, key: str, why: str) -> Restored:
    engine = local.engine_for(partial, key)
    try:
        _check(file, partial, key)
        migrate.bring_up(engine, local.flavour(partial), str(file))
        with closing(local.connect(partial, key)) as connection:
            restored = _marked(connection, file, why)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return restored
    except (DBAPIError, sqlcipher.DatabaseError) as error:
        if troubles.is_damage(error):
            raise DatabaseDamaged.of(_NOT_WHOLE.format(file=file)) from error
        raise troubles.told(error, partial) from error
    finally:
        engine.dispose()


def _check(file: Path, partial: Path, key: str) -> None:
    if local.cut_to_nothing(partial):
        raise DatabaseDamaged.of(_NOT_WHOLE.format(file=file))
    try:
        with closing(local.connect(partial, key)) as connection:
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlcipher.DatabaseError as error:
        if troubles.sqlite_code(error) is not troubles.Code.NOTADB:
            raise
        if local.opens_plain(partial):
            raise EnvironmentTrouble.of(_PLAIN.format(file=file)) from error
        raise WrongKey.of(_OTHER_KEY.format(file=file)) from error
    if not tables:
        raise EnvironmentTrouble.of(_EMPTY.format(file=file))
    with closing(local.connect(partial, key)) as connection:
        if not check.whole(connection):
            raise DatabaseDamaged.of(_NOT_WHOLE.format(file=file))


def _marked(connection: Any, file: Path, why: str) -> Restored:
    """Write down that this is a restored database, and from when on it knows nothing."""
    rows = connection.execute("SELECT key, value FROM state").fetchall()
    states: dict[str, str] = dict(rows)
    times = {
        name: datetime.fromisoformat(states[name])
        for name in ("polled.calls", "polled.messages", backup.MADE_AT)
        if name in states
    }
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    made_at = times.get(backup.MADE_AT) or max(times.values(), default=written)
    since = min(times.values(), default=made_at)
    if STATE in states:
        before = Restored.of(states[STATE])
        if before.done_at is None:
            # What that one did not know is not known yet.
            since = min(since, before.since)
    now = datetime.now(UTC)
    restored = Restored(now, made_at, since, why, file.name)
    # A new count, which no backup of before has.
    version = str(round(now.timestamp() * 1000))
    connection.executemany(
        "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)",
        [(STATE, restored.text()), (VERSION, version)],
    )
    return restored


def _set_aside(database: Path, aside: Path, at: datetime) -> Path | None:
    parts = [path for path in (database, *backup.beside(database)) if path.exists()]
    if not parts:
        return None
    aside.mkdir(mode=0o700, exist_ok=True)
    kept = _free_name(aside, f"{database.stem}-{names.stamp(at)}")
    # The log first: left behind, it would be played into the new file.
    for path in backup.beside(database):
        if path.exists():
            os.replace(path, f"{kept}{path.name.removeprefix(database.name)}")
    if database.exists():
        try:
            # A second name for it, so that the database is never missing.
            os.link(database, kept)
        except OSError:
            os.replace(database, kept)
    return kept


def _free_name(folder: Path, stem: str) -> Path:
    number = 1
    path = folder / f"{stem}.db"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.db"
    return path
