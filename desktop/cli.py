"""The command line's composition root: the same verbs as the window, without Qt.

Results go to standard output, everything else to standard error. Exit code 0: done; 1: failed, with one line; 2: wrong usage.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop import adding_verbs, identity_verbs, pull_verbs
from desktop.errors import Cancelled, PapershelfError, ReferenceNotFoundError, UsageError
from desktop.library import (
    annotating,
    describing,
    exporting,
    history,
    importing,
    marking,
    opening,
    organising,
    shelf,
    smart_collections,
    tagging,
    versions,
)
from desktop.library.opening import Database
from desktop.library.references import find_paper, find_papers
from desktop.library.replacing import replace_file
from desktop.progress_bar import ProgressBar
from desktop.records import Change, ExportOptions, Order, PaperRow
from desktop.streams import abandon_output, one_line, prepare_streams, read_standard_input, say
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
    values = describing.describe(shelved)
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
        return _tell(mark(database, find_papers(database, options.references), on))

    return verb


def _note(database: Database, options: argparse.Namespace) -> int:
    paper_id = find_paper(database, options.reference)
    if options.text is None:
        note = shelf.load_paper(database, paper_id).note
        if note:
            print(note, end="" if note.endswith("\n") else "\n")
        return 0
    text = read_standard_input() if options.text == "-" else options.text
    return _tell(organising.write_note(database, paper_id, text))


def _tag(database: Database, options: argparse.Namespace) -> int:
    if not options.add and not options.remove:
        raise UsageError(tr("Name a tag: papershelf tag REF… --add T, or --remove T."))
    return _tell(organising.change_tags(database, find_papers(database, options.references), options.add, options.remove))


def _tags(database: Database, options: argparse.Namespace) -> int:
    if options.rename:
        before, name = options.rename
        return _say_label(tagging.rename_tag(database, tagging.find_tag(database, before).tag_id, name))
    if options.delete is not None:
        return _say_label(tagging.delete_tag(database, tagging.find_tag(database, options.delete).tag_id))
    found = tagging.load_tags(database)
    if options.json:
        print(json.dumps([{"tag": tag.name, "papers": tag.count} for tag in found], ensure_ascii=False, indent=1))
        return 0
    for tag in found:
        print(f"{tag.count:>6}  {tag.name}")
    return 0


def _collect(database: Database, options: argparse.Namespace) -> int:
    paper_ids = find_papers(database, options.references)
    if not options.remove:
        return _tell(organising.collect(database, options.collection, paper_ids))
    return _tell(organising.uncollect(database, organising.find_collection(database, options.collection), paper_ids))


def _collections(database: Database, options: argparse.Namespace) -> int:
    if options.save:
        return _say_label(smart_collections.keep(database, *options.save))
    if options.forget is not None:
        return _say_label(smart_collections.forget(database, options.forget))
    found: list[tuple[str, int, str | None]] = [(one.path, one.count, None) for one in organising.load_collections(database)]
    for smart in smart_collections.load_smart_collections(database):
        found.append((smart.name, shelf.count_papers(database, smart.query), smart.query))
    if options.json:
        told = [{"path": path, "papers": count} | ({} if query is None else {"query": query}) for path, count, query in found]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    for path, count, query in found:
        print(f"{count:>6}  {path}" + ("" if query is None else f"\t{query}"))
    return 0


def _export(database: Database, options: argparse.Namespace) -> int:
    found = _chosen_papers(database, options)
    if found == []:
        raise PapershelfError(tr("There are no papers to export; nothing was written."))
    chosen = ExportOptions(options.format, options.unicode, options.abstract, options.keywords, options.note)
    if options.output is None:
        sys.stdout.writelines(exporting.write(database, found, chosen, freeze=True))
        return 0
    exporting.export(database, found, chosen, Path(options.output))
    if found is None:
        say(tr("Wrote the whole library to {file}.").format(file=options.output))
    else:
        say(trn("Wrote {count} paper to {file}.", "Wrote {count} papers to {file}.", len(found), file=options.output))
    return 0


def _chosen_papers(database: Database, options: argparse.Namespace) -> list[int] | None:
    """The papers of the collection or the search; None: all that the library has, where the format holds that."""
    query = options.query or ""
    if options.collection is not None:
        query = smart_collections.query_of(database, options.collection)
    elif options.query is None and options.format == "json":
        return None
    return list(shelf.find_papers(database, query))


def _annotations(database: Database, options: argparse.Namespace) -> int:
    query = options.query or ""
    if options.collection is not None:
        query = smart_collections.query_of(database, options.collection)
    found = annotating.find_annotated(database, query)
    if not found:
        raise PapershelfError(tr("There are no notes or highlights here; nothing was written."))
    text = annotating.write(database, found, options.format)
    if options.output is None:
        sys.stdout.writelines(text)
        return 0
    replace_file(Path(options.output), text)
    say(
        trn(
            "Wrote the annotations of {count} paper to {file}.",
            "Wrote the annotations of {count} papers to {file}.",
            len(found),
            file=options.output,
        )
    )
    return 0


def _undo(database: Database, options: argparse.Namespace) -> int:
    return _tell_history(history.undo(database), tr("Undone: {label}"), tr("There is nothing to undo."))


def _redo(database: Database, options: argparse.Namespace) -> int:
    return _tell_history(history.redo(database), tr("Done again: {label}"), tr("There is nothing to redo."))


def _tell_history(change: Change | None, done: str, nothing: str) -> int:
    if change is None:
        raise PapershelfError(nothing)
    say(done.format(label=change.label))
    return 0


def _check(database: Database, options: argparse.Namespace) -> int:
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


def _say_label(change: Change) -> int:
    say(change.label if change.batch_id is not None else tr("Nothing changed: it was so already."))
    return 0


def _tell(change: Change) -> int:
    say(change.label if change.paper_ids else tr("Nothing changed: it was so already."))
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
    "note": _note,
    "tag": _tag,
    "tags": _tags,
    "collect": _collect,
    "collections": _collections,
    **identity_verbs.VERBS,
    "export": _export,
    "annotations": _annotations,
    "undo": _undo,
    "redo": _redo,
    "check": _check,
}
