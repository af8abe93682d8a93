"""The line of upvotes says in words what it draws, and is not there where there is nothing to compare."""

import pytest
from PySide6.QtGui import QColor

from desktop.records import Vote
from desktop.ui.look.theme import tokens_of
from desktop.ui.reader.vote_history import HEIGHT, WIDTH, VoteHistory


@pytest.fixture
def history(qtbot):
    history = VoteHistory()
    qtbot.addWidget(history)
    return history


def votes(*told):
    return [Vote(time, upvotes, None) for time, upvotes in told]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([("2026-03-28T09:00:00Z", 21), ("2026-03-31T09:00:00Z", 30)], "Upvotes from 21 to 30 in 3 days"),
        ([("2026-03-31T09:00:00Z", 1030), ("2026-03-30T08:59:00Z", 21)], "Upvotes from 21 to 1,030 in 24 hours"),
        ([("2026-03-31T09:00:00Z", 2), ("2026-03-31T10:00:00+00:00", 3)], "Upvotes from 2 to 3 in 1 hour"),
        ([("2026-03-31T09:00:00Z", 2), ("2026-03-31T09:10:00Z", 3)], "Upvotes from 2 to 3 in less than an hour"),
        ([("2026-03-29T09:00:00Z", 5), ("2026-03-31T09:00:00Z", 5)], "Upvotes unchanged at 5 in 2 days"),
        ([("2026-03-28", 30), ("2026-03-29", 25), ("2026-03-30", 29)], "Upvotes from 30 to 29 in 2 days"),
    ],
)
def test_the_curve_says_in_words_what_it_shows(history, told, words):
    history.show_votes(votes(*told))
    assert history.accessibleName() == history.toolTip() == words
    assert not history.isHidden()


@pytest.mark.parametrize("told", [[], [("2026-03-28", 30)], [("2026-03-28", 30), ("2026-03-29", None)], [("?", 1), ("", 2)]])
def test_less_than_two_votes_show_nothing(history, told):
    history.show_votes(votes(("2026-03-28", 1), ("2026-03-29", 2)))
    history.show_votes(votes(*told))
    assert history.isHidden()
    assert history.accessibleName() == ""


def height_of_line(history, x):
    """How far over the bottom the middle of the line is in that column."""
    image = history.grab().toImage()
    background = QColor(tokens_of(history).window).name()
    rows = [y for y in range(image.height()) if image.pixelColor(x, y).name() not in (background, "#f0f0f0", "#efefef")]
    return HEIGHT - sum(rows) / len(rows)


def test_the_line_rises_with_the_votes(history):
    history.resize(WIDTH, HEIGHT)
    history.show_votes(votes(("2026-03-28", 1), ("2026-03-29", 5), ("2026-03-30", 9)))
    assert height_of_line(history, 4) < height_of_line(history, WIDTH // 2) < height_of_line(history, WIDTH - 6)
