"""The command line's composition root: the same verbs as the window, without Qt.

Results go to standard output, everything else to standard error. Exit code 0: done; 1: failed, with one line; 2: wrong usage.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop import (
    adding_verbs,
    annotation_verbs,
    collection_verbs,
    export_verbs,
    identity_verbs,
    later_verbs,
    pull_verbs,
    trash_verbs,
)
from desktop.answers import tell_papers
from desktop.errors import Cancelled, PapershelfError, ReferenceNotFoundError, UsageError
from desktop.library import (
    describing,
    history,
    importing,
    linking,
    marking,
    opening,
    shelf,
    versions,
)
from desktop.library.opening import Database
from desktop.library.references import find_paper, find_papers
from desktop.progress_bar import ProgressBar
from desktop.records import Change, Order, PaperRow, ReadingStatus
from desktop.streams import abandon_output, one_line, prepare_streams, say
from desktop.translation import tr, trn

Verb = Callable[[Database, argparse.Namespace], int]

NOT_A_LINE = {"title", "abstract", "highlights", "note", "new_version"}  # of ``show``: they stand elsewhere
SEEN_AT_ONCE = 50  # papers that ``list`` prints on a terminal when no limit is named


def run(options: argparse.Namespace) -> int:
    """Do what the verb says and return the exit code."""
    prepare_streams()
    try:
        code = _run_verb(options)
        sys.stdout.flush()  # here, and not when Python ends, a pipe may be gone or a disk full
        return code
    except BrokenPipeError:
        abandon_output()  # whoever read it has seen enough
        return 1
    except OSError as error:
        abandon_output()
        say(tr("The work could not be finished: {reason}.").format(reason=error.strerror or error))
        return 1


def _run_verb(options: argparse.Namespace) -> int:
    try:
        with opening.chosen(options.library, demo=options.demo) as database:
            return VERBS[options.verb](database, options)
    except (UsageError, ReferenceNotFoundError) as error:
        options.print_usage(sys.stderr)
        say(str(error))
        return 2
    except PapershelfError as error:
        say(str(error))
        return 1
    except (Cancelled, KeyboardInterrupt):
        say(tr("Cancelled. What was finished before stays."))
        return 1


def _import(database: Database, options: argparse.Namespace) -> int:
    failed = False
    for name in options.files:
        try:
            with ProgressBar(tr("Importing")) as bar:
                report = importing.import_file(database, Path(name), bar.report)
            print(importing.tell(report))
        except PapershelfError as error:
            say(str(error))  # the other files still go in
            failed = True
    return int(failed)


def _list(database: Database, options: argparse.Namespace) -> int:
    query = " ".join(options.query)
    limit = options.limit
    if limit is None and not options.json and sys.stdout.isatty():
        limit = SEEN_AT_ONCE
    found = shelf.find_papers(database, query, limit, Order(options.sort))
    if options.json:
        _print_json_list(database, found)
        return 0
    for start in range(0, len(found), 200):
        for row in shelf.load_rows(database, found[start : start + 200]):
            print(_line(row))
    if limit is not None and len(found) == limit and options.limit is None:
        count = shelf.count_papers(database, query)
        if count > limit:
            say(tr("{shown} of {count} papers; --limit shows more.").format(shown=limit, count=f"{count:,}"))
    return 0


def _print_json_list(database: Database, found: Sequence[int]) -> None:
    """One JSON array, a paper a line, written while it is read: a million papers never sit in memory."""
    print("[", end="")
    for number, paper in enumerate(shelf.load_papers(database, found)):
        text = json.dumps(describing.describe(paper), ensure_ascii=False)
        print(",\n " if number else "", text, sep="", end="")
    print("]")


def _line(row: PaperRow) -> str:
    flags = [("*", row.marks.starred), ("-", row.marks.dismissed), (" ", row.marks.read)]
    flag = next((sign for sign, on in flags if on), "•")
    votes = "" if row.upvotes is None else f"▲{row.upvotes}"
    first, *others = row.authors.split("\n")
    authors = first + (tr(" and {count} more").format(count=len(others)) if others else "")
    return f"{flag} #{row.paper_id}\t{row.day or '':10}\t{votes:>5}\t{one_line(row.title)}" + (
        f" — {one_line(authors)}" if first else ""
    )


def _show(database: Database, options: argparse.Namespace) -> int:
    shelved = shelf.load_paper(database, find_paper(database, options.reference))
    mentions = linking.load_mentions(database, shelved.paper_id)
    values = {**describing.describe(shelved), "mentioned_in": [mention.paper_id for mention in mentions]}
    if options.json:
        print(json.dumps(values, ensure_ascii=False, indent=1))
        return 0
    print(one_line(shelved.paper.title))
    for name, value in values.items():
        if name in NOT_A_LINE or value is None or value is False or value == []:
            continue
        if name == "version":
            print(versions.tell_version(shelved))
            continue
        text = (" · " if name == "appearances" else ", ").join(map(str, value)) if isinstance(value, list) else str(value)
        print(f"{name.replace('_', ' ')}: {one_line(text)}")
    for passage in (shelved.paper.abstract, *(f"> {one.exact}" for one in shelved.highlights)):
        if passage:
            print(f"\n{one_line(passage)}")
    if shelved.note:
        print(f"\n{shelved.note}")
    return 0


def _mark(mark: Callable[[Database, Sequence[int], bool], Change], on: bool) -> Verb:
    def verb(database: Database, options: argparse.Namespace) -> int:
        return tell_papers(mark(database, find_papers(database, options.references), on))

    return verb


def _undo(database: Database, options: argparse.Namespace) -> int:
    return _tell_history(history.undo(database), tr("Undone: {label}"), tr("There is nothing to undo."))


def _redo(database: Database, options: argparse.Namespace) -> int:
    return _tell_history(history.redo(database), tr("Done again: {label}"), tr("There is nothing to redo."))


def _tell_history(change: Change | None, done: str, nothing: str) -> int:
    if change is None:
        raise PapershelfError(nothing)
    say(done.format(label=change.label))
    return 0


def _back_up(database: Database, options: argparse.Namespace) -> int:
    from desktop.library import backing_up

    print(backing_up.back_up(database, None if options.file is None else Path(options.file)))
    return 0


def _set_status(database: Database, options: argparse.Namespace) -> int:
    status = ReadingStatus("" if options.status == "none" else options.status)
    return tell_papers(marking.set_status(database, find_papers(database, options.references), status))


def _check(database: Database, options: argparse.Namespace) -> int:
    return _check_library(database) if options.bib is None else _check_bibliography(Path(options.bib))


def _check_bibliography(file: Path) -> int:
    from desktop.library import checking_bibliography

    count, findings = checking_bibliography.check_file(file)
    for finding in findings:
        print(one_line(str(finding)))
    entries = trn("{count} entry", "{count} entries", count)
    if findings:
        found = trn("{count} finding", "{count} findings", len(findings))
        raise PapershelfError(tr("{file}: {entries}, {found}.").format(file=file, entries=entries, found=found))
    print(tr("{file}: {entries}, and nothing to mend was found.").format(file=file, entries=entries))
    return 0


def _check_library(database: Database) -> int:
    damage = opening.find_damage(database)
    for sentence in damage:
        print(sentence)
    if damage:
        raise PapershelfError(
            trn("The library is damaged in {count} way.", "The library is damaged in {count} ways.", len(damage))
        )
    print(
        trn("The library is whole: {count} paper.", "The library is whole: {count} papers.", shelf.count_papers(database, ""))
    )
    return 0


VERBS: dict[str, Verb] = {
    **pull_verbs.VERBS,
    **adding_verbs.VERBS,
    "import": _import,
    "list": _list,
    "show": _show,
    "star": _mark(marking.star, True),
    "unstar": _mark(marking.star, False),
    "read": _mark(marking.mark_read, True),
    "unread": _mark(marking.mark_read, False),
    "dismiss": _mark(marking.dismiss, True),
    "restore": _mark(marking.dismiss, False),
    "status": _set_status,
    **later_verbs.VERBS,
    **trash_verbs.VERBS,
    **annotation_verbs.VERBS,
    **collection_verbs.VERBS,
    **identity_verbs.VERBS,
    **export_verbs.VERBS,
    "backup": _back_up,
    "undo": _undo,
    "redo": _redo,
    "check": _check,
}
