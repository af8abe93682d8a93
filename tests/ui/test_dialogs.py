"""What the dialogs ask, and what becomes of the answers. Each dialog's own behaviour is tested beside it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from desktop import __version__
from desktop.records import ExportOptions, Listing
from desktop.ui import dialogs as module
from desktop.ui.asking.about_dialog import AboutDialog
from desktop.ui.asking.pull_dialog import PullAnswer
from desktop.ui.dialogs import PREVIEWED, Dialogs
from desktop.ui.export.export_dialog import ExportChoice
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
def documents(tmp_path, monkeypatch):
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(folder))
    return folder


@pytest.fixture
def panes(live, ids, qtbot, documents):
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
    monkeypatch.setattr(live.sources, "pull", pulled.append)
    answers("PullDialog", None)
    panes.dialogs.pull_other()
    week = Listing("huggingface", "week", "2026-W14")
    answers("PullDialog", PullAnswer(week))
    panes.dialogs.pull_other()
    assert pulled == [week]
    assert live.sources.load_followed() == []


def test_what_was_pulled_is_followed_if_that_was_chosen(panes, live, answers, monkeypatch):
    monkeypatch.setattr(live.sources, "pull", lambda _listing: None)
    answers("PullDialog", PullAnswer(Listing("arxiv", "category", "cs.LG+cs.CL"), follow=True))
    panes.dialogs.pull_other()
    assert [one.listing.argument for one in live.sources.load_followed()] == ["cs.CL+cs.LG"]


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
    assert asked.asked[-1][1:5] == ("Rename “Survey”", "Name", "Rename", "Survey")
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


def scopes_of(question):
    return [(scope.label, scope.heading, scope.count) for scope in question[0]]


def test_the_list_is_exported_where_at_most_one_paper_is_selected_and_the_selection_can_be(panes, answers):
    asked = answers("ExportDialog", None)
    panes.dialogs.export()
    assert scopes_of(asked.asked[0]) == [
        ("All 6 in “Inbox”", "Export “Inbox”", 6),
        ("The selected paper", "Export the selected paper", 1),
    ]
    assert asked.options[0]["chosen"] == 0


def test_the_selection_is_exported_where_it_is_more_than_one_paper_or_was_asked_for(panes, answers):
    asked = answers("ExportDialog", None)
    panes.dialogs.export(prefer_selected=True)
    panes.list.view.selectAll()
    panes.list.view.selectionModel().select(
        panes.list.model.index(0, 0), panes.list.view.selectionModel().SelectionFlag.Deselect
    )
    panes.dialogs.export()
    assert scopes_of(asked.asked[1])[1] == ("The 5 selected", "Export 5 selected papers", 5)
    assert [options["chosen"] for options in asked.options] == [1, 1]


def test_a_selection_of_all_is_the_list(panes, answers):
    asked = answers("ExportDialog", None)
    panes.list.view.selectAll()
    panes.dialogs.export()
    assert scopes_of(asked.asked[0]) == [("All 6 in “Inbox”", "Export “Inbox”", 6)]
    assert asked.options[0]["chosen"] == 0


def test_a_view_of_the_sidebar_is_exported_alone(panes, live, ids, answers, documents):
    asked = answers("ExportDialog", None)
    live.collect("Survey/2026", ids[:2])
    collection = live.load_collections()[1]
    panes.dialogs.export(view_of_collection(collection.collection_id))
    assert scopes_of(asked.asked[0]) == [("All 2 in “Survey / 2026”", "Export “Survey / 2026”", 2)]
    assert asked.asked[0][0][0].suggested == documents / "Survey-2026.bib"
    assert panes.browsing.collection == live.load_collections()[1]


def test_a_selected_paper_gives_the_file_its_title(panes, live, answers):
    asked = answers("ExportDialog", None)
    panes.dialogs.export()
    (row,) = live.load_rows(panes.list.selected_ids())
    assert row.title == "Invented Findings, Part 1"
    assert asked.asked[0][0][1].suggested.name == "Invented-Findings-Part-1.bib"


def test_papers_that_stay_in_sight_are_exported_with_the_view(panes, live, ids, answers):
    asked = answers("ExportDialog", None)
    live.mark_read(ids[:2], True)
    panes.dialogs.export()
    assert asked.asked[0][0][0].count == 6


def test_what_was_chosen_is_written(panes, live, ids, answers, tmp_path, qtbot):
    file = tmp_path / "out.bib"
    answers("ExportDialog", ExportChoice(ExportOptions(), file))
    with qtbot.waitSignal(live.work_ended):
        panes.dialogs.export()
    qtbot.waitUntil(file.exists)
    assert file.read_text(encoding="utf-8").count("@") == 6
    asked = answers("ExportDialog", None)
    panes.dialogs.export()
    assert asked.asked[0][0][0].suggested == tmp_path / "Inbox.bib"


def test_the_chosen_scope_is_written(panes, live, answers, tmp_path, qtbot):
    file = tmp_path / "one.bib"
    answers("ExportDialog", ExportChoice(ExportOptions(), file, 1))
    with qtbot.waitSignal(live.work_ended):
        panes.dialogs.export()
    qtbot.waitUntil(file.exists)
    assert file.read_text(encoding="utf-8").count("@") == 1


def test_the_folder_of_exports_is_its_own_and_remembered(panes, live, answers, monkeypatch, tmp_path, documents, qtbot):
    remembered = QSettings(str(tmp_path / "remembered.ini"), QSettings.Format.IniFormat)
    asked = answers("ExportDialog", None)

    def proposed():
        dialogs = Dialogs(live, panes.list, panes.browsing, panes.window, remembered)
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", Answers(([str(tmp_path / "elsewhere" / "a.json")], "")))
        monkeypatch.setattr(live, "import_files", lambda _files: None)
        dialogs.import_files()
        dialogs.export()
        return asked.asked[-1][0][0].suggested.parent

    assert proposed() == documents
    thesis = tmp_path / "thesis"
    thesis.mkdir()
    asked.answer = ExportChoice(ExportOptions(), thesis / "out.bib")
    with qtbot.waitSignal(live.work_ended):
        proposed()
    asked.answer = None
    assert proposed() == thesis
    (thesis / "out.bib").unlink()
    thesis.rmdir()
    assert proposed() == documents


def test_nothing_to_export_is_said(panes, answers):
    asked = answers("ExportDialog", None)
    panes.browsing.show_query("nothing has these words")
    panes.dialogs.export()
    assert asked.asked == []
    assert panes.told == ["There are no papers here to export."]


def test_the_preview_freezes_no_keys_and_copy_does(panes, live, ids, answers):
    asked = answers("ExportDialog", None)
    panes.dialogs.export()
    scope = asked.asked[0][0][0]
    preview, copy = scope.render, scope.render_all
    shown = preview(ExportOptions())
    assert live.load_paper(ids[0]).citation_key is None
    assert copy(ExportOptions()) == shown
    assert live.load_paper(ids[0]).citation_key


def test_a_long_export_is_previewed_in_part_and_copied_whole(panes, live, database, answers):
    add_day(database, PREVIEWED, "2026-03-30", first=500)
    asked = answers("ExportDialog", None)
    panes.dialogs.export(ALL_PAPERS)
    scope = asked.asked[0][0][0]
    preview, copy = scope.render, scope.render_all
    assert preview(ExportOptions()).count("@") == PREVIEWED
    assert preview(ExportOptions()).endswith("% and 6 more entries\n")
    assert copy(ExportOptions()).count("@") == PREVIEWED + 6


def test_about_says_the_version_under_the_own_mark(panes, monkeypatch):
    shown = []
    monkeypatch.setattr(AboutDialog, "exec", lambda dialog: shown.extend(dialog.findChildren(QLabel)))
    panes.dialogs.about()
    texts = [label.text() for label in shown]
    assert f"Version {__version__}" in texts
    assert any("MIT licence" in text for text in texts)
    assert [label.pixmap().isNull() for label in shown if not label.text()] == [False]


def test_a_name_that_is_taken_makes_no_second_collection(panes, live, answers):
    live.create_collection("Survey/2026")
    survey = live.load_collections()[0]
    asked = answers("NameDialog", None)
    panes.dialogs.new_collection(0)
    panes.dialogs.new_collection(survey.collection_id)
    at_top, inside = (options["problem_with"] for options in asked.options)
    assert at_top("survey ") == "There is a collection “survey” here already."
    assert at_top("Survey / 2026") == "There is a collection “Survey/2026” here already."
    assert at_top("2026") == at_top("Survey/2027") == inside("Survey") == ""
    assert inside("2026") == "There is a collection “2026” here already."
    assert [question[3] for question in asked.asked] == ["Create", "Create"]


def test_a_path_makes_collections_inside_each_other(panes, live, answers):
    answers("NameDialog", "A / B/")
    panes.dialogs.new_collection(0)
    assert [one.path for one in live.load_collections()] == ["A", "A/B"]


def test_a_name_that_is_taken_cannot_be_given(panes, live, answers):
    live.create_collection("Survey/2026")
    live.create_collection("Survey/2027")
    asked = answers("NameDialog", None)
    panes.dialogs.rename_collection(live.load_collections()[1].collection_id)
    problem_with = asked.asked[0][5]
    assert problem_with("2027") == "There is a collection “2027” here already."
    assert problem_with("Survey") == problem_with("2026") == ""
    assert problem_with("A/B") == "A collection's name cannot hold “/”."


def test_papers_that_are_in_the_chosen_collection_already_are_told(panes, live, ids, answers):
    live.collect("Survey", ids)
    asked = answers("CollectionChooser", "Survey")
    panes.dialogs.collect(ids[:1])
    panes.dialogs.collect(ids)
    assert asked.asked[0][3] == {live.load_collections()[0].collection_id}
    assert panes.told == ["It is in “Survey” already.", "They are all in “Survey” already."]


def test_the_whole_library_is_written_where_the_reader_says(panes, live, documents, monkeypatch, qtbot):
    file = documents / "mine.json"
    asked = []

    def ask(*arguments):
        asked.append(arguments[2])
        return (str(file) if len(asked) > 1 else ""), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    panes.dialogs.export_library()
    assert list(documents.iterdir()) == []
    with qtbot.waitSignal(live.told) as told:
        panes.dialogs.export_library()
    assert told.args == [f"Wrote the whole library to {file}", False]
    assert file.read_text(encoding="utf-8").count('"entry": "paper"') == 6
    assert asked == [str(documents / "papershelf.json")] * 2


def test_the_library_is_copied_where_the_reader_says_and_over_nothing(panes, live, documents, monkeypatch, qtbot):
    file = documents / "copy.sqlite3"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(file), ""))
    with qtbot.waitSignal(live.told) as told:
        panes.dialogs.back_up()
    assert told.args == [f"Copied the library to {file}", False]
    before = file.read_bytes()
    with qtbot.waitSignal(live.told) as told:
        panes.dialogs.back_up()
    assert told.args == [f"{file} is there already, and nothing was copied: name a new file.", True]
    assert file.read_bytes() == before


def test_papers_are_written_as_markdown_files_into_a_folder(panes, live, documents, monkeypatch, qtbot):
    folder = documents / "notes"
    folder.mkdir()
    chosen = [""]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: chosen[0])
    panes.dialogs.export_folder()
    assert list(folder.iterdir()) == []
    chosen[0] = str(folder)
    with qtbot.waitSignal(live.told) as told:
        panes.dialogs.export_folder()
    assert told.args == [f"Wrote 6 papers to {folder}", False]
    assert len(list(folder.glob("*.md"))) == 6
