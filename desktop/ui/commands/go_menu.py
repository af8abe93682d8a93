"""The commands of the menu Go: from paper to paper and from view to view."""

from typing import TYPE_CHECKING

from desktop.translation import tr
from desktop.ui.commands.colour_commands import COLOUR_COMMANDS
from desktop.ui.commands.command import GO, Command

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

COLLECTION = tr("Mo&ve this collection")


def _of_collection(where: str, label: str, short: str) -> Command:
    def run(window: "MainWindow") -> None:
        window.later.collection_moves.move_shown(where)

    return Command(f"move_collection_{where}", GO, label, run, submenu=COLLECTION, short=short)


GO_COMMANDS: tuple[Command, ...] = (
    Command("next", GO, tr("&Next paper"), lambda w: w.papers.go(1), ("J",), repeats=True),
    Command("previous", GO, tr("&Previous paper"), lambda w: w.papers.go(-1), ("K",), repeats=True),
    Command("next_unread", GO, tr("Next &unread paper"), lambda w: w.go_unread(1)),
    Command("previous_unread", GO, tr("Previous unr&ead paper"), lambda w: w.go_unread(-1)),
    Command("read_on", GO, tr("&Read on"), lambda w: w.read_on(), ("Space",), in_list=True),
    Command("first", GO, tr("&First paper"), lambda w: w.papers.view.go_to(0)),
    Command("last", GO, tr("&Last paper"), lambda w: w.papers.view.go_to(w.papers.model.rowCount() - 1)),
    Command("go_back", GO, tr("Bac&k to before the link"), lambda w: w.later.note_linking.go_back(), ("Alt+Left",)),
    Command("go_forward", GO, tr("&Go forward again"), lambda w: w.later.note_linking.go_forward(), ("Alt+Right",)),
    Command("to_list", GO, tr("&Back to the list"), lambda w: w.enter_list()),
    Command("go_inbox", GO, tr("&Inbox"), lambda w: w.browsing.go("inbox"), ("G, I",), separator=True),
    Command("go_today", GO, tr("&Today"), lambda w: w.browsing.go("today"), ("G, T",)),
    Command("go_week", GO, tr("This &week"), lambda w: w.browsing.go("week"), ("G, W",)),
    Command("go_starred", GO, tr("&Starred"), lambda w: w.browsing.go("starred"), ("G, S",)),
    Command("go_all", GO, tr("&All papers"), lambda w: w.browsing.go("all"), ("G, A",)),
    Command("go_recent", GO, tr("Recently added"), lambda w: w.browsing.go("recent")),
    Command("go_late_bloomers", GO, tr("Late bloomers"), lambda w: w.browsing.go("late-bloomers")),
    Command("go_to_read", GO, tr("To read"), lambda w: w.browsing.go("to-read"), ("G, R",)),
    Command("go_reading", GO, tr("Reading"), lambda w: w.browsing.go("reading")),
    Command("go_done", GO, tr("Done"), lambda w: w.browsing.go("done")),
    Command("go_later", GO, tr("Later"), lambda w: w.browsing.go("later"), ("G, L",)),
    Command("go_dismissed", GO, tr("&Dismissed"), lambda w: w.browsing.go("dismissed")),
    Command("go_trash", GO, tr("Trash"), lambda w: w.browsing.go("trashed"), ("G, X",)),
    Command("go_sources", GO, tr("S&ources"), lambda w: w.reading.leave_for(w.sources_room.open), ("G, O",)),
    Command("previous_day", GO, tr("Previous da&y"), lambda w: w.browsing.go_day(-1), ("[",), separator=True),
    Command("next_day", GO, tr("Ne&xt day"), lambda w: w.browsing.go_day(1), ("]",)),
    Command("new_collection", GO, tr("New &collection…"), lambda w: w.dialogs.new_collection(0), separator=True),
    _of_collection("up", tr("Move this collection up"), tr("&Up")),
    _of_collection("down", tr("Move this collection down"), tr("&Down")),
    _of_collection("in", tr("Move this collection into the one above"), tr("&Into the one above")),
    _of_collection("out", tr("Move this collection out of the one around it"), tr("&Out of the one around it")),
    Command("rename_tag", GO, tr("Rename or merge this tag…"), lambda w: w.later.tags.do_to_shown("rename")),
    Command("delete_tag", GO, tr("Delete this tag"), lambda w: w.later.tags.do_to_shown("delete")),
    *COLOUR_COMMANDS,
)
