"""What lacks something is completed from the window, and the reader decides about what is only alike."""

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.records import Author, Listed, Listing, Paper
from desktop.store import papers
from desktop.store.database import writing
from desktop.ui.adding.offers_dialog import OffersDialog
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.reader.reader_lack import lack_of
from tests.arxiv_answers import atom_entry, atom_feed
from tests.libraries import services_at
from tests.loopback import LoopbackService

ID = "2603.00009"


@pytest.fixture
def service():
    with LoopbackService() as running:
        running.set_answer("/api/query", atom_feed(atom_entry(ID, "Slow Growth of Lichen")))
        yield running


@pytest.fixture
def known(database):
    """A paper that is known by its title, and a whole one."""
    told = [
        Listed(Paper("Slow Growth of Lichens")),
        Listed(Paper("Moss", "It is green.", (Author("Ada Example"),), arxiv_id="2603.00001")),
    ]
    with writing(database):
        return papers.merge(database, Listing("huggingface", "file", "page.txt"), told, "2026-03-31T08:00:00.000Z").paper_ids


@pytest.fixture
def window(database, tasks, open_window, service, known):
    window = open_window(library=LiveLibrary(database, services_at(service.address), tasks))
    window.papers.select(known[0])
    return window


def complete(window, qtbot):
    with qtbot.waitSignal(window.library.sources.completed):
        window.actions_by_name["complete"].trigger()


def open_offers(window, qtbot):
    window.actions_by_name["offers"].trigger()
    dialog = window.findChild(OffersDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def button(dialog, words):
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words)


def test_what_is_selected_is_completed_and_what_is_alike_is_said(window, known, qtbot):
    complete(window, qtbot)
    assert window.strip.message.text() == "1 paper: 1 to be looked at by you."
    assert [offer.reference for offer in window.library.sources.load_offers(known[0])] == [ID]


def test_where_the_selected_paper_is_whole_nobody_is_asked(window, known, service, qtbot):
    window.papers.select(known[1])
    window.actions_by_name["complete"].trigger()
    assert window.strip.message.text() == "What is selected lacks nothing that a service could tell."
    assert service.requests == []
    service.set_answer("/api/query", atom_feed(atom_entry(ID, "Slow Growth of Lichens")))
    with qtbot.waitSignal(window.library.sources.completed):
        window.actions_by_name["complete_all"].trigger()
    assert window.library.load_paper(known[0]).paper.arxiv_id == ID
    window.actions_by_name["complete_all"].trigger()
    assert window.strip.message.text() == "No paper lacks anything that a service could tell."


def test_all_are_completed_whatever_is_selected(window, known, database, qtbot):
    with writing(database):
        told = [Listed(Paper("Slow Growths of Lichen"))]
        papers.merge(database, Listing("huggingface", "file", "page.txt"), told, "2026-03-31T08:00:00.000Z")
    with qtbot.waitSignal(window.library.sources.completed) as completed:
        window.actions_by_name["complete_all"].trigger()
    assert len(completed.args[0]) == 2


def test_the_line_in_the_reader_asks_and_shows_what_was_found(window, known, qtbot):
    lack = window.reader.page.lack
    qtbot.waitUntil(lack.isVisible)
    assert lack.words.text() == "Known by its title only."
    with qtbot.waitSignal(window.library.sources.completed):
        lack.complete.click()
    dialog = window.findChild(OffersDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.paper_id == known[0]
    dialog.close()


def test_accepting_joins_and_undo_takes_it_back(window, known, qtbot):
    window.library.save_note(known[0], "mine")
    complete(window, qtbot)
    dialog = open_offers(window, qtbot)
    button(dialog, "It is this one").click()
    shelved = window.library.load_paper(known[0])
    assert (shelved.paper.arxiv_id, shelved.note) == (ID, "mine")
    assert not dialog.isVisible()
    assert window.reader.page.lack.isHidden()
    window.actions_by_name["undo"].trigger()
    assert window.library.load_paper(known[0]).paper.arxiv_id is None
    assert not window.reader.page.lack.isHidden()


def test_refusing_is_kept(window, known, qtbot):
    complete(window, qtbot)
    button(open_offers(window, qtbot), "It is another paper").click()
    assert window.library.sources.load_offers() == []
    complete(window, qtbot)
    assert "that no service knows" in window.strip.message.text()


def test_nothing_to_look_at_is_said(window):
    window.actions_by_name["offers"].trigger()
    assert window.strip.message.text().startswith("Nothing waits to be looked at")


def test_one_is_passed_over_and_comes_again(window, known, database, service, qtbot):
    with writing(database):
        told = [Listed(Paper("Slow Growths of Lichen"))]
        papers.merge(database, Listing("huggingface", "file", "page.txt"), told, "2026-03-31T08:00:00.000Z")
    window.papers.select(known[1])
    with qtbot.waitSignal(window.library.sources.completed):
        window.actions_by_name["complete_all"].trigger()
    dialog = open_offers(window, qtbot)
    first = dialog.paper_id
    assert dialog.counter.text() == "1 of 2"
    dialog.next.click()
    assert dialog.paper_id != first
    dialog.next.click()
    assert dialog.paper_id == first
    dialog.close()


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        (Paper("Moss"), "Known by its title only."),
        (Paper("Moss", "Green."), "Known without an arXiv id or DOI."),
        (Paper("Moss", arxiv_id=ID), "Known by its id only."),
        (Paper("Moss", "Green.", doi="10.5555/moss"), "Its authors are not known yet."),
        (Paper("Moss", "", (Author("Ada"),), arxiv_id=ID), "Its abstract is not known yet."),
        (Paper("Moss", "", (Author("Ada"),), doi="10.5555/moss"), ""),
        (Paper("Moss", "Green.", (Author("Ada"),), arxiv_id=ID), ""),
    ],
)
def test_what_is_said_of_what_is_lacking(paper, words):
    assert lack_of(paper) == words


def test_after_an_import_completing_what_lacks_something_is_offered(window, qtbot, tmp_path):
    page = tmp_path / "mine.bib"
    page.write_text("@misc{a, title={Slow Growth of Ferns}}", encoding="utf-8")
    with qtbot.waitSignal(window.library.imported):
        window.library.import_files([page])
    bar = window.quiet_bar
    assert bar.isVisible()
    assert (bar.message.text(), bar.undo.text()) == ("1 paper is incomplete", "Complete")
    with qtbot.waitSignal(window.library.sources.completed):
        bar.undo.click()


def test_after_completing_several_what_was_offered_can_be_looked_at(window, known, database, qtbot):
    page = Listing("huggingface", "file", "page.txt")
    with writing(database):
        papers.merge(database, page, [Listed(Paper("Slow Growth of Lichen!!s"))], "2026-03-31T08:00:00.000Z")
    with qtbot.waitSignal(window.library.sources.completed):
        window.later.completions.complete_all()
    bar = window.quiet_bar
    assert (bar.isVisible(), bar.undo.text()) == (True, "Look at them")
    bar.undo.click()
    qtbot.waitUntil(window.findChild(OffersDialog).isVisible)


def test_what_a_paper_lacks_stands_above_its_abstract(window, qtbot):
    page = window.reader.page
    qtbot.waitUntil(page.lack.isVisible)
    assert page.facts.geometry().bottom() <= page.lack.geometry().top()
    assert page.lack.geometry().bottom() <= page.abstract.geometry().top()


def test_the_bar_offers_to_undo_again_after_another_offer(window, known):
    window.quiet_bar.offer("Something", lambda: None, "Complete")
    window.library.star(known[:1], True)
    assert window.quiet_bar.undo.text() == "Undo"
