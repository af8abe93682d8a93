"""What the dialog says will happen, and what it answers."""

import pytest

from desktop.ui.asking.catch_up_dialog import CatchUpDialog


@pytest.fixture
def dialog(qtbot):
    dialog = CatchUpDialog(640)
    qtbot.addWidget(dialog)
    return dialog


def test_it_says_what_will_happen_to_how_many(dialog):
    assert dialog.keep.value() == 40
    assert "The 40 papers with the most upvotes for their day stay" in dialog.sentence.text()
    assert "The other 600 are dismissed" in dialog.sentence.text()
    dialog.keep.button(80).click()
    assert "The other 560 are dismissed" in dialog.sentence.text()
    assert dialog.act.isEnabled()
    assert "papers you filed, noted, tagged or highlighted are left alone" in dialog.promise.text()


def test_there_is_nothing_to_do_when_all_would_stay(qtbot):
    dialog = CatchUpDialog(40)
    qtbot.addWidget(dialog)
    assert dialog.sentence.text() == "There are no more than 40 unseen papers, so all of them stay."
    assert not dialog.act.isEnabled()
    dialog.keep.button(20).click()
    assert dialog.act.isEnabled()


def test_the_answer_is_the_number_chosen(dialog, monkeypatch):
    monkeypatch.setattr(CatchUpDialog, "exec", lambda self: self.keep.button(20).click() or CatchUpDialog.DialogCode.Accepted)
    assert CatchUpDialog.ask(None, 640) == 20
    monkeypatch.setattr(CatchUpDialog, "exec", lambda _self: CatchUpDialog.DialogCode.Rejected)
    assert CatchUpDialog.ask(None, 640) is None
