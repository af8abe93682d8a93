"""The verb of the command line that puts papers off until a day: later."""

import argparse

from desktop.answers import tell_papers
from desktop.library import putting_off
from desktop.library.opening import Database
from desktop.library.references import find_papers


def later(database: Database, options: argparse.Namespace) -> int:
    """Put papers off until a day, or take their days away."""
    day = None if options.clear else putting_off.read_day(options.until)
    return tell_papers(putting_off.put_off(database, find_papers(database, options.references), day))


VERBS = {"later": later}
