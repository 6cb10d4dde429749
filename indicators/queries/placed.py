"""The vestigingen of a samenwerkingsverband with their pupils, per year and quantity, as the splits are made of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from indicators.compute.measures import MEASURES, VO_WITHOUT_PRO, Origin
from indicators.compute.splitting import TOP, Branch, Key
from indicators.compute.succession import VESTIGING, Successions
from indicators.enums import PlacementStep
from indicators.models import RegisterEntry, RunState
from indicators.wording.places import place_name
from osp.models import Placement, Samenwerkingsverband, SchoolbestuurName, Vestiging


@dataclass(frozen=True, slots=True)
class School:
    """A vestiging: who it is, and the step that placed it."""

    code: str
    name: str
    place: str
    board: str
    step: PlacementStep

    @property
    def key(self) -> Key:
        """Its place in the tree."""
        return self.board, self.code


@dataclass(slots=True)
class Placed:
    """One year: the schools, and per quantity the bounds of each. A school without pupils of a kind has zero."""

    schools: dict[str, School] = field(default_factory=dict)
    counts: dict[str, dict[str, tuple[int, int]]] = field(default_factory=lambda: defaultdict(dict))

    def tree(self, codes: Iterable[str]) -> Branch | None:
        """The sum of some quantities over schoolbesturen and schools; None where one of them is not held this year."""
        wanted = list(codes)
        if not all(self.counts.get(code) for code in wanted):
            return None
        boards: dict[str, list[Branch]] = defaultdict(list)
        for code, school in sorted(self.schools.items()):
            found = [self.counts[each].get(code, (0, 0)) for each in wanted]
            low, high = sum(each[0] for each in found), sum(each[1] for each in found)
            boards[school.board].append(Branch(school.key, low, high))
        return Branch.of(TOP, (Branch.of((board, ""), parts) for board, parts in sorted(boards.items())))


def observed(code: str) -> tuple[str, ...]:
    """The kinds of pupils under which vestigingen hold this quantity; empty where they do not."""
    measure = MEASURES.get(code)
    if measure is None or measure.origin is not Origin.SCHOOL:
        return ()
    return ("vo", "pro") if code in {"vo", VO_WITHOUT_PRO} else (measure.observed,)


def atoms(code: str) -> tuple[str, ...]:
    """The quantities that make this one: of vo those with and without praktijkonderwijs."""
    return MEASURES[code].parts or (code,)


def placed(swv: Samenwerkingsverband, wanted: Mapping[int, Iterable[str]]) -> dict[int, dict[int, Placed]]:
    """For each of some sets of quantities, every year in which vestigingen of this samenwerkingsverband hold any of it.

    Where the samenwerkingsverband has files of its own for a year and a kind of pupils, those alone count. The number of
    queries does not grow with the sets.
    """
    kinds = {key: {kind for code in codes for kind in observed(code)} for key, codes in wanted.items()}
    every = sorted(set().union(*kinds.values()))
    rows = Placement.objects.filter(unit=swv.code, measure__in=every).order_by("vestiging", "pk")
    groups: dict[tuple[int, str], list[Placement]] = defaultdict(list)
    for row in rows:
        groups[row.year, row.measure].append(row)
    kept = [row for group in groups.values() for row in ([row for row in group if row.owner_id is not None] or group)]
    boards = _registered_boards(kept)
    return {key: _years([row for row in kept if row.measure in of_key], boards) for key, of_key in kinds.items()}


def _years(rows: Iterable[Placement], boards: Mapping[str, str]) -> dict[int, Placed]:
    years: dict[int, Placed] = defaultdict(Placed)
    for row in rows:
        _add(years[row.year], row, boards)
    for year in years.values():
        _add_vo_rest(year)
    return dict(years)


def _add(year: Placed, row: Placement, boards: Mapping[str, str]) -> None:
    low, high = year.counts[row.measure].get(row.vestiging, (0, 0))
    year.counts[row.measure][row.vestiging] = low + row.low, high + row.high
    # Without a known schoolbestuur the institution (BRIN) stands for it.
    board = row.schoolbestuur or boards.get(row.vestiging) or row.vestiging[:4]
    school = School(row.vestiging, row.name or row.vestiging, place_name(row.place), board, PlacementStep(row.step))
    year.schools.setdefault(row.vestiging, school)


def _registered_boards(rows: Iterable[Placement]) -> dict[str, str]:
    codes = {row.vestiging for row in rows if not row.schoolbestuur}
    known = Vestiging.objects.filter(code__in=codes, schoolbestuur__isnull=False)
    return dict(known.values_list("code", "schoolbestuur__number"))


def _add_vo_rest(year: Placed) -> None:
    """The vo pupils outside praktijkonderwijs; where nobody is known to be in it, they are all of them."""
    pro = year.counts.get("pro", {})
    for code, (low, high) in year.counts.get("vo", {}).items():
        inside = pro.get(code, (0, 0))
        year.counts[VO_WITHOUT_PRO][code] = max(0, low - inside[1]), max(0, high - inside[0])
    if pro:
        year.counts["pro"] = {**dict.fromkeys(year.counts.get("vo", {}), (0, 0)), **pro}


def board_names(numbers: Iterable[str]) -> dict[str, str]:
    """The names that this samenwerkingsverband gave to schoolbesturen."""
    return dict(SchoolbestuurName.objects.filter(number__in=set(numbers)).values_list("number", "name"))


@dataclass(frozen=True, slots=True)
class _TakenOver:
    """A line of the register of takeovers, as `compute.succession` reads it."""

    kind: str
    old: str
    new: str
    on: date
    cause: str
    is_whole: bool


def successors(codes: Iterable[str]) -> dict[str, str]:
    """Under which code each vestiging goes on at last, for those that a register of takeovers tells about."""
    wanted = set(codes)
    entries = RegisterEntry.objects.filter(
        kind=RegisterEntry.Kind.SUCCESSION, values__kind=VESTIGING, run__state=RunState.LOADED
    )
    rows = entries.order_by("pk").values_list("key", "values")
    register = Successions(_taken_over(key, values) for key, values in rows)
    return {code: register.now(VESTIGING, code) for code in wanted}


def _taken_over(old: str, values: Mapping[str, Any]) -> _TakenOver:
    on = date.fromisoformat(values["on"])
    return _TakenOver(values["kind"], old, values["to"], on, values["cause"], values["whole"])
