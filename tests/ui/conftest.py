"""What the tests of the joining parts share: a real library in a file, and that library as windows see it."""

from contextlib import closing

import pytest

from desktop.store.database import open_library
from desktop.ui.live_library import LiveLibrary
from desktop.ui.tasks import Tasks
from tests.libraries import NO_SERVICES


@pytest.fixture
def database(tmp_path):
    with closing(open_library(tmp_path / "library.sqlite3")) as database:
        yield database


@pytest.fixture
def tasks(qapp):
    tasks = Tasks()
    yield tasks
    assert tasks.close()


@pytest.fixture
def live(database, tasks):
    return LiveLibrary(database, NO_SERVICES, tasks)
