"""Icons: every name we promise exists in the font, and the font is not loaded before it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.ui.look.icons import ICONS, icon
from desktop.ui.views import BUILT_IN

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_name_draws_something_in_its_colour(qapp, name):
    image = icon(name, "#2f5fd0").pixmap(32, 32).toImage()
    drawn = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert drawn
    assert all(pixel.blue() > pixel.red() for pixel in drawn)


def test_the_same_icon_is_made_once(qapp):
    assert icon("inbox", "#111111") is icon("inbox", "#111111")


def test_an_unknown_name_is_named(qapp):
    with pytest.raises(KeyError, match="nonsense"):
        icon("nonsense", "#000000")


def test_every_view_has_one():
    assert {name for _view, _label, name in BUILT_IN} <= set(ICONS)


def test_all_icons_are_of_one_family_and_weight():
    assert {glyph.partition(".")[0] for glyph in ICONS.values()} == {"ph"}
    assert not [glyph for glyph in ICONS.values() if glyph.endswith(("-bold", "-fill", "-thin", "-light", "-duotone"))]


def test_importing_the_module_does_not_load_the_icon_font():
    asked = "import sys, desktop.ui.look.icons; print('qtawesome' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert answer.stdout.strip() == "False"
