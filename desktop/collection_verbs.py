"""The verbs of the command line for collections: collect and collections."""

import argparse
import json

from desktop.answers import tell_label, tell_papers
from desktop.library import organising, shelf, smart_collections
from desktop.library.opening import Database
from desktop.library.references import find_papers


def collect(database: Database, options: argparse.Namespace) -> int:
    """Put papers into a collection, or take them out of it."""
    paper_ids = find_papers(database, options.references)
    if not options.remove:
        return tell_papers(organising.collect(database, options.collection, paper_ids))
    return tell_papers(organising.uncollect(database, organising.find_collection(database, options.collection), paper_ids))


def collections(database: Database, options: argparse.Namespace) -> int:
    """Print all collections, or keep and forget smart ones."""
    if options.save:
        return tell_label(smart_collections.keep(database, *options.save))
    if options.forget is not None:
        return tell_label(smart_collections.forget(database, options.forget))
    found: list[tuple[str, int, str | None]] = [(one.path, one.count, None) for one in organising.load_collections(database)]
    for smart in smart_collections.load_smart_collections(database):
        found.append((smart.name, shelf.count_papers(database, smart.query), smart.query))
    if options.json:
        told = [{"path": path, "papers": count} | ({} if query is None else {"query": query}) for path, count, query in found]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    for path, count, query in found:
        print(f"{count:>6}  {path}" + ("" if query is None else f"\t{query}"))
    return 0


VERBS = {"collect": collect, "collections": collections}
