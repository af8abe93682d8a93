"""Libraries to measure with, built once per size and kept; what is measured is a copy of them."""

import os
import shutil
import sys
from contextlib import closing
from pathlib import Path

from desktop.library import importing
from desktop.store.database import open_library
from tests.benchmarks import corpus


def default_folder() -> Path:
    """Where libraries are kept unless another folder is named."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if named.startswith("/") else Path.home() / ".cache") / "papershelf-benchmarks"


def library(folder: Path, papers: int) -> Path:
    """The kept library of that many papers, in today's schema; it is built when it is not there (about 1,000 papers a second)."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{papers}.sqlite3"
    if not file.exists():
        _build(file, papers)
    with closing(open_library(file)):
        pass  # brings an older one to today's schema
    shutil.rmtree(folder / "backups", ignore_errors=True)
    return file


def copy_for_measuring(kept: Path) -> Path:
    """A copy that may be written to, in place of the last one; the kept library stays as it was built."""
    copy = kept.with_name("measured.sqlite3")
    remove(copy)
    shutil.copyfile(kept, copy)
    return copy


def remove(library: Path) -> None:
    """Delete the library with the files that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        library.with_name(library.name + suffix).unlink(missing_ok=True)


def _build(file: Path, papers: int) -> None:
    listing, unfinished = file.with_name("listing.jsonl"), file.with_name("unfinished.sqlite3")
    remove(unfinished)
    sys.stderr.write(f"building a library of {papers:,} papers once, in {file.parent}\n")
    corpus.write(listing, papers)
    with closing(open_library(unfinished)) as database:
        importing.import_file(database, listing, _show_progress)
    sys.stderr.write("\n")
    listing.unlink()
    unfinished.rename(file)


def _show_progress(done: int, total: int | None) -> None:
    if total:
        sys.stderr.write(f"\r{done / total:4.0%} ")
        sys.stderr.flush()
