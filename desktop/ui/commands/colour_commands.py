"""The commands that give a colour to what is shown: a line for each colour, in the menu Go."""

from typing import TYPE_CHECKING

from desktop.records import LABEL_COLOURS
from desktop.translation import tr
from desktop.ui.commands.command import GO, Command

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

COLOUR = tr("Colour of t&his tag")
SHORT = {
    "red": tr("&Red"), "orange": tr("&Orange"), "yellow": tr("&Yellow"), "green": tr("&Green"),
    "teal": tr("&Teal"), "blue": tr("&Blue"), "purple": tr("&Purple"), "pink": tr("P&ink"), "": tr("&None"),
}  # fmt: skip
LABELS = {
    "red": tr("Colour of this tag: red"), "orange": tr("Colour of this tag: orange"),
    "yellow": tr("Colour of this tag: yellow"), "green": tr("Colour of this tag: green"),
    "teal": tr("Colour of this tag: teal"), "blue": tr("Colour of this tag: blue"),
    "purple": tr("Colour of this tag: purple"), "pink": tr("Colour of this tag: pink"), "": tr("Colour of this tag: none"),
}  # fmt: skip


def colour_command(colour: str) -> str:
    """The name of the command that gives that colour; "" for none."""
    return f"colour_{colour or 'none'}"


def _of_colour(colour: str) -> Command:
    def run(window: "MainWindow") -> None:
        window.later.labels.colour_shown(colour)

    return Command(
        colour_command(colour), GO, LABELS[colour], run, checkable=True, submenu=COLOUR, short=SHORT[colour]
    )  # fmt: skip


COLOUR_COMMANDS: tuple[Command, ...] = tuple(_of_colour(colour) for colour in (*LABEL_COLOURS, ""))
