"""The sidebar: what it shows, what it keeps, and what it asks for."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QToolButton

from desktop.records import Collection
from desktop.ui.sidebar.sidebar import Sidebar
from desktop.ui.sidebar.sidebar_delegate import COUNT_ROLE, SidebarDelegate
from desktop.ui.sidebar.sidebar_drops import PAPERS_MIME_TYPE
from desktop.ui.views import DISMISSED, DONE, INBOX, LATER, SEARCH, STARRED, TO_READ, TODAY, View, view_of_collection

SURVEY = Collection(1, None, "Survey", "Survey", 4)
OF_THIS_YEAR = Collection(2, 1, "2026", "Survey/2026", 17)
THESIS = Collection(3, None, "Thesis", "Thesis", 0)


@pytest.fixture
def sidebar(qtbot):
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    sidebar.resize(220, 500)
    sidebar.show_collections([SURVEY, OF_THIS_YEAR, THESIS])
    sidebar.show()
    return sidebar


@pytest.fixture
def chosen(sidebar):
    """The views that the sidebar said were chosen."""
    views: list[View] = []
    sidebar.view_chosen.connect(views.append)
    return views


def item_of(sidebar, view):
    return sidebar.tree.item_of(view)


def top_labels(sidebar):
    return [sidebar.tree.topLevelItem(row).text(0) for row in range(sidebar.tree.topLevelItemCount())]


def click(qtbot, sidebar, view, button=Qt.MouseButton.LeftButton):
    place = sidebar.tree.visualItemRect(item_of(sidebar, view)).center()
    qtbot.mouseClick(sidebar.tree.viewport(), button, pos=place)


def drag_event(kind, sidebar, collection, data: QMimeData):
    item = item_of(sidebar, view_of_collection(collection.collection_id)) if collection else item_of(sidebar, INBOX)
    place = sidebar.tree.visualItemRect(item).center()
    where = place if kind is not QDropEvent else QPointF(place)
    return kind(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def papers(*ids: int) -> QMimeData:
    data = QMimeData()
    data.setData(PAPERS_MIME_TYPE, "\n".join(map(str, ids)).encode())
    return data


def test_rows_stand_in_order_with_dismissed_and_sources_last(sidebar):
    assert top_labels(sidebar) == [
        "Inbox", "Today", "This week", "Starred", "All papers", "Recently added", "Late bloomers", "Reading list",
        "To read", "Reading", "Done", "Later", "Following", "Collections", "Survey", "Thesis", "Smart collections", "Tags",
        "Dismissed", "Trash", "Sources",
    ]  # fmt: skip
    assert item_of(sidebar, view_of_collection(2)).parent().text(0) == "Survey"


def test_a_click_chooses_the_view(qtbot, sidebar, chosen):
    click(qtbot, sidebar, STARRED)
    assert chosen == [STARRED]
    assert sidebar.current_view() == STARRED


def test_a_right_click_does_not_leave_the_view(qtbot, sidebar, chosen):
    click(qtbot, sidebar, STARRED, Qt.MouseButton.RightButton)
    assert chosen == []
    assert sidebar.current_view() == INBOX


def test_arrow_keys_walk_over_the_heading(qtbot, sidebar, chosen):
    sidebar.select(LATER)
    qtbot.keyClick(sidebar.tree, Qt.Key.Key_Down)
    assert chosen == [view_of_collection(1)]
    qtbot.keyClick(sidebar.tree, Qt.Key.Key_Return)
    assert chosen == [view_of_collection(1)] * 2


def test_selecting_says_nothing_and_unfolds(sidebar, chosen):
    sidebar.select(view_of_collection(2))
    assert chosen == []
    assert sidebar.current_view() == view_of_collection(2)
    assert item_of(sidebar, view_of_collection(1)).isExpanded()


def test_a_view_without_a_row_leaves_none_current(sidebar):
    sidebar.select(SEARCH)
    assert sidebar.current_view() is None


def test_new_collections_keep_what_is_unfolded_and_current(sidebar, chosen):
    sidebar.select(view_of_collection(2))
    sidebar.show_collections([Collection(9, None, "Before", "Before", 0), SURVEY, OF_THIS_YEAR, THESIS])
    assert top_labels(sidebar)[14:17] == ["Before", "Survey", "Thesis"]
    assert sidebar.current_view() == view_of_collection(2)
    assert item_of(sidebar, view_of_collection(1)).isExpanded()
    assert chosen == []


def test_what_is_folded_stays_folded_and_all_else_is_unfolded(sidebar):
    assert item_of(sidebar, view_of_collection(1)).isExpanded()
    item_of(sidebar, view_of_collection(1)).setExpanded(False)
    sidebar.show_collections([SURVEY, OF_THIS_YEAR])
    assert not item_of(sidebar, view_of_collection(1)).isExpanded()


def hidden(sidebar, *views):
    return [item_of(sidebar, view).isHidden() for view in views]


def heading(sidebar, label):
    return next(item for item in map(sidebar.tree.topLevelItem, range(99)) if item and item.text(0) == label)


def test_a_click_on_a_heading_folds_its_group_and_chooses_nothing(qtbot, sidebar, chosen):
    place = sidebar.tree.visualItemRect(heading(sidebar, "Reading list")).center()
    qtbot.mouseClick(sidebar.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hidden(sidebar, TO_READ, DONE, INBOX, DISMISSED, view_of_collection(1)) == [True, True, False, False, False]
    spoken = heading(sidebar, "Reading list").data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Reading list, heading, folded"
    qtbot.mouseClick(sidebar.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hidden(sidebar, TO_READ, DONE) == [False, False]
    assert chosen == []


def test_keys_fold_a_group_and_unfold_it(qtbot, sidebar, chosen):
    sidebar.select(TO_READ)
    qtbot.keyClick(sidebar.tree, Qt.Key.Key_Left)
    assert hidden(sidebar, TO_READ, DONE) == [True, True]
    qtbot.keyClick(sidebar.tree, Qt.Key.Key_Down)
    assert chosen == [view_of_collection(1)]
    qtbot.keyClick(sidebar.tree, Qt.Key.Key_Up)
    qtbot.keyClick(sidebar.tree, Qt.Key.Key_Right)
    assert hidden(sidebar, TO_READ, DONE) == [False, False]
    qtbot.keyClick(sidebar.tree, Qt.Key.Key_Down)
    assert chosen == [view_of_collection(1), TO_READ]


def test_collections_that_come_into_a_folded_group_are_folded_too(sidebar):
    sidebar.tree.fold_group("collections", True)
    sidebar.show_collections([SURVEY, OF_THIS_YEAR, THESIS, Collection(9, None, "New", "New", 0)])
    assert hidden(sidebar, view_of_collection(1), view_of_collection(9), DISMISSED, DONE) == [True, True, False, False]


def test_what_is_gone_to_is_unfolded(sidebar):
    sidebar.tree.fold_group("collections", True)
    sidebar.select(view_of_collection(2))
    assert hidden(sidebar, view_of_collection(1)) == [False]
    assert sidebar.current_view() == view_of_collection(2)


def test_folds_are_remembered(qtbot, sidebar):
    sidebar.tree.fold_group("reading-list", True)
    item_of(sidebar, view_of_collection(1)).setExpanded(False)
    another = Sidebar()
    qtbot.addWidget(another)
    another.tree.restore_folds(sidebar.tree.folds())
    another.show_collections([SURVEY, OF_THIS_YEAR, THESIS])
    assert hidden(another, TO_READ, DONE, view_of_collection(1)) == [True, True, False]
    assert not item_of(another, view_of_collection(1)).isExpanded()
    assert another.tree.folds() == sidebar.tree.folds() == ["collection:1", "reading-list"]


def test_the_inbox_is_chosen_when_the_current_collection_is_gone(sidebar, chosen):
    sidebar.select(view_of_collection(3))
    sidebar.show_collections([SURVEY, OF_THIS_YEAR])
    assert chosen == [INBOX]
    assert sidebar.current_view() == INBOX


def test_counts_are_written_and_described(sidebar):
    sidebar.show_counts({TODAY: 1234, DISMISSED: 1, SEARCH: 5})
    today, survey = item_of(sidebar, TODAY), item_of(sidebar, view_of_collection(2))
    assert today.data(0, COUNT_ROLE) == 1234
    assert today.data(0, Qt.ItemDataRole.AccessibleDescriptionRole) == "1,234 papers"
    assert item_of(sidebar, DISMISSED).data(0, Qt.ItemDataRole.AccessibleDescriptionRole) == "1 paper"
    assert survey.data(0, COUNT_ROLE) == 17


def test_new_counts_of_the_same_collections_keep_their_rows(sidebar):
    before = item_of(sidebar, view_of_collection(1))
    sidebar.show_collections([Collection(1, None, "Survey", "Survey", 5), OF_THIS_YEAR, THESIS])
    assert item_of(sidebar, view_of_collection(1)) is before
    assert before.data(0, COUNT_ROLE) == 5


def test_counts_can_be_hidden(sidebar):
    sidebar.show_counts({INBOX: 63})
    with_counts = sidebar.grab().toImage()
    sidebar.set_counts_visible(False)
    assert sidebar.grab().toImage() != with_counts
    sidebar.set_counts_visible(True)
    assert sidebar.grab().toImage() == with_counts


def test_icons_come_into_room_that_was_kept_for_them(sidebar):
    before = [sidebar.tree.visualItemRect(item_of(sidebar, view)) for view in (INBOX, DISMISSED)]
    bare = sidebar.grab().toImage()
    sidebar.load_icons()
    assert sidebar.grab().toImage() != bare
    assert [sidebar.tree.visualItemRect(item_of(sidebar, view)) for view in (INBOX, DISMISSED)] == before


def test_the_names_that_are_read_aloud(sidebar):
    assert sidebar.tree.accessibleName() == "Library"
    assert item_of(sidebar, view_of_collection(2)).text(0) == "2026"
    assert [button.accessibleName() for button in sidebar.findChildren(QToolButton)] == [
        "Follow a listing", "New collection", "Save a search"
    ]  # fmt: skip


def test_the_plus_asks_for_a_collection(qtbot, sidebar):
    with qtbot.waitSignal(sidebar.new_collection_requested) as asked:
        qtbot.mouseClick(sidebar.findChild(QToolButton, "newCollection"), Qt.MouseButton.LeftButton)
    assert asked.args == [0]


@pytest.mark.parametrize(
    ("entry", "signal", "payload"),
    [
        ("New collection inside…", "new_collection_requested", 2),
        ("Rename…", "rename_requested", 2),
        ("Export…", "export_requested", view_of_collection(2)),
        ("Delete", "delete_requested", 2),
    ],
)
def test_the_menu_of_a_collection(qtbot, sidebar, entry, signal, payload):
    menu = sidebar.build_menu(view_of_collection(2))
    action = next(action for action in menu.actions() if action.text() == entry)
    with qtbot.waitSignal(getattr(sidebar, signal)) as asked:
        action.trigger()
    assert asked.args == [payload]


def test_the_menu_of_a_built_in_view_exports_and_hides(sidebar):
    entries = sidebar.build_menu(STARRED).actions()
    assert [entry.text() for entry in entries if not entry.isSeparator()] == ["Export…", "Hide “Starred”"]


@pytest.mark.parametrize(("key", "signal"), [(Qt.Key.Key_F2, "rename_requested"), (Qt.Key.Key_Delete, "delete_requested")])
def test_keys_on_a_collection(qtbot, sidebar, key, signal):
    sidebar.select(view_of_collection(3))
    with qtbot.waitSignal(getattr(sidebar, signal)) as asked:
        qtbot.keyClick(sidebar.tree, key)
    assert asked.args == [3]


def test_delete_on_the_inbox_asks_for_nothing(qtbot, sidebar):
    with qtbot.assertNotEmitted(sidebar.delete_requested):
        qtbot.keyClick(sidebar.tree, Qt.Key.Key_Delete)


def test_a_click_on_the_fold_arrow_folds_and_chooses_nothing(qtbot, sidebar, chosen):
    row = sidebar.tree.visualItemRect(item_of(sidebar, view_of_collection(1)))
    qtbot.mouseClick(sidebar.tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(14, row.center().y()))
    assert not item_of(sidebar, view_of_collection(1)).isExpanded()
    assert chosen == []


def test_papers_dropped_on_a_collection_are_named(qtbot, sidebar):
    data = papers(5, 7)
    event = drag_event(QDropEvent, sidebar, THESIS, data)
    with qtbot.waitSignal(sidebar.papers_dropped) as dropped:
        sidebar.tree.dropEvent(event)
    assert dropped.args == [view_of_collection(3), [5, 7]]
    assert event.isAccepted()


def test_papers_cannot_be_dropped_elsewhere(qtbot, sidebar):
    data, text = papers(5), QMimeData()
    text.setText("5")
    with qtbot.assertNotEmitted(sidebar.papers_dropped):
        for target, carried in ((None, data), (THESIS, text)):
            move = drag_event(QDragMoveEvent, sidebar, target, carried)
            sidebar.tree.dragMoveEvent(move)
            assert not move.isAccepted()
            sidebar.tree.dropEvent(drag_event(QDropEvent, sidebar, target, carried))


def test_a_collection_under_dragged_papers_lights_up_and_unfolds(qtbot, sidebar):
    data = papers(5)
    item_of(sidebar, view_of_collection(1)).setExpanded(False)
    plain = sidebar.grab().toImage()
    sidebar.tree.dragEnterEvent(drag_event(QDragEnterEvent, sidebar, SURVEY, data))
    assert sidebar.grab().toImage() != plain
    qtbot.waitUntil(item_of(sidebar, view_of_collection(1)).isExpanded)


def test_a_thousand_collections_have_no_widgets_of_their_own(sidebar):
    before = len(sidebar.tree.viewport().children())
    sidebar.show_collections([Collection(n, None, f"Shelf {n}", f"Shelf {n}", n) for n in range(1, 1001)])
    assert sidebar.tree.topLevelItemCount() == 1019
    assert len(sidebar.tree.viewport().children()) == before


def test_a_search_leaves_no_row_painted_as_chosen(sidebar, qtbot):
    sidebar.select(SEARCH)
    sidebar.tree.viewport().repaint()
    unchosen = sidebar.grab().toImage()
    sidebar.select(STARRED)
    qtbot.waitUntil(lambda: sidebar.grab().toImage() != unchosen)
    painted = []
    paint = SidebarDelegate._paint_row
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SidebarDelegate, "_paint_row", lambda *given: painted.append(given[4].data()) or paint(*given))
        QApplication.processEvents()
        painted.clear()
        sidebar.select(SEARCH)
        qtbot.waitUntil(lambda: bool(painted))
        assert "Starred" in painted
        assert len(painted) < 4, "to paint them all takes longer than a search"
    assert sidebar.grab().toImage() == unchosen
