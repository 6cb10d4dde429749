"""The example's plan as it was adopted, and the change of it that is on its way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from goals.compute.route import usual_start
from goals.enums import StepKind, StepOutcome
from goals.models import AdoptionStep, FrameworkItem, Goal, Plan, PlanVersion
from goals.queries.lint import blocking_findings
from goals.queries.route import route_of
from goals.services import adoption, goals, lint, route, versions
from meetings.enums import BodyKind
from meetings.models import Meeting
from osp.actors import Actor
from osp.models import Tenant
from osp.school_years import first_day


@dataclass(frozen=True)
class Change:
    """The change that is on its way: the doel that gets another measurable result, and why."""

    goal: str
    measurable: str
    reason: str


# Of the example of each sector.
CHANGES = {
    "PO": Change(
        goal="Elke school weet wat zij zelf kan en wat het samenwerkingsverband doet",
        measurable="In 2028 weten negen van de tien directeuren welke hulp de school zelf biedt en welke wij bieden.",
        reason="Het doel over de taakverdeling krijgt een meetbaar resultaat. De OPR vroeg daarom toen zij in 2024 instemde.",
    ),
    "VO": Change(
        goal="In elk ontwikkelingsperspectief staat wat de leerling zelf zegt",
        measurable="In 2028 bevat elk ontwikkelingsperspectief inbreng van de leerling.",
        reason="Sinds leerlingen hoorrecht hebben, is 95% niet meer genoeg. De OPR vroeg om een doel zonder uitzondering.",
    ),
}
# How 1.0 went, in the winter before its first school year.
ADOPTED = (
    (StepKind.CONCEPT, (2023, 12, 4), ""),
    (StepKind.NEIGHBOUR, (2024, 1, 18), "Verslag overleg.pdf"),
    (StepKind.OOGO, (2024, 2, 15), "Verslag OOGO.pdf"),
    (StepKind.CONSENT, (2024, 3, 21), "Brief van de OPR.pdf"),
    (StepKind.SUPERVISION, (2024, 4, 4), "Besluit intern toezicht.pdf"),
    (StepKind.ADOPTION, (2024, 4, 11), "Besluit ALV.pdf"),
    (StepKind.INSPECTORATE, (2024, 4, 18), "Ontvangstbevestiging inspectie.pdf"),
)
CONDITIONS = "De OPR wil elk najaar een terugblik op wat leerlingen en ouders van het plan merken."
ANSWERED = "Staat elk jaar in november op de agenda van de OPR."
MEETINGS = (
    (StepKind.OOGO, BodyKind.OOGO),
    (StepKind.CONSENT, BodyKind.OPR),
    (StepKind.ADOPTION, BodyKind.BOARD),
)
WRITTEN = timedelta(days=16)
# Statutory items without a doel of their own, and why the example leaves it at that.
LET_BE = {
    "wpo-18a-8-g": "Dit regelt de meerjarenbegroting, met een reserve voor groei na 1 februari. Een doel voegt daar niets aan toe.",
    "wvo-2.47-9-b": "De verdeling staat in de meerjarenbegroting en in het hoofdstuk over middelen. Wij willen haar zo houden.",
    "wvo-2.47-9-g": "Dit regelt de meerjarenbegroting, met een reserve voor groei na 1 februari. Een doel voegt daar niets aan toe.",
}


def adopt_and_change(actor: Actor, tenant: Tenant, plan: Plan, stored: Mapping[str, Goal], today: date) -> None:
    """Adopt the plan as it is, and set a change of one of its doelen on its way, planned on the meetings that come."""
    _adopt(actor, plan)
    change = CHANGES[tenant.sector]
    goal = stored[change.goal]
    # Its details were written since it was made.
    goal.refresh_from_db()
    goals.edit_goal(
        actor,
        goal=goal,
        version=goal.version,
        title=goal.title,
        description=goal.description,
        measurable_result=change.measurable,
        noticeable_result=goal.noticeable_result,
        owner=goal.owner,
        ends=goal.ends,
    )
    wanted_from = usual_start(today, last_year=plan.last_year)
    version = versions.begin_version(actor, plan=plan, wanted_from=wanted_from, reason=change.reason)
    _record(actor, _step(version, StepKind.CONCEPT), today - WRITTEN)
    _plan(actor, version, tenant, today)


def _adopt(actor: Actor, plan: Plan) -> None:
    version = versions.begin_version(actor, plan=plan, wanted_from=first_day(plan.first_year))
    for kind, day, evidence in ADOPTED:
        step = _step(version, kind)
        under = kind is StepKind.CONSENT
        outcome = StepOutcome.CONDITIONAL if under else StepOutcome.AGREED
        _record(actor, step, date(*day), outcome, CONDITIONS if under else "", ANSWERED if under else "")
        if evidence:
            upload = SimpleUploadedFile(evidence, _letter(step.title, date(*day)))
            route.attach_evidence(actor, step=_step(version, kind), upload=upload)
    _let_be(actor, plan)
    adopted_on = next(date(*day) for kind, day, _ in ADOPTED if kind is StepKind.ADOPTION)
    adoption.adopt_version(actor, plan_version=version, version=version.version, adopted_on=adopted_on)
    # At once: the change that follows begins where this one ended.
    adoption.carry_out(actor, version.pk, lambda progress, step: None)


def _let_be(actor: Actor, plan: Plan) -> None:
    """Give the reason for each finding that would hold up adoption. KeyError for one that the example has no reason for."""
    codes = dict(FrameworkItem.objects.values_list("pk", "code"))
    for each in blocking_findings(plan):
        lint.let_finding_be(actor, finding=each.finding, reason=LET_BE[codes[each.finding.id]])


def _plan(actor: Actor, version: PlanVersion, tenant: Tenant, today: date) -> None:
    """Each step at the first meeting of its body after the one before it, or else on the last day that will do."""
    after = today
    last_days = {row.step.pk: row.slot.latest_end for row in route_of(version, tenant).rows if row.slot}
    for kind, body in MEETINGS:
        step = _step(version, kind)
        meeting = Meeting.objects.filter(
            body__kind=body, date__gt=after + timedelta(weeks=step.weeks), archived_at__isnull=True
        ).first()
        in_time = meeting is not None and meeting.date <= last_days[step.pk]
        route.plan_step(
            actor,
            step=step,
            version=step.version,
            title=step.title,
            party=step.party,
            law=step.law,
            weeks=step.weeks,
            planned_on=None if in_time else last_days[step.pk],
            meeting_id=meeting.pk if meeting is not None and in_time else None,
        )
        after = meeting.date if meeting is not None and in_time else last_days[step.pk]


def _record(
    actor: Actor,
    step: AdoptionStep,
    day: date,
    outcome: StepOutcome = StepOutcome.AGREED,
    conditions: str = "",
    note: str = "",
) -> None:
    route.record_step(
        actor, step=step, version=step.version, done_on=day, outcome=outcome, conditions=conditions, note=note
    )


def _step(version: PlanVersion, kind: StepKind) -> AdoptionStep:
    return AdoptionStep.objects.select_related("plan_version").get(plan_version=version, kind=kind)


def _letter(title: str, day: date) -> bytes:
    """A page that says what it stands for: evidence of the example is invented."""
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawString(72, 760, title)
    canvas.drawString(72, 740, f"{day.day}-{day.month}-{day.year}")
    canvas.drawString(72, 700, "Voorbeeld: dit stuk is verzonnen.")
    canvas.save()
    return target.getvalue()
