"""The page of sources: what is followed and how it goes, what waits, and everything that was asked before. It asks by signals."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.translation import tr
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.keys.mnemonics import without_mnemonic
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.look.chips import FlowLayout
from desktop.ui.sidebar.listing_words import short_name
from desktop.ui.sources.source_rows import OF_OUTCOME, SourceRow, find_taken_up, row_of_followed, row_of_line, row_of_waiting
from desktop.ui.sources.sources_delegate import INSET
from desktop.ui.sources.sources_table import SourcesTable

AT_ONCE = 50  # lines of the ledger that are read at once
NEAR_THE_END = 400  # pixels below what is seen; nearer, more lines are read
SIDES, NARROW_SIDES = 40, 24  # pixels beside the tables
NARROW = 760  # pixels of a page
MINUTE = 60_000  # milliseconds
LIVE = 400  # milliseconds between two looks while a pull goes on


class SourcesPage(QWidget):
    """Reads itself what it shows, whenever that may have changed, as long as it is seen.

    Signals:
        left: Escape was pressed.
        chosen, menu_requested, key_pressed_on: as those of SourcesTable, of whichever of its tables.
        waiting_wanted: what waits is to be asked for again.
    """

    left = Signal()
    chosen = Signal(object)
    menu_requested = Signal(object, QPoint)
    key_pressed_on = Signal(object, int)
    waiting_wanted = Signal()

    def __init__(self, library: LiveLibrary, actions: Mapping[str, QAction]) -> None:
        """``actions``: all commands by their names."""
        super().__init__()
        self.setObjectName("sourcesPage")
        self.setAccessibleName(tr("Sources"))
        self._library = library
        self._actions = actions
        self._is_whole = False  # the ledger was read to its beginning
        self.followed = SourcesTable(tr("What you follow, and what waits"), heads=True)
        self.earlier = SourcesTable(tr("What was asked earlier"), heads=False)
        self.nothing = plain_label(
            tr("You follow nothing yet: what you follow is asked for by itself, and stands here with how it went."), "dim"
        )
        self.nothing.setWordWrap(True)
        self._heading = plain_label(tr("Earlier"), "title")
        self.ask_again = QPushButton(tr("Ask again for what waits"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._soon = QTimer(self, singleShot=True, interval=LIVE)
        self._minute = QTimer(self, interval=MINUTE)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read everything anew; what is current, unfolded and scrolled to stays so."""
        sources, now = self._library.sources, datetime.now(UTC)
        offline = sources.is_offline
        names = {one.followed_id: one.name or short_name(one.listing) for one in self._library.load_followed()}
        followed = [replace(one, name=names.get(one.followed_id, one.name)) for one in sources.load_followed()]
        rows = [row_of_followed(one, now, offline=offline) for one in followed]
        waiting = sources.load_waiting()
        self.nothing.setVisible(not rows)
        if waiting:
            rows.append(row_of_waiting(waiting, offline=offline, by_hand=not sources.asks_by_itself))
        self.followed.show_rows(rows)
        self.followed.setVisible(bool(rows))
        self.ask_again.setEnabled(not offline)
        if not waiting and self.ask_again.hasFocus():
            self.take_focus()  # else it would go out of the page
        self.ask_again.setVisible(bool(waiting))
        self._show_earlier(self._with_those_before(self._load(AT_ONCE)))

    def read_on(self) -> None:
        """Show more of the ledger, where there is more."""
        lines = self.earlier.rows.rows
        if lines and not self._is_whole:
            more = self._load(AT_ONCE, int(lines[-1].key.partition(":")[2]))
            self._is_whole = len(more) < AT_ONCE
            self._show_earlier([*lines, *more])

    def first_table(self) -> QWidget:
        """The first table that has rows; the page itself where none has."""
        return next((table for table in (self.followed, self.earlier) if table.rows.rows), self)

    def take_focus(self) -> None:
        """Put the focus into the first table that has rows."""
        self.first_table().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, key: str) -> None:
        """Go to the row of that key in the upper table; nothing where there is none."""
        row = self.followed.rows.row_of(key)
        if row >= 0:
            self.followed.go_to(row)

    def unfold(self, key: str) -> None:
        """Show what was skipped in that line of the ledger, or hide it again."""
        row = self.earlier.rows.row_of(key)
        if row >= 0:
            self.earlier.rows.toggle_fold(row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()
        self._soon.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = NARROW_SIDES if event.size().width() < NARROW else SIDES
        self._column.setContentsMargins(side - INSET, 26, side - INSET, 40)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.followed.forget_heights()
            self.earlier.forget_heights()

    # What it shows

    def _load(self, count: int, before: int | None = None) -> list[SourceRow]:
        sources, now = self._library.sources, datetime.now(UTC)
        unfinished = {report.pull_id for report in sources.load_unfinished()}
        reports = sources.load_ledger(count, before)
        taken_up = find_taken_up(reports)
        return [
            row_of_line(report, now, goes_on=report.pull_id in unfinished, taken_up=report.pull_id in taken_up)
            for report in reports
        ]

    def _with_those_before(self, newest: list[SourceRow]) -> list[SourceRow]:
        """These lines of the ledger and the older ones that are shown already, which change no more."""
        shown = self.earlier.rows.rows
        at = self.earlier.rows.row_of(newest[-1].key) if newest else -1
        if at < 0:
            self._is_whole = len(newest) < AT_ONCE
        return [*newest, *(shown[at + 1 :] if at >= 0 else ())]

    def _show_earlier(self, rows: list[SourceRow]) -> None:
        """What is over; what still runs stands above where it is followed, and in the strip."""
        rows = [row for row in rows if row.state != OF_OUTCOME["running"]]
        self.earlier.show_rows(rows)
        for widget in (self._heading, self.earlier):
            widget.setVisible(bool(rows))

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _refresh_soon(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _read_on_near_the_end(self) -> None:
        bar = self._area.verticalScrollBar()
        if self.isVisible() and bar.maximum() - bar.value() < NEAR_THE_END:
            self.read_on()

    def _bring_into_sight(self, table: SourcesTable, place: QRect) -> None:
        shown = QRect(table.mapTo(self._page, place.topLeft()), place.size())
        self._area.ensureVisible(self._area.horizontalScrollBar().value(), shown.bottom(), 0, 8)
        self._area.ensureVisible(self._area.horizontalScrollBar().value(), shown.top(), 0, 8)

    def _pass_on(self, to: SourcesTable, row: int) -> None:
        if to.rows.rows and to.isVisible():
            to.go_to(row)
            to.setFocus(Qt.FocusReason.TabFocusReason)

    # Putting together

    def _build(self) -> None:
        self._page = QWidget()
        self._page.setObjectName("sourcesColumn")
        self._column = QVBoxLayout(self._page)
        self._column.setSpacing(0)
        self._column.addLayout(_inset(plain_label(tr("Sources"), "page")))
        self._column.addSpacing(6)
        sentence = plain_label(
            tr("What was asked, what came, what was refused. Nothing is requested that is not listed here."), "dim"
        )
        sentence.setWordWrap(True)
        self._column.addLayout(_inset(sentence))
        self._column.addSpacing(18)
        self._column.addLayout(_inset(self.nothing))
        self._column.addWidget(self.followed)
        self._column.addSpacing(22)
        self._column.addLayout(_inset(self._build_buttons()))
        self._column.addSpacing(34)
        self._column.addLayout(_inset(self._heading))
        self._column.addSpacing(8)
        self._column.addWidget(self.earlier)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._page)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)

    def _build_buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, horizontal=10, vertical=8)
        for name, words in (("follow", tr("Follow…")), ("pull", tr("Pull all now")), ("offline", tr("Work offline"))):
            if name in self._actions:
                flow.addWidget(_button_for(self._actions[name], words))
        flow.addWidget(self.ask_again)
        return row

    def _connect(self) -> None:
        for table, other, beyond in ((self.followed, self.earlier, 0), (self.earlier, self.followed, -1)):
            table.chosen.connect(self.chosen)
            table.menu_requested.connect(self.menu_requested)
            table.key_pressed_on.connect(self.key_pressed_on)
            table.reached.connect(lambda place, table=table: self._bring_into_sight(table, place))
            outward = 1 if beyond == 0 else -1
            table.passed.connect(
                lambda step, other=other, row=beyond, outward=outward: self._pass_on(other, row) if step == outward else None
            )
        self.ask_again.clicked.connect(lambda _checked: self.waiting_wanted.emit())
        self._area.verticalScrollBar().valueChanged.connect(lambda _value: self._read_on_near_the_end())
        self._area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._read_on_near_the_end())
        self._soon.timeout.connect(self._refresh_if_seen)
        self._minute.timeout.connect(self._refresh_if_seen)
        self._library.sources.changed.connect(self._refresh_if_seen)
        self._library.work_progressed.connect(lambda *_: self._refresh_soon())


def _inset(widget: QWidget) -> QHBoxLayout:
    """The widget where the text of the tables stands, to whose left their selection reaches."""
    line = QHBoxLayout()
    line.setContentsMargins(INSET, 0, INSET, 0)
    line.addWidget(widget)
    return line


def _button_for(action: QAction, words: str) -> QPushButton:
    """A button that does what the command does, and shows whether it is on or cannot be done."""
    button = QPushButton(words)
    button.setToolTip(without_mnemonic(action.text()) if without_mnemonic(action.text()) != words else "")
    button.setCheckable(action.isCheckable())

    def follow_action() -> None:
        button.setChecked(action.isChecked())
        button.setEnabled(action.isEnabled())

    follow_action()
    action.changed.connect(follow_action)
    button.clicked.connect(lambda _checked: action.trigger())
    button.clicked.connect(lambda _checked: follow_action())  # a check mark follows what is so, not the click
    return button
