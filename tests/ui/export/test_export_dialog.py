"""The export dialog: what it shows, and what it lets the reader decide."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.errors import PapershelfError
from desktop.records import ExportOptions
from desktop.ui.export.export_dialog import ExportChoice, ExportDialog, ExportScope
from desktop.ui.export.export_preview import LIMIT

FORMATS = (("bibtex", "BibTeX", ".bib"), ("ris", "RIS", ".ris"))
IN_LATEX = ("bibtex",)


def describe(options: ExportOptions) -> str:
    """A text that shows every option that was asked for."""
    return f"{options.format} unicode={options.unicode} {options.abstract} {options.keywords} {options.note}"


@pytest.fixture
def open_dialog(qtbot, tmp_path):
    def open_dialog(render=describe, count=17, suggested=tmp_path / "survey.bib", render_all=None):
        whole = ExportScope(
            "All 17 in “R&D”", "Export “Survey / 2026”", count, render, render_all or render, suggested=suggested
        )
        dialog = ExportDialog([whole], FORMATS, in_latex=IN_LATEX)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_dialog


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def write(qtbot, dialog, name):
    dialog.file.field.selectAll()
    qtbot.keyClick(dialog.file.field, Qt.Key.Key_Delete)
    if name:
        dialog.file.field.insert(name[:-1])
        qtbot.keyClicks(dialog.file.field, name[-1])


def test_it_begins_with_the_first_format_and_gives_nothing_private(open_dialog, tmp_path):
    dialog = open_dialog()
    assert dialog.choice() == ExportChoice(ExportOptions(), tmp_path / "survey.bib")
    assert dialog.export_button.text() == "Export 17 papers"
    assert dialog.preview.toPlainText() == "bibtex unicode=None False False False"
    assert (dialog.preview.accessibleName(), dialog.file.field.accessibleName()) == ("Preview", "File")


def test_every_choice_is_shown_in_the_preview_at_once(qtbot, open_dialog):
    dialog = open_dialog()
    click(qtbot, dialog.form.letters.button(False))
    for box in (dialog.form.abstract, dialog.form.keywords, dialog.form.note):
        click(qtbot, box)
    assert dialog.preview.toPlainText() == "bibtex unicode=False True True True"
    assert "private notes" in dialog.note_line.text()
    assert dialog.choice().options == ExportOptions("bibtex", False, True, True, True)
    dialog.form.format.setCurrentIndex(1)
    assert not dialog.form.letters.isVisible()
    assert dialog.form.note.isVisible()
    assert dialog.preview.toPlainText() == "ris unicode=None True True True"
    dialog.form.format.setCurrentIndex(0)
    assert dialog.choice().options == ExportOptions("bibtex", False, True, True, True)


def test_another_format_swaps_the_suffix(open_dialog, tmp_path):
    dialog = open_dialog()
    dialog.form.format.setCurrentIndex(1)
    assert dialog.choice().file == tmp_path / "survey.ris"


def test_a_name_that_the_reader_wrote_keeps_its_suffix(qtbot, open_dialog, tmp_path):
    dialog = open_dialog()
    dialog.file.field.selectAll()
    qtbot.keyClicks(dialog.file.field, "mine.bib")
    dialog.form.format.setCurrentIndex(1)
    assert dialog.choice().file == tmp_path / "mine.bib"


def test_the_name_that_is_suggested_is_not_taken_yet(open_dialog, tmp_path):
    for taken in ("survey.bib", "survey-2.bib", "survey.ris"):
        (tmp_path / taken).write_text("by hand", encoding="utf-8")
    dialog = open_dialog()
    assert dialog.choice().file == tmp_path / "survey-3.bib"
    dialog.form.format.setCurrentIndex(1)
    assert dialog.choice().file == tmp_path / "survey-2.ris"
    assert dialog.file.line.text() == ""


def test_replacing_a_file_is_said_in_the_line_and_on_the_button(qtbot, open_dialog, tmp_path):
    (tmp_path / "mine.bib").write_text("by hand", encoding="utf-8")
    dialog = open_dialog()
    write(qtbot, dialog, str(tmp_path / "mine.bib"))
    assert dialog.file.line.text() == "mine.bib is there already and will be replaced."
    assert dialog.file.line.property("kind") == "warning"
    assert dialog.export_button.text() == "Replace with 17 papers"
    assert dialog.export_button.isDefault()  # the reader wrote this name
    write(qtbot, dialog, str(tmp_path / "new.bib"))
    assert (dialog.file.line.text(), dialog.file.line.property("kind")) == ("", "faint")
    assert dialog.export_button.text() == "Export 17 papers"


def test_a_file_that_came_under_the_suggested_name_is_not_replaced_by_enter(qtbot, open_dialog, tmp_path):
    dialog = open_dialog()
    (tmp_path / "survey.bib").write_text("by somebody else", encoding="utf-8")
    qtbot.keyClick(dialog.file.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.export_button.text() == "Replace with 17 papers"
    assert not dialog.export_button.isDefault()
    qtbot.keyClick(dialog.file.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    click(qtbot, dialog.export_button)
    assert dialog.result() == dialog.DialogCode.Accepted


@pytest.fixture
def two_scopes(qtbot, tmp_path):
    def two_scopes(chosen=0):
        scopes = [
            ExportScope("All 17 in “R&D”", "Export “R&D”", 17, lambda _: "all", lambda _: "all", tmp_path / "rd.bib"),
            ExportScope(
                "The 1 selected", "Export the selected paper", 1, lambda _: "one", lambda _: "one", tmp_path / "p.bib"
            ),
        ]
        dialog = ExportDialog(scopes, FORMATS, chosen=chosen)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return two_scopes


def describe_scope(dialog):
    return dialog.windowTitle(), dialog.export_button.text(), dialog.preview.toPlainText(), dialog.choice().file.name


def test_the_list_or_the_selection_is_exported_as_chosen(qtbot, two_scopes):
    dialog = two_scopes()
    assert dialog.scope.button(0).text() == "All 17 in “R&&D”"
    assert describe_scope(dialog) == ("Export “R&D”", "Export 17 papers", "all", "rd.bib")
    click(qtbot, dialog.scope.button(1))
    assert describe_scope(dialog) == ("Export the selected paper", "Export 1 paper", "one", "p.bib")
    assert dialog.choice().scope == 1
    click(qtbot, dialog.copy_button)
    assert QGuiApplication.clipboard().text() == "one"
    assert two_scopes(chosen=1).choice().scope == 1


def test_another_scope_leaves_the_name_that_the_reader_wrote(qtbot, two_scopes, tmp_path):
    dialog = two_scopes()
    write(qtbot, dialog, str(tmp_path / "mine.bib"))
    click(qtbot, dialog.scope.button(1))
    assert dialog.choice().file == tmp_path / "mine.bib"


def test_one_scope_is_no_question(open_dialog, two_scopes):
    assert not open_dialog().scope.isVisible()
    assert two_scopes().scope.isVisible()


def test_in_a_narrow_dialog_the_options_stand_above_the_text(qtbot, two_scopes):
    dialog = two_scopes()
    assert dialog.preview.mapTo(dialog, dialog.preview.rect().topLeft()).x() > dialog.form.width()
    dialog.resize(600, 330)
    qtbot.waitUntil(lambda: dialog.preview.y() > dialog.form.y())
    assert dialog.preview.x() == dialog.form.x()
    assert dialog.export_button.isVisible()
    assert dialog.rect().contains(dialog.export_button.geometry())


@pytest.mark.parametrize(
    ("typed", "words"),
    [("missing/survey.bib", "There is no folder"), ("", "Name the file"), (".", "is a folder"), ("a" * 300, "No file can")],
)
def test_a_file_that_cannot_be_written_says_why(qtbot, open_dialog, typed, words):
    dialog = open_dialog()
    write(qtbot, dialog, typed)
    assert words in dialog.file.line.text()
    assert not dialog.export_button.isEnabled()
    assert dialog.copy_button.isEnabled()


def test_a_text_that_cannot_be_made_says_why_in_its_place(qtbot, open_dialog):
    def render(options: ExportOptions) -> str:
        if options.note:
            raise PapershelfError("The note of “Sparse” cannot be read; open the paper to see it.")
        return "@misc{}"

    dialog = open_dialog(render)
    click(qtbot, dialog.form.note)
    assert dialog.preview.toPlainText().startswith("The note of “Sparse”")
    assert not dialog.export_button.isEnabled()
    assert not dialog.copy_button.isEnabled()
    click(qtbot, dialog.form.note)
    assert dialog.preview.toPlainText() == "@misc{}"
    assert dialog.export_button.isEnabled()


def test_a_long_text_is_shown_in_part_and_copied_whole(qtbot, open_dialog):
    whole = "@misc{key,\n}\n" * (LIMIT // 13 + 1000)
    dialog = open_dialog(lambda _options: whole)
    shown = dialog.preview.toPlainText()
    assert len(shown) < LIMIT + 100
    assert shown.endswith("… and 13 kB more")
    click(qtbot, dialog.copy_button)
    assert QGuiApplication.clipboard().text() == whole
    assert dialog.note_line.text() == "Copied 17 papers."


def test_copy_gives_the_whole_text_also_where_the_preview_is_of_the_first_papers(qtbot, open_dialog):
    asked = []

    def render_all(options: ExportOptions) -> str:
        asked.append(options)
        return "all of it"

    dialog = open_dialog(lambda _options: "the first papers", render_all=render_all)
    click(qtbot, dialog.form.abstract)
    assert asked == []
    click(qtbot, dialog.copy_button)
    assert QGuiApplication.clipboard().text() == "all of it"
    assert asked == [ExportOptions(abstract=True)]
    assert dialog.preview.toPlainText() == "the first papers"


def test_a_whole_text_that_cannot_be_made_says_why_and_copies_nothing(qtbot, open_dialog):
    def refuse(_options: ExportOptions) -> str:
        raise PapershelfError("The library could not be written; free the disk.")

    QGuiApplication.clipboard().setText("what was there")
    dialog = open_dialog(render_all=refuse)
    click(qtbot, dialog.copy_button)
    assert dialog.preview.toPlainText() == "The library could not be written; free the disk."
    assert QGuiApplication.clipboard().text() == "what was there"
    assert dialog.note_line.text() == ""
    assert not dialog.copy_button.isEnabled()


def test_enter_exports_and_escape_does_not(qtbot, open_dialog):
    dialog = open_dialog()
    qtbot.keyClick(dialog.file.field, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    dialog = open_dialog()
    qtbot.keyClick(dialog.file.field, Qt.Key.Key_Escape)
    assert dialog.result() == dialog.DialogCode.Rejected
    assert not dialog.isVisible()


def test_no_papers_cannot_be_exported(open_dialog):
    assert not open_dialog(count=0).export_button.isEnabled()


def test_choose_takes_the_file_that_was_chosen(qtbot, open_dialog, tmp_path, monkeypatch):
    chosen = str(tmp_path / "thesis.bib")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (chosen, ""))
    dialog = open_dialog()
    click(qtbot, dialog.file.choose_button)
    dialog.form.format.setCurrentIndex(1)
    assert dialog.choice().file == tmp_path / "thesis.bib"


def test_a_format_that_holds_everything_leaves_nothing_to_choose(qtbot, tmp_path):
    scope = ExportScope("Papers", "Export", 2, lambda _options: "[]", lambda _options: "[]", tmp_path / "a.bib")
    dialog = ExportDialog([scope], (*FORMATS, ("json", "JSON", ".json")), complete=("json",))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.form.note.isVisible()
    assert dialog.note_line.text() == ""
    dialog.form.format.setCurrentIndex(2)
    assert not dialog.form.note.isVisible()
    assert not dialog.form.letters.isVisible()
    assert "private notes" in dialog.note_line.text()
    assert dialog.choice().file == tmp_path / "a.json"
