"""The practice's database that several benchmarks ask of: filled once, kept until all have run."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import suppress
from getpass import getuser
from pathlib import Path

from deskreply.store import migrate
from tests.bench import desk_seed, seed, words
from tests.bench.desk_seed import LARGE, SMALL, Practice
from tests.bench.figures import Figure, Report
from tests.bench.rig import KEY


def stocked(short: bool, report: Report) -> Path:
    """The database, made where it is not there yet: 50,000 threads with 1,000,000 messages
    (``short``: a fortieth of it). For reading only, see ``lent``."""
    size = SMALL if short else LARGE
    path = _folder() / f"{size.messages}-{_made_by()}" / "deskreply.db"
    if not path.exists():
        part = path.parent.with_name(path.parent.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True, mode=0o700)
        took = seed.seed(part / path.name, KEY, size, rebuild=True, kind=Practice)
        part.rename(path.parent)
        what = f"{size.messages:,} messages, {size.threads:,} threads"
        report(Figure("desk.seeding", "s", [took], note=what))
    return path


def lent(folder: Path, short: bool, report: Report) -> Path:
    """A copy of it in ``folder``, to be changed at will."""
    return Path(shutil.copy(stocked(short, report), folder / "deskreply.db"))


def remove() -> None:
    """Take away what was kept."""
    shutil.rmtree(_folder(), ignore_errors=True)


def _folder() -> Path:
    return Path(tempfile.gettempdir()) / f"deskreply-bench-stock-{_user()}"


def _user() -> str:
    with suppress(OSError, KeyError):
        return getuser()
    return "nobody"


def _made_by() -> str:
    """A word that changes with the code that makes and fills the database."""
    files = [Path(module.__file__ or "") for module in (seed, desk_seed, words)]
    files += sorted((Path(migrate.__file__).parent / "migrations" / "versions").glob("0*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
