"""Asking which list to pull."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton

from desktop.library import following
from desktop.records import Followed, Listing
from desktop.ui.asking.pull_dialog import PullAnswer, PullDialog


@pytest.fixture
def dialog(qtbot):
    dialog = PullDialog(date(2026, 3, 31))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(qtbot, dialog, kind):
    qtbot.mouseClick(dialog.kind.button(kind), Qt.MouseButton.LeftButton)


def button(dialog, name):
    return next(each for each in dialog.findChildren(QPushButton) if each.accessibleName() == name)


@pytest.mark.parametrize(
    ("kind", "argument"), [("day", "2026-03-31"), ("week", "2026-W14"), ("month", "2026-03"), ("trending", "")]
)
def test_each_kind_has_its_argument(qtbot, dialog, kind, argument):
    choose(qtbot, dialog, kind)
    assert dialog.listing() == Listing("huggingface", kind, argument)
    assert dialog.pull_button.isEnabled()


def test_a_week_belongs_to_the_year_of_its_thursday(qtbot, dialog):
    choose(qtbot, dialog, "week")
    dialog.date.setDate(QDate(2024, 12, 30))
    assert dialog.listing().argument == "2025-W01"


def test_a_search_needs_words(qtbot, dialog):
    choose(qtbot, dialog, "search")
    assert not dialog.pull_button.isEnabled()
    qtbot.keyClicks(dialog.words, "  sparse   attention ")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.listing() == Listing("huggingface", "search", "sparse attention")
    assert dialog.result() == dialog.DialogCode.Accepted


def test_earlier_and_later_step_by_the_kind_and_stop_today(qtbot, dialog):
    choose(qtbot, dialog, "month")
    qtbot.mouseClick(button(dialog, "Earlier"), Qt.MouseButton.LeftButton)
    assert dialog.listing().argument == "2026-02"
    choose(qtbot, dialog, "week")
    for _ in range(9):
        qtbot.mouseClick(button(dialog, "Later"), Qt.MouseButton.LeftButton)
    assert dialog.listing().argument == "2026-W14"


def test_it_says_what_will_be_asked_for(qtbot, dialog):
    assert "31" in dialog.sentence.text()
    choose(qtbot, dialog, "week")
    assert "week" in dialog.sentence.text()


def test_weeks_and_months_are_named_in_words(qtbot, dialog):
    choose(qtbot, dialog, "week")
    assert dialog.period.currentText() == "Week 14 of 2026 (30 Mar – 5 Apr)"
    assert not dialog.date.isVisible()
    choose(qtbot, dialog, "month")
    assert dialog.period.currentText() == "March 2026"
    qtbot.keyClick(dialog.period, Qt.Key.Key_Down)
    assert dialog.period.currentText() == "February 2026"
    assert dialog.listing().argument == "2026-02"
    choose(qtbot, dialog, "day")
    assert dialog.date.isVisible()
    assert not dialog.period.isVisible()


def test_a_week_is_chosen_in_the_calendar(qtbot, dialog):
    choose(qtbot, dialog, "week")
    dialog.period.showPopup()
    qtbot.waitUntil(dialog.period.calendar.isVisible)
    assert dialog.period.calendar.selectedDate() == QDate(2026, 3, 31)
    dialog.period.calendar.clicked.emit(QDate(2026, 3, 12))
    assert not dialog.period.calendar.isVisible()
    assert dialog.listing().argument == "2026-W11"


def test_it_says_that_weekends_have_no_lists(dialog):
    dialog.date.setDate(QDate(2026, 3, 28))
    assert (dialog.sentence.text(), dialog.sentence.property("kind")) == ("There are no lists at weekends.", "warning")
    dialog.date.setDate(QDate(2026, 3, 27))
    assert dialog.sentence.property("kind") == "dim"


@pytest.mark.parametrize(
    ("day", "step", "found"),
    [(27, "Later", 30), (28, "Later", 30), (29, "Later", 30), (30, "Earlier", 27), (29, "Earlier", 27), (28, "Earlier", 27),
     (25, "Later", 26), (25, "Earlier", 24)],
)  # fmt: skip
def test_days_are_stepped_over_the_weekend(qtbot, dialog, day, step, found):
    dialog.date.setDate(QDate(2026, 3, day))
    qtbot.mouseClick(button(dialog, step), Qt.MouseButton.LeftButton)
    assert dialog.date.date() == QDate(2026, 3, found)


def test_enter_without_words_says_what_is_missing(qtbot, dialog):
    choose(qtbot, dialog, "search")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert (dialog.sentence.text(), dialog.sentence.property("kind")) == ("Write what to search for.", "warning")
    qtbot.keyClicks(dialog.words, "moe")
    assert dialog.sentence.property("kind") == "dim"


@pytest.mark.parametrize("kind", ["day", "week", "month", "trending", "search"])
def test_no_sentence_is_cut(qtbot, dialog, kind):
    choose(qtbot, dialog, kind)
    label = dialog.sentence
    assert label.heightForWidth(label.width()) <= label.height()


# arXiv, and following


def known(listing):
    """Nothing is followed but a search for moss; arXiv's categories are checked as the program does."""
    return Followed(1, listing, "Moss") if following.normalised(listing).argument == "moss" else None


@pytest.fixture
def following_dialog(qtbot):
    dialog = PullDialog(date(2026, 3, 31), None, known)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize(("kind", "words"), [("category", "cs.CL+cs.LG"), ("query", "au:Example moss")])
def test_arxiv_is_pulled_by_categories_and_by_words(qtbot, following_dialog, kind, words):
    dialog = following_dialog
    qtbot.mouseClick(dialog.source.button("arxiv"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.arxiv_kind.button(kind), Qt.MouseButton.LeftButton)
    assert dialog.words.isVisible()
    assert not dialog.pull_button.isEnabled()
    qtbot.keyClicks(dialog.words, words)
    assert dialog.answer() == PullAnswer(Listing("arxiv", kind, words))
    qtbot.mouseClick(dialog.source.button("huggingface"), Qt.MouseButton.LeftButton)
    assert dialog.listing() == Listing("huggingface", "day", "2026-03-31")


def test_what_is_no_category_is_said(qtbot, following_dialog):
    dialog = following_dialog
    qtbot.mouseClick(dialog.source.button("arxiv"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.words, "cs.!")
    assert "is no category of arXiv" in dialog.sentence.text()
    assert not dialog.pull_button.isEnabled()
    assert not dialog.follow.isVisible()


@pytest.mark.parametrize(("kind", "offered"), [("day", True), ("week", False), ("month", False), ("trending", True)])
def test_what_grows_can_be_followed_too(qtbot, following_dialog, kind, offered):
    choose(qtbot, following_dialog, kind)
    assert following_dialog.follow.isVisible() == offered
    if offered:
        qtbot.mouseClick(following_dialog.follow, Qt.MouseButton.LeftButton)
    assert following_dialog.answer().follow == offered


def test_what_is_followed_already_is_not_offered_again(qtbot, following_dialog):
    choose(qtbot, following_dialog, "search")
    qtbot.keyClicks(following_dialog.words, "mos")
    assert following_dialog.follow.isVisible()
    assert following_dialog.follow.text() == "and follow “mos” from now on"
    qtbot.mouseClick(following_dialog.follow, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(following_dialog.words, "s")
    assert not following_dialog.follow.isVisible()
    assert following_dialog.answer() == PullAnswer(Listing("huggingface", "search", "moss"))
