"""What is taken for plain is what the rules for TeX would leave as it is."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.reader import mathematics
from desktop.ui.reader.plain_text import readable
from tests.ui.reader.test_mathematics import TEX_PIECES


@given(st.one_of(TEX_PIECES, st.text()))
def test_nothing_that_had_to_be_read_is_taken_for_plain(text):
    assert readable(text) == mathematics.readable(text)
