"""A throw-away library with the bundled sample in it, for a first look without a network."""

import json
from pathlib import Path

from desktop.library import highlighting, importing, marking, organising
from desktop.library.references import find_paper, find_papers
from desktop.paths import resources_folder
from desktop.store import papers
from desktop.store.database import Database, open_library


def build_sample_library(folder: Path) -> Database:
    """A new library in that folder with the sample papers and what a reader might have done with them."""
    database = open_library(folder / "library.sqlite3")
    sample = resources_folder() / "sample"
    importing.import_file(database, sample / "listing.json", lambda done, total: None)
    shelf = json.loads((sample / "shelf.json").read_text(encoding="utf-8"))
    marking.mark_read(database, find_papers(database, shelf["read"]))
    marking.star(database, find_papers(database, shelf["starred"]))
    marking.dismiss(database, find_papers(database, shelf["dismissed"]))
    for path, references in shelf["collections"].items():
        organising.collect(database, path, find_papers(database, references))
    for name, references in shelf["tags"].items():
        organising.change_tags(database, find_papers(database, references), add=[name])
    for reference, text in shelf["notes"].items():
        organising.write_note(database, find_paper(database, reference), text)
    for highlight in shelf["highlights"]:
        _highlight(database, **highlight)
    return database


def _highlight(database: Database, *, paper: str, field: str, exact: str, colour: str, comment: str) -> None:
    paper_id = find_paper(database, paper)
    told = papers.load_known(database, [paper_id])[paper_id].paper
    text = highlighting.text_of(told, field)
    start = text.index(exact)
    highlighting.add(database, paper_id, field, text, (start, start + len(exact)), colour, comment)
