"""Open a library for the time of a ``with``: the reader's own, or the throw-away sample."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop import paths
from desktop.errors import LibraryError
from desktop.store.database import Database, find_version, open_library, worker_connection
from desktop.store.reading import reading
from desktop.translation import tr

__all__ = ["Database", "chosen", "find_damage", "find_version", "worker_connection"]


@contextmanager
def chosen(named: str | None, *, demo: bool) -> Iterator[Database]:
    """The library that the command line chose, closed at the end: a file named there, the sample, or the reader's own.

    Raises LibraryError when it cannot be opened, with the file left as it was, and when the file proves to be damaged later.
    """
    if demo:
        from desktop.library.sample import build_sample_library

        with TemporaryDirectory(prefix="papershelf-demo-") as folder, closing(build_sample_library(Path(folder))) as database:
            yield database
    else:
        path = _library_path(named)
        with closing(open_library(path)) as database, reading(path):
            yield database


def folder_of(named: str | None) -> Path | None:
    """The folder in which the library lies that the command line chose; None when there is no such folder."""
    try:
        folder = _library_path(named).parent
    except LibraryError:
        return None
    return folder if folder.is_dir() else None


def find_damage(opened: Database) -> list[str]:
    """A sentence for each thing that is wrong with the library; empty when it is whole."""
    from desktop.store import checking

    return checking.find_damage(opened)


def _library_path(named: str | None) -> Path:
    try:
        path = Path(named).expanduser() if named else paths.library_path()
        if named and not path.parent.is_dir():
            # A slip in a long name must not leave a trail of new folders with an empty library at its end.
            raise LibraryError(tr("{folder} is no folder: name a library in one that is there.").format(folder=path.parent))
        return path
    except RuntimeError as error:
        sentence = tr("There is no home folder to look for the library in ({reason}): name its file with --library.")
        raise LibraryError(sentence.format(reason=str(error).rstrip("."))) from error
