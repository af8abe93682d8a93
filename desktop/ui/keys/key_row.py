"""One command and its keys, to be changed: press a key to replace it, × to take it away, + to add another."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.translation import tr
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.commands import COMMANDS, Command
from desktop.ui.keys.key_field import KeyField
from desktop.ui.keys.key_map import Clash, find_menu_keys, refuse
from desktop.ui.keys.key_names import presses
from desktop.ui.keys.mnemonics import escape_mnemonics
from desktop.ui.look.chips import Chip

FIELD_WIDTH = 116
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyRow(QWidget):
    """A line with the command's name and its keys, and under it what is wrong with them.

    ``labels`` are the names of all commands, to say which other one has a key.

    Signals:
        wanted: tuple of str, all the keys that the command should have now.
        reset_wanted: it should have its usual keys.
        taking_wanted: str and str, take from that command that key.
    """

    wanted = Signal(object)
    reset_wanted = Signal()
    taking_wanted = Signal(str, str)

    def __init__(self, command: Command, labels: Mapping[str, str]) -> None:
        super().__init__()
        self.name = labels[command.name]
        self.keys: tuple[str, ...] = ()
        self.setAccessibleName(self.name)
        self._command = command
        self._labels = labels
        self._shown: object = None
        self._field: KeyField | None = None
        self._chips: list[Chip] = []
        self._place_to_focus = -1
        self.reset_button = _button(tr("Reset"), tr("Reset the keys of {command}"), self.name, "link")
        self.add_button = _button("+", tr("Add a key for {command}"), self.name, "quiet")
        self.add_button.setFixedSize(QSize(26, 24))
        self.refusal = plain_label("", "warning")
        self.refusal.setWordWrap(True)
        self._warning_lines: list[QWidget] = []
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(0)
        self._line = QHBoxLayout()
        self._line.setSpacing(6)
        self._arrange()
        self.reset_button.clicked.connect(lambda _checked: self._reset())
        self.add_button.clicked.connect(lambda _checked: self.listen(len(self.keys)))

    def show_keys(self, keys: tuple[str, ...], clashes: Sequence[Clash], *, changed: bool) -> None:
        """Show these keys, why some of them do nothing, and whether the reader changed them."""
        place, self._place_to_focus = self._place_to_focus, -1
        if self._shown == (keys, tuple(clashes), changed):
            return
        self._shown = (keys, tuple(clashes), changed)
        self.keys = keys
        self.refusal.hide()
        self._show_chips()
        self._show_clashes(clashes)
        self.reset_button.setVisible(changed)
        if place >= 0:
            (self.chip_buttons() or [self.add_button])[: place + 1][-1].setFocus()

    def listen(self, place: int) -> None:
        """Wait for a key that takes that place among the keys; behind the last it is added."""
        self._close_field()
        self.refusal.hide()
        self._field = KeyField(tr("New key for {command}").format(command=self.name))
        self._field.setFixedWidth(FIELD_WIDTH)
        if place < len(self._chips):
            self._chips[place].hide()
        self._line.insertWidget(self._line.indexOf(self.add_button) - len(self._chips) + place, self._field)
        self._field.taken.connect(lambda key: self._take(place, key))
        self._field.cancelled.connect(lambda: self._stop_listening(place))
        self._field.show()  # a layout would show it later, and what is hidden takes no focus
        self._field.setFocus()

    def chip_buttons(self) -> list[QPushButton]:
        """The buttons that show the keys, in order."""
        return [button for chip in self._chips for button in chip.findChildren(QPushButton)]

    def warnings(self) -> list[str]:
        """What is said under the line."""
        return [line.accessibleName() for line in self._warning_lines]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in ENTER and isinstance(focused, QPushButton) and focused.hasFocus():
            focused.click()
        else:
            super().keyPressEvent(event)

    def _take(self, place: int, key: str) -> None:
        reason = refuse(self._command, key, find_menu_keys(COMMANDS))
        if reason:
            self._stop_listening(place)
            self.refusal.setText(reason.format(key=_native(key)))
            self.refusal.show()
            return
        self._stop_listening(place)
        self._place_to_focus = place
        self.wanted.emit(tuple(dict.fromkeys((*self.keys[:place], key, *self.keys[place + 1 :]))))

    def _take_away(self, place: int) -> None:
        self._place_to_focus = max(place - 1, 0)
        self.wanted.emit((*self.keys[:place], *self.keys[place + 1 :]))

    def _reset(self) -> None:
        self._place_to_focus = 0
        self.reset_wanted.emit()

    def _stop_listening(self, place: int) -> None:
        had_focus = self._field is not None and self._field.hasFocus()
        self._close_field()
        if had_focus:
            (self.chip_buttons()[place] if place < len(self._chips) else self.add_button).setFocus()

    def _close_field(self) -> None:
        for chip in self._chips:
            chip.show()
        if self._field is not None:
            field, self._field = self._field, None
            field.blockSignals(True)
            field.hide()
            field.deleteLater()

    def _show_chips(self) -> None:
        self._close_field()
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        before = self._line.indexOf(self.add_button)
        for place, key in enumerate(self.keys):
            chip = Chip(self)
            words = tr("Take {key} away from {command}").format(key=_native(key), command=self.name)
            chip.set_text(_native(key), words)
            for button in chip.findChildren(QPushButton):
                button.setAutoDefault(False)  # else Enter in any field of the dialog would press it
            chip.chosen.connect(lambda place=place: self.listen(place))
            chip.taken_away.connect(lambda place=place: self._take_away(place))
            self._line.insertWidget(before + place, chip)
            chip.show()
            self._chips.append(chip)

    def _show_clashes(self, clashes: Sequence[Clash]) -> None:
        for line in self._warning_lines:
            line.hide()
            line.deleteLater()
        self._warning_lines = [self._build_warning(clash) for clash in clashes]
        for line in self._warning_lines:
            self._warnings.addWidget(line)

    def _build_warning(self, clash: Clash) -> QWidget:
        words = _describe(clash, self._labels[clash.other])
        line = QWidget()
        line.setAccessibleName(words)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(10)
        label = plain_label(words, "warning")
        label.setWordWrap(True)
        row.addWidget(label, 1)
        if self._labels[clash.other] != self.name:
            taking = _button(
                tr("Take it from {command}"), tr("Take the key from {command}"), self._labels[clash.other], "link"
            )
            taking.clicked.connect(lambda _checked: self.taking_wanted.emit(clash.other, clash.other_key))
            row.addWidget(taking, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _arrange(self) -> None:
        self._line.addWidget(plain_label(self.name, "name"), 1)
        self._line.addWidget(self.reset_button)
        self._line.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(self._line)
        column.addWidget(self.refusal)
        column.addLayout(self._warnings)
        self.refusal.hide()
        self.reset_button.hide()


def _button(text: str, accessible_name: str, command: str, kind: str) -> QPushButton:
    button = QPushButton(escape_mnemonics(text.format(command=command)))
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    button.setAccessibleName(accessible_name.format(command=command))
    button.setToolTip("" if kind == "link" else button.accessibleName())
    return button


def _describe(clash: Clash, other: str) -> str:
    if clash.key == clash.other_key:
        words = tr("{key} is also the key of “{other}”, so it does neither.")
    elif len(presses(clash.key)) < len(presses(clash.other_key)):
        words = tr("{key} is the beginning of {other_key}, the key of “{other}”, so neither acts.")
    else:
        words = tr("{key} begins with {other_key}, the key of “{other}”, so neither acts.")
    return words.format(key=_native(clash.key), other=other, other_key=_native(clash.other_key))


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
