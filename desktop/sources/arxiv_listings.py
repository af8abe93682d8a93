"""What the arXiv can be asked for: one spelling for each listing, its name for the reader, and the words of a query. Pure.

https://info.arxiv.org/help/api/user-manual.html#51-details-of-query-construction
"""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import replace

from desktop.errors import UsageError
from desktop.records import Listing
from desktop.sources.arxiv_categories import find_category, find_near
from desktop.sources.arxiv_entry import CATEGORY
from desktop.sources.arxiv_id import split_arxiv_id
from desktop.translation import tr, trn

LONGEST_QUERY = 1000  # characters
DEEPEST_QUERY = 20  # brackets within each other
MOST_CATEGORIES = 20
MOST_IDS = 2000

_TOKEN = re.compile(r'[()]|(?:\w+:)?"[^"]*"|(?:\w+:)?\[[^\]]*\]|[^\s()"]+')
_FIELD = re.compile(r"(?:ti|au|abs|co|jr|cat|rn|id|doi|all|submittedDate|lastUpdatedDate):\S", re.IGNORECASE)
_OPERATORS = {"AND", "OR", "ANDNOT"}


def normalise_listing(listing: Listing) -> Listing:
    """The same listing with its argument in one spelling: cs.CL+cs.LG, words with single blanks, 2603.27481,hep-th/9901001.

    Raises:
        UsageError: no such listing can be asked for; one sentence says why and what to write.
    """
    rule = _RULES.get(listing.kind)
    if not rule:
        sentence = tr("arXiv has no listing “{kind}”: ask for a category, a query or a paper.")
        raise UsageError(sentence.format(kind=listing.kind))
    return replace(listing, argument=rule(" ".join(listing.argument.split())))


def describe(listing: Listing) -> str:
    """What the reader calls it: "arXiv cs.CL, cs.LG". An argument that cannot be read is quoted as it is."""
    try:
        argument = normalise_listing(listing).argument
    except UsageError:
        return tr("arXiv “{argument}”").format(argument=listing.argument)
    match listing.kind:
        case "category":
            return tr("arXiv {categories}").format(categories=argument.replace("+", ", "))
        case "query":
            return tr("arXiv search for “{words}”").format(words=argument)
    ids = argument.split(",")
    if len(ids) == 1:
        return tr("arXiv paper {arxiv_id}").format(arxiv_id=argument)
    return trn("{count} arXiv paper", "{count} arXiv papers", len(ids))


def query_of_categories(argument: str) -> str:
    """``cs.CL+hep`` as the query API wants it; an archive stands for all its subjects."""
    return " OR ".join(f"cat:{name}" if "." in name else f"(cat:{name} OR cat:{name}.*)" for name in argument.split("+"))


def query_of_words(argument: str) -> str:
    """What the reader typed as the query API wants it: bare words are sought everywhere, and all of them must be there.

    Field prefixes, quotes, brackets and AND, OR, ANDNOT are passed on; ``-word`` is ANDNOT. "" when nothing is left.
    """
    return _group(deque(_TOKEN.findall(argument)), depth=0)


def _group(tokens: deque[str], depth: int) -> str:
    """The tokens up to the bracket that closes this group, which are taken away; "" when nothing in it is to be there."""
    asked, joiner, unwanted = "", "", []
    while tokens:
        token = tokens.popleft()
        if token == ")" and depth:
            break
        if token in _OPERATORS:
            joiner = token
            continue
        operand = _operand(token, tokens, depth)
        if operand and token.startswith("-"):
            unwanted.append(operand)
        elif operand:
            asked = f"{asked} {joiner or 'AND'} {operand}" if asked else operand
            joiner = ""
    # Behind the others, because a word that must not be there can only take away from them.
    return " ANDNOT ".join([asked, *unwanted]) if asked else ""


def _operand(token: str, tokens: deque[str], depth: int) -> str:
    if token == "(" and depth < DEEPEST_QUERY:
        inner = _group(tokens, depth + 1)
        return f"({inner})" if inner else ""
    return _term(token.removeprefix("-"))


def _term(token: str) -> str:
    """A word as a term; "" when it has neither letter nor digit."""
    if _FIELD.match(token):
        return token
    words = " ".join(re.sub(r'[":()\[\]]', " ", token).split())
    if not re.search(r"\w", words):
        return ""
    return f'all:"{words}"' if " " in words or token.startswith('"') else f"all:{words}"


def _category(argument: str) -> str:
    names = [name for name in re.split(r"[+,;\s]+", argument) if name]
    if not names:
        raise UsageError(tr("Name one or more categories of arXiv: cs.CL, or cs.CL+cs.LG."))
    if len(names) > MOST_CATEGORIES:
        raise UsageError(tr("Name at most {count} categories at once.").format(count=MOST_CATEGORIES))
    return "+".join(sorted({_one_category(name) for name in names}))


def _one_category(name: str) -> str:
    bare = name.removeprefix("cat:")
    known = find_category(bare)
    if known is not None:
        return known
    archive, dot, subject = bare.lower().partition(".")
    spelled = f"{archive}{dot}{subject.upper() if len(subject) == len('CL') else subject}"
    if not CATEGORY.fullmatch(spelled):
        raise UsageError(
            tr("“{name}” is no category of arXiv: write it as cs.CL, hep-th or cond-mat.str-el.").format(name=name)
        )
    # The feed of a category that does not exist is as empty as one of a weekend, so that arXiv would never say so.
    near = find_near(bare)
    if near:
        sentence = tr(
            "arXiv has no category {name}; did you mean {near}? A new one is found by a search of arXiv: cat:{name}"
        )
    else:
        sentence = tr("arXiv has no category {name}. A new one is found by a search of arXiv: cat:{name}")
    raise UsageError(sentence.format(name=bare, near=tr(" or ").join(near)))


def _query(argument: str) -> str:
    if len(argument) > LONGEST_QUERY:
        raise UsageError(tr("That is too long to search for: use at most {count} characters.").format(count=LONGEST_QUERY))
    if not query_of_words(argument):
        raise UsageError(tr("There is nothing to search for: name a few words, or au:name, ti:word, abs:word, cat:cs.CL."))
    return argument


def _paper(argument: str) -> str:
    ids = []
    for text in filter(None, re.split(r"[,;\s]+", argument)):
        identified = split_arxiv_id(text)
        if not identified:
            raise UsageError(tr("“{text}” is no arXiv id: write it as 2603.27481 or hep-th/9901001.").format(text=text))
        bare, version = identified
        ids.append(f"{bare}v{version}" if version else bare)
    if not ids:
        raise UsageError(tr("Name an arXiv id: 2603.27481 or hep-th/9901001."))
    if len(ids) > MOST_IDS:
        raise UsageError(tr("Name at most {count} papers at once.").format(count=MOST_IDS))
    return ",".join(dict.fromkeys(ids))


_RULES: dict[str, Callable[[str], str]] = {"category": _category, "query": _query, "paper": _paper}
