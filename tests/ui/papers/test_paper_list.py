"""The middle pane: what is current and selected while papers come and go, its keys, its states."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.look.theme import ROW_HEIGHT
from desktop.ui.papers.paper_list import PaperList
from tests.fakes import FakeRows, make_row

ADD = QItemSelectionModel.SelectionFlag.Select


@pytest.fixture
def rows():
    return FakeRows(*(make_row(number, read=number % 4 != 0) for number in range(1, 400)))


@pytest.fixture
def papers(rows, qtbot):
    papers = PaperList(rows)
    qtbot.addWidget(papers)
    papers.resize(424, 600)
    papers.show()
    papers.said = []
    papers.current_changed.connect(papers.said.append)
    return papers


def scroll(papers):
    return papers.view.verticalScrollBar().value()


def test_the_first_paper_becomes_current(papers):
    papers.show_papers([3, 1, 2], keep=False)
    assert (papers.current_id(), papers.selected_ids(), papers.said) == (3, [3], [3])
    papers.show_papers([], keep=False)
    assert (papers.current_id(), papers.selected_ids(), papers.said) == (0, [], [3, 0])


def test_nothing_jumps_when_papers_arrive_above(papers):
    papers.show_papers(range(50, 150), keep=False)
    papers.select(100)
    place = papers.view.visualRect(papers.view.currentIndex()).top()
    papers.show_papers(range(1, 200), keep=True)
    assert (papers.current_id(), papers.selected_ids()) == (100, [100])
    assert papers.view.visualRect(papers.view.currentIndex()).top() == place
    assert papers.said == [50, 100]


def test_the_topmost_paper_stays_where_it_is_when_the_current_one_is_out_of_sight(papers):
    papers.show_papers(range(50, 150), keep=False)
    papers.view.verticalScrollBar().setValue(40 * ROW_HEIGHT + 17)
    papers.show_papers(range(1, 200), keep=True)
    assert scroll(papers) == 89 * ROW_HEIGHT + 17
    assert papers.current_id() == 50


def test_a_selection_of_several_stays(papers):
    papers.show_papers([1, 2, 3, 4], keep=False)
    papers.view.selectionModel().select(papers.model.index(2, 0), ADD)
    papers.show_papers([9, 4, 3, 8, 1], keep=True)
    assert papers.selected_ids() == [3, 1]


def test_the_next_paper_takes_over_when_the_current_one_goes(papers):
    papers.show_papers(range(1, 100), keep=False)
    papers.select(50)
    before = scroll(papers)
    papers.show_papers([number for number in range(1, 100) if number not in (50, 51)], keep=True)
    assert (papers.current_id(), papers.selected_ids()) == (52, [52])
    assert abs(scroll(papers) - before) <= ROW_HEIGHT
    papers.select(99)
    papers.show_papers(range(1, 50), keep=True)
    assert papers.current_id() == 49
    papers.show_papers([], keep=True)
    assert (papers.current_id(), papers.said[-1]) == (0, 0)


def test_papers_that_come_to_an_empty_list_have_a_current_one(papers):
    papers.show_papers([], keep=False)
    papers.show_papers([5, 6], keep=True)
    assert papers.current_id() == 5


def test_steps_do_not_wrap(papers):
    papers.show_papers([1, 2, 3], keep=False)
    assert [papers.go(1), papers.go(1), papers.go(1), papers.current_id()] == [True, True, False, 3]
    assert [papers.go(-2), papers.go(-1), papers.current_id()] == [True, False, 1]
    papers.show_papers([], keep=False)
    assert not papers.go(1)


def test_the_next_unread_paper_is_found_below(papers):
    papers.show_papers([1, 2, 3, 4, 5, 8], keep=False)
    assert [papers.go_next_unread(), papers.current_id()] == [True, 4]
    assert [papers.go_next_unread(), papers.current_id()] == [True, 8]
    assert [papers.go_next_unread(), papers.current_id()] == [False, 8]


def test_selected_ids_are_in_the_order_of_the_list(papers):
    papers.show_papers([9, 7, 5, 3, 1], keep=False)
    papers.view.clearSelection()
    assert papers.selected_ids() == [9]  # the current one
    for row in (4, 1, 2):
        papers.view.selectionModel().select(papers.model.index(row, 0), ADD)
    assert papers.selected_ids() == [7, 5, 1]


def test_selecting_says_how_many(papers):
    papers.show_papers(range(1, 200), keep=False)
    counts = []
    papers.selection_changed.connect(counts.append)
    papers.view.selectAll()
    assert counts[-1] == 199
    papers.show_papers([1, 2], keep=True)
    assert counts[-1] == 2


def test_a_changed_paper_is_painted_again(papers, rows):
    papers.show_papers([1, 2], keep=False)
    papers.grab()
    rows.rows[1] = make_row(1, title="Corrected")
    papers.forget([1])
    assert papers.model.index(0, 0).data() == "Corrected"


def test_an_unknown_paper_cannot_be_selected(papers):
    papers.show_papers([1, 2], keep=False)
    assert papers.select(2)
    assert not papers.select(99)
    assert papers.current_id() == 2


def test_letters_do_not_search_the_table(papers, qtbot):
    papers.show_papers([1, 2, 3], keep=False)
    papers.view.setFocus()
    qtbot.keyClicks(papers.view, "invented")
    papers.view.keyboardSearch("Invented Findings, Part 3")
    assert papers.current_id() == 1


def test_home_and_end_lead_to_the_ends_and_enter_opens(papers, qtbot):
    opened = []
    papers.activated.connect(opened.append)
    papers.show_papers(range(1, 100), keep=False)
    qtbot.keyClick(papers.view, Qt.Key.Key_End)
    assert papers.current_id() == 99
    qtbot.keyClick(papers.view, Qt.Key.Key_Return)
    qtbot.keyClick(papers.view, Qt.Key.Key_Home)
    assert papers.current_id() == 1
    assert opened == [99]


def test_the_menu_key_asks_for_the_menu_at_the_current_row(papers, qtbot):
    papers.show_papers([1, 2], keep=False)
    papers.go(1)
    with qtbot.waitSignal(papers.context_menu_requested) as asked:
        QApplication.sendEvent(
            papers.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        )
    row = papers.view.visualRect(papers.view.currentIndex())
    assert row.contains(papers.view.viewport().mapFromGlobal(asked.args[0]))


def test_a_state_takes_the_place_of_the_papers_until_there_are_some(papers, qtbot):
    done = []
    papers.show_papers([1, 2], keep=False)
    papers.show_state("No papers", "Nothing matches `tag:foo`.", "Clear the search", lambda: done.append(True))
    assert papers.state.isVisible()
    assert not papers.view.isVisible()
    assert (papers.state.heading.text(), papers.state.sentence.text()) == ("No papers", "Nothing matches `tag:foo`.")
    assert papers.current_id() == 0
    qtbot.mouseClick(papers.state.action, Qt.MouseButton.LeftButton)
    assert done == [True]
    papers.show_state("Nothing here", "")
    assert not papers.state.action.isVisible()
    papers.show_papers([1], keep=True)
    assert papers.view.isVisible()
    assert papers.current_id() == 1


def test_the_pane_can_be_very_narrow_also_in_a_state(papers):
    papers.show_state("A heading that is rather long for so narrow a pane", "And a sentence, too, " * 5, "Do it", print)
    papers.set_heading("A name that is longer than there is room", "1,234,567 papers · 999,999 left")
    assert papers.minimumSizeHint().width() <= 220


def test_search_and_pull_are_passed_on(papers, qtbot):
    queries, pulls = [], []
    papers.query_changed.connect(queries.append)
    papers.pull_requested.connect(lambda: pulls.append(True))
    qtbot.keyClicks(papers.search_box, "ab")
    qtbot.mouseClick(papers.pull_button, Qt.MouseButton.LeftButton)
    assert (queries, pulls) == (["a", "ab"], [True])


def test_leaving_the_search_leads_to_the_papers(papers, qtbot):
    papers.show_papers([1, 2], keep=False)
    papers.search_box.setFocus()
    qtbot.keyClick(papers.search_box, Qt.Key.Key_Down)
    assert papers.view.hasFocus()


def test_names_are_those_that_other_programs_rely_on(papers):
    papers.set_heading("Inbox", "2 papers · 1 left")
    assert papers.view.accessibleName() == "Papers"
    assert papers.pull_button.text() == papers.pull_button.accessibleName() == "Pull"
    assert (papers.title.text(), papers.counts.text()) == ("Inbox", "2 papers · 1 left")


def test_in_a_narrow_band_the_name_has_its_room_before_the_counts(papers, qtbot):
    papers.resize(230, 400)
    papers.set_heading("Inbox", "1,234,567 papers · 999,999 left to decide on")
    qtbot.waitUntil(lambda: papers.counts.shown_text().endswith("…"))
    assert papers.title.shown_text() == "Inbox"
    papers.set_heading("A name that is longer than there is room for in it", "2 papers")
    qtbot.waitUntil(lambda: papers.title.shown_text().endswith("…"))
    assert papers.counts.shown_text() == "2 papers"


def test_the_offer_to_catch_up_is_cut_with_an_ellipsis(papers, qtbot):
    papers.triage.offer_catching_up(1234)
    papers.resize(240, 400)
    offer = papers.triage.offer
    qtbot.waitUntil(lambda: offer.text().endswith("…") and not offer.text().endswith("rest…"))
    assert offer.fontMetrics().horizontalAdvance(offer.text()) < offer.width()
    assert offer.accessibleName() == "1,234 unseen: keep the best, dismiss the rest…"
    papers.resize(600, 400)
    qtbot.waitUntil(lambda: offer.text() == offer.accessibleName())


def test_a_million_papers_can_be_shown_and_jumped_through(papers):
    papers.show_papers(range(1_000_001, 2_000_001), keep=False)
    assert papers.select(2_000_000)
    assert papers.view.visualRect(papers.view.currentIndex()).bottom() <= papers.view.viewport().height()
    papers.show_papers(range(1_000_000, 2_000_000), keep=True)
    assert papers.current_id() == 1_999_999
