"""Undo and redo for the window: at once, or in the background where very many papers are written. Main thread."""

from collections.abc import Callable

from desktop.errors import PapershelfError
from desktop.library import history
from desktop.library.opening import Database
from desktop.records import Change
from desktop.translation import tr

AT_ONCE = 10_000  # papers that are changed while the reader waits, which is a fifth of a second

Step = Callable[[], Change | None]
StartWhole = Callable[[str, Step, Callable[[Change | None], None]], None]  # words, what to do, what to call with its result


class LiveHistory:
    """``tell`` gets the change that was made, or None, and a sentence for the strip; ``fail`` the error that prevented it."""

    def __init__(
        self,
        database: Database,
        start_whole: StartWhole,
        tell: Callable[[Change | None, str], None],
        fail: Callable[[PapershelfError], None],
    ) -> None:
        self._database = database
        self._start_whole = start_whole
        self._tell = tell
        self._fail = fail

    def undo(self, change: Change | None = None) -> None:
        """Take back that change, by default the newest."""
        is_long = history.is_longer(self._database, AT_ONCE, change)
        done, nothing = tr("Undone: {label}"), tr("There is nothing to undo.")
        self._reverse(lambda: history.undo(self._database, change), done, nothing, is_long=is_long)

    def redo(self) -> None:
        """Do again what was undone last."""
        is_long = history.is_longer(self._database, AT_ONCE, again=True)
        done, nothing = tr("Done again: {label}"), tr("There is nothing to redo.")
        self._reverse(lambda: history.redo(self._database), done, nothing, is_long=is_long)

    def _reverse(self, step: Step, done: str, nothing: str, *, is_long: bool) -> None:
        def tell(change: Change | None) -> None:
            self._tell(change, nothing if change is None else done.format(label=change.label))

        if is_long:
            self._start_whole(tr("Going through the history"), step, tell)
            return
        try:
            change = step()
        except PapershelfError as error:
            self._fail(error)
            return
        tell(change)
