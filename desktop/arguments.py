"""The words of the command line: verbs and options. Other programs rely on them; change them only with a note in CHANGELOG.md."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from itertools import islice

from desktop import __version__
from desktop.records import Order
from desktop.settings import THEMES
from desktop.translation import tr

SOURCE_NAMES = ("huggingface", "arxiv")
FORMATS = ("bibtex", "biblatex", "markdown", "json")
ORDERS = tuple(map(str, Order))
REF = tr("an arXiv id or address, a DOI, a citation key or #number")

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
    library.add_argument("--library", metavar="FILE", type=_file, help=tr("use this library instead of your own"))
    library.add_argument("--demo", action="store_true", help=tr("use a throw-away library with sample papers"))
    window = parser.add_argument_group(tr("the window"))
    window.add_argument("--theme", choices=THEMES, help=tr("for this start only"))
    window.add_argument(
        "--screenshot", metavar="FILE", type=_file, help=tr("render the window to a PNG file, without a screen, and end")
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


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise argparse.ArgumentTypeError(tr("write a number"))
    return int(text)


def _text(text: str) -> str:
    """The text, unless it holds bytes that are no letters: no library and no file in UTF-8 could hold them."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError(tr("write it in UTF-8")) from error
    return text


def _file(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError(tr("name a file"))
    return text


def _pull(verb: argparse.ArgumentParser) -> None:
    _source(verb)
    what = verb.add_mutually_exclusive_group()
    what.add_argument(
        "--date",
        metavar="YYYY-MM-DD",
        type=_text,
        help=tr("the list of that day (without any option: what is followed, or the newest day's)"),
    )
    what.add_argument("--week", metavar="YYYY-Www", type=_text, help=tr("the papers of that week"))
    what.add_argument("--month", metavar="YYYY-MM", type=_text, help=tr("the papers of that month"))
    _lists(what)


def _follow(verb: argparse.ArgumentParser) -> None:
    _source(verb)
    what = verb.add_mutually_exclusive_group()
    what.add_argument("--daily", action="store_true", help=tr("Daily Papers, each day's list"))
    _lists(what)
    followed = tr("the listing of that number or name: ")
    what.add_argument("--remove", metavar="NAME", type=_text, help=followed + tr("follow it no longer"))
    what.add_argument("--pause", metavar="NAME", type=_text, help=followed + tr("do not ask for it for a while"))
    what.add_argument("--resume", metavar="NAME", type=_text, help=followed + tr("ask for it again"))
    what.add_argument("--rename", metavar="NAME", type=_text, help=followed + tr("call it what --name says"))
    verb.add_argument("--name", metavar="NAME", type=_text, help=tr("what you call it"))
    verb.add_argument("--json", action="store_true", help=tr("print what is followed as one JSON value"))


def _source(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--source", choices=SOURCE_NAMES, help=tr("whom to ask (huggingface)"))


def _lists(what: argparse._MutuallyExclusiveGroup) -> None:
    what.add_argument("--trending", action="store_true", help=tr("the papers that are talked about"))
    what.add_argument("--query", metavar="Q", type=_text, help=tr("papers that a search at the service finds"))
    what.add_argument("--submitter", metavar="NAME", type=_text, help=tr("the papers that this person put on Daily Papers"))
    what.add_argument("--organization", metavar="NAME", type=_text, help=tr("the papers of that organisation"))
    what.add_argument("--category", metavar="C", type=_text, help=tr("the papers of that arXiv category, as cs.CL+cs.LG"))


def _sources(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--limit", metavar="N", type=_count, help=tr("at most so many (50)"))
    verb.add_argument("--json", action="store_true", help=tr("print one JSON value"))


def _import(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "files",
        metavar="FILE",
        type=_file,
        nargs="+",
        help=tr("a saved page (.txt, .html), answer (.json, .jsonl) or library (.json)"),
    )


def _add(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "names", metavar="NAME", type=_text, nargs="*",
        help=tr("an arXiv id, a DOI, or an address of arXiv, Hugging Face, OpenReview or doi.org; - reads names from standard "
                "input; without any, those that wait are asked for again"),
    )  # fmt: skip


def _complete(verb: argparse.ArgumentParser) -> None:
    help_text = tr("{reference}; without any, all papers that lack an id, authors or abstract").format(reference=REF)
    verb.add_argument("references", metavar="REF", type=_text, nargs="*", help=help_text)
    decision = verb.add_mutually_exclusive_group()
    decision.add_argument(
        "--accept", metavar="ID", type=_text, help=tr("what was offered under this arXiv id or DOI is that paper; ask nobody")
    )
    decision.add_argument("--refuse", action="store_true", help=tr("nothing of what was offered is that paper; ask nobody"))


def _list(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("query", metavar="QUERY", type=_text, nargs="*", help=tr("words and conditions, as in the search box"))
    verb.add_argument("--limit", metavar="N", type=_count, help=tr("at most so many"))
    verb.add_argument(
        "--sort",
        choices=ORDERS,
        default="date",
        help=tr("date: newest first; added: last added first; relevance: best match first"),
    )
    verb.add_argument("--json", action="store_true", help=tr("print one JSON value"))


def _show(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("reference", metavar="REF", type=_text, help=REF)
    verb.add_argument("--json", action="store_true", help=tr("print one JSON value"))


def _references(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("references", metavar="REF", type=_text, nargs="+", help=REF)


def _note(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("reference", metavar="REF", type=_text, help=REF)
    verb.add_argument(
        "text", metavar="TEXT", type=_text, nargs="?", help=tr('the new note; - reads it from standard input; "" removes it')
    )


def _tag(verb: argparse.ArgumentParser) -> None:
    _references(verb)
    verb.add_argument("--add", metavar="T", type=_text, action="append", default=[], help=tr("may be repeated"))
    verb.add_argument("--remove", metavar="T", type=_text, action="append", default=[], help=tr("may be repeated"))


def _tags(verb: argparse.ArgumentParser) -> None:
    what = verb.add_mutually_exclusive_group()
    what.add_argument(
        "--rename",
        nargs=2,
        metavar=("T", "NAME"),
        type=_text,
        help=tr("another name; the name of another tag makes one of both"),
    )
    what.add_argument("--delete", metavar="T", type=_text, help=tr("take it off all papers, and forget it"))
    verb.add_argument("--json", action="store_true", help=tr("print one JSON value"))


def _collect(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "collection", metavar="NAME", type=_text, help=tr("A/B is a collection inside A; it is made when it is missing")
    )
    _references(verb)
    verb.add_argument("--remove", action="store_true", help=tr("take the papers out of it instead"))


def _collections(verb: argparse.ArgumentParser) -> None:
    what = verb.add_mutually_exclusive_group()
    what.add_argument(
        "--save",
        nargs=2,
        metavar=("NAME", "QUERY"),
        type=_text,
        help=tr("keep a search as the smart collection of that name"),
    )
    what.add_argument("--forget", metavar="NAME", type=_text, help=tr("delete the smart collection of that name"))
    verb.add_argument("--json", action="store_true", help=tr("print one JSON value"))


def _join(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("reference", metavar="REF", type=_text, help=REF)
    verb.add_argument("other", metavar="REF", type=_text, help=tr("the other one of the two"))


def _split(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("reference", metavar="REF", type=_text, help=REF)
    verb.add_argument(
        "--part", metavar="N", type=_count, help=tr("which part, where it has several; without it they are listed")
    )


def _export(verb: argparse.ArgumentParser) -> None:
    what = verb.add_mutually_exclusive_group()
    what.add_argument(
        "--collection", metavar="NAME", type=_text, help=tr("the papers of that collection (without any option: all)")
    )
    what.add_argument("--query", metavar="Q", type=_text, help=tr("the papers that match, as in the search box"))
    verb.add_argument(
        "--format", choices=FORMATS, default="bibtex", help=tr("json holds everything, and import reads it again")
    )
    verb.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=_file,
        help=tr("write this file, at once or not at all; Markdown into a folder, a file for each paper"),
    )
    verb.add_argument("--unicode", action=argparse.BooleanOptionalAction, help=tr("letters as written, or as LaTeX commands"))
    verb.add_argument("--abstract", action="store_true", help=tr("with abstracts"))
    verb.add_argument("--keywords", action="store_true", help=tr("with your tags"))
    verb.add_argument("--note", action="store_true", help=tr("with your private notes"))


def _annotations(verb: argparse.ArgumentParser) -> None:
    what = verb.add_mutually_exclusive_group()
    what.add_argument("--collection", metavar="NAME", type=_text, help=tr("of that collection (without any option: all)"))
    what.add_argument("--query", metavar="Q", type=_text, help=tr("of the papers that match, as in the search box"))
    verb.add_argument("--format", choices=("markdown", "json"), default="markdown")
    verb.add_argument("-o", "--output", metavar="FILE", type=_file, help=tr("write this file, at once or not at all"))


def _nothing(verb: argparse.ArgumentParser) -> None:
    """A verb without arguments of its own."""


VERBS: tuple[tuple[str, str, Add], ...] = (
    ("pull", tr("ask a service for a listing and keep what it says"), _pull),
    ("follow", tr("list what is followed, follow a listing, or change it"), _follow),
    ("sources", tr("print what was asked of the services, and how it ended"), _sources),
    ("add", tr("add single papers by id, DOI or address"), _add),
    ("complete", tr("ask the services for what is missing of papers"), _complete),
    ("import", tr("add the papers of saved pages and answers"), _import),
    ("list", tr("print papers, newest first or in another order"), _list),
    ("show", tr("print one paper with everything you added"), _show),
    ("star", tr("star papers"), _references),
    ("unstar", tr("take the star away"), _references),
    ("read", tr("mark papers as read"), _references),
    ("unread", tr("mark papers as unread"), _references),
    ("dismiss", tr("put papers out of sight"), _references),
    ("restore", tr("bring dismissed papers back"), _references),
    ("note", tr("print a paper's note, or write it"), _note),
    ("tag", tr("add tags to papers, or remove them"), _tag),
    ("tags", tr("print all tags, or rename, merge and delete them"), _tags),
    ("collect", tr("put papers into a collection"), _collect),
    ("collections", tr("print all collections"), _collections),
    ("join", tr("make one paper of two"), _join),
    ("split", tr("make two papers of what was joined to one"), _split),
    ("export", tr("write papers as BibTeX, BibLaTeX or Markdown, or everything as JSON"), _export),
    ("annotations", tr("print your notes and highlights"), _annotations),
    ("undo", tr("take back the newest action"), _nothing),
    ("redo", tr("do again what was undone last"), _nothing),
    ("check", tr("check that the library is whole"), _nothing),
)
