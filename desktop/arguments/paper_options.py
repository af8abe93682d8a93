"""The options of the verbs that list papers, show them, mark them, and say which are one."""

import argparse

from desktop.arguments.kinds import REF, count, text
from desktop.records import Order, ReadingStatus
from desktop.translation import tr

ORDERS = tuple(map(str, Order))
STATUSES = tuple(status.value or "none" for status in ReadingStatus)


def add_list_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("query", metavar="QUERY", type=text, nargs="*", help=tr("words and conditions, as in the search box"))
    verb.add_argument("--limit", metavar="N", type=count, help=tr("at most so many"))
    verb.add_argument(
        "--sort",
        choices=ORDERS,
        default="date",
        help=tr("date: newest first; added: last added first; relevance: best match first"),
    )
    verb.add_argument("--json", action="store_true", help=tr("print one JSON value"))


def add_show_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("reference", metavar="REF", type=text, help=REF)
    verb.add_argument("--json", action="store_true", help=tr("print one JSON value"))


def add_references_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("references", metavar="REF", type=text, nargs="+", help=REF)


def add_status_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("status", choices=STATUSES, help=tr("what to put them on the reading list as; none takes them off it"))
    verb.add_argument("references", metavar="REF", type=text, nargs="+", help=REF)


def add_later_options(verb: argparse.ArgumentParser) -> None:
    add_references_options(verb)
    until = verb.add_mutually_exclusive_group(required=True)
    until.add_argument("--until", metavar="DAY", type=text, help=tr("2026-12-03, “3 dec”, fri, tomorrow or “in 2 weeks”"))
    until.add_argument("--clear", action="store_true", help=tr("take their days away"))


def add_trash_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("references", metavar="REF", type=text, nargs="*", help=REF)
    other = verb.add_mutually_exclusive_group()
    other.add_argument("--restore", action="store_true", help=tr("put them back as they were"))
    other.add_argument("--empty", action="store_true", help=tr("delete for good what is in the Trash; cannot be undone"))


def add_join_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("reference", metavar="REF", type=text, help=REF)
    verb.add_argument("other", metavar="REF", type=text, help=tr("the other one of the two"))


def add_split_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("reference", metavar="REF", type=text, help=REF)
    verb.add_argument(
        "--part", metavar="N", type=count, help=tr("which part, where it has several; without it they are listed")
    )
