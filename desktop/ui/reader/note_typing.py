"""What typing in a note does for its Markdown: bold and slanted words, links, and lists that go on by themselves."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
AROUND = {Qt.Key.Key_B: "**", Qt.Key.Key_I: "*"}  # with Ctrl
# Of a line of a list: its indent, its sign, a box to be ticked if it has one; then come its words.
ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(\[[ xX]\][ \t]+)?")
PARAGRAPH = "\u2029"  # as Qt has the end of a line in a selection


def is_answered(event: QKeyEvent) -> bool:
    """Whether the key, with Ctrl, belongs to the note and to no command of the window."""
    if event.modifiers() == CTRL:
        return event.key() in AROUND
    return event.modifiers() == CTRL | SHIFT and event.key() == Qt.Key.Key_K


def answer(field: QPlainTextEdit, event: QKeyEvent) -> bool:
    """Do what the key does for Markdown, as one step of the field's undo; False: it is an ordinary key."""
    cursor, key = field.textCursor(), event.key()
    if is_answered(event):
        if key in AROUND:
            surround(cursor, AROUND[Qt.Key(key)])
        else:
            make_link(cursor)
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    ):
        if not go_on_with_list(cursor):
            return False
    elif key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and event.modifiers() == Qt.KeyboardModifier.NoModifier):
        if not shift_items(cursor, deeper=key == Qt.Key.Key_Tab):
            return False
    else:
        return False
    field.setTextCursor(cursor)
    field.ensureCursorVisible()
    return True


def surround(cursor: QTextCursor, sign: str) -> None:
    """Put the sign around what is selected, or take it away where it is; without a selection the cursor stands between."""
    words = cursor.selectedText()
    if len(words) > 2 * len(sign) and words.startswith(sign) and words.endswith(sign):
        _replace(cursor, words[len(sign) : -len(sign)], 0, selected=True)
    else:
        _replace(cursor, f"{sign}{words}{sign}", len(sign) if not words else 0, selected=bool(words))


def make_link(cursor: QTextCursor) -> None:
    """Make a link of what is selected: of words one that waits for its address, of an address one that waits for its words."""
    words = cursor.selectedText()
    if words.startswith(("http://", "https://")):
        text = f"[]({words})"
        _replace(cursor, text, len(text.encode("utf-16-le")) // 2 - 1)
    else:
        _replace(cursor, f"[{words}]()", 1 if words else 3)


def go_on_with_list(cursor: QTextCursor) -> bool:
    """Begin the next item where the line is one; an item without words ends the list. False: the line is none."""
    item = ITEM.match(cursor.block().text())
    if item is None or cursor.hasSelection() or cursor.positionInBlock() < item.end():
        return False
    indent, sign, gap, box = item.groups()
    cursor.beginEditBlock()
    if not cursor.block().text()[item.end() :].strip():
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    else:
        following = f"{int(sign[:-1]) + 1}{sign[-1]}" if sign[:-1] else sign
        cursor.insertText(f"\n{indent}{following}{gap}{'[ ] ' if box else ''}")
    cursor.endEditBlock()
    return True


def shift_items(cursor: QTextCursor, *, deeper: bool) -> bool:
    """Move the items that are selected a step in or out; False: the line is none, and Tab leads to what comes next."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    if ITEM.match(block.text()) is None:
        return False
    change = QTextCursor(block)
    change.beginEditBlock()
    while True:
        _shift(change, block, deeper)
        if block == last:
            break
        block = block.next()
    change.endEditBlock()
    return True


def _shift(change: QTextCursor, block: QTextBlock, deeper: bool) -> None:
    item = ITEM.match(block.text())
    if item is None:
        return
    step = len(item[2]) + 1  # what stands deeper begins below the words, not below the sign
    change.setPosition(block.position())
    if deeper:
        change.insertText(" " * step)
    elif item[1]:
        change.setPosition(block.position() + min(step, len(item[1])), QTextCursor.MoveMode.KeepAnchor)
        change.removeSelectedText()


def _replace(cursor: QTextCursor, text: str, back: int, *, selected: bool = False) -> None:
    """Write the text in place of what is selected; then select it, or go so many places back from its end."""
    start = cursor.selectionStart()
    cursor.insertText(text.replace(PARAGRAPH, "\n"))
    end = cursor.position()
    if selected:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    else:
        cursor.setPosition(end - back)
