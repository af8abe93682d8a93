"""The bar beside a highlight tells of the focus while it is seen, and nothing once it is gone."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.reader.highlight_bar import HighlightBar


def test_the_focus_is_told_while_it_is_seen_and_not_once_it_is_gone(qtbot):
    around, page = QWidget(), QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    fields = QLineEdit(), QLineEdit()
    for part in (*fields, page):
        column.addWidget(part)
    around.resize(500, 400)
    around.show()
    around.activateWindow()
    bar = HighlightBar(lambda _number, _comment: True, page)
    told = []
    bar.focus_moved.connect(lambda: told.append(1))

    def move_to(field):
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)

    move_to(fields[1])
    assert told == []
    bar.offer_colours(QRect(10, 10, 50, 20))
    move_to(fields[0])
    assert told == [1]
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    move_to(fields[1])
    assert told == [1]
