"""Settings of how the window looks: theme, rows, the reader's text, counts."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from desktop.translation import tr
from desktop.ui.appearance import Appearance
from desktop.ui.look.segments import Segments
from desktop.ui.reader.reading_mode import ZOOMS
from desktop.ui.settings.settings_parts import SettingsPage, build_switch, percent


class AppearancePage(SettingsPage):
    """What is chosen here is put on at once."""

    def __init__(self, appearance: Appearance, actions: Mapping[str, QAction]) -> None:
        super().__init__(tr("Appearance"))
        self._appearance = appearance
        settings = appearance.settings
        self.theme = Segments(
            (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))),
            settings.theme, accessible_name=tr("Theme"),
        )  # fmt: skip
        self.density = Segments(
            (("comfortable", tr("Comfortable")), ("compact", tr("Compact"))),
            settings.density, accessible_name=tr("Rows of the list"),
        )  # fmt: skip
        self.counts = build_switch(tr("Show counts beside the views"), settings.show_counts)
        self.smaller = _step_button("−", tr("Smaller text"))
        self.larger = _step_button("+", tr("Larger text"))
        self.usual_size = QPushButton(tr("Usual size"))
        self.usual_size.setProperty("kind", "link")
        self.usual_size.setAutoDefault(False)
        self.zoom = QLabel()
        self.add_setting(tr("Theme"), self.theme)
        self.add_setting(tr("Rows"), self.density, tr("Compact rows show a title on one line, and more of them."))
        self.add_setting(
            tr("Reading text"), self._build_zoom(actions), tr("The size of title, abstract and note in the reader.")
        )
        self.add_setting(tr("Counts"), self.counts)
        self.column.addStretch(1)
        self.theme.chosen.connect(appearance.set_theme)
        self.density.chosen.connect(appearance.set_density)
        self.counts.toggled.connect(lambda _on: actions["show_counts"].trigger())
        self._show_zoom()

    def _build_zoom(self, actions: Mapping[str, QAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.zoom.setMinimumWidth(52)
        for widget in (self.smaller, self.zoom, self.larger, self.usual_size):
            row.addWidget(widget)
        row.addStretch(1)
        for button, name in ((self.smaller, "zoom_out"), (self.larger, "zoom_in"), (self.usual_size, "zoom_reset")):
            button.clicked.connect(lambda _checked=False, name=name: actions[name].trigger())
        self._appearance.changed.connect(self._show_zoom)
        return row

    def _show_zoom(self) -> None:
        zoom = self._appearance.settings.reader_zoom
        self.zoom.setText(percent(zoom))
        self.zoom.setAccessibleName(tr("Size of the reading text: {zoom}").format(zoom=percent(zoom)))
        self.smaller.setEnabled(zoom > ZOOMS[0])
        self.larger.setEnabled(zoom < ZOOMS[-1])
        self.usual_size.setVisible(zoom != 1.0)


def _step_button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setAutoDefault(False)
    button.setFixedWidth(36)
    return button
