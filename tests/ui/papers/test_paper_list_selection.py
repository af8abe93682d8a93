"""Several papers at once: picked with x, extended with Shift, all of a million, and kept while papers come and go."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.look.theme import LIGHT
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.sidebar.sidebar_drops import PAPERS_MIME_TYPE
from tests.fakes import FakeRows, make_row

DAYS = {739_000: 3, 738_999: 5, 738_998: 2}


@pytest.fixture
def papers(qtbot):
    papers = PaperList(FakeRows(*(make_row(number) for number in range(1, 400))))
    qtbot.addWidget(papers)
    papers.resize(424, 600)
    papers.show()
    papers.show_papers(range(1, 11), DAYS, keep=False)
    papers.counted = []
    papers.selection_changed.connect(papers.counted.append)
    return papers


def test_steps_leave_picked_papers_alone(papers):
    papers.view.pick()
    papers.go(1)
    papers.go(1)
    assert (papers.current_id(), papers.selected_ids()) == (3, [1])
    papers.view.pick()
    assert papers.selected_ids() == [1, 3]
    papers.view.pick()
    papers.go(1)
    assert (papers.current_id(), papers.selected_ids()) == (4, [1])


def test_arrow_keys_leave_picked_papers_alone_and_escape_ends_it(papers, qtbot):
    papers.view.pick()
    qtbot.keyClick(papers.view, Qt.Key.Key_Down)
    papers.view.pick()
    qtbot.keyClick(papers.view, Qt.Key.Key_Down)
    assert (papers.current_id(), papers.selected_ids()) == (3, [1, 2])
    qtbot.keyClick(papers.view, Qt.Key.Key_Escape)
    assert papers.selected_ids() == [3]
    qtbot.keyClick(papers.view, Qt.Key.Key_Down)
    assert papers.selected_ids() == [4]


def test_the_last_paper_that_is_unpicked_ends_picking(papers):
    papers.view.pick()
    papers.view.pick()
    papers.go(1)
    assert papers.selected_ids() == [2]


def test_a_click_ends_picking(papers, qtbot):
    papers.view.pick()
    papers.go(1)
    papers.view.pick()
    place = papers.view.visualRect(papers.model.index(3, 0)).center()
    qtbot.mouseClick(papers.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    papers.go(1)
    assert papers.selected_ids() == [5]


def middle_of(papers, row):
    return papers.view.visualRect(papers.model.index(row, 0)).center()


@pytest.fixture
def three_picked(papers):
    papers.ended = []
    papers.view.pick()
    papers.view.extend(1)
    papers.view.extend(1)
    papers.view.picking_changed.connect(papers.ended.append)
    return papers


def test_dragging_picked_papers_leaves_them_picked(three_picked, qtbot, monkeypatch):
    papers, dragged = three_picked, []
    monkeypatch.setattr(papers.view, "startDrag", lambda _actions: dragged.append(papers.selected_ids()))
    start = middle_of(papers, 1)
    qtbot.mousePress(papers.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert (papers.ended, papers.selected_ids()) == ([], [1, 2, 3])
    for way in (20, 40):
        place = QPointF(start + QPoint(way, way))
        move = QMouseEvent(QEvent.Type.MouseMove, place, place, *(Qt.MouseButton.LeftButton,) * 2, Qt.KeyboardModifier(0))
        QApplication.sendEvent(papers.view.viewport(), move)
        if dragged:  # from here on the system has the pointer
            break
    assert dragged == [[1, 2, 3]]
    assert (papers.ended, papers.selected_ids()) == ([], [1, 2, 3])


def test_a_click_on_a_picked_paper_ends_picking_when_the_button_is_let_go(three_picked, qtbot):
    papers = three_picked
    qtbot.mousePress(papers.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(papers, 1))
    assert papers.ended == []
    qtbot.mouseRelease(papers.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(papers, 1))
    assert (papers.ended, papers.selected_ids()) == ([False], [2])


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_a_press_on_another_paper_ends_picking(three_picked, qtbot, button):
    qtbot.mousePress(three_picked.view.viewport(), button, pos=middle_of(three_picked, 4))
    assert (three_picked.ended, three_picked.selected_ids()) == ([False], [5])


def test_the_menu_of_picked_papers_leaves_them_picked(three_picked, qtbot):
    qtbot.mouseClick(three_picked.view.viewport(), Qt.MouseButton.RightButton, pos=middle_of(three_picked, 1))
    assert (three_picked.ended, three_picked.selected_ids()) == ([], [1, 2, 3])


@pytest.mark.parametrize("by_arrows", [True, False])
def test_shift_extends_from_where_it_began(papers, qtbot, by_arrows):
    def extend(step):
        if by_arrows:
            key = Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up
            qtbot.keyClick(papers.view, key, Qt.KeyboardModifier.ShiftModifier)
        else:
            papers.view.extend(step)

    papers.select(5)
    for _ in range(2):
        extend(1)
    assert (papers.current_id(), papers.selected_ids()) == (7, [5, 6, 7])
    for _ in range(3):
        extend(-1)
    assert (papers.current_id(), papers.selected_ids()) == (4, [4, 5])
    papers.go(1)
    assert papers.selected_ids() == [5]


def test_shift_extends_what_was_picked(papers):
    papers.view.pick()
    for _ in range(3):
        papers.go(1)
    papers.view.extend(1)
    assert papers.selected_ids() == [1, 4, 5]


def test_a_click_with_shift_selects_across_days(papers, qtbot):
    place = papers.view.visualRect(papers.model.index(3, 0)).center()
    qtbot.mouseClick(papers.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, place)
    assert papers.selected_ids() == [1, 2, 3, 4]


def test_a_click_on_a_day_leaves_all_as_it_is(papers, qtbot):
    papers.view.extend(1)
    heading = papers.view.visualRect(papers.model.index(3, 0)).topLeft() + QPoint(50, -10)
    assert not papers.view.indexAt(heading).isValid()
    qtbot.mouseClick(papers.view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert papers.selected_ids() == [1, 2]


def test_all_and_only_this(papers):
    papers.view.pick_all()
    assert papers.count_selected() == 10
    papers.go(1)
    papers.view.pick()
    assert papers.selected_ids() == [1, *range(3, 11)]
    papers.view.pick_none()
    assert papers.selected_ids() == [2]
    assert papers.counted[-1] == 1


def test_a_selection_of_many_stays_on_its_papers_while_others_arrive(papers):
    papers.view.pick_all()
    papers.show_papers([20, *range(1, 6), 21, *range(6, 11)], keep=True)
    assert papers.selected_ids() == list(range(1, 11))
    papers.go(1)
    papers.show_papers([20, 3, 21, 4], keep=True)
    assert papers.selected_ids() == [3, 4]
    assert papers.counted[-1] == 2
    papers.show_papers([20, 21], keep=True)
    assert papers.selected_ids() == [21]


def test_dropped_papers_leave_their_days(papers):
    papers.view.extend(1)
    papers.drop([1, 2, 9, 10])
    assert list(papers.model.ids()) == [3, 4, 5, 6, 7, 8]
    assert papers.model.days == {739_000: 1, 738_999: 5}
    assert papers.selected_ids() == [3]


@pytest.mark.parametrize("picks", [1, 3])
def test_what_is_dragged_is_what_is_selected(papers, monkeypatch, picks):
    drags = []

    class Drag:
        def __init__(self, view):
            drags.append(self)

        def __getattr__(self, name):
            return lambda *values: setattr(self, f"told_{name}", values)

    monkeypatch.setattr("desktop.ui.papers.papers_view.QDrag", Drag)
    for _ in range(picks - 1):
        papers.view.extend(1)
    papers.view.startDrag(Qt.DropAction.CopyAction)
    (drag,) = drags
    (dragged,) = drag.told_setMimeData
    assert bytes(dragged.data(PAPERS_MIME_TYPE).data()).decode().split() == [str(number + 1) for number in range(picks)]
    assert drag.told_exec == (Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)
    (label,) = drag.told_setPixmap
    assert label.toImage().pixelColor(label.width() // 2, 2).name() == LIGHT.accent


def test_a_million_papers_are_selected_as_one_range(papers):
    papers.show_papers(range(1, 1_000_001), keep=False)
    papers.view.pick_all()
    assert papers.count_selected() == 1_000_000
    assert papers.view.selected_rows() == [range(1_000_000)]
    assert papers.selected_ids(3) == [1, 2, 3]
    papers.show_papers(range(2, 1_000_002), keep=True)
    assert papers.view.selected_rows() == [range(999_999)]
