"""A series of figures by year, and the stretches of it that may be compared with each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind
from indicators.wording.figures import amount, figure_text
from osp import dutch


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """The figure of one year (2019 is school year 2019-2020). `example` marks an invented figure."""

    year: int
    figure: FigureValue
    provisional: bool = False
    example: bool = False

    @property
    def exact(self) -> float | None:
        """The value where it is exactly known; None for every other kind."""
        return self.figure.value if self.figure.kind is FigureKind.VALUE else None

    @property
    def measured(self) -> bool:
        """Whether there is a number at all, exact or as an interval."""
        return self.figure.kind in {FigureKind.VALUE, FigureKind.INTERVAL}


def comparable(points: Sequence[SeriesPoint], breaks: Sequence[int]) -> tuple[SeriesPoint, ...]:
    """The points, by year, of the definition that the newest number was made with.

    A break is the first year of a new definition. Without any number all points stay.
    """
    ordered = tuple(sorted(points, key=lambda point: point.year))
    newest = max((point.year for point in ordered if point.measured), default=None)
    if newest is None:
        return ordered
    start = max((year for year in breaks if year <= newest), default=ordered[0].year)
    end = min((year for year in breaks if year > newest), default=ordered[-1].year + 1)
    return tuple(point for point in ordered if start <= point.year < end)


def shown(point: SeriesPoint) -> str:
    """The figure in a running sentence, marked when it is provisional."""
    return figure_text(point.figure) + (" (voorlopig)" if point.provisional else "")


def step(earlier: SeriesPoint, later: SeriesPoint) -> int:
    """1 for a rise, -1 for a fall, 0 where both read the same, so that a sentence agrees with the figures shown."""
    first, second = _exact(earlier), _exact(later)
    if amount(first, earlier.figure.unit) == amount(second, later.figure.unit):
        return 0
    return 1 if second > first else -1


def closing_run(exact: Sequence[SeriesPoint]) -> tuple[int, int]:
    """Direction of the last step between consecutive years, and how many consecutive steps went that way."""
    direction = step(exact[-2], exact[-1])
    length = 0
    for earlier, later in zip(reversed(exact[:-1]), reversed(exact[1:]), strict=True):
        if later.year - earlier.year != 1 or step(earlier, later) != direction:
            break
        length += 1
    return direction, length


def years_text(years: Sequence[int]) -> str:
    """ "2019", "2019 en 2021", "2019 tot en met 2022 en 2024"."""
    groups: list[list[int]] = []
    for year in sorted(years):
        if groups and year == groups[-1][-1] + 1:
            groups[-1].append(year)
        else:
            groups.append([year])
    return dutch.join_words([text for group in groups for text in _group_texts(group)])


def _group_texts(group: Sequence[int]) -> list[str]:
    if len(group) > 2:  # noqa: PLR2004 -- two years are named, from three on it is a stretch
        return [f"{group[0]} tot en met {group[-1]}"]
    return [str(year) for year in group]


def _exact(point: SeriesPoint) -> float:
    if point.exact is None:
        raise ValueError("Alleen exacte cijfers zijn met elkaar te vergelijken")
    return point.exact
