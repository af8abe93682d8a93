"""Every sentence that a reader sees goes through ``tr``, so that it can be translated. No Qt: the command line speaks too."""

import gettext
from functools import lru_cache
from pathlib import Path

CATALOGUES = Path(__file__).parent.parent / "resources" / "translations"


@lru_cache(maxsize=1)
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation("papershelf", CATALOGUES, fallback=True)


def tr(sentence: str) -> str:
    """The sentence in the reader's language; the sentence itself where no translation is there. Any thread."""
    return _catalogue().gettext(sentence)


def trn(one: str, many: str, count: int, **values: object) -> str:
    """The sentence for that count, with ``{count}`` and the other values filled in."""
    return _catalogue().ngettext(one, many, count).format(count=f"{count:,}", **values)
