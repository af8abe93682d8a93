"""How Qt counts the characters of a text: in units of UTF-16, of which 𝒪 has two."""


def qt_length(text: str) -> int:
    """How many characters Qt counts in that text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def qt_beginning(text: str, length: int) -> str:
    """The beginning of the text in which Qt counts so many characters."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * length].decode("utf-16-le", "ignore")
