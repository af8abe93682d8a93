"""Every spelling of a paper that a person may paste names the same paper."""

from pathlib import Path

import pytest

from tests.cli.conftest import DAY, Papershelf
from tests.loopback import LoopbackService

SPELLINGS = (
    "2603.00002",
    " 2603.00002\n",
    "2603.00002v3",
    "arXiv:2603.00002",
    "ARXIV:2603.00002v1",
    "https://arxiv.org/abs/2603.00002",
    "http://arxiv.org/abs/2603.00002v2",
    "arxiv.org/abs/2603.00002",
    "https://www.arxiv.org/pdf/2603.00002",
    "https://arxiv.org/pdf/2603.00002v1.pdf",
    "https://export.arxiv.org/abs/2603.00002?context=cs#top",
    "https://arxiv.org/html/2603.00002v1#S2",
    "https://ar5iv.labs.arxiv.org/html/2603.00002",
    "https://huggingface.co/papers/2603.00002",
    "https://huggingface.co/papers/2603.00002#community",
    "HTTPS://HuggingFace.co/papers/2603.00002/",
    "https://huggingface.co/papers/2603.00002.md",
    "hf.co/papers/2603.00002",
    "https://hf.co/papers/2603.00002?from=feed",
    "https://www.alphaxiv.org/abs/2603.00002v1",
    "10.48550/arXiv.2603.00002",
    "doi:10.48550/arxiv.2603.00002",
    "https://doi.org/10.48550/arXiv.2603.00002",
    "https://doi.org/10.48550%2FarXiv.2603.00002",
    "ravn2026loud",
    "Ravn2026Loud",
    "#2",
)


@pytest.mark.parametrize("reference", SPELLINGS)
def test_a_paper_is_named_by(papershelf: Papershelf, pulled: LoopbackService, reference: str) -> None:
    papershelf("export")
    assert papershelf("show", reference, "--json").json["arxiv_id"] == "2603.00002"


@pytest.mark.parametrize(
    "reference",
    ["", " ", "#", "#0", "#99", "#-1", "#٢", "2", "2603.99999", "https://arxiv.org/", "10.1145/404", "nobody2026", "'; --"],
)
def test_what_names_no_paper_is_wrong_usage(papershelf: Papershelf, pulled: LoopbackService, reference: str) -> None:
    finished = papershelf("show", "--", reference)
    assert (finished.code, finished.out) == (2, "")
    usage, sentence = finished.err.splitlines()
    assert usage.startswith("usage: papershelf show")
    assert sentence.startswith("papershelf: “")
    assert "is no paper of this library" in sentence


def test_an_id_in_the_old_style_is_found(papershelf: Papershelf, tmp_path: Path) -> None:
    saved = tmp_path / "old.json"
    saved.write_text('[{"id": "hep-th/9901001", "title": "An Old Paper", "summary": "Strings.", "upvotes": 1}]')
    assert papershelf("import", str(saved)).code == 0
    for reference in ("hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001v2", "HEP-TH/9901001", "arXiv:hep-th/9901001"):
        assert papershelf("show", reference, "--json").json["title"] == "An Old Paper"


def test_a_note_may_be_given_to_a_paper_by_its_address(papershelf: Papershelf, service: LoopbackService) -> None:
    papershelf("pull", "--date", DAY)
    papershelf("note", "https://huggingface.co/papers/2603.00003", "By its page")
    assert papershelf("note", "2603.00003").out == "By its page\n"
