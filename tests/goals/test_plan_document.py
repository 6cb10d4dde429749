"""The plan as a document: all that it says, in the names of the tenant, as it was on a day, and never a small number."""

import json
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goals.documents.plan import Facts, Panel, Table, Text, from_json, to_json
from goals.queries.plan_document import plan_document
from osp.models import Schoolbestuur, SchoolbestuurName
from osp.scope import tenant_scope
from tests.factories import (
    ActivityFactory,
    BudgetLineFactory,
    ChapterFactory,
    FrameworkItemFactory,
    FrameworkTagFactory,
    GoalFactory,
    IndicatorLinkFactory,
    InterpretationFactory,
    MilestoneFactory,
    PriorityFactory,
    RiskFactory,
    ScopeBoardFactory,
)
from tests.factories.writing import CommentFactory, SuggestionFactory
from tests.goals.plans import grow, make_example

SECRET = "Alleen voor het bureau"


@pytest.fixture
def told(example, tenant_a, in_a):
    """The document of the example, made anew when called."""
    return lambda **options: plan_document(example.plan, tenant_a.swv, version_label="Concept", **options)


def section(document, key):
    """The section of a key."""
    return next(each for _, each in document.walk() if each.key == key)


def tables(document, key):
    """Rows of the tables of a section, by their caption."""
    found = [part for part in section(document, key).parts if isinstance(part, Table)]
    return {table.caption: [tuple(cell.text for cell in line.cells) for line in table.lines] for table in found}


def facts(document, key):
    """Facts of a section."""
    found = [part for part in section(document, key).parts if isinstance(part, Facts)]
    return {fact.label: fact.value for part in found for fact in part.rows}


def test_sections_follow_the_plan(told, example, tenant_a):
    ChapterFactory(swv=tenant_a.swv, plan=example.plan)
    ChapterFactory(swv=tenant_a.swv, plan=example.plan, title="Klachten", is_closing=True)
    headings = [(depth, each.heading) for depth, each in told().walk()]
    assert headings == [
        (1, "Missie en visie"),
        (1, "Wie wij zijn"),
        (1, "Speerpunt 1: Thuisnabij onderwijs"),
        (2, "Doel 1.1: Minder verwijzingen naar het sbo"),
        (1, "Klachten"),
        (1, "Alle indicatoren"),
    ]


def test_levels_have_the_names_of_the_tenant(told, tenant_a):
    tenant_a.level_names = {
        "priority": {"singular": "ambitie", "plural": "ambities", "article": "de"},
        "goal": {"singular": "koers", "plural": "koersen", "article": "de"},
        "activity": {"singular": "stap", "plural": "stappen", "article": "de"},
        "mission": {"singular": "droom", "plural": "dromen", "article": "de"},
    }
    tenant_a.save()
    stored = json.dumps(to_json(told()), ensure_ascii=False)
    for word in ("Ambitie", "Koers", "Stappen", "Droom", "1 koers: 1 aandacht"):
        assert word in stored
    keys = {each.key for _, each in told().walk()}
    for key in keys:
        stored = stored.replace(key, "")
    assert not [word for word in ("peerpunt", "oel ", "Missie", "ctiviteit") if word in stored]


def test_a_doel_says_all_that_hangs_on_it(told, example, tenant_a):
    own = {"swv": tenant_a.swv, "goal": example.goal}
    MilestoneFactory(**own, done_on=date(2027, 2, 3))
    BudgetLineFactory(**own)
    BudgetLineFactory(**own, year=2028, spent=1000.5, note="scholing")
    BudgetLineFactory(**own, year_kind="schooljaar", year=2026, budgeted=7)
    RiskFactory(**own, chance=3, impact=1, measure="Wij **leiden** op.")
    FrameworkTagFactory(**own, item=FrameworkItemFactory(swv=tenant_a.swv))
    ScopeBoardFactory(**own)
    ScopeBoardFactory(**own, schoolbestuur=Schoolbestuur.objects.create(number="40001"))
    SchoolbestuurName.objects.create(swv=tenant_a.swv, number="40001", name="Stichting De Brug")
    document, key = told(), f"doel-{example.goal.pk}"
    assert tables(document, key) == {
        "Resultaat": [("Beoogd", "De deelname daalt naar 1,9%.", "Leraren voelen zich gesteund.")],
        "Mijlpalen": [("Leidraad vastgesteld", "31 januari 2027", "3 februari 2027")],
        "Geld": [
            ("kalenderjaar 2027", "swv-middelen", "€ 25.000", "", ""),
            ("kalenderjaar 2028", "swv-middelen", "€ 25.000", "€ 1.000,50", "scholing"),
            ("Samen, kalenderjaren", "", "€ 50.000", "€ 1.000,50", ""),
            ("schooljaar 2026-2027", "swv-middelen", "€ 7", "", ""),
        ],
        "Risico’s": [("Te weinig orthopedagogen", "groot", "klein", "Wij leiden op.")],
        "Activiteiten": [
            ("1.1.1", "Scholing voor intern begeleiders\nVier middagen.", "", "1 september 2026 tot en met 1 juni 2027",
             "gepland"),
        ],
    }  # fmt: skip
    assert facts(document, key) == {
        "Geldt voor": "Stichting De Brug en schoolbestuur 41234",
        "Wettelijk onderdeel": "e Beoogde en bereikte resultaten",
    }
    assert tables(document, "begroting")["Begroot per kalenderjaar"] == [
        ("1 Thuisnabij onderwijs", "€ 25.000", "€ 25.000", "€ 50.000")
    ]
    assert tables(document, "kader") == {
        "Wettelijk onderdeel": [
            ("e", "Beoogde en bereikte resultaten", "1.1 Minder verwijzingen naar het sbo"),
        ]
    }


def test_money_of_all_speerpunten_adds_up_once(told, example, tenant_a):
    second = PriorityFactory(swv=tenant_a.swv, plan=example.plan, title="Tweede", position=2)
    BudgetLineFactory(swv=tenant_a.swv, goal=None, priority=second, budgeted=10)
    BudgetLineFactory(swv=tenant_a.swv, goal=example.goal, budgeted=1)
    BudgetLineFactory(swv=tenant_a.swv, goal=None, activity=example.activity, year=2028, budgeted=2)
    assert tables(told(), "begroting")["Begroot per kalenderjaar"] == [
        ("1 Thuisnabij onderwijs", "€ 1", "€ 2", "€ 3"),
        ("2 Tweede", "€ 10", "", "€ 10"),
        ("Samen", "€ 11", "€ 2", "€ 13"),
    ]


def test_an_activiteit_with_more_to_say_has_a_heading(told, example, tenant_a):
    MilestoneFactory(swv=tenant_a.swv, goal=None, activity=example.activity, title="Eerste middag")
    document = told()
    found = section(document, f"activiteit-{example.activity.pk}")
    assert found.heading == "Activiteit 1.1.1: Scholing voor intern begeleiders"
    assert tables(document, found.key)["Mijlpalen"] == [("Eerste middag", "31 januari 2027", "")]
    assert tables(document, f"doel-{example.goal.pk}")["Activiteiten"][0][1] == "Scholing voor intern begeleiders"


def test_panel_tells_the_figure_and_its_story(told, example, tenant_a, anna):
    InterpretationFactory(swv=tenant_a.swv, link=example.link, text="Dat kwam door **ons**.", user=anna)
    panel = next(p for p in section(told(), f"doel-{example.goal.pk}").parts if isinstance(p, Panel))
    assert (panel.label, panel.title, panel.figure, panel.unit) == (
        "Indicator 1.1.1", "Deelname speciaal basisonderwijs", "2,20", "%")  # fmt: skip
    assert panel.caption == "370 van 16.840 leerlingen"
    assert (panel.status, panel.status_word) == ("attention", "aandacht")
    assert "2,00%" in panel.agreed
    assert panel.sentence.startswith("16 leerlingen (0,10 procentpunt) boven het pad")
    assert panel.chart.spec.path == ((2023, 2.25), (2028, 2.0))
    assert len(panel.values.columns) == 1 + len(panel.chart.spec.years)
    assert panel.remarks[0].text == "Dat kwam door **ons**."
    assert panel.remarks[0].by.startswith("Anna, ")


def test_overruled_verdict_says_who_and_why(told, example, bram):
    example.link.overruled_status = "off_track"
    example.link.overruled_reason = "De school is dicht."
    example.link.overruled_by = bram
    example.link.save()
    document = told()
    panel = next(p for p in section(document, f"doel-{example.goal.pk}").parts if isinstance(p, Panel))
    assert panel.status == "off_track"
    assert panel.sentence.startswith("Aangepast door Bram: De school is dicht. Volgens de cijfers: aandacht.")
    assert section(document, f"doel-{example.goal.pk}").status == "off_track"


def test_a_withheld_figure_leaves_no_digit(told, example):
    example.link.baseline, example.link.target = 9.0, 8.0  # no step of the path reads like the figure
    example.link.save()
    row = example.indicator.definitions.get().figures.get()
    row.kind, row.value, row.low, row.high, row.numerator_low, row.numerator_high = "withheld", *[None] * 5
    row.save()
    stored = json.dumps(to_json(told()), ensure_ascii=False)
    assert "onderdrukt" in stored
    assert "370" not in stored
    assert "2.197" not in stored
    assert "2,20" not in stored


def test_what_is_said_among_colleagues_stays_out(told, example, tenant_a, anna):
    place = {"swv": tenant_a.swv, "plan": example.plan, "kind": "doel", "object_id": example.goal.pk}
    CommentFactory(**place, text=SECRET, user=anna)
    SuggestionFactory(**place, after=SECRET, user=anna)
    gone = GoalFactory(swv=tenant_a.swv, priority=example.priority, title=SECRET, archived_at=timezone.now())
    ActivityFactory(swv=tenant_a.swv, goal=gone, title=SECRET)
    ActivityFactory(swv=tenant_a.swv, goal=example.goal, title=SECRET, archived_at=timezone.now())
    assert SECRET not in json.dumps(to_json(told()), ensure_ascii=False)


def test_there_is_no_document_of_before_the_plan(told):
    with pytest.raises(ValueError, match="one plan"):
        told(as_of=timezone.now() - timedelta(days=1))


def test_words_are_those_of_the_moment_and_figures_those_of_now(tenant_a, in_a):
    with time_machine.travel("2026-06-13 12:00:00+02:00", tick=True):
        example = make_example(tenant_a.swv)
        moment = timezone.now()
    with time_machine.travel("2026-12-03 12:00:00+01:00", tick=True):
        example.goal.title = "Anders gezegd"
        example.goal.save()
        InterpretationFactory(swv=tenant_a.swv, link=example.link)
        before = plan_document(example.plan, tenant_a.swv, version_label="Concept", as_of=moment)
        now = plan_document(example.plan, tenant_a.swv, version_label="Concept")
    key = f"doel-{example.goal.pk}"
    assert section(before, key).title == "Minder verwijzingen naar het sbo"
    assert section(now, key).title == "Anders gezegd"
    assert [fact.value for fact in before.front.facts] == [
        "Concept", "zoals op 13 juni 2026", "zoals bekend op 3 december 2026"]  # fmt: skip
    panels = [next(p for p in section(each, key).parts if isinstance(p, Panel)) for each in (before, now)]
    assert [panel.figure for panel in panels] == ["2,20", "2,20"]
    assert [len(panel.remarks) for panel in panels] == [0, 1]


def test_poster_holds_every_doel_with_its_indicators(told, example, tenant_a):
    IndicatorLinkFactory(swv=tenant_a.swv, goal=None, activity=example.activity, indicator=example.indicator)
    poster = told().poster
    assert [fact.label for fact in poster.creed] == ["Missie", "Visie"]
    (column,) = poster.columns
    assert (column.number, column.profile) == ("1", "1 doel: 1 aandacht")
    (goal,) = column.goals
    assert (goal.number, goal.status, goal.status_word) == ("1.1", "attention", "aandacht")
    assert [figure.figure for figure in goal.figures] == ["2,20%", "2,20%"]


def test_an_empty_plan_is_a_document_too(example, tenant_a, in_a):
    example.plan.mission = example.plan.vision = " "
    example.plan.save()
    example.priority.archived_at = timezone.now()
    example.priority.save()
    document = plan_document(example.plan, tenant_a.swv, version_label="Concept")
    assert document.sections == ()
    assert document.poster.columns == ()
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


def test_rich_text_keeps_its_looks(told, example):
    example.plan.vision = "Wij werken **samen**."
    example.plan.save()
    found = [part for part in section(told(), "missie").parts if isinstance(part, Text)]
    assert [(part.label, part.blocks[0].text) for part in found] == [
        ("Missie", "Elk kind een passende plek."), ("Visie", "Wij werken samen.")]  # fmt: skip
    assert [run.bold for run in found[1].blocks[0].runs] == [False, True, False]


def test_five_of_everything_ask_as_many_queries_as_one(example, tenant_a, item_count):
    with tenant_scope(tenant_a.swv):
        for place in range(item_count):
            own = {"swv": tenant_a.swv, "goal": example.goal}
            MilestoneFactory(**own)
            ScopeBoardFactory(**own, schoolbestuur=Schoolbestuur.objects.create(number=f"4000{place}"))
            FrameworkTagFactory(**own, item=FrameworkItemFactory(swv=tenant_a.swv))
            InterpretationFactory(swv=tenant_a.swv, link=example.link)
        grow(example, item_count)
        swv = type(tenant_a.swv).objects.select_related("tenant").get(pk=tenant_a.swv.pk)
        with CaptureQueriesContext(connection) as queries:
            plan_document(example.plan, swv, version_label="Concept")
    assert len(queries) == 22
