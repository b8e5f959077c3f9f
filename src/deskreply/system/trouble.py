"""Sentences for what the operating system may answer."""

from __future__ import annotations

import errno
from pathlib import Path

from deskreply.domain.errors import EnvironmentTrouble

_NO_SPACE = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}
# Windows: "there is not enough space on the disk".
_WINDOWS_NO_SPACE = {39, 112}


def with_folder(error: OSError, folder: Path) -> EnvironmentTrouble:
    """What is wrong with a folder that should have been written to, and what to do."""
    if error.errno in _NO_SPACE or getattr(error, "winerror", None) in _WINDOWS_NO_SPACE:
        return EnvironmentTrouble(
            f"The disk of {folder} is full; free some space and try again.",
            es=f"El disco de {folder} está lleno; libere espacio e intente de nuevo.",
        )
    if error.errno in _NOT_ALLOWED:
        return EnvironmentTrouble(
            f"{folder} is not writable; give yourself the right to write there, or set "
            "DESKREPLY_HOME to another folder.",
            es=f"No se puede escribir en {folder}; dese permiso para escribir allí, o ponga en "
            "DESKREPLY_HOME otra carpeta.",
        )
    if isinstance(error, FileExistsError | NotADirectoryError):
        return EnvironmentTrouble(
            f"{folder} is not a folder: a file is in the way; move that file, or set "
            "DESKREPLY_HOME to another folder.",
            es=f"{folder} no es una carpeta: hay un archivo en su lugar; mueva ese archivo, o "
            "ponga en DESKREPLY_HOME otra carpeta.",
        )
    reason = (error.strerror or type(error).__name__).lower()
    return EnvironmentTrouble(
        f"{folder} cannot be used ({reason}); set DESKREPLY_HOME to another folder.",
        es=f"No se puede usar {folder} ({reason}); ponga en DESKREPLY_HOME otra carpeta.",
    )
