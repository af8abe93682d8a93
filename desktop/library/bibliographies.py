"""Import a bibliography: its entries are merged like any listing's, and each keeps the citation key that it has there."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from desktop.errors import PapershelfError
from desktop.library import short_turns
from desktop.records import ImportReport, Listed, Listing
from desktop.sources.saved_bibliography import BibliographyEntry, decode_bibliography
from desktop.store import citation_keys, journal
from desktop.store.database import Database
from desktop.store.merging import BIBLIOGRAPHY
from desktop.translation import tr

BATCH = 100  # entries between two reports
MOST_SKIPPED = 1_000  # sentences kept of a file that is full of holes
LARGEST = 64 * 1024 * 1024  # bytes; it is read whole

Report = Callable[[int, int | None], None]
Read = Callable[[str], Iterator[BibliographyEntry | str]]


def import_bibliography(
    database: Database,
    name: str,
    file: BinaryIO,
    size: int,
    report: Report,
    came: Callable[[Sequence[int]], object],
    read: Read,
) -> ImportReport:
    """Merge what ``read`` makes of the file's text; what is broken is told with its line and left out, and the rest goes in.

    A key stays an entry's key unless another paper of the library has it, which is told; a paper that has one already has
    both. Raises PapershelfError when the file is too large; ``report(done, total)`` counts bytes, and cancels by raising Cancelled.
    """
    if size > LARGEST:
        sentence = tr("{file} is too large for a bibliography ({size} MB): split it into files of at most {most} MB.")
        raise PapershelfError(sentence.format(file=name, size=size // 1_000_000, most=LARGEST // (1024 * 1024)))
    text = decode_bibliography(file.read(LARGEST + 1))
    last_line = 1 + text.count("\n")
    time = journal.now()
    skipped: list[str] = []
    keys_taken: list[str] = []
    skipped_count = received = added = changed = 0
    entries = read(text)
    while chunk := list(islice(entries, BATCH)):
        told = [one for one in chunk if isinstance(one, BibliographyEntry)]
        broken = [one for one in chunk if isinstance(one, str)]
        skipped += broken[: MOST_SKIPPED - len(skipped)]
        skipped_count += len(broken)
        listed = [Listed(one.paper, told_by=BIBLIOGRAPHY) for one in told]
        result = short_turns.merge(database, Listing(BIBLIOGRAPHY, "file", name), listed, time)
        came(result.paper_ids)
        keyed = [(paper_id, one.key) for paper_id, one in zip(result.paper_ids, told, strict=True) if one.key]
        keys_taken += citation_keys.adopt(database, keyed)[: MOST_SKIPPED - len(keys_taken)]
        received += len(told)
        added += len(result.added)
        changed += len(result.changed)
        report(round(size * (told[-1].line if told else 0) / last_line), size)
    if not received and not skipped_count:
        raise PapershelfError(tr("{file} holds no entry of a bibliography.").format(file=name))
    return ImportReport(name, received, added, changed, tuple(skipped), skipped_count, tuple(keys_taken))
