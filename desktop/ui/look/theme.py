"""Colours, sizes and the style of every widget, light and dark. Widgets take their colours from here and nowhere else."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from desktop.paths import resources_folder

BASE_PIXELS = 13
ROW_HEIGHT = 94
STRIP_HEIGHT = 30
SCROLL_BAR = 10  # pixels across
SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
CHOSEN = "schemeChosenHere"  # the application's property that says so


class Tokens(NamedTuple):
    """The named colours of one theme, as ``#rrggbb``."""

    name: str
    window: str
    sidebar: str
    list: str
    hairline: str
    text: str
    dim: str
    faint: str
    dismissed: str  # title and authors of a dismissed paper: quieter than dim, but text to be read
    accent: str
    on_accent: str
    selected: str
    hover: str
    chip: str
    chip_text: str
    chip_selected: str
    match: str  # behind what is searched for; not one of the highlights' colours, which are the reader's own
    star: str
    warning: str
    warning_background: str
    good: str
    good_background: str
    bar: str  # the quiet bar that offers Undo
    bar_text: str
    highlights: dict[str, str]


LIGHT = Tokens(
    name="light", window="#ffffff", sidebar="#f4f4f2", list="#fbfbfa", hairline="#e4e3df", text="#1d1d1b", dim="#6b6a66",
    faint="#8d8b86", dismissed="#72716c", accent="#2f5fd0", on_accent="#ffffff", selected="#e6edfb", hover="#ecebe8", chip="#efeeea",
    chip_text="#55534e", chip_selected="#d3dff7", match="#c3d4f7", star="#c98a00", warning="#9a5b00", warning_background="#fbf0dc",
    good="#2e7d46", good_background="#ebf6ed", bar="#262624", bar_text="#f4f4f2",
    highlights={"yellow": "#fdeeb0", "green": "#d3efd4", "blue": "#d8e6fd", "pink": "#f8dbe6"},
)  # fmt: skip
DARK = Tokens(
    name="dark", window="#1c1d1f", sidebar="#161718", list="#191a1c", hairline="#2e3033", text="#e6e5e1", dim="#a3a19b",
    faint="#84827d", dismissed="#8b8984", accent="#8fb0ff", on_accent="#12151c", selected="#26334f", hover="#222426", chip="#2a2c2f",
    chip_text="#bab8b2", chip_selected="#34456a", match="#3d5283", star="#e7b549", warning="#e7b66a", warning_background="#3a2d17",
    good="#7ac290", good_background="#1f3326", bar="#e8e7e3", bar_text="#1d1d1b",
    highlights={"yellow": "#5a4a14", "green": "#1f4a2b", "blue": "#22406e", "pink": "#5b2a40"},
)  # fmt: skip


def tokens_of(widget: QWidget) -> Tokens:
    """The colours in force for that widget, told by the lightness of its window: no global to keep in step."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def apply_theme(application: QApplication, theme: str) -> Tokens:
    """Dress the application in ``system``, ``light`` or ``dark`` and return the colours now in force.

    Call it again when QStyleHints.colorSchemeChanged is emitted.
    """
    tokens = apply_colours(application, theme)
    application.setStyleSheet(build_stylesheet(tokens))
    return tokens


def apply_colours(application: QApplication, theme: str) -> Tokens:
    """The same without the style sheet, which would dress each part of a window anew when it is put into its place."""
    hints = application.styleHints()
    if theme in SCHEMES:
        hints.setColorScheme(SCHEMES[theme])
        application.setProperty(CHOSEN, True)
    elif application.property(CHOSEN):
        # Only what was chosen here is given up: the system's own choice, or whoever set it in its place, stays in force.
        hints.unsetColorScheme()
        application.setProperty(CHOSEN, False)
    dark = theme == "dark" or (theme == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    tokens = DARK if dark else LIGHT
    if application.style().objectName().lower() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setPalette(build_palette(tokens))
    return tokens


def build_palette(tokens: Tokens) -> QPalette:
    """The palette of that theme, for everything that is drawn without the style sheet."""
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, tokens.window), (role.Base, tokens.window), (role.AlternateBase, tokens.list),
        (role.Button, tokens.window), (role.WindowText, tokens.text), (role.Text, tokens.text),
        (role.ButtonText, tokens.text), (role.Highlight, tokens.accent), (role.HighlightedText, tokens.on_accent),
        (role.Link, tokens.accent), (role.LinkVisited, tokens.accent), (role.PlaceholderText, tokens.faint),
        (role.ToolTipBase, tokens.bar), (role.ToolTipText, tokens.bar_text), (role.Mid, tokens.hairline),
        (role.Midlight, tokens.hairline), (role.Light, tokens.list), (role.Dark, tokens.hairline),
        (role.Shadow, tokens.hairline), (role.BrightText, tokens.text),
    ):  # fmt: skip
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return palette


def font(pixels: int = BASE_PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The platform's font at that size."""
    made = QFont(QApplication.font())
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Give the property that the style sheet looks at that value, as when a hint becomes a warning."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def build_stylesheet(tokens: Tokens) -> str:
    """One style sheet for the whole window. Widgets are addressed by object name or by the property ``kind``."""
    t = tokens
    arrow = (resources_folder() / "icons" / "arrow").as_posix()  # followed by where it points and the theme
    return f"""
    * {{ font-size: {BASE_PIXELS}px; }}
    QMainWindow, QDialog {{ background: {t.window}; }}
    QToolTip {{ background: {t.bar}; color: {t.bar_text}; border: 0; padding: 4px 7px; }}
    QSplitter::handle {{ background: {t.hairline}; }}

    QPushButton {{
        background: {t.window}; color: {t.text}; border: 1px solid {t.hairline}; border-radius: 6px; padding: 6px 12px;
    }}
    QPushButton:hover {{ background: {t.hover}; }}
    QPushButton:pressed {{ background: {t.chip}; }}
    QPushButton:focus {{ border-color: {t.accent}; }}
    QPushButton:disabled {{ color: {t.faint}; }}
    QPushButton:default {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
    QPushButton:default:disabled {{ background: {t.chip}; color: {t.faint}; border-color: {t.hairline}; }}
    QPushButton[kind="link"] {{ background: transparent; border: 0; padding: 2px 4px; color: {t.accent}; }}
    QPushButton[kind="link"]:hover, QPushButton[kind="link"]:focus {{ text-decoration: underline; }}
    QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {t.dim}; padding: 4px 8px; }}
    QPushButton[kind="quiet"]:hover {{ background: {t.hover}; color: {t.text}; }}
    QPushButton[kind="quiet"]:focus {{ border-color: {t.accent}; }}
    QPushButton[kind="chip"] {{ background: {t.chip}; color: {t.chip_text}; border: 1px solid {t.chip}; border-radius: 6px;
        padding: 2px 8px; }}
    QPushButton[kind="chip"]:hover, QPushButton[kind="chip"]:focus {{ border-color: {t.accent}; }}
    QRadioButton[kind="segment"] {{ background: {t.window}; color: {t.dim}; border: 1px solid {t.hairline};
        border-right-width: 0; border-radius: 0; padding: 6px 8px; }}
    QRadioButton[kind="segment"]:hover {{ background: {t.hover}; }}
    QRadioButton[kind="segment"]:disabled {{ color: {t.faint}; }}
    QRadioButton[kind="segment"][place="first"] {{ border-top-left-radius: 6px; border-bottom-left-radius: 6px; }}
    QRadioButton[kind="segment"][place="last"] {{ border-top-right-radius: 6px; border-bottom-right-radius: 6px;
        border-right-width: 1px; }}
    QRadioButton[kind="segment"]:checked {{ background: {t.selected}; color: {t.accent}; font-weight: 600; }}
    QRadioButton[kind="segment"]:focus {{ border: 1px solid {t.accent}; }}

    QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit {{
        background: {t.window}; color: {t.text}; border: 1px solid {t.hairline}; border-radius: 6px; padding: 6px 9px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
    }}
    QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus {{ border-color: {t.accent}; }}
    QDateEdit {{ padding: 4px 9px; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 28px; background: transparent; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{arrow}-down-{t.name}.svg"); width: 12px; height: 12px; }}
    QComboBox {{ combobox-popup: 0; }}
    QFileDialog {{ backward-icon: url("{arrow}-back-{t.name}.svg"); forward-icon: url("{arrow}-forward-{t.name}.svg");
        filedialog-parent-directory-icon: url("{arrow}-up-{t.name}.svg"); }}
    QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 9px; border: 0; }}
    QComboBox QAbstractItemView::item:selected {{ background: {t.selected}; color: {t.text}; }}
    QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.window}; }}
    QCalendarWidget QToolButton {{ background: transparent; color: {t.text}; border: 0; border-radius: 6px; padding: 5px 8px;
        font-weight: 600; }}
    QCalendarWidget QToolButton:hover {{ background: {t.hover}; }}
    QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
    QCalendarWidget QAbstractItemView {{ outline: 0; selection-background-color: {t.accent};
        selection-color: {t.on_accent}; }}
    QComboBox QAbstractItemView {{ outline: 0; background: {t.window}; color: {t.text}; border: 1px solid {t.hairline};
        selection-background-color: {t.selected}; selection-color: {t.text}; }}
    QCheckBox {{ spacing: 8px; color: {t.text}; }}

    QLabel[kind="dim"] {{ color: {t.dim}; }}
    QLabel[kind="faint"] {{ color: {t.faint}; }}
    QLabel[kind="heading"] {{ color: {t.faint}; font-size: 11px; font-weight: 600; }}
    QLabel[kind="warning"] {{ color: {t.warning}; }}
    QLabel[kind="page"] {{ font-size: 22px; font-weight: 600; }}
    QLabel[kind="title"] {{ font-size: 17px; font-weight: 600; }}
    QLabel[kind="keycap"] {{ background: {t.chip}; color: {t.chip_text}; border-radius: 5px; padding: 1px 7px; font-size: 12px; }}
    QLabel[kind="code"] {{ font-family: monospace; font-size: 12px; }}
    QTextEdit[kind="code"] {{ font-family: monospace; font-size: 12px; background: {t.list}; padding: 8px 10px; }}
    QListWidget[kind="choices"] {{ background: {t.window}; border: 0; outline: 0; }}
    QLabel[kind="good"] {{ color: {t.good}; }}

    QMenuBar {{ background: {t.sidebar}; color: {t.dim}; border-bottom: 1px solid {t.hairline}; padding: 1px 4px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 6px; background: transparent; }}
    QMenuBar::item:selected {{ background: {t.hover}; color: {t.text}; }}
    QMenu {{ background: {t.window}; color: {t.text}; border: 1px solid {t.hairline}; padding: 5px; }}
    QMenu::item {{ padding: 5px 26px 5px 12px; border-radius: 5px; }}
    QMenu::item:selected {{ background: {t.selected}; }}
    QMenu::item:disabled {{ color: {t.faint}; }}
    QMenu::separator {{ height: 1px; background: {t.hairline}; margin: 5px 8px; }}

    QProgressBar {{ background: {t.hairline}; border: 0; border-radius: 1px; max-height: 3px; min-height: 3px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 1px; }}

    QScrollBar:vertical {{ background: transparent; width: {SCROLL_BAR}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {SCROLL_BAR}px; margin: 0; }}
    QScrollBar::handle {{ background: {t.hairline}; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }}
    QScrollBar::handle:hover {{ background: {t.faint}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: transparent; border: 0; width: 0; height: 0; }}

    QAbstractScrollArea::corner {{ background: transparent; border: 0; }}

    #sidebar {{ background: {t.sidebar}; }}
    #sidebar QTreeView {{ background: {t.sidebar}; border: 0; outline: 0; show-decoration-selected: 0; }}
    QToolButton[kind="add"] {{ background: transparent; border: 1px solid transparent; border-radius: 5px; color: {t.faint};
        font-size: 15px; padding: 0 0 2px 0; }}
    QToolButton[kind="add"]:hover {{ background: {t.hover}; color: {t.text}; }}
    QToolButton[kind="add"]:focus {{ border-color: {t.accent}; }}
    #palette {{ background: {t.window}; border: 1px solid {t.hairline}; border-radius: 12px; }}
    #searchCompletion {{ background: {t.window}; border: 1px solid {t.hairline}; border-radius: 9px; }}
    #palette QLineEdit {{ border: 0; padding: 8px 10px; font-size: 15px; background: transparent; }}
    #keysPage {{ background: {t.window}; }}
    #keyField {{ border-color: {t.accent}; padding: 2px 8px; }}
    QWidget[kind="side"] {{ background: {t.sidebar}; border-right: 1px solid {t.hairline}; }}
    QListWidget[kind="pages"] {{ background: {t.sidebar}; border: 0; outline: 0; }}
    QListWidget[kind="pages"]::item {{ color: {t.text}; border: 1px solid transparent; border-radius: 6px; padding: 6px 9px; }}
    QListWidget[kind="pages"]::item:hover {{ background: {t.hover}; }}
    QListWidget[kind="pages"]::item:selected {{ background: {t.selected}; color: {t.accent}; }}
    QListWidget[kind="pages"]:focus::item:selected {{ border-color: {t.accent}; }}
    #paperList, #papers, #listHead, #listBand, #listState {{ background: {t.list}; }}
    #papers {{ border: 0; outline: 0; }}
    #listHead {{ border-bottom: 1px solid {t.hairline}; }}
    #listHead QLineEdit, #listHead QPushButton {{ border-radius: 7px; min-height: 18px; }}
    #listHead QLineEdit {{ padding: 6px 6px 6px 7px; }}
    #listBand QLabel {{ color: {t.dim}; font-size: 11px; }}
    #listBand #listTitle {{ font-weight: 600; }}
    #listBand #sortButton {{ background: transparent; border: 1px solid transparent; border-radius: 5px; color: {t.dim};
        font-size: 11px; padding: 1px 4px; margin-right: -5px; }}
    #listBand #sortButton:hover {{ background: {t.hover}; color: {t.text}; }}
    #listBand #sortButton:focus {{ border-color: {t.accent}; }}
    #sortButton::menu-indicator {{ image: none; width: 0; }}
    #triageProgress {{ background: {t.list}; border-radius: 0; min-height: 2px; max-height: 2px; }}
    #triageProgress::chunk {{ background: {t.accent}; border-radius: 0; }}
    #catchUpOffer {{ background: {t.list}; color: {t.accent}; border: 0; border-radius: 0; padding: 5px 16px 6px 16px;
        border-bottom: 1px solid {t.hairline}; text-align: left; font-size: 12px; }}
    #catchUpOffer:hover, #catchUpOffer:focus {{ text-decoration: underline; }}
    #listStateHeading {{ font-size: 15px; font-weight: 600; }}
    #listStateSentence {{ color: {t.dim}; }}
    #reader, #reader QScrollArea, #readerPage {{ background: {t.window}; }}
    #readerHead QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px; color: {t.dim};
        padding: 5px 8px; }}
    #readerHead QToolButton:hover {{ background: {t.hover}; color: {t.text}; }}
    #readerHead QToolButton:focus {{ border-color: {t.accent}; }}
    #readerHead QToolButton:disabled {{ color: {t.faint}; }}
    #stateHeading {{ font-size: 15px; font-weight: 600; color: {t.dim}; }}
    #stateSentence {{ color: {t.faint}; }}
    #reader QFrame[kind="hairline"] {{ background: {t.hairline}; border: 0; max-height: 1px; min-height: 1px; }}
    #reader QScrollBar::handle:disabled {{ background: transparent; }}
    QTextEdit[kind="reading"] {{ background: transparent; border: 0; border-radius: 0; padding: 0; }}
    #paperTitle {{ font-size: 22px; font-weight: 600; }}
    #paperAuthors, #paperSummary {{ color: {t.dim}; }}
    #paperAbstract {{ font-size: 15px; }}
    #paperAbstract[quiet="true"] {{ font-size: 13px; color: {t.faint}; }}
    #paperBibtex {{ font-family: monospace; font-size: 12px; color: {t.dim}; }}
    #facts QLabel {{ color: {t.dim}; }}
    #facts QPushButton[kind="link"] {{ padding: 0; }}
    #facts QLabel#starred {{ color: {t.star if t.name == "dark" else t.warning}; }}
    #facts QLabel#dismissed {{ color: {t.chip_text}; background: {t.chip}; border-radius: 6px;
        padding: 1px 8px; }}
    #offer {{ background: {t.list}; border: 1px solid {t.hairline}; border-radius: 9px; }}
    QLabel[kind="offerTitle"] {{ font-size: 15px; font-weight: 600; }}
    QPushButton[kind="reason"] {{ background: {t.chip}; color: {t.chip_text}; border: 1px solid transparent; border-radius: 6px;
        padding: 1px 7px; font-size: 12px; }}
    QPushButton[kind="reason"]:hover:enabled {{ color: {t.accent}; }}
    QPushButton[kind="reason"]:focus {{ border-color: {t.accent}; }}
    #reasons QLabel, #versionNotice QLabel, #partsNotice QLabel {{ font-size: 12px; }}
    #reasons QPushButton[kind="link"], #versionNotice QPushButton[kind="link"], #partsNotice QPushButton[kind="link"] {{
        font-size: 12px; padding: 0; }}
    #newVersion {{ color: {t.accent}; background: {t.selected}; border-radius: 6px; padding: 1px 8px; font-weight: 600; }}
    #withdrawnNotice {{ background: {t.warning_background}; border-radius: 9px; }}
    QLabel[kind="notice"] {{ color: {t.warning}; font-weight: 600; }}
    #difference {{ background: {t.list}; border: 1px solid {t.hairline}; border-radius: 9px; }}
    #differenceTitle {{ font-size: 15px; font-weight: 600; }}
    #differenceAbstract {{ font-size: 14px; }}
    #highlightBar {{ background: {t.window}; border: 1px solid {t.hairline}; border-radius: 9px; }}
    #highlights {{ background: transparent; border: 0; outline: 0; }}
    #orphanTray {{ background: {t.warning_background}; border-radius: 9px; }}
    #summary {{ border: 0; border-left: 3px solid {t.hairline}; }}
    #noteEditor {{ background: {t.list}; border: 1px solid {t.hairline}; border-radius: 9px; }}
    #noteEditor[writing="true"] {{ border-color: {t.accent}; }}
    #noteField, #notePreview {{ background: transparent; border: 0; padding: 0; font-size: 14px;
        placeholder-text-color: {t.faint}; }}
    #noteEditor QLabel#noteState {{ font-size: 11px; }}
    #noteEditor QPushButton[kind="link"] {{ font-size: 11px; padding: 0 2px; }}
    #noteTimes {{ background: {t.list}; border: 1px solid {t.hairline}; border-radius: 9px; padding: 4px; outline: 0; }}
    #noteTimes::item {{ padding: 4px 8px; border-radius: 6px; color: {t.text}; }}
    #noteTimes::item:selected {{ background: {t.selected}; }}
    #noteRoom {{ background: {t.window}; }}
    #noteLine {{ background: {t.hairline}; border: 0; }}
    QFrame[kind="chip"] {{ background: {t.chip}; border-radius: 6px; }}
    QFrame[kind="chip"] QPushButton, QFrame[kind="chip"] QToolButton {{ background: transparent; color: {t.chip_text};
        border: 1px solid transparent; border-radius: 6px; padding: 2px 0; font-size: 12px; }}
    QFrame[kind="chip"] QPushButton {{ padding-left: 8px; padding-right: 1px; }}
    QFrame[kind="chip"] QToolButton {{ color: {t.faint}; }}
    QFrame[kind="chip"] QPushButton:hover, QFrame[kind="chip"] QToolButton:hover {{ color: {t.text}; }}
    QFrame[kind="chip"] QPushButton:focus, QFrame[kind="chip"] QToolButton:focus {{ border-color: {t.accent}; }}
    #tagField, #reader QPushButton[kind="inline"] {{ background: transparent; border: 0; border-radius: 0;
        border-bottom: 1px solid transparent; padding: 3px 0; color: {t.dim};
        placeholder-text-color: {t.faint}; }}
    #reader QPushButton[kind="inline"]:hover {{ color: {t.text}; }}
    #tagField:focus, #reader QPushButton[kind="inline"]:focus {{ border-color: {t.accent}; }}

    #strip {{ background: {t.sidebar}; border-top: 1px solid {t.hairline}; }}
    #strip QLabel {{ color: {t.dim}; }}
    #strip QLabel[kind="warning"] {{ color: {t.warning}; }}
    #strip QLabel#offline {{ background: {t.chip}; color: {t.chip_text}; border-radius: 6px; padding: 2px 8px; }}
    #strip QPushButton[kind="link"] {{ padding: 0 2px; }}
    #strip QLabel[links="true"]:hover, #strip QLabel[links="true"]:focus {{ text-decoration: underline; }}
    #newAbove {{ background: {t.chip_selected}; color: {t.accent}; border: 1px solid transparent; border-radius: 13px;
        padding: 4px 13px; font-weight: 600; }}
    #newAbove:hover, #newAbove:focus {{ border-color: {t.accent}; }}
    #sourcesPage, #sourcesPage QScrollArea, #sourcesColumn {{ background: {t.window}; }}
    #sources {{ background: {t.window}; border: 0; outline: 0; selection-background-color: transparent; }}
    #sources QHeaderView {{ background: {t.window}; }}
    #sources QHeaderView::section {{ background: {t.window}; color: {t.faint}; font-size: 11px; font-weight: 600; border: 0;
        padding: 0; }}
    #sources QHeaderView::section:first {{ padding-left: 12px; }}
    #sourcesPage QPushButton:checked {{ background: {t.selected}; color: {t.accent}; border-color: {t.selected}; }}
    #quietBar {{ background: {t.bar}; border-radius: 9px; }}
    #quietBar QLabel {{ color: {t.bar_text}; }}
    #quietBar QPushButton {{ background: transparent; border: 1px solid transparent; color: {t.bar_text}; font-weight: 600;
        text-decoration: underline; padding: 2px 6px; }}
    #quietBar QPushButton:focus {{ border-color: {t.bar_text}; }}
    """
