"""What the command line says of a change that a verb made."""

from desktop.records import Change
from desktop.streams import say
from desktop.translation import tr


def tell_label(change: Change) -> int:
    """Say what was done, whether or not it was to papers; returns the exit code."""
    say(change.label if change.batch_id is not None else tr("Nothing changed: it was so already."))
    return 0


def tell_papers(change: Change) -> int:
    """Say what was done to papers; returns the exit code."""
    say(change.label if change.paper_ids else tr("Nothing changed: it was so already."))
    return 0
