"""Which key belongs to which command: presets, the reader's changes, clashes, and what a settings file may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.commands import COMMANDS, FILE, Command
from desktop.ui.keys.key_map import Clash, acting, find_clashes, find_menu_keys, refuse, resolve
from desktop.ui.keys.key_names import has_modifier, presses, spell
from desktop.ui.keys.key_presets import PRESETS


def command(name, *keys, **what):
    return Command(name, FILE, name, lambda w: None, keys, **what)


STAR, DISMISS, INBOX = command("star", "S"), command("dismiss", "E"), command("inbox", "G, I")
CLEAR_DAY, TAKE_OUT = command("clear_day", "Ctrl+D", bulk=True), command("take_out", "Del", in_list=True)
ALL = (STAR, DISMISS, INBOX, CLEAR_DAY, TAKE_OUT)
BY_NAME = {one.name: one for one in ALL}
OWN = {one.name: one.keys for one in ALL}


def test_without_preset_and_changes_the_keys_are_the_commands_own():
    assert resolve(ALL, {}, {}) == OWN


def test_a_preset_changes_what_it_names_and_the_reader_changes_that():
    preset = {"star": ("F",), "dismiss": ()}
    assert resolve(ALL, preset, {}) == OWN | {"star": ("F",), "dismiss": ()}
    changed = resolve(ALL, preset, {"star": ["ctrl+d", "s", "S"], "inbox": []})
    assert changed == OWN | {"star": ("Ctrl+D", "S"), "dismiss": (), "inbox": ()}


def test_broken_keys_and_unknown_commands_are_dropped_and_the_rest_kept():
    changes = {"star": ["Hyper+Q", "F"], "dismiss": ["", "nonsense"], "fly": ["X"], "clear_day": ["D", "Ctrl+Alt+D"]}
    assert resolve(ALL, {}, changes) == OWN | {"star": ("F",), "clear_day": ("Ctrl+Alt+D",)}


@given(st.dictionaries(st.sampled_from([*OWN, "fly", ""]), st.lists(st.text(max_size=6) | st.sampled_from(["s", "Ctrl+D"]))))
def test_whatever_the_settings_hold_every_command_keeps_keys_that_it_may_have(changes):
    keys = resolve(ALL, {}, changes)
    assert list(keys) == list(OWN)
    for name, its in keys.items():
        assert all(spell(key) == key and not refuse(BY_NAME[name], key) for key in its)
        assert len(set(its)) == len(its)
    acts = acting(keys, single_keys=True)
    assert find_clashes(acts) == {}


@pytest.mark.parametrize(
    ("which", "key", "allowed"),
    [
        (STAR, "S", True),
        (STAR, "F7", True),
        (STAR, "Alt+X", True),
        (STAR, "Ctrl+Return", True),
        (STAR, "Return", False),
        (STAR, "Shift+Up", False),
        (STAR, "G, Esc", False),
        (STAR, "Tab", False),
        (STAR, "Space", False),
        (STAR, "Shift+Del", False),
        (STAR, "Bogus", False),
        (TAKE_OUT, "Space", True),
        (TAKE_OUT, "Down", False),
        (CLEAR_DAY, "D", False),
        (CLEAR_DAY, "Shift+D", False),
        (CLEAR_DAY, "F8", False),
        (CLEAR_DAY, "D, Ctrl+D", False),
        (CLEAR_DAY, "Ctrl+Shift+D", True),
        (CLEAR_DAY, "Ctrl+K, D", True),
    ],
)
def test_a_key_that_a_command_may_not_have_is_refused_with_the_reason(which, key, allowed):
    reason = refuse(which, key)
    assert (reason == "") == allowed
    assert allowed or reason.format(key=key).count(key) == 1


def test_a_key_that_opens_a_menu_is_refused():
    assert find_menu_keys(COMMANDS) >= {"Alt+F", "Alt+E", "Alt+P", "Alt+G", "Alt+V", "Alt+H"}
    assert "menu" in refuse(STAR, "Alt+F", find_menu_keys(ALL))
    assert resolve(ALL, {}, {"star": ["alt+f", "Alt+X"]})["star"] == ("Alt+X",)


# Clashes


def test_two_commands_with_one_key_both_hear_of_it():
    assert find_clashes({"star": ("S", "F"), "dismiss": ("E", "S")}) == {
        "star": [Clash("S", "dismiss", "S")],
        "dismiss": [Clash("S", "star", "S")],
    }


def test_a_key_that_is_the_beginning_of_another_clashes_with_it():
    assert find_clashes({"star": ("G",), "inbox": ("G, I",), "all": ("Ctrl+G",)}) == {
        "star": [Clash("G", "inbox", "G, I")],
        "inbox": [Clash("G, I", "star", "G")],
    }


def test_a_command_may_clash_with_itself():
    assert find_clashes({"star": ("G", "G, G")}) == {"star": [Clash("G, G", "star", "G"), Clash("G", "star", "G, G")]}


def test_what_clashes_does_nothing_and_the_rest_acts():
    keys = {"star": ("S", "F"), "dismiss": ("S",), "inbox": ("G, I",), "all": ("G, A", "Ctrl+A")}
    assert acting(keys, single_keys=True) == keys | {"star": ("F",), "dismiss": ()}
    assert acting(keys, single_keys=False) == {"star": (), "dismiss": (), "inbox": (), "all": ("Ctrl+A",)}


def test_resting_commands_keep_keys_that_are_not_pressed_by_slip():
    keys = {"star": ("S", "Ctrl+S"), "uncollect": ("Del",), "next": ("J",)}
    acts = acting(keys, single_keys=True, resting={"star", "uncollect"})
    assert acts == {"star": ("Ctrl+S",), "uncollect": (), "next": ("J",)}


KEYS = st.lists(st.lists(st.sampled_from("ABC"), min_size=1, max_size=3).map(", ".join), max_size=3, unique=True).map(tuple)


@given(st.dictionaries(st.sampled_from(["star", "dismiss", "inbox", "all"]), KEYS))
def test_clashes_are_those_that_comparing_every_two_keys_finds(keys):
    every = [(name, key) for name, its in keys.items() for key in its]
    expected = {
        (name, key, other, other_key)
        for name, key in every
        for other, other_key in every
        if (name, key) != (other, other_key)
        and all(one == two for one, two in zip(presses(key), presses(other_key), strict=False))
    }
    found = [(name, one.key, one.other, one.other_key) for name, clashes in find_clashes(keys).items() for one in clashes]
    assert len(found) == len(set(found))
    assert set(found) == expected


# The presets


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_has_no_clash_and_only_keys_that_its_commands_may_have(preset):
    commands, menus = {one.name: one for one in COMMANDS}, find_menu_keys(COMMANDS)
    assert set(PRESETS[preset]) <= set(commands)
    keys = resolve(COMMANDS, PRESETS[preset], {})
    assert find_clashes(keys) == {}
    broken = [
        (name, key) for name, its in keys.items() for key in its if spell(key) != key or refuse(commands[name], key, menus)
    ]
    assert broken == []


@pytest.mark.parametrize("preset", PRESETS)
def test_in_every_preset_all_that_the_default_reaches_by_key_is_reached_by_key(preset):
    keys = resolve(COMMANDS, PRESETS[preset], {})
    assert [one.name for one in COMMANDS if one.keys and not keys[one.name]] == []


def test_each_preset_does_what_its_program_does():
    told = {name: {key: one for one, its in resolve(COMMANDS, PRESETS[name], {}).items() for key in its} for name in PRESETS}
    assert [told["gmail"].get(key) for key in ("J", "K", "O", "U", "S", "E", "]", "L", "/", "Z", "?")] == [
        "next", "previous", "open", "to_list", "star", "dismiss", "dismiss", "collect", "find", "undo", "keys_help",
    ]  # fmt: skip
    assert [told["netnewswire"].get(key) for key in ("Space", "N", "+", "-", "B", "S", "R", "U", "Z", "Ctrl+Z")] == [
        "read_on", "next_unread", "next_unread", "previous_unread", "open_page", "star", "read", "read", None, "undo",
    ]  # fmt: skip
    assert [told["vim"].get(key) for key in ("J", "K", "G, G", "Shift+G", "U", "Ctrl+R", "D, D", "Y, Y", "/", ":")] == [
        "next", "previous", "first", "last", "undo", "redo", "dismiss", "copy_bibtex", "find", "palette",
    ]  # fmt: skip


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_has_a_key_that_acts_on_several_papers(preset):
    keys = resolve(COMMANDS, PRESETS[preset], {})
    edits = [command.name for command in COMMANDS if command.edits and any(map(has_modifier, command.keys))]
    assert edits
    assert [name for name in edits if not any(map(has_modifier, keys[name]))] == []
