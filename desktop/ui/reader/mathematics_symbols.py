"""The TeX commands that have a Unicode character, as tables. No rules: those are in mathematics.py."""


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


SYMBOLS = _pairs("""
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ
    nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ
    omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω varGamma Γ varDelta Δ
    varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω pm ± mp ∓ times × div ÷ cdot ·
    ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ boxtimes ⊠ boxplus ⊞ cap ∩ cup ∪ sqcap ⊓
    sqcup ⊔ uplus ⊎ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿ dagger † dag † ddagger ‡ ddag ‡
    diamond ⋄ Diamond ◇ triangle △ triangleleft ◁ triangleright ▷ bigtriangleup △ rtimes ⋊ ltimes ⋉ le ≤ leq ≤
    leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ varpropto ∝ ll ≪ gg ≫
    lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ prec ≺ succ ≻ preceq ⪯ succeq ⪰ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔
    coloneq ≔ eqqcolon ≕ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ perp ⊥ parallel ∥ nparallel ∦ mid ∣ nmid ∤ bowtie ⋈ Join ⋈
    in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ sqsubset ⊏
    sqsubseteq ⊑ sqsupseteq ⊒ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ infty ∞
    partial ∂ nabla ∇ to → rightarrow → longrightarrow ⟶ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ gets ← leftarrow ←
    longleftarrow ⟵ Leftarrow ⇐ leftrightarrow ↔ longleftrightarrow ⟷ Leftrightarrow ⇔ iff ⟺ Longleftrightarrow ⟺
    mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓
    nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ leftharpoonup ↼ rightleftharpoons ⇌ leadsto ⇝
    rightsquigarrow ⇝ circlearrowright ↻ circlearrowleft ↺ twoheadrightarrow ↠ dashrightarrow ⇢ multimap ⊸
    upharpoonright ↾ restriction ↾ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcap ⋂ bigcup ⋃ bigvee ⋁
    bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigsqcup ⨆ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lvert | rvert |
    vert | lVert ‖ rVert ‖ Vert ‖ llbracket ⟦ rrbracket ⟧ lbrace { rbrace } lbrack [ rbrack ] backslash \\ ldots …
    dots … dotsc … dotsb ⋯ cdots ⋯ vdots ⋮ ddots ⋱ colon : ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘
    aleph ℵ beth ℶ prime ′ backprime ‵ angle ∠ measuredangle ∡ degree ° deg ° surd √ square □ Box □ blacksquare ■
    qed ∎ checkmark ✓ sharp ♯ flat ♭ natural ♮ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ bigstar ★ lozenge ◊
    complement ∁ therefore ∴ because ∵ eth ð mho ℧ dj đ AA Å aa å AE Æ ae æ OE Œ oe œ O Ø o ø L Ł l ł ss ß i ı j ȷ S §
    P ¶ copyright © pounds £ euro € texteuro € yen ¥ LaTeX LaTeX TeX TeX textgreater > textless < textbackslash \\
    textasciitilde ~ textasciicircum ^ textunderscore _ textbar | textdegree ° textemdash — textendash –
    textquoteright ’ textquoteleft ‘ textquotedblleft “ textquotedblright ” textregistered ® texttrademark ™
    textcopyright © textmu µ textperiodcentered · textbullet • textdollar $ slash /
""")

# In running text these are words or parts of a path more often than commands, so there they stay as they are.
ONLY_IN_FORMULAS = _words("in to ne ni le ge ll gg top bot mid star prime sharp flat natural square angle models")

OPERATORS = _words("""
    arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log
    max min mod poly Pr rank sec sgn sign sin sinh softmax sup tan tanh Tr tr diag polylog
""")

ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip

MATH_ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304", "vec": "\u20d7",
    "overrightarrow": "\u20d7", "dot": "\u0307", "ddot": "\u0308", "check": "\u030c", "breve": "\u0306", "acute": "\u0301",
    "grave": "\u0300", "mathring": "\u030a", "overline": "\u0305", "underline": "\u0332",
}  # fmt: skip

SUPERSCRIPTS = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ′⊤∘*",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᶲᵡ′ᵀ°*",
        strict=True,
    )
)
SUBSCRIPTS = dict(
    zip(
        "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)

_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALPHABETS = {
    "mathcal": dict(zip(_UPPER, "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵", strict=True)),
    "mathbb": dict(zip(_UPPER + "1", "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ𝟙", strict=True)),
    "mathfrak": dict(zip(_UPPER, "𝔄𝔅ℭ𝔇𝔈𝔉𝔊ℌℑ𝔍𝔎𝔏𝔐𝔑𝔒𝔓𝔔ℜ𝔖𝔗𝔘𝔙𝔚𝔛𝔜ℨ", strict=True)),
}
ALPHABETS["mathscr"] = ALPHABETS["mathcal"]
ALPHABETS["mathds"] = ALPHABETS["mathbbm"] = ALPHABETS["mathbb"]

# Commands whose argument is shown as it is: the dress is lost, the words are not.
DRESS = _words("""
    text textbf textit textrm textsc textsf texttt textsl textup textmd textnormal emph underline uline mbox hbox url path
    mathrm mathbf mathit mathsf mathtt mathnormal boldsymbol bm operatorname pmb boxed textquote
""")

# Commands without an argument that only say how something looks.
SILENT = _words("""
    left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr middle limits nolimits displaystyle textstyle
    scriptstyle bf it rm sf tt sc em bfseries itshape protect nonumber allowbreak xspace relax
""")

SPACES = {",": "\u2009", ";": " ", ":": " ", "!": "", " ": " ", "quad": " ", "qquad": " ", "thinspace": "\u2009", ">": " "}
