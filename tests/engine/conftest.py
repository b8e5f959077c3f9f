from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.office import Office, open_office
from tests.support.wire import Desk


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with open_office(tmp_path) as office:
        yield office


@pytest.fixture
def wired(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Desk]:
    """A desk of which nothing may be logged that the test did not expect (and clear)."""
    desk = Desk(tmp_path)
    yield desk
    desk.store.close()
    assert caplog.get_records("call") == []
