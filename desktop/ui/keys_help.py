"""The keys and the search language on one page, built from the commands themselves, so that it cannot be out of date."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.translation import tr
from desktop.ui.dialog_parts import build_title, plain_label
from desktop.ui.matching import rank
from desktop.ui.palette import name_of

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
    ("is:unread", tr("or starred, dismissed, withdrawn")),
    ("has:note", tr("or highlight, pdf, code")),
    ("after:2026-01-01", tr("or before: and on:")),
    ("up:>50", tr("more than 50 upvotes")),
)


class KeysHelp(QDialog):
    """Every command with its keys, menu by menu, and the search language. Typing finds; Escape closes.

    ``menus`` are (title, its actions) in the order of the menu bar.
    """

    def __init__(self, menus: Sequence[tuple[str, Sequence[QAction]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys and search"))
        self.resize(840, 660)
        self.field = QLineEdit(placeholderText=tr("Find a key or a command…"))
        self.field.setAccessibleName(tr("Find a key"))
        self.field.setFixedWidth(240)
        self._nothing = plain_label(tr("Nothing here has these words."), "dim")
        commands = [Section(title.replace("&", ""), _command_rows(actions)) for title, actions in menus]
        commands = [section for section in commands if section.rows]
        half = (len(SEARCH_LANGUAGE) + 1) // 2
        search = [
            Section(tr("What the search box understands"), _search_rows(SEARCH_LANGUAGE[:half])),
            Section("", _search_rows(SEARCH_LANGUAGE[half:])),
        ]
        self._sections = [*commands, *search]
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 10, 10)
        column.setSpacing(14)
        column.addLayout(self._build_head())
        column.addWidget(self._build_page(_balance(commands), (search[:1], search[1:])), 1)
        self.field.textChanged.connect(self._narrow)
        self._narrow("")

    def shown_names(self) -> list[str]:
        """The commands and the words of the search language now shown, in order."""
        return [row.name for section in self._sections for row in section.rows if not row.isHidden()]

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 18, 0)
        head.addWidget(build_title(tr("Keys and search")), 1)
        head.addWidget(self.field)
        return head

    def _build_page(self, *bands: "tuple[Sequence[Section], Sequence[Section]]") -> QScrollArea:
        """Two equal columns in each band; the bands one under the other."""
        page = QWidget()
        page.setObjectName("keysPage")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 18, 16)
        grid.setHorizontalSpacing(48)
        grid.setVerticalSpacing(24)
        grid.addWidget(self._nothing, 0, 0, 1, 2)
        for number, band in enumerate(bands, start=1):
            for side, sections in enumerate(band):
                column = QVBoxLayout()
                column.setSpacing(20)
                for section in sections:
                    column.addWidget(section)
                column.addStretch(1)
                grid.addLayout(column, number, side)
                grid.setColumnStretch(side, 1)
                grid.setColumnMinimumWidth(side, 340)
        grid.setRowStretch(len(bands) + 1, 1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _narrow(self, words: str) -> None:
        found = [section.narrow(words) for section in self._sections]
        self._nothing.setVisible(not any(found))


class Row(QWidget):
    """One line: its name, and what else is said of it. ``name`` and ``other`` are what typing searches."""

    def __init__(self, name: str, other: str) -> None:
        super().__init__()
        self.name, self.other = name, other
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(6)
        self.setFixedHeight(24)


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


def _command_rows(actions: Sequence[QAction]) -> list[Row]:
    rows = []
    for action in actions:
        if action.isSeparator() or not name_of(action):
            continue
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
        row = Row(name_of(action), " ".join(keys))
        row.line.addWidget(plain_label(row.name, "name"), 1)
        for text, kind in _keycaps(keys):
            label = plain_label(text, kind)
            label.setFixedHeight(20)  # less than the row, so that the caps of two rows do not touch
            row.line.addWidget(label)
        rows.append(row)
    return rows


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
        row.line.addWidget(plain_label(meaning, "dim"), 1)
        rows.append(row)
    return rows


def _balance(sections: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section]]:
    """The sections in two columns of about the same height, in their order."""
    heights = [len(section.rows) + 2 for section in sections]
    best = min(range(len(sections) + 1), key=lambda cut: abs(sum(heights[:cut]) - sum(heights[cut:])))
    return sections[:best], sections[best:]
