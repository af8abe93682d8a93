"""Settings of what is asked of the services: how often for what is followed, whether at the start, and whether at all."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout

from desktop.translation import tr, trn
from desktop.ui.appearance import Appearance
from desktop.ui.look.painted_controls import DropDown
from desktop.ui.settings.settings_parts import SettingsPage, build_switch

OFFERED = (0, 1, 2, 3, 6, 12, 24)  # hours


class SourcesPage(SettingsPage):
    """What is chosen acts at once. ``forced_offline``: requests are forbidden from outside the window."""

    def __init__(self, appearance: Appearance, actions: Mapping[str, QAction], *, forced_offline: bool) -> None:
        super().__init__(tr("Sources"), tr("Nothing is asked of a service but what you pull, follow, add and complete."))
        self._appearance = appearance
        settings = appearance.settings
        self.every = DropDown()
        self.every.setAccessibleName(tr("Ask for what I follow"))
        for hours in sorted({*OFFERED, settings.pull_every}):
            self.every.addItem(_tell_hours(hours), hours)
        self.every.setCurrentIndex(self.every.findData(settings.pull_every))
        self.at_start = build_switch(tr("Also as soon as the window is open"), settings.pull_at_start)
        self.offline = build_switch(tr("Work offline"), actions["offline"].isChecked())
        line = QHBoxLayout()
        line.addWidget(self.every)
        line.addStretch(1)
        self.add_setting(
            tr("Ask for what I follow"),
            line,
            tr("While Papershelf is open; a service that refuses is left alone for longer."),
        )
        self.add_setting(
            tr("At the start"),
            self.at_start,
            tr("Off: the first question by itself comes only that many hours after the start."),
        )
        words = tr("No request is made while this is on.")
        if forced_offline:
            words = tr("PAPERSHELF_OFFLINE forbids every request; this switch cannot allow them.")
        self.add_setting(tr("Network"), self.offline, words)
        self.column.addStretch(1)
        self._enable()
        self.every.currentIndexChanged.connect(lambda _index: self._set_every())
        self.at_start.toggled.connect(appearance.set_pull_at_start)
        self.offline.toggled.connect(lambda _on: actions["offline"].trigger())

    def _set_every(self) -> None:
        self._appearance.set_pull_every(self.every.currentData())
        self._enable()

    def _enable(self) -> None:
        self.at_start.setEnabled(self.every.currentData() > 0)


def _tell_hours(hours: int) -> str:
    return trn("Every hour", "Every {count} hours", hours) if hours else tr("Only by hand")
