"""The formats that papers can be written in: one file and one line in EXPORT_FORMATS each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from desktop.formats import bibtex
from desktop.records import Citation, ExportOptions


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format as the reader chooses it. ``write`` gives the text of a whole file, whatever ``options.format`` says."""

    name: str
    label: str
    suffix: str
    write: Callable[[Iterable[Citation], ExportOptions], str]


def _write_bibtex(citations: Iterable[Citation], options: ExportOptions) -> str:
    return bibtex.write(citations, replace(options, format="bibtex"))


def _write_biblatex(citations: Iterable[Citation], options: ExportOptions) -> str:
    return bibtex.write(citations, replace(options, format="biblatex"))


EXPORT_FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "bibtex": ExportFormat("bibtex", "BibTeX", ".bib", _write_bibtex),
        "biblatex": ExportFormat("biblatex", "BibLaTeX", ".bib", _write_biblatex),
    }
)
