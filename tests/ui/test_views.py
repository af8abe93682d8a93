"""The views of the sidebar as values."""

from desktop.records import Order
from desktop.ui.look.icons import ICONS
from desktop.ui.views import (
    ALL_PAPERS,
    BUILT_IN,
    INBOX,
    LATER,
    RECENT,
    TODAY,
    WEEK,
    View,
    order_of,
    query_of,
    view_of_collection,
)


def test_the_built_in_views_stand_in_the_order_of_the_sidebar():
    assert [label for _, label, _ in BUILT_IN] == [
        "Inbox", "Today", "This week", "Starred", "All papers", "Recently added", "Late bloomers", "To read", "Reading",
        "Done", "Later", "Dismissed", "Trash",
    ]  # fmt: skip


def test_every_built_in_view_has_an_icon():
    assert {icon for _, _, icon in BUILT_IN} | {"collection"} <= set(ICONS)


def test_a_view_is_a_value():
    assert view_of_collection(7) == View("collection", 7)
    assert len({View("inbox"), View("inbox"), view_of_collection(7)}) == 2


def test_what_each_view_asks_for():
    assert query_of(TODAY, "2026-04-01") == "on:2026-04-01 -is:dismissed"
    assert query_of(WEEK, "2026-04-01") == "after:2026-03-30 before:2026-04-06 -is:dismissed"
    assert query_of(WEEK, "2026-04-05") == query_of(WEEK, "2026-03-30")
    assert query_of(view_of_collection(7), None) == "in:#7"
    assert (query_of(INBOX, None), query_of(View("to-read"), None), query_of(ALL_PAPERS, None)) == (
        "is:inbox",
        "is:to-read",
        "",
    )


def test_only_recently_added_and_later_have_an_order_of_their_own():
    assert {view: order_of(view) for view, _, _ in BUILT_IN if order_of(view) != Order.DATE} == {
        RECENT: Order.ADDED,
        LATER: Order.LATER,
    }
