"""Settings of the keys: a preset, single keys on or off, and every command with its keys, to be found and changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.translation import tr, trn
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.commands import COMMANDS, MENUS
from desktop.ui.keys.key_bindings import KeyBindings
from desktop.ui.keys.key_presets import LABELS
from desktop.ui.keys.key_row import KeyRow
from desktop.ui.keys.mnemonics import without_mnemonic
from desktop.ui.look.segments import Segments
from desktop.ui.search.matching import rank
from desktop.ui.settings.settings_parts import SettingsPage, build_switch


class KeysPage(SettingsPage):
    """A key that is changed here acts at once. What two commands have does nothing, and both rows say so."""

    def __init__(self, bindings: KeyBindings) -> None:
        super().__init__(tr("Keys"))
        self._bindings = bindings
        self._labels = {command.name: plain_name(command.label) for command in COMMANDS}
        self.rows = {command.name: KeyRow(command, self._labels) for command in COMMANDS}
        self.preset = Segments(tuple(LABELS.items()), bindings.preset, accessible_name=tr("Preset"))
        self.single_keys = build_switch(tr("Single-key shortcuts"), bindings.single_keys)
        self.field = QLineEdit(placeholderText=tr("Find a command or a key…"))
        self.field.setAccessibleName(tr("Find a command or a key"))
        self.reset_all = _link(tr("Reset all keys"))
        self.clashing = plain_label("", "warning")
        self.show_clashing = _link(tr("Show"))
        self.show_clashing.setCheckable(True)
        self._nothing = plain_label(tr("Nothing here has these words."), "dim")
        self._headings: list[tuple[QWidget, list[KeyRow]]] = []
        self.add_setting(tr("Preset"), self.preset)
        self.add_setting(
            tr("Typing"), self.single_keys, tr("Keys without Ctrl or Alt. They never act while you type in a text field.")
        )
        self._arrange()
        self._connect()
        self._refresh()

    def shown_names(self) -> list[str]:
        """The commands now shown, in order."""
        return [name for name, row in self.rows.items() if not row.isHidden()]

    def _connect(self) -> None:
        bindings = self._bindings
        self.preset.chosen.connect(bindings.use_preset)
        self.single_keys.toggled.connect(lambda _on: bindings.toggle_single_keys())
        self.reset_all.clicked.connect(lambda _checked: bindings.reset_all())
        self.field.textChanged.connect(lambda _words: self._narrow())
        self.show_clashing.toggled.connect(lambda _on: self._narrow())
        for name, row in self.rows.items():
            row.wanted.connect(lambda keys, name=name: bindings.change(name, keys))
            row.reset_wanted.connect(lambda name=name: bindings.reset(name))
            row.taking_wanted.connect(bindings.take_away)
        bindings.changed.connect(self._refresh)

    def _refresh(self) -> None:
        keys, clashes, changed = self._bindings.keys, self._bindings.find_clashes(), self._bindings.find_changed()
        for name, row in self.rows.items():
            row.show_keys(keys[name], clashes.get(name, ()), changed=name in changed)
        self.reset_all.setVisible(bool(changed))
        count = len(clashes)
        self.clashing.setText(
            trn("{count} command has a key that cannot act.", "{count} commands have a key that cannot act.", count)
        )
        self.clashing.setVisible(count > 0)
        self.show_clashing.setVisible(count > 0)
        if not count:
            self.show_clashing.setChecked(False)
        self._narrow()

    def _narrow(self) -> None:
        words, only_clashing = self.field.text(), self.show_clashing.isChecked()
        self.show_clashing.setText(tr("Show all") if only_clashing else tr("Show"))
        for row in self.rows.values():
            found = not words.strip() or rank(words, f"{row.name} {' '.join(row.keys)}") is not None
            row.setVisible(found and (bool(row.warnings()) or not only_clashing))
        for heading, rows in self._headings:
            heading.setVisible(any(not row.isHidden() for row in rows))
        self._nothing.setVisible(not self.shown_names())

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.field, 1)
        head.addWidget(self.reset_all)
        told = QHBoxLayout()
        told.addWidget(self.clashing)
        told.addWidget(self.show_clashing)
        told.addStretch(1)
        self.column.addLayout(head)
        self.column.addLayout(told)
        self.column.addWidget(self._build_table(), 1)

    def _build_table(self) -> QScrollArea:
        table = QWidget()
        table.setObjectName("keysPage")
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 4, 14, 8)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        for menu in MENUS:
            heading = plain_label(plain_name(menu), "heading")
            heading.setContentsMargins(0, 14, 0, 4)
            column.addWidget(heading)
            rows = [self.rows[command.name] for command in COMMANDS if command.menu == menu]
            for row in rows:
                column.addWidget(row)
            self._headings.append((heading, rows))
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(tr("Commands and their keys"))
        area.setWidget(table)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area


def plain_name(label: str) -> str:
    """The label of a menu or a command without the mark of its mnemonic and the dots of a dialog."""
    return without_mnemonic(label).removesuffix("…")


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "link")
    button.setAutoDefault(False)
    return button
