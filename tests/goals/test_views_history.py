"""Pages of the history: what they show, whom, and how they are asked."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from goals import services
from goals.compute.sittings import Sitting
from goals.models import Goal
from goals.views.history_pages import MOST_RUNS, PER_PAGE, SittingPaginator
from osp.actors import Actor
from osp.enums import Role
from osp.history import because
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import BodyFactory, GoalFactory, MeetingFactory, MilestoneFactory, PlanVersionFactory
from tests.goals.plans import HTMX, grow

TIMELINE = reverse("goals:history", args=["PO2814"])


@pytest.fixture
def written(example, tenant_a, anna):
    """Anna changed the title of the doel for a reason, and put the activiteit away."""
    actor = Actor(user_id=anna.pk, swv=tenant_a.swv, roles=frozenset({Role.DIRECTOR}))
    with tenant_scope(tenant_a.swv):
        goal = Goal.objects.get(pk=example.goal.pk)
        names = ("description", "measurable_result", "noticeable_result", "owner", "ends")
        values = {name: getattr(goal, name) for name in names}
        with because("de OPR <vroeg> erom"):
            services.edit_goal(actor, goal=goal, version=1, title="Anders", **values)
        services.archive_activity(actor, activity=example.activity, reason="klaar")
    return example


def page(client, query: str = "", **headers) -> str:
    return client.get(TIMELINE + query, headers=headers).content.decode()


def test_timeline_tells_who_changed_what_and_why(client, anna, written) -> None:
    client.force_login(anna)
    text = page(client)
    assert "<b>Anna</b>" in text
    assert "Titel van „Minder verwijzingen naar het sbo” naar „Anders”, reden: de OPR &lt;vroeg&gt; erom." in text
    assert "Gearchiveerd, reden: klaar." in text
    assert f'href="/po2814/plan/doel/{written.goal.pk}/"' in text


def test_reader_sees_the_history_and_no_way_to_change_it(client, bram, anna, written) -> None:
    client.force_login(bram)
    text = page(client)
    assert ("Anders" in text, "Zet terug" in text) == (True, False)
    client.force_login(anna)
    assert "Zet terug" in page(client)


def test_timeline_is_filtered_by_what_stands_in_the_address(client, anna, tenant_a, written) -> None:
    client.force_login(anna)
    other = make_person(tenant_a, "Bas", Role.QUALITY)
    assert "Niets gewijzigd" in page(client, f"?wie={other.pk}")
    assert "Titel van" in page(client, f"?wie={anna.pk}")
    assert "Titel van" in page(client, f"?onderdeel=doel-{written.goal.pk}")
    only = page(client, f"?onderdeel=activiteit-{written.activity.pk}")
    assert ("Gearchiveerd" in only, "Titel van" in only) == (True, False)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    today = timezone.localdate().isoformat()
    assert "Titel van" in page(client, f"?van={today}&tot={today}")
    # A day to come and words that say nothing leave the choice open.
    assert "Titel van" in page(client, f"?van={tomorrow}&onderdeel=x-1&wie=anna&sinds=ooit")
    assert "Niets gewijzigd" in page(client, "?tot=2020-01-01")


def test_changes_since_a_version_or_a_meeting_are_one_click_away(client, anna, tenant_a, example, time_machine) -> None:
    with tenant_scope(tenant_a.swv):
        day = timezone.localdate() - timedelta(days=3)
        version = PlanVersionFactory(swv=tenant_a.swv, plan=example.plan, state="vastgesteld", adopted_on=day)
        meeting = MeetingFactory(swv=tenant_a.swv, body=BodyFactory(swv=tenant_a.swv, name="ALV"), date=day)
    client.force_login(anna)
    text = page(client)
    for key in (f"versie-{version.pk}", f"vergadering-{meeting.pk}"):
        assert f'href="{TIMELINE}?sinds={key}"' in text
        assert "Toegevoegd, met" in page(client, f"?sinds={key}")
    assert "ALV van" in text


def test_timeline_leaves_as_a_table(client, anna, written) -> None:
    client.force_login(anna)
    lines = client.get(TIMELINE + "?vorm=csv").content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Van;Tot;Wie;Onderdeel;Wat;Reden;Was;Werd"
    title = next(line for line in lines if "titel" in line)
    assert title.split(";")[2:] == [
        "Anna",
        "doel 1.1 „Anders”",
        "titel van „Minder verwijzingen naar het sbo” naar „Anders”",
        "de OPR <vroeg> erom",
        "„Minder verwijzingen naar het sbo”",
        "„Anders”",
    ]
    assert client.get(TIMELINE + "?vorm=xlsx").content[:2] == b"PK"
    assert client.get(TIMELINE + "?vorm=pdf").status_code == 404


def test_history_of_a_row_is_a_fragment_of_its_page(client, anna, written) -> None:
    client.force_login(anna)
    url = reverse("goals:row-history", args=["PO2814", "doel", written.goal.pk])
    goal = client.get(reverse("goals:goal", args=["PO2814", written.goal.pk])).content.decode()
    assert f'hx-get="{url}"' in goal
    part = client.get(url, headers=HTMX).content.decode()
    assert ("<!doctype" in part, "Titel van" in part, "Gearchiveerd" in part) == (False, True, True)
    whole = client.get(url).content.decode()
    assert ("<!doctype" in whole, "Geschiedenis van „Anders”" in whole) == (True, True)


def test_history_of_every_kind_of_row_opens(client, anna, tenant_a, example) -> None:
    client.force_login(anna)
    with tenant_scope(tenant_a.swv):
        milestone = MilestoneFactory(swv=tenant_a.swv, goal=example.goal)
    rows = {"plan": example.plan, "speerpunt": example.priority, "koppeling": example.link, "mijlpaal": milestone}
    for kind, row in rows.items():
        response = client.get(reverse("goals:row-history", args=["PO2814", kind, row.pk]), headers=HTMX)
        assert (kind, response.status_code, "oegevoegd" in response.content.decode() or kind == "koppeling") == (
            kind,
            200,
            True,
        )
    assert client.get(reverse("goals:row-history", args=["PO2814", "contract", 1])).status_code == 404


@pytest.mark.parametrize(("query", "queries"), [("", 25), ("?onderdeel=speerpunt-{priority}", 25), ("?vorm=csv", 19)])
def test_queries_do_not_grow_with_the_plan(
    client, anna, tenant_a, example, item_count, django_assert_num_queries, query, queries
):
    with tenant_scope(tenant_a.swv):
        grow(example, item_count)
        for number in range(item_count):
            MilestoneFactory(swv=tenant_a.swv, goal=example.goal, title=f"Mijlpaal {number}")
            GoalFactory(swv=tenant_a.swv, priority=example.priority, position=9 + number)
    client.force_login(anna)
    with django_assert_num_queries(queries):
        client.get(TIMELINE + query.format(priority=example.priority.pk))


def sitting(runs: int) -> Sitting:
    at = datetime(2026, 6, 13, tzinfo=timezone.get_default_timezone())
    return Sitting(1, at, at, tuple(range(runs)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("runs", "starts"),
    [
        ([], [0]),
        ([1] * PER_PAGE, [0]),
        ([1] * (PER_PAGE + 1), [0, PER_PAGE]),
        ([MOST_RUNS, 1], [0, 1]),
        ([1, MOST_RUNS * 5, 1, 1], [0, 1, 2]),
        ([MOST_RUNS // 2, MOST_RUNS // 2, 1], [0, 2]),
    ],
)
def test_a_page_holds_what_somebody_reads(runs, starts):
    paginator = SittingPaginator([sitting(each) for each in runs])
    assert (paginator.starts, paginator.num_pages) == (starts, len(starts))
    shown = [each for number in range(1, paginator.num_pages + 1) for each in paginator.page(number)]
    assert len(shown) == len(runs)
    last = paginator.page(paginator.num_pages)
    assert (last.start_index(), last.end_index()) == (starts[-1] + 1, len(runs))
