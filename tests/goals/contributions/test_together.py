"""Totals, the matrix and the meter as the pages and papers get them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goals.compute.together import Base
from goals.models import Contribution, ScopeBoard
from goals.queries.asking import asked_parties
from goals.queries.effort import asked_in_year, efforts, minutes_asked
from goals.queries.round_matrix import Cell, matrix_of, narrowed
from goals.queries.together import goal_total, round_totals
from goals.services.contributions import accept_contribution, return_fields
from indicators.hooks import AGENDAS, AgendaPlace
from indicators.queries import Reader
from osp.enums import Party
from osp.models import Placement, Schoolbestuur
from osp.scope import scopes_disabled
from tests.factories import ContributionAnswerFactory, ContributionFactory, PlacementFactory
from tests.goals.contributing import LINDE, WAARD, fill, note_on, sign
from tests.goals.contributions.pages import client_of, text_of
from tests.goals.contributions.test_contribution_views import grow


def total_of(asked, **kwargs):
    return round_totals(asked.round, **kwargs)[0]


def test_the_sum_of_what_was_signed_stands_against_the_target(asked):
    sign(asked)
    sign(asked, LINDE, promised=8)
    found = total_of(asked)
    assert (found.total.base, found.total.promised, found.total.answered, found.total.asked) == (
        Base(246, 11457),
        14,
        2,
        6,
    )
    assert found.sentence == "Samen beloofd 2,02%, doel 1,90%, gat 15 leerlingen."
    assert found.coverage == "2 van de 6 schoolbesturen ondertekenden"
    assert len(found.missing) == 4


def test_what_is_still_being_written_and_parts_of_schools_are_not_counted(asked):
    sign(asked)
    part = ContributionFactory(
        swv=asked.swv, round=asked.round, party=Party.SCHOOL, code="10XX00", name="School", parent=asked.of(),
        state="ingediend",
    )  # fmt: skip
    ContributionAnswerFactory(swv=asked.swv, contribution=part, round_goal=asked.answers()[0].round_goal, promised=5)
    fill(asked, LINDE, promised=8)
    found = total_of(asked).total
    assert (found.promised, found.asked, found.answered) == (6, 6, 1)


def test_a_returned_contribution_counts_as_it_was_signed(asked):
    sign(asked)
    return_fields(asked.director, contribution=asked.of(), notes=[note_on(asked, "promised")])
    assert total_of(asked).total.promised == 6


def scope(asked, *codes: str) -> None:
    """The first doel holds for these schoolbesturen alone; only they were asked about it."""
    goal = asked.answers()[0].round_goal
    for code in codes:
        board = Schoolbestuur.objects.get_or_create(number=code)[0]
        ScopeBoard.objects.create(swv=asked.swv, goal=goal.goal, schoolbestuur=board)
    for row in Contribution.objects.filter(round=asked.round).exclude(code__in=codes):
        row.answers.filter(round_goal=goal).delete()


def test_of_a_doel_for_some_only_their_pupils_are_counted(asked):
    scope(asked, WAARD, LINDE)
    found = total_of(asked, reader=Reader.OUTSIDE).total
    assert (found.base, found.asked) == (Base(101, 3912), 2)


def test_a_schoolbestuur_with_schools_elsewhere_counts_with_its_pupils_here(asked):
    scope(asked, WAARD, LINDE)
    for measure, number in (("sbo", 500), ("bo", 9000)):
        PlacementFactory(
            owner=None, vestiging="99ZZ00", name="Elders", schoolbestuur=WAARD, measure=measure, low=number, high=number,
            unit="PO2201",
        )  # fmt: skip
    assert total_of(asked, reader=Reader.OUTSIDE).total.base == Base(101, 3912)


@pytest.mark.parametrize("count", [2, 3])
def test_among_few_who_may_come_from_one_of_them_reads_no_sum_of_their_numbers(asked, count):
    scope(asked, *[WAARD, LINDE, "41236"][:count])
    sign(asked)
    found = total_of(asked)
    assert (found.total.base, found.total.share, found.total.gap) == (None, None, None)
    assert found.sentence == "Samen toegezegd: 6 leerlingen minder."


def test_a_number_that_is_not_shown_is_in_no_total(asked):
    scope(asked, WAARD, LINDE)
    with scopes_disabled():
        Placement.objects.filter(schoolbestuur=WAARD, measure="sbo").update(low=3, high=3)
    assert total_of(asked, reader=Reader.OUTSIDE).total.base is None


def test_the_doel_tells_its_newest_round_to_who_may_know(asked, bram):
    sign(asked)
    goal = asked.answers()[0].round_goal.goal_id
    assert goal_total(goal)[1].total.promised == 6
    url = reverse("goals:goal-total", args=["PO2814", goal])
    said = "Samen beloofd 2,09%, doel 1,90%, gat 23 leerlingen."
    assert [said in text_of(client_of(pk).get(url)) for pk in (asked.director.user_id, bram.pk, asked.signer.user_id)] == [
        True, True, False,
    ]  # fmt: skip


def cells(asked) -> dict[str, tuple[Cell, ...]]:
    rows = matrix_of(asked.round, today=timezone.localdate()).rows
    return {row.contribution.code: row.cells for row in rows}


def test_matrix_follows_the_way_of_a_contribution(asked):
    assert set(cells(asked)[WAARD]) == {Cell.ASKED}
    fill(asked)
    assert set(cells(asked)[WAARD]) == {Cell.FILLED}
    asked.answers()[1].__class__.objects.filter(pk=asked.answers()[1].pk).update(intention="")
    assert cells(asked)[WAARD] == (Cell.FILLED, Cell.OPENED, Cell.FILLED)
    row = next(row for row in matrix_of(asked.round, today=timezone.localdate()).rows if row.contribution.code == WAARD)
    assert row.lacks == ("antwoord bij 1.2", "handtekening")
    sign(asked, LINDE)
    assert set(cells(asked)[LINDE]) == {Cell.SUBMITTED}
    return_fields(asked.director, contribution=asked.of(LINDE), notes=[note_on(asked, code=LINDE)])
    assert cells(asked)[LINDE] == (Cell.RETURNED, Cell.SUBMITTED, Cell.SUBMITTED)


def test_accepted_and_not_asked_stand_apart(asked):
    scope(asked, WAARD, LINDE)
    sign(asked)
    accept_contribution(asked.director, contribution=asked.of())
    found = cells(asked)
    assert (set(found[WAARD]), found["41236"][0]) == ({Cell.ACCEPTED}, Cell.NOT_ASKED)


def test_the_next_meeting_says_what_it_misses(asked, monkeypatch):
    today = timezone.localdate()
    link = asked.answers()[0].round_goal.link
    places = [
        AgendaPlace(link.indicator_id, body, today + timedelta(days=n), n) for body, n in (("ALV", 9), ("RvT", 20))
    ]
    monkeypatch.setattr(AGENDAS, "sources", [lambda ids: places])
    sign(asked)
    first, second, _ = matrix_of(asked.round, today=today).columns
    assert (first.missing, first.meeting.body, "mist 5 schoolbesturen" in first.misses) == (5, "ALV", True)
    assert (second.missing, second.meeting, second.misses) == (5, None, "")


def test_filters_narrow_rows_and_leave_columns(asked):
    sign(asked)
    whole = matrix_of(asked.round, today=timezone.localdate())
    assert [len(narrowed(whole, **kwargs).rows) for kwargs in (
        {"state": "ingediend"}, {"open_only": True}, {"text": WAARD}, {"text": "bestaat niet"}, {},
    )] == [1, 5, 1, 0, 6]  # fmt: skip
    assert narrowed(whole, text="bestaat niet").columns == whole.columns


def test_matrix_as_page_and_table_leads_to_each_answer(asked):
    sign(asked)
    client = client_of(asked.director.user_id)
    url = reverse("goals:round-matrix", args=["PO2814", asked.round.pk])
    page = client.get(url).content.decode()
    place = f"{reverse('goals:contribution-review', args=['PO2814', asked.of().pk])}#doel-{asked.answers()[0].round_goal_id}"
    assert (place in page, "cell-mark" in page) == (True, True)
    lines = client.get(f"{url}?vorm=csv&open=1").content.decode("utf-8-sig").splitlines()
    assert (len(lines), lines[0].startswith("Schoolbestuur;Nummer;Stand;1.1 Minder kinderen")) == (7, True)
    assert client.get(f"{url}?stand=bestaat-niet").status_code == 200


def test_meter_adds_up_rounds_of_a_year(asked):
    first = next(row for row in efforts() if row.code == WAARD)
    # Three texts, one number, two amounts and a signature.
    assert (first.rounds, first.minutes, asked_in_year(asked.of())) == (1, 8, (1, 8))
    party = next(each for each in asked_parties(asked.round) if each.code == WAARD)
    assert minutes_asked(party, asks_money=True) == 8
    assert minutes_asked(party, asks_money=False) == 6


def test_meter_is_shown_to_the_bureau_and_to_the_schoolbestuur(asked):
    page = client_of(asked.director.user_id).get(reverse("goals:effort", args=["PO2814"]))
    assert ("± 8" in text_of(page), "volle balk: 10 minuten" in text_of(page)) == (True, True)
    start = client_of(asked.staff.user_id).get(reverse("goals:contribution", args=["PO2814", asked.of().pk]))
    assert "Het kost ongeveer 8 minuten." in text_of(start)
    assert "Verder vraagt Voorbeeld PO A u in 2026-2027 niets." in text_of(start)


@pytest.mark.parametrize(("name", "queries"), [("round-matrix", 17), ("effort", 7), ("round-reminders", 6)])
def test_queries_of_the_pages_do_not_grow(asked, name, queries, item_count):
    grow(asked, item_count)
    client = client_of(asked.director.user_id)
    url = reverse(f"goals:{name}", args=["PO2814"] if name == "effort" else ["PO2814", asked.round.pk])
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    assert (name, len(found)) == (name, queries)
