"""Pictures of rows: painted once, and anew as soon as anything that is seen in them is another."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from desktop.records import Marks, SearchWord
from desktop.ui.look.theme import DARK, LIGHT, ROW_HEIGHT, build_palette
from desktop.ui.papers.paper_delegate import PaperDelegate
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.papers.paper_list_model import PaperListModel
from desktop.ui.papers.paper_row_layout import DENSITIES
from desktop.ui.papers.papers_view import PapersView
from desktop.ui.papers.row_pictures import MOST_PIXELS, RowPictures
from tests.fakes import FakeRows, make_row

SIZE = QSize(400, 100)
SELECTED = QStyle.StateFlag.State_Selected


class Brush:
    """Paints all of a picture and counts how often."""

    def __init__(self, colour="#112233"):
        self.colour, self.times = colour, 0

    def __call__(self, painter):
        self.times += 1
        painter.fillRect(QRect(0, 0, SIZE.width(), SIZE.height()), QColor(self.colour))


def test_a_picture_is_painted_once(qapp):
    pictures, brush = RowPictures(), Brush()
    first = pictures.find("row", SIZE, 1, brush)
    assert pictures.find("row", SIZE, 1, brush).cacheKey() == first.cacheKey()
    assert brush.times == 1
    assert first.toImage().pixelColor(399, 99).name() == "#112233"


@pytest.mark.parametrize(
    ("key", "size", "ratio"), [("other", SIZE, 1), ("row", QSize(401, 100), 1), ("row", QSize(400, 72), 1), ("row", SIZE, 2)]
)
def test_another_row_or_size_or_screen_has_a_picture_of_its_own(qapp, key, size, ratio):
    pictures, brush = RowPictures(), Brush()
    pictures.find("row", SIZE, 1, brush)
    other = pictures.find(key, size, ratio, brush)
    assert brush.times == 2
    assert other.size() == size * ratio
    assert other.devicePixelRatio() == ratio


def test_where_a_picture_would_be_blurred_there_is_none(qapp):
    brush = Brush()
    assert RowPictures().find("row", SIZE, 1.5, brush) is None
    assert brush.times == 0


def test_forgotten_pictures_are_painted_anew(qapp):
    pictures, brush = RowPictures(), Brush()
    pictures.find("row", SIZE, 1, brush)
    pictures.forget()
    pictures.find("row", SIZE, 1, brush)
    assert brush.times == 2


def test_only_those_used_last_are_kept(qapp):
    pictures, brush = RowPictures(), Brush()
    room = MOST_PIXELS // (SIZE.width() * SIZE.height())
    for number in range(room):
        pictures.find(number, SIZE, 1, brush)
    pictures.find(0, SIZE, 1, brush)
    assert brush.times == room
    pictures.find("one more", SIZE, 1, brush)
    pictures.find(0, SIZE, 1, brush)
    assert brush.times == room + 1
    pictures.find(1, SIZE, 1, brush)  # was used longest ago
    assert brush.times == room + 2


class Window:
    """A delegate with one row, painted as on a screen of that ratio."""

    def __init__(self, qtbot):
        self.view, self.rows = PapersView(), FakeRows(make_row(1, title="Sparse attention for long documents"))
        qtbot.addWidget(self.view)
        self.view.setPalette(build_palette(LIGHT))
        self.model, self.delegate = PaperListModel(self.rows), PaperDelegate()
        self.model.set_ids([1])
        self.option = QStyleOptionViewItem()
        self.option.rect, self.option.widget = QRect(0, 0, 424, ROW_HEIGHT), self.view
        self.option.state, self.ratio = QStyle.StateFlag.State_Enabled, 1.0

    def paint(self, delegate=None):
        image = QImage(self.option.rect.size() * self.ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.ratio)
        image.fill("#ff00ff")
        with QPainter(image) as painter:
            (delegate or self.delegate).paint(painter, self.option, self.model.index(0, 0))
        return image

    def change_row(self, **what):
        self.rows.rows[1] = replace(self.rows.rows[1], **what)
        self.model.forget([1])

    def change_density(self):
        self.delegate.set_density(DENSITIES["compact"])
        self.option.rect = QRect(0, 0, 424, DENSITIES["compact"].row_height)

    def change_font(self):
        font = QApplication.font()
        font.setItalic(True)
        QApplication.setFont(font)
        self.delegate.forget_layouts()


def pick(window):
    window.option.state |= SELECTED
    window.paint()
    window.delegate.picking = True


CHANGES = {
    "another title": lambda window: window.change_row(title="Dense attention"),
    "a star": lambda window: window.change_row(marks=Marks(starred=True)),
    "read": lambda window: window.change_row(marks=Marks(read=True)),
    "selected": lambda window: setattr(window.option, "state", window.option.state | SELECTED),
    "focused": lambda window: setattr(window.option, "state", QStyle.StateFlag.State_HasFocus),
    "picked": pick,
    "words": lambda window: window.delegate.set_words([SearchWord("sparse")]),
    "dark": lambda window: window.view.setPalette(build_palette(DARK)),
    "narrower": lambda window: setattr(window.option, "rect", QRect(0, 0, 250, ROW_HEIGHT)),
    "density": Window.change_density,
    "font": Window.change_font,
    "another screen": lambda window: setattr(window, "ratio", 2.0),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_has_changed_is_seen_at_once(qtbot, request, change):
    font = QApplication.font()
    request.addfinalizer(lambda: QApplication.setFont(font))
    window = Window(qtbot)
    before = window.paint()
    change(window)
    after = window.paint()
    assert after != before
    fresh = PaperDelegate()
    fresh.set_density(window.delegate.density)
    fresh.set_words(window.delegate._words)
    fresh.picking = window.delegate.picking
    assert after == window.paint(fresh)


def test_words_that_are_no_longer_searched_are_no_longer_marked(qtbot):
    window = Window(qtbot)
    plain = window.paint()
    window.delegate.set_words([SearchWord("sparse")])
    window.paint()
    window.delegate.set_words([])
    assert window.paint() == plain


def test_a_screen_of_broken_ratio_is_painted_without_pictures(qtbot):
    window = Window(qtbot)
    window.ratio = 1.5
    image = window.paint()
    assert image.pixelColor(2, 2).name() == LIGHT.list
    assert "#ff00ff" not in {image.pixelColor(x, 70).name() for x in range(image.width())}


@pytest.fixture
def papers(qtbot):
    papers = PaperList(FakeRows(*(make_row(number) for number in range(1, 60))))
    qtbot.addWidget(papers)
    papers.resize(424, 600)
    papers.show()
    papers.show_papers(range(1, 60), keep=False)
    papers.view.setFocus()
    qtbot.waitUntil(papers.view.hasFocus)
    return papers


def prepared(papers):
    """The rows made ready when the list has been painted, and whether each is to be the current one."""
    found = []
    papers.view.prepare_row = lambda option, index: found.append((index.row(), bool(option.state & SELECTED)))
    papers.view.viewport().repaint()
    QApplication.processEvents()
    return found


def test_the_rows_of_the_next_step_are_made_ready(papers):
    assert set(prepared(papers)) == {(1, True), (0, False), (3, False)}
    papers.select(20)
    papers.go(-1)
    assert set(prepared(papers)) == {(17, True), (18, False), (15, False)}
    papers.select(58)
    papers.go(1)
    assert set(prepared(papers)) == {(58, False)}  # the last one


def test_a_row_that_was_made_ready_is_only_copied(papers, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: papers.view.viewport().isVisible())
    papers.view.viewport().repaint()
    QApplication.processEvents()
    painted = []
    paint = PaperDelegate._paint
    monkeypatch.setattr(PaperDelegate, "_paint", lambda *given: painted.append(given[3].row()) or paint(*given))
    qtbot.keyClick(papers.view, Qt.Key.Key_Down)
    papers.view.viewport().repaint()
    assert painted == []
