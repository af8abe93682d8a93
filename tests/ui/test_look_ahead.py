"""What comes next stays in sight while the reader steps, and nothing moves that need not."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.look.theme import ROW_HEIGHT
from desktop.ui.papers.paper_list import PaperList
from tests.fakes import FakeRows, make_row


@pytest.fixture
def papers(qtbot):
    papers = PaperList(FakeRows(*(make_row(number) for number in range(1, 400))))
    qtbot.addWidget(papers)
    papers.resize(424, 600)
    papers.show()
    papers.show_papers(range(1, 41), keep=False)
    return papers


def scrolled(papers):
    return papers.view.verticalScrollBar().value()


def in_sight(papers, row):
    return papers.view.viewport().rect().contains(papers.view.visualRect(papers.model.index(row, 0)))


def step_by_command(papers, step, qtbot):
    papers.go(step)


def step_by_arrow(papers, step, qtbot):
    qtbot.keyClick(papers.view, Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)


@pytest.mark.parametrize("go", [step_by_command, step_by_arrow])
def test_two_rows_below_stay_in_sight_on_the_way_down_and_one_above_on_the_way_up(papers, qtbot, go):
    for row in range(1, 40):
        go(papers, 1, qtbot)
        assert papers.view.currentIndex().row() == row
        assert all(in_sight(papers, each) for each in (row, min(row + 1, 39), min(row + 2, 39)))
    for row in range(38, -1, -1):
        go(papers, -1, qtbot)
        assert all(in_sight(papers, each) for each in (row, max(row - 1, 0)))


def test_going_to_a_paper_keeps_what_follows_in_sight(papers):
    papers.select(21)
    assert in_sight(papers, 20)
    assert in_sight(papers, 22)


def test_nothing_moves_while_the_next_rows_are_in_sight(papers):
    papers.view.verticalScrollBar().setValue(5 * ROW_HEIGHT)
    papers.select(7)
    assert scrolled(papers) == 5 * ROW_HEIGHT
    papers.go(1)
    papers.go(-1)
    assert scrolled(papers) == 5 * ROW_HEIGHT


def test_a_step_up_from_the_bottom_moves_nothing(papers, qtbot):
    last = next(row for row in range(39, 0, -1) if in_sight(papers, row))
    place = papers.view.visualRect(papers.model.index(last, 0)).center()
    qtbot.mouseClick(papers.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (papers.view.currentIndex().row(), scrolled(papers)) == (last, 0)  # nor does the click
    papers.go(-1)
    assert scrolled(papers) == 0


def test_where_there_is_no_room_the_current_row_comes_first(papers):
    papers.resize(424, papers.height() - papers.view.height() + ROW_HEIGHT + 20)
    for _ in range(5):
        papers.go(1)
    assert in_sight(papers, 5)
    papers.go(-1)
    assert in_sight(papers, 4)
