"""In a small window the text gets the room: narrower margins, a button instead of words, no spaces around words."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from desktop.records import Order
from desktop.ui.look.action_row import ActionButton
from desktop.ui.papers import list_band
from desktop.ui.papers.list_band import DROPS_DOWN, ListBand
from desktop.ui.reader import reader_column
from desktop.ui.reader.reader_column import ReaderColumn


@pytest.fixture
def band(qtbot):
    band = ListBand()
    qtbot.addWidget(band)
    band.offer_sorting([])
    band.resize(600, 31)
    band.show()
    return band


def test_a_narrow_band_keeps_the_room_for_what_is_shown(band):
    band.show_order(Order.TITLE)
    assert band.sort_button.text() == f"By title {DROPS_DOWN}"
    for width, text, tip in ((list_band.NARROW, DROPS_DOWN, "By title"), (600, f"By title {DROPS_DOWN}", "")):
        band.resize(width, 31)
        assert (band.sort_button.text(), band.sort_button.toolTip()) == (text, tip)
        assert band.sort_button.accessibleName() == "Sorted by: By title"


@pytest.mark.parametrize("beside_scroll_bar", [False, True])
def test_a_narrow_column_has_narrow_margins(qtbot, beside_scroll_bar):
    column = ReaderColumn(beside_scroll_bar=beside_scroll_bar)
    qtbot.addWidget(column)
    column.show()
    bar = reader_column.SCROLL_BAR if beside_scroll_bar else 0
    for pane, side in (
        (reader_column.NARROW + 1, reader_column.SIDE),
        (reader_column.NARROW, reader_column.SIDE_WHEN_NARROW),
        (reader_column.NARROW + 1, reader_column.SIDE),
    ):
        column.resize(pane - bar, 300)
        qtbot.waitUntil(lambda side=side: column.column.x() == side)
        assert column.column.width() == pane - 2 * side


def test_an_action_is_as_wide_as_its_words(qtbot):
    action = QAction("Unstar")
    button, usual = ActionButton(action), QToolButton(text="Unstar")
    for widget in (button, usual):
        qtbot.addWidget(widget)
    assert button.fontMetrics().horizontalAdvance("Unstar") <= button.sizeHint().width() < usual.sizeHint().width()
    assert button.sizeHint().height() == usual.sizeHint().height()
