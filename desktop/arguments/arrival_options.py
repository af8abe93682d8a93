"""The options of the verbs by which papers come: pull, follow, sources, import, add and complete."""

import argparse

from desktop.arguments.kinds import REF, count, file, text
from desktop.translation import tr

SOURCE_NAMES = ("huggingface", "arxiv")


def add_pull_options(verb: argparse.ArgumentParser) -> None:
    _source(verb)
    what = verb.add_mutually_exclusive_group()
    what.add_argument(
        "--date",
        metavar="YYYY-MM-DD",
        type=text,
        help=tr("the list of that day (without any option: what is followed, or the newest day's)"),
    )
    what.add_argument("--week", metavar="YYYY-Www", type=text, help=tr("the papers of that week"))
    what.add_argument("--month", metavar="YYYY-MM", type=text, help=tr("the papers of that month"))
    _lists(what)


def add_follow_options(verb: argparse.ArgumentParser) -> None:
    _source(verb)
    what = verb.add_mutually_exclusive_group()
    what.add_argument("--daily", action="store_true", help=tr("Daily Papers, each day's list"))
    _lists(what)
    followed = tr("the listing of that number or name: ")
    what.add_argument("--remove", metavar="NAME", type=text, help=followed + tr("follow it no longer"))
    what.add_argument("--pause", metavar="NAME", type=text, help=followed + tr("do not ask for it for a while"))
    what.add_argument("--resume", metavar="NAME", type=text, help=followed + tr("ask for it again"))
    what.add_argument("--rename", metavar="NAME", type=text, help=followed + tr("call it what --name says"))
    verb.add_argument("--name", metavar="NAME", type=text, help=tr("what you call it"))
    verb.add_argument("--json", action="store_true", help=tr("print what is followed as one JSON value"))


def _source(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--source", choices=SOURCE_NAMES, help=tr("whom to ask (huggingface)"))


def _lists(what: argparse._MutuallyExclusiveGroup) -> None:
    what.add_argument("--trending", action="store_true", help=tr("the papers that are talked about"))
    what.add_argument("--query", metavar="Q", type=text, help=tr("papers that a search at the service finds"))
    what.add_argument("--submitter", metavar="NAME", type=text, help=tr("the papers that this person put on Daily Papers"))
    what.add_argument("--organization", metavar="NAME", type=text, help=tr("the papers of that organisation"))
    what.add_argument("--category", metavar="C", type=text, help=tr("the papers of that arXiv category, as cs.CL+cs.LG"))


def add_sources_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--limit", metavar="N", type=count, help=tr("at most so many (50)"))
    verb.add_argument("--json", action="store_true", help=tr("print one JSON value"))


def add_import_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "files",
        metavar="FILE",
        type=file,
        nargs="+",
        help=tr("a saved page (.txt, .html), answer (.json, .jsonl) or library (.json)"),
    )


def add_add_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "names", metavar="NAME", type=text, nargs="*",
        help=tr("an arXiv id, a DOI, or an address of arXiv, Hugging Face, OpenReview or doi.org; - reads names from standard "
                "input; without any, those that wait are asked for again"),
    )  # fmt: skip


def add_complete_options(verb: argparse.ArgumentParser) -> None:
    help_text = tr("{reference}; without any, all papers that lack an id, authors or abstract").format(reference=REF)
    verb.add_argument("references", metavar="REF", type=text, nargs="*", help=help_text)
    decision = verb.add_mutually_exclusive_group()
    decision.add_argument(
        "--accept", metavar="ID", type=text, help=tr("what was offered under this arXiv id or DOI is that paper; ask nobody")
    )
    decision.add_argument("--refuse", action="store_true", help=tr("nothing of what was offered is that paper; ask nobody"))
