"""A desktop of its own: an X server and a session bus with, as wanted, a window manager, a panel
with a tray and a notification daemon, all of them real. Nothing of it reaches another desktop."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

TrayHost = Literal["trayer", "xfce4-panel", "none"]
Daemon = Literal["dunst", "xfce4-notifyd", "none"]

TRAY_SELECTION = b"_NET_SYSTEM_TRAY_S0"
TRAY_WATCHER = "org.kde.StatusNotifierWatcher"
NOTIFICATIONS = "org.freedesktop.Notifications"
XFCE = Path("/usr/lib/x86_64-linux-gnu/xfce4")
SERVICES = Path("/usr/share/dbus-1/services")
# What the bus may start by itself. Never a notification daemon: which one runs is said here.
STARTED_BY_BUS = ("org.a11y.Bus.service", "org.xfce.Xfconf.service")
TRAYER = (
    "trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "32",
    "--SetDockType", "true", "--transparent", "false", "--tint", "0xeeeeee",
)  # fmt: skip
DAEMONS: Mapping[str, tuple[str, ...]] = {
    "dunst": ("dunst",),
    "xfce4-notifyd": (str(XFCE / "notifyd" / "xfce4-notifyd"),),
}
PATIENCE_SECONDS = 20.0

BUS = """<busconfig>
  <type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""
PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=700;y=880"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="icon-size" type="uint" value="24"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/><value type="int" value="2"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
"""


def can_show(*programs: str) -> bool:
    """Whether a desktop with these (``trayer``, ``dunst``, …) can be had on this machine."""
    wanted = ("Xvfb", "dbus-daemon", "dbus-send", "openbox", "xdotool", "import")
    return all(map(shutil.which, wanted)) and all(
        Path(DAEMONS[name][0]).exists() if name == "xfce4-notifyd" else shutil.which(name)
        for name in programs
        if name != "none"
    )


@dataclass
class Screen:
    """``env``: what a program needs in its environment to show a window here."""

    env: dict[str, str]
    folder: Path
    tray: TrayHost = "none"
    daemon: Daemon = "none"
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def run(self, *command: str) -> str:
        """What a tool (xdotool, xprop, …) prints on this screen; fails with it."""
        done = subprocess.run(
            command, env=self._surroundings(), capture_output=True, text=True, timeout=30,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout.strip()

    def picture(self, path: Path, window: str = "root") -> Path:
        """A picture of the whole screen, or of one window by its id, as PNG at ``path``."""
        self.run("import", "-window", window, str(path))
        return path

    def has(self, name: str) -> bool:
        """Whether somebody owns this name on the bus."""
        told = self.run(
            "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus",
            "/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner", f"string:{name}",
        )  # fmt: skip
        return told.endswith("true")

    def has_tray(self) -> bool:
        """Whether a tray takes icons."""
        return _has_owner(self.env["DISPLAY"], TRAY_SELECTION)

    def start_manager(self) -> None:
        """Have openbox manage the windows."""
        self._start("manager", ("openbox",))
        _wait("a window manager", lambda: "not found" not in self.run(
            "xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))  # fmt: skip

    def start_tray(self) -> None:
        """Start the tray's host, or another one after ``stop_tray``."""
        if self.tray == "trayer":
            self._start("tray", TRAYER)
        elif self.tray == "xfce4-panel":
            channels = self.folder / "config/xfce4/xfconf/xfce-perchannel-xml"
            channels.mkdir(parents=True, exist_ok=True)
            (channels / "xfce4-panel.xml").write_text(PANEL)
            self._start("tray", ("xfce4-panel", "--disable-wm-check"))
            _wait("the panel's icons", lambda: self.has(TRAY_WATCHER))
        else:
            return
        _wait("a tray", self.has_tray)

    def stop_tray(self) -> None:
        """As when the panel crashes."""
        self._stop("tray")
        _wait("no tray", lambda: not self.has_tray())

    def start_daemon(self) -> None:
        """Start the notification daemon."""
        if self.daemon != "none":
            self._start("daemon", DAEMONS[self.daemon])
            _wait("notifications", lambda: self.has(NOTIFICATIONS))

    def stop_daemon(self) -> None:
        """As when it crashes."""
        self._stop("daemon")
        _wait("no notifications", lambda: not self.has(NOTIFICATIONS))

    def close(self) -> None:
        """Stop everything that was started on it."""
        for name in list(self._running):
            self._stop(name)

    def _surroundings(self) -> dict[str, str]:
        home = self.folder
        return {
            "PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8",
            "XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_DATA_HOME": str(home / "data"), "NO_AT_BRIDGE": "1", **self.env,
        }  # fmt: skip

    def _start(self, name: str, command: tuple[str, ...]) -> None:
        self._running[name] = subprocess.Popen(
            command, env=self._surroundings(), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def _stop(self, name: str) -> None:
        process = self._running.pop(name)
        # A panel has children of its own, which hold the tray.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.wait(timeout=10)


@contextlib.contextmanager
def a_desktop(
    folder: Path | None = None,
    *,
    tray: TrayHost = "trayer",
    daemon: Daemon = "dunst",
    manager: bool = True,
    size: str = "1400x900",
) -> Iterator[Screen]:
    """A screen for the block, everything on it ready. ``folder``: where its files lie (a new one by
    default). ``manager``: whether openbox manages the windows."""
    with tempfile.TemporaryDirectory(prefix="desktop-") as made, _server(size) as display:
        base = folder or Path(made)
        runtime = base / "runtime"
        runtime.mkdir(mode=0o700)
        env = {"DISPLAY": display, "XDG_RUNTIME_DIR": str(runtime)}
        with _bus(base, env) as address:
            screen = Screen(env | {"DBUS_SESSION_BUS_ADDRESS": address}, base, tray, daemon)
            try:
                if manager:
                    screen.start_manager()
                screen.start_tray()
                screen.start_daemon()
                yield screen
            finally:
                screen.close()


@contextlib.contextmanager
def a_bus() -> Iterator[str]:
    """A session bus alone, without a screen: its address."""
    with tempfile.TemporaryDirectory(prefix="bus-") as made, _bus(Path(made), {}) as address:
        yield address


@contextlib.contextmanager
def _server(size: str) -> Iterator[str]:
    read, write = os.pipe()
    # Without -noreset it starts over, and turns clients away, whenever the last one leaves.
    server = subprocess.Popen(
        [
            "Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp",
            "-noreset",
        ],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    try:
        yield display
    finally:
        server.terminate()
        server.wait(timeout=10)


@contextlib.contextmanager
def _bus(folder: Path, env: Mapping[str, str]) -> Iterator[str]:
    services = folder / "services"
    services.mkdir()
    for name in STARTED_BY_BUS:
        if (SERVICES / name).exists():
            # Without systemd's word for it: there is none on this bus.
            lines = (SERVICES / name).read_text().splitlines()
            kept = [line for line in lines if not line.startswith("SystemdService")]
            (services / name).write_text("\n".join(kept) + "\n")
    config = folder / "bus.conf"
    config.write_text(BUS.format(services=services))
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
        env={
            "PATH": os.environ["PATH"], "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"), **env,
        },
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    try:
        yield address
    finally:
        bus.terminate()
        bus.wait(timeout=10)
        bus.stdout.close()


def _wait(what: str, until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not until():
        assert time.monotonic() < deadline, f"no sign of {what}"
        time.sleep(0.05)


def _has_owner(display: str, selection: bytes) -> bool:
    """Whether a window owns an X selection."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XGetSelectionOwner.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    x11.XGetSelectionOwner.restype = ctypes.c_ulong
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    opened = x11.XOpenDisplay(display.encode())
    assert opened, f"no X server at {display}"
    try:
        atom = x11.XInternAtom(opened, selection, 0)
        return bool(x11.XGetSelectionOwner(opened, atom))
    finally:
        x11.XCloseDisplay(opened)
