"""The reader's tags as a whole: counted, renamed, coloured, two made one, deleted; each deed one step of undo."""

from desktop.records import Change, Tag
from desktop.store import tags
from desktop.store.database import Database
from desktop.translation import tr


def load_tags(database: Database) -> list[Tag]:
    """All of them by alphabet, each with the number of its papers."""
    return tags.load_counted(database)


def find_tag(database: Database, name: str) -> Tag:
    """The tag of that name, in whatever case. Raises UsageError when there is none."""
    return tags.find_counted(database, name)


def rename_tag(database: Database, tag_id: int, name: str) -> Change:
    """Give the tag another name; where another tag has it, the papers of both have that one then. Raises UsageError."""
    before, name = tags.name_of(database, tag_id), tags.tidy_name(name)
    if tags.is_of_another(database, tag_id, name):
        label = tr("Merged the tag “{before}” into “{name}”").format(before=before, name=name)
    else:
        label = tr("Renamed the tag “{before}” to “{name}”").format(before=before, name=name)
    return tags.rename(database, tag_id, name, label)


def colour_tag(database: Database, tag_id: int, colour: str | None) -> Change:
    """Give the tag one of LABEL_COLOURS, or (None) none. Raises UsageError for any other, and when the tag is gone."""
    name = tags.name_of(database, tag_id)
    label = tr("Took the colour off the tag “{name}”") if colour is None else tr("Made the tag “{name}” {colour}")
    return tags.set_colour(database, tag_id, colour, label.format(name=name, colour=colour))


def delete_tag(database: Database, tag_id: int) -> Change:
    """Take the tag off all papers and forget it. Raises UsageError when it is gone."""
    return tags.delete(database, tag_id, tr("Deleted the tag “{name}”").format(name=tags.name_of(database, tag_id)))
