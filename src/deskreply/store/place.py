"""Whether a folder may hold the database: not on a network share, not in a synced folder.

SQLite's write-ahead log needs memory shared between processes and locks that work; a share gives
neither. A sync client copies the files one by one and puts older ones back.
"""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path, PureWindowsPath

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.words import Words

_SHARE = Words(
    "the folder {folder} is on a network share ({kind}), where the database would break; "
    "name a folder on this PC's own disk with DESKREPLY_HOME",
    "la carpeta {folder} está en una unidad de red ({kind}), donde la base de datos se dañaría; "
    "indique con DESKREPLY_HOME una carpeta en el disco de esta PC",
)
_SYNCED = Words(
    "the folder {folder} is kept in sync by {kind}, which would damage the database; "
    "name a folder outside of it with DESKREPLY_HOME",
    "la carpeta {folder} se sincroniza con {kind}, lo que dañaría la base de datos; "
    "indique con DESKREPLY_HOME una carpeta fuera de ella",
)

# fmt: off
_NETWORK_TYPES = frozenset(
    {
        "9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "davfs2", "fuse.ceph",
        "fuse.curlftpfs", "fuse.davfs", "fuse.davfs2", "fuse.gcsfuse", "fuse.glusterfs",
        "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "ftp",
        "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs3", "nfs4", "ocfs2",
        "orangefs", "panfs", "pvfs2", "smb", "smb2", "smb3", "smbfs", "sshfs", "webdav",
    }
)
# fmt: on

# The names that the sync clients give their folders, often followed by an account or a firm.
_SYNC_CLIENTS = {
    "OneDrive": re.compile(r"onedrive(\W.*)?$", re.IGNORECASE),
    "Dropbox": re.compile(r"dropbox(\W.*)?$", re.IGNORECASE),
    "Google Drive": re.compile(r"(google ?drive|googledrive)(\W.*)?$", re.IGNORECASE),
    "iCloud Drive": re.compile(r"(icloud ?drive|mobile documents)$", re.IGNORECASE),
    "a cloud service": re.compile(r"cloudstorage$", re.IGNORECASE),
}

# What is no name of its own.
_IN_SPANISH = {
    "a cloud service": "un servicio en la nube",
    "a Windows share": "una carpeta compartida de Windows",
    "a network file system": "un sistema de archivos de red",
}

_DRIVE_REMOTE = 4
_MNT_LOCAL = 0x1000


def check(path: Path) -> None:
    """Refuse the database file ``path`` where its folder can't hold it: EnvironmentTrouble.

    The folder need not exist yet; the nearest one above it that does is looked at.
    """
    folder = path.absolute().parent
    # The file itself may be a link as well.
    real = path.resolve().parent
    for candidate in (folder, real):
        client = sync_client(candidate.parts)
        if client:
            raise EnvironmentTrouble.of(_SYNCED.format(folder=folder, kind=_named(client)))
    kind = _network_type(real)
    if kind:
        raise EnvironmentTrouble.of(_SHARE.format(folder=folder, kind=_named(kind)))


def _named(kind: str) -> Words:
    return Words(kind, _IN_SPANISH.get(kind, kind))


def sync_client(parts: tuple[str, ...]) -> str:
    """The sync client in whose folder a path with these parts lies, "" for none."""
    for part in parts:
        for client, pattern in _SYNC_CLIENTS.items():
            if pattern.match(part):
                return client
    return ""


def network_type(folder: str, mounts: str) -> str:
    """The network file system that an absolute POSIX ``folder`` lies on, "" for a local one.

    ``mounts``: the text of ``/proc/mounts``. The deepest mount point counts, of several on the
    same point the last.
    """
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = _unescaped(fields[1])
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind if kind in _NETWORK_TYPES else ""


def windows_share(folder: str, drive_type: int) -> str:
    """ "a Windows share" for a UNC path or a drive of the remote type, "" for a local one.

    ``drive_type``: what GetDriveType says of the folder's drive.
    """
    drive = PureWindowsPath(folder).drive.lower()
    if drive.startswith("\\\\?\\unc\\"):
        return "a Windows share"
    local_form = drive.startswith(("\\\\?\\", "\\\\.\\"))
    if drive.startswith("\\\\") and not local_form:
        return "a Windows share"
    return "a Windows share" if drive_type == _DRIVE_REMOTE else ""


def macos_share(statfs: bytes) -> str:
    """The file system's name out of macOS's 64-bit ``struct statfs``, "" for a local one."""
    flags = int.from_bytes(statfs[64:68], "little")
    name = statfs[72:88].split(b"\0")[0].decode("ascii", "replace")
    return "" if flags & _MNT_LOCAL else name or "a network file system"


def _unescaped(field: str) -> str:
    """A field of /proc/mounts; the kernel writes blanks and backslashes as octal."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)


def _network_type(folder: Path) -> str:
    """The network file system under ``folder`` on this machine; "" also where it can't be told."""
    if sys.platform == "win32":
        root = PureWindowsPath(folder).anchor
        return windows_share(str(folder), ctypes.windll.kernel32.GetDriveTypeW(root))
    if sys.platform == "darwin":
        return _macos_type(folder)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    return network_type(str(folder), mounts)


def _macos_type(folder: Path) -> str:
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    buffer = ctypes.create_string_buffer(4096)
    libc = ctypes.CDLL(None)
    # Intel Macs keep a 32-bit struct under the plain name.
    statfs = getattr(libc, "statfs$INODE64", None) or libc.statfs
    done = statfs(str(existing).encode(), buffer) == 0
    return macos_share(buffer.raw) if done else ""
