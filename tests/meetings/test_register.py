"""The register of decisions: who reads what, the line in the chart, and looking back."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.urls import reverse

from goals.hooks import decided
from meetings.enums import DecisionState, ItemOrigin, Judgement, Purpose
from meetings.models import AgendaItem, Decision
from meetings.pack.content import gather
from meetings.queries.look_backs import due_look_backs, told_look_back
from meetings.services import decisions, look_backs, meetings
from osp.errors import ConflictError, DomainError, NotAllowedError
from tests import factories as make
from tests.meetings.conftest import figure_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def measured(sbo, link):
    """2,50% in 2018 down to 2,10% in 2022, and 1,80% the year after."""
    for year, numerator in ((2018, 250), (2020, 230), (2021, 220), (2022, 210)):
        figure_of(sbo, year, numerator=numerator, denominator=10000)
    return link


@pytest.fixture
def decision(measured, item, director) -> Decision:
    """Taken in February 2023, to be looked back on at the end of 2023, with 1,90% expected."""
    return decisions.record_decision(
        director,
        item=item,
        text="het bestuur zet twee begeleiders in",
        purpose=Purpose.DECIDE,
        decided_on=date(2023, 2, 3),
        link=measured,
        effect="minder verwijzingen",
        expected=Decimal("1.9"),
        horizon=date(2023, 12, 1),
    )


def test_forecast_of_the_day_is_kept_with_the_decision(decision, sbo):
    assert sorted(decision.forecast) == ["2023", "2024", "2025"]
    low, high = decision.forecast["2023"]
    figure_of(sbo, 2023, numerator=180, denominator=10000)
    decision.refresh_from_db()
    assert decision.forecast["2023"] == [low, high]
    assert low < 2.1 < high + 0.3


def test_decision_is_a_line_in_the_chart_of_its_figure(client, anna, decision, measured, sbo):
    client.force_login(anna)
    body = client.get(reverse("goals:goal", args=["PO2814", measured.goal_id])).content.decode()
    assert f"besluit Bestuur {decision.label}" in body
    assert "Het bestuur zet twee begeleiders in" in body
    assert reverse("meetings:decision", args=["PO2814", decision.pk]) in body
    usage = client.get(reverse("goals:indicator-usage", args=["PO2814", sbo.pk])).content.decode()
    assert f"besluit Bestuur {decision.label}" in usage


def test_decision_is_a_line_in_the_chart_of_the_papers_unless_its_point_is_closed(decision, meeting, in_a):
    def flags() -> list[str]:
        pack = gather(meeting, in_a.swv, placed_on=date(2026, 11, 22), version=1, published=False).pack
        charts = [page.chart for item in pack.items for page in item.indicators]
        return [label for chart in charts for _, label in chart.flags]

    assert flags() == [f"besluit Bestuur {decision.label}"]
    decision.item.is_confidential = True
    decision.item.save()
    assert flags() == []


def test_rejected_decision_and_one_on_a_closed_point_are_no_line(decision, measured, director, reader):
    assert [each.label for each in decided([measured.pk], reader)[measured.pk]] == [f"Bestuur {decision.label}"]
    decision.item.is_confidential = True
    decision.item.save()
    assert decided([measured.pk], reader)[measured.pk] == ()
    assert decided([measured.pk], None)[measured.pk] == ()
    assert len(decided([measured.pk], director)[measured.pk]) == 1
    decision.state = DecisionState.REJECTED
    decision.save()
    assert decided([measured.pk], director)[measured.pk] == ()


def test_register_is_filtered_searched_and_leaves_as_a_table(client, anna, decision, item, board, director):
    other = make.DecisionFactory(swv=item.swv, item=item, year=2022, number=4, text="De begroting is vastgesteld.")
    client.force_login(anna)
    page = reverse("meetings:register", args=["PO2814"])

    def labels(query: str) -> list[str]:
        body = client.get(page + query).content.decode()
        return [row.label for row in (decision, other) if reverse("meetings:decision", args=["PO2814", row.pk]) in body]

    assert labels("") == [decision.label, other.label]
    assert labels("?jaar=2022") == [other.label]
    assert labels("?zoek=begeleiders") == [decision.label]
    assert labels("?terugblik=open") == [decision.label]
    assert labels(f"?gremium={board.pk}") == [decision.label, other.label]
    assert labels("?gremium=99999999") == []
    table = client.get(page + "?vorm=csv&jaar=2022").content.decode("utf-8-sig")
    assert table.splitlines()[1].startswith("2022-04;Bestuur;")
    assert len(table.splitlines()) == 2


def test_reader_sees_no_decision_of_a_closed_point(client, bram, decision):
    client.force_login(bram)
    page = reverse("meetings:decision", args=["PO2814", decision.pk])
    assert client.get(page).status_code == 200
    decision.item.is_confidential = True
    decision.item.save()
    assert client.get(page).status_code == 404
    body = client.get(reverse("meetings:register", args=["PO2814"]) + "?zoek=begeleiders").content.decode()
    assert decision.label not in body


def test_look_back_tells_before_expected_after_and_what_was_foretold(decision, sbo):
    told = told_look_back(decision, decision.swv)
    assert told.lines[0] == "Bij het besluit van 3 februari 2023 was het 2,10% (2022-2023)."
    assert told.lines[-1] == "Er is nog geen cijfer van na het besluit."
    figure_of(sbo, 2023, numerator=180, denominator=10000)
    told = told_look_back(decision, decision.swv)
    assert told.lines[:3] == (
        "Bij het besluit van 3 februari 2023 was het 2,10% (2022-2023).",
        "Verwacht werd 1,90% op 1 december 2023.",
        "Het werd 1,80% (2023-2024). Dat past bij wat werd verwacht.",
    )
    assert told.lines[3].startswith("De prognose van toen, zonder dit besluit, liep van ")
    assert "door" not in " ".join(told.lines)


def test_look_back_comes_on_the_next_agenda_once(decision, board, director, november):
    soon = meetings.plan_meeting(director, body=board, date=date(2027, 1, 14), starts=time(15), ends=time(17))
    assert due_look_backs(soon) == [decision]
    item = look_backs.bring_look_back(director, meeting=soon, decision=decision)
    stored = AgendaItem.objects.get(pk=item.pk)
    assert (stored.title, stored.origin, stored.looks_back_on) == (
        f"Terugblik besluit {decision.label}",
        ItemOrigin.LOOK_BACK,
        decision,
    )
    assert "Verwacht werd 1,90%" in stored.summary
    assert [row.link for row in stored.indicators.all()] == [decision.link]
    assert due_look_backs(soon) == []
    with pytest.raises(DomainError, match="staat al op een agenda"):
        look_backs.bring_look_back(director, meeting=soon, decision=decision)


def test_look_back_waits_for_its_day_and_belongs_to_its_gremium(decision, board, director):
    early = make.MeetingFactory(swv=decision.swv, body=board, date=date(2023, 11, 30))
    other = make.MeetingFactory(swv=decision.swv, date=date(2024, 2, 1), body__name="ALV")
    assert (due_look_backs(early), due_look_backs(other)) == ([], [])


def test_judging_wants_a_reason_to_change_course_and_keeps_versions_apart(decision, director, reader):
    with pytest.raises(DomainError, match="waarom u het besluit"):
        look_backs.judge_decision(director, decision=decision, version=decision.version, judgement=Judgement.STOP)
    with pytest.raises(NotAllowedError):
        look_backs.judge_decision(reader, decision=decision, version=decision.version, judgement=Judgement.KEEP)
    look_backs.judge_decision(
        director, decision=decision, version=decision.version, judgement=Judgement.ADJUST, reason="één begeleider erbij"
    )
    with pytest.raises(ConflictError):
        look_backs.judge_decision(director, decision=decision, version=1, judgement=Judgement.KEEP)
    stored = Decision.objects.get(pk=decision.pk)
    assert (stored.judgement, stored.judgement_reason) == (Judgement.ADJUST, "één begeleider erbij")


def test_before_its_day_a_decision_is_not_judged(client, anna, decision, director):
    decision.horizon = date(2099, 1, 1)
    decision.save()
    with pytest.raises(DomainError, match="nog niet terug"):
        look_backs.judge_decision(director, decision=decision, version=decision.version, judgement=Judgement.KEEP)
    client.force_login(anna)
    body = client.get(reverse("meetings:decision", args=["PO2814", decision.pk])).content.decode()
    assert "Op 1 januari 2099 is het tijd voor de terugblik" in body
    assert "Wat doen we met dit besluit?" not in body


def test_without_an_expected_value_the_look_back_judges_nothing(decision, sbo):
    figure_of(sbo, 2023, numerator=180, denominator=10000)
    decision.expected = None
    told = told_look_back(decision, decision.swv)
    assert told.lines[1] == "Het werd 1,80% (2023-2024). Er is toen geen waarde genoemd om het mee te vergelijken."


def test_decision_page_judges(client, anna, decision):
    client.force_login(anna)
    page = reverse("meetings:decision", args=["PO2814", decision.pk])
    body = client.get(page).content.decode()
    assert "Verwacht werd 1,90% op 1 december 2023." in body
    data = {"version": decision.version, "judgement": "stoppen", "reason": ""}
    assert client.post(page, data).status_code == 422
    client.post(page, {**data, "reason": "het werkt niet"})
    assert "het werkt niet" in client.get(page).content.decode()


def test_meeting_page_offers_the_look_back(client, anna, decision, board, director, november):
    soon = meetings.plan_meeting(director, body=board, date=date(2027, 1, 14), starts=time(15), ends=time(17))
    client.force_login(anna)
    page = reverse("meetings:meeting", args=["PO2814", soon.pk])
    assert f"Besluit {decision.label} vroeg om een terugblik" in client.get(page).content.decode()
    client.post(reverse("meetings:look-back-bring", args=["PO2814", soon.pk]), {"besluit": decision.pk})
    assert f"Terugblik besluit {decision.label}" in client.get(page).content.decode()


def test_register_asks_a_fixed_number_of_queries(client, anna, item, item_count, django_assert_num_queries):
    for number in range(item_count):
        make.DecisionFactory(swv=item.swv, item=item, number=number + 10)
    client.force_login(anna)
    with django_assert_num_queries(7):
        client.get(reverse("meetings:register", args=["PO2814"]))
