"""An empty library of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.database import Database, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Database]:
    """An empty library, open on this thread."""
    database = open_library(tmp_path / "library.sqlite3")
    yield database
    database.close()
