"""The formats that papers can be written in: one file and one line in EXPORT_FORMATS each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal

from desktop.formats import bibtex, csl_json, library_json, markdown, ris
from desktop.records import Citation, ExportOptions, ShelvedPaper


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format as the reader chooses it.

    ``write`` gives the text of a whole file, in one piece or in many, whatever ``options.format`` says. ``of``: what it is
    made of; all but citations go in with everything, so that there is nothing to choose. ``in_latex``: its letters can be
    written as LaTeX commands, and ``%`` begins a comment.
    """

    name: str
    label: str
    suffix: str
    write: Callable[[Iterable[Any], ExportOptions], str | Iterable[str]]
    of: Literal["citations", "papers", "entries"] = "citations"
    in_latex: bool = False


def _write_bibtex(citations: Iterable[Citation], options: ExportOptions) -> str:
    return bibtex.write(citations, replace(options, format="bibtex"))


def _write_biblatex(citations: Iterable[Citation], options: ExportOptions) -> str:
    return bibtex.write(citations, replace(options, format="biblatex"))


def _write_markdown(papers: Iterable[ShelvedPaper], _options: ExportOptions) -> Iterable[str]:
    return markdown.write(papers)


def _write_library(entries: Iterable[Mapping[str, object]], _options: ExportOptions) -> Iterable[str]:
    return library_json.write(entries)


EXPORT_FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "bibtex": ExportFormat("bibtex", "BibTeX", ".bib", _write_bibtex, in_latex=True),
        "biblatex": ExportFormat("biblatex", "BibLaTeX", ".bib", _write_biblatex, in_latex=True),
        "csl-json": ExportFormat("csl-json", "CSL-JSON", ".json", csl_json.write),
        "ris": ExportFormat("ris", "RIS", ".ris", ris.write),
        "markdown": ExportFormat("markdown", "Markdown, with your notes", ".md", _write_markdown, of="papers"),
        "json": ExportFormat("json", "JSON, with everything", ".json", _write_library, of="entries"),
    }
)
