"""Which LaTeX command prints which character: only commands that every LaTeX knows, without a package."""

import unicodedata
from functools import lru_cache
from types import MappingProxyType

from desktop.formats.word_sets import pair_table

ACCENTS = MappingProxyType(
    {
        "\u0300": "`",
        "\u0301": "'",
        "\u0302": "^",
        "\u0303": "~",
        "\u0304": "=",
        "\u0306": "u",
        "\u0307": ".",
        "\u0308": '"',
        "\u030a": "r",
        "\u030b": "H",
        "\u030c": "v",
        "\u0323": "d",
        "\u0327": "c",
        "\u0328": "k",
        "\u0331": "b",
    }
)

LETTERS = pair_table(
    r"""ß:\ss ø:\o Ø:\O æ:\ae Æ:\AE œ:\oe Œ:\OE å:\aa Å:\AA ł:\l Ł:\L đ:\dj Đ:\DJ ð:\dh Ð:\DH þ:\th Þ:\TH ŋ:\ng Ŋ:\NG ı:\i ȷ:\j
    §:\S ¶:\P ©:\textcopyright ®:\textregistered ™:\texttrademark £:\pounds €:\texteuro ¥:\textyen ¢:\textcent ‘:\textquoteleft
    †:\dag ‡:\ddag …:\ldots •:\textbullet °:\textdegree ¡:\textexclamdown ¿:\textquestiondown ‰:\textperthousand
    ª:\textordfeminine º:\textordmasculine «:\guillemotleft »:\guillemotright ‹:\guilsinglleft ›:\guilsinglright
    ‚:\quotesinglbase „:\quotedblbase №:\textnumero ¤:\textcurrency ¦:\textbrokenbar ‖:\textbardbl ₩:\textwon"""
)

PUNCTUATION = MappingProxyType(
    {"‐": "-", "‑": "-", "‒": "--", "–": "--", "—": "---", "―": "---", "’": "'", "“": "``", "”": "''"}
)  # fmt: skip

MATHS = pair_table(
    r"""α:\alpha β:\beta γ:\gamma δ:\delta ε:\varepsilon ϵ:\epsilon ζ:\zeta η:\eta θ:\theta ϑ:\vartheta ι:\iota
    κ:\kappa λ:\lambda μ:\mu µ:\mu ν:\nu ξ:\xi ο:o π:\pi ϖ:\varpi ρ:\rho ϱ:\varrho σ:\sigma ς:\varsigma
    τ:\tau υ:\upsilon φ:\varphi ϕ:\phi χ:\chi ψ:\psi ω:\omega Γ:\Gamma Δ:\Delta Θ:\Theta Λ:\Lambda Ξ:\Xi
    Π:\Pi Σ:\Sigma Υ:\Upsilon Φ:\Phi Ψ:\Psi Ω:\Omega Α:A Β:B Ε:E Ζ:Z Η:H Ι:I Κ:K Μ:M Ν:N Ο:O Ρ:P Τ:T Χ:X
    ±:\pm ∓:\mp ×:\times ÷:\div ·:\cdot ∗:* ∘:\circ ∙:\bullet ⋅:\cdot ¬:\neg −:- ∼:\sim ≈:\approx
    ≃:\simeq ≅:\cong ≡:\equiv ≠:\neq ≤:\leq ≥:\geq ⩽:\leqslant ⩾:\geqslant ≪:\ll ≫:\gg ∝:\propto ≺:\prec ≻:\succ
    ∞:\infty ∂:\partial ∇:\nabla ∑:\sum ∏:\prod ∫:\int √:\surd ∀:\forall ∃:\exists ∈:\in ∉:\notin ∋:\ni
    ⊂:\subset ⊃:\supset ⊆:\subseteq ⊇:\supseteq ∪:\cup ∩:\cap ∖:\setminus ∅:\emptyset ∧:\wedge ∨:\vee
    ⊕:\oplus ⊗:\otimes ⊙:\odot ⊥:\perp ⊤:\top ∥:\parallel ∣:\mid ⊢:\vdash ⊨:\models ⋆:\star
    ←:\leftarrow →:\rightarrow ↔:\leftrightarrow ↑:\uparrow ↓:\downarrow ↕:\updownarrow ↦:\mapsto
    ⟶:\longrightarrow
    ⇐:\Leftarrow ⇒:\Rightarrow ⇔:\Leftrightarrow ⇑:\Uparrow ⇓:\Downarrow ⌈:\lceil ⌉:\rceil
    ⌊:\lfloor ⌋:\rfloor ℓ:\ell ℏ:\hbar ℜ:\Re ℑ:\Im ℵ:\aleph ′:' ″:'' ⋯:\cdots ⋮:\vdots ♭:\flat ♯:\sharp
    ♮:\natural ♠:\spadesuit ♥:\heartsuit ♦:\diamondsuit ♣:\clubsuit △:\triangle ▽:\bigtriangledown ◇:\diamond
    ¹:^1 ²:^2 ³:^3 ⁰:^0 ⁴:^4 ⁵:^5 ⁶:^6 ⁷:^7 ⁸:^8 ⁹:^9 ⁺:^+ ⁻:^- ⁿ:^n ⁱ:^i
    ₀:_0 ₁:_1 ₂:_2 ₃:_3 ₄:_4 ₅:_5 ₆:_6 ₇:_7 ₈:_8 ₉:_9 ₊:_+ ₋:_-"""
)


@lru_cache(maxsize=4096)
def command_for(cluster: str) -> str | None:
    r"""A letter with its marks as LaTeX, braced so that BibTeX counts it as one letter: ``{\"o}``, ``{$\alpha$}``.

    None when plain LaTeX has no command for it. ``cluster``: one character, and the combining marks behind it.
    """
    if cluster in PUNCTUATION:
        return PUNCTUATION[cluster]
    if cluster in LETTERS:
        return "{" + LETTERS[cluster] + "}"
    if cluster in MATHS:
        return "{$" + MATHS[cluster] + "$}"
    # biber takes \'{\^e} apart in the middle, so a letter with two accents stays as it is written.
    return accented(cluster) if len(unicodedata.normalize("NFD", cluster)) == len("e'") else None


def accented(cluster: str) -> str | None:
    r"""A letter with all its accents, one inside the other: ``{\'{\^e}}``; None when LaTeX lacks one of them."""
    base, *marks = tuple(unicodedata.normalize("NFD", cluster))
    inner = base if base.isascii() and base.isalpha() else LETTERS.get(base)
    if inner is None or not marks or any(mark not in ACCENTS for mark in marks):
        return None
    for mark in marks:
        # An i in braces of its own: some programs read \'i as an accent on a dotless i, and some do not.
        bare = len(inner) == 1 and inner not in "ij" and not ACCENTS[mark].isalpha()
        inner = "\\" + ACCENTS[mark] + (inner if bare else "{" + inner + "}")
    return "{" + inner + "}"
