"""Taking a part of the plan back to a moment: new edits, with the history kept."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goals import services
from goals.compute import reverting as compute
from goals.compute.reverting import Reach, Wish
from goals.kinds import Kind
from goals.models import Activity, Goal, IndicatorLink, Milestone
from goals.queries.moments import Moment, moment_of
from goals.queries.reverting import Reverting, reverting
from goals.queries.snapshot import plan_snapshot
from goals.services.reverting import restore_moment
from goals.snapshot import to_json
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent, Membership
from tests.factories import GoalFactory, IndicatorFactory, IndicatorLinkFactory, MilestoneFactory, PriorityFactory
from tests.goals.plans import Example, last_verb

REASON = "de ALV wilde het zo"


@pytest.fixture
def then(example: Example, in_a) -> Moment:
    """A moment after the example was made."""
    return Moment("toen", "13 juni 2026", timezone.now())


def look(example: Example, ref, reach: Reach, then: Moment, field: str = "") -> Reverting:
    return reverting(example.plan, Wish(ref, reach, field), then)


def take_back(actor: Actor, example: Example, row, kind: Kind, reach: Reach, then: Moment, field: str = "", **more):
    wish = Wish((kind, row.pk), reach, field)
    arguments = {"reason": REASON, "seen": look(example, wish.ref, reach, then, field).seen} | more
    return restore_moment(actor, row=fresh(row), plan=example.plan, wish=wish, moment=then, **arguments)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def edit(actor: Actor, goal: Goal, **changes) -> Goal:
    goal = fresh(goal)
    names = ("title", "description", "measurable_result", "noticeable_result", "owner", "ends")
    values = {name: getattr(goal, name) for name in names} | changes
    return services.edit_goal(actor, goal=goal, version=goal.version, **values)


def sentences(found: Reverting) -> list[str]:
    return [each.sentence for each in found.told]


def test_a_field_comes_back_as_a_new_edit(example, director, then):
    edit(director, example.goal, title="Nieuw", description="Nieuwe toelichting")
    assert sentences(look(example, (Kind.GOAL, example.goal.pk), Reach.FIELD, then, "title")) == [
        "Doel 1.1 „Minder verwijzingen naar het sbo”: titel van „Nieuw” naar „Minder verwijzingen naar het sbo”."
    ]
    take_back(director, example, example.goal, Kind.GOAL, Reach.FIELD, then, "title")
    goal = fresh(example.goal)
    assert (goal.title, goal.description, goal.version) == (example.goal.title, "Nieuwe toelichting", 3)
    row = goal.history.first()
    assert (row.history_user_id, row.history_change_reason) == (
        director.user_id,
        "teruggezet zoals op 13 juni 2026: de ALV wilde het zo",
    )
    event = AuditEvent.objects.first()
    assert (event.verb, event.object_id, event.diff["title"]) == (
        "plan.restored",
        str(goal.pk),
        ["Nieuw", example.goal.title],
    )


def test_history_keeps_what_was_replaced(example, director, then):
    edit(director, example.goal, title="Nieuw")
    take_back(director, example, example.goal, Kind.GOAL, Reach.ROW, then)
    titles = list(example.goal.history.values_list("title", flat=True))
    assert titles == [example.goal.title, "Nieuw", example.goal.title]
    assert plan_snapshot(example.plan, at=timezone.now()) == plan_snapshot(example.plan)


def test_an_archived_row_comes_back_with_its_texts(example, director, then):
    edit(director, example.goal, title="Nieuw")
    services.archive_goal(director, goal=fresh(example.goal), reason="dubbel")
    found = look(example, (Kind.GOAL, example.goal.pk), Reach.ROW, then)
    assert [each.text for each in found.told] == [
        "teruggehaald uit het archief",
        "titel van „Nieuw” naar „Minder verwijzingen naar het sbo”",
    ]
    take_back(director, example, example.goal, Kind.GOAL, Reach.ROW, then)
    goal = fresh(example.goal)
    assert (goal.title, goal.is_archived, goal.archive_reason) == (example.goal.title, False, "")


def test_everything_under_a_speerpunt_comes_back(example, director, in_a, then):
    """Changed, archived, added, moved away and put in another order: all of it as it was."""
    was = to_json(plan_snapshot(example.plan))
    other = PriorityFactory(swv=in_a.swv, plan=example.plan, position=2, title="Later")
    edit(director, example.goal, title="Nieuw", ends=date(2028, 1, 1))
    added = services.create_goal(director, priority=example.priority, title="Erbij")
    services.move_goal(director, goal=added, up=True)
    services.archive_activity(director, activity=example.activity, reason="weg")
    services.archive_link(director, link=example.link, reason="weg")
    goal = fresh(example.goal)
    goal.priority = other
    goal.save()
    MilestoneFactory(swv=in_a.swv, goal=goal)
    found = look(example, (Kind.PRIORITY, example.priority.pk), Reach.ALL, then)
    assert {each.change.kind.value for each in found.told} == {"moved", "field", "restored", "removed"}
    take_back(director, example, example.priority, Kind.PRIORITY, Reach.ALL, then)
    services.archive_priority(director, priority=other, reason="klaar")
    assert to_json(plan_snapshot(example.plan)) == was
    assert fresh(added).archive_reason == REASON
    assert Milestone.objects.get().archive_reason == REASON
    assert AuditEvent.objects.filter(verb="plan.row_restored").count() == 5
    assert AuditEvent.objects.filter(verb="plan.restored").count() == 1


def test_an_archived_speerpunt_comes_back_with_everything(example, director, then):
    was = to_json(plan_snapshot(example.plan))
    edit(director, example.goal, title="Nieuw")
    services.archive_goal(director, goal=fresh(example.goal), reason="weg")
    services.archive_priority(director, priority=example.priority, reason="weg")
    take_back(director, example, example.priority, Kind.PRIORITY, Reach.ALL, then)
    assert to_json(plan_snapshot(example.plan)) == was


def test_the_whole_plan_comes_back(example, director, then):
    was = to_json(plan_snapshot(example.plan))
    services.edit_plan(
        director, plan=fresh(example.plan), version=1, title="X", first_year=2024, last_year=2027, mission="", vision=""
    )
    services.create_priority(director, plan=example.plan, title="Nieuw")
    services.archive_priority(director, priority=example.priority, reason="weg")
    take_back(director, example, example.plan, Kind.PLAN, Reach.ALL, then)
    assert to_json(plan_snapshot(example.plan)) == was


def test_a_place_comes_back_without_the_words(example, director, in_a):
    second = GoalFactory(swv=in_a.swv, priority=example.priority, position=2, title="Tweede")
    then = Moment("toen", "toen", timezone.now())
    services.move_goal(director, goal=second, up=True)
    edit(director, second, title="Anders")
    take_back(director, example, second, Kind.GOAL, Reach.PLACE, then)
    assert list(Goal.objects.values_list("title", flat=True)) == [example.goal.title, "Anders"]
    assert fresh(second).version == 2


def test_what_somebody_changed_meanwhile_is_not_overwritten(example, director, then):
    edit(director, example.goal, title="Nieuw")
    seen = look(example, (Kind.GOAL, example.goal.pk), Reach.ROW, then).seen
    edit(director, example.goal, description="Van een ander")
    with pytest.raises(DomainError) as refused:
        take_back(director, example, example.goal, Kind.GOAL, Reach.ROW, then, seen=seen)
    assert refused.value.code == "changed-meanwhile"
    assert fresh(example.goal).description == "Van een ander"
    assert last_verb() == "goal.edited"


def test_what_somebody_changed_elsewhere_does_not_matter(example, director, then):
    edit(director, example.goal, title="Nieuw")
    seen = look(example, (Kind.GOAL, example.goal.pk), Reach.FIELD, then, "title").seen
    edit(director, example.goal, description="Van een ander")
    take_back(director, example, example.goal, Kind.GOAL, Reach.FIELD, then, "title", seen=seen)
    assert (fresh(example.goal).title, fresh(example.goal).description) == (example.goal.title, "Van een ander")


def test_a_row_that_was_read_before_somebody_saved_is_a_conflict(example, director, then):
    stale = fresh(example.goal)
    edit(director, example.goal, title="Nieuw")
    wish = Wish((Kind.GOAL, stale.pk), Reach.ROW)
    stale.title = "Iets anders"
    with pytest.raises(ConflictError):
        restore_moment(
            director,
            row=stale,
            plan=example.plan,
            wish=wish,
            moment=then,
            reason=REASON,
            seen=look(example, wish.ref, Reach.ROW, then).seen,
        )
    assert fresh(example.goal).title == "Nieuw"


@pytest.mark.parametrize(("reason", "code"), [("  ", "reason-missing"), ("omdat", "nothing-changes")])
def test_a_reason_is_asked_and_something_must_change(example, director, then, reason, code):
    with pytest.raises(DomainError) as refused:
        take_back(director, example, example.goal, Kind.GOAL, Reach.ALL, then, reason=reason)
    assert refused.value.code == code
    assert AuditEvent.objects.count() == 0


def test_what_was_not_there_or_cannot_stand_there_is_refused(example, director, in_a, then):
    later = GoalFactory(swv=in_a.swv, priority=example.priority, position=2)
    early = Moment("", "gisteren", timezone.now() - timedelta(days=1))
    for ref, moment in (((Kind.GOAL, later.pk), then), ((Kind.GOAL, example.goal.pk), early)):
        with pytest.raises(DomainError, match="niet"):
            look(example, ref, Reach.ALL, moment)
    services.archive_priority(director, priority=example.priority, reason="weg")
    with pytest.raises(DomainError, match="Haal dat eerst terug"):
        look(example, (Kind.GOAL, example.goal.pk), Reach.ALL, then)


def test_an_indicator_that_was_tied_again_is_not_tied_twice(example, director, in_a, then):
    services.archive_link(director, link=fresh(example.link), reason="weg")
    IndicatorLinkFactory(swv=in_a.swv, goal=example.goal, indicator=example.indicator)
    with pytest.raises(DomainError) as refused:
        look(example, (Kind.LINK, example.link.pk), Reach.ROW, then)
    assert refused.value.code == "already-there"


def test_what_belongs_together_comes_back_together(example, director, then):
    Activity.objects.filter(pk=example.activity.pk).update(starts=date(2029, 1, 1), ends=date(2029, 2, 1))
    IndicatorLink.objects.filter(pk=example.link.pk).update(target=1.5, target_year=2027)
    take_back(director, example, example.link, Kind.LINK, Reach.FIELD, then, "target")
    assert (fresh(example.link).target, fresh(example.link).target_year) == (2.0, 2028)
    take_back(director, example, example.activity, Kind.ACTIVITY, Reach.FIELD, then, "ends")
    assert fresh(example.activity).starts == example.activity.starts


def test_values_that_do_not_go_with_what_stays_are_refused(example, director, then, monkeypatch):
    monkeypatch.setattr(compute, "fields_with", lambda name: {name})
    Activity.objects.filter(pk=example.activity.pk).update(starts=date(2029, 1, 1), ends=date(2029, 2, 1))
    with pytest.raises(DomainError) as refused:
        take_back(director, example, example.activity, Kind.ACTIVITY, Reach.FIELD, then, "ends")
    assert refused.value.code == "does-not-fit"


def test_an_agreement_outside_the_scale_of_now_is_refused(example, director, in_a):
    indicator = IndicatorFactory(swv=in_a.swv)
    agreed = {"direction": "up", "baseline": 1, "target": 4}
    link = IndicatorLinkFactory(swv=in_a.swv, goal=example.goal, indicator=indicator, **agreed)
    then = Moment("toen", "toen", timezone.now())
    IndicatorLink.objects.filter(pk=link.pk).update(target=2)
    type(indicator).objects.filter(pk=indicator.pk).update(rubric=["Soms.", "Vaak."])
    with pytest.raises(DomainError) as refused:
        take_back(director, example, link, Kind.LINK, Reach.ROW, then)
    assert refused.value.code == "outside-scale"


def test_whoever_left_does_not_become_owner_again(example, director, bram, in_a):
    edit(director, example.goal, owner=bram)
    then = Moment("toen", "toen", timezone.now())
    edit(director, example.goal, owner=None, title="Nieuw")
    Membership.objects.filter(user=bram).update(ended_at=timezone.now())
    found = look(example, (Kind.GOAL, example.goal.pk), Reach.ALL, then)
    assert (len(found.told), found.notes) == (
        1,
        (f"De eigenaar van „{example.goal.title}” had toen een rol en nu niet meer; die komt niet terug.",),
    )
    take_back(director, example, example.goal, Kind.GOAL, Reach.ALL, then)
    assert (fresh(example.goal).owner_id, fresh(example.goal).title) == (None, example.goal.title)


def test_reader_may_not_take_anything_back(example, director, bram, in_a, then):
    edit(director, example.goal, title="Nieuw")
    reader = Actor(user_id=bram.pk, swv=in_a.swv, roles=frozenset({Role.BOARD_MEMBER}))
    with pytest.raises(NotAllowedError):
        take_back(reader, example, example.goal, Kind.GOAL, Reach.ROW, then)
    assert fresh(example.goal).title == "Nieuw"


def test_taking_back_can_be_taken_back(example, director, then):
    edit(director, example.goal, title="Nieuw")
    between = moment_of(example.plan, timezone.now().isoformat(), director)
    take_back(director, example, example.goal, Kind.GOAL, Reach.ROW, then)
    take_back(director, example, example.goal, Kind.GOAL, Reach.ROW, between)
    assert fresh(example.goal).title == "Nieuw"
