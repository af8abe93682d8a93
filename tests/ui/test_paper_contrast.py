"""Everything written in a row of the list can be read in both themes: contrast as WCAG 2 computes it."""

import itertools

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.records import LABEL_COLOURS
from desktop.ui.look.label_colours import ink_of
from desktop.ui.look.theme import DARK, LIGHT, ROW_HEIGHT, build_palette
from desktop.ui.papers.paper_delegate import PaperDelegate, inks_of
from desktop.ui.papers.paper_list_model import PaperListModel
from desktop.ui.papers.paper_row_layout import lay_out_row
from desktop.ui.papers.papers_view import PapersView
from tests.fakes import FakeRows, make_row

TEXT, CHIP = 4.5, 3.0
ROWS = {
    "unread": make_row(category="cs.CL"),
    "read": make_row(category="cs.CL", read=True),
    "dismissed": make_row(category="cs.CL", dismissed=True),
    "read and dismissed": make_row(category="cs.CL", read=True, dismissed=True),
}
EVERY_LOOK = [
    pytest.param(row, tokens, selected, id=f"{name}-{tokens.name}-{'selected' if selected else 'plain'}")
    for (name, row), tokens, selected in itertools.product(ROWS.items(), (LIGHT, DARK), (False, True))
]


def luminance(colour):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()[:3]]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_what_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("row", "tokens", "selected"), EVERY_LOOK)
def test_all_words_of_a_row_stand_out_from_their_ground(row, tokens, selected):
    inks = inks_of(row, tokens, selected=selected)
    assert contrast(inks.title, inks.ground) >= TEXT
    assert contrast(inks.quiet, inks.ground) >= TEXT
    assert contrast(inks.chip_text, inks.chip) >= CHIP


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_matches_and_warnings_stand_out(tokens):
    assert contrast(tokens.text, tokens.match) >= TEXT
    assert contrast(tokens.warning, tokens.warning_background) >= TEXT
    assert contrast(tokens.good, tokens.good_background) >= TEXT  # what was added to an abstract
    for ground in (tokens.window, tokens.selected):  # under the badge of a new version
        assert contrast(tokens.accent, ground) >= TEXT
    for ground in (tokens.list, tokens.selected):
        assert contrast(tokens.warning, ground) >= TEXT  # the sentence in place of a paper that could not be read


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("colour", LABEL_COLOURS)
def test_colours_of_tags_stand_out_from_every_ground_they_are_on(tokens, colour):
    grounds = (tokens.window, tokens.sidebar, tokens.hover, tokens.selected, tokens.chip, tokens.chip_selected)
    assert min(contrast(ink_of(colour, tokens), ground) for ground in grounds) >= CHIP


@pytest.mark.parametrize(("row", "tokens", "selected"), EVERY_LOOK)
def test_a_chip_is_painted_that_clearly(qtbot, row, tokens, selected):
    view, model, delegate = PapersView(), PaperListModel(FakeRows(row)), PaperDelegate()
    qtbot.addWidget(view)
    view.setPalette(build_palette(tokens))
    model.set_ids([1])
    option = QStyleOptionViewItem()
    option.rect, option.widget, option.state = QRect(0, 0, 424, ROW_HEIGHT), view, QStyle.StateFlag.State_Enabled
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    picture = QImage(424, ROW_HEIGHT, QImage.Format.Format_RGB32)
    with QPainter(picture) as painter:
        delegate.paint(painter, option, model.index(0, 0))
    box = lay_out_row(row, 424, 2026, delegate._fonts).chips[-1].box.toRect().adjusted(4, 2, -4, -2)
    ground = inks_of(row, tokens, selected=selected).chip
    drawn = {picture.pixelColor(x, y).name() for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())}
    assert ground in drawn
    assert max(contrast(colour, ground) for colour in drawn) >= CHIP
