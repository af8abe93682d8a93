"""Highlights of the reader in title and abstract: marked, recoloured, commented, attached anew, deleted; each one step of undo."""

from desktop.errors import UsageError
from desktop.library.anchoring import Place, locate, surroundings
from desktop.records import Change, Highlight, Paper
from desktop.store import annotations
from desktop.store.database import Database
from desktop.translation import tr

COLOURS = ("yellow", "green", "blue", "pink")
FIELDS = ("title", "abstract")


def text_of(paper: Paper, field: str) -> str:
    """The text in which the highlights of that field are."""
    return paper.title if field == "title" else paper.abstract


def find_place(paper: Paper, highlight: Highlight) -> Place | None:
    """Where the highlight stands in what the paper says today; None: it is an orphan."""
    return locate(text_of(paper, highlight.field), highlight)


def add(database: Database, paper_id: int, field: str, text: str, place: Place, colour: str, comment: str = "") -> Change:
    """Mark the passage at ``place`` (start, end) of ``text``, which is that field of the paper as the reader saw it.

    White space around it is left out. Raises UsageError where nothing is left, or for another colour or field.
    """
    start, end = _checked(field, text, place)
    _check_colour(colour)
    label, around = tr("Highlighted a passage"), surroundings(text, start, end)
    return annotations.add_highlight(database, paper_id, field, text, start, end, colour, comment, label, around)


def recolour(database: Database, highlight_id: int, colour: str) -> Change:
    """Give the highlight another of COLOURS."""
    _check_colour(colour)
    return annotations.change_highlight(database, highlight_id, tr("Recoloured a highlight"), colour=colour)


def write_comment(database: Database, highlight_id: int, comment: str) -> Change:
    """Write what the reader says of the passage; empty text removes it. It is on disk when this returns."""
    label = tr("Commented on a highlight") if comment.strip() else tr("Removed the comment of a highlight")
    return annotations.change_highlight(database, highlight_id, label, comment=comment.strip())


def attach(database: Database, highlight_id: int, field: str, text: str, place: Place) -> Change:
    """Have a highlight that lost its passage mark this one; colour and comment stay. Raises as ``add``."""
    start, end = _checked(field, text, place)
    label = tr("Attached a highlight to another passage")
    return annotations.move_highlight(database, highlight_id, field, text, start, end, surroundings(text, start, end), label)


def delete(database: Database, highlight_id: int) -> Change:
    """Delete the highlight and its comment; undo brings back both."""
    return annotations.remove_highlight(database, highlight_id, tr("Deleted a highlight"))


def _checked(field: str, text: str, place: Place) -> Place:
    start, end = place
    if field not in FIELDS:
        raise UsageError(tr("“{field}” cannot be highlighted, only title and abstract.").format(field=field))
    marked = text[max(start, 0) : end]
    if not marked.strip():
        raise UsageError(tr("Nothing is selected to be highlighted; select some words first."))
    start = max(start, 0) + len(marked) - len(marked.lstrip())
    return start, start + len(marked.strip())


def _check_colour(colour: str) -> None:
    if colour not in COLOURS:
        raise UsageError(
            tr("There is no colour “{colour}” for highlights, only {colours}.").format(
                colour=colour, colours=", ".join(COLOURS)
            )
        )
