"""The commands of the menu Paper: what is done to the selected papers."""

from typing import TYPE_CHECKING

from desktop.records import ReadingStatus
from desktop.translation import tr
from desktop.ui.commands.command import PAPER, Command, Run
from desktop.ui.reader.highlight_commands import HIGHLIGHTING

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

ORIGINS = tr("&Versions and parts")
NOTE = tr("T&he note")
HIGHLIGHTS = tr("High&lights")
NONE, TO_READ, READING, DONE = ReadingStatus


def _of_origins(name: str, label: str, run: Run, needs: str, keys: tuple[str, ...] = ()) -> Command:
    return Command(name, PAPER, label, run, keys, needs, submenu=ORIGINS)


def _of_note(deed: str, label: str, short: str, keys: tuple[str, ...] = ()) -> Command:
    def run(window: "MainWindow") -> None:
        window.later.note_deeds.do(deed)

    return Command(f"note_{deed}", PAPER, label, run, keys, "paper", submenu=NOTE, short=short)


def _of_highlights(deed: str, label: str, short: str, keys: tuple[str, ...]) -> Command:
    def run(window: "MainWindow") -> None:
        window.later.highlight_deeds.do(deed)

    return Command(f"highlight_{deed}", PAPER, label, run, keys, "paper", submenu=HIGHLIGHTS, short=short)


PAPER_COMMANDS: tuple[Command, ...] = (
    Command("star", PAPER, tr("&Star"), lambda w: w.deeds.toggle_star(), ("S", "Ctrl+S"), "papers", edits=True),
    Command("dismiss", PAPER, tr("&Dismiss"), lambda w: w.triage.toggle_dismissed(), ("E", "Ctrl+D"), "papers", edits=True),
    Command(
        "star_go_on",
        PAPER,
        tr("Star and &go on"),
        lambda w: w.triage.star_and_go_on(),
        ("Shift+S", "Ctrl+Shift+S"),
        "papers",
        edits=True,
    ),
    Command("read", PAPER, tr("Mark as &read"), lambda w: w.deeds.toggle_read(), ("U", "Ctrl+U"), "papers", edits=True),
    Command(
        "status_next",
        PAPER,
        tr("Next reading status"),
        lambda w: w.triage.advance_status(),
        ("R",),
        "papers",
        separator=True,
        edits=True,
    ),
    Command("status_to_read", PAPER, tr("Reading status: to read"), lambda w: w.triage.set_status(TO_READ), needs="papers"),
    Command("status_reading", PAPER, tr("Reading status: reading"), lambda w: w.triage.set_status(READING), needs="papers"),
    Command("status_done", PAPER, tr("Reading status: done"), lambda w: w.triage.set_status(DONE), needs="papers"),
    Command("status_none", PAPER, tr("Take off the reading list"), lambda w: w.triage.set_status(NONE), needs="papers"),
    Command("put_off", PAPER, tr("Put off until…"), lambda w: w.triage.put_off(), ("B",), "papers"),
    Command(
        "trash",
        PAPER,
        tr("Move to the Trash"),
        lambda w: w.triage.toggle_trashed(),
        ("Shift+Del",),
        "papers",
        in_list=True,
        edits=True,
    ),
    Command("open", PAPER, tr("R&ead this paper"), lambda w: w.enter_reader(), ("O",), "paper", separator=True),
    Command("note", PAPER, tr("Write a &note"), lambda w: w.write_note(), ("N",), "paper"),
    _of_note("preview", tr("Show the note as it reads, or edit it"), tr("As it &reads, or to edit"), ("M", "Ctrl+Shift+M")),
    _of_note("room", tr("Show the note in the whole window"), tr("In the whole &window"), ("Shift+F11",)),
    _of_note("history", tr("History of the note…"), tr("&History…")),
    Command("tag", PAPER, tr("Add a &tag"), lambda w: w.write_tag(), ("T",), "paper"),
    *(_of_highlights(*each) for each in HIGHLIGHTING),
    Command("collect", PAPER, tr("Add to &collection"), lambda w: w.dialogs.collect(), ("L",), "papers"),
    Command(
        "uncollect",
        PAPER,
        tr("Remove from this collection"),
        lambda w: w.deeds.uncollect(),
        ("Del", "Ctrl+Del"),
        "papers",
        in_list=True,
        edits=True,
    ),
    Command("complete", PAPER, tr("Co&mplete"), lambda w: w.later.completions.complete_selected(), separator=True),
    Command(
        "complete_all", PAPER, tr("Complete all papers that lack something"), lambda w: w.later.completions.complete_all()
    ),
    Command(
        "offers", PAPER, tr("Look at what &was found for incomplete papers…"), lambda w: w.later.completions.show_offers()
    ),
    _of_origins("what_changed", tr("What changed"), lambda w: w.later.origin_deeds.show_changes(), "version", ("W",)),
    _of_origins("split", tr("These are two papers…"), lambda w: w.later.origin_deeds.split(), "parts"),
    _of_origins("join", tr("These two are one paper"), lambda w: w.later.origin_deeds.join(), "two"),
    Command("open_page", PAPER, tr("Open the &arXiv page"), lambda w: w.deeds.open_page(), ("V",), "paper", separator=True),
    Command("open_pdf", PAPER, tr("Open the &PDF"), lambda w: w.deeds.open_pdf(), ("P",), "paper"),
    Command(
        "copy_bibtex",
        PAPER,
        tr("Copy &BibTeX"),
        lambda w: w.deeds.copy_bibtex(),
        ("Ctrl+Shift+C", "Y"),
        "papers",
        separator=True,
    ),
    Command(
        "copy_key", PAPER, tr("Copy citation &key"), lambda w: w.deeds.copy_keys(), ("Ctrl+Shift+K", "Shift+Y"), "papers"
    ),
    Command("copy_citation", PAPER, tr("Copy \\cite{…}"), lambda w: w.deeds.copy_citation(), ("Ctrl+K",), "papers"),
    Command("copy_text", PAPER, tr("Copy as te&xt"), lambda w: w.deeds.copy_text(), ("Ctrl+Alt+C", "C"), "papers"),
    Command(
        "dismiss_rest",
        PAPER,
        tr("Dismiss the rest of the day, keep starred"),
        lambda w: w.triage.dismiss_rest_of_day(),
        ("Ctrl+Shift+D",),
        separator=True,
        bulk=True,
    ),
    Command("empty_trash", PAPER, tr("Empty the Trash…"), lambda w: w.later.empty_trash(), bulk=True),
    Command("catch_up", PAPER, tr("Catch up…"), lambda w: w.triage.catch_up(), bulk=True),
)
