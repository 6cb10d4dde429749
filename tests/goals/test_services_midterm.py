"""Agreements that change while the plan runs: day and reason, the old one kept, and figures judged by what held then."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine

from goals import charts, queries, services
from goals.enums import Direction, PathKind, Status, VersionState
from goals.models import FormerTarget, IndicatorLink, Plan
from goals.targets import Target
from indicators.enums import FigureKind
from indicators.queries import series_for
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from osp.queries import EventFilter, events, told
from tests.factories import (
    FormerTargetFactory,
    IndicatorFactory,
    IndicatorLinkFactory,
    PlanVersionFactory,
    RubricScoreFactory,
)
from tests.goals.plans import assessed, figure, last_verb, make_example

OLD = Target(Direction.DOWN, 0.05, 0.15, 2023, 2.25, 2028, 2.0)
EASED = replace(OLD, target=2.15)
NEW_YEAR = date(2027, 1, 1)
REASON = "de regio sneller groeit"

pytestmark = pytest.mark.usefixtures("_november")


@pytest.fixture
def _november():
    with time_machine.travel(date(2026, 11, 22)):
        yield


@pytest.fixture
def link(in_a) -> IndicatorLink:
    return make_example(in_a.swv).link


def change(director, link, target=EASED, **given):
    said = {"changed_on": NEW_YEAR, "reason": REASON} | given
    return services.edit_link(director, link=link, version=link.version, means="DUO", target=target, **said)


def test_path_is_stored_and_read_back(director, link) -> None:
    own = replace(EASED, path_kind=PathKind.OWN, steps=((2025, 2.24), (2026, 2.2)))
    change(director, link, own)
    row = IndicatorLink.objects.get()
    assert (row.path_kind, row.steps, row.agreement()) == ("own", [[2025, 2.24], [2026, 2.2]], own)
    change(director, row, replace(OLD, path_kind=PathKind.STEPPED))
    row = IndicatorLink.objects.get()
    assert (row.path_kind, row.steps, row.agreement().path_kind) == ("stepped", [], PathKind.STEPPED)


@pytest.mark.parametrize("steps", [[], ["a"], [[2026]], [[2026, None]], [[2023, 2.2]], [[2026, 2.2], [2025, 2.1]], 3])
def test_stored_steps_that_make_no_path_are_no_agreement(in_a, steps) -> None:
    link = make_example(in_a.swv, path_kind="own", steps=steps).link
    assert link.agreement() is None
    assert assessed(link, in_a).status is Status.NO_VERDICT


def test_step_outside_the_scale_is_refused(director, link) -> None:
    with pytest.raises(DomainError) as refused:
        change(director, link, replace(OLD, path_kind=PathKind.OWN, steps=((2026, 101.0),)))
    assert (refused.value.code, refused.value.field) == ("outside-scale", "steps")


def test_old_agreement_stays_with_its_day_and_reason(director, in_a, link) -> None:
    saved = change(director, link)
    former = FormerTarget.objects.get()
    assert (former.link, former.agreement(), former.changed_on, former.reason, former.user_id) == (
        link,
        OLD,
        NEW_YEAR,
        REASON,
        director.user_id,
    )
    assert (saved.target, saved.version) == (2.15, 2)
    assert saved.history.first().history_change_reason == REASON
    assert set(AuditEvent.objects.values_list("verb", flat=True)) == {"link.target_changed", "link.edited"}


@pytest.mark.parametrize(
    ("change_of", "value"),
    [
        ("direction", Direction.UP),
        ("baseline", 2.3),
        ("baseline_year", 2022),
        ("target", 2.1),
        ("target_year", 2027),
        ("margin", 0.1),
        ("limit", 0.2),
        ("path_kind", PathKind.STEPPED),
    ],
)
def test_every_part_of_an_agreement_asks_why(director, link, change_of, value) -> None:
    target = replace(OLD, **{change_of: value})
    target = replace(target, baseline=1.5) if value is Direction.UP else target
    with pytest.raises(DomainError) as undated:
        change(director, link, target, changed_on=None)
    with pytest.raises(DomainError) as unexplained:
        change(director, link, target, reason=" ")
    assert [(error.value.code, error.value.field) for error in (undated, unexplained)] == [
        ("change-undated", "changed_on"),
        ("reason-missing", "reason"),
    ]
    assert (IndicatorLink.objects.get().agreement(), FormerTarget.objects.count()) == (OLD, 0)


def test_another_means_asks_nothing(director, link) -> None:
    saved = services.edit_link(director, link=link, version=1, means="Kijkglas", target=OLD)
    assert (saved.means, FormerTarget.objects.count(), last_verb()) == ("Kijkglas", 0, "link.edited")


def test_before_the_plan_runs_nothing_is_asked(director, in_a, link) -> None:
    Plan.objects.update(first_year=2027, last_year=2030)
    services.edit_link(director, link=link, version=1, means="DUO", target=EASED)
    assert FormerTarget.objects.count() == 0
    PlanVersionFactory(swv=in_a.swv, plan=Plan.objects.get(), state=VersionState.ADOPTED)
    link.refresh_from_db()
    with pytest.raises(DomainError) as refused:
        services.edit_link(director, link=link, version=2, means="DUO", target=OLD)
    assert refused.value.code == "change-undated"
    change(director, link, OLD, changed_on=date(2026, 12, 1))
    assert FormerTarget.objects.get().agreement() == EASED


def test_first_agreement_replaces_none(director, in_a) -> None:
    link = make_example(in_a.swv, baseline=None, target=None).link
    services.edit_link(director, link=link, version=1, means="DUO", target=OLD)
    assert FormerTarget.objects.count() == 0


def test_an_agreement_that_lapses_stays_readable(director, in_a, link) -> None:
    saved = change(director, link, None)
    view = assessed(saved, in_a)
    assert (saved.agreement(), view.target, view.judged) == (None, None, OLD)
    held = "van 2,25% in 2023 naar 2,00% in 2028, omlaag"
    assert view.former_texts == (f"Afspraak tot 1 januari 2027: {held}. Gewijzigd omdat de regio sneller groeit.",)


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2024, 7, 31), "change-outside-plan"), (date(2028, 8, 1), "change-outside-plan")],
)
def test_a_change_lies_within_the_plan(director, link, day, code) -> None:
    with pytest.raises(DomainError) as refused:
        change(director, link, changed_on=day)
    assert (refused.value.code, refused.value.field) == (code, "changed_on")
    assert refused.value.message == "Kies een dag van 1 augustus 2024 tot en met 31 juli 2028: dan loopt het plan."


def test_a_target_year_that_is_over_is_refused(director, link) -> None:
    with pytest.raises(DomainError) as refused:
        change(director, link, replace(EASED, target_year=2026), changed_on=date(2027, 8, 1))
    assert (refused.value.code, refused.value.field) == ("target-year-over", "target_year")


def test_a_change_comes_after_the_one_before_it(director, link) -> None:
    change(director, link)
    with pytest.raises(DomainError) as refused:
        change(director, link, OLD, changed_on=date(2026, 12, 31))
    assert (refused.value.code, refused.value.field) == ("change-before-change", "changed_on")
    assert "al gewijzigd per 1 januari 2027" in refused.value.message


def test_a_second_change_of_the_same_day_gives_its_own_reason(director, in_a, link) -> None:
    change(director, link)
    change(director, link, replace(OLD, target=2.1), reason="wij ons verrekenden")
    former = FormerTarget.objects.get()
    assert (former.agreement(), former.reason) == (OLD, "wij ons verrekenden")
    change(director, link, OLD, reason="het toch kan")
    assert link.course().former == ()


def test_somebody_who_was_second_changes_nothing(director, link) -> None:
    stale = IndicatorLink.objects.get()
    change(director, link)
    with pytest.raises(ConflictError):
        services.edit_link(
            director, link=stale, version=1, means="DUO", target=OLD, changed_on=NEW_YEAR, reason="te laat"
        )
    assert FormerTarget.objects.get().reason == REASON


def test_who_may_not_edit_the_plan_keeps_no_former_agreement(director, link) -> None:
    reader = replace(director, roles=frozenset())
    with pytest.raises(NotAllowedError):
        change(reader, link)
    assert (IndicatorLink.objects.get().agreement(), FormerTarget.objects.count()) == (OLD, 0)


def test_a_figure_from_before_the_change_keeps_its_verdict(director, in_a, link) -> None:
    before = assessed(link, in_a)
    after = assessed(change(director, link), in_a)
    assert (before.status, after.status) == (Status.ATTENTION, Status.ATTENTION)
    assert after.sentence == (
        f"{before.sentence} Gemeten aan de afspraak tot 1 januari 2027: van 2,25% in 2023 naar 2,00% in 2028, omlaag."
    )
    assert after.target_text == "van 2,25% in 2023 naar 2,15% in 2028, omlaag"
    figure(link.indicator, 370, 16840, year=2027)
    now = assessed(link, in_a)
    assert (now.status, now.judged) == (Status.ON_TRACK, EASED)
    assert "Gemeten aan" not in now.sentence


def test_a_change_from_the_day_of_counting_holds_for_that_figure(director, in_a, link) -> None:
    view = assessed(change(director, link, changed_on=date(2026, 10, 1)), in_a)
    assert (view.judged, view.status) == (EASED, Status.ON_TRACK)


def test_a_score_is_judged_by_its_own_day(director, in_a) -> None:
    rubric = IndicatorFactory(swv=in_a.swv)
    agreed = {"direction": "up", "baseline_year": 2024, "baseline": 2, "target_year": 2028, "target": 4}
    goal = make_example(in_a.swv).goal
    link = IndicatorLinkFactory(swv=in_a.swv, goal=goal, indicator=rubric, margin=0.5, limit=1, **agreed)
    RubricScoreFactory(swv=in_a.swv, indicator=rubric, level=2, on=date(2026, 10, 1))
    held = link.agreement()
    saved = change(director, link, replace(held, target=3.0))
    assert (assessed(saved, in_a).judged, assessed(saved, in_a).status) == (held, Status.ATTENTION)
    RubricScoreFactory(swv=in_a.swv, indicator=rubric, level=2, on=date(2027, 3, 1))
    assert assessed(saved, in_a).judged.target == 3.0


def test_a_withheld_figure_names_no_agreement(director, in_a, link) -> None:
    saved = change(director, link)
    figure(link.indicator, 3, 400, year=2027, kind=FigureKind.WITHHELD)
    FormerTarget.objects.update(changed_on=date(2028, 1, 1))
    view = assessed(saved, in_a)
    assert (view.judged, view.status) == (OLD, Status.NO_VERDICT)
    assert not any(letter.isdigit() for letter in view.sentence + view.pace_text + view.progress_text)


def test_pace_looks_ahead_to_the_new_agreement(director, in_a, link) -> None:
    """370 of 16.840 is 2,1971%. In 2027 the new path asks 2,17%: 365 pupils."""
    assert assessed(change(director, link), in_a).pace_text == (
        "U ligt 1 jaar en 11 maanden achter op het pad; nodig: nog 5 leerlingen minder voor 1 oktober 2027,"
        " bij een gelijk totaal."
    )


def test_log_tells_what_became_what(director, in_a, link) -> None:
    change(director, link)
    change(director, link, replace(OLD, target=2.1), reason="wij ons verrekenden")
    found = [event.detail for event in told(events(in_a.swv, EventFilter())) if event.detail]
    opening = "Deelname speciaal basisonderwijs: streefwaarde 2028-2029 van 2,00% naar"
    assert found == [
        f"{opening} 2,10%, per 1 januari 2027, omdat wij ons verrekenden",
        f"{opening} 2,15%, per 1 januari 2027, omdat de regio sneller groeit",
    ]


def test_log_costs_the_same_for_many_changes(director, in_a, link, item_count, django_assert_num_queries) -> None:
    for number in range(item_count):
        change(director, link, replace(OLD, target=2.1 + number / 100), changed_on=date(2027, 1, 1 + number))
    rows = list(AuditEvent.objects.filter(verb="link.target_changed"))
    with django_assert_num_queries(4):  # names, former agreements, definitions, saves
        assert all(event.detail for event in told(rows))


def test_former_agreements_of_a_plan_take_one_query(in_a, item_count, django_assert_num_queries) -> None:
    example = make_example(in_a.swv)
    for number in range(item_count):
        FormerTargetFactory(
            swv=in_a.swv, link=example.link, target=1.5 + number / 10, changed_on=date(2026, 1, 1 + number)
        )
    with django_assert_num_queries(10):
        tree = queries.plan_tree(example.plan, in_a.swv)
        assert len(tree.goals[0].links[0].former_texts) == item_count


def test_chart_keeps_what_was_replaced(director, in_a, link) -> None:
    series = series_for(in_a.swv, [link.indicator])[link.indicator_id]
    spec = charts.chart_spec(change(director, link), series)
    (old,) = spec.old_paths
    assert (old[0], spec.path[-1], spec.gap_label) == ((2023, 2.25), (2028, 2.15), "16 leerlingen boven pad")
    assert old[-1][0] == spec.path[0][0] == pytest.approx(2026 + 92 / 365)
    assert 'class="c-break"' in charts.spark(link, series)
