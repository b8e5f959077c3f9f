"""Starting at sign-in: the Run key on Windows, a LaunchAgent on macOS, an XDG autostart file
elsewhere. The entry is this user's alone and needs no rights."""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import sys
from pathlib import Path

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.pc import AutostartState as State
from deskreply.domain.words import Words
from deskreply.system.launch import command
from deskreply.system.paths import Home

_NAME = "DeskReply"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_CANNOT = Words(
    "The sign-in entry could not be written ({detail}); start DeskReply by hand each day.",
    "No se pudo hacer que DeskReply se abra al iniciar sesión ({detail}); ábralo a mano cada día.",
)


class Autostart:
    """The entry of one home. Both raise EnvironmentTrouble."""

    def __init__(self, home: Home) -> None:
        own = "" if home.id == "default" else home.id
        self._name = f"{_NAME} {own}".strip()
        # Only where it was chosen: what starts at sign-in does not inherit this environment.
        self._env = {"DESKREPLY_HOME": str(home.root)} if own else {}
        self._command = command("--hidden")

    def state(self) -> State:
        """Whether this app, where it is now, starts at sign-in."""
        if sys.platform == "win32":
            return self._windows_state()
        return self._mac_state() if sys.platform == "darwin" else self._xdg_state()

    def set(self, on: bool) -> None:
        """Enter it, or take it out."""
        try:
            if sys.platform == "win32":
                self._windows_set(on)
            else:
                self._file_set(on)
        except OSError as error:
            detail = error.strerror or type(error).__name__
            raise EnvironmentTrouble.of(_CANNOT.format(detail=detail)) from None

    # --- files: Linux and macOS ---

    @property
    def _file(self) -> Path:
        slug = self._name.lower().replace(" ", "-")
        if sys.platform == "darwin":
            return Path.home() / "Library" / "LaunchAgents" / f"com.{slug}.plist"
        base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        return Path(base) / "autostart" / f"{slug}.desktop"

    def _file_set(self, on: bool) -> None:
        if not on:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        made = self._file.with_suffix(".new")
        made.write_bytes(self._plist() if sys.platform == "darwin" else self._desktop_entry())
        made.replace(self._file)

    def _desktop_entry(self) -> bytes:
        env = ["env", *(f"{k}={v}" for k, v in self._env.items())] if self._env else []
        words = " ".join(_quoted(word) for word in [*env, *self._command])
        return (
            "[Desktop Entry]\nType=Application\nVersion=1.0\n"
            f"Name={self._name}\nComment=Texts missed callers back\nExec={words}\n"
            "Terminal=false\nX-GNOME-Autostart-enabled=true\n"
        ).encode()

    def _xdg_state(self) -> State:
        try:
            lines = self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return State.OFF
        said = dict(line.split("=", 1) for line in lines if "=" in line)
        off = said.get("Hidden", "").strip().lower() == "true"
        if off or said.get("X-GNOME-Autostart-enabled", "").strip().lower() == "false":
            return State.BLOCKED
        return State.ON if self._desktop_entry().decode() == "\n".join(lines) + "\n" else State.OFF

    def _plist(self) -> bytes:
        import plistlib

        entry: dict[str, object] = {
            "Label": self._file.stem,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        if self._env:
            entry["EnvironmentVariables"] = self._env
        return plistlib.dumps(entry)

    def _mac_state(self) -> State:
        try:
            same = self._file.read_bytes() == self._plist()
        except OSError:
            return State.OFF
        asked = ["launchctl", "print-disabled", f"gui/{os.getuid()}"]  # type: ignore[attr-defined,unused-ignore]
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            told = subprocess.run(  # noqa: S603 - the system's own program
                asked, capture_output=True, text=True, timeout=5, check=False
            )
            mine = [line for line in told.stdout.splitlines() if f'"{self._file.stem}"' in line]
            if any(line.rstrip().endswith(("true", "disabled")) for line in mine):
                return State.BLOCKED
        return State.ON if same else State.OFF

    # --- Windows ---

    def _windows_state(self) -> State:
        if sys.platform != "win32":
            raise AssertionError
        if _registry_value(_RUN, self._name) != subprocess.list2cmdline(self._command):
            return State.OFF
        approved = _registry_value(_APPROVED, self._name)
        # The Task Manager's list: an odd first byte is "disabled".
        switched_off = isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1
        return State.BLOCKED if switched_off else State.ON

    def _windows_set(self, on: bool) -> None:
        if sys.platform != "win32":
            raise AssertionError
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as run:
            if on:
                words = subprocess.list2cmdline(self._command)
                winreg.SetValueEx(run, self._name, 0, winreg.REG_SZ, words)
                return
            with contextlib.suppress(FileNotFoundError):
                winreg.DeleteValue(run, self._name)


def _registry_value(key: str, name: str) -> object:
    if sys.platform != "win32":
        raise AssertionError
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return winreg.QueryValueEx(opened, name)[0]
    except OSError:
        return None


def _quoted(word: str) -> str:
    """A word of a desktop entry's Exec line: its own quoting, and no field codes."""
    word = word.replace("%", "%%")
    if word and word == shlex.quote(word):
        return word
    for mark in ("\\", '"', "`", "$"):
        word = word.replace(mark, "\\" + mark)
    return '"' + word.replace("\\", "\\\\") + '"'
