"""The commands of the menu File: where papers come from and where they go to."""

from desktop.translation import tr
from desktop.ui.commands.command import FILE, Command, Run

FOLLOWING = tr("Follo&wing")


def _to_shown(deed: str) -> Run:
    return lambda window: window.later.following.do_to_shown(deed)


def _of_shown(name: str, label: str, short: str, run: Run, *, separator: bool = False) -> Command:
    return Command(name, FILE, label, run, submenu=FOLLOWING, short=short, separator=separator)


FILE_COMMANDS: tuple[Command, ...] = (
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
    Command("back-up", FILE, tr("Ba&ck up the library…"), lambda w: w.dialogs.back_up()),
    Command("offline", FILE, tr("Work &offline"), lambda w: w.appearance.toggle_offline(), checkable=True, separator=True),
    Command("quit", FILE, tr("&Quit"), lambda w: w.close(), ("Ctrl+Q",), separator=True),
)
