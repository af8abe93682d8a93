"""What dialogs are made of."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from desktop.ui.asking.dialog_parts import AROUND, build_button_row, fit_to_screen, plain_label
from desktop.ui.look.theme import DARK, LIGHT, apply_theme, restyle


@pytest.fixture
def dialog(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize(("width", "height"), [(1300, 860), (900, 600), (640, 400)])
def test_a_dialog_is_never_larger_than_its_screen(dialog, monkeypatch, width, height):
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, width, height))
    fit_to_screen(dialog, 940, 600)
    assert dialog.size() == QSize(min(940, width - AROUND.width()), min(600, height - AROUND.height()))


def test_a_label_takes_the_colour_of_its_new_kind(dialog, qapp):
    apply_theme(qapp, "light")
    label = plain_label("There are no lists at weekends.", "dim")
    QVBoxLayout(dialog).addWidget(label)
    dialog.show()
    assert label.palette().windowText().color().name() == LIGHT.dim
    restyle(label, "kind", "warning")
    assert label.palette().windowText().color().name() == LIGHT.warning


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_a_primary_button_that_is_off_does_not_look_on(dialog, qapp, tokens):
    apply_theme(qapp, tokens.name)
    primary = QPushButton("Pull")
    column = QVBoxLayout(dialog)
    column.addLayout(build_button_row(primary))
    column.addWidget(QWidget())
    dialog.show()

    def colour():
        return primary.grab().toImage().pixelColor(6, primary.height() // 2).name()

    assert colour() == tokens.accent
    primary.setEnabled(False)
    assert colour() == tokens.chip
    apply_theme(qapp, "light")
