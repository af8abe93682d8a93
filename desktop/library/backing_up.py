"""A copy of the library in a file of its own: ``papershelf --library COPY`` opens it like any other."""

import os
from datetime import datetime
from pathlib import Path

from desktop.errors import PapershelfError
from desktop.store.copying import copy_whole
from desktop.store.database import Database
from desktop.translation import tr


def name_of_copy(library: Path) -> str:
    """What a copy made now is called: the library's name, with day and time."""
    return f"{library.stem}-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}{library.suffix}"


def back_up(database: Database, target: Path | None = None) -> Path:
    """Write a copy of the library as it is now; the path of its file.

    ``target``: a file that is not there yet, or a folder; None: the folder ``backups`` beside the library. Any thread with
    a connection of its own. Raises PapershelfError, and nothing that was there is changed.
    """
    library = Path(database.database)
    folder = library.parent / "backups"
    file = target or folder
    try:
        if target is None:
            folder.mkdir(exist_ok=True)
        if file.is_dir():
            file /= name_of_copy(library)
        if os.path.lexists(file):
            raise PapershelfError(tr("{file} is there already, and nothing was copied: name a new file.").format(file=file))
        if not file.parent.is_dir():
            sentence = tr("{folder} is no folder; nothing was written. Choose another place.")
            raise PapershelfError(sentence.format(folder=file.parent))
        copy_whole(database, file)
    except OSError as error:
        reason = error.strerror or error
        sentence = tr("The library could not be copied to {file}: {reason}. Choose another place.")
        raise PapershelfError(sentence.format(file=file, reason=reason)) from error
    return file
