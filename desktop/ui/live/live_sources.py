"""The services as windows see them: what is followed, pulls, the ledger, papers added by name and completed. Main thread."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.library import adding, completing, following, ledger, opening, paper_names, pulling
from desktop.library.adding import Added
from desktop.library.completing import Completion
from desktop.library.opening import Database
from desktop.library.pulling_followed import pull_followed
from desktop.library.services import Services
from desktop.records import Change, Followed, Listing, PullReport
from desktop.settings import Settings
from desktop.translation import tr, trn
from desktop.ui.live.live_due import LiveDue
from desktop.ui.live.live_work import LiveWork
from desktop.ui.live.told_rounds import ToldRounds
from desktop.ui.tasks import Report

SHOWN_EVERY = 1000  # milliseconds between two looks at what a long pull brought
NOT_HERE = ("waiting", "unknown")

Do = Callable[[Callable[[], Change]], bool]  # a deed: told, undoable, and whether it is on disk


class LiveSources(QObject):
    """Part of LiveLibrary, which passes its signals on and runs its work: one at a time, in the background.

    Signals:
        changed: what is followed, or the ledger, or what waits is another now; look again.
        asked: PullReport, each question as it ended.
        came: list[int], papers that were added or read otherwise now.
        added: list[Added], what came of the names that the reader gave.
        filed: papers that were added may be in a collection now.
        completed: list[Completion].
        withdrawn: str and str, a sentence that was told and is no longer so, and what is so instead, "" for nothing.
    """

    changed = Signal()
    asked = Signal(object)
    came = Signal(list)
    added = Signal(object)
    filed = Signal()
    completed = Signal(object)
    withdrawn = Signal(str, str)
    _named = Signal(str)  # these three come from the thread that asks
    _waits = Signal(str)
    _page_came = Signal(object)

    def __init__(
        self,
        database: Database,
        services: Services,
        work: LiveWork,
        do: Do,
        tell: Callable[[str, bool], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._services = services.telling(self._waits.emit, self._page_came.emit)
        self._work = work
        self._do = do
        self._tell = tell
        self._settings: Settings | None = None
        self._named.connect(self._name_work, Qt.ConnectionType.QueuedConnection)
        self._page_came.connect(self._take_page, Qt.ConnectionType.QueuedConnection)
        self._came_meanwhile: list[int] = []
        self._showing = QTimer(self, interval=SHOWN_EVERY, singleShot=True)
        self._showing.timeout.connect(self._show_what_came)
        self._waits.connect(self._tell_why, Qt.ConnectionType.QueuedConnection)
        self._asks_later = False
        self._told = ToldRounds(tell, self.withdrawn.emit)
        self._due = LiveDue(self, work)
        work.ended.connect(lambda: QTimer.singleShot(0, self, self._ask_what_came_meanwhile))
        work.ended.connect(self.changed)  # also when it failed or was cancelled, the ledger has a line more

    # Reading

    def load_followed(self) -> list[Followed]:
        """What is followed, in the reader's order."""
        return following.load_followed(self._database, self._every_hours())

    def load_ledger(self, limit: int = 50, before: int | None = None) -> list[PullReport]:
        """The newest questions, newest first; ``before`` is the ``pull_id`` to page on from."""
        return ledger.load_ledger(self._database, limit, before)

    def load_latest(self) -> list[PullReport]:
        """How the last question about each listing ended, newest first."""
        return ledger.load_latest(self._database)

    def load_unfinished(self) -> list[PullReport]:
        """Pulls that were broken off and that the next start goes on with."""
        return ledger.load_unfinished(self._database)

    def load_waiting(self) -> list[adding.Waiting]:
        return adding.load_waiting(self._database)

    def find_incomplete(self, paper_ids: Sequence[int] | None = None) -> list[int]:
        return completing.find_incomplete(self._database, paper_ids)

    def load_offers(self, paper_id: int | None = None) -> list[completing.Offer]:
        return completing.load_offers(self._database, paper_id)

    def describe(self, listing: Listing) -> str:
        """What the reader calls it. Raises UsageError for a listing that cannot be followed."""
        return following.describe(following.normalised(listing))

    def normalise(self, listing: Listing) -> Listing:
        """The listing in the one spelling that is kept. Raises UsageError for what cannot be followed."""
        return following.normalised(listing)

    def find_followed(self, listing: Listing) -> Followed | None:
        """That listing if it is followed already. Raises UsageError for what cannot be followed."""
        wanted = following.normalised(listing)
        return next((one for one in self.load_followed() if one.listing == wanted), None)

    def load_categories(self) -> Mapping[str, str]:
        """The names of arXiv's categories by their codes, the most asked for first."""
        return following.load_categories()

    @property
    def every_hours(self) -> int:
        """After so many hours what is followed is asked for again; 0: only by hand."""
        return self._every_hours()

    @property
    def is_offline(self) -> bool:
        return self._services.offline()

    @property
    def asks_by_itself(self) -> bool:
        """Whether anything is asked for without a word of the reader."""
        return self._every_hours() > 0

    # What is followed

    def follow(self, listing: Listing, name: str = "") -> bool:
        """Follow it and ask for it at once."""
        done = self._change(lambda: following.follow(self._database, listing, name))
        if done:
            self.pull_due(aloud=True)
        return done

    def unfollow(self, followed_id: int) -> bool:
        return self._change(lambda: following.unfollow(self._database, followed_id))

    def rename(self, followed_id: int, name: str) -> bool:
        return self._change(lambda: following.rename(self._database, followed_id, name))

    def pause(self, followed_id: int, on: bool = True) -> bool:
        return self._change(lambda: following.pause(self._database, followed_id, on))

    def move(self, followed_id: int, place: int) -> bool:
        return self._change(lambda: following.move(self._database, followed_id, place))

    # Asking, in the background

    def start(self, settings: Settings) -> None:
        """Ask for what is due, if the reader wants that at the start, and from now on whenever something is."""
        self._settings = settings
        self._due.start(settings)

    def go_online(self) -> None:
        """Requests are allowed again: ask at once for what is due and for what waits, and say how it went."""
        if not self.is_offline:
            self._told.go_online()
        self._due.go_online()

    def _ask_what_came_meanwhile(self) -> None:
        if self._asks_later and not self._work.is_running:
            self._asks_later = False
            self.ask_waiting()

    def pull_due(self, *, aloud: bool = False) -> None:
        """Ask for what is followed and due, unless other work runs: then it is looked at again in a minute.

        ``aloud``: the strip says how it went. Else only what the services last said changes, and nothing that the reader did
        goes out of sight for it.
        """
        self._due.pull_due(aloud=aloud)

    def pull_what_is_due(self, *, aloud: bool) -> None:
        """Ask for what is due by the ledger, without asking whether now is the time for it."""
        self._pull_followed(only_due=True, aloud=aloud)

    def pull(self, listing: Listing | None = None) -> None:
        """Pull that listing; None: all that is followed, and where nothing is, the newest day's list."""
        if listing is not None:
            self._start_pull(tr("Pulling"), lambda report: [pulling.pull(self._database, listing, self._services, report)])
        elif self.load_followed():
            self._pull_followed(only_due=False)
        else:
            self._start_pull(tr("Pulling"), lambda report: [pulling.pull_newest(self._database, self._services, report)])

    def pull_one(self, followed: Followed) -> None:
        """Ask for this listing now, also while it is paused."""
        if followed.listing == following.DAILY:
            self._start_pull(tr("Pulling"), lambda report: [pulling.pull_newest(self._database, self._services, report)])
        else:
            self.pull(followed.listing)

    def resume(self) -> None:
        """Go on with pulls that were broken off when the program ended, if there are any."""
        if not self.is_offline and not self._work.is_running and ledger.load_unfinished(self._database):
            self._start_pull(tr("Pulling"), lambda report: pulling.resume(self._database, self._services, report))

    def read_names(self, text: str) -> list[paper_names.NamedPaper]:
        """What is understood of a text that may name papers, without asking anybody."""
        return paper_names.read_names(self._database, text)

    def add(self, text: str, collection_id: int | None = None) -> bool:
        """Add the papers that this text names, also to that collection; ``added`` tells how it went.

        While other work runs they are written down and asked for after it. Returns whether they are kept.
        """
        if self._work.is_running:
            kept = self._change(lambda: adding.write_down(self._database, text, collection_id))
            self._asks_later |= kept  # what was pasted before is still to be asked for when this is no name
            if kept:
                self._tell(tr("They wait until what runs now is done."), False)
            return kept

        def work(report: Report) -> list[Added]:
            return adding.add(self._database, text, self._services, report, collection_id)

        self._due.was_asked()
        self._start(tr("Adding"), work, self._tell_added)
        return True

    def ask_waiting(self, *, aloud: bool = True, unless_unknown: bool = False) -> None:
        """Ask again for the papers that wait, ``unless_unknown`` but for those that no service knew the last time.

        ``aloud``: the strip says how it went.
        """

        def work(report: Report) -> list[Added]:
            return adding.ask_waiting(self._database, self._services, report, unless_unknown=unless_unknown)

        self._start(tr("Adding"), work, lambda answers: self._tell_added(answers, aloud=aloud))

    def forget(self, waiting_ids: Sequence[int]) -> bool:
        """Let these wait no longer."""
        return self._change(lambda: adding.forget(self._database, waiting_ids))

    def complete(self, paper_ids: Sequence[int]) -> None:
        """Ask for what these papers lack; ``completed`` tells how it went."""
        self._start(
            trn("Completing {count} paper", "Completing {count} papers", len(paper_ids)),
            lambda report: completing.complete(self._database, paper_ids, self._services, report),
            self._tell_completed,
        )

    def accept(self, offer: completing.Offer) -> bool:
        """What was offered is the paper: complete it, and join it with what the library has of that id."""
        done = self._change(lambda: completing.accept(self._database, offer))
        if done:
            self.came.emit([offer.paper_id])
        return done

    def refuse(self, paper_id: int, references: Sequence[str]) -> bool:
        """None of these is that paper."""
        return self._change(lambda: completing.refuse(self._database, paper_id, references))

    def _pull_followed(self, *, only_due: bool, aloud: bool = True) -> None:
        every_hours = self._every_hours()

        def work(report: Report) -> list[PullReport]:
            return pull_followed(
                self._database, self._services, report, only_due=only_due, every_hours=every_hours,
                asking=self._named.emit,
            )  # fmt: skip

        self._start_pull(tr("Pulling"), work, aloud=aloud)

    def _start_pull(self, words: str, work: Callable[[Report], list[PullReport]], *, aloud: bool = True) -> None:
        """``aloud``: say how it went, because the reader asked for it; else what the strip says of the reader's own deed stays."""

        def done(reports: list[PullReport]) -> None:
            for report in reports:
                self.asked.emit(report)
            if reports:
                (self._told.tell if aloud else self._told.hear)(reports)
            changed = dict.fromkeys(paper_id for report in reports for paper_id in report.changed_ids)
            self.came.emit(list(changed))

        self._start(words, work, done)

    def _start(self, words: str, work: Callable[[Report], object], done: Callable[..., None]) -> None:
        def run(report: Report) -> object:
            with opening.worker_connection(self._database):
                return work(report)

        self._work.start(words, run, done)

    def _tell_added(self, done: list[Added], *, aloud: bool = True) -> None:
        if aloud:
            warning = any(one.outcome in NOT_HERE for one in done) or not adding.is_named(done)
            self._told.say(adding.tell(done), warning=warning, of_offline=self.is_offline)
        self.came.emit([one.paper_id for one in done if one.outcome == "added"])
        self.filed.emit()
        self.added.emit(done)

    def _tell_completed(self, done: list[Completion]) -> None:
        self._tell(completing.tell(done), any(one.outcome == "refused" for one in done))
        self.came.emit([one.paper_id for one in done if one.outcome == "completed"])
        self.completed.emit(done)

    def _name_work(self, words: str) -> None:
        if self._work.is_running:
            self._work.name(words)

    def _take_page(self, so_far: PullReport) -> None:
        """Show the papers of that page, with those of others if they come faster than anybody reads."""
        if not self._work.is_running:
            return
        if self._work.words == tr("Pulling"):
            self._work.name(so_far.asked, so_far.received)
        self._came_meanwhile += so_far.changed_ids
        if not self._showing.isActive():
            self._show_what_came()
            self._showing.start()

    def _show_what_came(self) -> None:
        came, self._came_meanwhile = self._came_meanwhile, []
        if came:
            self.came.emit(list(dict.fromkeys(came)))

    def _tell_why(self, reason: str) -> None:
        if self._work.is_running:
            self._work.tell_why(reason)

    def _change(self, write: Callable[[], Change]) -> bool:
        done = self._do(write)
        if done:
            self.changed.emit()
        return done

    def _every_hours(self) -> int:
        return self._settings.pull_every if self._settings else 0
