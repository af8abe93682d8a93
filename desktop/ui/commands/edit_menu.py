"""The commands of the menu Edit: taking back, finding, and selecting papers."""

from desktop.translation import tr
from desktop.ui.commands.command import EDIT, Command

SMART = tr("S&mart collection")


def _of_smart(name: str, label: str, short: str, deed: str) -> Command:
    return Command(name, EDIT, label, lambda window: window.later.smart.do_to_shown(deed), submenu=SMART, short=short)


EDIT_COMMANDS: tuple[Command, ...] = (
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
)
