"""A plan with one measured doel, a bestuur that discusses it, and a meeting ahead. Today is 22 November 2026."""

from datetime import date, time

import pytest
import time_machine

from indicators.enums import FigureKind
from indicators.models import Figure, Indicator, IndicatorDefinition
from meetings.enums import BodyKind, Purpose
from meetings.models import AgendaItem
from meetings.services import agenda, bodies, meetings, packs, rhythms
from osp.actors import Actor
from osp.enums import Role
from osp.scope import tenant_scope
from tests import factories as make


@pytest.fixture
def november():
    with time_machine.travel("2026-11-22 12:00:00+01:00", tick=False):
        yield


@pytest.fixture
def sbo(in_a) -> Indicator:
    return Indicator.objects.get(swv=None, code="deelname-sbo")


def figure_of(indicator: Indicator, year: int, *, numerator: int, denominator: int, **fields) -> Figure:
    """A current public figure of PO2814."""
    value = 100 * numerator / denominator
    return Figure.objects.create(
        definition=IndicatorDefinition.objects.get(indicator=indicator),
        unit="PO2814",
        year=year,
        **{
            "kind": FigureKind.VALUE,
            "value": value,
            "low": value,
            "high": value,
            "numerator_low": numerator,
            "numerator_high": numerator,
            "denominator_low": denominator,
            "denominator_high": denominator,
            "release": f"duo-po-vestiging {year}-10-01 definitief",
            **fields,
        },
    )


@pytest.fixture
def sbo_2019(sbo) -> Figure:
    return figure_of(sbo, 2019, numerator=357, denominator=17465)


@pytest.fixture
def goal(in_a):
    plan = make.PlanFactory(swv=in_a.swv)
    priority = make.PriorityFactory(swv=in_a.swv, plan=plan)
    return make.GoalFactory(swv=in_a.swv, priority=priority, title="Minder kinderen naar het sbo")


@pytest.fixture
def link(goal, sbo, sbo_2019):
    return make.IndicatorLinkFactory(
        swv=goal.swv, goal=goal, indicator=sbo, baseline_year=2018, baseline=2.3, target_year=2028, target=1.9
    )


@pytest.fixture
def board(in_a, director):
    return bodies.create_body(director, name="Bestuur", kind=BodyKind.BOARD, quorum="Vijf van de negen leden.")


@pytest.fixture
def rhythm(link, board, director):
    return rhythms.set_rhythm(
        director, link=link, body=board, purpose=Purpose.DISCUSS, presenter="directeur", months=[9, 12, 1, 4, 6]
    )


@pytest.fixture
def meeting(november, board, director):
    return meetings.plan_meeting(
        director, body=board, date=date(2026, 12, 3), starts=time(13, 30), ends=time(15, 30), location="Kantoor"
    )


@pytest.fixture
def item(meeting, rhythm, director) -> AgendaItem:
    """The item that the rhythm proposes, taken over."""
    agenda.take_proposal(director, meeting=meeting)
    return AgendaItem.objects.get(meeting=meeting, has_cover=True)


@pytest.fixture
def publish(director):
    """Publish a meeting and do the work of the job at once."""

    def now(meeting):
        pack = packs.publish_pack(director, meeting=meeting)
        packs.carry_out(director, pack.pk, lambda progress, step: None)
        pack.refresh_from_db()
        return pack

    return now


@pytest.fixture
def reader(bram, tenant_a) -> Actor:
    """Bram of the board as an actor: he reads and does not write."""
    return Actor(user_id=bram.pk, swv=tenant_a.swv, roles=frozenset({Role.BOARD_MEMBER}))


@pytest.fixture
def foreign(tenant_b):
    """A meeting with an item, a body and a rhythm of another samenwerkingsverband."""
    with tenant_scope(tenant_b.swv):
        rhythm = make.ReviewRhythmFactory(swv=tenant_b.swv)
        meeting = make.MeetingFactory(swv=tenant_b.swv, body=rhythm.body)
        item = make.AgendaItemFactory(swv=tenant_b.swv, meeting=meeting)
        pack = make.AgendaPackFactory(swv=tenant_b.swv, meeting=meeting)
    return {"rhythm": rhythm, "meeting": meeting, "item": item, "pack": pack, "body": rhythm.body, "link": rhythm.link}
