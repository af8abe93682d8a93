"""What the list shows: a view or a search, refreshed without anything jumping."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.records import Collection, FirstPage, FoundPapers, Order
from desktop.translation import tr, trn
from desktop.ui.headway import QUICKLY_COUNTED, Headway
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.papers.nothing_shown import explain
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.place_in_list import PlaceInList
from desktop.ui.sidebar.sidebar import Sidebar
from desktop.ui.view_subjects import ViewSubjects
from desktop.ui.views import BUILT_IN, INBOX, RECENT, SEARCH, TODAY, WEEK, View, order_of, query_of, view_of_collection

REMEMBERED = 50  # papers from the current one on: some of them may be gone from the view when it is shown again
FIRST_PAGE = 512  # ids found at once; more are found in the background
PATIENCE = 250  # milliseconds that an empty list needs no explanation for
TRIAGED = ("inbox", "week", "all")  # views whose days say how many papers are left to decide on


class Browsing(QObject):
    """Keeps list and sidebar on the same view.

    ``is_typing``: in the search box, and waiting for the list with every letter.

    Signals:
        words_sought: tuple[SearchWord, ...], the words of what is searched from now on; before the list shows it.
        read_anew: the paper that is read may say something else now.
        command_wanted: str, the name of a command that the state of an empty list offers.
        shown: another view or another order is shown.
        order_chosen: the reader chose another order; ``sorts`` says which.
    """

    words_sought = Signal(object)
    read_anew = Signal()
    command_wanted = Signal(str)
    shown = Signal()
    order_chosen = Signal()

    def __init__(
        self, library: LiveLibrary, sidebar: Sidebar, papers: PaperList, parent: QObject,
        sorts: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        """``sorts``: the order of each kind of view, by its name; it is kept up to date."""
        super().__init__(parent)
        self._library = library
        self._sidebar = sidebar
        self._papers = papers
        self.subjects = ViewSubjects(library, sidebar)
        self.view: View = INBOX
        self._before_search: View = INBOX
        self._paper_before_search = 0
        self._sorts = {} if sorts is None else sorts
        self.is_typing = False
        self._query = ""
        self._day: str | None = None
        self._headway = Headway(library)
        self._place = PlaceInList(papers)
        self._wanted: Sequence[int] = ()  # papers to begin at; none when the list has begun
        self._is_sorting = False  # the paper that is read is brought into sight when the list is there in its new order
        self.is_turning = False  # to another view, whose first paper becomes the current one without being chosen
        self._is_whole = True  # the list holds all that its query finds; else only the first page, and the rest is on its way
        sidebar.view_chosen.connect(self._go)
        papers.query_changed.connect(self._on_typed)
        papers.triage.catch_up_wanted.connect(lambda: self.command_wanted.emit("catch_up"))
        library.papers_changed.connect(self._on_papers_changed)
        library.papers_added.connect(self._on_papers_added)
        library.reversed.connect(lambda _words: self.refresh())
        library.collections_changed.connect(self._on_collections_changed)

    def start(self, view: View = INBOX, paper_ids: Sequence[int] = ()) -> None:
        """Show that view at the first of these papers that it has; if what it is of is gone, the Inbox."""
        self.subjects.load_followed()
        self.subjects.load_collections()
        self.subjects.load_tags()
        self.show(view if self.subjects.is_there(view) else INBOX, wanted=paper_ids if view != RECENT else ())

    def place(self) -> tuple[View, list[int]]:
        """Where ``start`` should begin another time: what is shown, from its current paper on; of a search, what was before it."""
        if self.view == SEARCH:
            return self._before_search, [self._paper_before_search]
        row = max(0, self._papers.view.currentIndex().row())
        return self.view, list(self._papers.model.ids()[row : row + REMEMBERED])

    def show(self, view: View, day: str | None = None, wanted: Sequence[int] = ()) -> None:
        """Leave what was shown and show that view, at the first of the ``wanted`` papers that it has, else from its top.

        Today is the newest list unless ``day`` names another.
        """
        self._wanted = wanted
        self._day = day or self._library.find_latest_day()
        self._headway.begin()
        self._place.forget()
        self._is_sorting = False
        self.view = view
        if view != SEARCH:
            self._before_search = view
            self._query = ""
            self._papers.search_box.show_query("")
        self._sidebar.select(view)
        self._fill(keep=False)

    def go(self, kind: str) -> None:
        """Show the built-in view of that kind; if it is shown already, look again and stay, among the last added at the top."""
        self._go(View(kind))

    def go_day(self, step: int) -> None:
        """Show the list of the day before or after, passing over days without one; from other views first the newest."""
        day = self._library.find_latest_day()
        beside = self._library.find_day_beside(self._day, step) if self._day and self.view == TODAY else day
        if beside is None:
            self._library.told.emit(tr("There is no other day's list on that side."), False)
            return
        self.show(TODAY, beside)

    def search(self) -> None:
        """Go into the search box."""
        self._papers.search_box.setFocus()
        self._papers.search_box.selectAll()

    def show_query(self, query: str) -> None:
        """Search for that, as if it had been typed."""
        self._papers.search_box.show_query(query)
        self._on_query(query)

    def refresh(self) -> None:
        """Look again, keeping place and selection: papers may have come or gone."""
        if self._day is None or self._before_search != TODAY:
            self._day = self._library.find_latest_day()
        self._fill(keep=True)
        self.show_counts()
        self.read_anew.emit()

    def show_counts(self) -> None:
        """Fill in the sidebar's counts. Today's is that of the newest list, whichever day is shown."""
        day = self._library.find_latest_day()
        counts = self._library.count_views({view.kind: query_of(view, day) for view in (TODAY, WEEK)} if day else {})
        self._sidebar.show_counts({view: counts.get(view.kind, 0) for view, _label, _icon in BUILT_IN})

    def sort_by(self, order: Order) -> None:
        """Sort the list so from now on, in every view of this kind. The paper that is read stays so, and in sight."""
        if order in self.orders:
            self._sorts[self.subjects.kind_of_sort(self.view)] = order
            self.order_chosen.emit()
            self._is_sorting = bool(self._papers.current_id())
            self._fill(keep=self._is_sorting)
            if not self._is_whole:
                self._papers.set_heading(self.title, tr("Sorting…"))

    def drop(self, paper_ids: Sequence[int]) -> None:
        """Take papers out of the list that were put out of sight; the next one becomes the current one."""
        self._place.remember()
        self._headway.see(paper_ids)
        self._papers.drop(paper_ids)
        self._show_heading()
        if not self._papers.model.ids():
            self._show_nothing()
        if not self._is_whole:
            self._find_rest()  # the answer on its way may have been found before they were put out of sight

    def find_shown(self) -> list[int]:
        """All papers that the view shows, in its order, also those that the list does not hold yet."""
        return list(self._papers.model.ids() if self._is_whole else self._library.find(self.query, None, self.order))

    def show_collection(self, collection_id: int) -> None:
        """Show the papers of that collection."""
        self._go(view_of_collection(collection_id))

    def collection_of(self, collection_id: int) -> Collection | None:
        """The collection of that id; None when it is gone."""
        return self.subjects.collection_of(collection_id)

    @property
    def collection(self) -> Collection | None:
        """The collection that is shown; None in every other view."""
        return self.subjects.collection_of(self.view.collection_id)

    @property
    def day(self) -> str | None:
        """The day (ISO) that Today shows; None before the first list."""
        return self._day

    @property
    def query(self) -> str:
        """What the list shows, in the query language."""
        if self.view == SEARCH:
            return self._query
        return self.subjects.query_of(self.view, self._day or datetime.now(UTC).date().isoformat())

    @property
    def orders(self) -> tuple[Order, ...]:
        """What the list can be sorted by. Ranks are of one list; only a search for words is matched more or less well."""
        matched = self.view.kind in ("search", "smart") and self._library.search.can_rank(self.query)
        ranked = self.view == TODAY or self.subjects.is_ranked(self.view)
        absent = {Order.RANK: not ranked, Order.RELEVANCE: not matched, Order.LATER: self.view.kind != "later"}
        return tuple(order for order in Order if not absent.get(order))

    @property
    def order(self) -> Order:
        """What the list is sorted by."""
        chosen = self._sorts.get(self.subjects.kind_of_sort(self.view))
        if chosen in self.orders:
            return Order(chosen)
        return Order.RANK if self.subjects.is_ranked(self.view) else order_of(self.view)

    @property
    def title(self) -> str:
        """What the list shows, in words."""
        return self.subjects.title(self.view, self._day)

    def _go(self, view: View) -> None:
        if view == self.view and view != RECENT and (view != TODAY or self._day == self._library.find_latest_day()):
            self.refresh()
        else:
            self.show(view)

    def _fill(self, *, keep: bool) -> None:
        self._library.search.stop()
        self.is_turning = not keep
        query = self.query
        words = self._library.search.words_of(query)
        self.words_sought.emit(words)
        self._papers.mark_words(words)
        self._papers.set_counting(self._library.count_left if self.view.kind in TRIAGED else None)
        first = self._library.search.find_first(query, FIRST_PAGE, self.order)
        self._is_whole = first.is_whole
        if self._is_whole or not keep:
            self._show_found(first.found, keep=keep)
        if not self._is_whole and not len(first.found.ids) and not keep:
            self._find_page()
        elif not self._is_whole:
            self._find_rest(soon=not len(first.found.ids))
        self.is_turning = False
        self.shown.emit()

    def _find_page(self) -> None:
        """Of what was not found within a frame, the first papers: all of them may be seconds away."""

        def show(page: FirstPage) -> None:
            self._is_whole = page.is_whole
            self.is_turning = True
            self._show_found(page.found, keep=True)
            self.is_turning = False
            if not page.is_whole:
                self._find_rest(soon=not len(page.found.ids))

        self._library.search.find_page(self.query, FIRST_PAGE, self.order, show)

    def _find_rest(self, *, soon: bool = True) -> None:
        def show(found: FoundPapers) -> None:
            self._is_whole = True
            self._show_found(found, keep=True)

        self._library.search.find_all(self.query, self.order, show, soon=soon)

    def _show_found(self, found: FoundPapers, *, keep: bool) -> None:
        before = len(self._papers.model.ids())
        if keep:
            self._place.remember()
            if before <= QUICKLY_COUNTED:
                self._headway.see(self._papers.model.ids())
                found = self._headway.with_those_that_stay(found, self.view, self.query, self.order)
        if self.view == TODAY:
            found = FoundPapers(found.ids)  # one day's list, also where a paper of it is known from an earlier day
        if len(found.ids) or keep:
            self._show_in_place(found, keep=keep, was_empty=not before)
        if not len(found.ids):
            self._papers.show_papers((), keep=False)
            if self._is_whole:
                self._show_nothing()
            else:
                QTimer.singleShot(PATIENCE, self, self._show_looking)
        self._show_heading()

    def _show_in_place(self, found: FoundPapers, *, keep: bool, was_empty: bool) -> None:
        turning, self.is_turning = self.is_turning, self.is_turning or was_empty  # no step of the reader's either
        self.is_turning |= bool(self._wanted)
        self._papers.show_papers(found.ids, found.days, keep=keep, whole=self._is_whole, begin_at=self._wanted)
        if self._is_whole or self._papers.view.currentIndex().row() > 0:
            self._wanted = ()
        if keep and was_empty:
            self._place.return_to()
        self.is_turning = turning
        if self._is_sorting:
            self._papers.view.scrollTo(self._papers.view.currentIndex())
            self._is_sorting = not self._is_whole

    def _show_looking(self) -> None:
        """Say what the empty list is waiting for, unless it is filled or given up meanwhile."""
        if not self._is_whole and not self._papers.model.ids():
            self._papers.show_state(
                tr("Searching…"), tr("Nothing among the newest papers; now all of them are looked through.")
            )

    def _show_heading(self) -> None:
        count = len(self._papers.model.ids()) if self._is_whole else 0  # of a first page, nothing is known yet
        progress = self._headway.progress(self.view, self._day, self._papers.model.ids()) if self._is_whole else None
        words = progress.words if progress else trn("{count} paper", "{count} papers", count)
        self._papers.set_heading(self.title, words if count else "")
        self._papers.triage.show_progress(progress)
        self._papers.triage.offer_catching_up(self._headway.unseen(progress, self._is_whole) if self.view == INBOX else 0)

    def _show_nothing(self) -> None:
        state = explain(self._library, self.view, self._query, self.title)
        acts = [partial(self.command_wanted.emit, name) if name else None for name in (state.command, state.other_command)]
        self._papers.show_state(state.heading, state.sentence, state.button, acts[0], state.other_button, acts[1])

    def _on_typed(self, query: str) -> None:
        self.is_typing = True
        self._on_query(query)
        self.is_typing = False

    def _on_query(self, query: str) -> None:
        self._query, self._wanted = query, ()
        if query.strip():
            if self.view != SEARCH:
                self._paper_before_search = self._papers.current_id()
            self.view = SEARCH
            self._sidebar.select(SEARCH)
            self._fill(keep=False)
        else:
            self.show(self._before_search, self._day)
            self._papers.select(self._paper_before_search)

    def _on_papers_added(self) -> None:
        if not self._papers.model.ids():
            self._day = None  # nothing is left to be kept in sight: a list that came newly may be shown
        self.refresh()

    def _on_papers_changed(self, paper_ids: Sequence[int]) -> None:
        self._papers.forget(paper_ids)
        if self._papers.current_id() in paper_ids:
            self.read_anew.emit()
        if self.view.kind in ("inbox", "today"):
            self._show_heading()
        self.show_counts()

    def _on_collections_changed(self) -> None:
        self.subjects.load_collections()
        if self.view.kind in ("collection", "smart", "tag"):
            self.refresh()
        elif self._papers.current_id():
            self.read_anew.emit()
