"""The window's composition root: paths, settings, library, services, tasks, window. The only file that knows all."""

import argparse
import gc
import os
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING

from desktop import paths, settings
from desktop.errors import LibraryError
from desktop.library import opening
from desktop.library.opening import Database
from desktop.settings import Settings
from desktop.translation import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from desktop.ui.live.live_library import LiveLibrary
    from desktop.ui.main_window import MainWindow

SETTLED = 40  # rounds of events after which a screenshot shows everything


def run(options: argparse.Namespace) -> int:
    """Open the window, or render it to a file, and return the exit code."""
    if options.screenshot:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif not _has_display():
        sys.stderr.write(
            tr("papershelf: there is no display to open a window on; name a verb (papershelf --help lists them).\n")
        )
        return 1
    while True:
        try:
            with opening.chosen(options.library, demo=options.demo) as database:
                return _run_window(database, options)
        except LibraryError as error:
            sys.stderr.write(f"papershelf: {error}\n")
            if options.screenshot or not _is_seen() or not _ask_to_try_again(str(error), options):
                return 1


def _ask_to_try_again(sentence: str, options: argparse.Namespace) -> bool:
    """Say in a window of its own why the library cannot be opened; whether it should be tried again."""
    from desktop.ui.asking.cannot_open_dialog import CannotOpenDialog
    from desktop.ui.look.theme import apply_theme

    apply_theme(_start_application(), options.theme or settings.load(paths.settings_path()).theme)
    return CannotOpenDialog.ask(sentence, None if options.demo else opening.folder_of(options.library))


def _show_sample(window: "MainWindow") -> None:
    """Open the newest list of the sample at its first starred paper."""
    window.browsing.go("today")
    window.papers.select(next(iter(window.library.find("is:starred", 1)), 0))
    window.strip.show_service(tr("A throw-away library with sample papers: nothing that you do here is kept"), service="demo")


def _has_display() -> bool:
    """Whether Qt can find a screen; without one it would end the process."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _is_seen() -> bool:
    """Whether somebody could answer a window."""
    return os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] not in ("offscreen", "minimal", "vnc") and _has_display()


def _start_application() -> "QApplication":
    """Qt's application, with our name and mark; the same one when it was started before."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("papershelf")
    application.setApplicationDisplayName("Papershelf")
    application.setDesktopFileName("papershelf")
    application.setWindowIcon(QIcon(str(paths.resources_folder() / "icons" / "papershelf.svg")))
    return application


def _run_window(database: Database, options: argparse.Namespace) -> int:
    from PySide6.QtCore import QSettings, QTimer

    from desktop.ui.first_paint import AfterFirstPaint
    from desktop.ui.look.theme import apply_colours, build_stylesheet
    from desktop.ui.tasks import collect_garbage_here, keep_what_there_is, let_keys_come_first

    application = _start_application()
    kept = settings.load(paths.settings_path())
    shown = replace(kept, theme=options.theme or kept.theme)
    tokens = apply_colours(application, shown.theme)
    # A picture and a first look must not depend on where windows were before, nor change it.
    geometry = None if options.screenshot or options.demo else QSettings("papershelf", "window")
    window = build_window(application, database, shown, lambda: _save(shown, kept, options.theme), geometry)
    application.setStyleSheet(build_stylesheet(tokens))
    if options.demo:
        # Once the window has its size, so that the list need not scroll.
        QTimer.singleShot(0, window, lambda: _show_sample(window))
    if options.screenshot:
        return _render(application, window, options)
    gc.freeze()  # nothing of it is garbage, and it is not looked through before the first page
    collect_garbage_here(application)
    window.started.connect(keep_what_there_is)
    let_keys_come_first()
    _close_when_asked(window)
    _report_surprises(window.library)
    AfterFirstPaint(window, lambda: window.library.sources.start(shown))
    window.show()
    return application.exec()


def build_window(
    application: "QApplication",
    database: Database,
    shown: Settings,
    save_settings: Callable[[], None],
    geometry: "QSettings | None",
) -> "MainWindow":
    """The window over that library, asking the services that the environment names. For the arguments see MainWindow."""
    from desktop.library.services import build_services
    from desktop.ui.live.live_library import LiveLibrary
    from desktop.ui.main_window import MainWindow
    from desktop.ui.tasks import Tasks

    tasks = Tasks(application)
    library = LiveLibrary(database, build_services(os.environ, lambda: shown.offline), tasks, application)
    return MainWindow(library, shown, save_settings, tasks.close, geometry)


def _save(shown: Settings, kept: Settings, for_this_start: str | None) -> None:
    """Write the settings; a theme that was chosen on the command line is for this start only."""
    theme = kept.theme if shown.theme == for_this_start else shown.theme
    settings.save(replace(shown, theme=theme), paths.settings_path())


def _render(application: "QApplication", window: "MainWindow", options: argparse.Namespace) -> int:
    window.resize(*options.size)
    window.show()
    for _round in range(SETTLED):
        application.processEvents()
    if not window.grab().save(options.screenshot, "PNG"):
        sys.stderr.write(
            tr("papershelf: {file} could not be written; choose another place.\n").format(file=options.screenshot)
        )
        return 1
    window.close()
    return 0


def _close_when_asked(window: "MainWindow") -> None:
    """Close as by hand, with the note saved, when the session ends or Ctrl+C is pressed in the terminal."""
    from PySide6.QtCore import QSocketNotifier

    # Python answers a signal only when it runs, and while nothing happens Qt does: a byte in a socket wakes it.
    here, there = socket.socketpair()
    there.setblocking(False)
    signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
    notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda: here.recv(1024))

    def fall_asleep() -> None:
        signal.set_wakeup_fd(-1)
        there.close()

    window.destroyed.connect(fall_asleep)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: window.close())


def _report_surprises(library: "LiveLibrary") -> None:
    """An error that nobody foresaw is shown and printed, and the window goes on."""

    def report(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, where)
        sentence = tr("Something went wrong that Papershelf did not foresee ({reason}); what you wrote is safe.")
        library.told.emit(sentence.format(reason=f"{kind.__name__}: {error}"), True)

    sys.excepthook = report
