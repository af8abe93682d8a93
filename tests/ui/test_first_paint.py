"""What is put off comes once, and after the window was painted."""

from PySide6.QtCore import Qt, QTimer
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


def test_a_key_waits_for_the_first_of_several_only(qtbot):
    told = []
    window = Painted(told)
    window.keyPressEvent = lambda _event: told.append("key")
    qtbot.addWidget(window)
    AfterFirstPaint(window, *(lambda name=name: told.append(name) for name in ("first", "second", "third")))
    window.show()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_J)
    qtbot.waitUntil(lambda: "third" in told)
    qtbot.wait(20)
    assert [name for name in told if name != "painted"] == ["first", "key", "second", "third"]


def test_what_is_put_off_comes_in_turns(qtbot):
    told = []
    window = Painted(told)
    qtbot.addWidget(window)

    def begin():
        told.append("first")
        QTimer.singleShot(0, window, lambda: told.append("event"))

    AfterFirstPaint(window, begin, lambda: told.append("second"))
    window.show()
    qtbot.waitUntil(lambda: "second" in told)
    assert told.index("first") < told.index("event") < told.index("second")


def test_what_follows_comes_even_if_the_first_fails(qtbot):
    told = []
    window = Painted(told)
    qtbot.addWidget(window)

    def fail():
        raise LookupError("it is not there")

    AfterFirstPaint(window, fail, lambda: told.append("second"))
    with qtbot.captureExceptions() as errors:
        window.show()
        qtbot.waitUntil(lambda: "second" in told)
    assert [kind for kind, _error, _where in errors] == [LookupError]


def test_a_window_that_was_closed_meanwhile_is_left_alone(qtbot):
    told = []
    window = Painted(told)
    qtbot.addWidget(window)
    AfterFirstPaint(window, window.close, lambda: told.append("second"))
    window.show()
    qtbot.waitUntil(window.isHidden)
    qtbot.wait(20)
    assert told == ["painted"]
