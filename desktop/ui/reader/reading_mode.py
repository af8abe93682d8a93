"""How the paper is read: its size, and the full screen for it alone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.ui.appearance import Appearance
from desktop.ui.reader.reader import Reader

ZOOMS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5)


class ReadingMode(QObject):
    """Zoom, kept in the settings, and a full screen with nothing but the reader, which is not kept.

    Signals:
        zoomed: the size that the texts have now, 1.0 for the usual one.
        changed: whether the reader has the screen for itself now.
    """

    zoomed = Signal(float)
    changed = Signal(bool)

    def __init__(self, appearance: Appearance, window: QMainWindow, reader: Reader, around: Sequence[QWidget]) -> None:
        """``around``: what goes out of sight while the reader has the screen for itself."""
        super().__init__(window)
        self._appearance = appearance
        self._window = window
        self._reader = reader
        self._around = tuple(around)
        self._hidden_by_us: tuple[QWidget, ...] = ()
        self._state_before = Qt.WindowState.WindowNoState
        self._reader_was_shown = True
        self.is_on = False
        self.began_in_reader = False  # the focus was there already
        appearance.changed.connect(self._apply_zoom)
        self._apply_zoom()

    def zoom(self, step: int) -> None:
        """Show the texts a step larger, or with -1 smaller."""
        now = self._appearance.settings.reader_zoom
        if step > 0:
            self._zoom_to(next((zoom for zoom in ZOOMS if zoom > now), max(now, ZOOMS[-1])))
        else:
            self._zoom_to(next((zoom for zoom in reversed(ZOOMS) if zoom < now), min(now, ZOOMS[0])))

    def reset_zoom(self) -> None:
        """Show the texts in their usual size."""
        self._zoom_to(1.0)

    def toggle(self) -> None:
        """Give the reader the whole screen, or put everything back."""
        if self.is_on:
            self.leave()
        else:
            self._enter()

    def leave(self) -> None:
        """Put everything back as it was; nothing where it is so."""
        if not self.is_on:
            return
        self.is_on = False
        for widget in self._hidden_by_us:
            widget.show()
        self._reader.setVisible(self._reader_was_shown)
        self._reader.set_alone(False)
        self._window.setWindowState(self._state_before)
        self.changed.emit(False)

    def leave_for(self, step: Callable[[], object]) -> None:
        """Do what needs the rest of the window."""
        self.leave()
        step()

    def _enter(self) -> None:
        self.is_on = True
        self._state_before = self._window.windowState()
        focus = QApplication.focusWidget()
        self.began_in_reader = focus is not None and self._reader.isAncestorOf(focus)
        self._reader_was_shown = not self._reader.isHidden()
        self._reader.show()
        self._reader.set_alone(True)
        self._hidden_by_us = tuple(widget for widget in self._around if not widget.isHidden())
        for widget in self._hidden_by_us:
            widget.hide()
        self._window.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        if not self.began_in_reader:
            self._reader.take_focus()
        self.changed.emit(True)

    def _zoom_to(self, zoom: float) -> None:
        self._appearance.set_zoom(zoom)
        self.zoomed.emit(zoom)

    def _apply_zoom(self) -> None:
        self._reader.set_zoom(self._appearance.settings.reader_zoom)
