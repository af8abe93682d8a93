"""The find bar paints what it finds, goes round, and takes everything away again."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.reader.reader import Reader
from tests.fakes import make_shelved

LONG = "Nothing of interest stands in these words. " * 60


@pytest.fixture
def reader(qtbot):
    reader = Reader([], lambda _paper_id, _text: None)
    qtbot.addWidget(reader)
    reader.resize(640, 500)
    reader.show()
    reader.activateWindow()
    qtbot.waitActive(reader)
    reader.show_paper(make_shelved(1, title="Drift of Tokens", abstract=f"{LONG}The DRIFT ends. {LONG}So adrïft 𝒪 drift."))
    return reader


@pytest.fixture
def bar(reader, qtbot):
    reader.find_letters()
    qtbot.waitUntil(reader.find_bar.field.hasFocus)
    return reader.find_bar


def painted(reader):
    texts = (reader.page.title, reader.page.abstract)
    return [text.cursor_over(span).selectedText() for text in texts for span in text.spans("found")]


def current(reader):
    texts = (reader.page.title, reader.page.abstract)
    return [(text.objectName(), one.cursor.position()) for text in texts for one in text.extraSelections()]


def test_every_place_is_painted_and_counted(reader, bar, qtbot):
    qtbot.keyClicks(bar.field, "drift")
    assert painted(reader) == ["Drift", "DRIFT", "drïft", "drift"]
    assert bar.count.text() == "1 of 4"
    assert current(reader) == [("paperTitle", 5)]


def test_return_goes_on_and_round_and_back_with_shift(reader, bar, qtbot):
    qtbot.keyClicks(bar.field, "drift")
    seen = []
    for _ in range(4):
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
        seen.append(bar.count.text())
    assert seen == ["2 of 4", "3 of 4", "4 of 4", "1 of 4"]
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "4 of 4"
    bar.next.click()
    bar.previous.click()
    assert bar.count.text() == "4 of 4"


def test_the_place_that_was_gone_to_is_scrolled_to_above_the_note(reader, bar, qtbot):
    abstract = reader.page.abstract
    qtbot.waitUntil(lambda: reader._scroll.verticalScrollBar().maximum() > 500)
    qtbot.keyClicks(bar.field, "drift")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    [found] = abstract.extraSelections()
    place = abstract.cursorRect(found.cursor).center()
    seen = abstract.viewport().mapTo(reader._scroll.viewport(), place).y()
    assert 0 < seen < reader._scroll.viewport().height() - 150


def test_what_is_not_there_is_said(reader, bar, qtbot):
    qtbot.keyClicks(bar.field, "driftwood")
    assert bar.count.text() == "Not found"
    assert painted(reader) == []
    assert not bar.next.isEnabled()
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    bar.field.clear()
    assert bar.count.text() == ""


def test_escape_closes_it_and_the_text_has_the_focus(reader, bar, qtbot):
    qtbot.keyClicks(bar.field, "drift")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert (painted(reader), current(reader)) == ([], [])
    assert reader.page.abstract.hasFocus()
    reader.find_letters()
    assert bar.field.selectedText() == "drift"
    assert len(painted(reader)) == 4


def test_another_paper_is_searched_too_and_stays_at_its_top(reader, bar, qtbot):
    qtbot.keyClicks(bar.field, "drift")
    reader.show_paper(make_shelved(2, title="Another", abstract=f"{LONG} It drifts."))
    assert painted(reader) == ["drift"]
    assert current(reader) == []
    assert bar.count.text() == "0 of 1"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 1"


def test_no_paper_puts_it_away_without_taking_the_focus(reader, bar, qtbot):
    reader.note.field.setFocus()
    reader.show_state("Nothing", "Nothing is here.")
    assert bar.isHidden()
    reader.find_letters()
    assert bar.isHidden()


def test_what_a_long_abstract_does_not_show_is_found_too(reader, qtbot):
    reader.show_paper(make_shelved(3, abstract=LONG * 10 + "needle"))
    assert reader.page.show_all.isVisible()
    reader.find_letters()
    qtbot.keyClicks(reader.find_bar.field, "needle")
    assert reader.find_bar.count.text() == "1 of 1"
