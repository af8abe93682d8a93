"""A highlight stands at its passage or nowhere, whatever happens to the text around it, and never at another passage."""

from dataclasses import dataclass
from itertools import starmap

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from desktop.library.anchoring import locate, surroundings
from desktop.library.folding import fold
from desktop.records import Highlight

ABSTRACT = (
    "We study sparse routing of experts in large language models. The router drifts: tokens that belong to old tasks are drawn "
    "to the newcomers. With $\\alpha$-divergence and a caf\\'e of 71.3 percent accuracy, our rule keeps the harmful ones away."
)
WORDS = (
    "the", "of", "a", "router", "drifts", "tokens", "belong", "old", "tasks", "are", "drawn", "to", "newcomers", "we", "show",
    "that", "moss", "grows", "accuracy", "71.3", "72.4", "percent", "on", "lichen", "wet", "dry", "$x^2$", "α-rate", "naïve", "slow",
)  # fmt: skip


@dataclass(frozen=True)
class Letter:
    """A character and where it stood in the first text; None: it came later."""

    character: str
    origin: int | None


def marked(text: str, exact: str) -> Highlight:
    start = text.index(exact)
    return mark(text, start, start + len(exact))


def mark(text: str, start: int, end: int) -> Highlight:
    prefix, suffix = surroundings(text, start, end)
    return Highlight(1, "abstract", text[start:end], prefix, suffix, start, end, "yellow")


def found(text: str, highlight: Highlight) -> str | None:
    place = locate(text, highlight)
    return text[slice(*place)] if place else None


def test_offsets_are_believed_where_words_and_surroundings_stand() -> None:
    text = "The router drifts. Old tokens move. The router learns."
    assert locate(text, mark(text, 36, 46)) == (36, 46)
    assert locate(text, mark(text, 0, 10)) == (0, 10)


def test_words_that_moved_are_found() -> None:
    highlight = marked(ABSTRACT, "belong to old tasks")
    assert found("Corrected in this version. " + ABSTRACT, highlight) == "belong to old tasks"
    assert found(ABSTRACT.replace("We study sparse routing", "Routing is studied"), highlight) == "belong to old tasks"


def test_one_side_of_the_surroundings_is_enough() -> None:
    highlight = marked(ABSTRACT, "The router drifts")
    assert found("All is new here! " + ABSTRACT[ABSTRACT.index("The router") :], highlight) == "The router drifts"
    before = ABSTRACT[: ABSTRACT.index(": tokens")]
    assert found("Corrected. " + before + " and then all is new.", highlight) == "The router drifts"


def test_the_words_alone_are_not_enough() -> None:
    assert (
        locate("Elsewhere a model was seen, and The router drifts through the night.", marked(ABSTRACT, "The router drifts"))
        is None
    )


def test_the_same_words_twice_are_nowhere() -> None:
    highlight = marked(ABSTRACT, "The router drifts")
    assert locate(f"Twice: {ABSTRACT} {ABSTRACT}", highlight) is None


def test_words_that_were_changed_a_little_are_found() -> None:
    highlight = marked(ABSTRACT, "tokens that belong to old tasks are drawn to the newcomers")
    later = "New. " + ABSTRACT.replace("old tasks are drawn", "old tasks are all drawn")
    assert found(later, highlight) == "tokens that belong to old tasks are all drawn to the newcomers"


@pytest.mark.parametrize(
    ("exact", "before", "after"),
    [
        ("71.3 percent accuracy", "71.3", "72.3"),
        ("old tasks", "old tasks", "new tasks"),
        ("The router drifts", "drifts", "holds"),
    ],
)
def test_other_numbers_and_other_words_are_other_passages(exact: str, before: str, after: str) -> None:
    assert locate("New. " + ABSTRACT.replace(before, after), marked(ABSTRACT, exact)) is None


def test_tex_and_unicode_are_the_same_words() -> None:
    later = "New. " + ABSTRACT.replace("$\\alpha$", "α").replace("caf\\'e", "cafe\u0301").replace(
        "71.3 percent", "71.3\u00a0 percent"
    )
    assert found(later, marked(ABSTRACT, "$\\alpha$-divergence and a caf\\'e")) == "α-divergence and a cafe\u0301"
    assert found(ABSTRACT, marked(later, "α-divergence and a cafe\u0301")) == "\\alpha$-divergence and a caf\\'e"
    assert found(later, marked(ABSTRACT, "71.3 percent accuracy")) == "71.3\u00a0 percent accuracy"


def test_a_sentence_that_reads_alike_is_another_one() -> None:
    first, second = (
        f"On the {name} data set our small router reaches the best accuracy of all models." for name in ("moss", "most")
    )
    text = f"{first} It is quick as well. {second} We are surprised."
    highlight = marked(text, first)
    assert found(text, highlight) == first
    assert locate(f"It is quick as well. {second} We are surprised.", highlight) is None


def test_surroundings_grow_until_nothing_else_reads_alike() -> None:
    assert [len(part) for part in surroundings(ABSTRACT, 70, 80)] == [32, 32]
    twice = f"First. {ABSTRACT} Second. {ABSTRACT}"
    prefix, suffix = surroundings(twice, 77, 87)
    assert twice.count(prefix + twice[77:87]) == twice.count(twice[77:87] + suffix) == 1


@pytest.mark.parametrize("text", ["", "Moss", "Another text altogether, which has nothing of it.", "\0" * 200, "a" * 5_000])
def test_words_that_are_gone_are_nowhere(text: str) -> None:
    assert locate(text, marked(ABSTRACT, "The router drifts")) is None


def test_a_short_title_is_not_looked_for_within_another() -> None:
    highlight = marked("Moss", "Moss")
    assert locate("Moss", highlight) == (0, 4)
    assert locate("On Lichen, not Moss", highlight) is None


def test_an_empty_passage_is_nowhere() -> None:
    assert locate(ABSTRACT, Highlight(1, "abstract", "", "", "", 0, 0, "yellow")) is None


@given(st.text(max_size=300), st.text(max_size=300), st.data())
def test_any_text_is_taken(text: str, later: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    highlight = mark(text, start, end)
    assert locate(text, highlight) == (start, end)
    place = locate(later, highlight)
    assert place is None or 0 <= place[0] < place[1] <= len(later)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Some sentences, of which some are others once more with a word changed."""
    sentences = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=16), min_size=1, max_size=6))
    for copied in draw(st.lists(st.integers(0, len(sentences) - 1), max_size=2)):
        again = list(sentences[copied])
        if draw(st.booleans()):
            again[draw(st.integers(0, len(again) - 1))] = draw(st.sampled_from(WORDS))
        sentences.insert(draw(st.integers(0, len(sentences))), again)
    return ". ".join(" ".join(words) for words in sentences) + "."


@st.composite
def edited(draw: st.DrawFn, text: str) -> list[Letter]:
    """That text after some edits: passages gone, come, replaced, moved and copied."""
    letters = [Letter(character, place) for place, character in enumerate(text)]
    for kind in draw(
        st.lists(st.sampled_from(("delete", "insert", "replace", "move", "copy", "sentence")), min_size=1, max_size=5)
    ):
        start = draw(st.integers(0, len(letters)))
        end = draw(st.integers(start, min(len(letters), start + draw(st.sampled_from((3, 12, 60, 200))))))
        if kind == "sentence":
            ends = [place + 1 for place, letter in enumerate(letters) if letter.character == "."]
            start = max((place for place in ends if place <= start), default=0)
            end = min((place for place in ends if place > start), default=len(letters))
        piece = letters[start:end]
        new = [
            Letter(character, None) for word in draw(st.lists(st.sampled_from(WORDS), max_size=6)) for character in f"{word} "
        ]
        if kind in ("delete", "sentence", "replace", "move"):
            letters[start:end] = new if kind == "replace" else []
        if kind in ("insert", "move", "copy"):
            target = draw(st.integers(0, len(letters)))
            letters[target:target] = new if kind == "insert" else piece
    return letters


def is_right(letters: list[Letter], place: tuple[int, int], highlight: Highlight) -> bool:
    """Whether nearly all of the passage is there, with what may have come between, but nothing of what was around it.

    Of white space and the signs of TeX nobody can tell whose they are, and the window marks formulas as a whole.
    """
    own = {highlight.start + number for number, letter in enumerate(highlight.exact) if letter.isalnum()}
    inside = [letter.origin for letter in letters[slice(*place)] if letter.character.isalnum()]
    foreign = [origin for origin in inside if origin is not None and origin not in own]
    return not foreign and len(own.intersection(inside)) >= 0.8 * len(own)


def could_be(before: str, letters: list[Letter], place: tuple[int, int], highlight: Highlight) -> bool:
    """Whether nobody who sees both texts could tell that the passage does not stand there.

    Either no shorter way at all leads from text to text than one that takes it there, as where one of two copies that follow
    each other was taken out. Or it stands there to the letter, with all that was kept of both sides, and no shorter way takes
    it to where it is by the record, as where a word was moved within one that is said ten times over.
    """
    after = "".join(letter.character for letter in letters)
    way = _way(before, after, place, highlight)
    if way <= Indel.distance(fold(before).text, fold(after).text):
        return True
    whole = highlight.prefix + highlight.exact + highlight.suffix
    return after.startswith(whole, place[0] - len(highlight.prefix)) and any(
        way <= _way(before, after, right, highlight) for right in right_places(letters, highlight)
    )


def _way(before: str, after: str, place: tuple[int, int], highlight: Highlight) -> int:
    """How many letters come or go, white space and TeX aside, when the passage goes there."""
    parts = (before[: highlight.start], highlight.exact, before[highlight.end :])
    new = (after[: place[0]], after[slice(*place)], after[place[1] :])
    ways = [(fold(one).text, fold(other).text) for one, other in zip(parts, new, strict=True)]
    return sum(starmap(Indel.distance, ways))


def right_places(letters: list[Letter], highlight: Highlight) -> list[tuple[int, int]]:
    """Where the passage is by the record: each stretch from one of its letters to another with none of the others between."""
    own = range(highlight.start, highlight.end)
    stretches: list[list[int]] = [[]]
    for number, letter in enumerate(letters):
        if letter.origin in own:
            stretches[-1].append(number)
        elif letter.origin is not None and letter.character.isalnum():
            stretches.append([])
    places = [(stretch[0], stretch[-1] + 1) for stretch in stretches if stretch]
    return [place for place in places if is_right(letters, place, highlight)]


@given(st.data())
def test_a_highlight_is_right_or_an_orphan_never_wrong(data: st.DataObject) -> None:
    text = data.draw(texts(), label="text")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 90)))
    highlight = mark(text, start, end)
    assert locate(text, highlight) == (start, end)
    letters = data.draw(edited(text), label="letters")
    after = "".join(letter.character for letter in letters)
    place = locate(after, highlight)
    if place is not None:
        assert is_right(letters, place, highlight) or could_be(text, letters, place, highlight), after[slice(*place)]


@given(st.data())
def test_what_is_far_from_every_edit_is_found(data: st.DataObject) -> None:
    highlight = marked(ABSTRACT, "tokens that belong to old tasks")
    kept_from, kept_to = highlight.start - len(highlight.prefix), highlight.end + len(highlight.suffix)
    before = data.draw(st.text("xyzw ", max_size=60)) if data.draw(st.booleans()) else ABSTRACT[:kept_from]
    after = data.draw(st.text("xyzw ", max_size=60)) if data.draw(st.booleans()) else ABSTRACT[kept_to:]
    later = before + ABSTRACT[kept_from:kept_to] + after
    assert found(later, highlight) == "tokens that belong to old tasks"
