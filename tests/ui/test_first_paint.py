"""What is put off comes once, and after the window was painted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.ui.first_paint import AfterFirstPaint


class Painted(QWidget):
    def __init__(self, told):
        super().__init__()
        self._told = told

    def paintEvent(self, event):
        self._told.append("painted")


def test_what_is_put_off_comes_once_after_the_paint(qtbot):
    told = []
    window = Painted(told)
    qtbot.addWidget(window)
    AfterFirstPaint(window, lambda: told.append("finished"))
    qtbot.wait(20)
    assert told == []
    window.show()
    qtbot.waitUntil(lambda: "finished" in told)
    assert told.index("finished") > told.index("painted")
    window.hide()
    window.show()
    qtbot.wait(20)
    assert told.count("finished") == 1


def test_what_is_put_off_comes_before_the_first_key(qtbot):
    told = []
    window = Painted(told)
    window.keyPressEvent = lambda _event: told.append("key")
    qtbot.addWidget(window)
    AfterFirstPaint(window, lambda: told.append("finished"))
    window.show()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_J)
    assert told.index("finished") < told.index("key")
    qtbot.wait(20)
    assert told.count("finished") == 1
