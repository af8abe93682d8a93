"""Asking what to follow: kinds, words, categories, and what is said of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from desktop.records import Listing
from desktop.settings import Settings
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.sidebar.follow_dialog import FollowDialog
from desktop.ui.sidebar.follow_kinds import FOLLOW_KINDS
from tests.libraries import services_at

Key = Qt.Key
ROWS = {(one.source, one.kind): row for row, one in enumerate(FOLLOW_KINDS)}
HF, ARXIV = "huggingface", "arxiv"


@pytest.fixture
def dialog(live, qtbot):
    live.sources.start(Settings(pull_at_start=False))
    dialog = FollowDialog(live.sources)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def choose(dialog, source, kind):
    dialog.kinds.setCurrentRow(ROWS[source, kind])


def is_closed(dialog):
    return dialog.result() == dialog.DialogCode.Accepted


def test_it_begins_at_daily_papers_and_enter_takes_them(dialog, qtbot):
    qtbot.keyClick(dialog.kinds, Key.Key_Return)
    assert is_closed(dialog)
    assert dialog.answer() == (Listing(HF, "day"), "")


def test_escape_follows_nothing(dialog, qtbot):
    qtbot.keyClick(dialog.kinds, Key.Key_Escape)
    assert not dialog.isVisible()
    assert not is_closed(dialog)


@pytest.mark.parametrize("kind", FOLLOW_KINDS, ids=[one.label for one in FOLLOW_KINDS])
def test_each_kind_can_be_followed_and_says_who_is_asked(dialog, live, kind, qtbot):
    choose(dialog, kind.source, kind.kind)
    assert dialog.asks.text().startswith(f"{kind.service} is asked now, and then every 3 hours")
    if kind.caption:
        assert not dialog.follow_button.isEnabled()
        (dialog.categories.field if kind.kind == "category" else dialog.words).setText("cs.CL")
    assert dialog.follow_button.isEnabled()
    listing = dialog.answer().listing
    assert (listing.source, listing.kind) == (kind.source, kind.kind)
    assert live.sources.describe(listing)


def test_enter_says_what_is_missing_and_goes_there(dialog, qtbot):
    choose(dialog, HF, "search")
    qtbot.keyClick(dialog.kinds, Key.Key_Return)
    assert not is_closed(dialog)
    assert dialog.problem.text() == "Write what to search for."
    assert dialog.words.hasFocus()
    qtbot.keyClicks(dialog.words, " slow  moss ")
    assert dialog.problem.text() == ""
    qtbot.keyClicks(dialog.name, "Moss")
    qtbot.keyClick(dialog.name, Key.Key_Return)
    assert dialog.answer() == (Listing(HF, "search", "slow moss"), "Moss")


def test_what_cannot_be_followed_is_said_beside_the_field(dialog, qtbot):
    choose(dialog, HF, "submitter")
    qtbot.keyClicks(dialog.words, "two names")
    assert dialog.problem.text().startswith("“two names” is no account of Hugging Face")
    assert dialog.words.accessibleDescription() == dialog.problem.text()
    assert not dialog.follow_button.isEnabled()


def test_what_is_followed_already_is_said(dialog, live, monkeypatch):
    monkeypatch.setattr(live.sources, "pull_due", lambda **_how: None)
    live.sources.follow(Listing(ARXIV, "category", "cs.LG+cs.CL"), "Mornings")
    choose(dialog, ARXIV, "category")
    dialog.categories.field.setText("cs.CL, cs.LG")
    assert dialog.problem.text() == "You follow this already, as “Mornings”."


def test_by_hand_nothing_is_promised(live, qtbot):
    live.sources.start(Settings(pull_every=0))
    dialog = FollowDialog(live.sources)
    qtbot.addWidget(dialog)
    assert dialog.asks.text() == "Hugging Face is asked only when you pull."


def test_offline_it_says_when_it_will_be_asked(database, tasks, qtbot):
    live = LiveLibrary(database, services_at("http://127.0.0.1:1", lambda: True), tasks)
    dialog = FollowDialog(live.sources)
    qtbot.addWidget(dialog)
    assert dialog.asks.text() == "You are working offline: Hugging Face is asked when you go online."


def test_every_field_has_a_name(dialog):
    for source, kind in ROWS:
        choose(dialog, source, kind)
        for field in (dialog.kinds, dialog.words, dialog.categories.field, dialog.categories.list, dialog.name):
            if field.isVisible():
                assert QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name)


# Categories


@pytest.fixture
def categories(dialog):
    choose(dialog, ARXIV, "category")
    dialog.categories.field.setFocus()
    return dialog.categories


def ticked(categories):
    items = [categories.list.item(row) for row in range(categories.list.count())]
    return [code for code, item in zip(categories.shown_codes(), items, strict=True)
            if item.checkState() == Qt.CheckState.Checked]  # fmt: skip


def test_typing_filters_by_code_and_by_name(categories, qtbot):
    everything = len(categories.shown_codes())
    qtbot.keyClicks(categories.field, "language")
    assert categories.shown_codes() == ["cs.CL", "cs.FL", "cs.PL"]
    categories.field.setText("cs.C")
    assert "cs.CV" in categories.shown_codes()
    categories.field.clear()
    assert len(categories.shown_codes()) == everything


def test_ticks_and_text_are_one(categories, qtbot):
    categories.field.setText("cs.lg, CS.CL")
    assert ticked(categories) == ["cs.LG", "cs.CL"]
    assert categories.text() == "cs.lg+CS.CL"
    categories.list.setFocus()
    categories.list.setCurrentRow(0)
    qtbot.keyClick(categories.list, Key.Key_Space)
    assert categories.field.text() == "cs.CL"
    qtbot.mouseClick(
        categories.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=categories.list.visualItemRect(categories.list.item(2)).center(),
    )
    assert ticked(categories) == ["cs.CL", categories.shown_codes()[1]]


def test_enter_takes_what_the_letters_found_and_enter_again_takes_all(dialog, categories, qtbot):
    qtbot.keyClicks(categories.field, "computation and")
    qtbot.keyClick(categories.field, Key.Key_Return)
    assert categories.field.text() == "cs.CL"
    qtbot.keyClicks(categories.field, "+robot")
    qtbot.keyClick(categories.field, Key.Key_Return)
    assert categories.field.text() == "cs.CL+cs.RO"
    qtbot.keyClick(categories.field, Key.Key_Return)
    assert is_closed(dialog)
    assert dialog.answer().listing == Listing(ARXIV, "category", "cs.CL+cs.RO")


def test_what_is_no_category_is_said_and_archives_are_taken(dialog, categories):
    categories.field.setText("cs.CL+learn")
    assert dialog.problem.text() == "Enter ticks cs.LG Machine Learning."
    categories.field.setText("cs.CL+lern")
    assert dialog.problem.text() == "“lern” is no category: tick one of the list, or clear it."
    assert not dialog.follow_button.isEnabled()
    for known in ("cs.CL+hep-th", "cs"):
        categories.field.setText(known)
        assert dialog.problem.text() == "", known


@pytest.mark.parametrize("typed", ["cs.CL + cs.LG cs.XQ", "cs.C", "cs.QQ"])
def test_what_is_written_like_a_category_and_is_none_cannot_be_followed(dialog, categories, qtbot, typed):
    categories.field.setText(typed)
    assert not dialog.follow_button.isEnabled()
    dialog.accept()
    assert not is_closed(dialog)
    assert dialog.problem.text().startswith(f"arXiv has no category {typed.split()[-1]}")
