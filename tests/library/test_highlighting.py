"""What the reader marks is on disk, can be changed and taken back step by step, and stays with the paper through everything."""

from dataclasses import replace

import pytest

from desktop.errors import UsageError
from desktop.library import highlighting, history, joining, shelf
from desktop.records import Highlight
from desktop.store.database import Database
from tests.library.conftest import Add

ABSTRACT = (
    "Moss grows where it is wet, and lichen where it is dry. Both grow slowly, says everybody who has waited long enough."
)


@pytest.fixture
def paper_id(add: Add) -> int:
    return add("On Moss", abstract=ABSTRACT, arxiv_id="2603.00001", version=1)


def highlights(library: Database, paper_id: int) -> tuple[Highlight, ...]:
    return shelf.load_paper(library, paper_id).highlights


def place_of(words: str) -> tuple[int, int]:
    start = ABSTRACT.index(words)
    return start, start + len(words)


def mark(library: Database, paper_id: int, words: str, colour: str = "yellow") -> Highlight:
    highlighting.add(library, paper_id, "abstract", ABSTRACT, place_of(words), colour)
    return max(highlights(library, paper_id), key=lambda one: one.highlight_id)


def test_a_passage_is_marked_without_the_space_around_it(library: Database, paper_id: int) -> None:
    start, end = place_of(" lichen ")
    change = highlighting.add(library, paper_id, "abstract", ABSTRACT, (start, end), "green", "why?")
    [highlight] = highlights(library, paper_id)
    assert (highlight.exact, highlight.start, highlight.end) == ("lichen", start + 1, end - 1)
    assert (highlight.colour, highlight.comment, highlight.version, change.paper_ids) == ("green", "why?", 1, (paper_id,))


def test_every_deed_is_a_step_of_undo(library: Database, paper_id: int) -> None:
    first = mark(library, paper_id, "grow slowly")
    deeds = (
        lambda: highlighting.recolour(library, first.highlight_id, "pink"),
        lambda: highlighting.write_comment(library, first.highlight_id, " Not where I live. "),
        lambda: highlighting.attach(library, first.highlight_id, "abstract", ABSTRACT, place_of("waited")),
        lambda: highlighting.delete(library, first.highlight_id),
    )
    states = [highlights(library, paper_id)]
    for deed in deeds:
        assert deed().paper_ids == (paper_id,)
        states.append(highlights(library, paper_id))
    assert states[1] == (replace(first, colour="pink"),)
    assert states[2] == (replace(first, colour="pink", comment="Not where I live."),)
    [attached] = states[3]
    assert (attached.exact, attached.colour, attached.comment) == ("waited", "pink", "Not where I live.")
    assert states[4] == ()
    for state in reversed(states[:-1]):
        history.undo(library)
        assert highlights(library, paper_id) == state
    history.undo(library)
    assert highlights(library, paper_id) == ()
    for state in states:
        history.redo(library)
        assert highlights(library, paper_id) == state


def test_a_comment_typed_on_is_one_step(library: Database, paper_id: int) -> None:
    highlight = mark(library, paper_id, "wet")
    for comment in ("N", "No", "Not here"):
        highlighting.write_comment(library, highlight.highlight_id, comment)
    history.undo(library)
    assert highlights(library, paper_id) == (highlight,)


@pytest.mark.parametrize(
    ("field", "place", "colour"),
    [("abstract", (4, 5), "yellow"), ("abstract", (5, 5), "yellow"), ("note", (0, 4), "yellow"), ("title", (0, 4), "red")],
)
def test_what_cannot_be_marked_is_told(
    library: Database, paper_id: int, field: str, place: tuple[int, int], colour: str
) -> None:
    with pytest.raises(UsageError, match=r"select|cannot be highlighted|no colour"):
        highlighting.add(library, paper_id, field, ABSTRACT, place, colour)
    assert highlights(library, paper_id) == ()


def test_a_highlight_that_is_gone_is_left_alone(library: Database, paper_id: int) -> None:
    highlight = mark(library, paper_id, "wet")
    highlighting.delete(library, highlight.highlight_id)
    assert highlighting.recolour(library, highlight.highlight_id, "blue").batch_id is None
    assert highlighting.delete(library, highlight.highlight_id).batch_id is None


def test_a_new_version_moves_it_or_makes_it_an_orphan(library: Database, add: Add, paper_id: int) -> None:
    lost, kept = mark(library, paper_id, "Moss grows where it is wet"), mark(library, paper_id, "grow slowly", "blue")
    later = "In this version all is new but the end. " + ABSTRACT[ABSTRACT.index("Both") :]
    add("On Moss", abstract=later, arxiv_id="2603.00001", version=2)
    shelved = shelf.load_paper(library, paper_id)
    assert shelved.highlights == (lost, kept)
    place = highlighting.find_place(shelved.paper, kept)
    assert place is not None
    assert later[slice(*place)] == "grow slowly"
    assert highlighting.find_place(shelved.paper, lost) is None


def test_joined_papers_keep_the_highlights_of_both(library: Database, add: Add, paper_id: int) -> None:
    mark(library, paper_id, "wet")
    other = add("Moss, Seen Anew", abstract=ABSTRACT)
    mark(library, other, "dry")
    joining.join(library, paper_id, other)
    [kept] = shelf.find_papers(library, "")
    assert sorted(one.exact for one in highlights(library, kept)) == ["dry", "wet"]
