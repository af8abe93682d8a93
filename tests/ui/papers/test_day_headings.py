"""Days above their papers: where they stand, what they say, and what the band says once they are scrolled away."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint

from desktop.ui.look.theme import ROW_HEIGHT, tokens_of
from desktop.ui.papers.day_table import HEADING_HEIGHT
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.papers.paper_words import heading_words
from tests.fakes import FakeRows, make_row

TUESDAY = date(2026, 3, 31).toordinal()
MONDAY = TUESDAY - 1
DAYS = {TUESDAY: 3, MONDAY: 20}


@pytest.fixture
def papers(qtbot):
    papers = PaperList(FakeRows(*(make_row(number) for number in range(1, 400))))
    qtbot.addWidget(papers)
    papers.resize(424, 600)
    papers.show()
    papers.show_papers(range(1, 24), DAYS, keep=False)
    return papers


def top_of(papers, row):
    return papers.view.visualRect(papers.model.index(row, 0)).top()


def scroll_to(papers, value):
    papers.view.verticalScrollBar().setValue(value)


def words(papers):
    return [papers.headings.count_words(papers.view.places.heading(row)) for row in (0, 3)]


def test_each_day_stands_above_its_first_paper(papers):
    assert [top_of(papers, row) for row in (0, 1, 3)] == [
        HEADING_HEIGHT,
        HEADING_HEIGHT + ROW_HEIGHT,
        2 * HEADING_HEIGHT + 3 * ROW_HEIGHT,
    ]
    assert papers.view.verticalScrollBar().maximum() == papers.view.places.height - papers.view.viewport().height()


def test_headings_are_painted_and_nothing_else_lies_over_them(papers):
    assert papers.view.childAt(10, 10) is papers.view.viewport()
    image = papers.view.viewport().grab().toImage()
    for top in (0, top_of(papers, 3) - HEADING_HEIGHT):
        left = {image.pixelColor(x, y).name() for x in range(16, 130) for y in range(top + 8, top + HEADING_HEIGHT)}
        right = {image.pixelColor(x, y).name() for x in range(330, 408) for y in range(top + 8, top + HEADING_HEIGHT)}
        assert len(left) > 3
        assert len(right) > 3
        assert image.pixelColor(200, top + 15).name() == tokens_of(papers).list


def test_a_heading_says_how_much_is_left(papers):
    assert words(papers) == ["3 papers", "20 papers"]
    asked = []

    def count_left(days):
        asked.append(list(days))
        return {TUESDAY: 0, MONDAY: 1}

    papers.set_counting(count_left)
    papers.view.viewport().grab()
    papers.view.viewport().grab()
    assert words(papers) == ["3 papers · done", "20 papers · 1 left"]
    assert asked == [[TUESDAY, MONDAY]]  # of all days in sight at once, and once
    papers.forget([1])
    assert words(papers) == ["3 papers · done", "20 papers · 1 left"]
    assert len(asked) > 1


def test_a_day_of_which_more_is_to_come_has_no_count(papers):
    papers.show_papers(range(1, 24), DAYS, keep=True, whole=False)
    assert words(papers) == ["3 papers", ""]
    papers.show_papers(range(1, 24), DAYS, keep=True)
    assert words(papers) == ["3 papers", "20 papers"]


def test_the_band_names_the_day_whose_heading_is_scrolled_away(papers):
    tuesday, monday = heading_words(TUESDAY), heading_words(MONDAY)
    assert papers.band.day.text() == ""
    scroll_to(papers, 1)
    assert papers.band.day.text() == tuesday
    scroll_to(papers, 3 * ROW_HEIGHT + HEADING_HEIGHT)  # the next day's heading is at the top
    assert papers.band.day.text() == ""
    scroll_to(papers, 3 * ROW_HEIGHT + HEADING_HEIGHT + 1)
    assert papers.band.day.text() == monday
    papers.show_papers(range(1, 24), keep=True)
    assert papers.band.day.text() == ""


def test_a_day_of_another_year_says_so(qapp):
    assert heading_words(date(2019, 12, 31).toordinal()) == "Tuesday, 31 December 2019"


def test_the_first_paper_of_a_day_is_shown_with_its_heading(papers):
    scroll_to(papers, 15 * ROW_HEIGHT)
    papers.select(4)
    assert top_of(papers, 3) == HEADING_HEIGHT
    scroll_to(papers, 15 * ROW_HEIGHT)
    papers.select(3)
    assert top_of(papers, 2) == ROW_HEIGHT  # under the one that a further step up would lead to


def test_the_place_stays_when_days_arrive_above(papers):
    scroll_to(papers, 7 * ROW_HEIGHT)
    papers.select(10)
    before = top_of(papers, 9)
    papers.show_papers([*range(300, 320), *range(1, 24)], {TUESDAY + 1: 20, **DAYS}, keep=True)
    assert papers.current_id() == 10
    assert top_of(papers, 29) == before


def test_density_changes_the_rows_and_not_the_place(papers):
    scroll_to(papers, 6 * ROW_HEIGHT)
    first = papers.view.topmost()
    papers.set_density("compact")
    assert top_of(papers, 5) - top_of(papers, 4) == 72
    assert papers.view.topmost() == first
    papers.set_density("comfortable")
    assert top_of(papers, 5) - top_of(papers, 4) == ROW_HEIGHT


def test_pages_and_ends_are_reached_by_key_across_days(papers, qtbot):
    from PySide6.QtCore import Qt

    qtbot.keyClick(papers.view, Qt.Key.Key_PageDown)
    assert papers.current_id() == 1 + papers.view.viewport().height() // ROW_HEIGHT
    qtbot.keyClick(papers.view, Qt.Key.Key_End)
    assert papers.current_id() == 23
    assert papers.view.verticalScrollBar().value() == papers.view.verticalScrollBar().maximum()
    qtbot.keyClick(papers.view, Qt.Key.Key_PageUp)
    qtbot.keyClick(papers.view, Qt.Key.Key_Home)
    assert (papers.current_id(), papers.view.verticalScrollBar().value()) == (1, 0)


def test_a_place_in_a_heading_is_no_paper(papers):
    assert not papers.view.indexAt(QPoint(50, 10)).isValid()
    assert papers.view.indexAt(QPoint(50, HEADING_HEIGHT)).row() == 0
    assert not papers.view.indexAt(QPoint(900, HEADING_HEIGHT)).isValid()


def test_a_million_papers_of_33_000_days_are_there(papers):
    days = {730_000 - number: 30 for number in range(33_333)}
    papers.show_papers(range(sum(days.values())), days, keep=False)
    last = sum(days.values()) - 1
    papers.view.go_to(last)
    assert papers.view.places.heading(last).day == 730_000 - 33_332
    assert papers.view.visualRect(papers.view.currentIndex()).bottom() < papers.view.viewport().height()
