"""Most titles and names can be shown as they are: what tells them from those that mathematics.py must read first."""

TEX = ("\\", "$", "{", "}", "``", "''")  # without any of them and of what cannot be printed, there is nothing to read


def readable(text: str) -> str:
    """The text with its TeX made readable and without control characters. Any thread.

    The rules for TeX are loaded with the first text that needs them, which is seldom one of the first page.
    """
    if text.isprintable() and not any(sign in text for sign in TEX):
        return text
    from desktop.ui.reader import mathematics

    return mathematics.readable(text)
