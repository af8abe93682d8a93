"""One formula, from TeX to one line of Unicode. What has no Unicode form stays as it was written."""

import re
import unicodedata

from desktop.ui.reader.mathematics_symbols import (
    ALPHABETS,
    DRESS,
    MATH_ACCENTS,
    OPERATORS,
    SILENT,
    SPACES,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SYMBOLS,
)

DEEPEST = 16  # deeper nesting is shown as it was written: nobody can read it on one line
_SWALLOWING = SYMBOLS.keys() | OPERATORS
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)
_NUMBER_OR_WORD = re.compile(r"[A-Za-z]+|[0-9.,]+|.[\u0300-\u036f\u20d0-\u20ff]*", re.DOTALL)
_CODE_POINT = re.compile(r"[xX]([0-9A-Fa-f]{1,5})|([0-9]{1,6})")


def formula_to_text(tex: str) -> str:
    """The formula between the dollars, readable: ``\\mathcal{O}(1/\\sqrt{k})`` is 𝒪(1/√k). Never raises. Any thread."""
    shown = _Formula(_TOKEN.findall(tex)).all()
    return unicodedata.normalize("NFC", re.sub(r"\s+", _one_space, shown).strip())


def _one_space(match: re.Match[str]) -> str:
    return match[0] if match[0] == "\u2009" else " "


class _Formula:
    """Reads the tokens once from left to right. Each method returns what is shown of what it has read."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._next = 0

    def all(self) -> str:
        """Everything, also what follows a brace that closes nothing."""
        parts = [self._rest(0)]
        while self._next < len(self._tokens):
            self._next += 1
            parts += ["}", self._rest(0)]
        return "".join(parts)

    def _rest(self, depth: int) -> str:
        """Everything up to the brace that closes this group, or to the end."""
        parts = [""]
        tight = False  # TeX drops the space after a command; we keep it where one stands before, too
        while self._next < len(self._tokens) and (token := self._tokens[self._next]) != "}":
            if tight and token.isspace():
                self._next += 1
                tight = False
                continue
            tight = token[:1] == "\\" and token[1:] in _SWALLOWING and not parts[-1][-1:].isspace()
            part = self._atom(depth)
            if _run_together(parts[-1], part):
                parts.append(" ")
            if part:
                parts.append(part)
        return "".join(parts)

    def _atom(self, depth: int) -> str:
        token = self._tokens[self._next]
        self._next += 1
        if token == "{":
            return self._group(depth)
        if token in "^_":
            return _script(token, self._argument(depth))
        if token == "'":
            return "′"
        if token in ("~", "&"):
            return " "
        if token.startswith("\\") and len(token) > 1:
            return self._command(token[1:], depth)
        return token

    def _group(self, depth: int) -> str:
        if depth >= DEEPEST:
            return "{"
        shown = self._rest(depth + 1)
        self._next += 1  # the closing brace, or the end
        return shown

    def _argument(self, depth: int) -> str:
        """What a command or a script applies to: the next group, or the next token."""
        while self._next < len(self._tokens) and self._tokens[self._next].isspace():
            self._next += 1
        if self._next >= len(self._tokens) or self._tokens[self._next] == "}" or depth >= DEEPEST:
            return ""
        return self._atom(depth + 1).strip()

    def _option(self) -> str:
        """The plain text between square brackets, if they are next."""
        if self._next < len(self._tokens) and self._tokens[self._next] == "[":
            closing = self._next + 1
            while closing < len(self._tokens) and closing - self._next < 8:
                if self._tokens[closing] == "]":
                    option = "".join(self._tokens[self._next + 1 : closing])
                    self._next = closing + 1
                    return option
                closing += 1
        return ""

    def _command(self, name: str, depth: int) -> str:  # noqa: PLR0911 - one line a kind of command
        if name in OPERATORS:
            return name
        if name in SYMBOLS:
            return SYMBOLS[name]
        if name in SPACES:
            return SPACES[name]
        if name in SILENT:
            return self._after_silent(name)
        if name in ALPHABETS:
            return "".join(ALPHABETS[name].get(letter, letter) for letter in self._argument(depth))
        if name in DRESS:
            return self._argument(depth)
        if name in MATH_ACCENTS:
            return _accented(self._argument(depth), name)
        if name in ("frac", "tfrac", "dfrac", "nicefrac", "sfrac"):
            return f"{_atomic(self._argument(depth))}/{_atomic(self._argument(depth))}"
        if name == "sqrt":
            degree = self._option()
            return (_script("^", degree) if degree else "") + "√" + _atomic(self._argument(depth))
        return self._rarer_command(name, depth)

    def _rarer_command(self, name: str, depth: int) -> str:  # noqa: PLR0911 - one line a kind of command
        if name in ("binom", "tbinom", "dbinom"):
            return f"({self._argument(depth)} choose {self._argument(depth)})"
        if name in ("overset", "stackrel", "underset"):
            above, base = self._argument(depth), self._argument(depth)
            return base + _script("_" if name == "underset" else "^", above)
        if name == "not":
            negated = self._argument(depth)
            return negated[:1] + "\u0338" + negated[1:] if negated else ""
        if name in ("color", "textcolor"):
            self._argument(depth)
            return self._argument(depth) if name == "textcolor" else ""
        if name == "unicode":
            return _character(self._argument(depth))
        if name == "\\":
            return " "
        if not name.isalpha():
            return {"|": "‖"}.get(name, name)
        shown = f"\\{name}"
        while self._tokens[self._next : self._next + 1] == ["{"] and depth < DEEPEST:
            shown += f"{{{self._argument(depth)}}}"
        return shown

    def _after_silent(self, name: str) -> str:
        if name in ("left", "right", "middle") and self._tokens[self._next : self._next + 1] == ["."]:
            self._next += 1  # the invisible fence
        return ""


def _run_together(before: str, after: str) -> bool:
    """Whether a name such as ``log`` would stick to its neighbour, as TeX would not let it."""
    named = before in OPERATORS or after in OPERATORS
    return named and before[-1:].isalnum() and after[:1].isalnum()


def _atomic(shown: str) -> str:
    """In brackets when it is more than one thing."""
    return shown if _NUMBER_OR_WORD.fullmatch(shown) and (len(shown) <= 1 or not shown.isalpha()) else f"({shown})"


def _script(sign: str, shown: str) -> str:
    """Raised or lowered where every character has such a form; else ``_gen`` and ``^(i,j)``."""
    if not shown:
        return sign
    letters = SUPERSCRIPTS if sign == "^" else SUBSCRIPTS
    if all(letter in letters for letter in shown):
        return "".join(letters[letter] for letter in shown)
    if sign == "^" and shown in "†‡∗⋆":
        return shown
    return sign + (shown if _NUMBER_OR_WORD.fullmatch(shown) else f"({shown})")


def _accented(shown: str, name: str) -> str:
    mark = MATH_ACCENTS[name]
    if name in ("overline", "underline"):
        return "".join(letter + mark for letter in shown)
    return shown[:1] + mark + shown[1:] if shown else ""


def _character(code: str) -> str:
    found = _CODE_POINT.fullmatch(code)
    number = (int(found[1], 16) if found[1] else int(found[2])) if found else 0
    letter = chr(number) if number < 0x110000 else ""
    return code if not letter or unicodedata.category(letter).startswith("C") else letter
