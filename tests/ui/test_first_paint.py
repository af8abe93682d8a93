"""What is put off comes once, and after the window was painted."""

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
