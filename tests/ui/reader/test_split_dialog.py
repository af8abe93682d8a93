"""Both papers side by side, which source says what, and what is chosen to become a paper of its own."""

import pytest

from desktop.records import Author, Paper, Part
from desktop.ui.reader.split_dialog import SplitDialog, choices
from tests.fakes import make_shelved

PAGE = Part("page", Paper("Fern, as it is"))
JOINED = Part("page", Paper("Fern, as it is"), joined_id=8)
ARXIV = Part(
    "arxiv", Paper("Moss", authors=tuple(Author(f"Ada {n}") for n in range(6)), arxiv_id="2603.00001", published="2026-03-30")
)
NAMES = {"page": "A saved page", "arxiv": "arXiv", "doi": "doi.org"}


@pytest.fixture
def opened(qtbot):
    def opened(*parts, **what):
        dialog = SplitDialog(make_shelved(title="Moss", **what), parts, NAMES.__getitem__)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def said(card):
    return [label.text() for label in (card.source, card.title, card.authors, card.facts)]


def test_a_single_part_needs_no_choice(opened):
    dialog = opened(PAGE, sources=("arxiv", "page"))
    assert not dialog.choice.isVisible()
    assert dialog.part == PAGE
    assert said(dialog.goes) == ["Source: A saved page", "Fern, as it is", "No authors named", "No date, no id"]
    assert said(dialog.stays)[:2] == ["Source: arXiv", "Moss"]
    assert "stay with the paper at the left" in dialog.sentence.text()


def test_of_two_the_other_one_stays(opened):
    dialog = opened(ARXIV, PAGE)
    assert dialog.part == PAGE
    assert said(dialog.stays) == [
        "Source: arXiv", "Moss", "Ada 0, Ada 1, Ada 2, Ada 3 and 2 more", "30 Mar 2026 · arXiv:2603.00001"
    ]  # fmt: skip
    dialog.choice.button(0).click()
    assert dialog.part == ARXIV
    assert said(dialog.stays)[1] == "Fern, as it is"
    assert said(dialog.goes)[1] == "Moss"


def test_a_paper_that_was_joined_stands_for_the_words_of_its_source(opened):
    assert choices([JOINED, ARXIV, PAGE]) == [JOINED, ARXIV]
    dialog = opened(JOINED, ARXIV, PAGE)
    assert dialog.part == JOINED
    assert "takes back" in dialog.sentence.text()


@pytest.mark.parametrize("title", ["Moss " * 1000, "<b>Moss</b>"])
def test_any_title_fits_and_is_plain(opened, title):
    dialog = opened(Part("page", Paper(title)), ARXIV)
    dialog.choice.button(0).click()
    assert dialog.goes.title.text() == title[:300]
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
