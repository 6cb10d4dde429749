"""Where gemeenten lie, from the shipped list, the region table and what register files add; and the sums that follow."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum

from indicators.compute.municipal import Areas, GemeenteCount, share_out
from indicators.compute.placing import Register
from indicators.compute.reported import Statement
from indicators.compute.sums import Sums
from indicators.importers.cbs_registers import gemeente_changes, gemeente_names
from indicators.models import ImportRun, Observation, RegisterEntry


@dataclass(frozen=True, slots=True)
class Change:
    """A gemeente that ended and one that took over (a part of) it."""

    old: str
    new: str
    on: date


def municipal_sums(statements: Iterable[Statement], *, runs: Sequence[ImportRun], register: Register) -> Sums:
    """What sources tell per gemeente, per samenwerkingsverband: exact where a gemeente lies in one, else an interval."""
    newest: dict[tuple[str, int, str], Statement] = {}
    for each in sorted(statements, key=lambda one: one.order):
        newest[each.measure, each.year, each.key] = each
    if not newest:
        return Sums()
    rows = [
        GemeenteCount(each.measure, each.key, each.year, _plain(each.low), _plain(each.high), each.run)
        for each in newest.values()
    ]
    return share_out(rows, areas=_areas(runs, register)).sums


def _areas(runs: Sequence[ImportRun], register: Register) -> Areas:
    added_names, added_changes = _registered(runs)
    changes = [Change(each.old, each.new, each.on) for each in gemeente_changes()]
    return Areas(
        regions=register.regions,
        municipalities=register.municipalities,
        names={**gemeente_names(), **added_names},
        changes=list(dict.fromkeys([*changes, *added_changes])),
        pupils=_pupils(runs),
    )


def _registered(runs: Collection[ImportRun]) -> tuple[dict[str, str], list[Change]]:
    kinds = RegisterEntry.Kind
    entries = RegisterEntry.objects.filter(run__in=list(runs), kind__in=[kinds.GEMEENTE, kinds.RENUMBERED])
    names: dict[str, str] = {}
    changes: list[Change] = []
    for kind, key, values in entries.order_by(F("run__loaded_at").asc(), "pk").values_list("kind", "key", "values"):
        if kind == kinds.GEMEENTE:
            names[key] = values["name"]
        else:
            changes.append(Change(key, values["to"], date.fromisoformat(values["on"])))
    return names, changes


def _pupils(runs: Collection[ImportRun]) -> dict[str, float]:
    """Pupils per PC4 by the newest delivery that tells where they live, every hidden cell as its least."""
    told = Observation.objects.filter(run__in=list(runs)).exclude(residence="")
    newest = told.order_by("-run__release__reference_date").values_list("run", flat=True).first()
    rows = told.filter(run=newest).order_by().values_list("residence").annotate(Sum("low"))
    return {pc4: float(number) for pc4, number in rows}


def _plain(number: float) -> float:
    return int(number) if float(number).is_integer() else number
