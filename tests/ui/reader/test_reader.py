"""The reader shows one paper truthfully, as plain text, and answers to what is pressed in it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QColor, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollBar, QTextEdit, QToolButton

from desktop.records import Appearance, Collection, Listing, SearchWord, Vote
from desktop.ui.look.theme import tokens_of
from desktop.ui.reader.paper_links import is_openable
from desktop.ui.reader.reader import Reader
from tests.fakes import make_highlight, make_shelved

LONG = "Invented words about routing. " * 6_000 + "These are the last words of it."
ABSTRACT = "Invented words about routing. Old tokens drift to new experts, and forgetting returns. " * 12


@pytest.fixture
def notes():
    return {}


@pytest.fixture
def actions(qapp):
    return [QAction("&Star"), QAction("Add to &collection"), QAction("E&xport…")]


@pytest.fixture
def reader(qtbot, notes, actions):
    reader = Reader(actions, notes.__setitem__)
    qtbot.addWidget(reader)
    reader.resize(640, 500)
    reader.show()
    qtbot.waitExposed(reader)
    return reader


def names_of_visible(reader, kind):
    return [button.accessibleName() or button.text() for button in reader.findChildren(kind) if button.isVisible()]


def press(reader, name):
    found = [b for b in reader.findChildren(QPushButton) if b.isVisible() and name in (b.accessibleName(), b.text())]
    found[-1].click()


def test_the_parts_are_text_under_their_names(reader):
    reader.show_paper(make_shelved(title="A Title", abstract="An abstract.", authors=["Ada Example", "Bo Sample"]))
    texts = {field.accessibleName(): field.toPlainText() for field in reader.findChildren(QTextEdit) if field.isVisible()}
    assert texts == {"Title": "A Title", "Authors": "Ada Example, Bo Sample", "Abstract": "An abstract."}


def test_mathematics_is_readable(reader):
    reader.show_paper(make_shelved(title=r"Errors of $\alpha$", abstract=r"It falls as $\beta$."))
    assert reader.page.title.toPlainText() == "Errors of α"
    assert reader.page.abstract.toPlainText() == "It falls as β."


def test_what_services_send_is_never_rich_text(reader):
    attack = "<b>loud</b> <img src='http://example.invalid/x.png'>"
    reader.show_paper(
        make_shelved(
            title=attack, abstract=attack, ai_summary=attack, authors=[attack], categories=(attack,), published=attack,
            tags=(attack,), collections=(Collection(1, None, attack, attack, 1),), note=attack, arxiv_id=attack, code_url=attack,
        )
    )  # fmt: skip
    reader.show_state(attack, attack)
    for field in reader.findChildren(QTextEdit):
        if field.toPlainText():
            assert field.toPlainText() == attack
            assert "<img" not in field.toHtml()
    for label in reader.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()


def test_ten_authors_then_the_others(reader, qtbot):
    names = [f"Author {number}" for number in range(664)]
    reader.show_paper(make_shelved(authors=names))
    authors = reader.page.authors
    assert authors.toPlainText() == ", ".join(names[:10])
    assert authors.more.text() == "and 654 more"
    folded = authors.heightForWidth(500)
    authors.more.click()
    assert authors.toPlainText() == ", ".join(names)
    assert authors.heightForWidth(500) > 5 * folded
    reader.show_paper(make_shelved(2, authors=names[:11]))
    assert authors.more.text() == "and 1 more"
    reader.show_paper(make_shelved(3, authors=names[:10]))
    assert not authors.more.isVisible()


def test_the_button_for_the_others_has_room_at_any_width(reader, qtbot):
    reader.show_paper(make_shelved(authors=["Anna Example"] * 12))
    authors = reader.page.authors
    for width in range(320, 700, 23):
        reader.resize(width, 500)
        qtbot.waitUntil(lambda: authors.height() == authors.heightForWidth(authors.width()))
        assert authors.viewport().rect().contains(authors.more.geometry())


@pytest.mark.parametrize(("offset", "name"), [(3, "Ada 𝒪"), (8, "Bo Sample"), (19, "Cy Specimen")])
def test_an_author_can_be_clicked(reader, qtbot, offset, name):
    reader.show_paper(make_shelved(authors=["Ada 𝒪", "Bo Sample", "Cy Specimen"]))
    authors = reader.page.authors
    cursor = authors.textCursor()
    cursor.setPosition(offset)
    place = authors.cursorRect(cursor).center()
    qtbot.waitUntil(lambda: authors.height() >= 13)
    with qtbot.waitSignal(reader.author_clicked) as clicked:
        qtbot.mouseClick(authors.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked.args == [name]


def test_facts_and_links(reader, qtbot):
    listed = (Appearance(Listing("huggingface", "day", "2026-03-31"), "2026-03-31", 5),)
    reader.show_paper(
        make_shelved(
            arxiv_id="2603.27481", published="2026-03-29T11:05:00Z", upvotes=1421, categories=("cs.LG", "cs.CL"),
            code_url="https://example.org/code", project_page="javascript:alert(1)", appearances=listed,
            starred=True, withdrawn=True,
        )
    )  # fmt: skip
    facts = reader.page.facts
    assert names_of_visible(facts, QPushButton) == ["arXiv 2603.27481", "PDF", "Hugging Face", "Code"]
    shown = {label.text() for label in facts.findChildren(QLabel) if label.isVisible()}
    assert shown == {"29 Mar 2026", "▲ 1,421", "cs.LG", "★ Starred"}
    assert reader.page.notices.withdrawn.isVisible()
    for name, address in (
        ("PDF", "https://arxiv.org/pdf/2603.27481"),
        ("Hugging Face", "https://huggingface.co/papers/2603.27481"),
        ("Code", "https://example.org/code"),
    ):
        with qtbot.waitSignal(reader.link_activated) as activated:
            press(facts, name)
        assert activated.args == [address]


def test_a_later_version_and_the_growth_of_the_votes_are_told(reader):
    votes = (Vote("2026-03-28T09:00:00Z", 21, None), Vote("2026-03-31T09:00:00Z", 30, None))
    reader.show_paper(make_shelved(1, version=3, updated="2026-04-05", upvotes=30, votes=votes))
    facts = reader.page.facts
    told = {label.text(): label.toolTip() for label in facts.findChildren(QLabel) if label.isVisible()}
    assert told == {"▲ 30": "30 upvotes", "v3": "Version 3, of 5 Apr 2026"}
    assert facts.history.isVisible()
    reader.show_paper(make_shelved(2, version=1, upvotes=30))
    assert [label.text() for label in facts.findChildren(QLabel) if label.isVisible()] == ["▲ 30"]
    assert not facts.history.isVisible()


def test_nothing_is_invented_where_nothing_is_known(reader):
    reader.show_paper(make_shelved())
    assert names_of_visible(reader.page.facts, QPushButton) == []
    assert not [label for label in reader.page.facts.findChildren(QLabel) if label.isVisible()]
    assert reader.page.abstract.toPlainText() == "No abstract: the listing gave none."
    assert not reader.page.summary.isVisible()


@pytest.mark.parametrize(
    ("address", "openable"),
    [
        ("https://example.org/a?b=c#d", True), ("http://example.org", True), ("mailto:ada@example.org", True),
        ("HTTPS://example.org", True), ("javascript:alert(1)", False), ("file:///etc/passwd", False), ("https://", False),
        ("mailto:", False), ("https://example.org/\nx", False), (" https://example.org", False), ("data:text/html,x", False),
        ("//example.org", False), ("https://[broken", False), ("", False), (None, False), ("smb://example.org/x", False),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_and_of_mail_may_be_opened(address, openable):
    assert is_openable(address) is openable


def test_highlights_are_painted_where_their_words_are_shown(reader):
    source = r"We show $\alpha$ and 𝒪 fall, then old tokens drift."
    mark = make_highlight(source, "old tokens", "green")
    gone = make_highlight("elsewhere", "elsewhere", "pink")
    reader.show_paper(make_shelved(abstract=source, highlights=(mark, gone)))
    text = reader.page.abstract
    [span] = text.spans()
    cursor = text.cursor_over(span)
    assert cursor.selectedText() == "old tokens"
    assert colours_between(text, cursor) == {QColor(tokens_of(reader).highlights["green"]).name()}


def colours_between(text, cursor):
    """The colours behind the first line of what the cursor selects, a pixel under its top."""
    image = text.grab().toImage()
    start, end = QTextCursor(cursor), QTextCursor(cursor)
    start.setPosition(cursor.selectionStart())
    end.setPosition(cursor.selectionEnd())
    first, last = text.cursorRect(start), text.cursorRect(end)
    return {image.pixelColor(x, first.top() + 1).name() for x in range(first.left() + 4, last.left() - 4)}


def test_words_that_were_searched_are_painted_in_title_and_abstract(reader):
    reader.mark_words((SearchWord("drift"), SearchWord("token", field="abstract")))
    reader.show_paper(make_shelved(title=r"Drift of $\alpha$ tokens", abstract=r"Under $\alpha$, Tokens drïft."))
    page = reader.page
    assert painted_in(page.title, "words") == ["Drift"]
    assert painted_in(page.abstract, "words") == ["Token", "drïft"]
    reader.mark_words((SearchWord("under"),))
    assert (painted_in(page.title, "words"), painted_in(page.abstract, "words")) == ([], ["Under"])
    reader.mark_words(())
    assert painted_in(page.abstract, "words") == []


def painted_in(text, layer):
    return [text.cursor_over(span).selectedText() for span in text.spans(layer)]


def test_what_cannot_be_converted_is_shown_as_written_and_monospaced(reader):
    reader.show_paper(make_shelved(title="T", abstract=r"By $\alpha\oddity{x}$ and \ourmethod we 𝒪 \win"))
    text = reader.page.abstract
    assert text.toPlainText() == r"By α\oddity{x} and \ourmethod we 𝒪 \win"
    cursor = text.textCursor()
    fixed = ""
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        if cursor.charFormat().fontFixedPitch():
            fixed += text.document().characterAt(cursor.position() - 1)
    assert fixed == r"\oddity{x}\ourmethod\win"


@pytest.mark.parametrize(
    ("text", "marked"),
    [("a across", "across"), ("שלום עולם across שלום", "across"), ("a cross אב שלוםשלוםשלום", "cross אב")],
)
def test_painted_places_are_right_in_any_direction(reader, text, marked):
    reader.show_paper(make_shelved(abstract=text, highlights=(make_highlight(text, marked, "pink"),)))
    shown = reader.page.abstract
    image = shown.grab().toImage()
    pink = tokens_of(reader).highlights["pink"]
    columns = {x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).name() == pink}
    assert len(columns) == pytest.approx(shown.fontMetrics().horizontalAdvance(marked), abs=4)


def test_highlights_go_with_their_paper(reader):
    reader.show_paper(make_shelved(abstract=ABSTRACT, highlights=(make_highlight(ABSTRACT, "Old tokens"),)))
    reader.show_paper(make_shelved(2, abstract="Another one."))
    assert reader.page.abstract.spans() == ()


def test_a_highlight_in_the_title(reader):
    mark = make_highlight("A Title of Note", "Title", field="title")
    reader.show_paper(make_shelved(title="A Title of Note", abstract="A Title", highlights=(mark,)))
    assert painted_in(reader.page.title, "highlights") == ["Title"]
    assert reader.page.abstract.spans() == ()


def test_another_paper_starts_at_its_top_and_the_same_one_stays(reader, qtbot):
    bar = reader._scroll.verticalScrollBar()
    reader.show_paper(make_shelved(1, abstract=ABSTRACT * 3))
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(90)
    place = reader.page.abstract.mapTo(reader, QPoint(0, 0))
    reader.show_paper(make_shelved(1, abstract=ABSTRACT * 3, starred=True))
    assert reader.page.abstract.mapTo(reader, QPoint(0, 0)) == place
    reader.show_paper(make_shelved(2, abstract=ABSTRACT * 3))
    assert bar.value() == 0


def test_a_refresh_keeps_the_selection_and_the_cursor_of_the_note(reader):
    reader.show_paper(make_shelved(abstract=ABSTRACT, note="A note of mine"))
    cursor = reader.page.abstract.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    reader.page.abstract.setTextCursor(cursor)
    note = reader.note.field.textCursor()
    note.setPosition(6)
    reader.note.field.setTextCursor(note)
    reader.show_paper(make_shelved(abstract=ABSTRACT, note="A note of mine", starred=True))
    assert reader.page.abstract.textCursor().selectedText() == "Invented "
    assert reader.note.field.textCursor().position() == 6


def test_texts_are_as_high_as_their_words(reader, qtbot):
    reader.show_paper(make_shelved(title="A long title " * 20, abstract=ABSTRACT))
    for width in (640, 400, 1200):
        reader.resize(width, 500)
        for field in (reader.page.title, reader.page.abstract):
            qtbot.waitUntil(lambda field=field: field.height() >= field.document().size().height())
            assert field.verticalScrollBar().maximum() == 0


def test_the_lines_stay_readable_in_a_wide_pane(reader, qtbot):
    reader.resize(1600, 500)
    reader.show_paper(make_shelved(abstract=ABSTRACT))
    qtbot.waitUntil(lambda: reader.page.abstract.width() > 300)
    assert reader.page.abstract.width() < 75 * 10
    middle = reader.page.abstract.mapTo(reader, reader.page.abstract.rect().center()).x()
    assert abs(middle - 800) <= 6


def test_the_note_is_in_view_however_long_the_abstract_is(reader, qtbot):
    reader.show_paper(make_shelved(abstract=ABSTRACT * 5))
    bar = reader._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    view = reader._scroll.viewport()
    for value in (0, 100, bar.maximum()):
        bar.setValue(value)
        place = QRect(reader.note.mapTo(view, QPoint(0, 0)), reader.note.size())
        assert view.rect().contains(place)


def test_the_wheel_over_a_text_is_left_to_the_pane(reader, qapp):
    reader.show_paper(make_shelved(abstract=ABSTRACT * 3))
    for field in (reader.page.abstract, reader.note.field):
        none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
        place = QPointF(field.mapToGlobal(QPoint(5, 5)))
        event = QWheelEvent(QPointF(5, 5), place, QPoint(), QPoint(0, -120), *none)
        qapp.sendEvent(field.viewport(), event)
        assert not event.isAccepted()


def test_tags(reader, qtbot):
    reader.show_paper(make_shelved(4, tags=("moe", "routing")))
    assert reader.page.shelf.tags.accessibleName() == "Tags"
    assert reader.page.shelf.tags.texts() == ["moe", "routing"]
    field = reader.page.shelf.tag_field
    assert field.accessibleName() == "Add tag"
    qtbot.keyClicks(field, " continual  learning, , vision")
    added = []
    reader.tag_added.connect(lambda *what: added.append(what))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert added == [(4, "continual learning"), (4, "vision")]
    assert field.text() == ""
    with qtbot.waitSignal(reader.tag_removed) as removed:
        [cross] = [b for b in reader.findChildren(QToolButton) if b.accessibleName() == "Remove routing"]
        cross.click()
    assert removed.args == [4, "routing"]


def test_a_half_written_tag_survives_a_refresh_but_not_another_paper(reader, qtbot):
    reader.show_paper(make_shelved(4))
    qtbot.keyClicks(reader.page.shelf.tag_field, "hal")
    reader.show_paper(make_shelved(4, starred=True))
    assert reader.page.shelf.tag_field.text() == "hal"
    reader.show_paper(make_shelved(5))
    assert reader.page.shelf.tag_field.text() == ""


def test_collections(reader, qtbot):
    reader.show_paper(make_shelved(4, collections=(Collection(9, 8, "2026", "Survey/2026", 3),)))
    assert reader.page.shelf.collections.accessibleName() == "Collections"
    assert reader.page.shelf.collections.texts() == ["Survey / 2026"]
    with qtbot.waitSignal(reader.collection_clicked) as clicked:
        press(reader, "Survey / 2026")
    with qtbot.waitSignal(reader.add_to_collection_requested) as requested:
        press(reader, "Add to collection")
    with qtbot.waitSignal(reader.collection_removed) as removed:
        [cross] = [b for b in reader.findChildren(QToolButton) if b.accessibleName() == "Remove Survey / 2026"]
        cross.click()
    assert (clicked.args, requested.args, removed.args) == ([9], [4], [4, 9])


def test_bibtex_is_asked_for_when_its_fold_opens(reader, qtbot):
    reader.show_paper(make_shelved(4))
    wanted = []
    reader.bibtex_wanted.connect(wanted.append)
    assert not reader.page.shelf.bibtex.isVisible()
    press(reader, "BibTeX")
    assert wanted == [4]
    reader.set_bibtex("@misc{example2026,\n}")
    assert reader.page.shelf.bibtex.isVisible()
    assert reader.page.shelf.bibtex.toPlainText() == "@misc{example2026,\n}"
    reader.show_paper(make_shelved(4, starred=True))
    assert wanted == [4]
    reader.show_paper(make_shelved(4, starred=True, citation_key="example2026"))
    assert wanted == [4, 4]
    reader.show_paper(make_shelved(5))
    assert not reader.page.shelf.bibtex.isVisible()
    assert reader.page.shelf.bibtex.toPlainText() == ""


def test_a_note_goes_to_its_paper(reader, notes, qtbot):
    reader.show_paper(make_shelved(4))
    qtbot.keyClicks(reader.note.field, "mine")
    reader.show_paper(make_shelved(5, note="other"))
    assert notes == {4: "mine"}
    assert reader.note.field.text() == "other"


def test_no_paper_saves_the_note_and_says_so(reader, notes, qtbot):
    reader.show_paper(make_shelved(4))
    qtbot.keyClicks(reader.note.field, "mine")
    reader.show_state("Nothing here", "Nothing matches tag:foo.")
    assert notes == {4: "mine"}
    said = {label.text() for label in reader.findChildren(QLabel) if label.isVisible()}
    assert said == {"Nothing here", "Nothing matches tag:foo."}
    assert not reader.page.isVisible()


def test_the_actions_are_buttons_with_their_own_words(reader, actions, qtbot):
    assert names_of_visible(reader, QToolButton)[:3] == ["Star", "Add to collection", "Export…"]
    star = next(button for button in reader.findChildren(QToolButton) if button.text() == "Star")
    with qtbot.waitSignal(actions[0].triggered):
        star.click()
    actions[0].setText("Un&star")
    actions[0].setEnabled(False)
    assert (star.text(), star.accessibleName(), star.isEnabled()) == ("Unstar", "Unstar", False)


def test_a_very_long_abstract_is_shown_whole_when_asked_for(reader):
    marked = make_highlight(LONG, "the last words")
    long = make_shelved(1, abstract=LONG, highlights=(marked,))
    reader.show_paper(long)
    page = reader.page
    assert len(page.abstract.text) < 13_000
    assert page.abstract.text.endswith("…")
    assert page.abstract.spans() == ()
    assert page.show_all.text() == f"Show all {len(LONG):,} characters"
    page.show_all.click()
    assert page.abstract.text == LONG
    assert painted_in(page.abstract, "highlights") == ["the last words"]
    assert not page.show_all.isVisible()
    reader.show_paper(replace(long, tags=("moe",)))
    assert page.abstract.text == LONG
    reader.show_paper(make_shelved(2, abstract="Short."))
    assert not page.show_all.isVisible()
    reader.show_paper(long)
    assert page.show_all.isVisible()


def test_keys_scroll_the_page_not_the_text(reader, qtbot):
    reader.show_paper(make_shelved(abstract=ABSTRACT * 6))
    bar = reader._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    reader.page.abstract.setFocus()
    qtbot.keyClick(reader.page.abstract, Qt.Key.Key_PageDown)
    down = bar.value()
    assert down > 100
    qtbot.keyClick(reader.page.abstract, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() < 0.2 * down  # what was read last stays in view
    with qtbot.waitSignal(reader.read_on_wanted):
        qtbot.keyClick(reader.page.abstract, Qt.Key.Key_Space)


def test_tab_leaves_every_text(reader, qtbot):
    reader.show_paper(make_shelved(abstract=ABSTRACT, authors=["Ada"], ai_summary="Short."))
    assert all(field.tabChangesFocus() for field in reader.findChildren(QTextEdit))
    assert reader.note.field.tabChangesFocus()


def test_no_inner_scroll_bar_shows(reader, qtbot):
    reader.show_paper(make_shelved(title="t " * 300, abstract=ABSTRACT * 4, note="short"))
    qtbot.waitUntil(lambda: reader._scroll.verticalScrollBar().maximum() > 0)
    shown = [bar for bar in reader.findChildren(QScrollBar) if bar.isVisible() and bar.maximum() > 0]
    assert shown == [reader._scroll.verticalScrollBar()]


def test_space_goes_a_page_down_until_the_end(reader, qtbot):
    reader.show_paper(make_shelved(abstract=ABSTRACT * 2))
    bar = reader._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    pages = 0
    while reader.scroll_page():
        pages += 1
    assert pages > 0
    assert bar.value() == bar.maximum()
