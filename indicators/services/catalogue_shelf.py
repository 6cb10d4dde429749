"""Which indicators a samenwerkingsverband follows: national ones taken over, own ones put away and brought back."""

from django.utils import timezone

from indicators import usage
from indicators.models import Adoption, Indicator, IndicatorDefinition
from indicators.queries.formulas import formula_names, own_quantity, read_formula, stored_formula
from indicators.services.catalogue_measured import DEFINE_JOB
from indicators.services.catalogue_names import check_name, own_only
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.jobs import enqueue
from osp.operations import operation


@operation("indicator.adopted", needs=Ability.EDIT_INDICATORS)
def adopt_indicator(actor: Actor, *, indicator: Indicator) -> Adoption:
    """Follow a national indicator; one that is followed already stays so. DomainError for an own one."""
    if indicator.swv_id is not None or actor.swv is None:
        raise DomainError("not-national", "Een eigen indicator hoeft u niet over te nemen.")
    current = Adoption.objects.filter(indicator=indicator, ended_at__isnull=True).first()
    return current or Adoption.objects.create(swv=actor.swv, indicator=indicator)


@operation("indicator.stopped", needs=Ability.EDIT_INDICATORS)
def stop_indicator(actor: Actor, *, indicator: Indicator) -> Adoption:
    """Follow a national indicator no longer; that it was followed stays on record. DomainError while the plan uses it."""
    current = Adoption.objects.filter(indicator=indicator, ended_at__isnull=True).first()
    if current is None:
        raise DomainError("not-adopted", "U volgt deze indicator niet.")
    _refuse_used(indicator)
    current.ended_at = timezone.now()
    current.save(update_fields=["ended_at"])
    return current


@operation("indicator.archived", needs=Ability.EDIT_INDICATORS)
def archive_indicator(actor: Actor, *, indicator: Indicator, reason: str) -> Indicator:
    """Put an own indicator away with a reason; its figures and scores stay.

    DomainError while the plan uses it, or the formula of another own indicator.
    """
    own_only(actor.swv, indicator)
    if not reason.strip():
        raise DomainError("no-reason", "Schrijf op waarom u dit archiveert.", field="reason")
    _refuse_used(indicator)
    _refuse_named(indicator)
    indicator.archived_at, indicator.archive_reason = timezone.now(), reason.strip()
    indicator.save(update_fields=["archived_at", "archive_reason"])
    return indicator


@operation("indicator.restored", needs=Ability.EDIT_INDICATORS)
def restore_indicator(actor: Actor, *, indicator: Indicator) -> Indicator:
    """Bring an archived own indicator back; its figures are brought up to date by a job.

    DomainError where its name was taken since, or its formula names what is no longer there.
    """
    if indicator.swv_id is None or actor.swv is None or indicator.swv_id != actor.swv.pk or not indicator.is_archived:
        raise DomainError("not-archived", "Deze indicator staat niet in het archief.")
    check_name(indicator.name, but=indicator)
    if not indicator.is_noticeable:
        _refuse_unreadable(indicator)
        enqueue(actor, kind=DEFINE_JOB, argument=indicator.pk, title=f"Cijfers van {indicator.name}")
    indicator.archived_at, indicator.archive_reason = None, ""
    indicator.save(update_fields=["archived_at", "archive_reason"])
    return indicator


def _refuse_used(indicator: Indicator) -> None:
    if indicator.pk in usage.used_ids():
        message = "Het plan gebruikt deze indicator nog. Ontkoppel hem daar eerst."
        raise DomainError("in-plan", message)


def _refuse_named(indicator: Indicator) -> None:
    """A formula that lost one of its names would leave all figures of the samenwerkingsverband without an outcome."""
    others = IndicatorDefinition.objects.filter(indicator__swv=indicator.swv_id, indicator__archived_at__isnull=True)
    for row in others.exclude(indicator=indicator).exclude(formula="").select_related("indicator"):
        formula = stored_formula(row)
        if formula is None:
            continue
        if indicator.code in formula.indicators or own_quantity(indicator) in formula.names:
            message = f"De formule van {row.indicator.name} noemt deze indicator. Wijzig of archiveer die eerst."
            raise DomainError("in-formula", message)


def _refuse_unreadable(indicator: Indicator) -> None:
    names = formula_names(indicator.swv)  # type: ignore[arg-type]
    for row in indicator.definitions.exclude(formula=own_quantity(indicator)):
        if error := read_formula(row.formula, names, code=indicator.code).error:
            raise DomainError("formula", f"De formule is niet meer te gebruiken: {error.message}")
