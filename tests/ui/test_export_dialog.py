"""The export dialog: what it shows, and what it lets the reader decide."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.errors import PapershelfError
from desktop.records import ExportOptions
from desktop.ui.export_dialog import ExportChoice, ExportDialog
from desktop.ui.export_preview import LIMIT

FORMATS = (("bibtex", "BibTeX", ".bib"), ("ris", "RIS", ".ris"))


def describe(options: ExportOptions) -> str:
    """A text that shows every option that was asked for."""
    return f"{options.format} unicode={options.unicode} {options.abstract} {options.keywords} {options.note}"


@pytest.fixture
def open_dialog(qtbot, tmp_path):
    def open_dialog(render=describe, count=17, suggested=tmp_path / "survey.bib", render_all=None):
        dialog = ExportDialog("Export “Survey / 2026”", count, FORMATS, render, render_all or render, suggested)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_dialog


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_begins_with_the_first_format_and_gives_nothing_private(open_dialog, tmp_path):
    dialog = open_dialog()
    assert dialog.choice() == ExportChoice(ExportOptions(), tmp_path / "survey.bib")
    assert dialog.export_button.text() == "Export 17 papers"
    assert dialog.preview.toPlainText() == "bibtex unicode=None False False False"
    assert (dialog.preview.accessibleName(), dialog.file.accessibleName()) == ("Preview", "File")


def test_every_choice_is_shown_in_the_preview_at_once(qtbot, open_dialog):
    dialog = open_dialog()
    dialog.format.setCurrentIndex(1)
    click(qtbot, dialog.letters.button(False))
    for box in (dialog.abstract, dialog.keywords, dialog.note):
        click(qtbot, box)
    assert dialog.preview.toPlainText() == "ris unicode=False True True True"
    assert "private notes" in dialog.note_line.text()
    assert dialog.choice().options == ExportOptions("ris", False, True, True, True)


def test_another_format_swaps_the_suffix(open_dialog, tmp_path):
    dialog = open_dialog()
    dialog.format.setCurrentIndex(1)
    assert dialog.choice().file == tmp_path / "survey.ris"


def test_a_name_that_the_reader_wrote_keeps_its_suffix(qtbot, open_dialog, tmp_path):
    dialog = open_dialog()
    dialog.file.selectAll()
    qtbot.keyClicks(dialog.file, "mine.bib")
    dialog.format.setCurrentIndex(1)
    assert dialog.choice().file == tmp_path / "mine.bib"


def test_a_file_that_is_there_is_said_to_be_replaced(open_dialog, tmp_path):
    (tmp_path / "survey.bib").write_text("@misc{}", encoding="utf-8")
    dialog = open_dialog()
    assert dialog.file_line.text() == "Replaces the file that is there."
    assert dialog.export_button.isEnabled()


@pytest.mark.parametrize(
    ("typed", "words"),
    [("missing/survey.bib", "There is no folder"), ("", "Name the file"), (".", "is a folder"), ("a" * 300, "No file can")],
)
def test_a_file_that_cannot_be_written_says_why(open_dialog, typed, words):
    dialog = open_dialog()
    dialog.file.setText(typed)
    assert words in dialog.file_line.text()
    assert not dialog.export_button.isEnabled()
    assert dialog.copy_button.isEnabled()


def test_a_text_that_cannot_be_made_says_why_in_its_place(qtbot, open_dialog):
    def render(options: ExportOptions) -> str:
        if options.note:
            raise PapershelfError("The note of “Sparse” cannot be read; open the paper to see it.")
        return "@misc{}"

    dialog = open_dialog(render)
    click(qtbot, dialog.note)
    assert dialog.preview.toPlainText().startswith("The note of “Sparse”")
    assert not dialog.export_button.isEnabled()
    assert not dialog.copy_button.isEnabled()
    click(qtbot, dialog.note)
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
    click(qtbot, dialog.abstract)
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
    qtbot.keyClick(dialog.file, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    dialog = open_dialog()
    qtbot.keyClick(dialog.file, Qt.Key.Key_Escape)
    assert dialog.result() == dialog.DialogCode.Rejected
    assert not dialog.isVisible()


def test_no_papers_cannot_be_exported(open_dialog):
    assert not open_dialog(count=0).export_button.isEnabled()


def test_choose_takes_the_file_that_was_chosen(qtbot, open_dialog, tmp_path, monkeypatch):
    chosen = str(tmp_path / "thesis.bib")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (chosen, ""))
    dialog = open_dialog()
    click(qtbot, dialog.choose_button)
    dialog.format.setCurrentIndex(1)
    assert dialog.choice().file == tmp_path / "thesis.bib"
