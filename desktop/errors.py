"""What can go wrong, as sentences that a reader understands: the thing, the reason and the next step."""


class PapershelfError(Exception):
    """An error whose text is one sentence that may be shown to the reader as it is."""


class SourceError(PapershelfError):
    """A service refused or answered something that is not a listing.

    ``service`` is its name for the reader; ``retry_after`` the seconds it asked us to wait, None when it named none.
    """

    def __init__(self, sentence: str, *, service: str, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.service = service
        self.retry_after = retry_after


class LibraryError(PapershelfError):
    """The library file cannot be opened or written. The file is left as it was."""


class LibraryTooNewError(LibraryError):
    """The library was written by a newer Papershelf. The file is left untouched."""


class ReferenceNotFoundError(PapershelfError):
    """What the reader named is no paper of this library."""


class UsageError(PapershelfError):
    """What the reader asked for is not a thing that can be asked: the command line exits with 2."""


class Cancelled(Exception):  # noqa: N818 - not an error: the reader asked for it
    """The reader cancelled the work; what was not finished was rolled back."""
