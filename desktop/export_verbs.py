"""The verbs of the command line that write what the library holds: export and annotations."""

import argparse
import sys
from pathlib import Path

from desktop.errors import PapershelfError
from desktop.library import annotating, exporting, shelf, smart_collections
from desktop.library.opening import Database
from desktop.library.replacing import replace_file
from desktop.records import ExportOptions
from desktop.streams import say
from desktop.translation import tr, trn


def export(database: Database, options: argparse.Namespace) -> int:
    """Write papers to standard output or a file."""
    found = _chosen_papers(database, options)
    if found == []:
        raise PapershelfError(tr("There are no papers to export; nothing was written."))
    chosen = ExportOptions(options.format, options.unicode, options.abstract, options.keywords, options.note)
    if options.output is None:
        sys.stdout.writelines(exporting.write(database, found, chosen, freeze=True))
        return 0
    exporting.export(database, found, chosen, Path(options.output))
    if found is None:
        say(tr("Wrote the whole library to {file}.").format(file=options.output))
    else:
        say(trn("Wrote {count} paper to {file}.", "Wrote {count} papers to {file}.", len(found), file=options.output))
    return 0


def _chosen_papers(database: Database, options: argparse.Namespace) -> list[int] | None:
    """The papers of the collection or the search; None: all that the library has, where the format holds that."""
    query = options.query or ""
    if options.collection is not None:
        query = smart_collections.query_of(database, options.collection)
    elif options.query is None and options.format == "json":
        return None
    return list(shelf.find_papers(database, query))


def annotations(database: Database, options: argparse.Namespace) -> int:
    """Print notes and highlights, or write them to a file."""
    query = options.query or ""
    if options.collection is not None:
        query = smart_collections.query_of(database, options.collection)
    found = annotating.find_annotated(database, query, options.tag, options.colour, options.kind)
    if not found:
        raise PapershelfError(tr("There are no notes or highlights here; nothing was written."))
    text = annotating.write(database, found, options.format, options.colour, options.kind)
    if options.output is None:
        sys.stdout.writelines(text)
        return 0
    replace_file(Path(options.output), text)
    say(
        trn(
            "Wrote the annotations of {count} paper to {file}.",
            "Wrote the annotations of {count} papers to {file}.",
            len(found),
            file=options.output,
        )
    )
    return 0


VERBS = {"export": export, "annotations": annotations}
