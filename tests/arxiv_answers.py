"""Answers in arXiv's shapes with invented papers: the query API in both its layouts, announcement feeds, and error feeds."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

ATOM = 'xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"'
OPENSEARCH = 'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
FEED_NAMES = 'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def atom_entry(
    arxiv_id: str, title: str = "", *, version: int = 1, published: str = "2026-03-30T17:59:59Z", **more: Any
) -> str:
    """An entry in today's layout. ``more``: authors, summary, categories, updated, and arxiv: elements by their names."""
    authors = more.pop("authors", ["Ada Ravn"])
    categories = more.pop("categories", ["cs.CL"])
    summary, updated = more.pop("summary", f"We write about {title}."), more.pop("updated", published)
    return "\n".join(
        [
            f"<entry><id>http://arxiv.org/abs/{arxiv_id}v{version}</id><title>{escape(title or f'Paper {arxiv_id}')}</title>",
            f"<updated>{updated}</updated><summary>{escape(summary)}</summary>",
            *(f'<category term="{term}" scheme="http://arxiv.org/schemas/atom"/>' for term in categories),
            f"<published>{published}</published>",
            *(f"<arxiv:{name}>{escape(text)}</arxiv:{name}>" for name, text in more.items()),
            *(f'<arxiv:primary_category term="{term}"/>' for term in categories[:1]),
            *(f"<author><name>{escape(name)}</name></author>" for name in authors),
            "</entry>",
        ]
    )


def atom_feed(*entries: str, total: int | None = None) -> bytes:
    """What the query API answers; ``total``: how many papers it says that it has."""
    count = len(entries) if total is None else total
    inner = f"<opensearch:totalResults>{count}</opensearch:totalResults>{''.join(entries)}"
    return (
        f"<?xml version='1.0' encoding='UTF-8'?>\n<feed {OPENSEARCH} {ATOM}><title>arXiv Query</title>{inner}</feed>".encode()
    )


def error_feed(words: str) -> bytes:
    """What the query API answers when it does not accept a question."""
    entry = f"<entry><id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>{escape(words)}</summary></entry>"
    return f"<feed {ATOM}><title>arXiv Search Results</title>{entry}</feed>".encode()


def rss_item(arxiv_id: str, title: str = "", *, kind: str = "new", version: int = 1, **more: Any) -> str:
    """An announcement. ``more``: creator, categories, abstract, and further elements by their names."""
    creator, abstract = more.pop("creator", "Ada Ravn"), more.pop("abstract", f"We write about {title}.")
    description = f"arXiv:{arxiv_id}v{version} Announce Type: {kind} \nAbstract: {abstract}"
    return "\n".join(
        [
            f"<item><title>{escape(title or f'Paper {arxiv_id}')}</title><link>https://arxiv.org/abs/{arxiv_id}</link>",
            f"<description>{escape(description)}</description>",
            f'<guid isPermaLink="false">oai:arXiv.org:{arxiv_id}v{version}</guid>',
            *(f"<category>{term}</category>" for term in more.pop("categories", ["cs.CL"])),
            f"<arxiv:announce_type>{kind}</arxiv:announce_type><dc:creator>{escape(creator)}</dc:creator>",
            *(f"<arxiv:{name}>{escape(text)}</arxiv:{name}>" for name, text in more.items()),
            "</item>",
        ]
    )


def rss_feed(*items: str, announced: str = "Tue, 31 Mar 2026 00:00:00 -0400") -> bytes:
    """A day's announcements; without items what weekends have."""
    channel = f"<title>cs.CL updates on arXiv.org</title><pubDate>{announced}</pubDate>{''.join(items)}"
    return f'<rss {FEED_NAMES} version="2.0"><channel>{channel}</channel></rss>'.encode()


def slice_of(query: Mapping[str, str], papers: Sequence[str]) -> bytes:
    """What the query API answers to these parameters when it has these entries."""
    start = int(query["start"])
    return atom_feed(*papers[start : start + int(query["max_results"])], total=len(papers))
