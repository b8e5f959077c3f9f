"""The settings file: versioned JSON that holds what differs from the defaults.

Keys this version does not know are kept as they are. A file that cannot be read is never
overwritten.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import replace
from pathlib import Path

from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.settings import DECLARED, Settings, dump_line, get, load_line, set_value
from deskreply.settings.kinds import Json

VERSION = 1


def load(path: Path) -> Settings:
    """Read a settings file; the defaults where there is none. Raises UserError in one sentence."""
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except UnicodeDecodeError:
        raise _broken(path) from None
    except OSError as error:
        raise EnvironmentTrouble(
            f"The settings file {path} cannot be read ({error.strerror}). Check its permissions.",
            es=f"No se puede leer el archivo de configuración {path} ({error.strerror}). Revise "
            "sus permisos.",
        ) from None
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise _broken(path) from None
    return from_json(raw, path)


def from_json(raw: Json, path: Path) -> Settings:
    """Settings from the file's content. Raises UserError; ``path`` is for the sentence only."""
    if not isinstance(raw, dict) or not isinstance(raw.get("settings", {}), dict):
        raise _broken(path)
    version = raw.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise _broken(path)
    if version > VERSION:
        raise UserError(
            f"The settings file {path} was written by a newer DeskReply. "
            "Install that version again, or move the file away and run: deskreply setup",
            es=f"El archivo de configuración {path} es de un DeskReply más nuevo. Instale de nuevo "
            "esa versión, o mueva el archivo a otro lugar y ejecute: deskreply setup",
        )
    settings = Settings()
    unknown: dict[str, Json] = {}
    for name, value in raw.get("settings", {}).items():
        if name not in DECLARED:
            unknown[name] = value
            continue
        try:
            settings = set_value(settings, name, value)
        except UserError as error:
            raise UserError(
                f"In the settings file {path}: {error} Correct it there.",
                es=f"En el archivo de configuración {path}: {error.es} Corríjalo allí.",
            ) from None
    lines = raw.get("lines", [])
    if not isinstance(lines, list):
        raise _broken(path)
    return replace(settings, lines=tuple(load_line(x) for x in lines), unknown=unknown)


def to_json(settings: Settings) -> dict[str, Json]:
    """What the file holds: version, the values that differ from the default, the lines."""
    changed = {
        name: get(settings, name)
        for name, f in DECLARED.items()
        if getattr(settings, f.name) != f.default
    }
    return {
        "version": VERSION,
        "settings": {**settings.unknown, **changed},
        "lines": [dump_line(line) for line in settings.lines],
    }


def save(path: Path, settings: Settings) -> None:
    """Write the file so that a crash leaves the old or the new one. Raises EnvironmentTrouble."""
    content = json.dumps(to_json(settings), indent=2, ensure_ascii=False) + "\n"
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=".settings-", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except OSError as error:
        if name:
            with contextlib.suppress(OSError):
                os.unlink(name)
        raise EnvironmentTrouble(
            f"The settings could not be saved in {path.parent} ({error.strerror}). "
            "Nothing was changed. Free some space or check the folder's permissions.",
            es=f"No se pudo guardar la configuración en {path.parent} ({error.strerror}). No se "
            "cambió nada. Libere espacio o revise los permisos de la carpeta.",
        ) from None


def _broken(path: Path) -> UserError:
    return UserError(
        f"The settings file {path} is damaged. "
        "Correct it, or move it away and run: deskreply setup (messages are not touched)",
        es=f"El archivo de configuración {path} está dañado. Corríjalo, o muévalo a otro lugar y "
        "ejecute: deskreply setup (los mensajes no se tocan)",
    )
