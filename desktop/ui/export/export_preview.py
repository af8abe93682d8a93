"""The preview of an export: the text as the file will have it, airily set, and only its beginning when it is long."""

from PySide6.QtGui import QTextBlockFormat
from PySide6.QtWidgets import QTextEdit

from desktop.translation import tr

LIMIT = 200_000  # characters; more would make looking at an export slower than writing it
LINE_HEIGHT = 130.0  # per cent


class ExportPreview(QTextEdit):
    """Read-only plain text in the monospace font."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setAccessibleName(tr("Preview"))
        self.setProperty("kind", "code")
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.document().setUndoRedoEnabled(False)

    def show_text(self, text: str) -> None:
        """Show the text from its beginning; a long one ends with a line that says how much more there is."""
        self._show(shorten(text))

    def show_problem(self, sentence: str) -> None:
        """Show, in place of the text, why there is none."""
        self._show(sentence, wrap=True)

    def _show(self, text: str, *, wrap: bool = False) -> None:
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth if wrap else QTextEdit.LineWrapMode.NoWrap)
        self.clear()
        airy = QTextBlockFormat()
        airy.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = self.textCursor()
        cursor.setBlockFormat(airy)
        cursor.insertText(text)
        cursor.setPosition(0)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)


def shorten(text: str) -> str:
    """The text, or its first whole lines and one more that says how many kB are left out."""
    if len(text) <= LIMIT:
        return text
    shown = text[: text.rfind("\n", 0, LIMIT) + 1] or text[:LIMIT]
    left_out = (len(text) - len(shown) + 999) // 1000
    return shown.rstrip("\n") + "\n\n" + tr("… and {size} kB more").format(size=f"{left_out:,}")
