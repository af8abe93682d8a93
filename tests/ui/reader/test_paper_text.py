"""A paper as text holds what is known, readable, and nothing else."""

from desktop.records import Author, Paper
from desktop.ui.reader.paper_text import as_text, as_texts

PAPER = Paper(
    title=r"Errors of $\alpha$",
    abstract=r"It falls as $\beta^2$.",
    authors=(Author("Ada Example"), Author("Bo Sample", hidden=True)),
    arxiv_id="2603.00001",
)


def test_title_authors_link_and_abstract():
    assert as_text(PAPER) == ("Errors of α\nAda Example, Bo Sample\nhttps://arxiv.org/abs/2603.00001\n\nIt falls as β².")


def test_what_is_not_known_is_left_out():
    assert as_text(Paper(title="Only a title")) == "Only a title"


def test_several_stand_apart():
    assert as_texts([Paper(title="A"), Paper(title="B", abstract="b")]) == "A\n\n\nB\n\nb"
