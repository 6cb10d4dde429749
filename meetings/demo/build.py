"""Builds one fictional samenwerkingsverband through the product's own verbs; only what is invented is written directly."""

from calendar import monthrange
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.db import transaction

from goals.enums import PathKind
from goals.models import Activity, IndicatorLink, Plan, Priority
from goals.models import Goal as StoredGoal
from goals.services import activities, goals, links, plans, priorities
from goals.services.scenarios import attach_scenario
from goals.targets import Target
from indicators.models import Indicator
from indicators.services.summary import load_summary
from meetings.demo.adoption import adopt_and_change
from meetings.demo.asked import ask_bodies
from meetings.demo.calendar import HOURS, YEAR, usual
from meetings.demo.content import Cover, Example, Goal, Link
from meetings.demo.contributed import PO_CONTRIBUTED, VO_CONTRIBUTED, Contributions
from meetings.demo.evening import minute_last, seat_board
from meetings.demo.gremia import seat_others, usual_rules
from meetings.demo.last_period import LASTS
from meetings.demo.measuring import by_size, measure, suppose
from meetings.demo.narrate import Narrator
from meetings.demo.papers import hand_out, seat_readers
from meetings.demo.people import add_people
from meetings.demo.po_narrative import PO_NARRATIVE
from meetings.demo.quiet import SILENT_GOALS, fall_silent
from meetings.demo.reacted import PO_REACTED, VO_REACTED, react
from meetings.demo.vo_narrative import VO_NARRATIVE
from meetings.demo.years import YEARS, YearTeller
from meetings.enums import BodyKind
from meetings.models import AgendaItem, Body, Meeting
from meetings.services import agenda, bodies, meetings, rhythms, scenarios
from osp.actors import Actor
from osp.enums import Role
from osp.middleware import enter, roles_held
from osp.models import Samenwerkingsverband, Tenant, User
from osp.school_years import calendar_year_of, school_year_of
from osp.scope import tenant_scope

DATA = Path(__file__).resolve().parents[2] / "indicators" / "data"
SUMMARY = DATA / "samenvatting-duo.csv"
# Pupils in sbo and so as OCW publishes them, with the source per row.
NATIONAL_SERIES = DATA / "landelijke-reeksen.csv"
CONTRIBUTED = {"PO": PO_CONTRIBUTED, "VO": VO_CONTRIBUTED}
REACTED = {"PO": PO_REACTED, "VO": VO_REACTED}
NARRATIVES = {"PO2814": PO_NARRATIVE, "VO2507": VO_NARRATIVE}


def build(example: Example, today: date) -> Tenant:
    """Make the example once; an existing one is left as it is."""
    swv = Samenwerkingsverband.objects.get(code=example.code)
    with transaction.atomic():
        load_summary(SUMMARY)
        tenant, is_new = Tenant.objects.get_or_create(swv=swv, defaults={"name": example.name, "is_example": True})
        if not is_new:
            return tenant
        with tenant_scope(swv):
            boards = by_size(swv)
        people = add_people(tenant, boards[0])
        director = Actor(people["directeur"].pk, swv, frozenset({Role.DIRECTOR}))
        with tenant_scope(swv):
            measure(example, swv, director, people["kwaliteitsmedewerker"])
            built = _Builder(example, swv, director, people, today)
            plan = built.build()
            login = enter(people[Role.SCHOOL_BOARD], roles_held(people[Role.SCHOOL_BOARD]))[1]
            if login is not None:
                made = CONTRIBUTED[swv.sector]
                Contributions(
                    made, director=director, login=login, plan=plan, goals=built.goals, boards=boards, today=today
                ).make(built.year)
    return tenant


class _Builder:
    """Holds what the steps share: who acts, the people, the bodies and the school year of today."""

    def __init__(
        self, example: Example, swv: Samenwerkingsverband, director: Actor, people: dict[str, User], today: date
    ) -> None:
        self.example = example
        self.swv = swv
        self.actor = director
        self.people = people
        self.today = today
        self.year = school_year_of(today)
        self.bodies: dict[str, Body] = {}
        self.goals: dict[str, StoredGoal] = {}
        self.narrative = NARRATIVES[example.code]

    def build(self) -> Plan:
        self._bodies()
        period = LASTS[self.swv.sector]
        last, old = period.write(self.actor, self.people["directeur"])
        plan = plans.create_plan(
            self.actor,
            title="Ondersteuningsplan 2024-2028",
            first_year=2024,
            last_year=2027,
            mission=self.example.mission,
            vision=self.example.vision,
            core_values=self.narrative.core_values,
        )
        for priority in self.example.priorities:
            stored = priorities.create_priority(
                self.actor, plan=plan, title=priority.title, process=priority.process, description=priority.description
            )
            for goal in priority.goals:
                self._goal(stored, goal)
        period.tie(self.actor, plan, last, old, self.goals)
        Narrator(self.actor, self.people, self.today, self._link).write(plan, self.narrative)
        self._meetings()
        YearTeller(self.actor, self.people, self.goals, self.today).tell(plan, YEARS[self.swv.sector], self.year)
        adopt_and_change(self.actor, self.swv.tenant, plan, self.goals, self.today)
        ask_bodies(self.actor, self.bodies, today=self.today)
        react(REACTED[self.swv.sector], plan=plan, swv=self.swv, people=self.people, today=self.today)
        fall_silent(self.goals[SILENT_GOALS[self.swv.sector]], today=self.today)
        return plan

    def _bodies(self) -> None:
        working = "Zoco- en ib-overleg" if self.example.code.startswith("PO") else "Zoco-overleg"
        rows = (
            ("Bestuur", BodyKind.BOARD, "Het bestuur besluit geldig als vijf van de negen leden aanwezig zijn.", 9),
            (
                "ALV",
                BodyKind.ALV,
                "De ALV besluit geldig als ten minste de helft van de leden vertegenwoordigd is.",
                11,
            ),
            ("OPR", BodyKind.OPR, "De OPR besluit geldig als meer dan de helft van de leden aanwezig is.", 12),
            ("OOGO", BodyKind.OOGO, "", None),
            (working, BodyKind.WORKING, "", None),
        )
        for name, kind, quorum, members in rows:
            self.bodies[name] = bodies.create_body(
                self.actor,
                name=name,
                kind=kind,
                quorum=quorum,
                members=members,
                **usual(name, self.year),
                **usual_rules(kind, self.swv.sector),
            )

    def _goal(self, priority: Priority, goal: Goal) -> None:
        stored = goals.create_goal(
            self.actor,
            priority=priority,
            title=goal.title,
            measurable_result=goal.measurable,
            noticeable_result=goal.noticeable,
            owner=self.people.get(goal.owner),
            ends=date(2028, 7, 31),
        )
        self.goals[goal.title] = stored
        for link in goal.links:
            self._link(stored, link)
        for activity in goal.activities:
            first, last = activity.months
            activities.create_activity(
                self.actor,
                goal=stored,
                title=activity.title,
                owner=self.people.get(activity.owner),
                starts=self._first_of(first),
                ends=self._last_of(last),
                status=activity.status,
            )

    def _link(self, element: Priority | StoredGoal | Activity, link: Link) -> None:
        indicator = Indicator.objects.get(code=link.indicator)
        agreed = _target(link)
        first = replace(agreed, target=link.was) if agreed and link.was else agreed
        stored = links.create_link(self.actor, parent=element, indicator=indicator, means=link.means, target=first)
        if first != agreed:
            links.edit_link(
                self.actor,
                link=stored,
                version=stored.version,
                means=link.means,
                target=agreed,
                changed_on=link.changed_on,
                reason=link.because,
            )
        for rhythm in link.rhythms:
            rhythms.set_rhythm(
                self.actor,
                link=stored,
                body=self.bodies[rhythm.body],
                purpose=rhythm.purpose,
                presenter="directeur" if rhythm.months else "kwaliteitsmedewerker",
                months=rhythm.months,
                every_weeks=rhythm.every_weeks,
            )
        if link.interpretation:
            writer = Actor(self.people["kwaliteitsmedewerker"].pk, self.actor.swv, frozenset({Role.QUALITY}))
            links.write_interpretation(writer, link=stored, text=link.interpretation, year=self.year)

    def _meetings(self) -> None:
        for name, days in YEAR.items():
            body = self.bodies.get(name) or self.bodies[[*self.bodies][-1]]
            starts, ends = HOURS[name]
            for day, month in days:
                meetings.plan_meeting(
                    self.actor,
                    body=body,
                    date=self._first_of(month).replace(day=day),
                    starts=starts,
                    ends=ends,
                    location=self.example.place,
                )
        board = Meeting.objects.filter(body=self.bodies["Bestuur"], date__gte=self.today).order_by("date").first()
        board = board or Meeting.objects.filter(body=self.bodies["Bestuur"]).order_by("-date")[0]
        agenda.take_proposal(self.actor, meeting=board)
        for cover in self.example.covers:
            self._cover(board, cover)
        self._scenarios(board)
        seat_board(board.body, by_size(self.swv), self.people.get(Role.BOARD_MEMBER))
        seat_others(self.bodies, by_size(self.swv), self.people)
        link = IndicatorLink.objects.filter(goal__in=self.goals.values(), indicator__rubric=[]).order_by("pk")[0]
        minute_last(self.actor, board.body, link, owner=self.people["directeur"], today=self.today)
        seat_readers(self.bodies, self.people)
        hand_out(self.actor, board, self.bodies.get("OPR"))

    def _cover(self, meeting: Meeting, cover: Cover) -> None:
        goal = self.goals[cover.goal]
        item = AgendaItem.objects.filter(meeting=meeting, indicators__link__goal=goal, archived_at__isnull=True).first()
        brought = IndicatorLink.objects.filter(goal=goal)
        if item is None:
            item = agenda.add_item(
                self.actor,
                meeting=meeting,
                title=goal.title,
                purpose=cover.purpose,
                minutes=cover.minutes,
                links=brought,
            )
        agenda.edit_item(
            self.actor,
            item=item,
            version=item.version,
            title=item.title,
            purpose=cover.purpose,
            minutes=cover.minutes,
            links=list(brought),
            presenter="directeur",
            portfolio="passend aanbod",
            author="kwaliteitsmedewerker",
            requested_decision=cover.asked,
            summary=cover.summary,
            finances=cover.finances,
            risks=cover.risks,
            route=cover.route,
            follow_up=cover.follow_up,
        )

    def _scenarios(self, meeting: Meeting) -> None:
        """Every scenario with its doel, and with the point of the meeting that brings that doel."""
        for what_if, scenario in suppose(self.example.measured, self.actor, self.swv):
            goal = self.goals[what_if.goal]
            attach_scenario(self.actor, goal=goal, scenario=scenario)
            item = AgendaItem.objects.filter(
                meeting=meeting, indicators__link__goal=goal, archived_at__isnull=True
            ).first()
            if item is not None:
                scenarios.attach_scenario(self.actor, item=item, scenario=scenario)

    def _last_of(self, month: int) -> date:
        first = self._first_of(month)
        return first.replace(day=monthrange(first.year, first.month)[1])

    def _first_of(self, month: int) -> date:
        return date(calendar_year_of(self.year, month), month, 1)


def _target(link: Link) -> Target | None:
    if link.bounds is None:
        return None
    margin, limit = link.bounds
    baseline_year, baseline = link.baseline or (None, None)
    target_year, target = link.target or (None, None)
    low, high = link.band or (None, None)
    return Target(
        direction=link.direction,
        margin=margin,
        limit=limit,
        baseline_year=baseline_year,
        baseline=baseline,
        target_year=target_year,
        target=target,
        low=low,
        high=high,
        path_kind=PathKind.OWN if link.steps else PathKind.LINEAR,
        steps=link.steps,
    )
