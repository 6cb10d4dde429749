"""Silent doelen, owners who never acted, and promises that come back nowhere."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from goals.enums import ContributionState
from goals.kinds import Kind
from goals.models import Action, Activity, Comment, ContributionAnswer, Goal, IndicatorLink, Interpretation
from goals.queries.plans import plans
from meetings.compute.silence import Sign, Silence, cycle_days, silence
from meetings.models import AgendaIndicator, AgendaItem, Body, Decision, Meeting, MeetingAction, ReviewRhythm
from meetings.queries.bodies import bodies
from meetings.queries.rhythms import rhythms, rule_of
from osp.models import AuditEvent, User

TITLE = "Stil"


@dataclass(frozen=True, slots=True)
class SilentGoal:
    """A doel around which nothing happens, and the gremium that discusses it: of its rhythm, or else the first one."""

    goal: Goal
    silence: Silence
    body: Body | None
    links: tuple[IndicatorLink, ...]
    is_on_agenda: bool

    @property
    def title(self) -> str:
        """What the point on the agenda is called."""
        return item_title(self.goal)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Everything that is silent. `owners` never did anything here; `promises` come back on no agenda."""

    goals: tuple[SilentGoal, ...]
    owners: tuple[tuple[User, tuple[str, ...]], ...]
    promises: tuple[ContributionAnswer, ...]


def item_title(goal: Goal) -> str:
    """ "Stil: Minder wachten", as long as a title may be."""
    return f"{TITLE}: {goal.title}"[: AgendaItem._meta.get_field("title").max_length]


def quiet() -> Quiet:
    """All of it, for the plan that runs. A fixed number of queries, for whoever prepares meetings: closed points count along."""
    goals = _goals()
    links = _links(goals)
    held = list(rhythms().filter(link__in=[link.pk for rows in links.values() for link in rows]))
    return Quiet(silent_goals(goals, links, held), _owners(goals), _promises(goals, links, held))


def silent_for(meeting: Meeting) -> list[SilentGoal]:
    """The silent doelen that the gremium of this meeting discusses and that are on no coming agenda yet."""
    goals = _goals()
    links = _links(goals)
    held = list(rhythms().filter(link__in=[link.pk for rows in links.values() for link in rows]))
    found = silent_goals(goals, links, held)
    return [row for row in found if row.body and row.body.pk == meeting.body_id and not row.is_on_agenda]


def silent_goals(
    goals: Sequence[Goal], links: dict[int, list[IndicatorLink]], held: Sequence[ReviewRhythm]
) -> tuple[SilentGoal, ...]:
    """The silent ones of these doelen, the longest first. A fixed number of queries."""
    day = timezone.localdate()
    signs, begun = _signs(goals, links), _begun(goals)
    usual, waiting = bodies().first(), _waiting(day, links)
    by_link: dict[int, list[ReviewRhythm]] = defaultdict(list)
    for rhythm in held:
        by_link[rhythm.link_id].append(rhythm)
    found = []
    for goal in goals:
        mine = [rhythm for link in links[goal.pk] for rhythm in by_link[link.pk]]
        cycle = cycle_days([rule_of(rhythm) for rhythm in mine])
        quiet_for = silence(signs[goal.pk], since=begun.get(goal.pk, day), cycle=cycle, on=day)
        if quiet_for:
            body = mine[0].body if mine else usual
            own = tuple(links[goal.pk])
            found.append(SilentGoal(goal, quiet_for, body, own, is_on_agenda=goal.pk in waiting))
    return tuple(sorted(found, key=lambda row: -row.silence.days))


def _goals() -> list[Goal]:
    rows = Goal.objects.filter(
        priority__plan=plans().running, archived_at__isnull=True, priority__archived_at__isnull=True
    )
    return list(rows.select_related("owner", "priority").order_by("priority__position", "position", "pk"))


def _links(goals: Sequence[Goal]) -> dict[int, list[IndicatorLink]]:
    """The koppelingen of each doel and of its activiteiten."""
    found: dict[int, list[IndicatorLink]] = {goal.pk: [] for goal in goals}
    rows = IndicatorLink.objects.filter(archived_at__isnull=True).select_related("indicator", "activity")
    for row in [
        *rows.filter(goal__in=goals),
        *rows.filter(activity__goal__in=goals, activity__archived_at__isnull=True),
    ]:
        parent = row.goal_id or (row.activity.goal_id if row.activity else 0)
        found[parent].append(row)
    return found


def _signs(goals: Sequence[Goal], links: dict[int, list[IndicatorLink]]) -> dict[int, list[Sign]]:
    """By doel the last of each thing that people did with it."""
    of_link = {link.pk: pk for pk, rows in links.items() for link in rows}
    of_activity = dict(Activity.objects.filter(goal__in=goals).values_list("pk", "goal_id"))
    ids = [goal.pk for goal in goals]
    found: dict[int, list[Sign]] = {pk: [] for pk in ids}
    for what, rows, owner in _happened(ids, of_link, of_activity):
        for pk, at in rows:
            if at is not None and (goal := owner.get(pk)):
                found[goal].append(Sign(_day(at), what))
    return found


Rows = Iterable[tuple[int, date | datetime | None]]


def _happened(
    ids: Collection[int], of_link: dict[int, int], of_activity: dict[int, int]
) -> Iterator[tuple[str, Rows, dict[int, int]]]:
    itself = {pk: pk for pk in ids}
    decisions = Decision.objects.filter(archived_at__isnull=True, goal__in=ids)
    yield "besluit", _last(decisions, "goal_id", "decided_on"), itself
    given = MeetingAction.objects.filter(action__goal__in=ids)
    yield "actie", _last(given, "action__goal_id", "item__meeting__date"), itself
    yield "actie", _last(Action.objects.filter(goal__in=ids), "goal_id", "done_on"), itself
    said = Interpretation.objects.filter(link__in=of_link)
    yield "duiding", _last(said, "link_id", "created_at"), of_link
    comments = Comment.objects.filter(kind=Kind.GOAL.value, object_id__in=ids)
    yield "opmerking", _last(comments, "object_id", "created_at"), itself
    below = Comment.objects.filter(kind=Kind.ACTIVITY.value, object_id__in=of_activity)
    yield "opmerking", _last(below, "object_id", "created_at"), of_activity
    yield "wijziging", _last(Goal.history.filter(id__in=ids), "id", "history_date"), itself
    yield "wijziging", _last(Activity.history.filter(id__in=of_activity), "id", "history_date"), of_activity
    yield "wijziging", _last(IndicatorLink.history.filter(id__in=of_link), "id", "history_date"), of_link
    talked = AgendaIndicator.objects.filter(
        link__in=of_link, item__archived_at__isnull=True, item__meeting__archived_at__isnull=True,
        item__meeting__date__lte=timezone.localdate(),
    )  # fmt: skip
    yield "bespreking", _last(talked, "link_id", "item__meeting__date"), of_link


def _last(rows: QuerySet, key: str, moment: str) -> Rows:
    return rows.order_by().values_list(key).annotate(last=Max(moment))


def _begun(goals: Sequence[Goal]) -> dict[int, date]:
    rows = (
        Goal.history.filter(id__in=[goal.pk for goal in goals])
        .order_by()
        .values_list("id")
        .annotate(Min("history_date"))
    )
    return {pk: _day(at) for pk, at in rows}


def _day(at: date | datetime) -> date:
    return timezone.localdate(at) if isinstance(at, datetime) else at


def _waiting(day: date, links: dict[int, list[IndicatorLink]]) -> set[int]:
    """Doelen that a point on a coming agenda asks about, or brings a figure of. Two queries."""
    coming = AgendaItem.objects.filter(
        archived_at__isnull=True, meeting__archived_at__isnull=True, meeting__date__gte=day
    ).order_by()
    of_link = {link.pk: pk for pk, rows in links.items() for link in rows}
    brought = AgendaIndicator.objects.filter(item__in=coming, link__in=of_link).values_list("link_id", flat=True)
    asked = coming.filter(goal__in=links).values_list("goal_id", flat=True)
    return {*(pk for pk in asked if pk is not None), *(of_link[link] for link in brought)}


def _owners(goals: Sequence[Goal]) -> tuple[tuple[User, tuple[str, ...]], ...]:
    """Owners of doelen and activiteiten who never wrote, said or ticked off anything here, with what they own."""
    owned: dict[User, list[str]] = defaultdict(list)
    activities = Activity.objects.filter(goal__in=goals, archived_at__isnull=True, owner__isnull=False)
    for row in [*goals, *activities.select_related("owner").order_by("goal__position", "position", "pk")]:
        if row.owner is not None:
            owned[row.owner].append(row.title)
    acted = set(
        AuditEvent.objects.filter(user_id__in=[user.pk for user in owned]).order_by().values_list("user_id", flat=True)
    )
    return tuple((user, tuple(titles)) for user, titles in owned.items() if user.pk not in acted)


def _promises(
    goals: Sequence[Goal], links: dict[int, list[IndicatorLink]], held: Sequence[ReviewRhythm]
) -> tuple[ContributionAnswer, ...]:
    """Promises about doelen that no gremium has in its rhythm and that no coming agenda names."""
    talked = {rhythm.link_id for rhythm in held}
    talked |= set(
        AgendaIndicator.objects.filter(
            item__archived_at__isnull=True,
            item__meeting__archived_at__isnull=True,
            item__meeting__date__gt=timezone.localdate(),
        ).values_list("link_id", flat=True)
    )
    nowhere = [goal.pk for goal in goals if not any(link.pk in talked for link in links[goal.pk])]
    signed = (ContributionState.SUBMITTED.value, ContributionState.ACCEPTED.value)
    rows = ContributionAnswer.objects.filter(
        round_goal__goal__in=nowhere, promised__isnull=False, contribution__state__in=signed
    )
    return tuple(rows.select_related("contribution__round", "round_goal__goal").order_by("contribution__name", "pk"))
