"""The keys in force: a preset, what the reader changed in it, and what two commands cannot both have. No Qt."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.translation import tr
from desktop.ui.keys.key_names import OF_EVERY_PLACE, OF_THE_LIST, bare_name, has_modifier, is_single, presses, spell
from desktop.ui.keys.key_presets import Preset

if TYPE_CHECKING:
    from desktop.ui.commands import Command

PASTES = "Shift+Ins"  # in every program; text fields keep it for themselves, as they do Ctrl+V

Keys = Mapping[str, tuple[str, ...]]  # by the command's name; the first is the one that menus show


@dataclass(frozen=True, slots=True)
class Clash:
    """``key`` cannot act, because ``other`` has ``other_key``: the same, or one that begins with it or that it begins with."""

    key: str
    other: str  # the name of a command
    other_key: str


def resolve(
    commands: Sequence["Command"], preset: Preset, changes: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """The keys of every command, in the order of ``commands``: the reader's, else the preset's, else the command's own.

    Whatever a settings file holds: unknown commands and keys that cannot be are dropped. A list of nothing but such keys
    counts as no change; an empty list means no key.
    """
    keys = {}
    menus = find_menu_keys(commands)
    for command in commands:
        usual = preset.get(command.name, command.keys)
        wanted = changes.get(command.name)
        allowed = () if wanted is None else _allowed(command, wanted, menus)
        keys[command.name] = allowed if allowed or (wanted is not None and not wanted) else usual
    return keys


def find_menu_keys(commands: Iterable["Command"]) -> set[str]:
    """The keys that open the menus of these commands, such as Alt+F."""
    letters = [re.search("&([^&])", menu) for menu in {command.menu for command in commands}]
    return {f"Alt+{found.group(1).upper()}" for found in letters if found}


def refuse(command: "Command", key: str, menu_keys: Collection[str] = ()) -> str:
    """Why that command may not have that key, as a sentence with ``{key}`` in it; empty when it may."""
    spelled = spell(key)
    if spelled is None:
        return tr("{key} is no key that can be used here.")
    names = [bare_name(press) for press in presses(spelled)]
    if any(name in OF_EVERY_PLACE for name in names):
        return tr("{key} moves and opens wherever you are; choose another key.")
    if any(name in OF_THE_LIST for name in names) and not command.in_list and spelled != PASTES:
        return tr("{key} belongs to buttons and lists; choose another key.")
    if presses(spelled)[0] in menu_keys:
        return tr("{key} opens a menu; choose another key.")
    if command.bulk and not has_modifier(spelled):
        return tr("This changes many papers at once, so its key needs Ctrl or Alt; {key} is pressed too easily.")
    return ""


def find_clashes(keys: Keys) -> dict[str, list[Clash]]:
    """By command, its keys that cannot act because of another key; commands without any are left out."""
    owners: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    every = [(name, key) for name, its in keys.items() for key in its]
    for name, key in every:
        owners[presses(key)].append((name, key))
    clashes: dict[str, list[Clash]] = defaultdict(list)
    for name, key in every:
        pressed = presses(key)
        for length in range(1, len(pressed) + 1):
            for other, other_key in owners.get(pressed[:length], ()):
                if (other, other_key) == (name, key):
                    continue
                clashes[name].append(Clash(key, other, other_key))
                if length < len(pressed):  # of two that are the same, the other one finds this one by itself
                    clashes[other].append(Clash(other_key, name, key))
    return dict(clashes)


def acting(keys: Keys, *, single_keys: bool, resting: Collection[str] = ()) -> dict[str, tuple[str, ...]]:
    """The keys that do something: without those that clash, and without single ones when these are switched off.

    ``resting``: commands whose keys without Ctrl or Alt do nothing now.
    """
    clashes = find_clashes(keys)
    return {
        name: tuple(
            key
            for key in its
            if (single_keys or not is_single(key))
            and (name not in resting or has_modifier(key))
            and all(clash.key != key for clash in clashes.get(name, ()))
        )
        for name, its in keys.items()
    }


def _allowed(command: "Command", wanted: Iterable[str], menu_keys: Collection[str]) -> tuple[str, ...]:
    spelled = [spell(key) for key in wanted]
    return tuple(dict.fromkeys(key for key in spelled if key and not refuse(command, key, menu_keys)))
