"""A pinned part is always in view and never loses its place."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.reader.pinned_part import BELOW, FADE, MOST_PINNED, PinnedPart


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.before = QLabel("a long text")
    page.before.setFixedHeight(600)
    page.part = QPlainTextEdit()
    page.place = PinnedPart(page.part, page)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(page.before)
    layout.addWidget(page.place)
    layout.addStretch(1)
    page.part.setFixedHeight(80)
    page.resize(300, 1000)
    page.show()
    qtbot.waitUntil(lambda: page.place.y() == 600)
    return page


def top_of_part(page):
    return page.part.mapTo(page, QPoint(0, 0)).y()


def test_it_stands_in_its_place_where_that_is_in_view(page):
    page.place.pin_above(1000)
    assert top_of_part(page) == 600 + FADE


def test_it_stands_at_the_edge_while_its_place_is_below(page):
    page.place.pin_above(400)
    assert top_of_part(page) == 400 - BELOW - 80
    assert page.place.y() == 600


def test_it_moves_into_its_place_without_a_jump(page):
    tops = []
    for bottom in range(400, 800):
        page.place.pin_above(bottom)
        tops.append(top_of_part(page))
    assert max(later - before for before, later in pairwise(tops)) <= 1
    assert tops[-1] == 600 + FADE


def test_a_high_part_covers_only_so_much_and_grows_into_its_place(page, qtbot):
    page.part.setMinimumHeight(0)
    page.part.setMaximumHeight(10_000)
    page.part.sizeHint = page.size
    page.place.pin_above(500)
    high = page.place.heightForWidth(300)
    assert high > MOST_PINNED
    assert page.part.height() == MOST_PINNED - FADE - BELOW
    page.place.pin_above(600 + high)
    assert page.part.height() == high - FADE - BELOW
