"""What BibTeX, biber or LaTeX would say of a ``.bib`` file, before they say it: one finding for each place, with its line."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from desktop.errors import PapershelfError
from desktop.formats.latex import PROTECTED, TOKEN
from desktop.formats.preamble import needs_of
from desktop.library.bibliographies import LARGEST
from desktop.sources.bibtex_inheritance import scan_with_parents
from desktop.sources.bibtex_scanner import BrokenBlock, ScannedEntry, ScannedText
from desktop.sources.saved_bibliography import NOT_IN_A_KEY, decode_bibliography, tell_of_broken
from desktop.translation import tr

MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
NO_WORK = frozenset(("set", "xdata"))  # what other entries are made of
ADDRESSES = frozenset(("url", "doi", "eprint", "file", "howpublished", "note", "annote", "annotation"))
WHO = ("author", "editor", "key", "label", "organization", "institution")
WHEN = ("year", "date")

_DOLLAR = re.compile(r"(?<!\\)(?:\\\\)*\$")
_UNPROTECTED = re.compile(r"\\(?:[A-Za-z]+|.)|\$[^$]*\$")  # mathematics and commands, which no style makes small


class Finding(NamedTuple):
    """One thing to mend: the line of the entry, its key ("" where it has none), and a sentence without an end."""

    line: int
    key: str
    words: str

    def __str__(self) -> str:
        if not self.key:
            return tr("Line {line}: {words}.").format(line=self.line, words=self.words)
        return tr("Line {line}, {key}: {words}.").format(line=self.line, key=self.key, words=self.words)


def check_file(file: Path) -> tuple[int, list[Finding]]:
    """How many entries the file has, and what is to be mended in it, by lines. Raises PapershelfError when it cannot be read."""
    try:
        if file.stat().st_size > LARGEST:
            sentence = tr("{file} is too large for a bibliography: at most {most} MB are checked.")
            raise PapershelfError(sentence.format(file=file, most=LARGEST // (1024 * 1024)))
        text = decode_bibliography(file.read_bytes())
    except OSError as error:
        raise PapershelfError(
            tr("{file} cannot be read: {reason}.").format(file=file, reason=error.strerror or error)
        ) from error
    return check(text)


def check(text: str) -> tuple[int, list[Finding]]:
    """The same of a text."""
    findings: list[Finding] = []
    entries: list[ScannedEntry] = []
    preamble = ""
    for one in scan_with_parents(text):
        if isinstance(one, BrokenBlock):
            findings.append(Finding(one.line, "", tell_of_broken(one)))
        elif isinstance(one, ScannedText):
            preamble += one.text if one.kind == "preamble" else ""
        else:
            entries.append(one)
    seen: dict[str, int] = {}
    for entry in entries:
        first = seen.setdefault(entry.key.lower(), entry.line)
        if first != entry.line and entry.key:
            words = tr("the key stands in line {first} already, so one of the two is never cited").format(first=first)
            findings.append(Finding(entry.line, entry.key, words))
        findings += (Finding(entry.line, entry.key, words) for words in _check_entry(entry, preamble))
    return len(entries), sorted(findings)


def _check_entry(entry: ScannedEntry, preamble: str) -> Iterator[str]:
    fields = entry.fields
    if not entry.key:
        yield tr("it has no key, so nothing can cite it")
    elif found := NOT_IN_A_KEY.search(entry.key):
        yield tr("no key can hold “{sign}”").format(sign=found[0])
    for name in entry.twice:
        yield tr("{name} stands there twice; the first one counts").format(name=name)
    for name in sorted(entry.macros):
        if fields[name].lower() not in MONTHS:
            yield tr("nobody defined the abbreviation “{word}” of {name}").format(word=fields[name], name=name)
    if entry.kind not in NO_WORK:
        yield from _check_facts(entry)
    for name, value in fields.items():
        if name not in ADDRESSES and len(_DOLLAR.findall(value)) % 2:
            yield tr("{name} has an odd number of dollars, so LaTeX would not leave mathematics").format(name=name)
    yield from _check_letters(entry, preamble)


def _check_facts(entry: ScannedEntry) -> Iterator[str]:
    fields = entry.fields
    title = fields.get("title", "").strip()
    if not title and not fields.get("booktitle", "").strip():
        yield tr("it has no title")
    if not any(fields.get(name, "").strip() for name in WHO):
        yield tr("it has no author, editor or key to sort and cite it by")
    if not any(fields.get(name, "").strip() for name in WHEN):
        yield tr("it has no year")
    words = _find_unprotected(title)
    if words:
        yield tr("styles may make these words of the title small; put braces around them: {words}").format(
            words=", ".join(words[:5])
        )


def _find_unprotected(title: str) -> list[str]:
    """The names in the title that stand in no braces: BERT, iPhone, GPT-4."""
    outside, depth = [], 0
    for letter in _UNPROTECTED.sub(" ", title):
        depth += (letter == "{") - (letter == "}")
        outside.append(letter if depth == 0 and letter != "}" else "\0")
    tokens = [match for match in TOKEN.finditer("".join(outside)) if not match[0].islower()]
    return [match[0] for match in tokens if PROTECTED.match(match[0]) and not _touches_brace(outside, match)]


def _touches_brace(outside: list[str], match: re.Match[str]) -> bool:
    """Whether it is the rest of a word of which braces hold a part: its capitals are the writer's own choice."""
    return "\0" in outside[max(0, match.start() - 1) : match.start()] + outside[match.end() : match.end() + 1]


def _check_letters(entry: ScannedEntry, preamble: str) -> Iterator[str]:
    written = "\n".join(value for name, value in entry.fields.items() if name not in ADDRESSES)
    strange = sorted(letter for letter in needs_of(written) if not letter.isascii() and letter not in preamble)
    if strange:
        yield tr("pdfLaTeX cannot print {letters}; LuaLaTeX and XeLaTeX can, with a font that has them").format(
            letters=" ".join(strange[:8])
        )
