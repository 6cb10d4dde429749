"""The usual route from concept to inspection, per sector, and the days that the law counts from. Pure: no Django."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from goals.enums import StepKind
from osp.school_years import FIRST_MONTH, first_day, school_year_of

ROUTE = Path(__file__).resolve().parents[1] / "data" / "route.toml"
MAY = 5
# What the law itself asks of every plan and every change of it; approval depends on the statutes.
STATUTORY = frozenset({StepKind.NEIGHBOUR, StepKind.OOGO, StepKind.CONSENT, StepKind.ADOPTION, StepKind.INSPECTORATE})


@dataclass(frozen=True, slots=True)
class UsualStep:
    """One step as the product proposes it; `weeks` is its term, `law` the article it comes from, or empty."""

    kind: StepKind
    title: str
    party: str
    law: str
    weeks: int


@cache
def usual_route(sector: str) -> tuple[UsualStep, ...]:
    """The steps of a sector, "PO" or "VO", in order. KeyError for another."""
    with ROUTE.open("rb") as file:
        rows = tomllib.load(file)["step"]
    return tuple(
        UsualStep(StepKind(row["kind"]), row["title"], _of(row["party"], sector), _of(row["law"], sector), row["weeks"])
        for row in rows
    )


def _of(text: str | Mapping[str, str], sector: str) -> str:
    return text if isinstance(text, str) else text[sector]


def next_number(numbers: Iterable[str]) -> str:
    """The number after those of the versions that were not withdrawn: "1.0" for a new plan, then "1.1" and on."""
    changes = [int(number.partition(".")[2]) for number in numbers]
    return f"1.{max(changes, default=-1) + 1}"


def legal_day(wanted_from: date, *, is_change: bool) -> date | None:
    """The last day on which the plan can be sent to the inspection: 30 April before the school year in which it begins.

    WPO art. 18a lid 10 and WVO 2020 art. 2.47 lid 11 say it of a plan. A change that begins with a school year is held to the
    same day; for one that begins during the year there is none.
    """
    start = first_day(school_year_of(wanted_from))
    if is_change and wanted_from != start:
        return None
    return date(start.year, MAY, 1) - timedelta(days=1)


def usual_start(today: date, *, last_year: int) -> date:
    """When a change that is begun today usually takes effect: the first 1 August whose 1 May is far enough away.

    From the new year on the next 1 May leaves too little time for a whole route. After the last school year of the plan there
    is nothing to change: then halfway that year.
    """
    years_on = 1 if today.month >= FIRST_MONTH else 2
    return min(first_day(school_year_of(today) + years_on), date(last_year + 1, 1, 1))
