"""The national TLV benchmark: from five up pooled, from fifteen up spread, frozen once, and never who."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from indicators.enums import FigureKind
from indicators.models import Figure, IndicatorDefinition, TlvBenchmark, TlvDecision, TlvSharing
from indicators.services import benchmarks
from osp.actors import Actor
from osp.enums import Role
from osp.errors import DomainError, NotAllowedError
from osp.jobs import HANDLERS
from osp.models import AuditEvent, Samenwerkingsverband, Tenant
from osp.scope import scopes_disabled, tenant_scope
from tests import factories as make

TODAY = date(2025, 10, 1)
YEAR = 2024
pytestmark = pytest.mark.django_db


def definition(code: str = "tlv-toegekend") -> IndicatorDefinition:
    return IndicatorDefinition.objects.filter(indicator__code=code, indicator__swv=None).latest("version")


def figure(swv: Samenwerkingsverband, numerator: int, denominator: int = 100, code: str = "tlv-toegekend") -> Figure:
    value = 100 * numerator / denominator
    return make.FigureFactory(
        swv=swv, definition=definition(code), unit=swv.code, year=YEAR, kind=FigureKind.VALUE, value=value, low=value,
        high=value, numerator_low=numerator, numerator_high=numerator, denominator_low=denominator,
        denominator_high=denominator,
    )  # fmt: skip


def sharing_tenants(
    number: int, *, start: int = 0, numerator: int = 20, is_example: bool = False
) -> list[Samenwerkingsverband]:
    """Samenwerkingsverbanden of po that share since September 2025, each with a figure of its own."""
    found = list(Samenwerkingsverband.objects.filter(sector="PO").order_by("code")[start : start + number])
    for place, swv in enumerate(found):
        Tenant.objects.create(swv=swv, name=f"Voorbeeld {swv.code}", is_example=is_example)
        with tenant_scope(swv):
            make.TlvSharingFactory(swv=swv)
            figure(swv, numerator + place)
    return found


def freeze(year: int = YEAR, today: date = TODAY) -> int:
    return benchmarks.freeze_benchmarks(year, today=today)


def frozen() -> TlvBenchmark:
    return TlvBenchmark.objects.get(definition=definition())


def test_four_give_nothing() -> None:
    sharing_tenants(4)
    assert (freeze(), TlvBenchmark.objects.count()) == (0, 0)


def test_five_give_one_pooled_ratio() -> None:
    sharing_tenants(5)
    assert freeze() == 1
    row = frozen()
    assert (row.sector, row.units, row.numerator, row.denominator, row.value) == ("PO", 5, 110, 500, 22.0)
    assert [row.p10, row.p25, row.p50, row.p75, row.p90] == [None] * 5


def test_fifteen_give_percentiles_too() -> None:
    sharing_tenants(15)
    freeze()
    row = frozen()
    assert (row.units, row.p10, row.p50, row.p90) == (15, pytest.approx(20.6), 27.0, pytest.approx(33.4))


def test_newcomer_after_freezing_changes_nothing() -> None:
    sharing_tenants(5)
    freeze()
    before = TlvBenchmark.objects.values().get()
    sharing_tenants(1, start=5, numerator=99)
    assert freeze() == 0
    assert TlvBenchmark.objects.values().get() == before


def test_indicator_that_a_newcomer_brings_is_not_frozen_afterwards() -> None:
    """Beside what was frozen of five, a figure of six would tell the sixth."""
    owners = sharing_tenants(5)
    freeze()
    for swv in owners:
        with tenant_scope(swv):
            figure(swv, 30, 200, "tlv-binnen-norm")
    assert (freeze(), TlvBenchmark.objects.count()) == (0, 1)


def test_indicators_over_groups_that_differ_by_one_are_not_both_frozen() -> None:
    owners = sharing_tenants(6)
    for swv in owners[:5]:
        with tenant_scope(swv):
            figure(swv, 30, 200, "tlv-binnen-norm")
    assert freeze() == 1
    assert frozen().units == 6


def test_who_stopped_sharing_does_not_count_in_what_follows() -> None:
    owners = sharing_tenants(5)
    with tenant_scope(owners[0]):
        sharing = TlvSharing.objects.get()
        benchmarks.end_sharing(Actor.system(owners[0]), sharing=sharing, ended_on=date(2025, 9, 30))
    assert freeze() == 0


def test_yes_counts_from_its_day_on() -> None:
    owners = sharing_tenants(5)
    with tenant_scope(owners[0]):
        TlvSharing.objects.update(started_on=date(2025, 10, 2))
    assert (freeze(), freeze(today=date(2025, 10, 2))) == (0, 1)


def test_invented_samenwerkingsverbanden_never_count() -> None:
    sharing_tenants(4)
    sharing_tenants(3, start=4, is_example=True)
    assert freeze() == 0


def test_po_and_vo_are_never_pooled_together(tenant_b) -> None:
    sharing_tenants(4)
    with tenant_scope(tenant_b.swv):
        make.TlvSharingFactory(swv=tenant_b.swv)
        figure(tenant_b.swv, 20)
    assert freeze() == 0


def test_pooled_numerator_under_five_is_not_told() -> None:
    owners = sharing_tenants(5)
    with scopes_disabled():
        Figure.objects.filter(swv__in=owners).update(numerator_low=0, numerator_high=0, value=0)
        Figure.objects.filter(swv=owners[0]).update(numerator_low=4, numerator_high=4, value=4)
    assert freeze() == 0


def test_interval_or_unknown_figure_does_not_count() -> None:
    owners = sharing_tenants(5)
    with scopes_disabled():
        Figure.objects.filter(swv=owners[0]).update(kind=FigureKind.UNKNOWN)
    assert freeze() == 0


def test_year_is_frozen_from_the_first_of_october_on() -> None:
    with pytest.raises(DomainError, match="vanaf 1 oktober na het schooljaar"):
        freeze(today=date(2025, 9, 30))
    assert benchmarks.due_years(date(2025, 9, 30)) == [2021, 2022, 2023]
    assert benchmarks.due_years(TODAY) == [2022, 2023, 2024]


def test_command_freezes_and_says_how_many() -> None:
    out = io.StringIO()
    call_command("freeze-benchmarks", "--year", "2020", stdout=out)
    assert out.getvalue() == "0 cijfers bevroren voor schooljaar 2020-2021\n"
    with pytest.raises(CommandError, match="nog niet af"):
        call_command("freeze-benchmarks", "--year", "2098", stdout=out)


def test_director_shares_once_and_takes_it_back(director, in_a) -> None:
    sharing = benchmarks.start_sharing(director, started_on=TODAY)
    with pytest.raises(DomainError, match="deelt al"):
        benchmarks.start_sharing(director, started_on=TODAY)
    benchmarks.end_sharing(director, sharing=sharing, ended_on=TODAY)
    with pytest.raises(DomainError, match="deelt al niet meer"):
        benchmarks.end_sharing(director, sharing=sharing, ended_on=TODAY)
    assert list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True)) == [
        "tlv.sharing_started",
        "tlv.sharing_ended",
    ]
    assert benchmarks.start_sharing(director, started_on=TODAY).pk != sharing.pk


def test_quality_worker_may_not_share(in_a, anna) -> None:
    actor = Actor(user_id=anna.pk, swv=in_a.swv, roles=frozenset({Role.QUALITY}))
    with pytest.raises(NotAllowedError):
        benchmarks.start_sharing(actor, started_on=TODAY)


def test_daily_work_purges_and_freezes() -> None:
    owners = sharing_tenants(5)
    with tenant_scope(owners[0]):
        make.TlvDecisionFactory(swv=owners[0], requested_on=date(2019, 9, 2), decided_on=date(2019, 10, 2))
    with scopes_disabled():
        HANDLERS["indicators.daily"](Actor.system(), TODAY.toordinal(), lambda part, step: None)
        assert (TlvDecision.objects.count(), frozen().units) == (0, 5)
