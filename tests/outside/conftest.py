"""Desks that are set up once and copied: a stranger's quick one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outside.desk import LINE, QUICK, Desk, MakeDesk, callers
from tests.outside.server import Habits, Provider


@pytest.fixture(scope="session")
def quick_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after setup with the quick settings, made by the commands."""
    home = tmp_path_factory.mktemp("quick") / "home"
    with Provider(LINE) as provider:
        desk = Desk(home, provider)
        desk.setup()
        desk.set(QUICK)
    return home


@pytest.fixture
def caller() -> Iterator[str]:
    """``next(caller)`` is somebody else each time."""
    return callers()


@pytest.fixture
def make_desk(quick_home: Path, tmp_path: Path) -> Iterator[MakeDesk]:
    """Makes a desk with the quick settings at a provider of its own. May be used from threads."""
    providers: list[Provider] = []

    def make(habits: Habits | None = None, name: str = "home", **settings: str) -> Desk:
        provider = Provider(LINE, habits=habits).start()
        providers.append(provider)
        shutil.copytree(quick_home, tmp_path / name)
        desk = Desk(tmp_path / name, provider)
        desk.set({key.replace("__", "."): value for key, value in settings.items()})
        return desk

    yield make
    for provider in providers:
        provider.stop()
