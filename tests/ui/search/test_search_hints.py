"""What was not understood is said once the reader pauses, and once."""

import pytest

from desktop.library.searching import find_hints
from desktop.ui.search import search_hints
from desktop.ui.search.search_box import SearchBox
from desktop.ui.search.search_hints import SearchHints


@pytest.fixture
def told(qtbot, monkeypatch):
    monkeypatch.setattr(search_hints, "PAUSE", 1)
    box = SearchBox()
    qtbot.addWidget(box)
    told = []
    SearchHints(box, find_hints, told.append, box)
    return told, box


def pause(qtbot, box):
    timer = box.findChild(SearchHints)._timer
    qtbot.waitUntil(lambda: not timer.isActive())


def test_a_hint_is_said_once_while_one_types_on(told, qtbot):
    told, box = told
    for query in ("after:foo", "after:foo m", "after:foo moss", "moss", "after:foo moss"):
        box.setText(query)
        pause(qtbot, box)
    assert told == ["“after:foo” is searched as text: it needs a day, as in after:2026-03-31"] * 2


def test_what_is_understood_is_no_matter(told, qtbot):
    told, box = told
    for query in ("after:2026 moss", "tag:moe", "", "https://example.org"):
        box.setText(query)
        pause(qtbot, box)
    assert told == []
