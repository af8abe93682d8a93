"""The options of the verbs export, backup and check."""

import argparse

from desktop.arguments.kinds import file, text
from desktop.translation import tr

FORMATS = ("bibtex", "biblatex", "csl-json", "ris", "markdown", "json")


def add_check_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--bib", metavar="FILE", type=file, help=tr("check that bibliography instead, whoever wrote it"))


def add_backup_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "file",
        metavar="FILE",
        type=file,
        nargs="?",
        help=tr("a file that is not there yet, or a folder; without it the folder backups beside the library"),
    )


def add_export_options(verb: argparse.ArgumentParser) -> None:
    what = verb.add_mutually_exclusive_group()
    what.add_argument(
        "--collection", metavar="NAME", type=text, help=tr("the papers of that collection (without any option: all)")
    )
    what.add_argument("--query", metavar="Q", type=text, help=tr("the papers that match, as in the search box"))
    verb.add_argument(
        "--format", choices=FORMATS, default="bibtex", help=tr("json holds everything, and import reads it again")
    )
    verb.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=file,
        help=tr("write this file, at once or not at all; Markdown into a folder, a file for each paper"),
    )
    verb.add_argument("--unicode", action=argparse.BooleanOptionalAction, help=tr("letters as written, or as LaTeX commands"))
    verb.add_argument("--abstract", action="store_true", help=tr("with abstracts"))
    verb.add_argument("--keywords", action="store_true", help=tr("with your tags"))
    verb.add_argument("--note", action="store_true", help=tr("with your private notes"))
