"""A note is shown as it reads; whatever stands in it, nothing is fetched, nothing is opened, nothing is taken for HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument

from desktop.ui.look.theme import LIGHT
from desktop.ui.reader.note_document import write_document
from desktop.ui.reader.note_markdown import parse
from desktop.ui.reader.note_preview import MOST_SHOWN, NotePreview


@pytest.fixture
def preview(qtbot):
    preview = NotePreview(lambda names: [name for name in names if name != "arxiv:2603.99999"])
    qtbot.addWidget(preview)
    preview.resize(400, 300)
    preview.show()
    return preview


def words_of(preview):
    return preview.document().toPlainText()


def fragments(document):
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            yield pieces.fragment()
            pieces += 1
        block = block.next()


def links_of(document):
    return [(piece.text(), piece.charFormat().anchorHref()) for piece in fragments(document) if piece.charFormat().isAnchor()]


def looks_of(document, words):
    return next(piece.charFormat() for piece in fragments(document) if piece.text() == words)


def test_marks_become_looks(preview):
    preview.show_note("# Big\n\nplain **strong** *slanted* ~~gone~~ `code`")
    document = preview.document()
    assert words_of(preview) == "Big\nplain strong slanted gone code"
    assert looks_of(document, "strong").fontWeight() > looks_of(document, "plain ").fontWeight()
    assert looks_of(document, "slanted").fontItalic()
    assert looks_of(document, "gone").fontStrikeOut()
    assert looks_of(document, "code").fontFixedPitch()
    assert document.begin().blockFormat().headingLevel() == 1


def test_links_lead_to_papers_that_are_here_and_the_others_say_so(preview, qtbot):
    preview.show_note("See [[arXiv:2603.00001|Slow *Moss*]], [[arXiv:2603.99999|Fern]] and `[[arXiv:2603.00001]]`")
    assert links_of(preview.document()) == [("Slow *Moss*", "paper:arxiv%3A2603.00001")]
    assert words_of(preview) == "See Slow *Moss*, Fern (not here) and [[arXiv:2603.00001]]"
    with qtbot.waitSignal(preview.paper_link_activated) as followed:
        preview.anchorClicked.emit(QUrl("paper:arxiv%3A2603.00001"))
    assert followed.args == ["arxiv:2603.00001"]
    with qtbot.assertNotEmitted(preview.paper_link_activated), qtbot.assertNotEmitted(preview.link_activated):
        preview.anchorClicked.emit(QUrl("paper:arxiv%3A2603.99999"))


def test_lists_keep_their_order_and_depth(preview):
    preview.show_note("3. third\n4. fourth\n   - inside\n\nafter")
    document = preview.document()
    lists = [document.findBlockByNumber(number).textList() for number in range(4)]
    assert lists[0].itemText(document.findBlockByNumber(1)) == "4."
    assert lists[2].format().indent() == 2
    assert lists[3] is None


def test_lines_stay_as_they_were_typed(preview):
    preview.show_note("one\ntwo\n\nthree")
    assert words_of(preview) == "one\ntwo\nthree"


def test_mathematics_is_shown_as_the_abstract_shows_it(preview):
    preview.show_note(r"for $\alpha_1 * \beta * x$ and `$\alpha$` at $5 or $10")
    assert words_of(preview) == r"for α₁ * β * x and $\alpha$ at $5 or $10"


def test_only_addresses_of_the_web_and_of_mail_are_links(preview):
    preview.show_note(
        "[page](https://example.org/a) <mailto:ada@example.org> http://example.org/b. [file](file:///etc/passwd) "
        "[run](javascript:alert) [data](data:text/html,x) [rel](notes.txt) <ftp://example.org>"
    )
    assert links_of(preview.document()) == [
        ("page", "https://example.org/a"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("http://example.org/b", "http://example.org/b"),
    ]


def test_html_is_text(preview):
    note = "<script>alert(1)</script> <b>bold</b>\n\n<div style='background:url(http://example.invalid/x)'>"
    preview.show_note(note)
    assert words_of(preview) == note.replace("\n\n", "\n")


def test_nothing_is_fetched(preview, monkeypatch):
    asked = []
    monkeypatch.setattr(preview, "loadResource", lambda kind, address: asked.append((kind, address)))
    preview.show_note(
        "![plot](http://example.invalid/p.png) ![own](file:///tmp/p.png)\n\n<img src=http://example.invalid/q.png>"
    )
    preview.grab()
    assert asked == []
    assert words_of(preview).startswith("[Picture: plot] ![own](file:")
    assert "\ufffc" not in words_of(preview)  # Qt's sign for a picture


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://example.invalid/p.png"])
def test_whatever_is_asked_for_nothing_is_given(preview, address):
    assert preview.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address)) is None


def test_a_link_that_is_clicked_is_handed_on_and_not_followed(preview, qtbot):
    preview.show_note("[page](https://example.org/a)")
    with qtbot.waitSignal(preview.link_activated) as caught:
        qtbot.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, 8))
    assert caught.args == ["https://example.org/a"]
    assert words_of(preview) == "page"


def test_of_a_note_of_megabytes_the_beginning_is_shown_and_said_so(preview):
    preview.show_note("a line of words\n" * 700_000)
    assert len(words_of(preview)) < MOST_SHOWN + 200
    assert "the note itself is whole" in words_of(preview)


def test_what_cannot_be_printed_is_left_out(preview):
    preview.show_note("a\0b\x07c\u202ed \ud800e")
    assert words_of(preview) == "abcd e"


def test_words_from_right_to_left_stand_at_the_right(preview):
    preview.show_note("שלום עולם\n\nplain")
    document = preview.document()
    directions = [document.findBlockByNumber(number).textDirection() for number in (0, 1)]
    assert directions == [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight]


@given(st.text("ab \n*_`~#>-+1.)([]!$\\<&|\t'\"h:/", max_size=200))
def test_any_note_is_shown_and_its_links_lead_to_the_web(note):
    document = QTextDocument()
    write_document(document, parse(note), 14, LIGHT)
    assert "\ufffc" not in document.toPlainText()
    assert all(address.startswith(("http://", "https://")) for _words, address in links_of(document))
