"""Searching in the real window: bad input, the best match, hints, names, and papers that are only found in the background."""

import pytest
from PySide6.QtCore import Qt

from desktop.library import organising
from desktop.records import Order
from desktop.store import interruption, search
from desktop.ui.search.search_completion import SearchCompletion
from tests.libraries import add_day

BAD_INPUT = (
    "x" * 10_000, "a " * 5_000, '"' * 9_999, "-a " * 3_000, "量子" * 5_000, "( ) OR OR - \" ' \"", "- - -", "OR", '"unbalanced',
    "tag:", 'tag:"', "tag: is: in: up: after:", "after:foo", " " * 500, "NEAR(a b) AND * ^ {title}: :", "\u202e\u200b\u2066", "%_\\",
)  # fmt: skip


@pytest.fixture
def window(database, open_window):
    add_day(database, 5)
    return open_window()


def give_no_time(monkeypatch):
    """Let no first page find anything: so it is in a large library where hits are rare."""
    monkeypatch.setattr(search, "SECONDS", -1)
    monkeypatch.setattr(interruption, "STEPS", 1)


def settle(window, qtbot):
    qtbot.waitUntil(lambda: window.browsing._is_whole)


@pytest.mark.parametrize("text", BAD_INPUT)
def test_no_text_stops_the_search_or_the_window(window, qtbot, text):
    window.papers.search_box.setText(text)
    settle(window, qtbot)
    shown = window.papers.model.rowCount()
    assert window.papers.state.isVisible() == (shown == 0)
    assert len(window.papers.state.sentence.text()) < 700
    qtbot.keyClick(window.papers.search_box, Qt.Key.Key_Escape)
    assert (window.papers.search_box.text(), window.papers.model.rowCount()) == ("", 5)


def test_papers_that_are_not_among_the_newest_come_from_the_background(window, qtbot, monkeypatch):
    give_no_time(monkeypatch)
    window.papers.search_box.setText("specimen3")
    assert window.papers.model.rowCount() == 0
    assert not window.papers.state.isVisible(), "nobody knows yet that there is nothing"
    settle(window, qtbot)
    assert window.papers.model.rowCount() == 1
    assert window.papers.current_id() == 3
    assert window.papers.counts.text() == "1 paper"


def test_what_an_empty_list_waits_for_is_said_after_a_while(window, monkeypatch):
    give_no_time(monkeypatch)
    monkeypatch.setattr(window.library.search, "find_all", lambda *_what, **_how: None)
    window.papers.search_box.setText("specimen3")
    window.browsing._show_looking()
    assert window.papers.state.isVisible()
    assert window.papers.state.heading.text() == "Searching…"


def test_best_match_can_be_chosen_while_words_are_searched(window, qtbot):
    action = window.actions_by_name["sort_relevance"]
    assert not action.isEnabled()
    window.papers.search_box.setText("is:inbox")
    assert not action.isEnabled()
    window.papers.search_box.setText("specimen3")
    assert action.isEnabled()
    action.trigger()
    assert window.browsing.order == Order.RELEVANCE
    assert window.papers.current_id() == 3
    window.papers.search_box.setText("is:inbox")
    assert window.browsing.order == Order.DATE


def test_the_paper_is_read_after_the_list_is_shown(window, qtbot):
    window.papers.search_box.setText("specimen3")
    qtbot.waitUntil(lambda: window.reader.note._paper_id == 3)


def test_names_of_the_library_are_offered_and_taken(window, database, qtbot):
    organising.change_tags(database, [3], add=["to read"])
    box = window.papers.search_box
    box.setFocus()
    qtbot.keyClicks(box, "tag:to")
    popup = window.findChild(SearchCompletion)
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == 'tag:"to read" '
    assert list(window.papers.model.ids()) == [3]


def test_slash_selects_what_was_searched_for(window, qtbot):
    window.papers.search_box.setText("specimen3")
    window.papers.view.setFocus()
    window.actions_by_name["find"].trigger()
    assert window.papers.search_box.selectedText() == "specimen3"


def test_what_is_typed_is_marked_in_the_reader_after_the_list_was_shown(window, qtbot):
    def marked():
        return len(window.reader.page.abstract.spans("words"))

    qtbot.keyClicks(window.papers.search_box, "s")
    assert window.papers.model.rowCount() == 5
    assert marked() == 0, "each letter would wait for it"
    qtbot.waitUntil(lambda: marked() == 1)
    window.papers.search_box.clear()
    qtbot.waitUntil(lambda: marked() == 0)
    window.browsing.show_query("write")  # nobody types
    assert marked() == 1
