"""What can be done with highlights, as the lines of COMMANDS that it becomes: the name of the deed, label, short label and keys."""

from desktop.translation import tr

HIGHLIGHTING: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("last", tr("Highlight what is selected"), tr("&Highlight what is selected"), ("H",)),
    ("yellow", tr("Highlight in yellow"), tr("In &yellow"), ("1",)),
    ("green", tr("Highlight in green"), tr("In &green"), ("2",)),
    ("blue", tr("Highlight in blue"), tr("In &blue"), ("3",)),
    ("pink", tr("Highlight in pink"), tr("In &pink"), ("4",)),
    ("comment", tr("Comment on this highlight"), tr("&Comment on it"), ("Ctrl+Alt+H",)),
    ("delete", tr("Delete this highlight"), tr("&Delete it"), ()),
    ("attach", tr("Attach the highlight that lost its place to what is selected"), tr("&Attach a lost one here"), ()),
    ("next", tr("Next highlight"), tr("&Next highlight"), (".",)),
    ("previous", tr("Previous highlight"), tr("Pre&vious highlight"), (",",)),
)
