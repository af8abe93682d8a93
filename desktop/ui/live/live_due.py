"""What is asked by itself: what is due and what waits, at the start, from minute to minute, and when the reader goes online."""

from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.library import schedule
from desktop.ui.live.live_work import LiveWork

if TYPE_CHECKING:
    from desktop.settings import Settings
    from desktop.ui.live.live_sources import LiveSources

CHECK_EVERY = 60_000  # milliseconds between two looks at whether something is due; also after the computer slept
ASK_WAITING_EVERY = 15 * 60_000  # milliseconds, at the soonest: who refused is not pressed
IN_VAIN = 60 * schedule.PAUSES[0]  # seconds before a listing is asked again whose last question left no word in the ledger


class LiveDue(QObject):
    """Decides when; ``sources`` asks. Main thread."""

    def __init__(self, sources: "LiveSources", work: LiveWork) -> None:
        super().__init__(sources)
        self._sources = sources
        self._work = work
        self._timer = QTimer(self, interval=CHECK_EVERY)
        self._timer.timeout.connect(self._ask_what_is_due)
        self._patience = QTimer(self, interval=ASK_WAITING_EVERY, singleShot=True)
        self._not_before: datetime | None = (
            None  # nothing is asked by itself, because the reader wants no asking at the start
        )
        self._was_offline = False  # since what waits was asked for the last time
        self._came_online = False  # and the reader, who is told how it went, waits for it
        self._asked: dict[int, tuple[int | None, float]] = {}  # by listing: the line it had when it was asked for, and when
        work.ended.connect(lambda: QTimer.singleShot(0, self, self._go_on_online))

    def start(self, settings: "Settings") -> None:
        """Ask for what is due, if the reader wants that at the start, and from now on whenever something is."""
        self._timer.start()
        if settings.pull_at_start:
            self._was_offline = True  # for all that is known
            self._sources.resume()
            self._ask_what_is_due()
        else:
            self._not_before = datetime.now(UTC) + timedelta(hours=settings.pull_every)

    def was_asked(self) -> None:
        """What waits is asked for just now by the reader: leave it in peace for a while."""
        self._patience.start()

    def go_online(self) -> None:
        """Requests are allowed again: ask at once for what is due and for what waits, however short it was."""
        if not self._timer.isActive() or self._sources.is_offline:
            return
        self._was_offline = self._came_online = True
        self._sources.resume()
        self.pull_due(aloud=True)
        self._go_on_online()

    def pull_due(self, *, aloud: bool = False) -> None:
        """Ask for what is followed and due, unless other work runs; ``aloud``: the strip says how it went."""
        sources = self._sources
        if self._work.is_running or sources.is_offline or sources.every_hours <= 0:
            return
        followed = sources.load_followed()
        now = datetime.now(UTC)  # after it: what was never asked for is due at the moment at which it is looked at
        due = [one for one in followed if one.due is not None and datetime.fromisoformat(one.due) <= now]
        lines = {one.followed_id: one.last.pull_id if one.last else None for one in due}
        if all(self._is_in_vain(number, line) for number, line in lines.items()):
            return
        self._asked = {number: (line, monotonic()) for number, line in lines.items()}
        sources.pull_what_is_due(aloud=aloud)

    def _is_in_vain(self, followed_id: int, line: int | None) -> bool:
        """Whether it was asked for a moment ago and the ledger knows nothing of it: asked at once again it would go the same way."""
        before = self._asked.get(followed_id)
        return before is not None and before[0] == line and monotonic() - before[1] < IN_VAIN

    def _ask_what_is_due(self) -> None:
        """Ask for what is due; else for the papers that wait: when requests are allowed again, and from time to time."""
        if self._not_before is not None and datetime.now(UTC) < self._not_before:
            return
        self._was_offline |= self._sources.is_offline
        self.pull_due()
        if self._was_offline or not self._patience.isActive():
            self._ask_waiting(aloud=False)

    def _go_on_online(self) -> None:
        if self._came_online and not self._work.is_running:
            self._came_online = False
            self._ask_waiting(aloud=True)

    def _ask_waiting(self, *, aloud: bool) -> None:
        sources = self._sources
        if sources.is_offline or self._work.is_running or sources.every_hours <= 0:
            return
        self._was_offline = False
        if any(not one.unknown for one in sources.load_waiting()):
            self._patience.start()
            sources.ask_waiting(aloud=aloud, unless_unknown=True)
