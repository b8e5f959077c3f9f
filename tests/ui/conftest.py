"""The window's tests draw off the screen, but for those that ask for a real one."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from deskreply.ui import strings
from tests.ui.support import Desk, open_window_desk

MUCH = 50_000


@pytest.fixture(autouse=True, scope="module")
def memory() -> Iterator[None]:
    """Garbage is collected in this thread alone, as in the app (see ``ui.memory``)."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def tidy() -> Iterator[None]:
    """Not after every test: looking through everything takes longer than most of them."""
    yield
    if gc.get_count()[0] > MUCH:
        gc.collect()


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """As the app sees to it; a test that wants another language puts it on."""
    strings.install(qapp, "en")


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    """An office with its engine under an injected clock, and what a window needs of it."""
    with open_window_desk(tmp_path) as opened:
        yield opened
