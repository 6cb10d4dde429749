"""Which of several deliveries counts, per vestiging, measure and reference date.

Exact before interval, then definitief before voorlopig, then the newest run. What an exact delivery says outside the
bounds of another delivery is a conflict, which is reported and not resolved.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from indicators.enums import ReleaseStatus

if TYPE_CHECKING:
    import pandas as pd

UNIT = ["vestiging", "measure", "reference_date"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """An exact total that lies outside the bounds that another run gives for the same vestiging, measure and date."""

    vestiging: str
    measure: str
    reference_date: date
    exact: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The rows that count, with all their columns and in their old order, and the conflicts between deliveries."""

    rows: "pd.DataFrame"
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A vestiging that an older run held and the newest of its municipality does not: a remark, it stays counted."""

    format: str
    reference_date: date
    vestiging: str


def choose(observations: "pd.DataFrame", *, with_residence: bool = False) -> Choice:
    """The rows that count. `with_residence` considers only the runs that hold the pupils' residence.

    Columns: run, status (voorlopig, definitief or ingetrokken), run_order (higher is newer), reference_date, measure,
    vestiging, residence ("" where the file has none), low, high, hidden; others stay as they are. Withdrawn runs
    never count.
    """
    live = observations[observations["status"] != ReleaseStatus.WITHDRAWN.value]
    if with_residence:
        live = live[live["residence"] != ""]
    offers = _offers(live)
    winners = offers.drop_duplicates(UNIT, keep="first")
    kept = live.reset_index(names="_row").merge(winners[[*UNIT, "run"]], on=[*UNIT, "run"], how="inner")
    return Choice(live.loc[kept["_row"].sort_values()], _conflicts(offers, winners))


def _offers(live: "pd.DataFrame") -> "pd.DataFrame":
    """One row per unit and run with its totals, the one that counts first."""
    offers = live.groupby([*UNIT, "run"], as_index=False, sort=False).agg(
        low=("low", "sum"),
        high=("high", "sum"),
        hidden=("hidden", "sum"),
        status=("status", "first"),
        run_order=("run_order", "first"),
    )
    offers["exact"] = offers["hidden"] == 0
    offers["final"] = offers["status"] == ReleaseStatus.FINAL.value
    return offers.sort_values(["exact", "final", "run_order", "run"], ascending=False, kind="stable")


def _conflicts(offers: "pd.DataFrame", winners: "pd.DataFrame") -> tuple[Conflict, ...]:
    exact = winners.loc[winners["exact"], [*UNIT, "low"]].rename(columns={"low": "total"})
    both = offers[~offers["exact"]].merge(exact, on=UNIT)
    wrong = both[(both["total"] < both["low"]) | (both["total"] > both["high"])].sort_values([*UNIT, "run_order"])
    columns = (wrong[name] for name in (*UNIT, "total", "low", "high"))
    return tuple(
        Conflict(vestiging, measure, day, int(total), int(low), int(high))
        for vestiging, measure, day, total, low, high in zip(*columns, strict=True)
    )


def gone(held: "pd.DataFrame") -> tuple[Gone, ...]:
    """Vestigingen that an older run of the same format and date held and the newest of their municipality does not.

    Judged per municipality, because a run may hold one municipality only and then says nothing about the others.
    Columns: format, reference_date, run_order, status, gemeente (of the vestiging; "" where the file has none),
    vestiging.
    """
    live = held[held["status"] != ReleaseStatus.WITHDRAWN.value]
    delivery = ["format", "reference_date"]
    newest = live.groupby([*delivery, "gemeente"])["run_order"].transform("max")
    last_seen = live.groupby([*delivery, "vestiging"])["run_order"].transform("max")
    missing = live[last_seen < newest].drop_duplicates([*delivery, "vestiging"])
    rows: list[tuple[Hashable, ...]] = sorted(zip(*(missing[name] for name in (*delivery, "vestiging")), strict=True))
    return tuple(Gone(str(code), day, str(vestiging)) for code, day, vestiging in rows)  # type: ignore[arg-type]
