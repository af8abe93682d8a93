"""What one row of the list says, in words: for the eye, and for assistive technology. Pure functions, no widgets."""

import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import QDate, QLocale, Qt

from desktop.records import Bloom, Marks, PaperRow, ReadingStatus
from desktop.translation import tr, trn
from desktop.ui.reader.plain_text import readable
from desktop.ui.views import week_of

WARNING_CHIP = "warning"
NEW_CHIP = "new"
PLAIN_CHIP = "plain"
TAG_CHIP = "tag:"  # followed by the tag's colour
LONGEST_TAG = 24  # characters of a tag in a row
STATUS_WORDS = {ReadingStatus.TO_READ: tr("to read"), ReadingStatus.READING: tr("reading"), ReadingStatus.DONE: tr("done")}


def title_words(row: PaperRow) -> str:
    """The title as it is shown: on one line, TeX made readable; ``Untitled`` when there is none."""
    return " ".join(readable(row.title).split()) or tr("Untitled")


def spoken(row: PaperRow) -> str:
    """What assistive technology reads for a row: ``Starred. Unread. TITLE. FIRST AUTHOR and 6 more. 142 upvotes.``"""
    names = _names(row)
    first, others = [_name_words(name) for name in names[:1]], len(names) - 1
    parts = [
        tr("Starred") if row.marks.starred else "",
        "" if row.marks.read else tr("Unread"),
        tr("Dismissed") if row.marks.dismissed else "",
        tr("Withdrawn") if row.withdrawn else "",
        _spoken_version(row),
        title_words(row),
        _and_more(first, others) if first else "",
        trn("{count} upvote", "{count} upvotes", row.upvotes) if row.upvotes is not None else "",
        bloom_words(row.bloom, row.upvotes),
        tr("On the reading list: {status}").format(status=STATUS_WORDS[row.marks.status]) if row.marks.status else "",
        later_words(row.marks),
        tr("In the Trash") if row.marks.trashed else "",
        tr("Tagged {tags}").format(tags=", ".join(tag.name for tag in row.coloured_tags)) if row.coloured_tags else "",
    ]
    return " ".join(part if part.endswith((".", "?", "!", "。", "？", "！")) else f"{part}." for part in parts if part)


def author_words(row: PaperRow) -> str:
    """``First Author, Second Author and 6 more``; two authors are joined by ``and``; empty when nobody is named."""
    names = _names(row)
    shown = [_isolated(_name_words(name)) for name in names[:2]]
    if len(names) == 2:
        return tr("{one} and {other}").format(one=shown[0], other=shown[1])
    return _and_more(shown, len(names) - 2)


def day_words(day: str | None, this_year: int = 0) -> str:
    """``31 Mar``, with the year when it is not this one (0: always); what is no date is shown as it came, nothing as nothing."""
    date = QDate.fromString((day or "")[:10], Qt.DateFormat.ISODate)
    if not date.isValid():
        return day or ""
    return QLocale().toString(date, "d MMM" if date.year() == this_year else "d MMM yyyy")


def heading_words(day: int) -> str:
    """``Monday, 30 March`` of a day (``date.toordinal``); with its year when that is not this one."""
    found = date.fromordinal(day)
    this_year = found.year == QDate.currentDate().year()
    words = "dddd, d MMMM" if this_year else "dddd, d MMMM yyyy"
    return QLocale().toString(QDate(found.year, found.month, found.day), words)


def week_words(day: date) -> str:
    """``This week``, or ``Week of 30 Mar`` when that day is in another one."""
    today = datetime.now(UTC).date()
    monday, after = week_of(day)
    if monday <= today < after:
        return tr("This week")
    return tr("Week of {day}").format(day=day_words(monday.isoformat(), today.year))


def left_words(count: int, left: int | None) -> str:
    """``29 papers · 3 left`` or ``29 papers · done``; only the papers where it is not known how many are left (None)."""
    papers = trn("{count} paper", "{count} papers", count)
    if left is None:
        return papers
    return (
        tr("{papers} · {left} left").format(papers=papers, left=f"{left:,}")
        if left
        else tr("{papers} · done").format(papers=papers)
    )


def chip_words(row: PaperRow) -> list[tuple[str, str]]:
    """The chips of a row in their order, as (kind, text)."""
    code = tr("code") if row.has_code or row.code_stars else ""
    chips = [
        (WARNING_CHIP, tr("withdrawn") if row.withdrawn else ""),
        (NEW_CHIP, later_words(row.marks, QDate.currentDate().year()) if row.marks.back else ""),
        (NEW_CHIP, _new_version(row)),
        (PLAIN_CHIP, f"▲ {row.upvotes:,}" if row.upvotes and not row.bloom else ""),
        (NEW_CHIP, _bloom_chip(row)),
        (PLAIN_CHIP, f"HF #{row.rank}" if row.rank else ""),
        (PLAIN_CHIP, row.category or ""),
        *((f"{TAG_CHIP}{tag.colour}", _shortened(tag.name)) for tag in row.coloured_tags),
        (PLAIN_CHIP, f"{code} ★ {row.code_stars:,}" if row.code_stars else code),
        (PLAIN_CHIP, "" if _names(row) else tr("incomplete")),
        (PLAIN_CHIP, STATUS_WORDS.get(row.marks.status, "")),
        (PLAIN_CHIP, later_words(row.marks, QDate.currentDate().year()) if row.marks.is_away else ""),
        (PLAIN_CHIP, tr("note") if row.has_note else ""),
        (PLAIN_CHIP, tr("highlight") if row.has_highlight else ""),
        (PLAIN_CHIP, tr("dismissed") if row.marks.dismissed else ""),
        (PLAIN_CHIP, tr("in the Trash") if row.marks.trashed else ""),
    ]
    return [(kind, " ".join(readable(text).split())) for kind, text in chips if text]


def bloom_words(bloom: Bloom | None, upvotes: int | None) -> str:
    """``Passed over on 3 Mar 2026 at 4 ▲, now 61 ▲``; of one that nothing was decided on: ``Listed on …``; "" of no late bloomer."""
    if bloom is None:
        return ""
    sentence = (
        tr("Passed over on {day} at {then} ▲, now {now} ▲")
        if bloom.decided
        else tr("Listed on {day} at {then} ▲, now {now} ▲")
    )
    return sentence.format(day=day_words(bloom.day), then=f"{bloom.upvotes:,}", now=f"{upvotes or 0:,}")


def later_words(marks: Marks, this_year: int = 0) -> str:
    """``back since 3 Dec`` or, before that day, ``later: 3 Dec``; "" of a paper not put off. The year as in ``day_words``."""
    if marks.later is None:
        return ""
    words = tr("back since {day}") if marks.back else tr("later: {day}")
    return words.format(day=day_words(marks.later, this_year))


def _bloom_chip(row: PaperRow) -> str:
    if row.bloom is None:
        return ""
    day = day_words(row.bloom.day, QDate.currentDate().year())
    words = tr("{then} ▲ on {day}, now {now} ▲")
    return words.format(then=f"{row.bloom.upvotes:,}", day=day, now=f"{row.upvotes or 0:,}")


def _new_version(row: PaperRow) -> str:
    if not row.updated:
        return ""
    return tr("new: v{number}").format(number=row.version) if row.version else tr("new version")


def _shortened(tag: str) -> str:
    return tag if len(tag) <= LONGEST_TAG else f"{tag[: LONGEST_TAG - 1].rstrip()}…"


def _spoken_version(row: PaperRow) -> str:
    if not row.updated:
        return ""
    return tr("New version {number}").format(number=row.version) if row.version else tr("New version")


def _names(row: PaperRow) -> list[str]:
    return [name for name in row.authors.split("\n") if name.strip()]


def _name_words(name: str) -> str:
    return " ".join(readable(name).split())


def _isolated(name: str) -> str:
    """A name written from right to left does not turn its neighbours around."""
    turned = not name.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in name)
    return f"\u2068{name}\u2069" if turned else name


def _and_more(names: Sequence[str], others: int) -> str:
    shown = ", ".join(names)
    return tr("{names} and {count} more").format(names=shown, count=f"{others:,}") if others > 0 else shown
