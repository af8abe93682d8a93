"""Started by ``starting``: opens a window, prints when it was painted first (seconds of the system's clock), and ends."""

import os
import sys
from time import monotonic


def main(what: str) -> None:
    """``what``: "empty", or the library that Papershelf opens."""
    if what == "empty":
        _open_empty_window()
    else:
        _open_papershelf(what)


def _say_and_end() -> None:
    sys.stdout.write(f"{monotonic()}\n")
    sys.stdout.flush()
    os._exit(0)


def _open_empty_window() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    class EmptyWindow(QMainWindow):
        def paintEvent(self, event: object) -> None:
            _say_and_end()

    application = QApplication(sys.argv[:1])
    window = EmptyWindow()
    window.resize(1280, 800)
    window.show()
    application.exec()


def _open_papershelf(library: str) -> None:
    from desktop.__main__ import main as run_papershelf
    from desktop.ui.papers.papers_view import PapersView

    paint = PapersView.paintEvent

    def paint_and_end(view: PapersView, event: object) -> None:
        paint(view, event)  # type: ignore[arg-type]
        if view.model().rowCount():
            _say_and_end()

    PapersView.paintEvent = paint_and_end  # type: ignore[method-assign]
    run_papershelf(["--library", library])


if __name__ == "__main__":
    main(sys.argv[1])
