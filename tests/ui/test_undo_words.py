"""What the quiet bar says of a deed: the title of a single paper, as far as there is room, and counts of several."""

import pytest

from desktop.records import Change
from desktop.ui.undo_words import LONGEST, elided, undo_words
from tests.libraries import add_day


@pytest.fixture
def row(live, database):
    return live.load_rows(add_day(database, 1))[0]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Dismissed 1 paper", "Dismissed “Invented Findings, Part 1”"),
        ("Added 1 paper to “1 paper”", "Added “Invented Findings, Part 1” to “1 paper”"),
        ("Verworfen", "Verworfen: “Invented Findings, Part 1”"),
    ],
)
def test_a_single_paper_is_named(row, label, words):
    assert undo_words(Change(label, (row.paper_id,)), row) == words


def test_several_papers_are_counted():
    assert undo_words(Change("Dismissed 41 papers", (1, 2)), None) == "Dismissed 41 papers"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Short and good", "Short and good"),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * 60, "x" * LONGEST + "…"),
        ("Sparse attention is all that you need, and why", "Sparse attention is all that you…"),
        ("Sparse attention is all there is: at last", "Sparse attention is all there is…"),
        ("深" * 60, "深" * LONGEST + "…"),
    ],
)
def test_a_long_title_ends_at_a_word(title, shown):
    assert elided(title) == shown
