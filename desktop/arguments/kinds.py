"""What one argument of the command line may be: a count, a text, a file, a reference to a paper."""

import argparse

from desktop.translation import tr

REF = tr("an arXiv id or address, a DOI, a citation key or #number")


def count(text: str) -> int:
    """A number of at most nine digits."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise argparse.ArgumentTypeError(tr("write a number"))
    return int(text)


def text(text: str) -> str:
    """The text, unless it holds bytes that are no letters: no library and no file in UTF-8 could hold them."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError(tr("write it in UTF-8")) from error
    return text


def file(text: str) -> str:
    """The name of a file; it is not looked for."""
    if not text:
        raise argparse.ArgumentTypeError(tr("name a file"))
    return text
