"""The arXiv's identifiers, in every spelling that listings use. https://info.arxiv.org/help/arxiv_identifier.html"""

import re

# Five or six digits behind the dot: the arXiv writes four or five today and has said that it may need more.
_IDENTIFIER = re.compile(
    r"(?:arxiv:|https?://(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/)?"
    r"(?P<bare>[0-9]{4}\.[0-9]{4,6}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/[0-9]{7})"
    r"(?:v(?P<version>[1-9][0-9]{0,3}))?(?:\.pdf)?",
    re.IGNORECASE,
)


def split_arxiv_id(text: str) -> tuple[str, int | None] | None:
    """The identifier without its version, and the version (None: not named); None when it is no arXiv identifier."""
    found = _IDENTIFIER.fullmatch(text.strip())
    if not found:
        return None
    archive, slash, number = found["bare"].partition("/")
    name, dot, subject = archive.lower().partition(".")
    bare = f"{name}{dot}{subject.upper()}{slash}{number}"
    return bare, int(found["version"]) if found["version"] else None
