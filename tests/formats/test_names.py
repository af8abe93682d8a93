"""Display names in BibTeX's parts."""

import pytest

from desktop.formats.names import Name, bibtex_name, bibtex_names, split_name


@pytest.mark.parametrize(
    ("display", "written"),
    [
        ("Ashish Vaswani", "Vaswani, Ashish"),
        ("Aaron van den Oord", "van den Oord, Aaron"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Charles-Jean de La Vallée Poussin", "de La Vallée Poussin, Charles-Jean"),
        ("Rosa De la Cruz", "De la Cruz, Rosa"),
        ("Luc Van Gool", "Van Gool, Luc"),
        ("Laurens Van Der Maaten", "Van Der Maaten, Laurens"),
        ("Kiet Van Nguyen", "Nguyen, Kiet Van"),
        ("Riccardo De Bin", "De Bin, Riccardo"),
        ("Ben Peters", "Peters, Ben"),
        ("danah boyd", "boyd, danah"),
        ("ibn Sina", "ibn Sina"),
        ("Gerard 't Hooft", "'t Hooft, Gerard"),
        ("Martin Luther King Jr.", "King, Jr., Martin Luther"),
        ("Robert Downey, Jr.", "Downey, Jr., Robert"),
        ("Smith, Jr., Bob", "Smith, Jr., Bob"),
        ("William H. Gates III", "Gates, III, William H."),
        ("Doe, John", "Doe, John"),
        ("van den Oord, Aaron", "van den Oord, Aaron"),
        ("OpenAI", "{OpenAI}"),
        ("Jean-Philippe", "{Jean-Philippe}"),
        ("Gemini Team", "{Gemini Team}"),
        ("Gemini Team, Google", "{Gemini Team, Google}"),
        ("The ATLAS People", "{The ATLAS People}"),
        ("OpenAI, Inc.", "{OpenAI, Inc.}"),
        ("a, b, c, d", "{a, b, c, d}"),
        ("Meta AI", "{Meta AI}"),
        ("Qingyao Ai", "Ai, Qingyao"),
        ("Barnes and Noble Lab", "{Barnes and Noble Lab}"),
        ("Simon And Garfunkel", "{Simon And Garfunkel}"),
        ("Jane Doe (1)", "{Jane Doe (1)}"),
        ("Mausam .", "{Mausam .}"),
        ("李 明", "{李 明}"),
        ("  ", ""),
        ("\u200b", ""),
    ],
)
def test_names_are_split_where_people_split_them(display: str, written: str) -> None:
    assert bibtex_name(display, unicode=True, classic=False) == written


def test_parts_have_names_of_their_own() -> None:
    assert split_name("Aäron van den Oord") == Name(last="Oord", first="Aäron", particle="van den")


def test_classic_bibtex_can_abbreviate_any_letter() -> None:
    assert bibtex_name("Aäron van den Oord", unicode=False, classic=True) == r"van den Oord, A{\"a}ron"
    assert bibtex_name("Лев Толстой", unicode=False, classic=True).endswith(r", {\relax Л}{\relax е}{\relax в}")
    assert bibtex_name("李明", unicode=False, classic=True) == r"{\relax 李明}"
    assert bibtex_name("राम शर्मा", unicode=False, classic=True).endswith(r", {\relax रा}{\relax म}")


def test_authors_are_joined_by_and_never_by_commas() -> None:
    names = bibtex_names(["Ana Lima", "", "Bo Chen", " "], unicode=True, classic=False)
    assert names == "Lima, Ana and Chen, Bo"


@pytest.mark.parametrize("last", ["others", "et al.", "et al"])
def test_a_list_that_was_cut_short_ends_in_others(last: str) -> None:
    assert bibtex_names(["Ana Lima", last], unicode=True, classic=False) == "Lima, Ana and others"


def test_others_elsewhere_is_a_name() -> None:
    assert bibtex_names(["others", "Ana Lima"], unicode=True, classic=False) == "{others} and Lima, Ana"
    assert (
        bibtex_names(["Ana Lima", "others", "et al."], unicode=True, classic=False) == "Lima, Ana and {others} and {et al.}"
    )
