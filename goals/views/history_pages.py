"""Pages of the history: as many sittings as fit, and never more changes than somebody reads."""

from collections.abc import Sequence
from functools import cached_property

from django.core.paginator import Page, Paginator

from goals.compute.sittings import Sitting

PER_PAGE = 20
# So many runs fill a page; a sitting that holds more stands on a page of its own.
MOST_RUNS = 120


class SittingPage(Page[Sitting]):
    """A page that says which of all sittings it holds."""

    paginator: "SittingPaginator"

    def start_index(self) -> int:
        return self.paginator.starts[self.number - 1] + 1

    def end_index(self) -> int:
        return self.paginator.starts[self.number - 1] + len(self)


class SittingPaginator(Paginator[Sitting]):
    """Sittings over pages, by how many there are and how much they hold."""

    def __init__(self, sittings: Sequence[Sitting]) -> None:
        super().__init__(sittings, PER_PAGE)
        self.starts = _starts(sittings)

    @cached_property
    def num_pages(self) -> int:
        return len(self.starts)

    def page(self, number: int | str) -> SittingPage:
        wanted = self.validate_number(number)
        ends = [*self.starts[1:], self.count]
        return SittingPage(self.object_list[self.starts[wanted - 1] : ends[wanted - 1]], wanted, self)


def _starts(sittings: Sequence[Sitting]) -> list[int]:
    """Where each page begins."""
    starts, runs = [0], 0
    for place, sitting in enumerate(sittings):
        runs += len(sitting.runs)
        if place > starts[-1] and (runs > MOST_RUNS or place - starts[-1] >= PER_PAGE):
            starts.append(place)
            runs = len(sitting.runs)
    return starts
