"""The delegate and its layouts: everything stays in its row, whatever the paper is called, in both themes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.errors import LibraryError
from desktop.ui.look.theme import DARK, LIGHT, ROW_HEIGHT, build_palette, font
from desktop.ui.papers.paper_delegate import PaperDelegate
from desktop.ui.papers.paper_list_model import PaperListModel
from desktop.ui.papers.paper_row_layout import DENSITIES, LEFT, RIGHT, Fonts, lay_out_row
from desktop.ui.papers.papers_view import PapersView
from tests.fakes import FakeRows, make_row

WIDTH = 424
HARD_TITLES = [
    "word " * 300,
    "unbreakable" * 60,
    "مدخل إلى التعلم العميق للغات السامية دراسة مقارنة بين النماذج الكبيرة والصغيرة " * 3,
    "面向大规模语言模型的持续学习一种基于动态混合专家与漂移感知的令牌分配方法" * 4,
    "🎉👩‍👩‍👧‍👦" * 80,
    "e" + "\u0301" * 300,
    "\u202eright to left\u202c " * 30,
    "a\ud800b",
    "",
]


@pytest.fixture
def fonts(qapp):
    return Fonts(unread=font(13, QFont.Weight.DemiBold), read=font(13), quiet=font(12), chip=font(11))


@pytest.fixture
def paint(qtbot):
    def paint_row(row, tokens=LIGHT, width=WIDTH, state=QStyle.StateFlag.State_Enabled, error=None, words=(), picking=False):
        load_rows = FakeRows(*([row] if row else []))
        load_rows.error = error
        view, model, delegate = PapersView(), PaperListModel(load_rows), PaperDelegate()
        qtbot.addWidget(view)
        view.setPalette(build_palette(tokens))
        model.set_ids([1])
        delegate.set_words(words)
        delegate.picking = picking
        option = QStyleOptionViewItem()
        option.rect, option.state, option.widget = QRect(0, 20, width, ROW_HEIGHT), state, view
        image = QImage(width, ROW_HEIGHT + 40, QImage.Format.Format_RGB32)
        image.fill("#ff00ff")
        with QPainter(image) as painter:
            delegate.paint(painter, option, model.index(0, 0))
        return image

    return paint_row


def colours(image, area):
    return {image.pixelColor(x, y).name() for x in range(*area[0]) for y in range(*area[1])}


def shown(lines):
    return [line.text.text() for line in lines]


@pytest.mark.parametrize("title", HARD_TITLES)
@pytest.mark.parametrize("width", [60, 220, WIDTH, 2000])
def test_every_title_stays_in_two_lines_of_its_row(fonts, title, width):
    layout = lay_out_row(make_row(title=title, upvotes=5, starred=True), width, 2026, fonts)
    assert 1 <= len(layout.title) <= 2
    for line in layout.title[1:]:
        assert line.text.lineAt(0).naturalTextWidth() <= max(width - LEFT - RIGHT, 20)
    assert all(chip.box.bottom() < ROW_HEIGHT - 1 and chip.box.right() <= width - RIGHT + 1 for chip in layout.chips)


def test_a_long_title_ends_in_an_ellipsis_and_a_short_one_does_not(fonts):
    first, second = shown(lay_out_row(make_row(title="word " * 300), WIDTH, 2026, fonts).title)
    assert first.endswith("word")
    assert second.endswith("…")
    assert shown(lay_out_row(make_row(title="A short one"), WIDTH, 2026, fonts).title) == ["A short one"]


def test_nothing_of_a_title_is_lost_between_its_lines(fonts):
    title = "Learning 𝒪 notation with 🎉 emoji is a matter of taste and of patience"
    assert " ".join(shown(lay_out_row(make_row(title=title), WIDTH, 2026, fonts).title)) == title


def test_the_day_stays_when_the_authors_are_elided(fonts):
    authors = "\n".join(f"An Author With A Very Long Name {number}" for number in range(664))
    names, day = shown(lay_out_row(make_row(authors=authors), WIDTH, 2026, fonts).quiet)
    assert names.endswith("…")
    assert day == "· 31 Mar"


def test_chips_that_do_not_fit_become_an_ellipsis(fonts):
    row = make_row(upvotes=12_345, rank=3, category="cs.CL", has_note=True, has_highlight=True, starred=True)
    assert [chip.line.text.text() for chip in lay_out_row(row, 900, 2026, fonts).chips][-1] == "highlight"
    narrow = lay_out_row(row, 200, 2026, fonts)
    assert [chip.line.text.text() for chip in narrow.chips][-1] == "…"
    assert narrow.star.right() <= 200 - RIGHT


def test_an_unread_title_is_heavier_than_a_read_one(fonts):
    unread = lay_out_row(make_row(read=False), WIDTH, 2026, fonts).title[0].text.font().weight()
    read = lay_out_row(make_row(read=True), WIDTH, 2026, fonts).title[0].text.font().weight()
    assert unread > read


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_a_row_is_painted_in_the_colours_of_its_theme(paint, tokens):
    image = paint(make_row(upvotes=5, starred=True), tokens)
    assert tokens.list in colours(image, ((0, WIDTH), (20, 30)))
    assert tokens.accent in colours(image, ((10, 24), (20, 60)))  # the dot
    assert tokens.star in colours(image, ((30, WIDTH), (60, 112)))
    assert colours(image, ((0, WIDTH), (20 + ROW_HEIGHT - 1, 20 + ROW_HEIGHT))) == {tokens.hairline}


def test_a_read_row_has_no_dot_and_a_selected_one_another_ground(paint):
    read = paint(make_row(read=True))
    assert colours(read, ((0, 24), (20, 112))) == {LIGHT.list}
    selected = paint(make_row(read=True), state=QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected)
    assert colours(selected, ((0, 24), (20, 112))) == {LIGHT.selected}


def test_a_picked_row_has_a_tick_instead_of_its_dot(paint):
    selected = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected
    left = ((0, 28), (20, 112))
    picked = paint(make_row(read=True), state=selected, picking=True)
    assert LIGHT.accent in colours(picked, left)
    assert colours(paint(make_row(read=True), state=selected), left) == {LIGHT.selected}
    assert colours(paint(make_row(read=True), picking=True), left) == {LIGHT.list}


def test_a_compact_row_has_one_line_of_title_and_all_its_chips(fonts):
    layout = lay_out_row(make_row(title="word " * 300, upvotes=5, starred=True), WIDTH, 2026, fonts, title_lines=1)
    assert len(layout.title) == 1
    assert shown(layout.title)[0].endswith("…")
    assert all(chip.box.bottom() < DENSITIES["compact"].row_height - 1 for chip in layout.chips)


def test_the_focus_is_visible(paint):
    focused = paint(make_row(read=True), state=QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_HasFocus)
    assert colours(focused, ((0, 3), (20, 112))) == {LIGHT.accent}


@pytest.mark.parametrize("title", HARD_TITLES)
def test_nothing_is_painted_outside_of_the_row(paint, title):
    image = paint(make_row(title=title, authors=title or "Ada"))
    assert colours(image, ((0, WIDTH), (0, 20))) == {"#ff00ff"}
    assert colours(image, ((0, WIDTH), (20 + ROW_HEIGHT, ROW_HEIGHT + 40))) == {"#ff00ff"}


def test_a_deleted_paper_is_an_empty_row_and_a_failure_says_its_sentence(paint):
    assert colours(paint(None), ((0, WIDTH), (20, 112))) == {LIGHT.list}
    failed = paint(None, error=LibraryError("The library cannot be read"))
    assert LIGHT.warning in colours(failed, ((30, WIDTH), (20, 112)))


@given(st.text(max_size=80), st.integers(0, 900))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_at_any_width_is_laid_out(fonts, text, width):
    layout = lay_out_row(make_row(title=text, authors=text, day=text, category=text), width, 2026, fonts)
    assert len(layout.title) in (1, 2)


def test_a_row_is_laid_out_once(qapp, paint, monkeypatch):
    asked = []

    def count(*rest):
        asked.append(rest)
        return lay_out_row(*rest)

    monkeypatch.setattr("desktop.ui.papers.paper_delegate.lay_out_row", count)
    view, model, delegate = PapersView(), PaperListModel(FakeRows(make_row())), PaperDelegate()
    model.set_ids([1])
    image = QImage(WIDTH, ROW_HEIGHT, QImage.Format.Format_RGB32)
    option = QStyleOptionViewItem()
    option.rect, option.widget = QRect(0, 0, WIDTH, ROW_HEIGHT), view
    with QPainter(image) as painter:
        for _ in range(3):
            delegate.paint(painter, option, model.index(0, 0))
        assert len(asked) == 1
        delegate.forget_layouts()
        delegate.paint(painter, option, model.index(0, 0))
    assert len(asked) == 2
