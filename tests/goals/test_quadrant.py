"""Meetbaar beside merkbaar: where a doel stands, what it asks, whose words it shows."""

from datetime import date

import pytest
from django.urls import reverse

from goals.compute.quadrant import Cell, Measured, cell, is_better, is_noticed, question, together
from goals.enums import Status
from goals.queries import plan_tree
from goals.queries.quadrant import placed_goals
from indicators.enums import IndicatorKind
from indicators.models import RubricScore
from meetings.enums import Felt
from meetings.models import AgendaItem, Poll
from meetings.queries.polls import count_answers
from meetings.queries.polls import is_noticed as poll_noticed
from osp.models import AuditEvent
from tests import factories as make
from tests.meetings.conftest import board, figure_of, goal, link, meeting, november, sbo, sbo_2019  # noqa: F401 -- fixtures

pytestmark = pytest.mark.django_db
ON, ATTENTION, OFF, NONE = Status.ON_TRACK, Status.ATTENTION, Status.OFF_TRACK, Status.NO_VERDICT


@pytest.mark.parametrize(
    ("progress", "status", "has_path", "expected"),
    [
        (0.2, OFF, True, True),
        (0.0, ON, True, False),
        (-0.4, OFF, True, False),
        (None, ON, True, True),
        (None, OFF, True, None),
        (None, OFF, False, False),
        (None, Status.ACHIEVED, False, True),
        (None, NONE, False, None),
    ],
)
def test_figure_is_better_by_its_way_or_else_where_it_stands(progress, status, has_path, expected):
    assert is_better(Measured(progress, status, has_path)) is expected


@pytest.mark.parametrize(
    ("better", "noticed", "expected"),
    [
        (True, True, Cell.BOTH),
        (True, False, Cell.UNNOTICED),
        (False, True, Cell.FELT),
        (False, False, Cell.NEITHER),
        (None, True, Cell.UNKNOWN),
        (True, None, Cell.UNKNOWN),
    ],
)
def test_cell_is_unknown_as_soon_as_one_side_is(better, noticed, expected):
    assert cell(better=better, noticed=noticed) is expected
    assert bool(question(expected, "Minder wachten")) is (expected is not Cell.UNKNOWN)


def test_one_that_says_no_is_enough_and_the_unknown_do_not_count():
    assert [together(each) for each in ([], [None], [True, None], [True, False], [False, None])] == [
        None, None, True, False, False,
    ]  # fmt: skip
    assert [is_noticed(each) for each in (ON, Status.ACHIEVED, ATTENTION, OFF, NONE)] == [
        True,
        True,
        False,
        False,
        None,
    ]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([Felt.YES] * 5, True),
        ([Felt.NO] * 6, False),
        ([Felt.YES] * 4, None),
        ([Felt.YES] * 5 + [Felt.NO] * 6, False),
        ([Felt.UNKNOWN] * 6, None),
    ],
)
def test_poll_counts_by_what_may_be_shown_of_it(answers, expected):
    assert poll_noticed(count_answers(answers, is_closed=True)) is expected


@pytest.fixture
def rubric(goal, link):  # noqa: F811 -- the fixture
    """A merkbare indicator at the same doel, whose agreed level is 3 of 4."""
    noticed = make.IndicatorFactory(
        swv=goal.swv, kind=IndicatorKind.NOTICEABLE, code="merk", name="Ouders merken het",
        rubric=["niet", "soms", "vaak", "altijd"],
    )  # fmt: skip
    make.IndicatorLinkFactory(
        swv=goal.swv, goal=goal, indicator=noticed, baseline_year=2024, baseline=1, target_year=2027, target=3,
        direction="up",
    )  # fmt: skip
    return noticed


def score(rubric, level, *, note="", user=None, day=date(2026, 11, 1)):
    return RubricScore.objects.create(swv_id=rubric.swv_id, indicator=rubric, level=level, on=day, note=note, user=user)


def place_of(goal):  # noqa: F811 -- idem
    found = placed_goals(plan_tree(goal.priority.plan, goal.swv))
    ((place, row),) = [(place, row) for place, rows in found.items() for row in rows]
    return place, row


def test_goal_moves_through_the_square_as_figures_and_scores_come(november, rubric, goal, sbo):  # noqa: F811 -- idem
    place, row = place_of(goal)
    assert (place, row.better, row.noticed, row.lacks) == (Cell.UNKNOWN, True, None, "wat men merkt is niet bekend")
    score(rubric, 1)
    place, row = place_of(goal)
    assert place is Cell.UNNOTICED
    assert row.question.startswith("Het cijfer bij „Minder kinderen naar het sbo” is beter, maar niemand merkt het.")
    score(rubric, 4, day=date(2026, 11, 2))
    assert place_of(goal)[0] is Cell.BOTH
    figure_of(sbo, 2020, numerator=480, denominator=17465)
    assert place_of(goal)[0] is Cell.FELT


def test_poll_stands_beside_the_rubric(november, rubric, goal, meeting):  # noqa: F811 -- idem
    score(rubric, 4)
    item = make.AgendaItemFactory(swv=goal.swv, meeting=meeting)
    poll = make.PollFactory(swv=goal.swv, item=item, goal=goal, token="een-twee-drie")
    for number in range(6):
        make.PollAnswerFactory(swv=goal.swv, poll=poll, felt=Felt.NO, device=f"d{number}")
    assert place_of(goal)[0] is Cell.BOTH
    Poll.objects.update(closed_at=poll.opened_at)
    place, row = place_of(goal)
    assert (place, row.pulse) == (
        Cell.UNNOTICED,
        "Bestuur: 6 antwoorden: ja, duidelijk 0, een beetje 0, nee 6, weet ik niet 0",
    )


def test_words_are_shown_when_five_people_wrote(november, rubric, goal):  # noqa: F811 -- idem
    people = [make.UserFactory() for _ in range(5)]
    for number, person in enumerate(people[:4]):
        score(rubric, 4, note=f"woord {number}", user=person)
    score(rubric, 4, note="nog een van dezelfde", user=people[0])
    assert place_of(goal)[1].quotes == ()
    score(rubric, 4, note="het vijfde woord", user=people[4])
    assert place_of(goal)[1].quotes == ("het vijfde woord", "nog een van dezelfde", "woord 3")


def test_question_goes_on_an_agenda_with_one_click(client, anna, rubric, goal, meeting, link):  # noqa: F811 -- idem
    score(rubric, 1)
    client.force_login(anna)
    page = reverse("goals:quadrant", args=["PO2814"])
    body = client.get(page).content.decode()
    assert "Cijfer beter, merkt niemand" in body
    assert "Bestuur 3 december 2026" in body
    assert client.post(page, {"goal": goal.pk, "meeting": 999999}).status_code == 422
    assert client.post(page, {"goal": 999999, "meeting": meeting.pk}).status_code == 422
    assert client.post(page, {"goal": goal.pk, "meeting": meeting.pk}).status_code == 302
    item = AgendaItem.objects.get(title="Merkbaar: Minder kinderen naar het sbo")
    assert item.summary.startswith("Het cijfer bij „Minder kinderen naar het sbo” is beter, maar niemand merkt het.")
    assert {row.link_id for row in item.indicators.all()} == {row.pk for row in goal.links.all()}
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"goal.question_put_on_agenda", "agenda.question_brought"} <= verbs


def test_unknown_goal_asks_nothing(client, anna, rubric, goal, meeting):  # noqa: F811 -- idem
    client.force_login(anna)
    answer = client.post(reverse("goals:quadrant", args=["PO2814"]), {"goal": goal.pk, "meeting": meeting.pk})
    assert (answer.status_code, "te weinig bekend" in answer.content.decode()) == (422, True)


def test_reader_reads_the_square_and_takes_the_table(client, bram, rubric, goal, meeting):  # noqa: F811 -- idem
    score(rubric, 1)
    client.force_login(bram)
    page = reverse("goals:quadrant", args=["PO2814"])
    assert "Zet op de agenda" not in client.get(page).content.decode()
    table = client.get(page + "?vorm=csv").content.decode("utf-8-sig")
    assert table.splitlines()[1].startswith("1.1;Minder kinderen naar het sbo;cijfer beter, merkt niemand;")


def test_page_asks_a_fixed_number_of_queries(client, anna, goal, rubric, item_count, django_assert_num_queries):  # noqa: F811 -- idem
    for number in range(item_count):
        row = make.GoalFactory(swv=goal.swv, priority=goal.priority, title=f"doel {number}")
        make.IndicatorLinkFactory(swv=goal.swv, goal=row, indicator=rubric, direction="up", baseline=1, target=3)
    client.force_login(anna)
    with django_assert_num_queries(18):
        client.get(reverse("goals:quadrant", args=["PO2814"]))
