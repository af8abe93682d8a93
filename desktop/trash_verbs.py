"""The verb of the command line that throws papers away, puts them back and empties the Trash: trash."""

import argparse

from desktop.answers import tell_papers
from desktop.errors import UsageError
from desktop.library import marking
from desktop.library.emptying import empty_trash
from desktop.library.opening import Database
from desktop.library.references import find_papers
from desktop.streams import say
from desktop.translation import tr


def trash(database: Database, options: argparse.Namespace) -> int:
    """Move papers to the Trash, put them back, or empty it."""
    if options.empty == bool(options.references):
        raise UsageError(tr("Name the papers, or --empty without any."))
    if options.empty:
        say(empty_trash(database))
        return 0
    return tell_papers(marking.trash(database, find_papers(database, options.references), not options.restore))


VERBS = {"trash": trash}
