"""A figure of published papers by its short address: the one read of meetings that starts outside a samenwerkingsverband."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from indicators.queries import Series, SeriesPoint
from indicators.queries.passport import Passport, Story, passport, story
from meetings.compute.short_address import typed_address
from meetings.enums import PackState
from meetings.models import AgendaPack, FigurePassport
from meetings.queries.figures import LinkFigure, figures_of
from osp.models import Tenant
from osp.scope import scopes_disabled


@dataclass(frozen=True, slots=True)
class PassportEntry:
    """A short address with the samenwerkingsverband whose figure it is."""

    row: FigurePassport
    tenant: Tenant

    @property
    def is_revoked(self) -> bool:
        return self.row.revoked_at is not None


@dataclass(frozen=True, slots=True)
class FigureNow:
    """The same figure as it stands now: None where it is withheld or gone what cannot be told."""

    found: LinkFigure
    series: Series
    point: SeriesPoint | None
    passport: Passport | None
    story: Story | None


def entry_of(address: str) -> PassportEntry | None:
    """What an address leads to; None for one that was never printed."""
    token = typed_address(address)
    if not token:
        return None
    with scopes_disabled():
        row = _rows().filter(token=token, figure__pack__state=PackState.PUBLISHED).first()
    tenant: Any = getattr(row.swv, "tenant", None) if row else None
    return PassportEntry(row, tenant) if row and tenant else None


def figure_now(entry: PassportEntry) -> FigureNow:
    """The figure of the same year now, in the scope of its samenwerkingsverband; of a score, which has no deliveries, the newest."""
    frozen = entry.row.figure
    found = figures_of(entry.tenant.swv, [frozen.link])[frozen.link_id]
    if frozen.figure is None:
        return FigureNow(found, found.series, found.series.latest, None, None)
    point = found.series.point(frozen.figure.year)
    told = passport(found.series, point) if point else None
    return FigureNow(found, found.series, point, told, story(told) if told else None)


def passports_of(pack: AgendaPack) -> list[FigurePassport]:
    """The addresses that were printed in a version, in the order of its agenda."""
    return list(_rows().filter(figure__pack=pack).order_by("figure__item__position", "figure__pk"))


def get_passport(pk: int) -> FigurePassport:
    """One address; 404 for one out of reach."""
    return get_object_or_404(_rows(), pk=pk)


def _rows() -> QuerySet[FigurePassport]:
    return FigurePassport.objects.select_related(
        "figure__pack__meeting__body", "figure__item", "figure__link__indicator", "figure__figure", "swv__tenant"
    )
