"""Open a library for the time of a ``with``: the reader's own, or the throw-away sample."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop import paths
from desktop.library.sample import build_sample_library
from desktop.store import checking
from desktop.store.database import Database, open_library, worker_connection

__all__ = ["Database", "chosen", "find_damage", "worker_connection"]


@contextmanager
def chosen(named: str | None, *, demo: bool) -> Iterator[Database]:
    """The library that the command line chose, closed at the end: a file named there, the sample, or the reader's own.

    Raises LibraryError with the file left as it was.
    """
    if demo:
        with TemporaryDirectory(prefix="papershelf-demo-") as folder, closing(build_sample_library(Path(folder))) as database:
            yield database
    else:
        with closing(open_library(Path(named).expanduser() if named else paths.library_path())) as database:
            yield database


def find_damage(opened: Database) -> list[str]:
    """A sentence for each thing that is wrong with the library; empty when it is whole."""
    return checking.find_damage(opened)
