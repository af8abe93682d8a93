"""The options of the verbs of what the reader adds: notes, tags, collections."""

import argparse

from desktop.arguments.kinds import REF, file, text
from desktop.arguments.paper_options import add_references_options
from desktop.records import HIGHLIGHT_COLOURS, LABEL_COLOURS
from desktop.translation import tr


def add_note_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("reference", metavar="REF", type=text, help=REF)
    verb.add_argument(
        "text", metavar="TEXT", type=text, nargs="?", help=tr('the new note; - reads it from standard input; "" removes it')
    )


def add_tag_options(verb: argparse.ArgumentParser) -> None:
    add_references_options(verb)
    verb.add_argument("--add", metavar="T", type=text, action="append", default=[], help=tr("may be repeated"))
    verb.add_argument("--remove", metavar="T", type=text, action="append", default=[], help=tr("may be repeated"))


def add_tags_options(verb: argparse.ArgumentParser) -> None:
    what = verb.add_mutually_exclusive_group()
    what.add_argument(
        "--rename",
        nargs=2,
        metavar=("T", "NAME"),
        type=text,
        help=tr("another name; the name of another tag makes one of both"),
    )
    what.add_argument("--delete", metavar="T", type=text, help=tr("take it off all papers, and forget it"))
    what.add_argument(
        "--colour",
        nargs=2,
        metavar=("T", "COLOUR"),
        type=text,
        help=tr("give it a colour, which lists then show: {names} or none").format(names=", ".join(LABEL_COLOURS)),
    )
    verb.add_argument("--json", action="store_true", help=tr("print one JSON value"))


def add_collect_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "collection", metavar="NAME", type=text, help=tr("A/B is a collection inside A; it is made when it is missing")
    )
    add_references_options(verb)
    verb.add_argument("--remove", action="store_true", help=tr("take the papers out of it instead"))


def add_collections_options(verb: argparse.ArgumentParser) -> None:
    what = verb.add_mutually_exclusive_group()
    what.add_argument(
        "--save",
        nargs=2,
        metavar=("NAME", "QUERY"),
        type=text,
        help=tr("keep a search as the smart collection of that name"),
    )
    what.add_argument("--forget", metavar="NAME", type=text, help=tr("delete the smart collection of that name"))
    verb.add_argument("--json", action="store_true", help=tr("print one JSON value"))


def add_annotations_options(verb: argparse.ArgumentParser) -> None:
    what = verb.add_mutually_exclusive_group()
    what.add_argument("--collection", metavar="NAME", type=text, help=tr("of that collection (without any option: all)"))
    what.add_argument("--query", metavar="Q", type=text, help=tr("of the papers that match, as in the search box"))
    verb.add_argument(
        "--tag",
        metavar="T",
        type=text,
        action="append",
        default=[],
        help=tr("of papers with that tag; again: and with that one"),
    )
    verb.add_argument(
        "--colour",
        choices=HIGHLIGHT_COLOURS,
        action="append",
        default=[],
        help=tr("highlights in that colour, and no notes; again: or in that one"),
    )
    verb.add_argument("--kind", choices=("note", "highlight"), help=tr("only notes, or only highlights"))
    verb.add_argument("--format", choices=("markdown", "json"), default="markdown")
    verb.add_argument("-o", "--output", metavar="FILE", type=file, help=tr("write this file, at once or not at all"))
