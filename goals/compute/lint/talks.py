"""When a figure is discussed, held against when its source publishes. Months are 1 to 12."""

from collections.abc import Sequence
from dataclasses import dataclass

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Talk:
    """A body discusses a koppeling, in these months or every so many weeks."""

    body_id: int
    body: str
    months: tuple[int, ...] = ()
    every_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class ReleaseMoment:
    """A source counts on a day of the year ("1 oktober"), and so many months later its figure is there for the first time."""

    source: str
    reference_day: str
    counted_in: int
    months_later: int

    @property
    def there_in(self) -> int:
        """The month in which the figure usually comes."""
        return (self.counted_in - 1 + self.months_later) % MONTHS + 1


@dataclass(frozen=True, slots=True)
class Early:
    """A body that discusses a figure in months in which it has been counted and is not there yet."""

    body: str
    months: tuple[int, ...]


def early_talks(talks: Sequence[Talk], release: ReleaseMoment | None) -> tuple[Early, ...]:
    """Who discusses too early, and in which months. Who counts weeks meets the new figure by itself.

    A source that takes a year or more is always behind: then no month is better than another.
    """
    if release is None or not 0 < release.months_later < MONTHS:
        return ()
    waiting = {(release.counted_in - 1 + later) % MONTHS + 1 for later in range(release.months_later)}
    found = ((talk.body, tuple(month for month in talk.months if month in waiting)) for talk in talks)
    return tuple(Early(body, months) for body, months in found if months)
