"""Verbs on Overleg in the API: they do what the pages do, refuse in their words, and give a second writer both texts."""

import json
from datetime import date

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from meetings.enums import MinutesState, Purpose
from meetings.models import AgendaItem, Decision, Meeting, Minutes
from meetings.services.decisions import record_decision
from osp.models import AuditEvent
from tests import factories as make
from tests.api import HERE, client_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


@pytest.fixture(autouse=True)
def _no_requests_before() -> None:
    cache.clear()


@pytest.fixture
def api(anna) -> Client:
    return client_of(anna.pk)


def send(api: Client, method: str, name: str, **data):
    return getattr(api, method)(HERE + name, json.dumps(data), content_type="application/json")


def last_verb() -> str:
    return AuditEvent.objects.order_by("-pk").values_list("verb", flat=True)[0]


def refused(answer) -> tuple[int, str, str]:
    told = answer.json()
    assert told["detail"].endswith(".")
    return answer.status_code, told["code"], told["field"]


def both(answer, field: str) -> tuple[int, object, object]:
    told = answer.json()
    return answer.status_code, told["current"][field], told["given"][field]


PLANNED = {"date": "2027-02-04", "starts": "13:30", "ends": "15:30"}


def test_planned_meeting_has_its_standing_points_and_location(api, board):
    answer = send(api, "post", "meetings/", body=board.pk, location=" Kantoor ", **PLANNED)
    row = answer.json()
    assert (answer.status_code, row["date"], row["body"]["name"], row["location"]) == (
        201, "2027-02-04", "Bestuur", "Kantoor",
    )  # fmt: skip
    assert (answer["ETag"], row["items"] > 0, last_verb()) == ('"1"', True, "meeting.planned")
    assert api.get(f"{HERE}meetings/{row['id']}/").json() == row


def test_meeting_is_refused_where_it_ends_early_or_its_gremium_is_not_there(api, board, foreign):
    early = send(api, "post", "meetings/", body=board.pk, **{**PLANNED, "ends": "13:00"})
    assert refused(early) == (422, "ends-before-start", "ends")
    other = send(api, "post", "meetings/", body=foreign["body"].pk, **PLANNED)
    assert refused(other) == (422, "body-unknown", "body")
    typo = send(api, "post", "meetings/", body=board.pk, **{**PLANNED, "date": "0001-01-01"})
    assert refused(typo) == (422, "far-day", "date")
    missing = send(api, "post", "meetings/", body=board.pk)
    assert (missing.status_code, missing.json()["date"]) == (400, ["Stuur dit veld mee."])
    assert not Meeting.objects.exists()


def test_meeting_goes_off_the_calendar_with_a_reason_and_by_its_version(api, meeting):
    name = f"meetings/{meeting.pk}/"
    late = send(api, "post", f"{name}archive/", version=9, reason="Gaat niet door.")
    assert both(late, "version") == (409, 1, 9)
    assert send(api, "post", f"{name}archive/", version=1).status_code == 400
    done = send(api, "post", f"{name}archive/", version=1, reason="Gaat niet door.")
    assert (done.status_code, done.json()["archive_reason"], done["ETag"]) == (200, "Gaat niet door.", '"2"')
    assert (api.get(HERE + name).status_code, last_verb()) == (404, "meeting.archived")


NEW = {"title": "Wachtlijsten", "purpose": "discuss", "minutes": 20}


def test_point_goes_on_the_agenda_before_the_closing_ones(api, board, link):
    early = make.MeetingFactory(swv=board.swv, body=board, date=date(2027, 3, 11))
    first = send(api, "post", f"meetings/{early.pk}/agenda/", links=[link.pk], **NEW)
    row = first.json()
    assert (first.status_code, row["title"], row["purpose"], row["links"], row["meeting"]) == (
        201, "Wachtlijsten", "discuss", [link.pk], early.pk,
    )  # fmt: skip
    assert last_verb() == "agenda.item_added"
    bad = send(api, "post", f"meetings/{early.pk}/agenda/", **{**NEW, "minutes": 481})
    assert refused(bad) == (422, "bad-minutes", "minutes")
    bad = send(api, "post", f"meetings/{early.pk}/agenda/", links=[link.pk + 999], **NEW)
    assert refused(bad) == (422, "links-unknown", "links")
    assert AgendaItem.objects.filter(meeting=early).count() == 1


def test_point_after_the_papers_were_due_says_why(api, meeting, time_machine):
    time_machine.move_to("2026-12-01 12:00:00+01:00", tick=False)
    name = f"meetings/{meeting.pk}/agenda/"
    assert refused(send(api, "post", name, **NEW)) == (422, "late", "late_reason")
    done = send(api, "post", name, late_reason="Vraag van de inspectie.", **NEW)
    assert (done.status_code, done.json()["late_reason"]) == (201, "Vraag van de inspectie.")


def test_oplegger_keeps_what_was_not_sent_and_a_second_writer_gets_both_texts(api, item, link):
    name = f"agenda-items/{item.pk}/"
    before = api.get(HERE + name).json()
    first = send(api, "patch", name, version=before["version"], summary="Het gaat goed.", links=[])
    row = first.json()
    assert (first.status_code, row["summary"], row["links"], last_verb()) == (
        200, "Het gaat goed.", [], "agenda.item_edited",
    )  # fmt: skip
    kept = {name: value for name, value in before.items() if name not in {"summary", "version", "links"}}
    assert {name: row[name] for name in kept} == kept
    second = send(api, "patch", name, version=before["version"], summary="Het gaat slecht.")
    assert both(second, "summary") == (409, "Het gaat goed.", "Het gaat slecht.")
    again = send(api, "patch", name, version=row["version"], links=[link.pk], purpose="decide", is_confidential=True)
    assert (again.json()["links"], again.json()["purpose"], again.json()["summary"]) == (
        [link.pk], "decide", "Het gaat goed.",
    )  # fmt: skip


def test_oplegger_is_refused_in_the_words_of_the_page(api, item, foreign):
    name = f"agenda-items/{item.pk}/"
    assert refused(send(api, "patch", name, version=item.version, minutes=-1)) == (422, "bad-minutes", "minutes")
    other = send(api, "patch", name, version=item.version, links=[foreign["link"].pk])
    assert refused(other) == (422, "links-unknown", "links")
    assert send(api, "patch", name, version=item.version, title=" ").status_code == 400
    assert send(api, "patch", name, title="Zonder versie").json() == {"version": ["Stuur de versie mee die u las."]}


def test_point_goes_off_the_agenda_with_a_reason_and_by_its_version(api, item):
    name = f"agenda-items/{item.pk}/"
    version = AgendaItem.objects.get(pk=item.pk).version
    late = send(api, "post", f"{name}archive/", version=version + 5, reason="Later.")
    assert both(late, "version") == (409, version, version + 5)
    done = send(api, "post", f"{name}archive/", version=version, reason="Later.")
    assert (done.status_code, done.json()["archive_reason"], last_verb()) == (200, "Later.", "agenda.item_archived")
    assert api.get(HERE + name).status_code == 404


def test_decision_is_recorded_with_its_number_and_effect(api, item, link, goal):
    name = f"agenda-items/{item.pk}/decisions/"
    answer = send(
        api,
        "post",
        name,
        text="De koers  staat vast.",
        link=link.pk,
        expected="1.9",
        horizon="2027-12-01",
        effect="Minder",
    )
    row = answer.json()
    assert (answer.status_code, row["name"], row["text"], row["state"]) == (
        201, "2026-01", "De koers staat vast.", "genomen",
    )  # fmt: skip
    assert (row["decided_on"], row["goal"], row["expected"], row["purpose"]) == (
        "2026-11-22", goal.pk, 1.9, item.purpose,
    )  # fmt: skip
    assert (last_verb(), answer["ETag"]) == ("decision.recorded", '"1"')


def test_decision_is_refused_in_the_words_of_the_page(api, item, link, foreign):
    name = f"agenda-items/{item.pk}/decisions/"
    assert refused(send(api, "post", name, text="Besluit", expected=2)) == (422, "link-missing", "link")
    assert refused(send(api, "post", name, text="Besluit", link=foreign["link"].pk)) == (422, "link-unknown", "link")
    assert refused(send(api, "post", name, text="Besluit", goal=foreign["link"].goal_id or 999999)) == (
        422, "goal-unknown", "goal",
    )  # fmt: skip
    assert refused(send(api, "post", name, text="Besluit", ballot=999999)) == (422, "ballot-unknown", "ballot")
    early = send(api, "post", name, text="Besluit", link=link.pk, horizon="2026-11-22")
    assert refused(early) == (422, "horizon-early", "horizon")
    assert send(api, "post", name).json() == {"text": ["Stuur dit veld mee."]}
    make.FormalRequestFactory(swv=item.swv, blocked_item=item)
    assert refused(send(api, "post", name, text="Besluit")) == (422, "waits", "state")
    assert not Decision.objects.exists()


def test_decision_is_corrected_by_its_version_and_keeps_what_was_not_sent(api, item, link, goal):
    made = send(
        api, "post", f"agenda-items/{item.pk}/decisions/", text="Wij stoppen.", link=link.pk, horizon="2027-12-01"
    ).json()
    name = f"decisions/{made['id']}/"
    first = send(api, "patch", name, version=1, text="Wij gaan door.")
    row = first.json()
    assert (first.status_code, row["text"], row["link"], row["horizon"], row["name"]) == (
        200, "Wij gaan door.", link.pk, "2027-12-01", made["name"],
    )  # fmt: skip
    assert last_verb() == "decision.edited"
    second = send(api, "patch", name, version=1, text="Wij wachten.")
    assert both(second, "text") == (409, "Wij gaan door.", "Wij wachten.")
    empty = send(api, "patch", name, version=2, link=None, horizon=None, goal=None)
    assert (empty.json()["link"], empty.json()["horizon"], empty.json()["goal"]) == (None, None, None)
    assert refused(send(api, "patch", name, version=3, expected=1)) == (422, "link-missing", "link")


def test_action_is_given_at_the_point_and_its_doel(api, item, goal, anna, bram):
    decision = make.DecisionFactory(swv=item.swv, item=item)
    name = f"agenda-items/{item.pk}/actions/"
    answer = send(api, "post", name, text="Bel de scholen", owner=bram.pk, due="2027-01-10", decision=decision.pk)
    row = answer.json()
    assert (answer.status_code, row["text"], row["owner"]["name"], row["due"]) == (
        201, "Bel de scholen", bram.name, "2027-01-10",
    )  # fmt: skip
    assert (row["item"], row["decision"], row["goal"], last_verb()) == (
        item.pk, decision.pk, goal.pk, "action.given",
    )  # fmt: skip


def test_action_is_refused_for_a_stranger_and_a_decision_of_another_point(api, item, carla, bram):
    name = f"agenda-items/{item.pk}/actions/"
    known = {"text": "Bel de scholen", "due": "2027-01-10"}
    assert refused(send(api, "post", name, owner=carla.pk, **known)) == (422, "owner-unknown", "owner")
    elsewhere = make.DecisionFactory(swv=item.swv, number=7)
    other = send(api, "post", name, owner=bram.pk, decision=elsewhere.pk, **known)
    assert refused(other) == (422, "decision-unknown", "decision")
    assert send(api, "post", name, text="Bel", owner=bram.pk).json() == {"due": ["Stuur dit veld mee."]}


@pytest.fixture
def of_bram(item, bram):
    return make.MeetingActionFactory(swv=item.swv, item=item, action__owner=bram)


def test_owner_and_who_prepares_move_an_action_by_its_version(api, bram, of_bram):
    name = f"meeting-actions/{of_bram.pk}/"
    done = send(client_of(bram.pk), "post", f"{name}done/", version=1)
    assert (done.status_code, done.json()["done_on"], done["ETag"]) == (200, "2026-11-22", '"2"')
    late = send(api, "post", f"{name}reopen/", version=1)
    assert both(late, "version") == (409, 2, 1)
    opened = send(api, "post", f"{name}reopen/", version=2)
    assert (opened.status_code, opened.json()["done_on"], last_verb()) == (200, None, "action.reopened")


def test_action_of_somebody_else_is_not_there_to_be_moved(bram, item, anna):
    other = make.MeetingActionFactory(swv=item.swv, item=item, action__owner=anna)
    for verb in ("done", "reopen"):
        assert send(client_of(bram.pk), "post", f"meeting-actions/{other.pk}/{verb}/", version=1).status_code == 404


def test_closed_point_is_not_there_to_be_written_and_says_nothing_to_who_only_reads(bram, item, of_bram):
    item.is_confidential = True
    item.save()
    decision = make.DecisionFactory(swv=item.swv, item=item)
    secret = make.MeetingActionFactory(swv=item.swv, item=item)
    reader = client_of(bram.pk)
    for verb in ("done", "reopen"):
        closed = send(reader, "post", f"meeting-actions/{secret.pk}/{verb}/", version=1)
        nowhere = send(reader, "post", f"meeting-actions/999999999/{verb}/", version=1)
        assert (closed.status_code, closed.content) == (404, nowhere.content)
    # What is asked of the role comes before whether there is such a point.
    for method, name in (("patch", f"agenda-items/{item.pk}/"), ("patch", f"decisions/{decision.pk}/")):
        closed, nowhere = send(reader, method, name), send(reader, method, f"{name.split('/')[0]}/999999999/")
        assert (closed.status_code, closed.content) == (403, nowhere.content)
    # Its own action everybody may do, also of a point that is closed to them.
    assert send(reader, "post", f"meeting-actions/{of_bram.pk}/done/", version=1).status_code == 200


def test_nothing_is_decided_or_given_once_the_minutes_are_approved(api, item, director, anna):
    made = record_decision(
        director, item=item, text="Besluit", purpose=Purpose(item.purpose), decided_on=date(2026, 11, 22)
    )
    Minutes.objects.filter(meeting=item.meeting).update(state=MinutesState.APPROVED)
    answers = (
        send(api, "post", f"agenda-items/{item.pk}/decisions/", text="Alsnog"),
        send(api, "patch", f"decisions/{made.pk}/", version=1, text="Anders"),
        send(api, "post", f"agenda-items/{item.pk}/actions/", text="Bel", owner=anna.pk, due="2027-01-10"),
    )
    assert {answer.status_code for answer in answers} == {422}
    assert Decision.objects.get().text == "Besluit"


@pytest.mark.usefixtures("api")
def test_description_tells_every_verb_without_a_warning(capsys):
    call_command("spectacular", format="openapi-json", fail_on_warn=True)
    paths = json.loads(capsys.readouterr().out)["paths"]
    verbs = {
        "meetings": "post",
        "meetings/{id}/archive": "post",
        "meetings/{id}/agenda": "post",
        "agenda-items/{id}": "patch",
        "agenda-items/{id}/archive": "post",
        "agenda-items/{id}/decisions": "post",
        "decisions/{id}": "patch",
        "agenda-items/{id}/actions": "post",
        "meeting-actions/{id}/done": "post",
        "meeting-actions/{id}/reopen": "post",
    }
    told = {name.replace("{pk}", "{id}"): methods for name, methods in paths.items()}
    assert [name for name, verb in verbs.items() if verb not in told.get(f"/api/v1/{{tenant}}/{name}/", {})] == []
