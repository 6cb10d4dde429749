"""Formal requests: the term, the answer, what waits for it, who reads it, and what the route and Vandaag show of it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goals.enums import StepKind, StepOutcome
from goals.models import AdoptionStep
from meetings.compute.requests import Asked, reason, stand
from meetings.enums import BodyKind, DecisionState, Purpose, RequestOutcome
from meetings.models import Decision, FormalRequest
from meetings.queries.requests import Wanted, hindrances, requests_for
from meetings.services import bodies, decisions, minutes, requests
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from tests import factories as make
from tests.conftest import make_person

pytestmark = pytest.mark.django_db
WAITING, POSITIVE, NEGATIVE = RequestOutcome.WAITING, RequestOutcome.POSITIVE, RequestOutcome.NEGATIVE
CONDITIONAL, EXPIRED = RequestOutcome.CONDITIONAL, RequestOutcome.EXPIRED


@pytest.fixture
def opr(in_a, director):
    return bodies.create_body(director, name="OPR", kind=BodyKind.OPR, quorum="")


@pytest.fixture
def step(goal) -> AdoptionStep:
    version = make.PlanVersionFactory(swv=goal.swv, plan=goal.priority.plan)
    return make.AdoptionStepFactory(
        swv=goal.swv, plan_version=version, kind=StepKind.CONSENT, title="Instemming OPR", weeks=6
    )


@pytest.fixture
def asked(item, opr, director) -> FormalRequest:
    """Of the OPR, on 22 November 2026, for 22 December; the point of the bestuur waits for it."""
    return requests.ask_body(
        director,
        body=opr,
        purpose=Purpose.CONSENT,
        subject=" het  plan ",
        asked_on=date(2026, 11, 22),
        days=30,
        blocked_item=item,
    )


def answer(actor, asked, outcome, **given) -> FormalRequest:
    asked.refresh_from_db()
    day = {"answered_on": date(2026, 11, 22)} if outcome in requests.STEP_OUTCOMES else {}
    return requests.answer_request(actor, request=asked, version=asked.version, outcome=outcome, **(day | given))


def decide(actor, item, state=DecisionState.TAKEN) -> Decision:
    return decisions.record_decision(
        actor, item=item, text="Het plan geldt.", purpose=Purpose.DECIDE, state=state, decided_on=date(2026, 12, 3)
    )


@pytest.mark.parametrize(
    ("outcome", "on", "expected"),
    [
        (WAITING, date(2027, 1, 1), WAITING),
        (WAITING, date(2027, 1, 2), EXPIRED),
        (POSITIVE, date(2027, 1, 2), POSITIVE),
        (RequestOutcome.WITHDRAWN, date(2027, 1, 2), RequestOutcome.WITHDRAWN),
    ],
)
def test_request_expires_after_its_last_day(outcome, on, expected):
    assert stand(outcome, date(2027, 1, 1), on=on) is expected


@pytest.mark.parametrize(
    ("purpose", "state", "holds_up", "warns", "sentence"),
    [
        (Purpose.CONSENT, WAITING, True, False, "De OPR heeft tot en met 1 januari 2027 voor instemming: „het plan”."),
        (Purpose.CONSENT, NEGATIVE, True, False, "De OPR stemde niet in met „het plan”."),
        (Purpose.APPROVE, EXPIRED, True, False,
         "De OPR antwoordde niet voor 1 januari 2027 op het verzoek om goedkeuring: „het plan”."),
        (Purpose.CONSENT, CONDITIONAL, False, False, ""),
        (Purpose.CONSENT, POSITIVE, False, False, ""),
        (Purpose.ADVISE, WAITING, False, True, "De OPR heeft tot en met 1 januari 2027 voor advies: „het plan”."),
        (Purpose.ADVISE, NEGATIVE, False, True, "De OPR adviseerde negatief over „het plan”."),
        (Purpose.ADVISE, EXPIRED, False, False, ""),
    ],
)  # fmt: skip
def test_consent_holds_up_and_advice_warns(purpose, state, holds_up, warns, sentence):
    asked = Asked("De OPR", purpose, "het plan.", state, date(2027, 1, 1))
    assert (asked.holds_up, asked.warns, reason(asked)) == (holds_up, warns, sentence)


def test_asking_keeps_subject_term_and_what_waits(asked, item, director):
    stored = FormalRequest.objects.get(pk=asked.pk)
    assert (stored.subject, stored.due, stored.outcome, stored.blocked_item) == (
        "het plan",
        date(2026, 12, 22),
        WAITING,
        item,
    )
    event = AuditEvent.objects.get(verb="request.asked")
    assert (event.user_id, event.object_id) == (director.user_id, str(asked.pk))


def test_term_of_the_step_runs_around_holidays(november, step, opr, director):
    make.SchoolHolidayFactory(swv=step.swv, name="Kerstvakantie", first=date(2026, 12, 19), last=date(2027, 1, 3))
    asked = requests.ask_body(
        director, body=opr, purpose=Purpose.CONSENT, subject="het plan", asked_on=date(2026, 11, 23), step=step
    )
    assert asked.due == date(2027, 1, 18)
    with pytest.raises(DomainError, match="termijn in dagen"):
        requests.ask_body(director, body=opr, purpose=Purpose.CONSENT, subject="x", asked_on=date(2026, 11, 23))


def test_asking_refuses_what_cannot_be(asked, item, opr, director, reader):
    given = {"body": opr, "purpose": Purpose.ADVISE, "subject": "iets", "asked_on": date(2026, 11, 22), "days": 10}
    for change, message in (
        ({"subject": " "}, "waarover"),
        ({"days": 0}, "1 tot en met 366"),
        ({"days": 400}, "1 tot en met 366"),
        ({"purpose": Purpose.DISCUSS}, "advies, instemming of goedkeuring"),
        ({"item": item}, "agenda van een ander gremium"),
        ({"body": item.meeting.body, "item": item, "blocked_item": item}, "waar het zelf wordt genomen"),
    ):
        with pytest.raises(DomainError, match=message):
            requests.ask_body(director, **(given | change))
    with pytest.raises(NotAllowedError):
        requests.ask_body(reader, **given)
    assert FormalRequest.objects.count() == 1


def test_decision_waits_for_consent_and_is_then_recorded(asked, item, director, time_machine):
    with pytest.raises(DomainError, match="heeft tot en met 22 december 2026 voor instemming") as refused:
        decide(director, item)
    assert refused.value.field == "state"
    assert decide(director, item, DecisionState.HELD).state == DecisionState.HELD
    time_machine.move_to("2026-12-23 12:00+01:00")
    with pytest.raises(DomainError, match="antwoordde niet voor 22 december"):
        decide(director, item)
    answer(director, asked, NEGATIVE)
    with pytest.raises(DomainError, match="stemde niet in"):
        decide(director, item)
    answer(director, asked, CONDITIONAL, conditions="elk jaar een terugblik")
    assert decide(director, item).state == DecisionState.TAKEN


def test_held_decision_is_not_taken_by_correcting_it(asked, item, director):
    held = decide(director, item, DecisionState.HELD)
    with pytest.raises(DomainError, match="voor instemming"):
        decisions.edit_decision(
            director, decision=held, version=held.version, text=held.text, state=DecisionState.TAKEN
        )
    answer(director, asked, POSITIVE)
    decisions.edit_decision(director, decision=held, version=held.version, text=held.text, state=DecisionState.TAKEN)
    assert Decision.objects.get(pk=held.pk).state == DecisionState.TAKEN


def test_withdrawn_request_and_one_that_nothing_waits_for_hold_nothing_up(asked, item, director):
    assert [each.holds_up for each in hindrances([item.pk])[item.pk]] == [True]
    requests.edit_request(
        director,
        request=asked,
        version=asked.version,
        body=asked.body,
        purpose=Purpose.ADVISE,
        subject=asked.subject,
        asked_on=asked.asked_on,
        days=30,
        blocked_item=item,
    )
    assert [each.holds_up for each in hindrances([item.pk])[item.pk]] == [False]
    assert decide(director, item).state == DecisionState.TAKEN
    answer(director, asked, RequestOutcome.WITHDRAWN)
    assert hindrances([item.pk])[item.pk] == ()


def test_answer_wants_day_and_conditions_and_keeps_its_evidence(asked, director):
    for outcome, given, message in (
        (POSITIVE, {"answered_on": None}, "Op welke dag"),
        (POSITIVE, {"answered_on": date(2026, 11, 23)}, "moet nog komen"),
        (POSITIVE, {"answered_on": date(2026, 11, 21)}, "van voor het verzoek"),
        (CONDITIONAL, {"conditions": " "}, "op welke voorwaarden"),
    ):
        with pytest.raises(DomainError, match=message):
            answer(director, asked, outcome, **given)
    with pytest.raises(DomainError, match="niet van een soort"):
        answer(director, asked, POSITIVE, upload=SimpleUploadedFile("brief.pdf", b"geen pdf"))
    answer(director, asked, POSITIVE, upload=SimpleUploadedFile("brief.pdf", b"%PDF-1.7 brief"))
    stored = FormalRequest.objects.get(pk=asked.pk)
    assert (stored.outcome, stored.answered_on, stored.evidence.name) == (POSITIVE, date(2026, 11, 22), "brief.pdf")
    assert AuditEvent.objects.filter(verb="request.answered").count() == 1
    with pytest.raises(ConflictError):
        requests.answer_request(director, request=asked, version=1, outcome=WAITING)
    answer(director, asked, WAITING)
    assert FormalRequest.objects.get(pk=asked.pk).answered_on is None


def test_answer_fills_the_step_where_wanted_and_leaves_a_recorded_one(november, step, opr, director):
    asked = requests.ask_body(
        director, body=opr, purpose=Purpose.CONSENT, subject="het plan", asked_on=date(2026, 11, 20), step=step
    )
    answer(director, asked, POSITIVE)
    step.refresh_from_db()
    assert step.outcome == StepOutcome.OPEN
    answer(director, asked, CONDITIONAL, conditions="elk jaar een terugblik", fill_step=True)
    step.refresh_from_db()
    assert (step.outcome, step.done_on, step.conditions, step.note) == (
        StepOutcome.CONDITIONAL,
        date(2026, 11, 22),
        "elk jaar een terugblik",
        "OPR: instemming gevraagd op 20 november 2026.",
    )
    answer(director, FormalRequest.objects.get(pk=asked.pk), NEGATIVE, fill_step=True)
    step.refresh_from_db()
    assert step.outcome == StepOutcome.CONDITIONAL


def test_reader_knows_nothing_of_a_request_at_a_closed_point(asked, item, director, reader, opr):
    assert [row.request for row in requests_for(reader)] == [asked]
    item.is_confidential = True
    item.save()
    assert requests_for(reader) == []
    assert len(requests_for(director)) == 1
    own = make.AgendaItemFactory(swv=item.swv, meeting=make.MeetingFactory(swv=item.swv, body=opr))
    FormalRequest.objects.filter(pk=asked.pk).update(item=own)
    (row,) = requests_for(reader)
    assert (row.request, row.waits) == (asked, None)


def test_opr_reads_what_is_asked_of_it_and_nothing_else(asked, opr, board, tenant_a):
    person = make_person(tenant_a, "Olga", Role.OPR_MEMBER)
    actor = Actor(user_id=person.pk, swv=tenant_a.swv, roles=frozenset({Role.OPR_MEMBER}))
    make.FormalRequestFactory(swv=asked.swv, body=board)
    assert requests_for(actor) == []
    make.BodyMemberFactory(swv=asked.swv, body=opr, user=person)
    assert [row.request for row in requests_for(actor)] == [asked]
    nobody = Actor(user_id=person.pk, swv=tenant_a.swv, roles=frozenset({Role.SCHOOL}))
    assert requests_for(nobody) == []


def test_today_of_the_opr_tells_what_it_must_answer(client, asked, opr, tenant_a, time_machine):
    time_machine.move_to("2026-12-08 12:00+01:00")
    client.force_login(person := make_person(tenant_a, "Olga", Role.OPR_MEMBER))
    today, address = reverse("meetings:today", args=["PO2814"]), reverse("meetings:request", args=["PO2814", asked.pk])
    assert address not in client.get(today).content.decode()
    make.BodyMemberFactory(swv=asked.swv, body=opr, user=person)
    body = client.get(today).content.decode()
    assert f"Verzoek aan {opr.name}: {asked.subject}" in body
    assert address in body
    assert "Komende overleggen" not in body


def test_list_is_filtered_and_puts_what_waits_first(asked, opr, board, director):
    done = make.FormalRequestFactory(swv=asked.swv, body=board, outcome=POSITIVE, due=date(2026, 12, 1))
    assert [row.request for row in requests_for(director)] == [asked, done]
    assert [row.request for row in requests_for(director, Wanted(body=board.pk))] == [done]
    assert [row.request for row in requests_for(director, Wanted(stand="open"))] == [asked]
    assert [row.request for row in requests_for(director, Wanted(stand="beantwoord"))] == [done]


def test_pages_ask_answer_and_show_what_waits(client, anna, item, opr, step, director):
    client.force_login(anna)
    add = reverse("meetings:request-add", args=["PO2814"])
    body = client.get(f"{add}?stap={step.pk}&punt={item.pk}").content.decode()
    assert "Instemming OPR" in body
    data = {"body": opr.pk, "purpose": "consent", "subject": "het plan", "asked_on": "2026-11-22", "days": "30",
            "blocked_item": item.pk, "step": step.pk}  # fmt: skip
    assert client.post(add, data | {"subject": ""}).status_code == 422
    assert client.post(add, data).status_code == 302
    asked = FormalRequest.objects.get()
    page = reverse("meetings:request", args=["PO2814", asked.pk])
    minutes.open_meeting(director, meeting=item.meeting)
    live = f"{reverse('meetings:live', args=['PO2814', item.meeting_id])}?punt={item.pk}"
    assert "Een besluit wacht op een antwoord." in client.get(live).content.decode()
    route = client.get(reverse("goals:version", args=["PO2814", step.plan_version_id])).content.decode()
    assert page in route
    assert "het plan" in client.get(reverse("meetings:item", args=["PO2814", item.pk])).content.decode()
    file = SimpleUploadedFile("brief.pdf", b"%PDF-1.7 brief")
    given = {"version": 1, "outcome": "positief", "answered_on": "2026-11-22", "fill_step": "on", "file": file}
    assert client.post(page, given | {"version": 0}).status_code == 409
    file.seek(0)
    assert client.post(page, given).status_code == 302
    step.refresh_from_db()
    assert step.outcome == StepOutcome.AGREED
    assert "Een besluit wacht" not in client.get(live).content.decode()
    got = client.get(reverse("meetings:request-file", args=["PO2814", asked.pk]))
    assert (got.content, got["Content-Disposition"]) == (b"%PDF-1.7 brief", 'attachment; filename="brief.pdf"')
    edit = reverse("meetings:request-edit", args=["PO2814", asked.pk])
    assert client.post(edit, data | {"version": 1}).status_code == 409
    assert client.post(edit, data | {"version": 2, "subject": "het hele plan"}).status_code == 302
    table = client.get(reverse("meetings:requests", args=["PO2814"]) + "?vorm=csv").content.decode("utf-8-sig")
    assert table.splitlines()[1].startswith("OPR;instemming;het hele plan;")


def test_request_without_evidence_has_no_file(client, anna, asked):
    client.force_login(anna)
    assert client.get(reverse("meetings:request-file", args=["PO2814", asked.pk])).status_code == 404


def test_today_tells_of_a_term_that_ends_within_two_weeks(client, anna, bram, asked, time_machine):
    page = reverse("meetings:today", args=["PO2814"])
    for day, person, is_told in (("07", anna, False), ("08", anna, True), ("08", bram, False)):
        time_machine.move_to(f"2026-12-{day} 12:00+01:00")
        client.force_login(person)
        body = client.get(page).content.decode()
        assert ("OPR antwoordde nog niet: het plan" in body) is is_told


def test_list_asks_a_fixed_number_of_queries(client, anna, item, opr, item_count, django_assert_num_queries):
    for number in range(item_count):
        make.FormalRequestFactory(swv=item.swv, body=opr, subject=f"verzoek {number}", blocked_item=item)
    client.force_login(anna)
    with django_assert_num_queries(5):
        client.get(reverse("meetings:requests", args=["PO2814"]))
