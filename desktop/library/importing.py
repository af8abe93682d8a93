"""Import a file: a library, a saved Daily Papers page (text or HTML), a saved answer of the service, or a bibliography."""

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop.errors import PapershelfError
from desktop.library import short_turns
from desktop.records import ImportReport, Listed, Listing
from desktop.sources.saved_answer import read_answer
from desktop.sources.saved_library import is_library
from desktop.sources.saved_page import read_page
from desktop.store import journal
from desktop.store.database import Database
from desktop.translation import tr, trn

if TYPE_CHECKING:
    from desktop.library.bibliographies import Read

BATCH = 200  # papers between two reports
MOST_SKIPPED = 1_000  # sentences kept of a file that is full of holes
HEAD = 256  # bytes
LARGEST_PAGE = 64 * 1024 * 1024  # bytes; a page is read whole, an answer is not

Report = Callable[[int, int | None], None]
Came = Callable[[Sequence[int]], object]

SUFFIXES = (".txt", ".text", ".html", ".htm", ".json", ".jsonl", ".ndjson", ".bib", ".ris")


def can_import(path: Path) -> bool:
    """Whether the file's name says that it is of a kind that can be imported."""
    return path.suffix.lower() in SUFFIXES


def import_file(database: Database, path: Path, report: Report, came: Came = lambda _ids: None) -> ImportReport:
    """Merge the papers of that file into the library; doing it again changes nothing.

    ``came`` gets the ids of its papers, some at a time. ``report(done, total)`` counts bytes and cancels by raising
    Cancelled; what came in before that stays. Raises PapershelfError when the file cannot be read or is of no known kind.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            read = _reader_of_bibliography(path, file)
            if read is not None:
                from desktop.library.bibliographies import import_bibliography

                return import_bibliography(database, readable_name(path), file, size, report, came, read)
            if path.suffix.lower() == ".json" and is_library(_head(file)):
                from desktop.library.carrying import import_library

                return import_library(database, readable_name(path), file, size, report, came)
            return _import(database, path, file, size, report, came)
    except OSError as error:
        sentence = tr("{file} cannot be read: {reason}.")
        raise PapershelfError(sentence.format(file=path, reason=error.strerror or error)) from error


def _reader_of_bibliography(path: Path, file: BinaryIO) -> "Read | None":
    """What reads the file's text where it is a bibliography. Imported late: most starts of the program need none of them."""
    suffix = path.suffix.lower()
    if suffix == ".bib":
        from desktop.sources.saved_bibliography import read_bibliography

        return read_bibliography
    if suffix == ".ris":
        from desktop.sources.saved_ris import read_ris

        return read_ris
    if suffix == ".json":
        from desktop.sources.saved_csl import is_csl, read_csl

        return read_csl if is_csl(file) else None
    return None


def tell_of_no_kind(path: Path) -> str:
    """That it cannot be imported, and what can be."""
    if path.suffix.lower() == ".pdf":
        sentence = tr("{file} is a PDF, which cannot be read yet: paste the paper's arXiv id, DOI or page instead.")
        return sentence.format(file=readable_name(path))
    sentence = tr(
        "{file} is of no kind that can be imported: give a saved Daily Papers page (.txt, .html), a saved answer "
        "(.json, .jsonl), a library (.json) or a bibliography (.bib, .ris, CSL-JSON)."
    )
    return sentence.format(file=readable_name(path))


def tell(report: ImportReport) -> str:
    """What the import did, in one sentence."""
    parts = [trn("{count} paper", "{count} papers", report.received), tr("{count} new").format(count=f"{report.added:,}")]
    if report.changed:
        parts.append(tr("{count} changed").format(count=f"{report.changed:,}"))
    sentence = tr("{file}: {parts}.").format(file=report.file, parts=", ".join(parts))
    if report.skipped_count:
        skipped = trn("{count} entry was skipped:", "{count} entries were skipped:", report.skipped_count)
        sentence = " ".join([sentence, skipped, *report.skipped[:3]])
    if report.keys_taken:
        taken = trn(
            "{count} citation key is another paper's here and stays so: {keys}",
            "{count} citation keys are other papers' here and stay so: {keys}",
            len(report.keys_taken),
            keys=", ".join(report.keys_taken[:3]) + ("…" if len(report.keys_taken) > 3 else ""),
        )
        sentence = f"{sentence} {taken}"
    return sentence


def _import(database: Database, path: Path, file: BinaryIO, size: int, report: Report, came: Came) -> ImportReport:
    name = readable_name(path)
    listing = Listing("huggingface", "file", name)
    time = journal.now()
    skipped: list[str] = []
    skipped_count = received = added = changed = 0
    entries = _entries(path, file, size)
    while chunk := list(islice(entries, BATCH)):
        told = [one for one in chunk if isinstance(one, Listed)]
        skipped += [one for one in chunk if isinstance(one, str)][: MOST_SKIPPED - len(skipped)]
        skipped_count += len(chunk) - len(told)
        # Counted chunk by chunk: the ids of a million papers would be kept for nothing.
        result = short_turns.merge(database, listing, told, time)
        came(result.paper_ids)
        received += len(told)
        added += len(result.added)
        changed += len(result.changed)
        report(file.tell(), size)
    return ImportReport(name, received, added, changed, tuple(skipped), skipped_count)


def _entries(path: Path, file: BinaryIO, size: int) -> Iterator[Listed | str]:
    match path.suffix.lower():
        case ".json" | ".jsonl" | ".ndjson":
            return read_answer(file, readable_name(path))
        case ".txt" | ".html" | ".htm" | ".text":
            if size > LARGEST_PAGE:
                raise PapershelfError(tr("{file} is too large for a saved page.").format(file=path.name))
            page = read_page(_decoded(file.read(), path))
            return iter([*page.entries, *page.skipped])
    raise PapershelfError(tell_of_no_kind(path))


def _head(file: BinaryIO) -> bytes:
    """How the file begins; it is still to be read from there."""
    head = file.read(HEAD)
    file.seek(0)
    return head


def readable_name(path: Path) -> str:
    """The file's name as text that can be kept; on some systems a name may hold bytes that are no letters."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _decoded(content: bytes, path: Path) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise PapershelfError(
            tr("{file} is not text in UTF-8; save the page again as text.").format(file=path.name)
        ) from error
