"""Where settings, data, logs and the lock live."""

from __future__ import annotations

import getpass
import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deskreply.domain.errors import UserError
from deskreply.system.trouble import with_folder

_PRIVATE = 0o700
_LONGEST_SOCKET = 100


@dataclass(frozen=True, slots=True)
class Home:
    """One folder that holds everything of one desk.

    ``id``: "default" for the place the system provides, else a short hash of the folder's path.
    Keyring entries carry it, so that two homes on one machine never see each other's keys.
    """

    root: Path
    id: str

    @classmethod
    def of(cls, env: Mapping[str, str] | None = None) -> Home:
        """The home by ``DESKREPLY_HOME``, else the system's place for such data. Creates nothing.

        Raises UserError where the variable names no usable path.
        """
        value = (os.environ if env is None else env).get("DESKREPLY_HOME", "").strip()
        usual = _usual_place()
        if not value:
            return cls(usual, "default")
        try:
            root = Path(value).expanduser().absolute()
            resolved = root.resolve()
            same = resolved == usual.resolve()
        except (OSError, RuntimeError, ValueError):
            raise UserError(
                "DESKREPLY_HOME is not a usable path; set it to a folder of your own.",
                es="DESKREPLY_HOME no es una ruta válida; ponga en ella una carpeta suya.",
            ) from None
        return cls(root, "default" if same else _short_hash(resolved))

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def first_run(self) -> Path:
        """What was typed in the first run so far; gone once that is over."""
        return self.root / "first-run.json"

    @property
    def database(self) -> Path:
        return self.root / "deskreply.db"

    @property
    def logs(self) -> Path:
        """A folder."""
        return self.root / "logs"

    @property
    def set_aside(self) -> Path:
        """A folder: databases that a backup took the place of."""
        return self.root / "set-aside"

    @property
    def lock(self) -> Path:
        return self.root / "engine.lock"

    @property
    def window_lock(self) -> Path:
        return self.root / "window.lock"

    @property
    def window_address(self) -> str:
        """Where the app with a screen listens for another one that is started: a socket in the
        home, or the name of a pipe. A socket's path may have no more than some hundred bytes."""
        inside = str(self.root / "window.sock")
        if os.name == "posix" and len(os.fsencode(inside)) <= _LONGEST_SOCKET:
            return inside
        name = f"deskreply-{getpass.getuser()}-{_short_hash(self.root)}"
        return name if os.name != "posix" else str(Path(tempfile.gettempdir()) / name)

    def practice(self) -> Home:
        """The home of the practice line: inside this one, with data and keys of its own."""
        return Home(self.root / "practice", f"{self.id}-practice")

    def create(self) -> Home:
        """Make sure that the folder exists and can be written to. What is created is for this user
        only; an existing folder keeps its rights, for it may be anybody's.

        Raises EnvironmentTrouble: a file in the way, not writable, disk full.
        """
        try:
            self.root.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.root) as probe:
                # As much as a disk block, so that a full disk shows now and not in mid-write.
                probe.write(b"\0" * 4096)
                probe.flush()
        except OSError as error:
            raise with_folder(error, self.root) from None
        return self


def _usual_place() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("DeskReply", appauthor=False))


def _short_hash(path: Path) -> str:
    return hashlib.sha256(os.path.normcase(path).encode("utf-8", "surrogatepass")).hexdigest()[:12]
