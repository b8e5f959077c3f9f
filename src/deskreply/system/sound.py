"""Plays a short sound with what the system has for it: Qt's part for that is not among ours."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import threading
from pathlib import Path

log = logging.getLogger(__name__)

# The first of them that is there.
PLAYERS: tuple[tuple[str, ...], ...] = (
    (("afplay",),)
    if sys.platform == "darwin"
    else (("pw-play",), ("paplay",), ("aplay", "--quiet"))
)
# No sound of ours is as long.
LONGEST_SECONDS = 10.0


class Sound:
    """Plays WAV files; a new one does not wait for the one before."""

    def __call__(self, path: Path) -> bool:
        """Begin to play it. False where this PC has nothing to play it with."""
        if sys.platform == "win32":
            return _windows(path)
        for program, *more in PLAYERS:
            if found := shutil.which(program):
                threading.Thread(
                    target=_play, args=([found, *more, str(path)],), name="sound", daemon=True
                ).start()
                return True
        return False


def _play(command: list[str]) -> None:
    quiet = subprocess.DEVNULL
    try:
        # A fixed program, found on the path, and a file of ours.
        subprocess.run(  # noqa: S603
            command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=LONGEST_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        log.warning("a sound could not be played", exc_info=True)


def _windows(path: Path) -> bool:
    if sys.platform != "win32":
        return False
    import winsound

    try:
        winsound.PlaySound(
            str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        )
    except RuntimeError:
        log.warning("a sound could not be played", exc_info=True)
        return False
    return True
