"""The verbs of the command line for what the reader adds to papers: note, tag and tags."""

import argparse
import json

from desktop.answers import tell_label, tell_papers
from desktop.errors import UsageError
from desktop.library import organising, shelf, tagging
from desktop.library.opening import Database
from desktop.library.references import find_paper, find_papers
from desktop.streams import read_standard_input
from desktop.translation import tr


def note(database: Database, options: argparse.Namespace) -> int:
    """Print the note of a paper, or write it."""
    paper_id = find_paper(database, options.reference)
    if options.text is None:
        note = shelf.load_paper(database, paper_id).note
        if note:
            print(note, end="" if note.endswith("\n") else "\n")
        return 0
    text = read_standard_input() if options.text == "-" else options.text
    return tell_papers(organising.write_note(database, paper_id, text))


def tag(database: Database, options: argparse.Namespace) -> int:
    """Add tags to papers, or remove them."""
    if not options.add and not options.remove:
        raise UsageError(tr("Name a tag: papershelf tag REF… --add T, or --remove T."))
    return tell_papers(
        organising.change_tags(database, find_papers(database, options.references), options.add, options.remove)
    )


def tags(database: Database, options: argparse.Namespace) -> int:
    """Print all tags, or rename, colour, merge and delete them."""
    if options.rename:
        before, name = options.rename
        return tell_label(tagging.rename_tag(database, tagging.find_tag(database, before).tag_id, name))
    if options.delete is not None:
        return tell_label(tagging.delete_tag(database, tagging.find_tag(database, options.delete).tag_id))
    if options.colour:
        name, colour = options.colour
        tag_id = tagging.find_tag(database, name).tag_id
        return tell_label(tagging.colour_tag(database, tag_id, None if colour == "none" else colour))
    found = tagging.load_tags(database)
    if options.json:
        told = [{"tag": tag.name, "papers": tag.count, "colour": tag.colour} for tag in found]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    for tag in found:
        print(f"{tag.count:>6}  {tag.name}" + (f"\t{tag.colour}" if tag.colour else ""))
    return 0


VERBS = {"note": note, "tag": tag, "tags": tags}
