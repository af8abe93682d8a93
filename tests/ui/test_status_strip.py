"""The strip says what is going on; nothing blinks in it."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.status_strip import BAR_WIDTH, StatusStrip


@pytest.fixture
def strip(qtbot):
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.resize(1000, 30)
    strip.show()
    return strip


def test_work_is_told_at_once_and_its_bar_after_a_moment(strip, qtbot):
    strip.show_work("Pulling Daily Papers", 3, 12)
    assert strip.message.text() == "Pulling Daily Papers"
    assert not strip.bar.isVisible()
    assert not strip.cancel.isVisible()
    qtbot.waitUntil(strip.bar.isVisible)
    assert strip.cancel.isVisible()
    assert (strip.bar.value(), strip.bar.maximum(), strip.bar.width()) == (3, 12, BAR_WIDTH)


def test_short_work_never_shows_a_bar(strip, qtbot):
    strip.show_work("Starring")
    assert strip._delay.isActive()
    strip.clear_work()
    assert not strip._delay.isActive()
    assert not strip.bar.isVisible()


def test_progress_does_not_put_the_bar_off(strip, qtbot):
    strip.show_work("Importing", 0, 10)
    qtbot.waitUntil(lambda: strip._delay.remainingTime() < 90)
    strip.show_work("Importing", 1, 10)
    assert strip._delay.remainingTime() < 90


def test_an_unknown_amount_is_busy(strip):
    strip.show_work("Looking")
    assert (strip.bar.minimum(), strip.bar.maximum()) == (0, 0)


@pytest.mark.parametrize(("done", "total"), [(0, 0), (5, 3), (9_000_000_000, 10_000_000_000)])
def test_odd_amounts_are_shown(strip, done, total):
    strip.show_work("Copying", done, total)
    assert 0 <= strip.bar.value() <= strip.bar.maximum()
    assert strip.bar.maximum() >= 1


def test_a_message_during_work_is_said_afterwards(strip):
    strip.show_work("Pulling")
    strip.show_message("34 papers, 12 new")
    assert strip.message.text() == "Pulling"
    strip.clear_work()
    assert strip.message.text() == "34 papers, 12 new"


def test_a_warning_looks_like_one_until_the_next_message(strip):
    strip.show_warning("The library could not be copied")
    assert strip.message.property("kind") == "warning"
    strip.show_message("Copied")
    assert strip.message.property("kind") == "dim"


def test_good_news_fades_and_bad_news_stays(strip, qtbot):
    strip._fading.setInterval(1)
    strip.show_message("22 papers, 22 new.")
    qtbot.waitUntil(lambda: not strip.message.text())
    strip.show_message("Soon gone.")
    strip.show_warning("The service refused.")
    assert not strip._fading.isActive()
    assert strip.message.text() == "The service refused."


def test_good_news_waits_for_work_to_end(strip, qtbot):
    strip._fading.setInterval(1)
    strip.show_work("Pulling")
    strip.show_message("Said meanwhile.")
    qtbot.waitSignal(strip._fading.timeout).wait()
    strip.clear_work()
    assert strip.message.text() == "Said meanwhile."


def test_cancel_is_asked_for(strip, qtbot):
    strip.show_work("Pulling", 1, 2)
    qtbot.waitUntil(strip.cancel.isVisible)
    with qtbot.waitSignal(strip.cancel_requested):
        strip.cancel.click()


def test_cancel_gives_the_focus_away_when_it_goes(strip, qtbot):
    strip.show_work("Pulling", 1, 2)
    qtbot.waitUntil(strip.cancel.isVisible)
    qtbot.mousePress(strip.cancel, Qt.MouseButton.LeftButton)
    assert not strip.cancel.hasFocus()
    strip.cancel.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(strip.cancel.hasFocus)
    with qtbot.waitSignal(strip.focus_left):
        strip.clear_work()


def test_each_service_keeps_its_own_words(strip):
    strip.show_service("arXiv asked us to wait", True, service="arxiv")
    strip.show_service("Daily Papers: 34 at 09:12", service="huggingface")
    strip.show_service("arXiv: 211 at 09:20", service="arxiv")
    shown = [label.text() for label in strip._services.values() if label.isVisible()]
    assert shown == ["arXiv: 211 at 09:20", "Daily Papers: 34 at 09:12"]
    strip.show_service("", service="arxiv")
    assert not strip._services["arxiv"].isVisible()


def test_changes_are_announced_in_full(strip, qtbot):
    sentence = "Hugging Face refused: too many requests. " * 10
    strip.resize(300, 30)
    strip.show_message(sentence)
    assert strip.message.accessibleName() == sentence.strip()
    assert strip.message.toolTip() == sentence.strip()
    qtbot.waitUntil(lambda: strip.message.shown_text().startswith("Hugging Face"))
    assert strip.message.shown_text().endswith("…")
    assert strip.width() == 300


def test_a_service_cannot_speak_in_rich_text(strip):
    strip.show_service("<b>loud</b>\n<img src='http://example.invalid/'>", True)
    assert strip._services[""].text() == "<b>loud</b> <img src='http://example.invalid/'>"
    assert strip._services[""].textFormat().name == "PlainText"


def test_offline_is_a_chip(strip):
    assert not strip.offline.isVisible()
    strip.set_offline(True)
    assert strip.offline.isVisible()
    assert strip.offline.text() == "Offline"


def test_what_went_wrong_has_room_before_what_went_well(strip, qtbot):
    strip.show_service("Daily Papers of 31 March 2026: 34 papers at 09:12", service="huggingface")
    strip.show_service("arXiv says we asked too often (HTTP 429); next try 09:20", True, service="arxiv")
    strip.resize(520, 30)
    qtbot.waitUntil(lambda: not strip._services["huggingface"].isVisible())
    assert strip._services["arxiv"].isVisible()
    strip.resize(1000, 30)
    qtbot.waitUntil(strip._services["huggingface"].isVisible)


def test_what_a_service_said_can_be_clicked(strip, qtbot):
    strip.show_service("Daily Papers: 34 at 09:12", service="huggingface")
    with qtbot.waitSignal(strip.sources_wanted):
        qtbot.mouseClick(strip._services["huggingface"], Qt.MouseButton.LeftButton)


def test_what_ends_a_long_work_stays_until_something_else_is_said(strip):
    strip.show_work("Completing 63 papers", 1, 63)
    strip._delay.timeout.emit()
    strip.show_message("63 papers: 63 that no service knows.")
    strip.clear_work()
    assert not strip._fading.isActive()
    assert strip.message.text() == "63 papers: 63 that no service knows."
    strip.show_message("Starred")
    assert strip._fading.isActive()


def test_what_a_service_said_is_not_said_twice(strip):
    strip.show_service("Daily Papers of 31 March 2026: 34 papers at 09:12", service="huggingface")
    strip.show_message("Daily Papers of 31 March 2026: 34 papers, 34 new.")
    assert strip._services["huggingface"].isHidden()
    strip.show_message("Starred")
    assert not strip._services["huggingface"].isHidden()
