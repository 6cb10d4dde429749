"""What may not stay: rows of a TLV administration after three years, and its uploaded files."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from indicators.importers.base import Parsed
from indicators.models import ImportRun, RunState, TlvDecision
from indicators.services.imports import discard
from indicators.services.releases import release_of, stored
from indicators.services.tlv import drop_file, freeze, oldest_kept
from indicators.services.tlv_sums import FORMATS, KEEPER
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.models import Samenwerkingsverband
from osp.operations import operation
from osp.school_years import school_year_of
from osp.scope import scopes_disabled, tenant_scope

KEEPER_NAME = "Vastgelegde aantallen van TLV-aanvragen ouder dan drie jaar"
OFFERED_FOR = timedelta(hours=24)
LEFT_LYING = (
    "Dit bestand lag meer dan een dag klaar en is weggegooid, omdat er gegevens over leerlingen in staan. "
    "Er is niets overgenomen. Bied het opnieuw aan."
)


@dataclass(frozen=True, slots=True)
class Purged:
    """How much went: rows, of how many samenwerkingsverbanden, and uploaded files."""

    rows: int
    tenants: int
    files: int


def purge(now: datetime) -> Purged:
    """Delete every row and file that was kept long enough. Safe to repeat; each samenwerkingsverband in its own transaction."""
    before = oldest_kept(timezone.localdate(now))
    with scopes_disabled():
        due = _due(before)
        owners = list(Samenwerkingsverband.objects.filter(pk__in=due.values("swv")))
        numbers = [due.filter(swv=swv).count() for swv in owners]
    for swv in owners:
        with tenant_scope(swv):
            purge_rows(Actor.system(swv), keeper=_keeper(swv, before), before=before)
    return Purged(sum(numbers), len(owners), _purge_files(now))


@operation("tlv.purged", needs=Ability.IMPORT_DATA)
def purge_rows(actor: Actor, *, keeper: ImportRun, before: date) -> ImportRun:
    """Delete the rows decided (or else asked for) on or before a day, after the sums of their school years are kept.

    The sums stand under `keeper`, which also counts how many rows went.
    """
    due = _due(before).filter(swv=keeper.swv_id)
    days = [day for pair in due.values_list("decided_on", "requested_on") for day in pair if day]
    if keeper.swv is not None and days:
        freeze(keeper, {school_year_of(day) for day in days})
    number, _ = due.delete()
    keeper.rows_read += number
    keeper.save(update_fields=["rows_read"])
    return keeper


def _due(before: date) -> QuerySet[TlvDecision]:
    return TlvDecision.objects.filter(Q(decided_on__lte=before) | Q(decided_on__isnull=True, requested_on__lte=before))


def _keeper(swv: Samenwerkingsverband, before: date) -> ImportRun:
    """The delivery under which kept sums stand: made by the planner itself, and counting as any other."""
    known = ImportRun.objects.filter(swv=swv, format_code=KEEPER, state=RunState.LOADED).first()
    if known:
        return known
    parsed = Parsed(KEEPER, KEEPER_NAME, date(school_year_of(before), 8, 1), rows_read=0)
    return ImportRun.objects.create(
        swv=swv,
        release=stored(release_of(parsed, status=None, today=timezone.localdate())),
        format_code=KEEPER,
        file_name=KEEPER_NAME,
        sha256=hashlib.sha256(f"{KEEPER}|{swv.code}".encode()).hexdigest(),
        state=RunState.LOADED,
        loaded_at=timezone.now(),
    )


def _purge_files(now: datetime) -> int:
    """Files that were taken over, and those that nobody confirmed within a day. A file not recognised yet may be one."""
    with scopes_disabled():
        runs = ImportRun.objects.filter(swv__isnull=False).exclude(file="").select_related("swv")
        loaded = list(runs.filter(state__in=[RunState.LOADED, RunState.WITHDRAWN], format_code__in=FORMATS))
        waiting = Q(state=RunState.STAGED, format_code__in=FORMATS) | Q(state=RunState.UPLOADED)
        left = list(runs.filter(waiting, created_at__lt=now - OFFERED_FOR))
    for run in loaded:
        drop_file(run)
    return len(loaded) + sum(_put_aside(run) for run in left)


def _put_aside(run: ImportRun) -> int:
    if run.swv is None:
        return 0
    with tenant_scope(run.swv):
        try:
            discard(Actor.system(run.swv), run=run)
        except DomainError:
            # A worker is busy with it: the next round will do.
            return 0
        run.refusal = {**run.refusal, "message": LEFT_LYING}
        run.save(update_fields=["refusal"])
    return 1
