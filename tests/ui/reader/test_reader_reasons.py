"""Why a paper is here, as chips: folded after six, each with its tale, and pressed where it leads somewhere."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.records import Bloom, Listing, Origins, Reason
from desktop.ui.reader.reader import Reader
from desktop.ui.reader.reader_reasons import ReasonsLine, leads_somewhere
from tests.fakes import make_shelved

DAY = Reason(
    "HF #3, 142 up", "Daily Papers of 31 March 2026", Listing("huggingface", "day", "2026-03-31"), "2026-03-31", "ada"
)
FOLLOWED = Reason(
    "follows “diffusion”", "Search for “diffusion”", Listing("huggingface", "search", "diffusion"), "2026-04-01", None, 2
)
CATEGORY = Reason("cs.CL", "arXiv cs.CL", Listing("arxiv", "category", "cs.CL"), "2026-04-01")
FILE = Reason("page.txt", "file page.txt", Listing("huggingface", "file", "page.txt"), "2026-04-01")


def many(count):
    return [FILE._replace(words=f"page{number}.txt") for number in range(count)]


@pytest.fixture
def line(qtbot):
    line = ReasonsLine()
    qtbot.addWidget(line)
    line.resize(600, 200)
    line.show()
    return line


def shown(line):
    return [button.text() for button in line.findChildren(QPushButton) if button.isVisible()]


def test_each_list_is_a_chip_with_its_tale(line):
    line.show_reasons(1, [DAY, FOLLOWED, FILE])
    assert shown(line) == ["HF #3, 142 up", "follows “diffusion”", "page.txt"]
    tips = {button.text(): button.toolTip() for button in line.findChildren(QPushButton)}
    assert tips["HF #3, 142 up"] == "Daily Papers of 31 March 2026\nSubmitted by ada"
    assert tips["follows “diffusion”"] == "Search for “diffusion”\nLast on 1 Apr 2026"


@pytest.mark.parametrize(("reason", "leads"), [(DAY, True), (FOLLOWED, True), (CATEGORY, True), (FILE, False)])
def test_what_leads_somewhere_can_be_pressed(line, qtbot, reason, leads):
    assert leads_somewhere(reason) is leads
    line.show_reasons(1, [FILE, DAY])
    line.show_reasons(2, [reason])
    (chip,) = [button for button in line.findChildren(QPushButton) if button.isVisible()]
    assert chip.isEnabled() is leads
    if leads:
        with qtbot.waitSignal(line.chosen) as chosen:
            chip.click()
        assert chosen.args == [reason]


def test_more_than_seven_are_folded_for_each_paper_anew(line):
    line.show_reasons(1, many(7))
    assert len(shown(line)) == 7
    line.show_reasons(2, many(10))
    assert set(shown(line)) == {*(reason.words for reason in many(6)), "and 4 more"}
    more = next(button for button in line.findChildren(QPushButton) if button.text() == "and 4 more")
    more.click()
    assert set(shown(line)) == {reason.words for reason in many(10)}
    line.show_reasons(2, many(10))
    assert len(shown(line)) == 10
    line.show_reasons(3, many(10))
    assert len(shown(line)) == 7


def test_nothing_to_say_takes_no_room(line):
    line.show_reasons(1, [])
    assert line.isHidden()
    line.show_reasons(2, [], "Passed over")
    assert line.isVisible()


def test_a_late_bloomer_says_so_in_the_reader(qtbot):
    reader = Reader([], lambda _paper_id, _text: None)
    qtbot.addWidget(reader)
    reader.show()
    reader.show_paper(make_shelved(upvotes=61), Origins((DAY,), bloom=Bloom("2026-03-03", 4, True)))
    labels = [label.text() for label in reader.page.reasons.findChildren(QLabel) if label.isVisible()]
    assert labels == ["Passed over on 3 Mar 2026 at 4 ▲, now 61 ▲"]
    reader.show_paper(make_shelved(2, upvotes=61), Origins((DAY,)))
    assert [label.text() for label in reader.page.reasons.findChildren(QLabel) if label.isVisible()] == []


def test_a_name_that_was_sent_is_no_shortcut_and_not_endless(line):
    line.show_reasons(1, [FILE._replace(words="R&D " * 100)])
    (chip,) = [button for button in line.findChildren(QPushButton) if button.isVisible()]
    assert chip.shortcut().isEmpty()
    assert chip.sizeHint().width() < 320
    assert chip.accessibleName() == "R&D " * 100
