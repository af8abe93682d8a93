"""The verbs of the command line that say which papers are one and which are two: join and split."""

import argparse

from desktop.errors import UsageError
from desktop.library import joining, shelf, splitting
from desktop.library.opening import Database
from desktop.library.references import find_paper
from desktop.streams import one_line, say
from desktop.translation import tr


def join(database: Database, options: argparse.Namespace) -> int:
    """Make one paper of two; prints it."""
    change = joining.join(database, find_paper(database, options.reference), find_paper(database, options.other))
    kept = shelf.load_paper(database, change.paper_ids[0])
    print(f"#{kept.paper_id}\t{one_line(kept.paper.title)}")
    say(one_line(change.label))
    return 0


def split(database: Database, options: argparse.Namespace) -> int:
    """Make two papers of one; prints both. Where there is more than one part, it has to be named: 1, and the parts are said."""
    paper_id = find_paper(database, options.reference)
    parts = splitting.find_parts(database, paper_id)
    title = one_line(shelf.load_paper(database, paper_id).paper.title)
    if not parts:
        say(tr("“{title}” is one paper: nothing that was told of it can be split off.").format(title=title))
        return 1
    if options.part is None and len(parts) > 1:
        say(tr("“{title}” has {count} parts; name the one to split off with --part:").format(title=title, count=len(parts)))
        for number, part in enumerate(parts, start=1):
            say(f"{number:>3}  {one_line(splitting.describe_part(part))}")
        return 1
    number = options.part or 1
    if not 0 < number <= len(parts):
        raise UsageError(
            tr("There is no part {number}: “{title}” has {count}.").format(number=number, title=title, count=len(parts))
        )
    change = splitting.split(database, paper_id, parts[number - 1])
    for shelved in shelf.load_papers(database, sorted(change.paper_ids)):
        print(f"#{shelved.paper_id}\t{one_line(shelved.paper.title)}")
    say(one_line(change.label))
    return 0


VERBS = {"join": join, "split": split}
