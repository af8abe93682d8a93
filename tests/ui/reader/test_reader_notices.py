"""The reader tells of newer versions, of withdrawals and of papers that may be two, and nothing jumps for it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from desktop.records import EarlierText, Origins, Paper, Part
from desktop.ui.reader.reader import Reader
from tests.fakes import make_shelved

FIRST = EarlierText(1, "Moss", "It grows fast.", "2024-03-31T09:00:00Z")
SECOND = EarlierText(2, "Moss", "It grows.", "2024-04-30T09:00:00Z")
THIRD = {"title": "Moss", "abstract": "It grows slowly.", "version": 3, "updated": "2026-05-12T11:00:00Z"}
LONG = "Invented words about routing. Old tokens drift to new experts, and forgetting returns. " * 40


@pytest.fixture
def reader(qtbot):
    reader = Reader([], lambda _paper_id, _text: None)
    qtbot.addWidget(reader)
    reader.resize(640, 500)
    reader.show()
    qtbot.waitExposed(reader)
    return reader


@pytest.fixture
def seen(reader):
    seen = []
    reader.version_seen.connect(seen.append)
    return seen


def shelved(paper_id=1, *, new=True, **what):
    return replace(make_shelved(paper_id, **{**THIRD, **what}), updated=new)


def show(reader, paper_id=1, origins=None, **what):
    reader.show_paper(shelved(paper_id, **what), origins or Origins(earlier=(SECOND, FIRST), last_seen=FIRST))


def version(reader):
    return reader.page.notices.version


def test_a_paper_without_news_builds_nothing(reader):
    reader.show_paper(make_shelved(1, version=1))
    notices = reader.page.notices
    assert (notices.version, notices.withdrawn, notices.parts) == (None, None, None)
    assert not reader.toggle_changes()


def test_a_new_version_is_told_and_opened(reader, seen):
    show(reader)
    notice = version(reader)
    assert (notice.badge.text(), notice.badge.isVisible()) == ("New: v3", True)
    assert notice.words.text() == "Version 3 of 12 May 2026"
    assert notice.card is None
    assert reader.toggle_changes()
    card = notice.card
    assert card.isVisible()
    assert card.versions.currentText() == "Version 1, until 31 Mar 2024 · seen last"
    assert card.abstract.toPlainText() == "It grows fast. slowly."
    assert card.abstract.accessibleDescription() == "removed: fast.; added: slowly."
    assert not card.title.isVisible()
    assert seen == []


def test_another_earlier_version_can_be_chosen_and_read_alone(reader):
    show(reader)
    reader.toggle_changes()
    card = version(reader).card
    assert [card.versions.itemText(number) for number in range(2)] == [
        "Version 2, until 30 Apr 2024", "Version 1, until 31 Mar 2024 · seen last"
    ]  # fmt: skip
    card.versions.setCurrentIndex(0)
    card.versions.activated.emit(0)
    assert card.abstract.accessibleDescription() == "removed: grows.; added: grows slowly."
    card.alone.click()
    assert (card.title.toPlainText(), card.abstract.toPlainText()) == ("Moss", "It grows.")
    assert card.abstract.accessibleName() == "Earlier abstract"
    assert not card.legend.isVisible()


def test_a_version_with_the_same_words_says_so(reader):
    show(reader, origins=Origins(earlier=(SECOND._replace(abstract="It grows slowly."),)))
    reader.toggle_changes()
    assert version(reader).card.same.isVisible()
    assert not version(reader).card.abstract.isVisible()


def test_seen_is_what_was_said_to_be_or_was_opened_and_left(reader, seen):
    show(reader)
    version(reader).mark.click()
    assert seen == [1]
    show(reader, 2)
    reader.toggle_changes()
    reader.toggle_changes()
    assert seen == [1, 2]
    show(reader, 3)
    show(reader, 4)
    assert seen == [1, 2]  # not opened
    reader.toggle_changes()
    show(reader, 5)
    assert seen == [1, 2, 4]
    assert not version(reader).is_open
    reader.toggle_changes()
    reader.show_state("3 papers selected", "")
    assert seen == [1, 2, 4, 5]
    show(reader, 6, new=False)
    reader.toggle_changes()
    reader.toggle_changes()
    assert seen == [1, 2, 4, 5]


def test_what_was_seen_has_no_badge_and_stays_to_be_read(reader):
    show(reader, new=False)
    notice = version(reader)
    assert not notice.badge.isVisible()
    assert not notice.mark.isVisible()
    assert reader.toggle_changes()
    reader.show_paper(make_shelved(2))
    assert not notice.isVisible()
    assert not reader.toggle_changes()


def test_other_words_of_another_source_are_no_version(reader):
    show(reader, origins=Origins(earlier=(FIRST._replace(newer=False),)), new=False)
    assert version(reader) is None


def test_withdrawn_papers_say_so_above_all(reader):
    reader.show_paper(make_shelved(1, withdrawn=True, comment="A crucial <b>error</b> in Lemma 3."))
    notice = reader.page.notices.withdrawn
    assert notice.isVisible()
    assert notice.comment.text() == "A crucial <b>error</b> in Lemma 3."
    assert "withdrawn" in notice.findChildren(QLabel)[0].text()
    top = notice.mapTo(reader, QPoint(0, 0)).y()
    assert top < reader.page.title.mapTo(reader, QPoint(0, 0)).y()
    reader.show_paper(make_shelved(2, withdrawn=True))
    assert not notice.comment.isVisible()
    reader.show_paper(make_shelved(3))
    assert not notice.isVisible()


@pytest.mark.parametrize(("comment", "shown"), [
    ("This paper has been withdrawn.", ["This paper has been withdrawn"]),
    ("This paper has been withdrawn by the authors.", ["This paper has been withdrawn by the authors."]),
    ("An error in Lemma 3", ["This paper has been withdrawn", "An error in Lemma 3"]),
])  # fmt: skip
def test_that_a_paper_was_withdrawn_is_said_once(reader, comment, shown):
    reader.show_paper(make_shelved(1, withdrawn=True, comment=comment))
    notice = reader.page.notices.withdrawn
    assert [label.text() for label in (notice.heading, notice.comment) if label.isVisible()] == shown


def test_a_paper_that_may_be_two(reader, qtbot):
    reader.show_paper(make_shelved(1), Origins(parts=(Part("page", Paper("Fern")),), also_from="Also known from page.txt"))
    parts = reader.page.notices.parts
    assert (parts.words.text(), parts.isVisible()) == ("Also known from page.txt", True)
    with qtbot.waitSignal(reader.split_wanted):
        parts.split.click()
    reader.show_paper(make_shelved(2))
    assert not parts.isVisible()


@pytest.mark.parametrize("scrolled", [0, 120])
def test_what_comes_late_moves_nothing_that_is_read(reader, qtbot, scrolled):
    bar = reader._scroll.verticalScrollBar()
    reader.show_paper(make_shelved(1, abstract=LONG))
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(scrolled)

    def place():
        return reader.page.abstract.mapTo(reader, QPoint(0, 0))

    before = place()
    late = Origins(earlier=(FIRST,), also_from="Also known from page.txt")
    reader.show_paper(shelved(1, abstract=LONG, ai_summary="Short. " * 30, ai_keywords=("moss", "$\\alpha$")), late)
    assert place() == before
    qtbot.waitUntil(reader.page.summary.isVisible)
    assert place() == before
    assert reader.page.keywords.text() == "moss, α"


def test_a_summary_that_comes_leaves_the_note_where_it_is_written(reader, qtbot):
    bar = reader._scroll.verticalScrollBar()
    reader.show_paper(make_shelved(1, abstract=LONG))
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    reader.write_note()
    qtbot.waitUntil(reader.note.field.hasFocus)
    bar.setValue(bar.maximum())
    before = reader.note.mapTo(reader, QPoint(0, 0))
    reader.show_paper(make_shelved(1, abstract=LONG, ai_summary="Short. " * 30))
    assert reader.note.mapTo(reader, QPoint(0, 0)) == before
