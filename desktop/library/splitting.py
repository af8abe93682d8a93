"""What a paper is made of when more than one source spoke of it, and how a wrong join is split again."""

from desktop.library.sources_in_words import name_of_source
from desktop.records import Change, Part
from desktop.store import parting
from desktop.store.database import Database
from desktop.translation import tr


def find_parts(database: Database, paper_id: int) -> tuple[Part, ...]:
    """What can be split off: papers that were joined with this one, and what single sources said. Empty: nothing can.

    What names the same arXiv id as the rest is certain and cannot be split off.
    """
    return parting.find_parts(database, paper_id)


def describe_part(part: Part) -> str:
    """The part as the reader calls it: "A saved page: “Slow Moss”"."""
    return tr("{source}: “{title}”").format(source=name_of_source(part.source), title=part.paper.title)


def split(database: Database, paper_id: int, part: Part) -> Change:
    """Make that part a paper of its own again; the two are never joined again. One step of undo.

    The change names both. What the reader did stays with the paper, but a paper that had been joined takes back what it had.
    Raises UsageError when there is no such part (any more), PapershelfError when what was done since stands in the way; then
    nothing was changed.
    """
    return parting.split(database, paper_id, part, tr("Split “{title}” off").format(title=part.paper.title))
