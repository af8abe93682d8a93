"""A note is saved while it is written, is called saved only when it is, and is never lost."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QTextOption
from PySide6.QtWidgets import QApplication

from desktop.errors import LibraryError
from desktop.ui.look.hover_scroll_bar import HoverScrollBar
from desktop.ui.reader.note_editor import NoteEditor
from desktop.ui.reader.note_field import MOST_LINES

FULL = "The note could not be written: the disk is full. Make room, then it is tried again."


class Disk:
    """Keeps what was saved; ``full`` refuses."""

    def __init__(self):
        self.notes = {}
        self.saves = []
        self.full = False
        self.shown_while_saving = None
        self.editor = None

    def save(self, paper_id, text):
        self.shown_while_saving = self.editor.state.text()
        if self.full:
            raise LibraryError(FULL)
        self.saves.append((paper_id, text))
        self.notes[paper_id] = text


@pytest.fixture
def disk():
    return Disk()


@pytest.fixture
def editor(qtbot, disk):
    editor = NoteEditor(disk.save)
    disk.editor = editor
    qtbot.addWidget(editor)
    editor.resize(400, 200)
    editor.show()
    return editor


def test_a_pause_saves(editor, disk, qtbot):
    editor.show_note(7, "So far")
    editor.field.write_at_end()
    qtbot.keyClicks(editor.field, " so good")
    assert disk.saves == []
    assert editor.state.text() == "Writing…"
    qtbot.waitUntil(lambda: disk.notes == {7: "So far so good"})
    assert editor.state.text() == "Saved"


def test_saved_is_said_only_after_it_is_saved(editor, disk, qtbot):
    editor.show_note(7, "")
    qtbot.keyClicks(editor.field, "x")
    editor.flush()
    assert disk.shown_while_saving == "Writing…"
    assert editor.state.text() == "Saved"
    assert editor.state.accessibleName() == "Saved"


def test_showing_a_note_is_not_writing_it(editor, disk):
    editor.show_note(7, "Old words")
    assert editor.flush()
    assert disk.saves == []
    assert editor.state.text() == ""


def test_what_was_typed_for_another_paper_cannot_be_brought_back_by_undo(editor, qtbot):
    editor.show_note(7, "")
    qtbot.keyClicks(editor.field, "about seven")
    editor.field.selectAll()
    qtbot.keyClick(editor.field, Qt.Key.Key_Delete)
    editor.show_note(8, "")
    editor.show_note(9, None)
    editor.field.undo()
    assert editor.field.text() == ""


def test_leaving_the_field_saves_at_once(editor, disk, qtbot):
    editor.show_note(7, "")
    qtbot.keyClicks(editor.field, "x")
    editor.field.focus_changed.emit(False)
    assert disk.notes == {7: "x"}


def test_another_paper_saves_the_first_under_its_own_id(editor, disk, qtbot):
    editor.show_note(7, "")
    qtbot.keyClicks(editor.field, "about seven")
    editor.show_note(8, "about eight")
    assert disk.notes == {7: "about seven"}
    assert editor.field.text() == "about eight"
    assert editor.state.text() == ""


def test_a_failure_is_said_and_the_words_stay(editor, disk, qtbot):
    editor.show_note(7, "")
    disk.full = True
    qtbot.keyClicks(editor.field, "precious")
    assert editor.flush() is False
    assert editor.state.text() == FULL
    assert editor.state.property("kind") == "warning"
    assert editor.field.text() == "precious"
    disk.full = False
    assert editor.flush() is True
    assert disk.notes == {7: "precious"}
    assert editor.state.text() == "Saved"


def test_a_failed_note_of_a_paper_left_behind_is_kept_and_saved_later(editor, disk, qtbot):
    editor.show_note(7, "")
    disk.full = True
    qtbot.keyClicks(editor.field, "precious")
    editor.show_note(8, "")
    assert editor.state.text() == FULL
    assert editor.field.text() == ""
    disk.full = False
    qtbot.keyClicks(editor.field, "more")
    qtbot.waitUntil(lambda: disk.notes == {7: "precious", 8: "more"})


def test_a_failed_note_is_there_again_when_its_paper_is(editor, disk, qtbot):
    editor.show_note(7, "on disk")
    disk.full = True
    qtbot.keyClicks(editor.field, "typed, ")
    editor.show_note(8, None)
    editor.show_note(7, "on disk")
    assert editor.field.text() == "typed, on disk"
    disk.full = False
    assert editor.flush()
    assert disk.notes == {7: "typed, on disk"}


def test_typing_is_not_overwritten_by_a_refresh(editor, qtbot):
    editor.show_note(7, "old")
    editor.field.write_at_end()
    qtbot.keyClicks(editor.field, " and new")
    editor.show_note(7, "old")
    assert editor.field.text() == "old and new"


def test_an_undo_elsewhere_shows_where_nothing_was_typed(editor, disk):
    editor.show_note(7, "written yesterday")
    cursor = editor.field.textCursor()
    cursor.setPosition(4)
    editor.field.setTextCursor(cursor)
    editor.show_note(7, "written today")
    assert editor.field.text() == "written today"
    assert editor.field.textCursor().position() == 4
    editor.flush()
    assert disk.saves == []


def test_a_refresh_leaves_the_space_that_was_just_typed(editor, disk, qtbot):
    editor.show_note(7, "")
    qtbot.keyClicks(editor.field, "word ")
    editor.flush()
    editor.show_note(7, "word")
    assert editor.field.text() == "word "
    assert editor.field.textCursor().position() == 5


def test_escape_saves_and_leaves(editor, disk, qtbot):
    editor.show_note(7, "")
    qtbot.keyClicks(editor.field, "x")
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert disk.notes == {7: "x"}


@pytest.mark.parametrize(
    ("pasted", "saved"),
    [
        ("Grüße 你好 $\\alpha$", "Grüße 你好 $\\alpha$"),
        ("one\r\ntwo\u2029three", "one\ntwo\nthree"),
        ("10\u00a0km", "10\u00a0km"),
        ("<b>bold</b> <img src='http://example.invalid/x.png'>", "<b>bold</b> <img src='http://example.invalid/x.png'>"),
        ("𝒪(n) 😀", "𝒪(n) 😀"),
    ],
)
def test_text_is_saved_as_it_was_written(editor, disk, pasted, saved):
    editor.show_note(7, "")
    editor.field.insertPlainText(pasted)
    editor.flush()
    assert disk.notes == {7: saved}


def test_nul_is_removed(editor, disk):
    editor.show_note(7, "a\0b")
    editor.field.insertPlainText("c\0d")
    editor.flush()
    assert "\0" not in disk.notes[7]
    assert sorted(disk.notes[7]) == list("abcd")


def test_half_a_character_cannot_break_a_save(editor, disk):
    editor.show_note(7, "")
    editor.field.insertPlainText("before \ud800 after")
    editor.flush()
    assert disk.notes[7].encode("utf-8").startswith(b"before ")


def test_pasted_rich_text_becomes_plain(editor, disk):
    editor.show_note(7, "")
    data = QMimeData()
    data.setHtml("<h1>Loud</h1>")
    data.setText("Loud")
    editor.field.insertFromMimeData(data)
    editor.flush()
    assert disk.notes == {7: "Loud"}


def test_an_endless_word_is_wrapped_anywhere_until_the_next_note(editor, disk):
    editor.show_note(7, "")
    data = QMimeData()
    data.setText("x" * 100_000)
    editor.field.insertFromMimeData(data)
    assert editor.field.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    editor.show_note(8, "short words")
    assert editor.field.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    assert disk.notes == {7: "x" * 100_000}


def test_the_field_grows_with_its_lines_up_to_a_limit(editor, qtbot):
    editor.show_note(7, "one line")
    low = editor.field.sizeHint().height()
    editor.show_note(8, "\n".join("line" for _ in range(10)))
    qtbot.waitUntil(lambda: editor.field.sizeHint().height() > low)
    editor.show_note(9, "\n".join("line" for _ in range(5_000)))
    line = editor.field.cursorRect().height()
    qtbot.waitUntil(lambda: editor.field.sizeHint().height() == pytest.approx(MOST_LINES * line, abs=MOST_LINES))


def test_the_field_has_room_for_lines_that_a_narrow_pane_breaks(editor, qtbot):
    editor.show_note(7, "some words of a note that is longer than one line " * 3)
    editor.resize(900, 200)
    wide = editor.field.sizeHint().height()
    editor.resize(200, 200)
    qtbot.waitUntil(lambda: editor.field.sizeHint().height() > wide)


@pytest.mark.parametrize("text", ["", "one", "one\ntwo", "one\ntwo\nthree", "\n".join("abcdefghi"), "a 🙂\n你好\nç"])
def test_a_field_whose_text_fits_has_nothing_to_scroll(editor, qtbot, text):
    editor.show_note(7, text)
    editor.resize(400, editor.sizeHint().height())
    qtbot.waitUntil(lambda: editor.field.height() == editor.field.sizeHint().height())
    assert editor.field.verticalScrollBar().maximum() == 0


def test_the_scroll_bar_is_there_while_the_pointer_is_and_there_is_something_to_scroll(editor, qtbot):
    bar = editor.field.findChild(HoverScrollBar)
    hover(editor.field, QEvent.Type.Enter)
    editor.show_note(7, "one line")
    assert not bar.isVisible()
    editor.show_note(8, "line\n" * 60)
    qtbot.waitUntil(bar.isVisible)
    assert not editor.field.viewport().geometry().intersects(bar.geometry())
    bar.setValue(5)
    assert editor.field.verticalScrollBar().value() == 5
    hover(editor.field, QEvent.Type.Leave)
    assert not bar.isVisible()


def hover(widget, kind):
    event = QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)) if kind == QEvent.Type.Enter else QEvent(kind)
    QApplication.sendEvent(widget, event)


def test_no_paper_no_save(editor, disk):
    editor.field.insertPlainText("typed before any paper was shown")
    assert editor.flush()
    assert disk.saves == []


def test_the_note_is_turned_to_be_read_and_back(editor, qtbot):
    editor.show_note(7, "**strong** words")
    editor.field.setFocus()
    editor.switch.click()
    assert editor.field.isHidden()
    assert editor.sides.preview.toPlainText() == "strong words"
    assert QApplication.focusWidget() is editor.sides.preview
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.sides.preview, Qt.Key.Key_Escape)
    editor.switch.click()
    assert editor.sides.preview.isHidden()
    assert QApplication.focusWidget() is editor.field


def test_the_next_paper_is_read_too_and_an_empty_note_is_written(editor):
    editor.show_note(7, "one")
    editor.sides.turn()
    editor.show_note(8, "*two*")
    assert editor.sides.preview.toPlainText() == "two"
    editor.show_note(9, None)
    assert (editor.field.isHidden(), editor.sides.preview.isHidden()) == (False, True)
    editor.show_note(7, "one")
    assert (editor.field.isHidden(), editor.sides.preview.isHidden()) == (True, False)


def test_who_writes_sees_what_is_typed(editor, disk, qtbot):
    editor.show_note(7, "*so*")
    editor.sides.turn()
    editor.write()
    qtbot.keyClicks(editor.field, " far")
    editor.flush()
    assert disk.notes == {7: "*so* far"}
    assert not editor.field.isHidden()


def test_beside_what_is_typed_it_is_shown_as_it_reads(editor, qtbot):
    editor.show_note(7, "")
    editor.sides.set_large(True, reads=True)
    qtbot.keyClicks(editor.field, "*so*")
    qtbot.waitUntil(lambda: editor.sides.preview.toPlainText() == "so")
    assert editor.field.isVisible()
    assert editor.sides.preview.isVisible()


def test_a_link_in_the_note_is_handed_on(editor, qtbot):
    with qtbot.waitSignal(editor.link_activated) as caught:
        editor.sides.preview.link_activated.emit("https://example.org")
    assert caught.args == ["https://example.org"]
