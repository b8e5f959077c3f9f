"""A PostgreSQL server of the tests' own, in a folder of its own, gone when they end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg

ACCOUNT = "postgres"


def binaries() -> Path | None:
    """The folder of the newest installed server's programs, None where there is none."""
    on_path = shutil.which("pg_ctl")
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[-2])
    )
    installed = [folder for folder in folders if (folder / "pg_ctl").exists()]
    return installed[-1] if installed else Path(on_path).parent if on_path else None


class Cluster:
    """A running server. ``url`` of a database; role ``desk`` needs no password, ``locked`` does."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="deskreply-pg-"))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        # The server refuses to run as root.
        self._as = []
        if os.geteuid() == 0:
            shutil.chown(self._folder, ACCOUNT, ACCOUNT)
            self._as = ["setpriv", "--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups"]
        self._start()

    def url(self, database: str, user: str = "desk") -> str:
        """The address of a database."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def run(self, statement: str) -> None:
        """Run one statement outside of any transaction."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def stop(self) -> None:
        """Stop at once and remove everything."""
        self._call("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._folder)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _start(self) -> None:
        made = ["-D", str(self._data), "-A", "trust", "-U", "desk", "-E", "UTF8", "--no-sync"]
        self._call("initdb", *made, "--locale=C.UTF-8")
        rules = self._data / "pg_hba.conf"
        asked = "host all locked 127.0.0.1/32 scram-sha-256\n"
        rules.write_text(asked + rules.read_text())
        settings = f"-p {self.port} -k {self._folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        log = str(self._folder / "log")
        self._call("pg_ctl", "-D", str(self._data), "-o", settings, "-l", log, "-w", "start")
        self.run("CREATE ROLE locked LOGIN PASSWORD 'secret'")

    def _call(self, program: str, *arguments: str) -> None:
        # Not piped: the server would inherit the pipe, and nobody would ever see its end.
        subprocess.run(
            [*self._as, str(self._programs / program), *arguments],
            check=True,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
