"""Papers -> a folder with a Markdown file for each: only what changed is written, and nothing that others wrote is replaced."""

from collections.abc import Iterable
from pathlib import Path

from desktop.errors import PapershelfError
from desktop.formats import markdown
from desktop.library.replacing import replace_file
from desktop.records import ShelvedPaper
from desktop.translation import tr, trn

NAMED = 3  # files that the sentence names


def export_folder(papers: Iterable[ShelvedPaper], folder: Path) -> None:
    """Write a file for each paper, each whole or not at all; the folder is made where it is missing.

    Raises PapershelfError when it cannot be written, and at the end when files were left alone because they are not ours
    or were changed by hand.
    """
    left_alone: list[str] = []
    try:
        folder.mkdir(exist_ok=True)
        for shelved in papers:
            assert shelved.citation_key is not None
            file = folder / markdown.file_name(shelved.citation_key)
            text = markdown.write_file(shelved)
            before = _text_of(file)
            if before is not None and not markdown.is_untouched(before):
                left_alone.append(file.name)
            elif before != text:
                replace_file(file, text)
    except OSError as error:
        sentence = tr("{folder} could not be written: {reason}. Choose another folder.")
        raise PapershelfError(sentence.format(folder=folder, reason=error.strerror or error)) from error
    if left_alone:
        sentence = trn(
            "{count} file in {folder} was left as it is, because it is not from Papershelf or was changed since: {names}. "
            "Move it away and export again; all else is written.",
            "{count} files in {folder} were left as they are, because they are not from Papershelf or were changed since: "
            "{names}. Move them away and export again; all else is written.",
            len(left_alone),
            folder=folder,
            names=", ".join(left_alone[:NAMED]) + (" …" if len(left_alone) > NAMED else ""),
        )
        raise PapershelfError(sentence)


def _text_of(file: Path) -> str | None:
    """What the file says ("" where that is no text, or it is no file); None when there is none."""
    if not file.is_symlink() and not file.exists():
        return None
    if not file.is_file() or file.is_symlink():
        return ""
    return file.read_bytes().decode("utf-8", "replace")
