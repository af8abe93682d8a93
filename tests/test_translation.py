"""Sentences are translated whole, and values are filled in afterwards."""

from desktop.translation import tr, trn


def test_a_sentence_without_a_translation_is_itself() -> None:
    assert tr("Nothing says this anywhere.") == "Nothing says this anywhere."


def test_a_count_chooses_the_sentence_and_is_written_for_people() -> None:
    told = [
        trn("{count} paper in “{path}”", "{count} papers in “{path}”", count, path="{A}/B") for count in (0, 1, 2, 1_234_567)
    ]
    assert told == [
        "0 papers in “{A}/B”",
        "1 paper in “{A}/B”",
        "2 papers in “{A}/B”",
        "1,234,567 papers in “{A}/B”",
    ]
