"""Papers that come above what is in sight are told by a pill; nothing moves until the reader goes there."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.papers.new_above import NewAbove
from desktop.ui.views import ALL_PAPERS, INBOX
from tests.libraries import add_day


@pytest.fixture
def ids(database):
    return add_day(database, 60)


@pytest.fixture
def window(ids, open_window):
    return open_window()


@pytest.fixture
def pill(window):
    return window.papers.findChild(NewAbove)


def arrive(window, database, count, day="2026-04-01", *, first=100):
    """So many papers of a newer day come, as at the end of a pull."""
    came = add_day(database, count, day, first=first)
    window.library.papers_added.emit()
    return came


def top_of(window, paper_id):
    view = window.papers.view
    return view.visualRect(window.papers.model.index(window.papers.model.row_of(paper_id), 0)).top()


def test_new_papers_above_are_counted_and_nothing_moves(window, pill, ids, database):
    window.papers.select(ids[20])
    window.papers.view.extend(1)
    before = [top_of(window, each) for each in ids[20:22]]
    assert pill.isHidden()
    arrive(window, database, 22)
    assert pill.isVisible()
    assert pill.text() == "22 new above"
    assert window.papers.selected_ids() == ids[20:22]
    assert [top_of(window, each) for each in ids[20:22]] == before
    arrive(window, database, 3, "2026-04-02", first=300)
    assert pill.text() == "25 new above"


def test_also_where_the_list_stood_at_its_top(window, pill, ids, database):
    arrive(window, database, 22)
    assert window.papers.current_id() == ids[0]
    assert pill.text() == "22 new above"
    assert pill.isVisible()


def test_a_click_goes_to_the_first_of_them(window, pill, database, qtbot):
    came = arrive(window, database, 22)
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert window.papers.current_id() == came[0]
    assert window.papers.view.verticalOffset() == 0
    assert window.papers.view.hasFocus()
    assert pill.isHidden()


def test_home_goes_there_too(window, pill, database, qtbot):
    came = arrive(window, database, 22)
    qtbot.keyClick(window.papers.view, Qt.Key.Key_Home)
    assert window.papers.current_id() == came[0]
    assert pill.isHidden()


def test_it_counts_down_on_the_way_up_and_goes_at_the_top(window, pill, database):
    arrive(window, database, 22)
    view = window.papers.view
    view.verticalScrollBar().setValue(view.places.top(9) + 5)
    assert pill.text() == "9 new above"
    view.verticalScrollBar().setValue(view.places.top(12))
    assert pill.text() == "9 new above"  # the others have been seen
    view.verticalScrollBar().setValue(0)
    assert pill.isHidden()
    view.verticalScrollBar().setValue(view.places.top(12))
    assert pill.isHidden()


def test_what_undo_brings_back_is_not_new(window, pill, ids):
    window.library.dismiss(ids[:5], True)
    window.browsing.refresh()
    window.papers.select(ids[30])
    window.library.undo()
    assert list(window.papers.model.ids()) == ids
    assert pill.isHidden()


def test_papers_that_come_below_are_not_told(window, pill, ids, database):
    window.papers.select(ids[30])
    arrive(window, database, 5, "2026-01-05")
    assert pill.isHidden()
    window.library.dismiss(ids[:5], True)
    window.browsing.refresh()
    window.library.undo()
    assert pill.isHidden()


def test_it_goes_with_its_view(window, pill, database):
    arrive(window, database, 22)
    window.browsing.go("all")
    assert pill.isHidden()
    window.browsing.go("inbox")
    assert window.browsing.view == INBOX
    assert pill.isHidden()


def test_it_stays_in_the_middle_of_the_list(window, pill, database):
    arrive(window, database, 22)
    for width in (300, 500):
        window.splitter.setSizes([200, width, 400])
        window.splitter.refresh()
        view = window.papers.view.geometry()
        assert abs(pill.geometry().center().x() - view.center().x()) <= 1
        assert view.contains(pill.geometry())


def test_another_view_knows_nothing_of_what_came_to_the_one_before(window, pill, ids, database):
    window.papers.select(ids[40])
    arrive(window, database, 22)
    assert pill.isVisible()
    window.browsing.show(ALL_PAPERS)
    assert pill.isHidden()
    window.papers.select(ids[59])
    assert pill.isHidden()
