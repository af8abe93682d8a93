"""The commands of the menus View and Help: how the window looks, and what it tells of itself."""

from typing import TYPE_CHECKING

from desktop.records import Order
from desktop.translation import tr
from desktop.ui.commands.command import HELP, VIEW, Command, Run

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

SORT = tr("&Sort")
THEME = tr("&Theme")
TEXT_SIZE = tr("Te&xt size")


def _zoom(name: str, label: str, short: str, run: Run, keys: tuple[str, ...]) -> Command:
    return Command(name, VIEW, label, run, keys, submenu=TEXT_SIZE, short=short)


def _sort(order: Order, label: str, short: str, *, separator: bool = False) -> Command:
    def run(window: "MainWindow") -> None:
        window.browsing.sort_by(order)

    return Command(f"sort_{order}", VIEW, label, run, checkable=True, separator=separator, submenu=SORT, short=short)


def _theme(name: str, label: str, short: str) -> Command:
    def run(window: "MainWindow") -> None:
        window.appearance.set_theme(name)

    return Command(f"theme_{name}", VIEW, label, run, checkable=True, submenu=THEME, short=short)


VIEW_COMMANDS: tuple[Command, ...] = (
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
    _sort(Order.LATER, tr("Sort: by the day until which papers are put off"), tr("By &day")),
    _theme("system", tr("Theme: as the system"), tr("As the &system")),
    _theme("light", tr("Theme: light"), tr("&Light")),
    _theme("dark", tr("Theme: dark"), tr("&Dark")),
    _zoom("zoom_in", tr("Larger text"), tr("&Larger"), lambda w: w.reading.zoom(1), ("Ctrl++", "Ctrl+=")),
    _zoom("zoom_out", tr("Smaller text"), tr("&Smaller"), lambda w: w.reading.zoom(-1), ("Ctrl+-",)),
    _zoom("zoom_reset", tr("Usual text size"), tr("&Usual"), lambda w: w.reading.reset_zoom(), ("Ctrl+0",)),
    Command("keys_help", HELP, tr("&Keys and searching"), lambda w: w.overlays.open_keys_help(), ("?", "F1")),
    Command("about", HELP, tr("&About Papershelf"), lambda w: w.dialogs.about()),
)
