"""Highlights in the real window: marked with mouse and keys, coloured, commented, gone to, lost and attached again, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.errors import LibraryError
from desktop.library import highlighting, shelf
from desktop.records import Listed, Listing, Paper
from desktop.store import papers
from desktop.store.database import writing

TITLE = "On Moss and Lichen"
ABSTRACT = (
    "Moss grows where it is wet, and lichen where it is dry. With a rate of $\\alpha^2$ both 🦙 grow slowly, says everybody who "
    "has waited. We measure the rate in forty gardens and find that the wall matters more than the weather."
)
LATER = "All of this is new. We measure the rate in forty gardens and find that the wall matters more than the weather."


def tell(database, abstract, version):
    told = Listed(Paper(TITLE, abstract, arxiv_id="2603.00001", version=version), day="2026-03-31")
    with writing(database):
        papers.merge(database, Listing("arxiv", "query", "moss"), [told], f"2026-03-3{version}T08:00:00.000Z")


@pytest.fixture
def window(database, open_window):
    tell(database, ABSTRACT, 0)
    window = open_window()
    window.browsing.go("all")
    window.enter_reader()
    return window


@pytest.fixture
def page(window):
    return window.reader.page


def select(text, words):
    """Put the selection over these words of the shown text, as Shift+arrows would."""
    before = text.text[: text.text.index(words)]
    made = QTextCursor(text.document())
    made.setPosition(len(before.encode("utf-16-le")) // 2)
    made.setPosition(len((before + words).encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(made)
    text.setFocus()


def marks(database):
    [paper_id] = shelf.find_papers(database, "")
    return [(one.exact, one.colour, one.comment) for one in shelf.load_paper(database, paper_id).highlights]


def painted(text):
    return sorted((text.text[span.start : span.end], span.colour) for span in text.spans())


def press(key, *modifiers):
    QTest.keyClick(QApplication.focusWidget(), key, *modifiers)


def test_words_selected_with_the_keyboard_are_marked_commented_recoloured_deleted_and_brought_back(database, window, page):
    page.abstract.setFocus()
    for _ in range(4):
        press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_H)
    assert marks(database) == [("Moss", "yellow", "")]
    assert painted(page.abstract) == [("Moss", "yellow")]
    assert not page.abstract.textCursor().hasSelection()
    press(Qt.Key.Key_2)
    assert marks(database) == [("Moss", "green", "")]
    press(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "Not here")
    press(Qt.Key.Key_Return)
    assert marks(database) == [("Moss", "green", "Not here")]
    assert page.abstract.hasFocus()
    press(Qt.Key.Key_Delete)
    assert marks(database) == []
    assert painted(page.abstract) == []
    for expected in (("Moss", "green", "Not here"), ("Moss", "green", ""), ("Moss", "yellow", "")):
        window.library.undo()
        assert marks(database) == [expected]
    window.library.undo()
    assert marks(database) == []


def test_the_mouse_selects_and_the_bar_marks(database, window, page, qtbot):
    text, bar = page.abstract, window.later.highlight_deeds.bar
    middle = text.cursorRect().height() // 2
    start, end = text.cursorRect().topLeft(), text.cursorRect().topLeft()
    made = text.textCursor()
    made.setPosition(4)
    end = text.cursorRect(made).topLeft()
    start.setY(start.y() + middle)
    end.setY(end.y() + middle)
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(text.viewport(), end)
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=end)
    qtbot.waitUntil(bar.isVisible)
    QTest.mouseClick(bar.colours["pink"], Qt.MouseButton.LeftButton)
    assert marks(database) == [("Moss", "pink", "")]


@pytest.mark.parametrize(
    ("words", "exact"), [("α", "$\\alpha^2$"), ("🦙 grow", "🦙 grow"), ("rate of α² both 🦙", "rate of $\\alpha^2$ both 🦙")]
)
def test_what_is_shown_for_tex_is_marked_in_the_source(database, page, window, words, exact):
    select(page.abstract, words)
    window.actions_by_name["highlight_blue"].trigger()
    assert marks(database) == [(exact, "blue", "")]


def test_highlights_may_overlap_and_title_and_abstract_have_their_own(database, page, window):
    select(page.abstract, "lichen where it is dry")
    press(Qt.Key.Key_1)
    select(page.abstract, "it is dry. With")
    press(Qt.Key.Key_3)
    select(page.title, "Lichen")
    press(Qt.Key.Key_4)
    assert painted(page.abstract) == [("it is dry. With", "blue"), ("lichen where it is dry", "yellow")]
    assert painted(page.title) == [("Lichen", "pink")]
    assert page.highlights.list.heading.text() == "3 highlights"
    assert "yellow “lichen where it is dry”" in page.abstract.accessibleDescription()


def test_keys_go_from_one_to_the_next_and_round(database, page, window):
    for words in ("forty gardens", "Moss", "dry"):
        select(page.abstract, words)
        press(Qt.Key.Key_1)
    page.passages.choose(0)
    gone_to = []
    for _ in range(4):
        press(Qt.Key.Key_Period)
        gone_to.append(page.passages.highlight(page.passages.current).exact)
    press(Qt.Key.Key_Comma)
    assert gone_to == ["Moss", "dry", "forty gardens", "Moss"]
    assert page.passages.highlight(page.passages.current).exact == "forty gardens"


def test_the_list_chooses_and_its_keys_change(database, page, window):
    select(page.abstract, "forty gardens")
    press(Qt.Key.Key_1)
    select(page.abstract, "Moss")
    press(Qt.Key.Key_1)
    view = page.highlights.list.view
    view.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    assert page.passages.highlight(page.passages.current).exact == "forty gardens"
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Whose?")
    assert window.later.highlight_deeds.flush()
    assert marks(database)[1] == ("forty gardens", "pink", "Whose?")
    view.setFocus()
    press(Qt.Key.Key_Delete)
    assert marks(database) == [("Moss", "yellow", "")]


def test_a_comment_that_cannot_be_saved_stays_and_the_window_with_it(database, page, window, monkeypatch):
    select(page.abstract, "Moss")
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    field = QApplication.focusWidget()

    def fail(*_what):
        raise LibraryError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(highlighting, "write_comment", fail)
        QTest.keyClicks(field, "Precious")
        press(Qt.Key.Key_Return)
        assert field.isVisible()
        assert field.text() == "Precious"
        assert not window.close()
    press(Qt.Key.Key_Return)
    assert marks(database) == [("Moss", "yellow", "Precious")]


def test_a_lost_highlight_is_shown_with_its_words_and_attached_by_hand(database, page, window):
    select(page.abstract, "it is wet")
    press(Qt.Key.Key_2)
    select(page.abstract, "forty gardens")
    press(Qt.Key.Key_1)
    tell(database, LATER, 1)
    window.library.papers_changed.emit(list(shelf.find_papers(database, "")))
    assert painted(page.abstract) == [("forty gardens", "yellow")]
    tray = page.highlights.tray
    assert tray.isVisibleTo(page)
    assert tray.heading.text() == "1 highlight has lost its passage"
    assert painted(tray.text) == [("it is wet", "green")]
    assert tray.text.text.startswith("Moss grows where it is wet, and lichen")
    tray.attach.click()
    assert marks(database)[0][0] == "it is wet"  # nothing is selected to attach it to
    select(page.abstract, "new")
    tray.attach.click()
    assert painted(page.abstract) == [("forty gardens", "yellow"), ("new", "green")]
    assert not tray.isVisibleTo(page)
    window.library.undo()
    assert tray.isVisibleTo(page)
    tray.delete.click()
    assert marks(database) == [("forty gardens", "yellow", "")]


def test_a_key_without_anything_selected_says_what_to_do(page, window, database):
    press(Qt.Key.Key_H)
    assert marks(database) == []
    assert "Select some words" in window.strip.message.text()
    for name in ("next", "delete", "attach"):
        window.actions_by_name[f"highlight_{name}"].trigger()
    assert "lost its passage" in window.strip.message.text()
