"""Versions of a plan: begun with a reason and a day, on their way with a route of their own, adopted or withdrawn."""

from datetime import date

from django.db.models import Max

from goals.compute.route import next_number, usual_route
from goals.enums import StepOutcome, VersionState
from goals.models import AdoptionStep, Plan, PlanVersion
from goals.models.adoption import FIRST_NUMBER
from goals.queries.versions import is_being_made
from goals.services.rows import text
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes
from osp.school_years import school_year_of

NO_REASON = "Schrijf op waarom het plan wijzigt. Dat leest de OPR als eerste."
NO_WITHDRAW_REASON = "Schrijf op waarom u deze versie intrekt."
# What a new route takes over from the one before it: how the samenwerkingsverband does it, not how it went.
HABITS = ("kind", "title", "party", "law", "weeks")


@operation("version.begun", needs=Ability.EDIT_PLAN)
def begin_version(actor: Actor, *, plan: Plan, wanted_from: date, reason: str = "") -> PlanVersion:
    """Set a version on its way: 1.0 of a new plan, or a change of an adopted one, which needs a reason.

    It gets the route that the samenwerkingsverband made for its last version, or else the usual one of its sector.
    DomainError while another version of the plan is on its way, or for a day outside the school years of the plan.
    """
    # Two people who begin at once do so one after the other.
    Plan.objects.select_for_update().get(pk=plan.pk)
    versions = PlanVersion.objects.filter(plan=plan).exclude(state=VersionState.WITHDRAWN)
    if concept := versions.filter(state=VersionState.CONCEPT).first():
        message = f"{dutch.sentence_case(concept.name)} is al op weg. Rond die eerst af, of trek die in."
        raise DomainError("concept-exists", message)
    number = next_number(versions.values_list("number", flat=True))
    version = PlanVersion.objects.create(
        swv=actor.swv,
        plan=plan,
        number=number,
        wanted_from=_within(plan, wanted_from),
        reason=_reason(number, reason),
    )
    AdoptionStep.objects.bulk_create(_route(version))
    return version


@operation("version.edited", needs=Ability.EDIT_PLAN)
def edit_version(
    actor: Actor, *, plan_version: PlanVersion, version: int, wanted_from: date, reason: str
) -> PlanVersion:
    """Change from when a concept must hold, or why. ConflictError when somebody saved since `version`."""
    concept = concept_of(plan_version)
    changes = {"wanted_from": _within(concept.plan, wanted_from), "reason": _reason(concept.number, reason)}
    return save_changes(concept, version=version, changes=changes)


@operation("version.withdrawn", needs=Ability.ADOPT_PLAN)
def withdraw_version(actor: Actor, *, plan_version: PlanVersion, reason: str) -> PlanVersion:
    """Take a concept off its way, with a reason. The plan keeps the words it has; the number is free again."""
    concept = concept_of(plan_version)
    reason = text(reason, field="reason", message=NO_WITHDRAW_REASON)
    changes = {"state": VersionState.WITHDRAWN.value, "withdraw_reason": reason}
    return save_changes(concept, version=concept.version, changes=changes)


def concept_of(plan_version: PlanVersion) -> PlanVersion:
    """The same version held for writing, if it is still a concept that nobody is storing; DomainError otherwise.

    Held, because a worker may adopt it at any moment: whoever comes second sees what the first one made of it.
    """
    held = PlanVersion.objects.select_for_update(of=("self",)).select_related("plan").get(pk=plan_version.pk)
    if held.state != VersionState.CONCEPT:
        message = f"{dutch.sentence_case(held.name)} is al {held.state}: daar verandert niets meer aan."
        raise DomainError("not-a-concept", message)
    if is_being_made(held):
        raise DomainError("being-made", "Deze versie wordt op dit moment vastgelegd. Wacht tot dat klaar is.")
    return held


def _within(plan: Plan, wanted_from: date) -> date:
    if plan.first_year <= school_year_of(wanted_from) <= plan.last_year:
        return wanted_from
    first, last = dutch.school_year(plan.first_year), dutch.school_year(plan.last_year)
    message = f"Kies een dag in de looptijd van het plan: {first} tot en met {last}."
    raise DomainError("outside-plan", message, field="wanted_from")


def _reason(number: str, reason: str) -> str:
    return reason.strip() if number == FIRST_NUMBER else text(reason, field="reason", message=NO_REASON)


def _route(version: PlanVersion) -> list[AdoptionStep]:
    newest = AdoptionStep.objects.aggregate(newest=Max("plan_version"))["newest"]
    habit = list(AdoptionStep.objects.filter(plan_version=newest)) if newest else []
    if not habit:
        rows = [{name: getattr(step, name) for name in HABITS} for step in usual_route(version.swv.sector)]
        return [_step(version, position, row) for position, row in enumerate(rows, start=1)]
    return [_habitual(version, position, step) for position, step in enumerate(habit, start=1)]


def _habitual(version: PlanVersion, position: int, step: AdoptionStep) -> AdoptionStep:
    """The same step for the next version; what was set aside stays so, with its reason."""
    new = _step(version, position, {name: getattr(step, name) for name in HABITS})
    if step.outcome == StepOutcome.SKIPPED:
        new.outcome, new.note = step.outcome, step.note
    return new


def _step(version: PlanVersion, position: int, row: dict[str, object]) -> AdoptionStep:
    return AdoptionStep(swv_id=version.swv_id, plan_version=version, position=position, **row)
