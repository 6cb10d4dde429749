"""Verbs on planlint: let a finding be with a reason, take that back, and choose which findings hold up adoption."""

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.utils import timezone

from goals.compute.lint import Code, Finding, fingerprint
from goals.models import OverruledFinding, PlanSettings
from goals.services import rows
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

ALREADY = "Iemand anders liet deze bevinding zojuist al zo. Ververs de pagina."


@operation("finding.let_be", needs=Ability.EDIT_PLAN)
def let_finding_be(actor: Actor, *, finding: Finding, reason: str) -> OverruledFinding:
    """Let a finding be, with a reason that stays visible, as long as it says what it says now.

    A reason for something that it said before is closed. DomainError without a reason, or when somebody else gave one.
    """
    why = rows.text(reason, field="reason", message="Schrijf op waarom dit zo mag blijven. De reden blijft zichtbaar.")
    code, kind, pk = finding.key
    said = fingerprint(finding)
    held = OverruledFinding.objects.filter(code=code, kind=kind, object_id=pk, withdrawn_at__isnull=True)
    for row in held.select_for_update():
        if row.said in {said, ""}:
            raise DomainError("already-let-be", ALREADY)
        _close(row, actor)
    try:
        with transaction.atomic():
            return OverruledFinding.objects.create(
                swv=actor.swv, code=code, kind=kind, object_id=pk, said=said, reason=why, user_id=actor.user_id
            )
    except IntegrityError as error:
        raise DomainError("already-let-be", ALREADY) from error


@operation("finding.taken_up", needs=Ability.EDIT_PLAN)
def take_finding_up(actor: Actor, *, let_be: OverruledFinding) -> OverruledFinding:
    """Let a finding count again. The reason that was given stays on record."""
    if let_be.withdrawn_at is not None:
        raise DomainError("already-taken-up", "Deze bevinding telt alweer mee.")
    return _close(let_be, actor)


@operation("settings.blocking_chosen", needs=Ability.EDIT_PLAN)
def choose_blocking(actor: Actor, *, codes: Collection[str], version: int) -> PlanSettings:
    """Choose which findings hold up adoption. `version` is that of the settings on the screen, 0 where there were none.

    DomainError for a code that is no finding, ConflictError when somebody else was first.
    """
    if not set(codes) <= {code.value for code in Code}:
        raise DomainError("unknown-finding", "Deze bevinding bestaat niet. Ververs de pagina.")
    settings, is_new = PlanSettings.objects.get_or_create(swv=actor.swv)
    seen = settings.version if is_new else version
    return save_changes(settings, version=seen, changes={"blocking": sorted(set(codes))})


def _close(row: OverruledFinding, actor: Actor) -> OverruledFinding:
    row.withdrawn_at, row.withdrawn_by_id = timezone.now(), actor.user_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return row
