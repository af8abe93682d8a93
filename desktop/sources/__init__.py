"""Where papers come from: what services and saved files say becomes records. No database, no window."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.sources import arxiv, doi, huggingface, openreview
from desktop.sources.source import Source

SOURCES: Mapping[str, Source] = MappingProxyType(
    {source.name: source for source in (huggingface.SOURCE, arxiv.SOURCE, doi.SOURCE, openreview.SOURCE)}
)
