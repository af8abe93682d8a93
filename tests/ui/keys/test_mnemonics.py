"""What is written with & is shown and spoken as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.keys.mnemonics import escape_mnemonics, without_mnemonic


@pytest.mark.parametrize(
    ("words", "seen"),
    [("&Pull", "Pull"), ("Un&star {count}", "Unstar {count}"), ("R&&D", "R&D"), ("&Find && &go", "Find & go")],
)
def test_the_mark_is_gone_and_the_sign_stays(words: str, seen: str) -> None:
    assert without_mnemonic(words) == seen


@given(st.text(st.characters(blacklist_characters="\0")))
def test_what_somebody_wrote_is_seen_as_it_is(words: str) -> None:
    assert without_mnemonic(escape_mnemonics(words)) == words
