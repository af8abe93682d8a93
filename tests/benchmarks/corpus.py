"""Papers to measure with: real words dealt anew where the recorded answers lie beside the project, else invented ones."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

DEALER = Path(__file__).parents[2] / ".." / "shared" / "tools" / "corpus.py"
NEWEST = date(2026, 3, 31)
PAPERS_A_DAY = 30
WORDS = 30_000
CONSONANTS, VOWELS = "bcdfghklmnprstvz", "aeiou"


def write(file: Path, count: int, *, first: int = 0) -> None:
    """Write ``count`` papers as the service's JSON lines. Those from ``first`` on are other papers than those before."""
    if first == 0 and DEALER.exists():
        with file.open("wb") as written:
            subprocess.run([sys.executable, str(DEALER), str(count)], stdout=written, check=True)
        return
    with file.open("w", encoding="utf-8", newline="\n") as written:
        for entry in _entries(count, first):
            written.write(json.dumps(entry, ensure_ascii=False) + "\n")


def _entries(count: int, first: int) -> Iterator[dict[str, object]]:
    """Words as frequent as in a language: the n-th is met a n-th as often as the first."""
    dealt = random.Random(first + 1)
    words = _invented_words(random.Random(1))
    weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))
    for number in range(first, first + count):
        day = (NEWEST - timedelta(days=number // PAPERS_A_DAY)).isoformat()
        drawn = dealt.choices(words, cum_weights=weights, k=190)
        title, summary = " ".join(drawn[:10]).title(), f"{' '.join(drawn[10:]).capitalize()}."
        names = [
            f"{dealt.choice(words).title()} {dealt.choice(words).title()}" for _ in range(1 + int(dealt.expovariate(1 / 6)))
        ]
        paper = {
            "id": f"8{number // 1_000_000}{1 + number % 12:02}.{number % 1_000_000:06}",
            "title": title,
            "summary": summary,
            "authors": [{"name": name, "hidden": False} for name in names],
            "publishedAt": f"{day}T00:00:00.000Z",
            "submittedOnDailyAt": f"{day}T00:00:00.000Z",
            "upvotes": int(dealt.expovariate(1 / 15)),
            "ai_keywords": drawn[20:25],
        }
        yield {"paper": paper, "publishedAt": paper["publishedAt"], "title": title, "summary": summary, "numComments": 0}


def _invented_words(dealt: random.Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < WORDS:
        syllables = dealt.randint(1, 4)
        found[
            "".join(dealt.choice(CONSONANTS) + dealt.choice(VOWELS) for _ in range(syllables)) + dealt.choice(CONSONANTS)
        ] = None
    return list(found)
