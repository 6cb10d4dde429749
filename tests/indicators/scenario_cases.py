"""Scenarios that Python and the browser must work out alike."""

from indicators.compute.scenario import Base, Goal, Plan

BASE = Base(2019, 357, 17465)
YEARS = (2020, 2021, 2022)
RATES = {2020: 5000.0, 2021: 5100.5, 2022: 5200.0}


def each_year(**boards: int) -> dict[str, dict[int, int]]:
    """The same change in every year."""
    return {board.removeprefix("b"): dict.fromkeys(YEARS, count) for board, count in boards.items()}


CASES = {
    "nothing": Plan(BASE, YEARS),
    "fewer": Plan(BASE, YEARS, each_year(b41234=-2, b41235=-1), Goal(2022, 1.9)),
    "reached": Plan(BASE, YEARS, each_year(b41234=-12), Goal(2022, 1.9), rates=RATES),
    "cost": Plan(BASE, YEARS, each_year(b41234=3), Goal(2022, 1.9), rates=RATES),
    "path": Plan(BASE, YEARS, {"41234": {2021: -7}}, Goal(2025, 1.8), rates=RATES),
    "upward": Plan(BASE, YEARS, {"41234": {2020: 1}}, Goal(2022, 2.1, is_upward=True)),
    "one": Plan(BASE, YEARS, {"41234": {2022: -1}}, Goal(2022, 2.0387)),
    "followed": Plan(BASE, YEARS, each_year(b41234=-1), Goal(2022, 2.0), {2020: 17300, 2021: 17201, 2022: 17000}),
    "more than there are": Plan(Base(2019, 12, 900, 1000), YEARS, each_year(b41234=-9), Goal(2022, 5.0)),
    "half a cent": Plan(Base(2019, 2005, 100_000), YEARS, {}, Goal(2021, 2.0)),
}
