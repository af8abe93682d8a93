"""Papers that a reader has at hand: pasted on a train, filed, come when there is a network again, also after a restart."""

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings
from tests.arxiv_answers import atom_entry, atom_feed

ID = "2603.00042"


def paste(window, qtbot, text):
    QApplication.clipboard().setText(text)
    with qtbot.waitSignal(window.library.sources.added):
        qtbot.keyClick(window.papers.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_paper_pasted_without_a_network_comes_after_a_restart(open_papershelf, papershelf, service, monkeypatch, qtbot):
    monkeypatch.setenv("ARXIV_ENDPOINT", service.address)
    service.set_answer("/api/query", atom_feed(atom_entry(ID, "Moss on a Train")))
    monkeypatch.setenv("PAPERSHELF_OFFLINE", "1")
    window = open_papershelf()
    window.library.create_collection("Journey")
    [journey] = window.library.load_collections()
    window.browsing.show_collection(journey.collection_id)
    window.papers.view.setFocus()
    paste(window, qtbot, f"Ada said: https://arxiv.org/pdf/{ID}v2 is good")
    assert "waits" in window.strip.message.text()
    assert service.requests == []
    open_papershelf.close(window)

    monkeypatch.delenv("PAPERSHELF_OFFLINE")
    window = open_papershelf()
    window.library.sources.start(Settings())  # as the program does after the first paint
    qtbot.waitUntil(lambda: [one.count for one in window.library.load_collections()] == [1])
    assert window.library.sources.load_waiting() == []
    open_papershelf.close(window)

    [paper] = json.loads(papershelf("list", "in:Journey", "--json"))
    assert (paper["arxiv_id"], paper["title"]) == (ID, "Moss on a Train")
    assert len(service.requests) == 1


def test_a_bibliography_goes_in_and_comes_out_with_its_keys(open_papershelf, papershelf, service, tmp_path, qtbot):
    mine = tmp_path / "mine.bib"
    mine.write_text("@article{raven20, title={Slow M{\\\"o}ss}, author={R{\\'a}ven, Ada}, year=2020, doi={10.5555/moss}}\n")
    window = open_papershelf()
    with qtbot.waitSignal(window.library.imported):
        window.library.import_files([mine], "Survey")
    open_papershelf.close(window)
    [paper] = json.loads(papershelf("list", "in:Survey", "--json"))
    assert (paper["title"], paper["authors"], paper["published"], paper["citation_key"]) == (
        "Slow Möss",
        ["Ada Ráven"],
        "2020",
        "raven20",
    )
    assert "{raven20," in papershelf("export", "--collection", "Survey")
