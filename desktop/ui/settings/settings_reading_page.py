"""Settings of what happens while one reads: when a paper counts as read, and where the list goes after a verdict."""

from desktop.translation import tr
from desktop.ui.appearance import Appearance
from desktop.ui.look.segments import Segments
from desktop.ui.settings.settings_parts import SettingsPage, build_switch


class ReadingPage(SettingsPage):
    """What is chosen here holds from the next paper on."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(tr("Reading"))
        settings = appearance.settings
        self.mark_read = build_switch(tr("Mark a paper as read when it is shown"), settings.mark_read_on_open)
        self.after_verdict = Segments(
            (("unread", tr("Next unread")), ("next", tr("Next")), ("stay", tr("Stay"))),
            settings.after_verdict, accessible_name=tr("After a verdict"),
        )  # fmt: skip
        self.add_setting(
            tr("Opening"), self.mark_read, tr("Never in Inbox: there a paper waits until you have decided on it.")
        )
        self.add_setting(
            tr("After a verdict"),
            self.after_verdict,
            tr("Where the list goes after Dismiss and “Star and go on”. It never begins again at the top."),
        )
        self.column.addStretch(1)
        self.mark_read.toggled.connect(appearance.set_mark_read_on_open)
        self.after_verdict.chosen.connect(appearance.set_after_verdict)
