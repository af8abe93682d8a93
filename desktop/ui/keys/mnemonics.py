"""The sign & in the words of actions and buttons: before a letter Qt underlines that letter, twice it is the sign itself."""


def without_mnemonic(words: str) -> str:
    """The words as they are seen and spoken: ``&Pull`` is Pull, ``R&&D`` is R&D."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def escape_mnemonics(words: str) -> str:
    """Words that somebody else wrote, for a button or an action that shows them as they are."""
    return words.replace("&", "&&")
