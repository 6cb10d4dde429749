"""Versions of a plan: begun, changed, withdrawn; one concept at a time; an adopted one is out of reach of every write."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from goals import services as plan_services
from goals.enums import Status, StepOutcome, VersionState
from goals.kinds import Kind
from goals.models import AdoptionStep, PlanVersion
from goals.queries import versions as queries
from goals.services import versions as services
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from tests.factories import (
    AdoptedVersionFactory,
    AdoptionStepFactory,
    MilestoneFactory,
    PlanFactory,
    PlanVersionFactory,
    PriorityFactory,
)
from tests.goals.plans import Example, grow, last_verb

AUGUST = date(2027, 8, 1)


@pytest.fixture
def plan(in_a):
    return PlanFactory(swv=in_a.swv, first_year=2026, last_year=2029)


def begin(director, plan, **fields) -> PlanVersion:
    return services.begin_version(director, plan=plan, **{"wanted_from": AUGUST} | fields)


def adopt(plan) -> PlanVersion:
    return AdoptedVersionFactory(swv=plan.swv, plan=plan, number="1.0")


def test_a_new_plan_gets_version_one_with_the_route_of_its_sector(plan, director):
    version = begin(director, plan)
    assert (version.number, version.name, version.state, last_verb()) == (
        "1.0",
        "versie 1.0",
        "concept",
        "version.begun",
    )
    steps = AdoptionStep.objects.filter(plan_version=version)
    assert [(step.position, step.kind) for step in steps] == [
        (1, "concept"), (2, "overleg"), (3, "oogo"), (4, "instemming"), (5, "goedkeuring"), (6, "vaststelling"), (7, "inzending"),
    ]  # fmt: skip
    assert (steps[3].law, steps[3].weeks, steps[3].outcome) == ("WMS art. 14a", 6, StepOutcome.OPEN)


def test_a_change_counts_on_and_needs_a_reason(plan, director):
    adopt(plan)
    with pytest.raises(DomainError) as refused:
        begin(director, plan)
    assert (refused.value.code, refused.value.field) == ("reason-missing", "reason")
    version = begin(director, plan, reason=" Het doel voor thuiszitters is aangescherpt. ")
    assert (version.number, version.name, version.is_change) == ("1.1", "wijziging 1.1", True)
    assert version.reason == "Het doel voor thuiszitters is aangescherpt."


def test_one_version_is_on_its_way_at_a_time(plan, director):
    begin(director, plan)
    with pytest.raises(DomainError, match=r"Versie 1.0 is al op weg"):
        begin(director, plan)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanVersionFactory(swv=plan.swv, plan=plan, number="1.1")
    other = PlanFactory(swv=plan.swv, first_year=2030, last_year=2033)
    assert begin(director, other, wanted_from=date(2030, 8, 1)).number == "1.0"


@pytest.mark.parametrize("day", [date(2026, 7, 31), date(2030, 8, 1)])
def test_a_version_holds_within_the_years_of_the_plan(plan, director, day):
    with pytest.raises(DomainError, match="2026-2027 tot en met 2029-2030"):
        begin(director, plan, wanted_from=day)


def test_number_of_what_was_withdrawn_is_free_again(plan, director):
    adopt(plan)
    first = begin(director, plan, reason="eerste")
    withdrawn = services.withdraw_version(director, plan_version=first, reason="De OPR stemde niet in.")
    assert (withdrawn.state, withdrawn.withdraw_reason) == (VersionState.WITHDRAWN, "De OPR stemde niet in.")
    assert last_verb() == "version.withdrawn"
    second = begin(director, plan, reason="tweede")
    assert (second.number, second.pk != first.pk) == ("1.1", True)
    assert [row.number for row in queries.versions_of(plan)] == ["1.1", "1.1", "1.0"]


def test_withdrawing_needs_a_reason_and_a_concept(plan, director):
    version = begin(director, plan)
    with pytest.raises(DomainError, match="waarom u deze versie intrekt"):
        services.withdraw_version(director, plan_version=version, reason=" ")
    services.withdraw_version(director, plan_version=version, reason="Uitgesteld.")
    with pytest.raises(DomainError, match=r"Versie 1\.0 is al ingetrokken"):
        services.withdraw_version(director, plan_version=version, reason="Nog eens.")


def test_a_concept_is_changed_and_two_editors_both_keep_their_text(plan, director):
    version = begin(director, plan)
    changed = services.edit_version(
        director, plan_version=version, version=1, wanted_from=date(2028, 8, 1), reason="Later"
    )
    assert (changed.wanted_from, changed.version, last_verb()) == (date(2028, 8, 1), 2, "version.edited")
    with pytest.raises(ConflictError):
        services.edit_version(director, plan_version=version, version=1, wanted_from=AUGUST, reason="Toch niet")


def test_the_next_route_starts_from_the_last_one(plan, director):
    first = begin(director, plan)
    AdoptionStep.objects.filter(plan_version=first, kind="oogo").update(
        weeks=9, done_on=date(2027, 1, 5), outcome="akkoord"
    )
    AdoptionStep.objects.filter(plan_version=first, kind="goedkeuring").update(
        outcome="niet van toepassing", note="AB is toezicht"
    )
    AdoptionStepFactory(swv=plan.swv, plan_version=first, kind="eigen", title="Directieberaad", position=8, weeks=1)
    services.withdraw_version(director, plan_version=first, reason="Opnieuw.")
    steps = {step.title: step for step in AdoptionStep.objects.filter(plan_version=begin(director, plan))}
    assert (len(steps), steps["Directieberaad"].kind) == (8, "eigen")
    oogo, approval = steps["Overleg met de gemeenten (OOGO)"], steps["Goedkeuring van het intern toezicht"]
    assert (oogo.weeks, oogo.done_on, oogo.outcome) == (9, None, StepOutcome.OPEN)
    assert (approval.outcome, approval.note) == (StepOutcome.SKIPPED, "AB is toezicht")


def test_reader_begins_nothing(plan, bram, in_a):
    from osp.actors import Actor
    from osp.enums import Role

    with pytest.raises(NotAllowedError):
        begin(Actor(bram.pk, in_a.swv, frozenset({Role.BOARD_MEMBER})), plan)
    quality = Actor(bram.pk, in_a.swv, frozenset({Role.QUALITY}))
    with pytest.raises(NotAllowedError):
        services.withdraw_version(quality, plan_version=begin(quality, plan), reason="Mag niet.")


def snapshot_of(version: PlanVersion) -> dict:
    return PlanVersion.objects.values().get(pk=version.pk)


def save(version):
    version.reason = "anders"
    version.save()


def update(version):
    PlanVersion.objects.filter(pk=version.pk).update(reason="anders")


def update_all(version):
    PlanVersion.objects.all().update(number="9.9")


def bulk_update(version):
    version.reason = "anders"
    PlanVersion.objects.bulk_update([version], ["reason"])


def replace(version):
    PlanVersion.objects.bulk_create(
        [
            PlanVersion(
                pk=version.pk, swv=version.swv, plan=version.plan, number="1.0", wanted_from=AUGUST, pdf=b"anders"
            )
        ],
        update_conflicts=True,
        update_fields=["pdf"],
        unique_fields=["id"],
    )


def update_or_create(version):
    PlanVersion.objects.update_or_create(pk=version.pk, defaults={"reason": "anders"})


def delete(version):
    version.delete()


def delete_all(version):
    PlanVersion.objects.filter(plan=version.plan).delete()


def through_the_plan(version):
    version.plan.versions.update(reason="anders")


@pytest.mark.parametrize(
    "write",
    [save, update, update_all, bulk_update, replace, update_or_create, delete, delete_all, through_the_plan],
)
def test_no_write_reaches_an_adopted_version(plan, write):
    version = adopt(plan)
    before = snapshot_of(version)
    with pytest.raises(TypeError, match="verandert nooit"), transaction.atomic():
        write(version)
    assert snapshot_of(version) == before


def test_an_update_in_between_leaves_what_was_just_adopted(plan, monkeypatch):
    """Adopted after the check and before the statement: the statement itself leaves it out."""
    version = adopt(plan)
    monkeypatch.setattr("goals.models.adoption.VersionQuerySet._refuse_adopted", lambda rows: None)
    assert PlanVersion.objects.filter(pk=version.pk).update(reason="anders") == 0


def test_a_concept_is_written_as_any_row(plan):
    version = PlanVersionFactory(swv=plan.swv, plan=plan)
    assert PlanVersion.objects.filter(pk=version.pk).update(reason="een") == 1
    version.refresh_from_db()
    save(version)
    assert version.delete()[0] == 1


def test_verbs_refuse_an_adopted_version_in_words(plan, director):
    version = adopt(plan)
    for verb, fields in (
        (services.edit_version, {"version": 1, "wanted_from": AUGUST, "reason": "x"}),
        (services.withdraw_version, {"reason": "x"}),
    ):
        with pytest.raises(DomainError, match=r"Versie 1\.0 is al vastgesteld"):
            verb(director, plan_version=version, **fields)


def test_standing_of_a_plan_that_was_never_adopted(plan, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = queries.standing(plan)
    assert (found.adopted, found.concept, found.next_number, found.is_changed) == (None, None, "1.0", False)


def edit_title(director, example: Example):
    plan_services.edit_goal(
        director, goal=example.goal, version=example.goal.version, title="Nog minder verwijzingen", description="",
        measurable_result="", noticeable_result="", owner=None, ends=None,
    )  # fmt: skip


def test_any_edit_after_adoption_is_seen(example, director, in_a):
    adopt(example.plan)
    assert (queries.standing(example.plan).is_changed, queries.standing(example.plan).changed) == (False, frozenset())
    edit_title(director, example)
    found = queries.standing(example.plan)
    assert (found.is_changed, found.next_number) == (True, "1.1")
    assert found.changed == {(Kind.GOAL, example.goal.pk)}
    assert found.says_otherwise(Kind.GOAL, example.goal.pk)
    assert not found.says_otherwise(Kind.PRIORITY, example.priority.pk)


def test_what_hangs_under_a_doel_changes_it_and_a_new_speerpunt_is_new(example, director, in_a):
    adopt(example.plan)
    MilestoneFactory(swv=in_a.swv, goal=example.goal)
    new = PriorityFactory(swv=in_a.swv, plan=example.plan, position=2)
    found = queries.standing(example.plan)
    assert found.changed == {(Kind.GOAL, example.goal.pk), (Kind.PRIORITY, new.pk)}
    assert (found.is_new(Kind.PRIORITY, new.pk), found.is_new(Kind.GOAL, example.goal.pk)) == (True, False)


def test_noting_down_progress_changes_no_adopted_plan(example, director, in_a):
    MilestoneFactory(swv=in_a.swv, goal=example.goal)
    adopt(example.plan)
    milestone = example.goal.milestones.get()
    milestone.done_on = date(2027, 1, 30)
    milestone.save()
    example.activity.status, example.activity.achieved_measurable = "done", "Twaalf van de twaalf scholen."
    example.activity.save()
    plan_services.overrule_link(
        director, link=example.link, status=Status.ON_TRACK, reason="De nieuwe telling is al binnen."
    )
    assert queries.standing(example.plan).is_changed is False


def test_another_order_is_a_change_of_the_plan_and_of_no_doel(example, director, in_a):
    grow(example, 2)
    adopt(example.plan)
    plan_services.move_priority(director, priority=example.priority, up=False)
    found = queries.standing(example.plan)
    assert (found.is_changed, found.changed) == (True, frozenset())


def test_the_newest_adopted_version_is_what_counts(example, director, in_a):
    adopt(example.plan)
    edit_title(director, example)
    AdoptedVersionFactory(swv=example.plan.swv, plan=example.plan, number="1.1")
    found = queries.standing(example.plan)
    assert (found.adopted.number, found.is_changed, found.next_number) == ("1.1", False, "1.2")


@pytest.mark.parametrize("count", [1, 5])
def test_standing_costs_the_same_at_any_size(example, in_a, count, django_assert_num_queries):
    grow(example, count)
    adopt(example.plan)
    concept = PlanVersionFactory(swv=in_a.swv, plan=example.plan, number="1.1")
    AdoptionStepFactory(swv=in_a.swv, plan_version=concept, planned_on=date(2026, 12, 9))
    with django_assert_num_queries(14):
        found = queries.standing(example.plan)
    assert (found.concept.number, found.consent.planned) == ("1.1", date(2026, 12, 9))


def test_audit_holds_no_text_of_the_plan(plan, director):
    begin(director, plan)
    diff = AuditEvent.objects.first().diff
    assert ("content" in diff, "document" in diff, diff["number"]) == (False, False, [None, "1.0"])


def test_created_moment_is_today(plan, director):
    with time_machine.travel("2026-11-28 12:00:00+01:00", tick=False):
        assert timezone.localdate(begin(director, plan).created_at) == date(2026, 11, 28)
