"""What a benchmark measured, against its limit; and all of it as a table."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEADERS = ("What", "Papers", "Median", "Judged", "Limit", "Limit is", "Used", "")
COUNTED_RIGHT = {1, 2, 3, 4, 6}


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing. ``judged`` must not be above ``limit``; both and ``median`` are in ``unit``.

    ``limit_words``: where the limit comes from, such as "a frame" or "1.5 × an empty window". ``is_budget``: else it is
    only reported.
    """

    what: str
    papers: int
    median: float
    judged: float
    judged_as: str  # p95, max, best or median
    limit: float
    limit_words: str
    unit: str = "ms"
    is_budget: bool = True

    @property
    def used(self) -> float:
        """How much of the limit was used; 1.0 is all of it."""
        return self.judged / self.limit

    @property
    def verdict(self) -> str:
        if self.used <= 1:
            return "ok"
        return "OVER" if self.is_budget else "over (reported only)"


def of_times(what: str, papers: int, times: Sequence[float], limit: float, limit_words: str) -> Figure:
    """The figure of times (milliseconds) of which 95 of 100 have to keep to the limit."""
    return Figure(what, papers, statistics.median(times), percentile(times, 95), "p95", limit, limit_words)


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest of the values that so many percent of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of a Markdown table."""
    rows = [HEADERS, *map(_row, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADERS))]
    rule = ["-" * (width - 1) + ":" if column in COUNTED_RIGHT else "-" * width for column, width in enumerate(widths)]
    lines = []
    for row in (HEADERS, rule, *rows[1:]):
        cells = [
            cell.rjust(width) if column in COUNTED_RIGHT else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.what,
        f"{figure.papers:,}",
        f"{figure.median:,.1f}",
        f"{figure.judged_as} {figure.judged:,.1f}",
        f"{figure.limit:,.1f} {figure.unit}",
        figure.limit_words,
        f"{figure.used:.2f}",
        figure.verdict,
    )
