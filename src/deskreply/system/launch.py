"""How this app is started once more: at sign-in, anew, or beside itself for practice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from deskreply.domain.errors import EnvironmentTrouble

# What could lead the practice line to real callers.
_SECRET = (
    "TWILIO_ACCOUNT_SID",
    "TWILIO_AUTH_TOKEN",
    "TWILIO_API_KEY",
    "TWILIO_API_SECRET",
    "DESKREPLY_PROVIDER_URL",
    "DESKREPLY_DATABASE_URL",
    "DESKREPLY_DATABASE_KEY",
)


def command(*arguments: str) -> list[str]:
    """Program and arguments that start the app."""
    program = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [str(program), *arguments]
    # python.exe would open a console window of its own.
    quiet = program.with_name("pythonw.exe")
    return [str(quiet if quiet.exists() else program), "-m", "deskreply", *arguments]


def practice() -> None:
    """Start the app on the practice line, without any key of this one's. Raises
    EnvironmentTrouble."""
    _start("--practice", env={k: v for k, v in os.environ.items() if k not in _SECRET})


def office() -> None:
    """Start the app, or raise the one that runs. Raises EnvironmentTrouble."""
    _start(env=dict(os.environ))


def again() -> None:
    """Start the app anew: the new one waits for this one to end. Raises EnvironmentTrouble."""
    _start("--again", env=dict(os.environ))


def _start(*arguments: str, env: dict[str, str]) -> None:
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen(  # noqa: S603 - this app itself
            command(*arguments), env=env, stdin=quiet, stdout=quiet, stderr=quiet,
            start_new_session=True,
        )  # fmt: skip
    except OSError:
        raise EnvironmentTrouble(
            "DeskReply could not be started once more; start it from the menu of this computer.",
            es="No se pudo abrir DeskReply otra vez; ábralo desde el menú de esta PC.",
        ) from None
