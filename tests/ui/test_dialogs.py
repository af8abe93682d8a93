"""What the dialogs ask, and what becomes of the answers. Each dialog's own behaviour is tested beside it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.records import ExportOptions, Listing
from desktop.ui import dialogs as module
from desktop.ui.dialogs import PREVIEWED, Dialogs
from desktop.ui.export_dialog import ExportChoice
from desktop.ui.views import ALL_PAPERS, view_of_collection
from tests.libraries import add_day
from tests.panes import Panes


class Answers:
    """Stands for a dialog's ``ask``: keeps what it was asked, and answers."""

    def __init__(self, answer=None):
        self.answer = answer
        self.asked = []
        self.options = []

    def __call__(self, *arguments, **options):
        self.asked.append(arguments)
        self.options.append(options)
        return self.answer


@pytest.fixture
def ids(database):
    return add_day(database, 6)


@pytest.fixture
def panes(live, ids, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    panes.window = QWidget()
    qtbot.addWidget(panes.window)
    panes.dialogs = Dialogs(live, panes.list, panes.browsing, panes.window)
    return panes


@pytest.fixture
def answers(monkeypatch):
    def answers(dialog, answer):
        stand_in = Answers(answer)
        monkeypatch.setattr(getattr(module, dialog), "ask", stand_in)
        return stand_in

    return answers


def test_another_listing_is_pulled_when_one_was_chosen(panes, live, answers, monkeypatch):
    pulled = []
    monkeypatch.setattr(live, "pull", pulled.append)
    answers("PullDialog", None)
    panes.dialogs.pull_other()
    week = Listing("huggingface", "week", "2026-W14")
    answers("PullDialog", week)
    panes.dialogs.pull_other()
    assert pulled == [week]


def test_chosen_files_are_imported_and_their_folder_is_remembered(panes, live, monkeypatch, tmp_path):
    imported = []
    chosen = Answers(([], ""))
    monkeypatch.setattr(live, "import_files", imported.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", chosen)
    panes.dialogs.import_files()
    assert imported == []
    chosen.answer = ([str(tmp_path / "a.json"), str(tmp_path / "b.txt")], "")
    panes.dialogs.import_files()
    panes.dialogs.import_files()
    assert imported == [[tmp_path / "a.json", tmp_path / "b.txt"]] * 2
    assert [asked[2] for asked in chosen.asked] == [str(Path.home())] * 2 + [str(tmp_path)]


def test_selected_papers_go_into_the_chosen_collection(panes, live, ids, answers):
    asked = answers("CollectionChooser", None)
    panes.dialogs.collect()
    assert live.load_collections() == []
    panes.list.view.selectAll()
    asked.answer = "Survey/2026"
    panes.dialogs.collect()
    assert [question[2] for question in asked.asked] == ["Add 1 paper to…", "Add 6 papers to…"]
    assert [(one.path, one.count) for one in live.load_collections()] == [("Survey", 6), ("Survey/2026", 6)]


def test_the_paper_that_is_read_can_be_collected_alone(panes, live, ids, answers):
    answers("CollectionChooser", "Survey")
    panes.list.view.selectAll()
    panes.dialogs.collect(ids[:1])
    assert live.load_collections()[0].count == 1


def test_collections_are_made_inside_others_renamed_and_deleted(panes, live, answers):
    asked = answers("NameDialog", "Survey")
    panes.dialogs.new_collection(0)
    (survey,) = live.load_collections()
    asked.answer = "2026"
    panes.dialogs.new_collection(survey.collection_id)
    assert asked.asked[-1][1] == "New collection inside “Survey”"
    asked.answer = "Overview"
    panes.dialogs.rename_collection(survey.collection_id)
    assert asked.asked[-1][1:] == ("Rename “Survey”", "Name", "Survey")
    assert [one.path for one in live.load_collections()] == ["Overview", "Overview/2026"]
    panes.dialogs.delete_collection(survey.collection_id)
    assert live.load_collections() == []
    live.undo()
    assert [one.path for one in live.load_collections()] == ["Overview", "Overview/2026"]


def test_no_name_makes_and_renames_nothing(panes, live, answers):
    live.create_collection("Survey")
    (survey,) = live.load_collections()
    acted = []
    live.acted.connect(acted.append)
    for answer in (None, "Survey"):
        answers("NameDialog", answer)
        panes.dialogs.rename_collection(survey.collection_id)
    answers("NameDialog", None)
    panes.dialogs.new_collection(0)
    for gone in (panes.dialogs.rename_collection, panes.dialogs.delete_collection):
        gone(99)
    assert acted == []
    assert panes.told == []


def test_the_view_is_exported_where_one_paper_is_selected_else_the_selection(panes, live, ids, answers, tmp_path):
    asked = answers("ExportDialog", None)
    panes.dialogs.export()
    panes.list.view.selectAll()
    panes.dialogs.export()
    live.collect("Survey/2026", ids[:2])
    collection = live.load_collections()[1]
    panes.dialogs.export(view_of_collection(collection.collection_id))
    assert [question[:2] for question in asked.asked] == [
        ("Export “Inbox”", 6),
        ("Export “6 papers”", 6),
        ("Export “Survey / 2026”", 2),
    ]
    assert [question[5].name for question in asked.asked] == ["Inbox.bib", "6-papers.bib", "Survey-2026.bib"]
    assert panes.browsing.collection == live.load_collections()[1]


def test_papers_that_stay_in_sight_are_exported_with_the_view(panes, live, ids, answers):
    asked = answers("ExportDialog", None)
    live.mark_read(ids[:2], True)
    panes.dialogs.export()
    assert asked.asked[0][1] == 6


def test_what_was_chosen_is_written(panes, live, ids, answers, tmp_path, qtbot):
    file = tmp_path / "out.bib"
    answers("ExportDialog", ExportChoice(ExportOptions(), file))
    with qtbot.waitSignal(live.work_ended):
        panes.dialogs.export()
    qtbot.waitUntil(file.exists)
    assert file.read_text(encoding="utf-8").count("@") == 6
    asked = answers("ExportDialog", None)
    panes.dialogs.export()
    assert asked.asked[0][5] == tmp_path / "Inbox.bib"


def test_nothing_to_export_is_said(panes, answers):
    asked = answers("ExportDialog", None)
    panes.browsing.show_query("nothing has these words")
    panes.dialogs.export()
    assert asked.asked == []
    assert panes.told == ["There are no papers here to export."]


def test_the_preview_freezes_no_keys_and_copy_does(panes, live, ids, answers):
    asked = answers("ExportDialog", None)
    panes.dialogs.export()
    preview, copy = asked.asked[0][3:5]
    shown = preview(ExportOptions())
    assert live.load_paper(ids[0]).citation_key is None
    assert copy(ExportOptions()) == shown
    assert live.load_paper(ids[0]).citation_key


def test_a_long_export_is_previewed_in_part_and_copied_whole(panes, live, database, answers):
    add_day(database, PREVIEWED, "2026-03-30", first=500)
    asked = answers("ExportDialog", None)
    panes.dialogs.export(ALL_PAPERS)
    preview, copy = asked.asked[0][3:5]
    assert preview(ExportOptions()).count("@") == PREVIEWED
    assert preview(ExportOptions()).endswith("% and 6 more entries\n")
    assert copy(ExportOptions()).count("@") == PREVIEWED + 6


def test_about_says_the_version(panes, monkeypatch):
    said = Answers()
    monkeypatch.setattr(QMessageBox, "about", said)
    panes.dialogs.about()
    assert "MIT licence" in said.asked[0][2]
