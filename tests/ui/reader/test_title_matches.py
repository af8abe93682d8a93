"""Searched words in painted titles: on the right line, counted as Qt counts, and never on what is not shown."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont

from desktop.records import SearchWord
from desktop.ui.look.theme import DARK, LIGHT, font
from desktop.ui.papers.paper_row_layout import Fonts, lay_out_row
from desktop.ui.reader.title_matches import find_in_lines
from tests.fakes import make_row
from tests.ui.papers.test_paper_delegate import HARD_TITLES, paint  # noqa: F401 - a fixture

WIDTH = 424


@pytest.fixture
def fonts(qapp):
    return Fonts(unread=font(13, QFont.Weight.DemiBold), read=font(13), quiet=font(12), chip=font(11))


def marked(fonts, title, *words, width=WIDTH, lines=2):
    """The marked pieces of each line, cut out as Qt cuts: in UTF-16."""
    layout = lay_out_row(make_row(title=title), width, 2026, fonts, lines)
    spans = find_in_lines(layout.title_text, layout.title, [SearchWord(word) for word in words])
    found = []
    for line, its_spans in zip(layout.title, spans, strict=True):
        units = line.text.text().encode("utf-16-le", "surrogatepass")
        found.append([units[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length in its_spans])
    return found


def test_words_are_marked_where_they_begin_words(fonts):
    assert marked(fonts, "Learning to unlearn", "learn") == [["Learn"]]


def test_case_accents_and_emoji_do_not_shift_the_marks(fonts):
    assert marked(fonts, "🎉👩‍👩‍👧 Über Gödel, GODEL", "godel", "uber") == [["Über", "Gödel", "GODEL"]]
    assert marked(fonts, "𝒪(n) 持续学习 for models", "学习", "mod") == [["学习", "mod"]]


def test_each_line_has_its_own_marks(fonts):
    title = "Sparse attention " * 3 + "in sparse models of sparse things, told at length"
    first, second = marked(fonts, title, "sparse")
    assert (len(first), set(first) | set(second)) == (3, {"Sparse", "sparse"})
    assert marked(fonts, title, "sparse", lines=1)[0][:3] == ["Sparse"] * 3


def test_what_is_elided_is_not_marked(fonts):
    title = "word " * 60 + "needle"
    assert marked(fonts, title, "needle") == [[], []]
    assert all(piece == "word" or "word".startswith(piece) for piece in marked(fonts, title, "word")[1])


def test_right_to_left_titles_are_marked_by_their_letters(fonts):
    assert marked(fonts, "مدخل إلى التعلم العميق", "التعلم") == [["التعلم"]]


@given(st.sampled_from(HARD_TITLES), st.text(max_size=6), st.integers(30, 900), st.integers(1, 2))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_mark_is_within_its_line(fonts, title, word, width, lines):
    layout = lay_out_row(make_row(title=title), width, 2026, fonts, lines)
    words = [SearchWord(word), SearchWord(title[:3])]
    for line, spans in zip(layout.title, find_in_lines(layout.title_text, layout.title, words), strict=True):
        units = len(line.text.text().encode("utf-16-le", "surrogatepass")) // 2
        assert all(start >= 0 and length > 0 and start + length <= units for start, length in spans)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_matches_are_painted(paint, tokens):  # noqa: F811
    def colours(words):
        image = paint(make_row(title="Sparse models"), tokens, words=words)
        return {image.pixelColor(x, y).name() for x in range(30, 200) for y in range(28, 50)}

    assert tokens.match in colours([SearchWord("spar")])
    assert tokens.match not in colours([SearchWord("dense")])
    assert tokens.match not in colours([])
