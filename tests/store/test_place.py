"""Where the database may lie."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.store import open_store, place
from tests.store.builders import KEY

MOUNTS = r"""proc /proc proc rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/homes /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/local xfs rw 0 0
//nas/office /mnt/front\040desk cifs rw 0 0
ana@host: /mnt/ssh fuse.sshfs rw 0 0
C:\134 /mnt/c 9p rw 0 0
/dev/sdc1 /srv ext4 rw 0 0
AFS /srv afs rw 0 0
nonsense
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/", ""),
        ("/var/lib/deskreply", ""),
        ("/home/ana/.local/share", "nfs4"),
        ("/home", "nfs4"),
        ("/homework", ""),
        ("/home/local/ana", ""),
        ("/home/locality", "nfs4"),
        ("/mnt/front desk/data", "cifs"),
        ("/mnt/ssh", "fuse.sshfs"),
        ("/mnt/c/Users", "9p"),
        ("/srv/data", "afs"),
    ],
)
def test_the_deepest_mount_decides(folder: str, kind: str) -> None:
    assert place.network_type(folder, MOUNTS) == kind


@pytest.mark.parametrize(
    ("folder", "drive_type", "remote"),
    [
        ("C:\\Users\\ana", 3, False),
        ("Z:\\office", 4, True),
        ("\\\\nas\\office\\desk", 3, True),
        ("\\\\?\\UNC\\nas\\office\\desk", 3, True),
        ("\\\\?\\C:\\Users\\ana", 3, False),
    ],
)
def test_windows_shares(folder: str, drive_type: int, remote: bool) -> None:
    assert bool(place.windows_share(folder, drive_type)) is remote


def test_macos_shares() -> None:
    def statfs(flags: int, name: bytes) -> bytes:
        return (
            bytes(64) + flags.to_bytes(4, "little") + bytes(4) + name.ljust(16, b"\0") + bytes(99)
        )

    assert place.macos_share(statfs(0x1000 | 0x4000, b"apfs")) == ""
    assert place.macos_share(statfs(0x4000, b"smbfs")) == "smbfs"
    assert place.macos_share(statfs(0, b"")) == "a network file system"


@pytest.mark.parametrize(
    ("part", "client"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Bright Dental", "OneDrive"),
        ("onedrive", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Office)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-ana@example.com", "Google Drive"),
        ("iCloud Drive", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Mobile Documents", "iCloud Drive"),
        ("CloudStorage", "a cloud service"),
        ("OneDriver", ""),
        ("Dropboxes", ""),
        ("My Google Drive notes", ""),
        ("deskreply", ""),
    ],
)
def test_synced_folders(part: str, client: str) -> None:
    assert place.sync_client(("/", "home", part, "data")) == client


def test_a_synced_folder_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    path = tmp_path / "Dropbox" / "office.db"
    with pytest.raises(EnvironmentTrouble, match=r"kept in sync by Dropbox.*DESKREPLY_HOME"):
        open_store(path, KEY)
    assert not path.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
def test_a_link_into_a_synced_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "OneDrive")
    with pytest.raises(EnvironmentTrouble, match="OneDrive"):
        place.check(tmp_path / "data" / "office.db")


def test_a_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "_network_type", lambda folder: "nfs4")
    with pytest.raises(EnvironmentTrouble, match=r"network share \(nfs4\).*DESKREPLY_HOME"):
        place.check(tmp_path / "office.db")


def test_a_folder_of_this_machine_is_fine(tmp_path: Path) -> None:
    place.check(tmp_path / "not" / "yet" / "there" / "office.db")
