"""The keys and the search language on one page, built from the commands themselves, so that it cannot be out of date."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.translation import tr
from desktop.ui.asking.dialog_parts import build_title, fit_to_screen, plain_label
from desktop.ui.keys.mnemonics import without_mnemonic
from desktop.ui.keys.palette import name_of
from desktop.ui.search.matching import rank

# What is typed, and what it finds; in the order in which one learns them.
SEARCH_LANGUAGE: tuple[tuple[str, str], ...] = (
    ("sparse attention", tr("both words")),
    ('"sparse attention"', tr("the phrase")),
    ("sparse OR dense", tr("either word")),
    ("-survey", tr("not this word")),
    ("ti: au: abs: note:", tr("in title, authors, abstract, note")),
    ("cat:cs.CL", tr("of that category")),
    ("id:2603.27481", tr("that arXiv id or DOI")),
    ("tag:moe", tr("with that tag")),
    ("in:Survey/2026", tr("in that collection")),
    ("source:huggingface", tr("listed by that service")),
    ("listing:#3", tr("from that listing you follow")),
    ("is:unread", tr("or inbox, starred, to-read, dismissed…")),
    ("is:updated", tr("a newer version that you have not seen")),
    ("is:later", tr("put off until a day; is:back: that day has come")),
    ("is:trashed", tr("in the Trash; nothing else finds it there")),
    ("is:late-bloomer", tr("passed over, and grew popular since")),
    ("is:incomplete", tr("without an id, authors or abstract")),
    ("has:note", tr("or highlight, tag, collection, pdf, code")),
    ("after:2026-01-01", tr("or before: and on:")),
    ("up:>50", tr("more than 50 upvotes")),
)

# What no command is, because it belongs to the place where it is pressed, and cannot be changed: what it does, its keys.
FIXED_KEYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (tr("Next or previous paper"), ("↓", "↑")),
    (tr("Read the paper; in the sidebar, show its papers"), (tr("Enter"),)),
    (tr("In the sidebar and in Sources, give another name; delete or stop following"), ("F2", tr("Del"))),
    (tr("In the sidebar, move a collection up, down, out or in"), (tr("Alt+Arrows"),)),
    (tr("In the search box after tag: in: au: and the like, take the name that is offered"), (tr("Tab"), tr("Enter"))),
    (tr("In a note: bold, slanted, a link"), ("Ctrl+B", "Ctrl+I", "Ctrl+Shift+K")),
    (tr("In a list in a note: next item, a step in, a step out"), (tr("Enter"), tr("Tab"), tr("Shift+Tab"))),
    (tr("Clear the search, or leave a field, the reader or the full screen"), (tr("Esc"),)),
)
SIDE_BY_SIDE = 800  # pixels; in a narrower page one column follows the other
WIDEST_SIDE = 460  # wider, and a key would be too far from its name


class KeysHelp(QDialog):
    """Every command with its keys, menu by menu, and the search language. Typing finds; Escape closes.

    ``menus`` are (title, its actions) in the order of the menu bar.
    """

    def __init__(self, menus: Sequence[tuple[str, Sequence[QAction]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys and searching"))
        self.field = QLineEdit(placeholderText=tr("Find a key or a command…"))
        self.field.setAccessibleName(tr("Find a key"))
        self.field.setFixedWidth(240)
        self._nothing = plain_label(tr("Nothing here has these words."), "dim")
        commands = [Section(without_mnemonic(title), _command_rows(actions)) for title, actions in menus]
        self._sections = [
            Section(tr("Everywhere"), _fixed_rows()),
            *(section for section in commands if section.rows),
            Section(tr("What the search box understands"), _search_rows(SEARCH_LANGUAGE)),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 10, 14)
        column.setSpacing(14)
        column.addLayout(self._build_head())
        column.addWidget(self._build_page(_balance(self._sections)), 1)
        self.field.textChanged.connect(self._narrow)
        self._narrow("")
        fit_to_screen(self, 860, 660)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if self.width() >= SIDE_BY_SIDE else direction.TopToBottom)

    def shown_names(self) -> list[str]:
        """The commands and the words of the search language now shown, in order."""
        return [row.name for section in self._sections for row in section.rows if not row.isHidden()]

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 18, 0)
        head.addWidget(build_title(tr("Keys and searching")), 1)
        head.addWidget(self.field)
        return head

    def _build_page(self, sides: "Sequence[Sequence[Section]]") -> QScrollArea:
        page = QWidget()
        page.setObjectName("keysPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 18, 16)
        column.addWidget(self._nothing)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(40)
        self._sides = [Side(sections) for sections in sides]
        for side in self._sides:
            self._columns.addWidget(side, 1)
        self._columns.addStretch(0)  # what is widest already stays at the left
        column.addLayout(self._columns)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        return area

    def _narrow(self, words: str) -> None:
        found = [side.narrow(words) for side in self._sides]
        self._nothing.setVisible(not any(found))


class Row(QWidget):
    """One line: its name, and what else is said of it. ``name`` and ``other`` are what typing searches."""

    def __init__(self, name: str, other: str) -> None:
        super().__init__()
        self.name, self.other = name, other
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(6)
        self.setMinimumHeight(24)


class Section(QWidget):
    """A heading over its rows."""

    def __init__(self, title: str, rows: Sequence[Row]) -> None:
        super().__init__()
        self.rows = tuple(rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(plain_label(title, "heading"))
        column.addSpacing(3)
        for row in rows:
            column.addWidget(row)

    def narrow(self, words: str) -> bool:
        """Show only the rows that have these words; whether any is left."""
        for row in self.rows:
            row.setVisible(not words.strip() or rank(words, f"{row.name} {row.other}") is not None)
        left_over = any(not row.isHidden() for row in self.rows)
        self.setVisible(left_over)
        return left_over


class Side(QWidget):
    """Sections under one another."""

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self._sections = tuple(sections)
        self.setMaximumWidth(WIDEST_SIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for section in sections:
            column.addWidget(section)
        column.addStretch(1)

    def narrow(self, words: str) -> bool:
        """Show only the rows that have these words; whether any is left, else its room goes to the other side."""
        found = [section.narrow(words) for section in self._sections]  # every one, not only until the first
        self.setVisible(any(found))
        return any(found)


def _command_rows(actions: Sequence[QAction]) -> list[Row]:
    return [
        _key_row(name_of(action), [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()])
        for action in actions
        if not action.isSeparator() and name_of(action)
    ]


def _fixed_rows() -> list[Row]:
    return [_key_row(name, keys) for name, keys in FIXED_KEYS]


def _key_row(name: str, keys: Sequence[str]) -> Row:
    row = Row(name, " ".join(keys))
    label = plain_label(name, "name")
    label.setWordWrap(True)
    row.line.addWidget(label, 1)
    for text, kind in _keycaps(keys):
        cap = plain_label(text, kind)
        cap.setFixedHeight(20)  # less than the row, so that the caps of two rows do not touch
        row.line.addWidget(cap)
    return row


def _keycaps(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The labels of all the keys: a cap for each press, ``or`` between one way and another."""
    for number, key in enumerate(keys):
        if number:
            yield tr("or"), "faint"
        for press in key.split(", "):
            yield press, "keycap"


def _search_rows(lines: Sequence[tuple[str, str]]) -> list[Row]:
    rows = []
    for typed, meaning in lines:
        row = Row(typed, meaning)
        code = plain_label(typed, "code")
        code.setFixedWidth(158)
        row.line.addWidget(code)
        label = plain_label(meaning, "dim")
        label.setWordWrap(True)
        row.line.addWidget(label, 1)
        rows.append(row)
    return rows


def _balance(sections: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section]]:
    """The sections in two columns of about the same height, in their order."""
    heights = [len(section.rows) + 2 for section in sections]
    best = min(range(len(sections) + 1), key=lambda cut: abs(sum(heights[:cut]) - sum(heights[cut:])))
    return sections[:best], sections[best:]
