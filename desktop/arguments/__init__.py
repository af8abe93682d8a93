"""The words of the command line: verbs and options. Other programs rely on them; change them only with a note in CHANGELOG.md.

To add a verb: its options in one of these files, a line in VERBS, and what it does in VERBS of ``cli.py``.
"""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from itertools import islice

from desktop import __version__
from desktop.arguments.annotation_options import (
    add_annotations_options,
    add_collect_options,
    add_collections_options,
    add_note_options,
    add_tag_options,
    add_tags_options,
)
from desktop.arguments.arrival_options import (
    SOURCE_NAMES,
    add_add_options,
    add_complete_options,
    add_follow_options,
    add_import_options,
    add_pull_options,
    add_sources_options,
)
from desktop.arguments.export_options import FORMATS, add_backup_options, add_check_options, add_export_options
from desktop.arguments.kinds import file
from desktop.arguments.paper_options import (
    add_join_options,
    add_later_options,
    add_list_options,
    add_references_options,
    add_show_options,
    add_split_options,
    add_status_options,
    add_trash_options,
)
from desktop.settings import THEMES
from desktop.translation import tr

__all__ = ["FORMATS", "SOURCE_NAMES", "VERBS", "build_parser", "parse"]

Add = Callable[[argparse.ArgumentParser], None]


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The options that these arguments (None: the process's) choose; ends the process with 2 where they are no usage."""
    words = _shield_excluded_words(sys.argv[1:] if arguments is None else arguments)
    return build_parser(words).parse_args(words)


def build_parser(words: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """The parser of the command line. ``verb`` is None when the window is wanted.

    It knows the options of those verbs that are among the words (None: of all); the window need not wait for the others.
    """
    parser = argparse.ArgumentParser(
        prog="papershelf",
        description=tr("A desktop reading list for research papers. Without a verb, the window opens."),
        epilog=tr("papershelf VERB --help tells more of each verb."),
        allow_abbrev=False,  # an abbreviation that works today would be one more word that other programs rely on
    )
    parser.add_argument("--version", action="version", version=f"Papershelf {__version__}")
    library = parser.add_mutually_exclusive_group()
    library.add_argument("--library", metavar="FILE", type=file, help=tr("use this library instead of your own"))
    library.add_argument("--demo", action="store_true", help=tr("use a throw-away library with sample papers"))
    window = parser.add_argument_group(tr("the window"))
    window.add_argument("--theme", choices=THEMES, help=tr("for this start only"))
    window.add_argument(
        "--screenshot", metavar="FILE", type=file, help=tr("render the window to a PNG file, without a screen, and end")
    )
    window.add_argument("--size", metavar="WxH", type=_size, default=(1280, 800), help=tr("of the screenshot (1280x800)"))
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title=tr("verbs"))
    for name, help_text, add in VERBS:
        verb = verbs.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)
        verb.set_defaults(print_usage=verb.print_usage)
        if words is None or name in words:
            add(verb)
    return parser


def _shield_excluded_words(arguments: Sequence[str]) -> list[str]:
    """The same, with the words of ``list`` behind ``--``: ``-survey`` excludes a word there and is no option."""
    before: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        before.append(argument)
        if argument in ("--library", "--theme", "--screenshot", "--size"):
            before += islice(rest, 1)
        elif not argument.startswith("-"):
            break
    if before[-1:] != ["list"]:
        return [*before, *rest]
    options: list[str] = []
    words: list[str] = []
    for argument in rest:
        if argument == "--":
            words += rest
        elif argument in ("--limit", "--sort"):
            options += [argument, *islice(rest, 1)]
        elif argument == "-h" or argument.startswith("--"):
            options.append(argument)
        else:
            words.append(argument)
    return [*before, *options, "--", *words]


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{3,5})x([0-9]{3,5})", text)
    if not found:
        raise argparse.ArgumentTypeError(tr("write it as 1280x800"))
    return int(found[1]), int(found[2])


def _add_nothing(verb: argparse.ArgumentParser) -> None:
    """A verb without arguments of its own."""


VERBS: tuple[tuple[str, str, Add], ...] = (
    ("pull", tr("ask a service for a listing and keep what it says"), add_pull_options),
    ("follow", tr("list what is followed, follow a listing, or change it"), add_follow_options),
    ("sources", tr("print what was asked of the services, and how it ended"), add_sources_options),
    ("add", tr("add single papers by id, DOI or address"), add_add_options),
    ("complete", tr("ask the services for what is missing of papers"), add_complete_options),
    ("import", tr("add the papers of saved pages and answers"), add_import_options),
    ("list", tr("print papers, newest first or in another order"), add_list_options),
    ("show", tr("print one paper with everything you added"), add_show_options),
    ("star", tr("star papers"), add_references_options),
    ("unstar", tr("take the star away"), add_references_options),
    ("read", tr("mark papers as read"), add_references_options),
    ("unread", tr("mark papers as unread"), add_references_options),
    ("dismiss", tr("put papers out of sight"), add_references_options),
    ("restore", tr("bring dismissed papers back"), add_references_options),
    ("status", tr("put papers on the reading list, or take them off it"), add_status_options),
    ("later", tr("put papers off until a day"), add_later_options),
    ("trash", tr("move papers to the Trash, put them back, or empty it"), add_trash_options),
    ("note", tr("print a paper's note, or write it"), add_note_options),
    ("tag", tr("add tags to papers, or remove them"), add_tag_options),
    ("tags", tr("print all tags, or rename, colour, merge and delete them"), add_tags_options),
    ("collect", tr("put papers into a collection"), add_collect_options),
    ("collections", tr("print all collections"), add_collections_options),
    ("join", tr("make one paper of two"), add_join_options),
    ("split", tr("make two papers of what was joined to one"), add_split_options),
    ("export", tr("write papers as BibTeX, BibLaTeX or Markdown, or everything as JSON"), add_export_options),
    ("annotations", tr("print your notes and highlights"), add_annotations_options),
    ("backup", tr("write a copy of the library to a new file"), add_backup_options),
    ("undo", tr("take back the newest action"), _add_nothing),
    ("redo", tr("do again what was undone last"), _add_nothing),
    ("check", tr("check that the library, or a .bib file, is whole"), add_check_options),
)
