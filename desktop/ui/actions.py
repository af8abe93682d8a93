"""COMMANDS: everything that can be done in the window. Menus, keys, the palette and the help page are built from it.

To add an action: one line here, and its method.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.records import Order, ReadingStatus
from desktop.translation import tr
from desktop.ui.reader.highlight_commands import HIGHLIGHTING

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

Run = Callable[["MainWindow"], object]


class Command(NamedTuple):
    """One thing that can be done. ``name`` is for programs, ``label`` for people.

    ``keys``: the first is the one that menus show. ``needs``: "paper", "two", "papers" (one or more) or "" for always;
    "version" and "parts" are for ``origin_deeds`` to see.
    ``bulk``: it changes many papers at once or destroys something, so it never has a key without Ctrl or Alt.
    ``edits``: it changes the selected papers, so its keys without Ctrl or Alt rest while several are selected.
    ``in_list``: its keys act in the list only, because elsewhere they belong to what is there.
    ``submenu`` is that part of the menu which it stands in, and ``short`` what it is called there.
    ``repeats``: again and again while its key is held; never what changes papers, or a key held too long empties a list.
    """

    name: str
    menu: str
    label: str
    run: Run
    keys: tuple[str, ...] = ()
    needs: str = ""
    checkable: bool = False
    separator: bool = False  # drawn above it
    repeats: bool = False
    bulk: bool = False
    edits: bool = False
    in_list: bool = False
    submenu: str = ""
    short: str = ""


FILE, EDIT, PAPER, GO, VIEW, HELP = tr("&File"), tr("&Edit"), tr("&Paper"), tr("&Go"), tr("&View"), tr("&Help")
NONE, TO_READ, READING, DONE = ReadingStatus
SORT, THEME, TEXT_SIZE, FOLLOWING = tr("&Sort"), tr("&Theme"), tr("Te&xt size"), tr("Follo&wing")
SMART, COLLECTION = tr("S&mart collection"), tr("Mo&ve this collection")
ORIGINS, NOTE, HIGHLIGHTS = tr("&Versions and parts"), tr("T&he note"), tr("High&lights")
MENUS = (FILE, EDIT, PAPER, GO, VIEW, HELP)


def _zoom(name: str, label: str, short: str, run: Run, keys: tuple[str, ...]) -> Command:
    return Command(name, VIEW, label, run, keys, submenu=TEXT_SIZE, short=short)


def _to_shown(deed: str) -> Run:
    return lambda window: window.later.following.do_to_shown(deed)


def _of_shown(name: str, label: str, short: str, run: Run, *, separator: bool = False) -> Command:
    return Command(name, FILE, label, run, submenu=FOLLOWING, short=short, separator=separator)


def _of_collection(where: str, label: str, short: str) -> Command:
    def run(window: "MainWindow") -> None:
        window.later.collection_moves.move_shown(where)

    return Command(f"move_collection_{where}", GO, label, run, submenu=COLLECTION, short=short)


def _of_smart(name: str, label: str, short: str, deed: str) -> Command:
    return Command(name, EDIT, label, lambda window: window.later.smart.do_to_shown(deed), submenu=SMART, short=short)


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


def _sort(order: Order, label: str, short: str, *, separator: bool = False) -> Command:
    def run(window: "MainWindow") -> None:
        window.browsing.sort_by(order)

    return Command(f"sort_{order}", VIEW, label, run, checkable=True, separator=separator, submenu=SORT, short=short)


def _theme(name: str, label: str, short: str) -> Command:
    def run(window: "MainWindow") -> None:
        window.appearance.set_theme(name)

    return Command(f"theme_{name}", VIEW, label, run, checkable=True, submenu=THEME, short=short)


COMMANDS: tuple[Command, ...] = (
    Command("pull", FILE, tr("&Pull"), lambda w: w.library.sources.pull(), ("F5", "Ctrl+R")),
    Command("pull_other", FILE, tr("Pull &another list…"), lambda w: w.dialogs.pull_other(), ("Ctrl+Shift+R",)),
    Command("follow", FILE, tr("&Follow…"), lambda w: w.dialogs.follow(), ("Ctrl+Shift+L",)),
    Command("follow_daily", FILE, tr("Follow &Daily Papers"), lambda w: w.later.following.follow_daily(), submenu=FOLLOWING),
    _of_shown("pull_shown", tr("Pull this listing"), tr("&Pull the one that is shown"), _to_shown("pull"), separator=True),
    _of_shown(
        "pause_shown",
        tr("Pause this listing, or take it up again"),
        tr("Pa&use it, or take it up again"),
        lambda w: w.later.following.pause_shown(),
    ),
    _of_shown("rename_shown", tr("Rename this listing…"), tr("&Rename it…"), _to_shown("rename")),
    _of_shown("move_shown_up", tr("Move this listing up"), tr("&Move it up"), _to_shown("up")),
    _of_shown("move_shown_down", tr("Move this listing down"), tr("Move it d&own"), _to_shown("down")),
    _of_shown("unfollow_shown", tr("Stop following this listing"), tr("&Stop following it"), _to_shown("unfollow")),
    Command("add", FILE, tr("A&dd papers…"), lambda w: w.later.arrivals.ask(), ("Ctrl+N",), separator=True),
    Command("paste", FILE, tr("Add papers from the clip&board"), lambda w: w.later.arrivals.paste(), ("Ctrl+V", "Shift+Ins")),
    Command("import", FILE, tr("&Import…"), lambda w: w.dialogs.import_files(), ("Ctrl+O",)),
    Command("export", FILE, tr("&Export…"), lambda w: w.dialogs.export(), ("Ctrl+Shift+E",), separator=True),
    Command("export-folder", FILE, tr("Export as &Markdown files…"), lambda w: w.dialogs.export_folder()),
    Command("export-library", FILE, tr("Export the whole librar&y…"), lambda w: w.dialogs.export_library()),
    Command("offline", FILE, tr("Work &offline"), lambda w: w.appearance.toggle_offline(), checkable=True, separator=True),
    Command("quit", FILE, tr("&Quit"), lambda w: w.close(), ("Ctrl+Q",), separator=True),
    Command("undo", EDIT, tr("&Undo"), lambda w: w.library.undo(), ("Ctrl+Z", "Z")),
    Command("redo", EDIT, tr("&Redo"), lambda w: w.library.redo(), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("find", EDIT, tr("&Find"), lambda w: w.search(), ("Ctrl+F", "/"), separator=True),
    Command("clear_search", EDIT, tr("&Clear the search"), lambda w: w.browsing.show_query("")),
    Command("save_search", EDIT, tr("Save this search…"), lambda w: w.later.smart.save_shown(), ("Ctrl+Alt+S",)),
    _of_smart("edit_smart", tr("Edit this smart collection…"), tr("&Edit…"), "edit"),
    _of_smart("move_smart_up", tr("Move this smart collection up"), tr("Move &up"), "up"),
    _of_smart("move_smart_down", tr("Move this smart collection down"), tr("Move &down"), "down"),
    _of_smart("delete_smart", tr("Delete this smart collection"), tr("De&lete"), "delete"),
    Command("settings", EDIT, tr("&Settings…"), lambda w: w.overlays.open_settings(), ("Ctrl+,",), separator=True),
    Command("find_in_paper", EDIT, tr("Find in this &paper"), lambda w: w.find_in_paper(), ("Ctrl+Shift+F",), "paper"),
    Command("pick", EDIT, tr("Select or unselect t&his paper"), lambda w: w.papers.view.pick(), ("X",), separator=True),
    Command("extend_down", EDIT, tr("Select the ne&xt too"), lambda w: w.papers.view.extend(1), ("Shift+J",), repeats=True),
    Command(
        "extend_up", EDIT, tr("Select the pre&vious too"), lambda w: w.papers.view.extend(-1), ("Shift+K",), repeats=True
    ),
    Command("pick_all", EDIT, tr("Select &all papers"), lambda w: w.papers.view.pick_all(), ("Ctrl+A", "*, A")),
    Command("pick_none", EDIT, tr("Select &only this paper"), lambda w: w.papers.view.pick_none(), ("*, N",)),
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
    Command("catch_up", PAPER, tr("Catch up…"), lambda w: w.triage.catch_up(), bulk=True),
    Command("next", GO, tr("&Next paper"), lambda w: w.papers.go(1), ("J",), repeats=True),
    Command("previous", GO, tr("&Previous paper"), lambda w: w.papers.go(-1), ("K",), repeats=True),
    Command("next_unread", GO, tr("Next &unread paper"), lambda w: w.go_unread(1)),
    Command("previous_unread", GO, tr("Previous unr&ead paper"), lambda w: w.go_unread(-1)),
    Command("read_on", GO, tr("&Read on"), lambda w: w.read_on(), ("Space",), in_list=True),
    Command("first", GO, tr("&First paper"), lambda w: w.papers.view.go_to(0)),
    Command("last", GO, tr("&Last paper"), lambda w: w.papers.view.go_to(w.papers.model.rowCount() - 1)),
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
    Command("go_dismissed", GO, tr("&Dismissed"), lambda w: w.browsing.go("dismissed")),
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
    Command("palette", VIEW, tr("&Command palette"), lambda w: w.overlays.open_palette(), ("Ctrl+Shift+P",)),
    Command("next_pane", VIEW, tr("Next &pane"), lambda w: w.walk_panes(1), ("F6",)),
    Command("previous_pane", VIEW, tr("Previous p&ane"), lambda w: w.walk_panes(-1), ("Shift+F6",)),
    Command(
        "show_library",
        VIEW,
        tr("Show &library"),
        lambda w: w.appearance.toggle_pane(0),
        ("Ctrl+1",),
        checkable=True,
        separator=True,
    ),
    Command("show_reader", VIEW, tr("Show &reader"), lambda w: w.appearance.toggle_pane(2), ("Ctrl+3",), checkable=True),
    Command("full_screen", VIEW, tr("Only the reader, &full screen"), lambda w: w.reading.toggle(), ("F11",), checkable=True),
    Command("show_counts", VIEW, tr("Show c&ounts"), lambda w: w.appearance.toggle_counts(), checkable=True),
    Command("show_hidden", VIEW, tr("Show &hidden rows"), lambda w: w.appearance.hide_rows(())),
    Command("single_keys", VIEW, tr("Single-&key shortcuts"), lambda w: w.key_bindings.toggle_single_keys(), checkable=True),
    _sort(Order.DATE, tr("Sort: newest first"), tr("&Newest first"), separator=True),
    _sort(Order.UPVOTES, tr("Sort: most upvotes"), tr("Most up&votes")),
    _sort(Order.RANK, tr("Sort: by rank of the day"), tr("By &rank of the day")),
    _sort(Order.TITLE, tr("Sort: by title"), tr("By &title")),
    _sort(Order.ADDED, tr("Sort: last added first"), tr("Last &added first")),
    _sort(Order.RELEVANCE, tr("Sort: best match"), tr("&Best match")),
    _theme("system", tr("Theme: as the system"), tr("As the &system")),
    _theme("light", tr("Theme: light"), tr("&Light")),
    _theme("dark", tr("Theme: dark"), tr("&Dark")),
    _zoom("zoom_in", tr("Larger text"), tr("&Larger"), lambda w: w.reading.zoom(1), ("Ctrl++", "Ctrl+=")),
    _zoom("zoom_out", tr("Smaller text"), tr("&Smaller"), lambda w: w.reading.zoom(-1), ("Ctrl+-",)),
    _zoom("zoom_reset", tr("Usual text size"), tr("&Usual"), lambda w: w.reading.reset_zoom(), ("Ctrl+0",)),
    Command("keys_help", HELP, tr("&Keys and searching"), lambda w: w.overlays.open_keys_help(), ("?", "F1")),
    Command("about", HELP, tr("&About Papershelf"), lambda w: w.dialogs.about()),
)


def build_actions(window: "MainWindow") -> dict[str, QAction]:
    """An action for each command, by name, in the order of COMMANDS. They have no keys yet."""
    actions = {}
    for command in COMMANDS:
        action = QAction(command.short or command.label, window)
        action.setData(command.label if command.short else None)  # what it is called where its submenu does not say the rest
        action.setObjectName(command.name)
        action.setCheckable(command.checkable)
        action.setAutoRepeat(command.repeats)
        # A check mark follows what is so, not the click: the window sets it.
        action.triggered.connect(lambda _checked=False, command=command: command.run(window))
        actions[command.name] = action
        if command.in_list:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        window.addAction(action)
    return actions


def set_keys(actions: Mapping[str, QAction], keys: Mapping[str, Sequence[str]]) -> None:
    """Give each action these keys; one that has them already is left in peace."""
    from PySide6.QtGui import QKeySequence  # with all the keys there are, which the first paint can do without

    for name, action in actions.items():
        sequences = [QKeySequence(key) for key in keys[name]]
        if sequences != action.shortcuts():
            action.setShortcuts(sequences)


def build_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> None:
    """The menu bar, each command in its menu; a submenu stands where the first of its commands would."""
    menus: dict[str, QMenu] = {name: bar.addMenu(name) for name in MENUS}
    submenus: dict[str, QMenu] = {}
    for command in COMMANDS:
        menu = menus[command.menu]
        if command.separator:
            menu.addSeparator()
        if command.submenu:
            if command.submenu not in submenus:
                submenus[command.submenu] = menu.addMenu(command.submenu)
            menu = submenus[command.submenu]
        menu.addAction(actions[command.name])
