"""The quiet bar offers to undo, and goes by itself."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.ui.quiet_bar import MARGIN, STAYS, QuietBar


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.field = QLineEdit(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def bar(window):
    return QuietBar(window)


def test_undo_is_called_once_and_the_bar_goes(bar):
    undone = []
    bar.offer("Dismissed 41 papers", lambda: undone.append("papers"))
    assert bar.isVisible()
    bar.undo.click()
    bar.undo.click()
    assert undone == ["papers"]
    assert not bar.isVisible()


def test_a_newer_offer_takes_the_place(bar):
    undone = []
    bar.offer("Starred 1 paper", lambda: undone.append("star"))
    bar.offer("Dismissed 2 papers", lambda: undone.append("dismissal"))
    bar.undo.click()
    assert undone == ["dismissal"]
    assert bar.message.text() == "Dismissed 2 papers"
    assert bar.accessibleName() == "Dismissed 2 papers"


def test_undo_may_offer_again(bar):
    bar.offer("Dismissed 2 papers", lambda: bar.offer("Restored 2 papers", lambda: None))
    bar.undo.click()
    assert bar.isVisible()
    assert bar.message.text() == "Restored 2 papers"


def test_it_goes_after_eight_seconds(bar):
    bar.offer("Dismissed 2 papers", lambda: None)
    assert bar._timer.isActive()
    assert bar._timer.interval() == STAYS == 8000
    bar._timer.timeout.emit()
    assert not bar.isVisible()


def test_it_stays_under_the_pointer(bar):
    bar.offer("Dismissed 2 papers", lambda: None)
    QApplication.sendEvent(bar, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not bar._timer.isActive()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert bar._timer.isActive()


def test_it_stays_while_it_has_the_focus_and_never_takes_it(bar, window, qtbot):
    window.activateWindow()
    window.field.setFocus()
    qtbot.waitUntil(window.field.hasFocus)
    bar.offer("Dismissed 2 papers", lambda: None)
    assert window.field.hasFocus()
    bar.undo.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not bar._timer.isActive())
    window.field.setFocus()
    qtbot.waitUntil(bar._timer.isActive)


def test_it_floats_at_the_bottom_middle_and_follows(bar, window):
    bar.offer("Dismissed 2 papers", lambda: None)
    window.resize(900, 500)
    place = bar.geometry()
    assert abs(place.center().x() - 450) <= 1
    assert place.bottom() == 500 - MARGIN - 1


def test_long_words_stay_inside(bar, window):
    bar.offer("Added to “" + "a very long name " * 40 + "”", lambda: None)
    assert window.rect().contains(bar.geometry())
    assert bar.message.shown_text().endswith("…")
