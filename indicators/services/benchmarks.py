"""The national TLV benchmark: who shares, and the pooled figures that are frozen once per school year.

From five samenwerkingsverbanden up one pooled ratio, from fifteen up also percentiles. A school year is frozen for all
indicators of a sector at one moment and never again, so that nobody can be subtracted out who comes or goes later.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q

from indicators.compute.figure import FigureValue
from indicators.compute.language import parse
from indicators.compute.measures import MEASURES, Origin
from indicators.compute.protection import protected
from indicators.compute.tlv_pool import ENOUGH_TO_POOL, Part, Pooled, pooled, without_differences
from indicators.enums import FigureKind, Sector, Unit
from indicators.models import Figure, IndicatorDefinition, TlvBenchmark, TlvSharing
from indicators.services.definitions import stored_definitions
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation
from osp.scope import scopes_disabled

# A school year ends on 31 July; administrations are complete by the first of October.
FREEZING = (10, 1)
YEARS_BACK = 3


@operation("tlv.sharing_started", needs=Ability.SHARE_AGGREGATES)
def start_sharing(actor: Actor, *, started_on: date) -> TlvSharing:
    """Let the sums of this samenwerkingsverband count in what is frozen from a day on."""
    if actor.swv is None:
        raise DomainError("no-tenant", "Delen doet een samenwerkingsverband zelf.")
    if TlvSharing.objects.filter(ended_on__isnull=True).exists():
        raise DomainError("shares-already", "Uw samenwerkingsverband deelt al.")
    return TlvSharing.objects.create(swv=actor.swv, started_on=started_on, user_id=actor.user_id)


@operation("tlv.sharing_ended", needs=Ability.SHARE_AGGREGATES)
def end_sharing(actor: Actor, *, sharing: TlvSharing, ended_on: date) -> TlvSharing:
    """Take the yes back for everything that is not frozen yet."""
    if sharing.ended_on is not None:
        raise DomainError("shares-not", "Uw samenwerkingsverband deelt al niet meer.")
    sharing.ended_on = ended_on
    sharing.save(update_fields=["ended_on"])
    return sharing


def due_years(today: date) -> list[int]:
    """School years that may be frozen: ended, and past the first of October."""
    newest = today.year - 1 if (today.month, today.day) >= FREEZING else today.year - 2
    return list(range(newest - YEARS_BACK + 1, newest + 1))


def freeze_benchmarks(year: int, *, today: date) -> int:
    """Freeze the benchmark of one school year, once per sector. Returns how many figures were frozen."""
    if year > due_years(today)[-1]:
        raise DomainError(
            "too-early", "Dit schooljaar is nog niet af. Bevriezen kan vanaf 1 oktober na het schooljaar."
        )
    with scopes_disabled(), transaction.atomic():
        return sum(_freeze(sector, year, today) for sector in Sector)


def _freeze(sector: Sector, year: int, today: date) -> int:
    if TlvBenchmark.objects.filter(sector=sector, year=year).exists():
        return 0
    definitions = [row for row in stored_definitions(None) if _can_be_pooled(row, sector)]
    brought = _brought(definitions, sector, year, _sharing(sector, today))
    enough = [row for row in definitions if len(brought[row.pk]) >= ENOUGH_TO_POOL]
    groups = [frozenset(brought[row.pk]) for row in enough]
    found = [(enough[place], _pooled(enough[place], brought)) for place in without_differences(groups)]
    rows = [_row(definition, sector, year, each) for definition, each in found if each]
    TlvBenchmark.objects.bulk_create(rows)
    return len(rows)


def _can_be_pooled(row: IndicatorDefinition, sector: Sector) -> bool:
    """A ratio with something of the TLV administration in it: a sum over sums. A middle value cannot be pooled."""
    if row.indicator.sector not in {"", sector}:
        return False
    formula = parse(row.formula)
    known = [MEASURES[name] for name in formula.names if name in MEASURES]
    ratio = formula.ratio
    return (
        bool(ratio and ratio.denominator)
        and all(each.additive for each in known)
        and any(each.origin is Origin.TLV for each in known)
    )


def _sharing(sector: Sector, today: date) -> dict[int, str]:
    """Who shares today, without the invented samenwerkingsverbanden of a demo: code by primary key."""
    rows = TlvSharing.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today), started_on__lte=today)
    real = rows.filter(swv__sector=sector, swv__tenant__is_example=False)
    return dict(real.values_list("swv_id", "swv__code"))


def _brought(
    definitions: Iterable[IndicatorDefinition], sector: Sector, year: int, sharing: dict[int, str]
) -> dict[int, dict[str, Part]]:
    """What each of these brings per definition: only exact figures of its own administration."""
    found: dict[int, dict[str, Part]] = defaultdict(dict)
    known = {row.pk: row for row in definitions}
    rows = Figure.objects.filter(
        definition__in=known, year=year, swv__in=sharing, superseded_at__isnull=True, is_example=False
    )
    for row in rows.filter(kind=FigureKind.VALUE):
        definition = known[row.definition_id]
        if row.unit == sharing[row.swv_id or 0] and row.value is not None and row.denominator_low:
            found[definition.pk][row.unit] = _part(row, definition)
    return found


def _part(row: Figure, definition: IndicatorDefinition) -> Part:
    value, denominator = row.value or 0.0, row.denominator_low or 0
    numerator = row.numerator_low if row.numerator_low is not None else value * denominator / definition.factor
    figure = FigureValue(
        FigureKind.VALUE, Unit.PERCENT, value, numerator_low=row.numerator_low, denominator_low=row.denominator_low
    )
    small = protected(figure, is_part=definition.part_of_whole).kind is FigureKind.WITHHELD
    return Part(numerator, denominator, value, is_small=small)


def _pooled(definition: IndicatorDefinition, brought: dict[int, dict[str, Part]]) -> Pooled | None:
    parts = list(brought[definition.pk].values())
    return pooled(parts, factor=definition.factor, is_part=definition.part_of_whole)


def _row(definition: IndicatorDefinition, sector: Sector, year: int, each: Pooled) -> TlvBenchmark:
    p10, p25, p50, p75, p90 = each.spread or (None,) * 5
    return TlvBenchmark(
        definition=definition, sector=sector, year=year, units=each.units, numerator=round(each.numerator),
        denominator=round(each.denominator), value=each.value, p10=p10, p25=p25, p50=p50, p75=p75, p90=p90,
    )  # fmt: skip
