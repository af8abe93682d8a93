"""The views of the sidebar as values."""

from desktop.ui.icons import ICONS
from desktop.ui.views import BUILT_IN, View, view_of_collection


def test_the_built_in_views_stand_in_the_order_of_the_sidebar():
    assert [label for _, label, _ in BUILT_IN] == ["Inbox", "Today", "Starred", "All papers", "Dismissed"]


def test_every_built_in_view_has_an_icon():
    assert {icon for _, _, icon in BUILT_IN} | {"collection"} <= set(ICONS)


def test_a_view_is_a_value():
    assert view_of_collection(7) == View("collection", 7)
    assert len({View("inbox"), View("inbox"), view_of_collection(7)}) == 2
