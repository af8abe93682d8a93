"""What is pasted or dropped, and what can be done with it: names of papers to add, files to import. Changes nothing."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from desktop.library.importing import can_import, tell_of_no_kind
from desktop.library.paper_names import count_named
from desktop.translation import tr, trn

MOST_SHOWN = 60  # characters of a file's name


@dataclass(frozen=True, slots=True)
class Arriving:
    """``text`` names ``named`` papers, ``files`` can be imported; ``refused`` says of the other files why not."""

    text: str = ""
    named: int = 0
    files: tuple[Path, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether anything can be done with it."""
        return bool(self.named or self.files)


def read_arriving(mime: QMimeData) -> Arriving:
    """What was copied or is dragged: files, addresses as browsers give them, or text."""
    local = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    addresses = [url.toString() for url in mime.urls() if not url.isLocalFile()]
    # The text of files is their addresses once more.
    text = "\n".join(addresses) if local else mime.text() or "\n".join(addresses)
    named = count_named(text)
    if addresses and not named and not local:
        text = "\n".join(addresses)  # where the text is the words of a link, the address says more
        named = count_named(text)
    files = tuple(file for file in local if can_import(file))
    refused = tuple(tell_of_no_kind(file) for file in local if not can_import(file))
    return Arriving(text, named, files, refused)


def words_of(arriving: Arriving, collection: str = "") -> str:
    """What will happen: "Add 2 papers", "Import page.html", "Add 2 papers to “Survey”"."""
    deeds = []
    if arriving.named:
        deeds.append(trn("Add {count} paper", "Add {count} papers", arriving.named))
    if len(arriving.files) == 1:
        deeds.append(tr("Import {file}").format(file=_shortened(arriving.files[0].name)))
    elif arriving.files:
        deeds.append(trn("Import {count} file", "Import {count} files", len(arriving.files)))
    words = tr(", ").join(deeds)
    if collection:
        words = tr("{deed} to “{path}”" if not arriving.files else "{deed} into “{path}”").format(deed=words, path=collection)
    return words


def _shortened(name: str) -> str:
    return name if len(name) <= MOST_SHOWN else f"{name[: MOST_SHOWN - 1]}…"
