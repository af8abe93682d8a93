"""Chips wrap like words, say what they are, and are used again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from desktop.ui.look.chips import Chip, ChipRow, FlowLayout


class Box(QWidget):
    def __init__(self, width, height=20):
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self):
        return self._size


def laid_out(widths, room):
    """The places that a flow of boxes of these widths takes in ``room`` pixels."""
    parent = QWidget()
    flow = FlowLayout(parent, horizontal=5, vertical=3)
    boxes = [Box(width) for width in widths]
    for box in boxes:
        flow.addWidget(box)
    height = flow.heightForWidth(room)
    flow.setGeometry(QRect(0, 0, room, height))
    return [box.geometry() for box in boxes], height


def test_boxes_that_have_no_room_go_to_the_next_row(qapp):
    places, height = laid_out([40, 40, 40], 90)
    assert [(place.x(), place.y()) for place in places] == [(0, 0), (45, 0), (0, 23)]
    assert height == 43


@given(st.lists(st.integers(1, 300), min_size=1, max_size=12), st.integers(20, 400))
def test_boxes_stay_in_the_room_and_never_overlap(qapp, widths, room):
    places, height = laid_out(widths, room)
    assert all(QRect(0, 0, room, height).contains(place) for place in places)
    assert not any(one.intersects(other) for number, one in enumerate(places) for other in places[:number])


def test_a_flow_without_visible_widgets_takes_no_height(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    flow = FlowLayout(parent)
    hidden = QLabel("hidden", parent)
    hidden.hide()
    flow.addWidget(hidden)
    assert flow.heightForWidth(200) == 0


def test_boxes_start_at_the_right_where_people_read_that_way(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(parent)
    box = Box(40)
    flow.addWidget(box)
    flow.setGeometry(QRect(0, 0, 100, 20))
    assert box.geometry().right() == 99


@pytest.fixture
def row(qtbot):
    row = ChipRow("Tags")
    qtbot.addWidget(row)
    row.resize(400, 60)
    row.show()
    return row


def buttons(row, kind):
    return [button for button in row.findChildren(kind) if button.isVisible()]


def test_chips_are_shown_and_used_again(row):
    row.show_chips([(1, "moe"), (2, "routing")])
    first = buttons(row, QPushButton)
    row.show_chips([(3, "vision")])
    assert row.texts() == ["vision"]
    assert [button.accessibleName() for button in buttons(row, QPushButton)] == ["vision"]
    assert buttons(row, QPushButton)[0] is first[0]


def test_pressing_a_chip_and_its_cross_tells_its_key(row, qtbot):
    row.show_chips([(1, "moe"), (2, "routing")])
    with qtbot.waitSignal(row.chosen) as chosen:
        buttons(row, QPushButton)[1].click()
    with qtbot.waitSignal(row.removed) as removed:
        buttons(row, QToolButton)[0].click()
    assert (chosen.args, removed.args) == ([2], [1])


def test_a_colour_is_a_dot_that_goes_when_the_chip_is_used_for_another(row):
    row.show_chips([(1, "moe"), (2, "routing")], {2: "teal"})
    assert [chip.dot.colour for chip in row.findChildren(Chip)] == ["", "teal"]
    assert [chip.dot.isVisible() for chip in row.findChildren(Chip)] == [False, True]
    row.show_chips([(1, "moe"), (3, "vision")])
    assert not any(chip.dot.isVisible() for chip in row.findChildren(Chip))


def test_the_cross_is_named_after_what_it_takes_away(row):
    row.show_chips([(1, "moe")])
    assert buttons(row, QToolButton)[0].accessibleName() == "Remove moe"


def test_delete_takes_the_focused_chip_away(row, qtbot):
    row.show_chips([("moe", "moe")])
    with qtbot.waitSignal(row.removed) as removed:
        qtbot.keyClick(buttons(row, QPushButton)[0], Qt.Key.Key_Delete)
    assert removed.args == ["moe"]


def test_a_chip_shows_an_ampersand_and_elides_a_long_name(row):
    long = "a very long name " * 30
    row.show_chips([(1, "R&D"), (2, long)])
    short, elided = buttons(row, QPushButton)
    assert short.text() == "R&&D"  # Qt's way to show one
    assert "…" in elided.text()
    assert elided.accessibleName() == long
