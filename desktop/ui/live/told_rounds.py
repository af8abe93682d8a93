"""What the strip was told of a round of questions, so that it is taken back when it is no longer so."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop.library import telling
from desktop.records import Listing, PullReport


class ToldRounds:
    """``tell`` gets a sentence and whether it is a warning; ``withdraw`` one that was told, and what is so instead ("": nothing)."""

    def __init__(self, tell: Callable[[str, bool], None], withdraw: Callable[[str, str], None]) -> None:
        self._tell = tell
        self._withdraw = withdraw
        self._sentence = ""
        self._failures: dict[Listing, PullReport] = {}
        self._is_of_offline = False

    def tell(self, reports: Sequence[PullReport]) -> None:
        """Say how that round went."""
        self._failures = _failures(reports)
        self.say(
            telling.tell_round(reports),
            warning=any(report.outcome not in telling.WHOLE for report in reports),
            of_offline=any(report.outcome == "offline" for report in reports),
        )

    def say(self, sentence: str, *, warning: bool, of_offline: bool) -> None:
        """Say that; ``of_offline``: it is so only until the reader is online again."""
        self._sentence, self._is_of_offline = sentence, of_offline
        self._tell(sentence, warning)

    def hear(self, reports: Sequence[PullReport]) -> None:
        """How a round went that nobody waits for: of the failures that were told, only those are left that still are ones."""
        asked, now = {_listing_of(report) for report in reports}, _failures(reports)
        left = {one: now.get(one, told) for one, told in self._failures.items() if one in now or one not in asked}
        if len(left) < len(self._failures):
            self._change(telling.tell_round(list(left.values())) if left else "", left)

    def go_online(self) -> None:
        """What was told of being offline is over."""
        if self._is_of_offline:
            self._change("", {})

    def _change(self, instead: str, left: dict[Listing, PullReport]) -> None:
        before, self._sentence, self._failures, self._is_of_offline = self._sentence, instead, left, False
        self._withdraw(before, instead)


def _failures(reports: Sequence[PullReport]) -> dict[Listing, PullReport]:
    """Those that failed, by their listing."""
    return {_listing_of(report): report for report in reports if report.outcome not in telling.WHOLE}


def _listing_of(report: PullReport) -> Listing:
    """What was asked for, as it is followed: all days are one listing."""
    return replace(report.listing, argument="") if report.listing.kind == "day" else report.listing
