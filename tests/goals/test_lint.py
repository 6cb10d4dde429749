"""Planlint over stored plans: what is gathered, what somebody lets be, what holds up adoption."""

from datetime import date

import pytest
from django.utils import timezone

from goals import queries
from goals.compute.lint import Code
from goals.enums import FrameworkKind
from goals.models import FrameworkTag, OverruledFinding, PlanSettings
from goals.queries.lint import blocking_codes, blocking_findings, plan_lint
from goals.services import goals as goal_services
from goals.services import lint as services
from indicators.models import Indicator, IndicatorDefinition
from indicators.queries import series_for
from indicators.queries.release_moments import coming_figures
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from tests.factories import (
    BodyFactory,
    FrameworkItemFactory,
    FrameworkTagFactory,
    IndicatorDefinitionFactory,
    IndicatorFactory,
    IndicatorLinkFactory,
    OverruledFindingFactory,
    PlanSettingsFactory,
    ReviewRhythmFactory,
)
from tests.goals.plans import grow, last_verb, make_example, national

TODAY = date(2026, 11, 22)


@pytest.fixture
def example(in_a):
    return make_example(in_a.swv)


def lint_of(example, **how):
    return plan_lint(queries.plan_tree(example.plan, example.plan.swv), TODAY, **how)


def codes(example, **how) -> list[str]:
    return [each.code for each in lint_of(example, **how).open]


def noticed(example, code: Code):
    return next(each for each in lint_of(example).every if each.finding.code is code)


def test_every_finding_of_a_plan_is_found(example):
    assert codes(example) == [
        "no-framework", "no-owner", "not-discussed", "activity-no-owner", "no-noticeable",
    ]  # fmt: skip


def test_who_discusses_it_is_asked_of_meetings(example, in_a):
    body = BodyFactory(swv=in_a.swv, name="ALV")
    rhythm = ReviewRhythmFactory(swv=in_a.swv, link=example.link, body=body, months=[12, 6])
    found = noticed(example, Code.DISCUSSED_EARLY)
    assert found.text == (
        "Deelname speciaal basisonderwijs: ALV in december. De telling van 1 oktober komt meestal in januari."
    )
    assert "not-discussed" not in codes(example)
    assert {"not-discussed", "discussed-early"} & set(codes(example, with_talks=False)) == set()
    rhythm.months = [1, 6]
    rhythm.save()
    assert {"not-discussed", "discussed-early"} & set(codes(example)) == set()
    body.archived_at = timezone.now()
    body.save()
    assert "not-discussed" in codes(example)


def test_denominator_and_source_come_from_the_definition(example, in_a):
    own = IndicatorFactory(swv=in_a.swv, kind="meetbaar", unit="percent", rubric=[])
    definition = IndicatorDefinitionFactory(indicator=own, denominator="", formula="", source_text="")
    IndicatorLinkFactory(swv=in_a.swv, goal=example.goal, indicator=own, position=2, means="")
    assert {"no-denominator", "no-source"} <= set(codes(example))
    definition.denominator, definition.source_text = "leerlingen", "eigen telling"
    definition.save()
    assert {"no-denominator", "no-source"} & set(codes(example)) == set()


def test_no_meetbare_indicator_of_the_national_catalogue_lacks_a_denominator_or_source(example, in_a):
    """What everybody gets from the start asks nobody to mend it."""
    for place, each in enumerate(Indicator.objects.filter(swv=None, kind="meetbaar", sector__in=["", "PO"]), start=2):
        if each != example.indicator:
            IndicatorLinkFactory(swv=in_a.swv, goal=example.goal, indicator=each, position=place, means="")
    found = [(each.code, each.finding.name) for each in lint_of(example).every]
    assert [each for each in found if each[0] in {"no-denominator", "no-source"}] == []


def test_figure_comes_when_its_source_publishes(in_a):
    series = series_for(in_a.swv, [national()])
    (found,) = coming_figures(series).values()
    assert (found.reference_day, found.counted_in, found.months_later) == ("1 oktober", 10, 3)
    noticeable = IndicatorFactory(swv=in_a.swv)
    assert coming_figures(series_for(in_a.swv, [noticeable])) == {}
    assert IndicatorDefinition.objects.exists()


def test_statutory_item_is_served_through_what_stands_above_or_under_a_doel(example, in_a):
    item = FrameworkItemFactory(swv=in_a.swv, label="g", title="Toename")
    FrameworkItemFactory(swv=in_a.swv, kind=FrameworkKind.STANDARD, title="Een standaard telt niet")
    FrameworkItemFactory(swv=in_a.swv, label="h", title="Vervallen", archived_at=timezone.now())
    assert [each.text for each in lint_of(example).of_plan] == ["Geen doel dient „g Toename”."]
    for field, row in (("goal", example.goal), ("activity", example.activity), ("priority", example.priority)):
        FrameworkTagFactory(swv=in_a.swv, item=item, **{"goal": None, field: row})
        assert (field, lint_of(example).of_plan) == (field, ())
        FrameworkTag.objects.all().delete()


def test_new_doel_serves_the_item_it_was_made_for(example, director, in_a):
    item = FrameworkItemFactory(swv=in_a.swv)
    goal_services.create_goal(director, priority=example.priority, title="Elke ouder weet het", serves=item)
    assert lint_of(example).of_plan == ()


def test_finding_is_let_be_with_a_reason(example, director):
    found = noticed(example, Code.NO_NOTICEABLE)
    row = services.let_finding_be(director, finding=found.finding, reason=" Cijfers volstaan. ")
    assert (row.reason, row.user_id, last_verb()) == ("Cijfers volstaan.", director.user_id, "finding.let_be")
    after = noticed(example, Code.NO_NOTICEABLE)
    assert (after.let_be, after.is_open, after.kind) == (row, False, "info")
    assert "no-noticeable" not in codes(example)
    with pytest.raises(DomainError, match="zojuist al zo"):
        services.let_finding_be(director, finding=found.finding, reason="Nog eens")
    assert OverruledFinding.objects.count() == 1


def test_reason_is_compulsory(example, director):
    with pytest.raises(DomainError) as refused:
        services.let_finding_be(director, finding=noticed(example, Code.NO_OWNER).finding, reason="  ")
    assert (refused.value.field, OverruledFinding.objects.exists()) == ("reason", False)


def test_finding_that_says_something_else_comes_back(example, director):
    example.goal.title = "Het sbo daalt en het verzuim neemt af"
    example.goal.save()
    first = services.let_finding_be(
        director, finding=noticed(example, Code.TWO_THINGS).finding, reason="Hoort bij elkaar"
    )
    assert "two-things" not in codes(example)
    example.goal.owner_id = director.user_id
    example.goal.save()
    assert "two-things" not in codes(example)
    example.goal.title = "Het sbo daalt en het verzuim halveert"
    example.goal.save()
    assert "two-things" in codes(example)
    second = services.let_finding_be(director, finding=noticed(example, Code.TWO_THINGS).finding, reason="Nog steeds")
    first.refresh_from_db()
    assert (first.withdrawn_by_id, second.withdrawn_at) == (director.user_id, None)
    assert "two-things" not in codes(example)


def test_finding_is_taken_up_again_and_its_reason_stays_on_record(example, director):
    found = noticed(example, Code.NO_NOTICEABLE).finding
    row = services.let_finding_be(director, finding=found, reason="Cijfers volstaan.")
    services.take_finding_up(director, let_be=row)
    assert (last_verb(), "no-noticeable" in codes(example)) == ("finding.taken_up", True)
    assert (OverruledFinding.objects.get().reason, row.withdrawn_by_id) == ("Cijfers volstaan.", director.user_id)
    with pytest.raises(DomainError, match="telt alweer mee"):
        services.take_finding_up(director, let_be=row)
    services.let_finding_be(director, finding=found, reason="Toch niet.")
    assert OverruledFinding.objects.count() == 2


def test_who_reads_the_plan_changes_nothing(example, bram, in_a):
    reader = Actor(user_id=bram.pk, swv=in_a.swv, roles=frozenset({Role.BOARD_MEMBER}))
    finding = noticed(example, Code.NO_OWNER).finding
    writes = (
        lambda: services.let_finding_be(reader, finding=finding, reason="x"),
        lambda: services.take_finding_up(reader, let_be=OverruledFindingFactory(swv=in_a.swv)),
        lambda: services.choose_blocking(reader, codes=[], version=0),
    )
    for write in writes:
        with pytest.raises(NotAllowedError):
            write()


def test_statutory_item_without_a_doel_blocks_until_somebody_chose(example, director, in_a):
    FrameworkItemFactory(swv=in_a.swv, label="g", title="Toename")
    assert [each.code for each in blocking_findings(example.plan)] == ["statutory-without-goal"]
    settings = services.choose_blocking(director, codes=["no-owner"], version=0)
    assert [each.code for each in blocking_findings(example.plan)] == ["no-owner"]
    settings = services.choose_blocking(director, codes=[], version=settings.version)
    assert (settings.blocking, blocking_findings(example.plan)) == ([], ())
    assert AuditEvent.objects.first().verb == "settings.blocking_chosen"


def test_settings_made_for_something_else_keep_the_usual_choice(in_a):
    PlanSettingsFactory(swv=in_a.swv)
    assert blocking_codes() == {"statutory-without-goal"}


def test_second_to_choose_is_asked(example, director, in_a):
    services.choose_blocking(director, codes=["no-owner"], version=0)
    with pytest.raises(ConflictError):
        services.choose_blocking(director, codes=["no-goal"], version=0)
    with pytest.raises(DomainError, match="bestaat niet"):
        services.choose_blocking(director, codes=["onzin"], version=1)
    assert PlanSettings.objects.get().blocking == ["no-owner"]


def test_let_be_blocks_nothing_and_blocking_is_marked(example, director, in_a):
    services.choose_blocking(director, codes=["no-owner"], version=0)
    found = noticed(example, Code.NO_OWNER)
    assert (found.kind, found.blocks) == ("stop", True)
    services.let_finding_be(director, finding=found.finding, reason="Volgt in januari.")
    assert (noticed(example, Code.NO_OWNER).kind, blocking_findings(example.plan)) == ("info", ())


def test_lint_costs_the_same_at_any_size(in_a, item_count, django_assert_num_queries):
    example = make_example(in_a.swv)
    grow(example, item_count)
    for number in range(item_count):
        item = FrameworkItemFactory(swv=in_a.swv, title=f"Onderdeel {number}")
        OverruledFindingFactory(swv=in_a.swv, code="statutory-without-goal", kind="kader", object_id=item.pk)
        ReviewRhythmFactory(swv=in_a.swv, link=example.link, body=BodyFactory(swv=in_a.swv))
    tree = queries.plan_tree(example.plan, in_a.swv)
    with django_assert_num_queries(6):
        assert len(plan_lint(tree, TODAY).every) > item_count
