"""Papers -> a file: citation keys frozen at first use, the file replaced at once or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from pathlib import Path

from desktop.errors import PapershelfError, UsageError
from desktop.formats import EXPORT_FORMATS, bibtex
from desktop.formats.citation_keys import build_key, unique_key
from desktop.library.exporting_folder import export_folder
from desktop.library.replacing import replace_file
from desktop.records import Citation, ExportOptions, Paper, ShelvedPaper
from desktop.store import annotations, citation_keys, papers, ready_entries, shelved, tags, unloading
from desktop.store.database import Database, find_version
from desktop.translation import tr

READY_FORMATS = ("bibtex", "biblatex")  # whose entries are kept for the next time


def render(database: Database, paper_ids: Sequence[int] | None, options: ExportOptions, *, freeze: bool) -> str:
    """The file's text for these papers; see ``write``."""
    return "".join(write(database, paper_ids, options, freeze=freeze))


def write(database: Database, paper_ids: Sequence[int] | None, options: ExportOptions, *, freeze: bool) -> Iterable[str]:
    """The file's text for these papers, piece by piece; None: the whole library, which only JSON can hold.

    ``freeze``: what comes out is used, so each paper keeps the key it has here for good; False is for a preview.
    """
    chosen = EXPORT_FORMATS.get(options.format)
    if chosen is None:
        sentence = tr("There is no format “{name}”; choose one of {names}.")
        raise UsageError(sentence.format(name=options.format, names=", ".join(EXPORT_FORMATS)))
    if chosen.of == "entries":
        return chosen.write(unloading.unload(database, paper_ids), options)
    assert paper_ids is not None
    if chosen.of == "papers":
        return chosen.write(_shelved(database, paper_ids, freeze), options)
    if options.format in READY_FORMATS and not options.keywords and not options.note:
        return bibtex.write_file(_ready(database, paper_ids, options, freeze))
    text = chosen.write(_citations(database, paper_ids, options, freeze), options)
    return [text] if isinstance(text, str) else text


def export(database: Database, paper_ids: Sequence[int] | None, options: ExportOptions, file: Path) -> None:
    """Write these papers (None: the whole library) into the file, which is replaced at once when everything is written.

    Where it is a folder, or a name without a suffix that nothing has yet, Markdown goes into it, a file for each paper.
    Raises PapershelfError with the file as it was when that fails.
    """
    if options.format == "markdown" and (file.is_dir() or (not file.suffix and not file.exists() and file.parent.is_dir())):
        export_folder(_shelved(database, paper_ids or (), True), file)
        return
    if not file.parent.is_dir():
        sentence = tr("{folder} is no folder; nothing was written. Choose another place.")
        raise PapershelfError(sentence.format(folder=file.parent))
    replace_file(file, write(database, paper_ids, options, freeze=True))


def freeze_keys(database: Database, paper_ids: Sequence[int]) -> dict[int, str]:
    """The citation keys of these papers, which are theirs for good from now on. Raises LibraryError."""
    return _keys(database, papers.load_papers(database, paper_ids), freeze=True)


def _shelved(database: Database, paper_ids: Sequence[int], freeze: bool) -> Iterator[ShelvedPaper]:
    """Whole papers, each with the key that it has, or that it gets now."""
    keys = _keys(database, papers.load_papers(database, paper_ids), freeze)
    for one in shelved.load(database, paper_ids):
        yield replace(one, citation_key=keys.get(one.paper_id))


def _ready(database: Database, paper_ids: Sequence[int], options: ExportOptions, freeze: bool) -> list[tuple[str, str, str]]:
    """The entries of a bibliography: those that were written before as they were, the others made now and kept if used."""
    writer = _writer()
    form = f"{writer} {options.format} {options.unicode} {options.abstract}"
    with database.atomic("DEFERRED"):  # one state of the library, so that no paper is in both or in neither
        entries = ready_entries.load(database, form, paper_ids)
        if len(entries) == len(paper_ids):
            return entries
        missing = ready_entries.find_missing(database, form, paper_ids)
    version = find_version(database)
    made = [
        (paper_id, bibtex.make_entry(citation, options)) for paper_id, citation in _cited(database, missing, options, freeze)
    ]
    if freeze:
        ready_entries.keep(database, writer, form, made, version)
    return [*entries, *(entry for _, entry in made)]


@cache
def _writer() -> str:
    """What tells the program's way of writing entries from any other version's: the content of its files."""
    found = blake2b(digest_size=8)
    for file in sorted(Path(bibtex.__file__).parent.glob("*.py")):
        found.update(file.read_bytes())
    return found.hexdigest()


def _citations(database: Database, paper_ids: Sequence[int], options: ExportOptions, freeze: bool) -> list[Citation]:
    return [citation for _, citation in _cited(database, paper_ids, options, freeze)]


def _cited(database: Database, paper_ids: Sequence[int], options: ExportOptions, freeze: bool) -> list[tuple[int, Citation]]:
    found = papers.load_papers(database, paper_ids)
    keys = _keys(database, found, freeze)
    notes = annotations.load_notes(database, paper_ids) if options.note else {}
    names = tags.load_of_papers(database, paper_ids) if options.keywords else {}
    older = citation_keys.load_older_keys(database, paper_ids)
    return [
        (
            paper_id,
            Citation(
                key=keys[paper_id],
                paper=paper,
                older_keys=older.get(paper_id, ()),
                keywords=names.get(paper_id, ()),
                note=notes.get(paper_id),
            ),
        )
        for paper_id, paper in found
    ]


def _keys(database: Database, found: Sequence[tuple[int, Paper]], freeze: bool) -> dict[int, str]:
    keys = citation_keys.load_keys(database, [paper_id for paper_id, _ in found])
    # In an order that is the same on every machine, so that of two papers with one stem the same gets the letter.
    keyless = sorted(
        ((paper_id, paper) for paper_id, paper in found if paper_id not in keys),
        key=lambda one: (one[1].arxiv_id or "", one[1].doi or "", one[1].title),
    )
    if not keyless:
        return keys
    taken = citation_keys.load_taken(database)
    proposed = []
    for paper_id, paper in keyless:
        key = unique_key(build_key(paper), taken)
        taken.add(key.lower())
        proposed.append((paper_id, key))
    if freeze:
        by_id = dict(keyless)
        return keys | citation_keys.freeze(
            database, proposed, lambda paper_id, used: unique_key(build_key(by_id[paper_id]), used)
        )
    return keys | dict(proposed)
