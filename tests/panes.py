"""The three panes and what joins them, without a window: for tests of what the list shows and of what keys do to it."""

from PySide6.QtCore import QItemSelectionModel, QObject

from desktop.ui.browsing import Browsing
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.reader.paper_beside import PaperBeside
from desktop.ui.reader.reader import Reader
from desktop.ui.sidebar.sidebar import Sidebar
from desktop.ui.sidebar.sidebar_delegate import COUNT_ROLE


class Panes(QObject):
    """Made over a live library; ``wanted`` and ``told`` keep what was asked for and said."""

    def __init__(self, live, qtbot):
        super().__init__()
        self.live = live
        self.sidebar = Sidebar()
        self.list = PaperList(live.load_rows)
        self.reader = Reader([], live.save_note)
        for widget in (self.sidebar, self.list, self.reader):
            qtbot.addWidget(widget)
        self.list.resize(424, 600)
        self.list.show()
        self.browsing = Browsing(live, self.sidebar, self.list, self)
        PaperBeside(live, self.list, self.browsing, self.reader, self)
        self.wanted, self.told = [], []
        self.browsing.command_wanted.connect(self.wanted.append)
        live.told.connect(lambda sentence, _warning: self.told.append(sentence))

    def ids(self):
        return list(self.list.model.ids())

    def heading(self):
        return self.list.title.text(), self.list.counts.text()

    def count_of(self, view):
        return self.sidebar.tree.item_of(view).data(0, COUNT_ROLE)


def select(panes, paper_ids):
    """Select these papers; the first is the current one."""
    panes.list.select(paper_ids[0])
    for paper_id in paper_ids[1:]:
        index = panes.list.model.index(panes.list.model.row_of(paper_id), 0)
        panes.list.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def marks(live, paper_ids, name):
    """Whether each of these papers has that mark."""
    return [getattr(live.load_paper(paper_id).marks, name) for paper_id in paper_ids]
