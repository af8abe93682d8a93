"""The preamble: there only when needed, and for exactly the letters that need it."""

from desktop.formats.preamble import needs_of, preamble_of
from desktop.formats.romanisation import ascii_letters, printable_name


def preamble_for(entries: str) -> str:
    return preamble_of(needs_of(entries))


def test_a_file_that_every_latex_prints_has_none() -> None:
    assert preamble_for("Vaswani, R{\\'e}nyi and Müller, Łukasz -- “quoted”") == ""


def test_each_other_letter_gets_something_to_print() -> None:
    preamble = preamble_for("α Ж 김 李 🤗 ṛ")
    for line in (
        r"{α}{\ensuremath{\alpha}}",
        "{Ж}{Zh}",
        "{김}{gim}",
        "{李}{[U+674E]}",
        "{🤗}{[hugging face]}",
        r"{ṛ}{{\d{r}}}",
    ):
        assert r"\printas" + line in preamble
    assert preamble.count("{") == preamble.count("}")


def test_letters_that_biber_makes_of_commands_count_too() -> None:
    assert r"\printas{ȩ}" in preamble_for(r"Wa{\c{e}}ga")


def test_long_preambles_are_several_short_ones() -> None:
    preamble = preamble_for("".join(chr(number) for number in range(0x4E00, 0x4E80)))
    assert preamble.count("@preamble{{") == 4
    assert all(len(part) < 3000 for part in preamble.split("@preamble"))


def test_mathematics_of_packages_is_defined_for_documents_without_them() -> None:
    assert r"\providecommand{\leqslant}{\leq}" in preamble_for("1⩽x")


def test_romanisation() -> None:
    assert ascii_letters("Łódź Straße Ørsted Щедрин ひらがな") == "Lodz Strasse Orsted Shchedrin hiragana"
    assert ascii_letters("李") == ""
    assert printable_name("\u0334") == ""
    assert printable_name("𝓞") == "O"
