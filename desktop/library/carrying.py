"""A library that was exported as JSON comes into this one, and nothing of either is lost."""

from collections.abc import Callable, Sequence
from itertools import islice
from time import sleep
from typing import BinaryIO

from desktop.library.short_turns import AT_ONCE, REST
from desktop.records import ImportReport
from desktop.sources.saved_library import read_library
from desktop.store import journal
from desktop.store.database import Database, tidy, tidying_apart
from desktop.store.loading import Loading
from desktop.translation import tr

MOST_SKIPPED = 1_000  # sentences kept of a file that is full of holes
TIDIED_AFTER = 16  # turns

Report = Callable[[int, int | None], None]
Came = Callable[[Sequence[int]], object]


def import_library(database: Database, name: str, file: BinaryIO, size: int, report: Report, came: Came) -> ImportReport:
    """Take all that the file holds into the library, which loses nothing; as ``importing.import_file`` has it.

    What the reader wrote is one step of undo, as long as nothing else is done meanwhile.
    """
    loading = Loading(database, tr("Imported “{file}”").format(file=name), f"{name} {journal.now()}")
    skipped: list[str] = []
    skipped_count = received = added = changed = turns = 0
    entries = read_library(file, name)
    with tidying_apart(database):
        while chunk := list(islice(entries, AT_ONCE)):
            result = loading.load([one for one in chunk if not isinstance(one, str)])
            sentences = [one for one in chunk if isinstance(one, str)] + result.skipped
            skipped += sentences[: MOST_SKIPPED - len(skipped)]
            skipped_count += len(sentences)
            came(result.paper_ids)
            received += len(result.paper_ids)
            added += result.added
            changed += result.changed
            turns += 1
            if turns % TIDIED_AFTER == 0:
                tidy(database)
            report(file.tell(), size)
            sleep(REST)
    return ImportReport(name, received, added, changed, tuple(skipped), skipped_count)
