"""Papers -> Markdown for people and for programs that keep notes: one list, or a file for each paper with front matter.

Front matter is YAML, of which JSON's strings and lists are a part: https://yaml.org/spec/1.2.2/#chapter-1-introduction-to-yaml
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator

from desktop.records import Highlight, ShelvedPaper

LONGEST_NAME = 80  # characters of a file's name, far from what any system forbids
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?<!\.)")
# Names that Windows keeps for devices: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_OURS = re.compile(r"---\npapershelf: ([0-9a-f]{16})\n")
_BLOCK = re.compile(r"^(\s*)([#>+=~-]|\d+(?=[.)]))", re.MULTILINE)  # what begins a heading, a quotation, a list


def write(papers: Iterable[ShelvedPaper]) -> Iterator[str]:
    """One list of the papers, a piece for each."""
    between = ""
    for shelved in papers:
        yield between + _described(shelved)
        between = "\n"


def write_annotations(papers: Iterable[ShelvedPaper]) -> Iterator[str]:
    """The highlights and the note of each paper under its title, a piece for each paper."""
    between = ""
    for shelved in papers:
        yield between + _annotated(shelved)
        between = "\n"


def write_file(shelved: ShelvedPaper) -> str:
    """The whole file of one paper; its front matter says that Papershelf wrote it, and what it wrote."""
    text = "".join(f"{name}: {_yaml(value)}\n" for name, value in _facts(shelved).items()) + f"---\n\n{_described(shelved)}"
    return f"---\npapershelf: {_seal(text)}\n{text}"


def is_untouched(text: str) -> bool:
    """Whether Papershelf wrote that file, and nobody has changed it since."""
    text = text.replace("\r\n", "\n")
    found = _OURS.match(text)
    return found is not None and found[1] == _seal(text[found.end() :])


def file_name(key: str) -> str:
    """The name of the file of the paper with that citation key: safe on every system, and always the same.

    Keys differ in more than case, and so do the names: what had to be changed ends with a number made of the key.
    """
    if _SAFE.fullmatch(key) and not _DEVICE.fullmatch(key) and len(key) <= LONGEST_NAME:
        return f"{key}.md"
    plain = "-".join(re.findall(r"[A-Za-z0-9]+", key))[: LONGEST_NAME // 2]
    return f"{plain or 'paper'}-{_seal(key.lower())[:8]}.md"


def _facts(shelved: ShelvedPaper) -> dict[str, object]:
    """What the front matter says; what is unknown is left out."""
    paper, marks = shelved.paper, shelved.marks
    facts: dict[str, object] = {
        "key": shelved.citation_key,
        "title": paper.title,
        "authors": [author.name for author in paper.authors],
        "arxiv_id": paper.arxiv_id,
        "doi": paper.doi,
        "url": paper.url,
        "published": (paper.published or "")[:10],
        "listed_on": list(shelved.listed_on),
        "added": shelved.added[:10],
        "tags": list(shelved.tags),
        "collections": [collection.path for collection in shelved.collections],
        "read": marks.read,
        "starred": marks.starred,
        "dismissed": marks.dismissed,
        "status": marks.status.value,
        "later": marks.later,
        "trashed": marks.trashed or None,
    }
    return {name: value for name, value in facts.items() if value not in (None, "", [])}


def _described(shelved: ShelvedPaper) -> str:
    paper = shelved.paper
    parts = [f"# {_one_line(paper.title)}", _about(shelved)]
    if paper.abstract:
        parts += ["## Abstract", _plain(paper.abstract)]
    if shelved.highlights:
        parts += ["## Highlights", *map(_quoted, shelved.highlights)]
    if shelved.note:
        parts += ["## Note", shelved.note.strip("\n")]
    return "\n\n".join(part for part in parts if part) + "\n"


def _annotated(shelved: ShelvedPaper) -> str:
    parts = [f"# {_one_line(shelved.paper.title)}", _about(shelved), *map(_quoted, shelved.highlights), shelved.note or ""]
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _about(shelved: ShelvedPaper) -> str:
    paper = shelved.paper
    about = [_plain(", ".join(author.name for author in paper.authors)), (paper.published or "")[:10]]
    about += [f"<{paper.url}>"] if paper.url else []
    return " · ".join(one for one in about if one)


def _one_line(text: str) -> str:
    return _plain(" ".join(text.split()))


def _quoted(highlight: Highlight) -> str:
    lines = _plain(highlight.exact).split("\n")
    said = f"\n\n{highlight.comment.strip()}" if highlight.comment.strip() else ""
    return "\n".join(f"> {line}" for line in lines) + f"\n>\n> — {highlight.field}, {highlight.colour}{said}"


def _plain(text: str) -> str:
    """What a service sent as text that nothing reads as a picture, as HTML or as a heading; formulas stay as they are."""
    text = re.sub(r"[<*`]|(?<=!)\[", lambda found: f"\\{found[0]}", text.strip())
    return _BLOCK.sub(lambda found: found[1] + (f"{found[2]}\\" if found[2].isdigit() else f"\\{found[2]}"), text)


def _yaml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _seal(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
