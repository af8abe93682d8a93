"""The middle pane: search and pull at its head, the view's name and counts, and the papers. Knows no library."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from itertools import chain, islice

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from desktop.records import PaperRow, SearchWord
from desktop.translation import tr
from desktop.ui.papers.day_headings import CountLeft, DayHeadings
from desktop.ui.papers.day_table import Place
from desktop.ui.papers.list_band import ListBand
from desktop.ui.papers.list_state import ListState
from desktop.ui.papers.paper_delegate import PaperDelegate
from desktop.ui.papers.paper_list_model import PAGE, PaperListModel
from desktop.ui.papers.paper_row_layout import DENSITIES
from desktop.ui.papers.paper_words import heading_words
from desktop.ui.papers.papers_view import PapersView
from desktop.ui.papers.removed_rows import RemovedRows, ranges_of, successor
from desktop.ui.papers.row_places import NO_DAYS
from desktop.ui.papers.triage_band import TriageBand
from desktop.ui.search.search_box import SearchBox

FARTHEST = 160 * PAGE  # rows that are looked through for the next unread one: more would be felt


class PaperList(QWidget):
    """The list of papers. ``load_rows`` is PaperListModel's. Main thread.

    Signals:
        current_changed: int, the paper the reader or ``show_papers`` went to; 0: there is none any more.
        selection_changed: int, how many papers are selected now; also when as many others are, or when picking begins.
        activated: int, the paper that was opened with Enter or a double click.
        query_changed: str, what is searched for, after each change.
        arrived_above: int, so many more papers stand above those in sight since ``expect_arrivals``; none of these moved.
        pull_requested: the reader wants the listing again.
        context_menu_requested: QPoint, where on the screen the menu for the selected papers is wanted.
    """

    current_changed = Signal(int)
    selection_changed = Signal(int)
    activated = Signal(int)
    query_changed = Signal(str)
    arrived_above = Signal(int)
    pull_requested = Signal()
    context_menu_requested = Signal(QPoint)

    def __init__(self, load_rows: Callable[[Sequence[int]], list[PaperRow]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paperList")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search_box = SearchBox()
        self.pull_button = QPushButton(tr("Pull"))
        self.pull_button.setAccessibleName(tr("Pull"))
        self.band = ListBand()
        self.title, self.counts = self.band.title, self.band.counts
        self.triage = TriageBand()
        self.view = PapersView()
        self.model = PaperListModel(load_rows, self)
        self.state = ListState()
        self.headings = DayHeadings(self.view)
        self._delegate = PaperDelegate(self)
        self._told_current = 0
        self._told_selected = 0
        self._arriving = False
        self.view.setItemDelegate(self._delegate)
        self.view.paint_headings = self.headings.paint
        self.view.prepare_row = self._delegate.prepare
        self.view.setModel(self.model)
        self.setFocusProxy(self.view)
        self._arrange()
        self._connect()

    def show_papers(
        self,
        ids: Iterable[int],
        days: Mapping[int, int] = NO_DAYS,
        *,
        keep: bool,
        whole: bool = True,
        begin_at: Sequence[int] = (),
    ) -> None:
        """Show these papers, under these days (see FoundPapers), in place of any state. ``whole``: no more are to come.

        With ``keep`` the current paper, the selection and the scroll position stay; a current paper that is gone hands
        over to the next one that is still there. Without, the first paper becomes the current one. Until the reader has gone
        elsewhere, the first of ``begin_at`` that is in the list becomes it instead. ``current_changed``
        comes from within this call: whoever marks papers as read can tell it from the reader's own steps.
        """
        had_focus = self.state.hasFocus() or self.state.action.hasFocus()
        self._pages.setCurrentWidget(self.view)
        if had_focus:
            self.view.setFocus()
        self.headings.forget()
        self.headings.set_unfinished(None if whole else next(reversed([*days]), None))
        if keep:
            self._replace(ids, days)
        else:
            self._arriving = False
            self.model.set_ids(ids, days)
            self.view.scrollToTop()
            self.view.scrolled.emit()  # also where the list before it stood at its top
        if self.model.rowCount() and (not keep or (begin_at and self.view.currentIndex().row() <= 0)):
            self.view.go_to(next((row for each in begin_at if (row := self.model.row_of(each)) >= 0), 0))
        self._tell()
        self._show_day()

    def expect_arrivals(self) -> None:
        """Papers have come to the library: what is shown next with ``keep`` holds them."""
        self._arriving = True

    def drop(self, ids: Iterable[int]) -> None:
        """Take these papers out of the list; the next one becomes the current one."""
        gone = RemovedRows(ranges_of(self._find_rows(ids)))
        if gone:
            self.headings.forget()
            self._take_out(gone)
            self._tell()
            self._show_day()

    def show_state(
        self, heading: str, sentence: str, action_text: str = "", on_action: Callable[[], object] | None = None,
        other_text: str = "", on_other: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        """Show a state instead of papers: ``show_papers`` brings them back. For the buttons see ListState."""
        had_focus = any(widget.hasFocus() for widget in (self.view, self.state, self.state.action, self.state.other))
        self.model.set_ids([])
        self._show_day()
        self.state.show_state(heading, sentence, action_text, on_action, other_text, on_other)
        self._pages.setCurrentWidget(self.state)
        if had_focus:
            self._enter_state()
        self._tell()

    def set_heading(self, title: str, counts: str) -> None:
        """Name what is shown, and say how much it is: ``Inbox`` and ``34 papers · 21 left``."""
        self.band.set_heading(title, counts)

    def current_id(self) -> int:
        """The paper the reader is at; 0: none."""
        return self.model.paper_id(self.view.currentIndex().row())

    def selected_ids(self, limit: int | None = None) -> list[int]:
        """The selected papers in the list's order, the first so many; the current one when none is selected."""
        ids = self.model.ids()
        selected = array("q")
        for rows in self.view.selected_rows():
            selected.extend(ids[rows.start : rows.stop])
            if limit is not None and len(selected) >= limit:
                break
        return selected[:limit].tolist() or ([self.current_id()] if self.current_id() else [])

    def selected_papers(self, limit: int) -> list[PaperRow]:
        """The same papers as their rows show them; without those that are gone."""
        selected = chain.from_iterable(self.view.selected_rows())
        numbers = [*islice(selected, limit)] or [self.view.currentIndex().row()]
        return [row for number in numbers if (row := self.model.paper_row(number))]

    def count_selected(self) -> int:
        """How many papers are selected."""
        return sum(len(rows) for rows in self.view.selected_rows())

    def go(self, step: int) -> bool:
        """Go that many papers down (or up, when negative); False, and no step, beyond an end.

        Only that one is selected then; while papers are picked, those stay selected.
        """
        row = self.view.currentIndex().row()
        row = row + step if row >= 0 else 0
        if not 0 <= row < self.model.rowCount():
            return False
        self.view.step_to(row)
        return True

    def go_next_unread(self, step: int = 1) -> bool:
        """Go to the next unread paper below, or with -1 above; False when there is none among the next FARTHEST."""
        first = self.view.currentIndex().row() + step
        for number in range(first, first + step * FARTHEST, step):
            if not 0 <= number < self.model.rowCount():
                return False
            row = self.model.paper_row(number)
            if row and not row.marks.read:
                self.view.step_to(number)
                return True
        return False

    def select(self, paper_id: int) -> bool:
        """Go to that paper; False when it is not in the list."""
        row = self.view.currentIndex().row() if paper_id == self.current_id() else self.model.row_of(paper_id)
        if row >= 0:
            self.view.go_to(row)
        return row >= 0

    def forget(self, ids: Iterable[int]) -> None:
        """These papers changed: show their rows as they are now."""
        self.model.forget(ids)
        self.headings.forget()
        self.view.viewport().update()

    def set_density(self, name: str) -> None:
        """Give rows the room of that name in DENSITIES; the topmost row stays where it is."""
        density = DENSITIES[name]
        if density != self._delegate.density:
            self._delegate.set_density(density)
            self.view.set_row_height(density.row_height)

    def mark_words(self, words: Sequence[SearchWord]) -> None:
        """Show where these words stand in titles."""
        self._delegate.set_words(words)
        self.view.viewport().update()

    def set_counting(self, count_left: CountLeft | None) -> None:
        """What tells how much of each day is left to decide on; None: it is not said."""
        self.headings.set_counting(count_left)
        self.view.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.ApplicationFontChange):
            self._delegate.forget_layouts()

    def _replace(self, ids: Iterable[int], days: Mapping[int, int]) -> None:
        current_row, before, place = self.view.currentIndex().row(), self.model.ids(), self.view.place()
        staying = self.model.paper_id(place.row)
        # Qt would follow each selected row by itself: of many, the ids are remembered instead.
        chosen = self.selected_ids() if self.count_selected() > 1 else []
        with QSignalBlocker(self.view.selectionModel()) if chosen else nullcontext():
            if chosen:
                self.view.selectionModel().clearSelection()
            self.model.replace_ids(ids, days)
            self.view.select_rows(self.model.rows_of(chosen).values())
        row = self.model.row_of(staying) if staying else -1
        self._settle(place, row, current_row, lambda: successor(before, current_row, self.model.ids()))
        if chosen:
            self._tell_selection()
        if self._arriving and row > place.row:
            self.arrived_above.emit(row - place.row)
        self._arriving = False

    def _find_rows(self, ids: Iterable[int]) -> Iterable[int]:
        wanted, shown = set(ids), self.model.ids()
        selected = [row for rows in self.view.selected_rows() for row in rows if shown[row] in wanted]
        # What leaves the list was mostly selected in it; looking for it among a million would be felt.
        return selected if len(selected) == len(wanted) else self.model.rows_of(wanted).values()

    def _take_out(self, gone: RemovedRows) -> None:
        current_row, place, selected = self.view.currentIndex().row(), self.view.place(), self.view.selected_rows()
        several = sum(map(len, selected)) > 1
        days = gone.days_left(self.model.days, self.view.places)
        with QSignalBlocker(self.view.selectionModel()) if several else nullcontext():
            if several:
                self.view.selectionModel().clearSelection()
            self.model.take_out(gone, days)
            if several:
                rows = (gone.moved(row) for found in selected for row in found)
                self.view.select_rows(row for row in rows if row >= 0)
        self._settle(place, gone.moved(place.row), current_row, lambda: gone.successor(max(0, current_row)))
        if several:
            self._tell_selection()

    def _settle(self, place: Place, row: int, current_row: int, find_successor: Callable[[], int]) -> None:
        """The list has changed: ``row`` stands where ``place`` was, and who takes the place of a current paper that is gone."""
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            following = min(find_successor(), self.model.rowCount() - 1)
            if self.count_selected():
                self.view.step_to(following)
            else:
                self.view.go_to(following)
        self.view.return_to(place, row)
        if self.view.currentIndex().isValid() and current_row == place.row:
            self.view.scrollTo(self.view.currentIndex())

    def _tell(self) -> None:
        """Emit what has changed since it was last said."""
        current = self.current_id()
        if current != self._told_current:
            self._told_current = current
            self.current_changed.emit(current)
        if self.count_selected() != self._told_selected:
            self._tell_selection()

    def _tell_selection(self) -> None:
        self._told_selected = self.count_selected()
        self.selection_changed.emit(self._told_selected)

    def _arrange(self) -> None:
        head = QWidget()
        head.setObjectName("listHead")
        in_head = QHBoxLayout(head)
        in_head.setContentsMargins(14, 12, 14, 10)
        in_head.setSpacing(8)
        in_head.addWidget(self.search_box, 1)
        in_head.addWidget(self.pull_button)

        self._pages = QStackedLayout()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.band)
        layout.addWidget(self.triage)
        layout.addLayout(self._pages, 1)

    def _connect(self) -> None:
        self.search_box.query_changed.connect(self.query_changed)
        self.search_box.list_wanted.connect(self._enter_list)
        self.search_box.left.connect(lambda: self._enter_list() if self.view.isVisible() else self._enter_state())
        self.pull_button.clicked.connect(lambda _checked: self.pull_requested.emit())
        self.view.scrolled.connect(self._show_day)
        self.view.picking_changed.connect(self._show_picking)
        self.view.escaped.connect(self.search_box.clear)
        self.view.opened.connect(lambda row: self.activated.emit(self.model.paper_id(row)))
        self.view.context_menu_requested.connect(self.context_menu_requested)
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _before: self._tell())
        self.view.selectionModel().selectionChanged.connect(lambda _now, _before: self._tell_selection())

    def _show_day(self) -> None:
        """Name the day of the topmost paper in the band, unless its own heading is in sight."""
        row, places = self.view.topmost(), self.view.places
        heading = places.heading(row)
        hidden = heading is not None and places.top_with_heading(heading.first) < self.view.verticalOffset()
        words = heading_words(heading.day) if heading and hidden else ""
        if words != self.band.day.text():
            self.band.day.setText(words)

    def _show_picking(self, picking: bool) -> None:
        self._delegate.picking = picking
        self.view.viewport().update()

    def _enter_list(self) -> None:
        if self.view.isVisible():
            self.view.setFocus()
            if not self.view.currentIndex().isValid() and self.model.rowCount():
                self.view.go_to(0)

    def _enter_state(self) -> None:
        # Not into the search box: there the next key would be text, and no command any more.
        (self.state if self.state.action.isHidden() else self.state.action).setFocus()
