"""What an empty list says, for every view and state of the library."""

import pytest

from desktop.ui.commands import COMMANDS
from desktop.ui.papers.empty_states import FIRST_START, FIRST_START_OFFLINE, OF_VIEW, empty_state
from desktop.ui.views import BUILT_IN, INBOX, SEARCH, View, view_of_collection

VIEWS = [*(view for view, _label, _icon in BUILT_IN), view_of_collection(7)]


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_shelf_says_how_to_fill_it_whatever_the_view(view):
    assert empty_state(view, "", shelf_is_empty=True, offline=False) is FIRST_START
    assert empty_state(view, "", shelf_is_empty=True, offline=True) is FIRST_START_OFFLINE


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("offline", [True, False])
def test_each_view_says_something_of_its_own(view, offline):
    state = empty_state(view, "", shelf_is_empty=False, offline=offline)
    assert state.heading
    assert state.heading != FIRST_START.heading


def test_what_is_followed_already_is_not_offered():
    assert FIRST_START.other_command == "follow_daily"
    state = empty_state(INBOX, "", shelf_is_empty=True, offline=False, follows=True)
    assert (state.command, state.other_command) == ("pull", "")


def test_a_search_says_what_was_searched_for_also_on_an_empty_shelf():
    for shelf_is_empty in (True, False):
        state = empty_state(SEARCH, "tag:{foo}", shelf_is_empty=shelf_is_empty, offline=False)
        assert "“tag:{foo}”" in state.sentence
        assert state.command == "clear_search"


def test_a_view_that_nobody_described_still_says_that_it_is_empty():
    assert empty_state(View("new kind"), "", shelf_is_empty=False, offline=False).heading == "No papers"


def test_every_button_is_a_command_and_every_command_has_words():
    names = {command.name for command in COMMANDS}
    states = [
        FIRST_START,
        FIRST_START_OFFLINE,
        *OF_VIEW.values(),
        empty_state(SEARCH, "x", shelf_is_empty=False, offline=False),
    ]
    assert all(bool(state.button) == bool(state.command) for state in states)
    assert all(bool(state.other_button) == bool(state.other_command) for state in states)
    assert {name for state in states for name in (state.command, state.other_command) if name} <= names


def test_offline_no_button_offers_a_request():
    for view in (INBOX, *VIEWS):
        for shelf_is_empty in (True, False):
            assert empty_state(view, "", shelf_is_empty=shelf_is_empty, offline=True).command != "pull"


def test_a_refusal_is_told_where_the_papers_would_be():
    state = empty_state(INBOX, "", shelf_is_empty=True, offline=False, refusal="Hugging Face says we asked too often.")
    assert (state.sentence, state.button, state.command) == ("Hugging Face says we asked too often.", "Try again", "pull")
    assert empty_state(INBOX, "", shelf_is_empty=True, offline=True, refusal="It refused.").command != "pull"
