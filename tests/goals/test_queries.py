"""Reads of the plan: assessment, tree, selection, planlint, what Vandaag asks, charts."""

from datetime import date

import pytest
from django.http import Http404

from goals import charts, queries
from goals.enums import Status
from goals.models import Goal
from indicators.enums import FigureKind
from indicators.queries import series_for
from tests.factories import GoalFactory, IndicatorFactory, IndicatorLinkFactory, RubricScoreFactory
from tests.goals.plans import figure, grow, make_example, national

TODAY = date(2026, 11, 22)


def series_of(link, swv):
    return series_for(swv, [link.indicator])[link.indicator_id]


def test_assessment_explains_itself(in_a) -> None:
    link = make_example(in_a.swv).link
    view = queries.assess_link(link, series_of(link, in_a.swv))
    assert (view.status, view.short, view.full) == (Status.ATTENTION, "2,20%", "2,20% (370 van 16.840)")
    assert view.sentence == (
        "16 leerlingen (0,10 procentpunt) boven het pad van 2,10%. "
        "Dat is meer dan de marge van 0,05 en minder dan de grens van 0,15."
    )
    assert view.target_text == "van 2,25% in 2023 naar 2,00% in 2028, omlaag"
    assert view.progress_text == "Van de weg naar 2,00% is 21% afgelegd, terwijl 60% van de tijd voorbij is."


def test_link_without_target_is_followed_not_judged(in_a) -> None:
    link = make_example(in_a.swv, baseline=None, target=None).link
    view = queries.assess_link(link, series_of(link, in_a.swv))
    assert (view.target, view.status, view.short) == (None, Status.NO_VERDICT, "2,20%")
    assert view.sentence == "Er is nog geen streefwaarde afgesproken; daarom is er geen oordeel."


def test_link_without_figure_has_no_verdict(in_a) -> None:
    link = IndicatorLinkFactory(swv=in_a.swv, indicator=national("deelname-so-schoolgaand"))
    view = queries.assess_link(link, series_of(link, in_a.swv))
    assert (view.point, view.status, view.short) == (None, Status.NO_VERDICT, "onbekend")


def test_withheld_figure_lends_no_number(in_a) -> None:
    link = IndicatorLinkFactory(swv=in_a.swv, indicator=national("deelname-so-schoolgaand"))
    figure(link.indicator, 3, 400, kind=FigureKind.WITHHELD)
    view = queries.assess_link(link, series_of(link, in_a.swv))
    assert (view.short, view.full, view.status) == ("onderdrukt", "onderdrukt", Status.NO_VERDICT)
    assert "0,75" not in view.sentence
    point = charts.chart_spec(link, series_of(link, in_a.swv)).series[0]
    assert (point.value, point.low, point.high, point.missing_word) == (None, None, None, "onderdrukt")


def test_noticeable_has_its_own_words(in_a) -> None:
    rubric = IndicatorFactory(swv=in_a.swv)
    RubricScoreFactory(swv=in_a.swv, indicator=rubric, level=3, on=date(2026, 10, 1))
    agreed = {"direction": "up", "baseline_year": 2024, "baseline": 2, "target_year": 2028, "target": 4}
    link = IndicatorLinkFactory(swv=in_a.swv, indicator=rubric, margin=0.5, limit=1, **agreed)
    view = queries.assess_link(link, series_of(link, in_a.swv))
    assert (view.status, view.word, view.short, view.level) == (Status.ON_TRACK, "gemerkt", "rubriek 3 van 4", 3)


def test_tree_numbers_and_hides_what_is_archived(director, in_a) -> None:
    example = make_example(in_a.swv)
    GoalFactory(swv=in_a.swv, priority=example.priority, position=2, title="Weg", archived_at="2026-01-01T00:00Z")
    GoalFactory(swv=in_a.swv, priority=example.priority, position=3, title="Tweede")
    tree = queries.plan_tree(example.plan, in_a.swv)
    assert [(row.number, row.goal.title) for row in tree.goals] == [
        ("1.1", "Minder verwijzingen naar het sbo"),
        ("1.2", "Tweede"),
    ]
    assert tree.priorities[0].profile == (Status.ATTENTION, Status.NO_VERDICT)


def test_mark_of_a_goal_is_its_gravest_verdict(in_a) -> None:
    example = make_example(in_a.swv)
    so = national("deelname-so-schoolgaand")
    figure(so, 100, 16840)
    IndicatorLinkFactory(swv=in_a.swv, goal=example.goal, indicator=so, position=2)
    goal = queries.plan_tree(example.plan, in_a.swv).goals[0]
    assert [link.status for link in goal.links] == [Status.ATTENTION, Status.ACHIEVED]
    assert goal.status is Status.ATTENTION


def test_tree_costs_the_same_at_any_size(in_a, item_count, django_assert_num_queries) -> None:
    example = make_example(in_a.swv)
    grow(example, item_count)
    with django_assert_num_queries(11):
        tree = queries.plan_tree(example.plan, in_a.swv)
        assert len(tree.goals) == item_count


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, ["Minder verwijzingen naar het sbo", "Van Bram"]),
        ({"stand": "attention"}, ["Minder verwijzingen naar het sbo"]),
        ({"stand": "achieved"}, []),
        ({"stand": "onzin", "speerpunt": "x"}, ["Minder verwijzingen naar het sbo", "Van Bram"]),
        ({"eigenaar": "niemand"}, ["Minder verwijzingen naar het sbo"]),
        ({"eigenaar": "bram"}, ["Van Bram"]),
    ],
)
def test_selection_comes_from_the_url(in_a, bram, query, titles) -> None:
    example = make_example(in_a.swv)
    GoalFactory(swv=in_a.swv, priority=example.priority, position=2, title="Van Bram", owner=bram)
    if query.get("eigenaar") == "bram":
        query = {"eigenaar": str(bram.pk)}
    tree = queries.plan_tree(example.plan, in_a.swv)
    rows = queries.selected(tree, queries.Selection.of(query))
    assert [goal.goal.title for row in rows for goal in row.goals] == titles


def test_lint_says_what_is_missing(in_a) -> None:
    example = make_example(in_a.swv)
    GoalFactory(swv=in_a.swv, priority=example.priority, position=2, ends=date(2026, 8, 1))
    example.activity.ends = date(2026, 10, 1)
    example.activity.save()
    tree = queries.plan_tree(example.plan, in_a.swv)
    lint = queries.plan_lint(tree, TODAY)
    first, second = ([each.code for each in lint.of_goal(view.goal.pk)] for view in tree.goals)
    assert first == ["no-owner", "not-discussed", "activity-no-owner", "overdue", "no-noticeable"]
    assert second == ["no-owner", "past", "no-indicator"]


def test_today_sorts_by_consequence(in_a) -> None:
    example = make_example(in_a.swv)
    so = national("deelname-so-schoolgaand")
    figure(so, 500, 16840)
    IndicatorLinkFactory(swv=in_a.swv, goal=example.goal, indicator=so, position=2)
    example.activity.ends = date(2026, 10, 1)
    example.activity.save()
    tree = queries.plan_tree(example.plan, in_a.swv)
    assert [ask.when for ask in queries.asks(tree, TODAY)] == ["Van koers", "Over tijd", "Aandacht", "Zonder termijn"]
    assert queries.standings(tree)[0].striking.startswith("Deelname speciaal onderwijs, schoolgaand: 2,97% (")


def test_links_of_indicator_leave_out_what_is_archived_above(in_a) -> None:
    example = make_example(in_a.swv)
    IndicatorLinkFactory(swv=in_a.swv, goal=None, priority=example.priority, indicator=example.indicator)
    IndicatorLinkFactory(swv=in_a.swv, goal=None, activity=example.activity, indicator=example.indicator)
    assert len(queries.links_of_indicator(example.indicator.pk)) == 3
    Goal.objects.update(archived_at="2026-01-01T00:00Z")
    assert [link.priority for link in queries.links_of_indicator(example.indicator.pk)] == [example.priority]
    with pytest.raises(Http404):
        queries.get_link(example.link.pk)


def test_chart_has_path_baseline_and_gap(in_a) -> None:
    link = make_example(in_a.swv).link
    spec = charts.chart_spec(link, series_of(link, in_a.swv), unit_name="PO2814")
    assert spec.path == ((2023, 2.25), (2028, 2.0))
    assert (spec.baseline_label, spec.gap_label) == ("nulmeting 2,25%", "16 leerlingen boven pad")
    assert [point.year for point in spec.series] == [2026]


def test_chart_without_link_has_no_path(in_a) -> None:
    link = make_example(in_a.swv).link
    spec = charts.chart_spec(None, series_of(link, in_a.swv))
    assert (spec.path, spec.corridor, spec.gap_label, spec.baseline_label) == ((), None, None, None)


def test_corridor_is_drawn_as_a_band(in_a) -> None:
    agreed = {"direction": "corridor", "baseline": None, "target": None, "low": 2.0, "high": 2.3}
    link = make_example(in_a.swv, **agreed).link
    spec = charts.chart_spec(link, series_of(link, in_a.swv))
    assert (spec.corridor, spec.path, spec.gap_label) == ((2.0, 2.3), (), None)
