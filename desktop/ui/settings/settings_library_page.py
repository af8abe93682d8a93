"""Settings of the library: where it lies, and where its backups are."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QPushButton

from desktop.translation import tr
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.look.elided_label import ElidedLabel
from desktop.ui.settings.settings_parts import SettingsPage


class LibraryPage(SettingsPage):
    """Shows places and opens them; moves nothing.

    ``library`` and ``settings`` are files, ``backups`` a folder, which may not be there yet.
    """

    def __init__(self, library: Path, backups: Path, settings: Path) -> None:
        super().__init__(tr("Library"), tr("Everything is kept on this computer, in files that are yours."))
        self.refusal = plain_label("", "warning")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.library_button = self._add_place(tr("Library"), library, library.parent, "")
        self.backups_button = self._add_place(
            tr("Backups"), backups, backups, tr("There are none yet. A copy is made before the library's format changes.")
        )
        self.settings_button = self._add_place(
            tr("Settings"), settings, settings.parent, tr("The file is written when something is changed.")
        )
        self.column.addWidget(self.refusal)
        self.column.addStretch(1)

    def _add_place(self, caption: str, shown: Path, folder: Path, when_missing: str) -> QPushButton:
        exists = folder.is_dir()
        place = ElidedLabel()
        place.setText(str(shown))
        button = QPushButton(tr("Open folder"))
        button.setAccessibleName(tr("Open the folder of {what}").format(what=caption))
        button.setAutoDefault(False)
        button.setEnabled(exists)
        button.clicked.connect(lambda _checked: self._open(folder))
        line = QGridLayout()
        line.setColumnStretch(0, 1)
        line.setHorizontalSpacing(12)
        line.addWidget(place, 0, 0)
        line.addWidget(button, 0, 1)
        self.add_setting(caption, line, "" if exists else when_missing)
        return button

    def _open(self, folder: Path) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        self.refusal.setText(tr("{folder} could not be opened: there is no program for folders.").format(folder=folder))
        self.refusal.setVisible(not opened)
