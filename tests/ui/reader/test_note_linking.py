"""Links between papers in the window: typed, completed, followed, come back from, and told on the other side."""

import pytest
from PySide6.QtCore import Qt

from desktop.library import organising
from tests.libraries import add_day


@pytest.fixture
def ids(database):
    return add_day(database, 3)


@pytest.fixture
def window(open_window, ids):
    window = open_window()
    window.papers.select(ids[0])
    return window


def linking_of(window):
    return window.later.note_linking


def write_note(window, qtbot, text):
    window.actions_by_name["note"].trigger()
    field = window.later.reader.note.field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, text)
    return field


def test_a_link_is_completed_by_keys_and_told_at_the_other_paper(window, qtbot, ids):
    field = write_note(window, qtbot, "As [[part 2")
    completion = linking_of(window).completion
    qtbot.waitUntil(completion.isVisible)
    assert [completion.list.item(row).text() for row in range(completion.list.count())] == ["Invented Findings, Part 2"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "As [[arXiv:2603.00002|Invented Findings, Part 2]]"
    assert not completion.isVisible()
    window.later.reader.note.flush()
    window.papers.select(ids[1])
    mentioned = linking_of(window).mentioned_in
    qtbot.waitUntil(lambda: mentioned.isVisibleTo(window))
    mentioned.chosen.emit(ids[0])
    assert window.papers.current_id() == ids[0]


def test_escape_closes_the_offers_and_leaves_what_was_typed(window, qtbot):
    field = write_note(window, qtbot, "[[invented")
    completion = linking_of(window).completion
    qtbot.waitUntil(completion.isVisible)
    assert completion.list.count() == 2
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (completion.isVisible(), field.text(), field.hasFocus()) == (False, "[[invented", True)


def test_a_link_is_followed_and_come_back_from(window, live, qtbot, database, ids):
    organising.write_note(database, ids[0], "[[arXiv:2603.00003]]")
    actions = window.actions_by_name
    assert (actions["go_back"].isEnabled(), actions["go_forward"].isEnabled()) == (False, False)
    linking_of(window).follow("arxiv:2603.00003")
    assert window.papers.current_id() == ids[2]
    actions["go_back"].trigger()
    assert window.papers.current_id() == ids[0]
    assert (actions["go_back"].isEnabled(), actions["go_forward"].isEnabled()) == (False, True)
    actions["go_forward"].trigger()
    assert window.papers.current_id() == ids[2]


def test_a_paper_that_the_list_does_not_show_is_shown_among_all(window, qtbot, ids):
    window.browsing.show_query("specimen1")
    window.papers.select(ids[0])
    linking_of(window).follow("arxiv:2603.00003")
    assert (window.papers.current_id(), window.browsing.view.kind) == (ids[2], "all")
    window.actions_by_name["go_back"].trigger()
    assert (window.papers.current_id(), window.browsing.query) == (ids[0], "specimen1")


def test_a_link_to_a_paper_that_is_not_here_says_so(window, ids):
    linking_of(window).follow("arxiv:2603.99999")
    assert window.strip.message.text() == "No paper of this library is called 2603.99999."
    assert window.papers.current_id() == ids[0]
