r"""Which ``$…$`` of a title may pass into a bibliography: mathematics that is sure to compile, and nothing else.

A small reader of TeX's mathematics. It knows each command's number of arguments, so that ``\input``, ``\write18``, a lone
``^``, a double index or a missing ``\right`` are refused here and not by the reader's LaTeX.
"""

import re
from types import MappingProxyType

from desktop.formats.latex_table import MATHS
from desktop.formats.word_sets import word_set

DEEPEST = 12  # levels of braces; nobody's title needs more, and a hostile one must not exhaust the stack

ALONE = word_set(
    r"""alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho sigma
    varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    pm mp times div cdot ast star circ bullet oplus ominus otimes odot oslash wedge vee land lor cap cup setminus wr amalg
    sqcap sqcup uplus dagger ddagger diamond triangle bigtriangleup bigtriangledown triangleleft triangleright bigcirc
    leq le geq ge neq ne ll gg sim simeq approx cong equiv propto prec succ preceq succeq subset supset subseteq supseteq
    sqsubseteq sqsupseteq in ni owns notin mid parallel perp vdash dashv models asymp doteq smile frown bowtie
    to gets leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow mapsto hookrightarrow hookleftarrow
    uparrow downarrow updownarrow Uparrow Downarrow longrightarrow longleftarrow longleftrightarrow Longrightarrow iff
    nearrow searrow swarrow nwarrow rightharpoonup rightleftharpoons longmapsto
    infty partial nabla forall exists neg lnot emptyset ell hbar imath jmath Re Im aleph wp angle prime top bot surd
    sharp flat natural clubsuit diamondsuit heartsuit spadesuit sum prod coprod int oint bigcup bigcap bigoplus bigotimes
    bigvee bigwedge ldots cdots vdots ddots dots colon vert Vert langle rangle lceil rceil lfloor
    rfloor lbrace rbrace backslash quad qquad
    arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec
    sin sinh sup tan tanh bmod"""
)

SWITCHES = word_set("bf rm it sf tt cal displaystyle textstyle scriptstyle")
WITH_ONE_ARGUMENT = word_set(
    """sqrt mathrm mathbf mathit mathsf mathtt mathcal mathnormal hat widehat tilde widetilde bar vec dot ddot acute grave check
    breve overline underline overbrace underbrace mathop mathbin mathrel pmod"""
)
WITH_TWO_ARGUMENTS = frozenset({"frac", "stackrel"})
ARGUMENTS = MappingProxyType(dict.fromkeys(WITH_ONE_ARGUMENT, 1) | dict.fromkeys(WITH_TWO_ARGUMENTS, 2))

# Commands of amsmath and amssymb, and what stands in for them in a document that loads neither.
FALLBACKS = MappingProxyType(
    {
        "mathbb": (1, r"\mathbf{#1}"),
        "mathfrak": (1, r"\mathbf{#1}"),
        "mathscr": (1, r"\mathcal{#1}"),
        "boldsymbol": (1, r"\mathbf{#1}"),
        "bm": (1, r"\mathbf{#1}"),
        "operatorname": (1, r"\mathrm{#1}"),
        "boxed": (1, r"\fbox{$#1$}"),
        "text": (1, r"\mbox{#1}"),
        "tfrac": (2, r"\frac{#1}{#2}"),
        "dfrac": (2, r"\frac{#1}{#2}"),
        "binom": (2, r"{#1 \choose #2}"),
        "lvert": (0, r"\vert"),
        "rvert": (0, r"\vert"),
        "lVert": (0, r"\Vert"),
        "rVert": (0, r"\Vert"),
        "implies": (0, r"\Longrightarrow"),
        "impliedby": (0, r"\Longleftarrow"),
        "leqslant": (0, r"\leq"),
        "geqslant": (0, r"\geq"),
        "lesssim": (0, r"\stackrel{<}{\sim}"),
        "gtrsim": (0, r"\stackrel{>}{\sim}"),
        "varnothing": (0, r"\emptyset"),
        "square": (0, r"\diamond"),
        "checkmark": (0, r"\surd"),
        "circlearrowright": (0, r"\circ"),
        "circlearrowleft": (0, r"\circ"),
        "rightsquigarrow": (0, r"\rightarrow"),
        "nexists": (0, r"\neg\exists"),
        "blacksquare": (0, r"\bullet"),
        "bigstar": (0, r"\star"),
        "therefore": (0, r"\ldots"),
    }
)
TEXT_COMMANDS = frozenset({"text", "mbox", "textrm", "textbf", "textit", "textsf", "texttt", "textsc"})
SYMBOLS = frozenset({r"\,", r"\;", r"\:", r"\!", r"\ ", r"\|", r"\{", r"\}", r"\%", r"\$", r"\&", r"\#", r"\_", r"\/"})
DELIMITERS = word_set(
    r"""( ) [ ] | / . < > \| \{ \} \langle \rangle \lceil \rceil \lfloor \rfloor \vert \Vert \lvert \rvert \lVert \rVert
    \lbrace \rbrace"""
)

TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)
USED_FALLBACK = re.compile(r"\\(" + "|".join(sorted(FALLBACKS, key=len, reverse=True)) + r")(?![A-Za-z])")
PLAIN_TEXT = re.compile(r"[A-Za-z0-9 .,:;+/()'!?*=-]*")


class _RefusedError(ValueError):
    """This is not mathematics that is sure to compile."""


def safe_mathematics(source: str) -> str | None:
    r"""What stood between two dollars, ready to stand between two dollars in LaTeX; None when it might not compile.

    Characters such as σ become their commands, and an index that is a command with arguments gets its braces.
    """
    if not _braces_match(source):
        return None
    reader = _Reader(TOKEN.findall(source))
    try:
        reader.read_row(until=None, depth=0)
    except _RefusedError:
        return None
    return "".join(reader.written)


def fallbacks_used(text: str) -> set[str]:
    """The names of the commands in ``text`` that are in amsmath or amssymb only."""
    return set(USED_FALLBACK.findall(text))


def fallback(name: str) -> str:
    """A definition for that command, one of ``fallbacks_used``; it leaves the packages' own alone."""
    count, replacement = FALLBACKS[name]
    arguments = f"[{count}]" if count else ""
    # Put off until it is used in mathematics: some of these are only right there.
    return f"\\providecommand{{\\{name}}}{arguments}{{{replacement}}}"


def _braces_match(source: str) -> bool:
    """BibTeX counts braces without looking for a backslash before them."""
    depth = 0
    for character in source:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


class _Reader:
    """Reads tokens once, from left to right, and writes what is safe."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.written: list[str] = []

    def peek(self) -> str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self) -> str:
        token = self.peek()
        if token is None:
            raise _RefusedError
        self.at += 1
        return token

    def skip_spaces(self) -> None:
        while self.peek() == " ":
            self.written.append(self.take())

    def read_row(self, until: str | None, depth: int) -> None:
        if depth > DEEPEST:
            raise _RefusedError
        while (token := self.peek()) != until:
            if token not in ("^", "_", "'"):
                self.read_atom(depth)
            self.read_scripts(depth)
        if until is not None:
            self.written.append(self.take())

    def read_atom(self, depth: int) -> None:
        token = self.take()
        if token == "{":
            self.written.append(token)
            self.read_row("}", depth + 1)
        elif token.startswith("\\") and len(token) > 1 and token[1].isalpha():
            self.read_command(token, depth)
        elif token.startswith("\\"):
            self.write_if(token in SYMBOLS, token)
        elif token in MATHS:
            self.written.append("{" + MATHS[token] + "}")
        else:
            self.write_if(token.isascii() and token.isprintable() and token not in '}%#&$"\\', token)

    def write_if(self, allowed: bool, token: str) -> None:
        if not allowed:
            raise _RefusedError
        self.written.append(token)

    def read_command(self, token: str, depth: int) -> None:
        name = token[1:]
        if name == "left":
            self.read_pair(depth)
            return
        self.written.append(token)
        if name in TEXT_COMMANDS:
            self.read_text()
        elif name in ARGUMENTS or name in FALLBACKS:
            self.refuse_options()
            for _ in range(ARGUMENTS[name] if name in ARGUMENTS else FALLBACKS[name][0]):
                self.read_argument(depth)
        elif name in SWITCHES:
            self.refuse_scripts()
        elif name not in ALONE:
            raise _RefusedError

    def refuse_options(self) -> None:
        r"""``\sqrt[3]{x}`` and ``\operatorname*{x}`` are rare, and reading them is not worth a rule."""
        self.skip_spaces()
        if self.peek() in ("[", "*"):
            raise _RefusedError

    def refuse_scripts(self) -> None:
        r"""An index behind ``\bf`` would go to what stands before it, which may have one."""
        self.skip_spaces()
        if self.peek() in ("^", "_", "'"):
            raise _RefusedError

    def read_pair(self, depth: int) -> None:
        r"""``\left( … \right)``"""
        self.written.append(r"\left")
        self.skip_spaces()
        self.write_delimiter()
        self.read_row(r"\right", depth + 1)
        self.skip_spaces()
        self.write_delimiter()

    def write_delimiter(self) -> None:
        token = self.take()
        self.write_if(token in DELIMITERS, token)

    def read_text(self) -> None:
        self.skip_spaces()
        self.write_if(self.peek() == "{", self.take())
        while (token := self.take()) != "}":
            if token in MATHS:
                self.written.append(r"\ensuremath{" + MATHS[token] + "}")
            else:
                self.write_if(PLAIN_TEXT.fullmatch(token) is not None, token)
        self.written.append("}")

    def read_argument(self, depth: int) -> None:
        """One argument; a command gets braces, because TeX would take its name alone for the argument."""
        self.skip_spaces()
        token = self.peek()
        if token is None or token in "^_'~":
            raise _RefusedError
        if not token.startswith("\\"):
            self.read_atom(depth + 1)
            return
        self.written.append("{")
        self.read_atom(depth + 1)
        self.written.append("}")

    def read_scripts(self, depth: int) -> None:
        """Indices, each once. A prime is an exponent too, and takes only one that follows it at once."""
        seen: set[str] = set()
        while (token := self.peek()) is not None and token in "^_' ":
            if token in seen:
                raise _RefusedError
            self.written.append(self.take())
            if token == "'":
                self.read_more_primes(depth)
                seen |= {"'", "^"}
            elif token != " ":
                self.read_argument(depth)
                seen |= {"_"} if token == "_" else {"'", "^"}

    def read_more_primes(self, depth: int) -> None:
        while self.peek() == "'":
            self.written.append(self.take())
        if self.peek() == "^":
            self.written.append(self.take())
            self.read_argument(depth)
