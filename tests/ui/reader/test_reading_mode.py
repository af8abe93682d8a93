"""Reading with the hands on the keys: zoom, find, the whole screen, and from paper to paper without leaving the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings
from desktop.ui.look.theme import apply_theme
from desktop.ui.reader.reader_column import SAMPLE
from tests.libraries import add_day

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ids(database):
    return add_day(database, 6)


@pytest.fixture
def window(ids, open_window, qapp):
    before = qapp.styleSheet(), qapp.palette()
    apply_theme(qapp, "light")
    yield open_window()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def abstract_of(window):
    return window.reader.page.abstract


# From paper to paper


@pytest.mark.parametrize("part", ["abstract", "title", "authors"])
def test_the_next_paper_is_read_without_leaving_the_text(window, ids, qtbot, part):
    text = getattr(window.reader.page, part)
    text.setFocus()
    for key, expected in ((Qt.Key.Key_J, ids[1]), (Qt.Key.Key_J, ids[2]), (Qt.Key.Key_K, ids[1])):
        press(qtbot, key)
        assert window.papers.current_id() == expected
        assert text.hasFocus()


def test_escape_in_the_text_goes_back_to_the_list(window, qtbot):
    window.enter_reader()
    press(qtbot, Qt.Key.Key_Escape)
    assert window.papers.view.hasFocus()


def test_space_in_the_text_reads_on(window, ids, qtbot):
    window.enter_reader()
    press(qtbot, Qt.Key.Key_Space)  # a short abstract: at its end at once
    assert window.papers.current_id() == ids[1]
    assert abstract_of(window).hasFocus()


# Zoom


def characters_in_a_line(window):
    text = abstract_of(window)
    window.reader.ensurePolished()
    column = window.reader.page.column.maximumWidth()
    return column / (QFontMetricsF(text.font()).horizontalAdvance(SAMPLE) / len(SAMPLE))


def test_text_grows_and_shrinks_by_keys_with_as_many_characters_a_line(window, qtbot):
    title, note = window.reader.page.title, window.reader.note.field
    usual = [text.fontInfo().pixelSize() for text in (title, abstract_of(window), note)]
    measure = characters_in_a_line(window)
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Plus, CTRL)
    assert window.appearance.settings.reader_zoom == 1.5
    large = [text.fontInfo().pixelSize() for text in (title, abstract_of(window), note)]
    assert large == [pytest.approx(1.5 * size, abs=0.6) for size in usual]
    assert characters_in_a_line(window) == pytest.approx(measure, rel=0.04)
    assert window.strip.message.text() == "Text size 150 %"
    press(qtbot, Qt.Key.Key_Minus, CTRL)
    assert window.appearance.settings.reader_zoom == 1.25
    press(qtbot, Qt.Key.Key_0, CTRL)
    assert [text.fontInfo().pixelSize() for text in (title, abstract_of(window), note)] == usual


def test_zoom_has_an_end_on_either_side(window):
    for _ in range(20):
        window.reading.zoom(1)
    assert window.appearance.settings.reader_zoom == 2.5
    for _ in range(20):
        window.reading.zoom(-1)
    assert window.appearance.settings.reader_zoom == 0.7


def test_the_zoom_of_last_time_is_there_again(ids, open_window):
    window = open_window(Settings(reader_zoom=2.0))
    assert window.reader.page.styleSheet().count("44px") == 1  # the title's 22


# Only the reader


def shown_around(window):
    return [widget.isVisible() for widget in (window.sidebar, window.papers, window.strip, window.menuBar())]


def test_the_reader_has_the_screen_for_itself_and_gives_it_back(window, qtbot):
    press(qtbot, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert shown_around(window) == [False, False, False, False]
    assert abstract_of(window).hasFocus()
    assert window.actions_by_name["full_screen"].isChecked()
    press(qtbot, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    assert shown_around(window) == [True, True, True, True]
    assert window.papers.view.hasFocus()
    assert not window.actions_by_name["full_screen"].isChecked()


def test_keys_work_where_only_the_reader_is_shown(window, ids, live, qtbot):
    press(qtbot, Qt.Key.Key_F11)
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_S)
    assert live.load_paper(ids[1]).marks.starred
    press(qtbot, Qt.Key.Key_E)
    assert live.load_paper(ids[1]).marks.dismissed
    assert window.papers.current_id() == ids[2]
    assert window.quiet_bar.isVisible()
    assert window.quiet_bar.parent() is window.reader
    press(qtbot, Qt.Key.Key_N)
    assert window.reader.note.field.hasFocus()
    qtbot.keyClicks(window.reader.note.field, "j is a letter here")
    press(qtbot, Qt.Key.Key_Escape)
    assert abstract_of(window).hasFocus()
    assert window.reading.is_on
    assert live.load_paper(ids[2]).note == "j is a letter here"
    press(qtbot, Qt.Key.Key_Escape)
    assert not window.reading.is_on


def test_a_word_of_the_strip_is_seen_where_only_the_reader_is_shown(window):
    window.reading.toggle()
    window.library.told.emit("The disk is full.", True)
    assert window.strip.isVisible()


def test_the_focus_stays_when_the_last_paper_goes_and_comes_back(window, ids, qtbot):
    window.reading.toggle()
    for _ in ids:
        press(qtbot, Qt.Key.Key_E)
    assert window.papers.current_id() == 0
    press(qtbot, Qt.Key.Key_Z)
    assert window.papers.current_id() == ids[-1]
    assert abstract_of(window).hasFocus()


def test_a_button_leaves_the_full_screen(window):
    assert not window.reader.leave_full_screen.isVisible()
    window.reading.toggle()
    assert window.reader.leave_full_screen.isVisible()
    window.reader.leave_full_screen.click()
    assert not window.reading.is_on
    assert not window.reader.leave_full_screen.isVisible()


def test_what_was_hidden_before_stays_hidden(window):
    window.appearance.toggle_pane(0)
    window.appearance.toggle_pane(2)
    window.reading.toggle()
    assert window.reader.isVisible()
    window.reading.toggle()
    assert shown_around(window) == [False, True, True, True]
    assert not window.reader.isVisible()


def test_searching_leaves_the_full_screen(window, qtbot):
    window.reading.toggle()
    press(qtbot, Qt.Key.Key_F, CTRL)
    assert not window.reading.is_on
    assert window.papers.search_box.hasFocus()


def test_closing_remembers_the_window_with_its_panes(window):
    window.reading.toggle()
    window.close()
    assert not window.sidebar.isHidden()
    assert not window.isFullScreen()


# Finding and copying


def test_find_in_this_paper_by_its_key(window, qtbot):
    window.papers.view.setFocus()
    press(qtbot, Qt.Key.Key_F, CTRL | SHIFT)
    assert window.reader.find_bar.field.hasFocus()
    qtbot.keyClicks(window.reader.find_bar.field, "SPECIMEN")
    assert window.reader.find_bar.count.text() == "1 of 1"
    press(qtbot, Qt.Key.Key_Escape)
    assert abstract_of(window).hasFocus()


def test_searched_words_are_painted_until_the_search_is_cleared(window, qtbot):
    def painted():
        return [abstract_of(window).cursor_over(span).selectedText() for span in abstract_of(window).spans("words")]

    window.browsing.show_query("specimen2")
    assert painted() == ["specimen2"]
    window.browsing.show_query("specimen2 like")
    assert painted() == ["specimen2", "like"]
    window.browsing.show_query("")
    assert painted() == []


def test_a_paper_is_copied_as_text(window, clipboard, qtbot):
    window.papers.view.setFocus()
    press(qtbot, Qt.Key.Key_C)
    assert clipboard.text().splitlines() == [
        "Invented Findings, Part 1",
        "Ada Example1, Bo Sample",
        "https://arxiv.org/abs/2603.00001",
        "",
        "We write about specimen1 and the like.",
    ]
    assert window.strip.message.text() == "Copied 1 paper as text"
