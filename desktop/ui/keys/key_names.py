"""How keys are written: ``Ctrl+Shift+K``, ``G, I`` for one after the other. As Qt writes them, but without Qt."""

import re
from collections.abc import Sequence

MODIFIERS = ("Meta", "Ctrl", "Alt", "Shift")  # in the order in which Qt writes them
LONGEST = 4  # presses in a row that Qt can tell from each other
OF_EVERY_PLACE = ("Esc", "Tab", "Backtab", "Return", "Enter", "Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown")
OF_THE_LIST = ("Space", "Del", "Ins", "Backspace")
FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 36))

_NAMED = {name.lower(): name for name in (*OF_EVERY_PLACE, *OF_THE_LIST, *FUNCTION_KEYS)} | {
    "escape": "Esc", "delete": "Del", "insert": "Ins", "pageup": "PgUp", "pagedown": "PgDown",
}  # fmt: skip
_MODIFIER = re.compile(r"(meta|ctrl|control|alt|shift)\s*\+\s*(?=\S)", re.IGNORECASE)


def spell(key: str) -> str | None:
    """The key as Qt writes it, from any way of writing it; None when it is none."""
    key = key.strip()
    return _spell_sequence(presses(key)) or _spell_sequence(key.split(","))


def presses(key: str) -> tuple[str, ...]:
    """What is pressed one after the other."""
    return tuple(key.split(", "))


def is_single(key: str) -> bool:
    """Whether it begins with a key that a person types in words, without Ctrl or Alt: such keys can be switched off."""
    return len(presses(key)[0].removeprefix("Shift+")) == 1


def has_modifier(key: str) -> bool:
    """Whether it begins with Ctrl, Alt or Meta held down, so that it is hardly pressed by mistake."""
    return presses(key)[0].startswith(("Meta+", "Ctrl+", "Alt+"))


def bare_name(press: str) -> str:
    """The name of the key that is pressed, if it is pressed alone or with Shift; else empty."""
    return "" if has_modifier(press) else press.removeprefix("Shift+")


def _spell_sequence(parts: Sequence[str]) -> str | None:
    spelled = [press for press in map(_spell_press, parts) if press]
    return ", ".join(spelled) if len(spelled) == len(parts) <= LONGEST else None


def _spell_press(press: str) -> str | None:
    rest = press.strip()
    held = set()
    while found := _MODIFIER.match(rest):
        held.add(found.group(1).capitalize().replace("Control", "Ctrl"))
        rest = rest[found.end() :]
    name = _NAMED.get(rest.lower()) or _spell_letter(rest)
    return "+".join([*(modifier for modifier in MODIFIERS if modifier in held), name]) if name else None


def _spell_letter(letter: str) -> str | None:
    # Qt knows a key by one UTF-16 unit, in its capital form where that is one letter and leads back to it.
    small, capital = letter.lower(), letter.upper()
    if len(letter) != 1 or len(small) != 1 or not letter.isprintable() or letter.isspace() or ord(letter) > 0xFFFF:
        return None
    if len(capital) != 1:
        return small
    return capital if small.upper() == capital else None
