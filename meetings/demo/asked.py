"""What the example formally asks its gremia: a consent that the bestuur waits for, and an advies that is in."""

from datetime import date, timedelta

from goals.enums import StepKind, StepOutcome
from goals.models import AdoptionStep
from meetings.enums import Purpose, RequestOutcome
from meetings.models import AgendaItem, Body
from meetings.services.requests import answer_request, ask_body
from osp.actors import Actor

ADVICE = "Meer taalklassen, met een halve formatieplaats"
WITH = "De OPR adviseert positief en vraagt de werkdruk van de leraren te volgen."


def ask_bodies(actor: Actor, bodies: dict[str, Body], *, today: date) -> None:
    """The OPR about the change of the plan that is on its way, and about what it was asked before."""
    opr = bodies["OPR"]
    ahead = AgendaItem.objects.filter(meeting__date__gte=today, archived_at__isnull=True, has_cover=True)
    step = AdoptionStep.objects.filter(kind=StepKind.CONSENT.value, outcome=StepOutcome.OPEN.value).first()
    ask_body(
        actor,
        body=opr,
        purpose=Purpose.CONSENT,
        subject="Wijziging 1.1 van het ondersteuningsplan",
        asked_on=today - timedelta(days=30),
        days=42,
        step=step,
        item=ahead.filter(meeting__body=opr).order_by("meeting__date", "position").first(),
        blocks="Het bestuur stelt wijziging 1.1 vast.",
    )
    advice = ask_body(
        actor, body=opr, purpose=Purpose.ADVISE, subject=ADVICE, asked_on=today - timedelta(days=60), days=28
    )
    answer_request(
        actor,
        request=advice,
        version=advice.version,
        outcome=RequestOutcome.POSITIVE,
        answered_on=today - timedelta(days=40),
        conditions=WITH,
    )
