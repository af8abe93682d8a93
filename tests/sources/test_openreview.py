"""A paper of OpenReview by the id of its forum, in both shapes that the service has, and what is no such paper."""

from collections.abc import Iterator

import pytest

from desktop.errors import SourceError, UsageError
from desktop.records import Author, Listing, Page
from desktop.sources import SOURCES
from desktop.sources.http import Transport
from desktop.sources.openreview import parse_note
from desktop.sources.refusals import RefusedError
from desktop.sources.source import Asking
from tests.loopback import LoopbackService

SOURCE = SOURCES["openreview"]
NUMBER = "aB3_-xYz01"
WHEN = 1_774_915_200_000  # 31 March 2026 in milliseconds
CONTENT = {
    "title": "Slow\n Growth of Lichen",
    "authors": ["Ada  Ravn", "", "Bo Lind"],
    "abstract": "It  grows.",
    "venue": "ICLX 2026",
}
WRAPPED = {name: {"value": value} for name, value in CONTENT.items()}


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        yield running


def ask(service: LoopbackService, older: str = "") -> Page:
    get = Transport("Papershelf/test", offline=lambda: False, tokens={}).get
    endpoints = {"openreview": service.address, "openreview-older": f"{service.address}{older}"}
    (page,) = SOURCE.pages(Listing("openreview", "paper", NUMBER), Asking(get, endpoints, lambda: None))
    return page


@pytest.mark.parametrize("content", [CONTENT, WRAPPED], ids=["older", "newer"])
def test_both_shapes_tell_the_same_paper(service: LoopbackService, content: object) -> None:
    service.set_answer("/notes", {"notes": [{"id": "other"}, {"id": NUMBER, "content": content, "cdate": WHEN}]})
    (entry,) = ask(service).entries
    assert (entry.paper.title, entry.paper.abstract) == ("Slow Growth of Lichen", "It grows.")
    assert entry.paper.authors == (Author("Ada Ravn"), Author("Bo Lind"))
    assert (entry.paper.published, entry.paper.comment) == ("2026-03-31", "ICLX 2026")
    assert entry.paper.project_page == f"https://openreview.net/forum?id={NUMBER}"
    assert service.requests[0].query == {"id": NUMBER}


def test_an_older_paper_is_found_in_the_older_interface(service: LoopbackService) -> None:
    service.set_answer("/notes", {"name": "NotFoundError"}, status=404)
    service.set_answer("/older/notes", {"notes": [{"id": NUMBER, "content": CONTENT}]})
    (entry,) = ask(service, "/older").entries
    assert (entry.paper.title, entry.paper.published) == ("Slow Growth of Lichen", None)


def test_a_paper_that_nobody_may_see_is_an_answer_and_no_refusal(service: LoopbackService) -> None:
    service.set_answer("/notes", {"name": "ForbiddenError"}, status=403)
    page = ask(service)
    assert page.entries == ()
    assert page.skipped == (
        f"OpenReview shows no paper {NUMBER} to everyone: look at https://openreview.net/forum?id={NUMBER}.",
    )


def test_a_refusal_is_told(service: LoopbackService) -> None:
    service.set_answer("/notes", b"", status=503)
    with pytest.raises(RefusedError, match="OpenReview is out of order just now"):
        ask(service)


@pytest.mark.parametrize("answer", [[], {}, {"notes": 1}, "x", None])
def test_another_shape_is_said(answer: object) -> None:
    with pytest.raises(SourceError, match="in a shape that this version does not know"):
        parse_note(answer, NUMBER)


@pytest.mark.parametrize("content", [None, [], {"title": {}}, {"title": " "}, {"title": 3}])
def test_a_paper_without_title_is_said(content: object) -> None:
    with pytest.raises(SourceError, match=f"without a title for {NUMBER}, so nothing was kept"):
        parse_note({"notes": [{"id": NUMBER, "content": content}]}, NUMBER)


@pytest.mark.parametrize("when", [-1, 0, 10**15, "soon", None, True])
def test_a_day_is_never_invented(when: object) -> None:
    paper = parse_note({"notes": [{"id": NUMBER, "content": CONTENT, "pdate": when}]}, NUMBER)
    assert paper is not None
    assert paper.published is None


@pytest.mark.parametrize("argument", ["", "a b", "x" * 65, "../notes", "a&b"])
def test_what_is_no_id_is_said(argument: str) -> None:
    with pytest.raises(UsageError, match=r"is no paper of OpenReview: write the id that stands in"):
        SOURCE.normalise(Listing("openreview", "paper", argument))
