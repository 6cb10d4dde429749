"""Evidence of a step, duidingen, verdicts of people and farewells through the API: the verbs of the pages, and what each may read."""

import json
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from knox.models import AuthToken

from goals.models import AdoptionStep, IndicatorLink, Interpretation
from goals.services import versions
from osp.models import AuditEvent, User
from osp.operations import save_changes
from tests.factories import GoalFactory, InterpretationFactory, RolloverFactory, UserFactory
from tests.goals.plans import last_verb

HERE = "/api/v1/po2814/"
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture(autouse=True)
def _no_requests_before(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


def client_of(user_id: int | None) -> Client:
    _, token = AuthToken.objects.create(user=User.objects.get(pk=user_id))
    return Client(headers={"Authorization": f"Token {token}"})


@pytest.fixture
def api(director) -> Client:
    return client_of(director.user_id)


def send(api: Client, method: str, name: str, /, **data):
    return getattr(api, method)(HERE + name, json.dumps(data), content_type="application/json")


def hand_in(api: Client, name: str, content: bytes = PDF, **data):
    return api.post(HERE + name, {"file": SimpleUploadedFile("Brief.pdf", content), **data})


def test_evidence_of_a_step_goes_in_and_comes_out_as_it_was(api, director, example, in_a):
    versions.begin_version(director, plan=example.plan, wanted_from=date(2026, 8, 1))
    step = AdoptionStep.objects.order_by("pk")[0]
    assert api.get(f"{HERE}steps/{step.pk}/evidence/file/").status_code == 404
    done = hand_in(api, f"steps/{step.pk}/evidence/", version=step.version)
    assert (done.status_code, done.json()["has_evidence"], last_verb()) == (200, True, "step.evidence_added")
    file = api.get(f"{HERE}steps/{step.pk}/evidence/file/")
    assert (file.content, file["Content-Type"], "Brief.pdf" in file["Content-Disposition"]) == (
        PDF,
        "application/pdf",
        True,
    )
    stale = hand_in(api, f"steps/{step.pk}/evidence/", version=step.version)
    assert (stale.status_code, stale.json()["current"]["version"]) == (409, done.json()["version"])
    refused = hand_in(api, f"steps/{step.pk}/evidence/", b"MZ geen pdf", version=done.json()["version"])
    assert refused.status_code in {400, 422}
    assert api.get(f"{HERE}steps/{step.pk}/evidence/file/").content == PDF


def test_verdict_of_a_person_is_set_and_withdrawn_on_the_version_that_was_read(api, example, in_a):
    link = example.link
    url = f"links/{link.pk}/overrule/"
    assert send(api, "post", url, version=link.version, status="off_track").status_code == 400
    done = send(api, "post", url, version=link.version, status="off_track", reason="Te optimistisch.").json()
    assert (done["verdict"]["status"], done["verdict"]["overruled"], done["overruled_reason"]) == (
        "off_track", True, "Te optimistisch.",
    )  # fmt: skip
    stale = send(api, "post", url, version=link.version, status="on_track", reason="Toch niet.")
    assert (stale.status_code, IndicatorLink.objects.get().overruled_reason) == (409, "Te optimistisch.")
    back = send(api, "post", f"{url}withdraw/", version=done["version"]).json()
    assert (back["verdict"]["overruled"], last_verb()) == (False, "link.overrule_withdrawn")


def test_duiding_is_added_and_read(api, example, in_a):
    url = f"links/{example.link.pk}/interpretations/"
    assert send(api, "post", url, text=" ").status_code == 400
    done = send(api, "post", url, text="De daling zet door.", year=2026)
    assert (done.status_code, last_verb()) == (201, "interpretation.written")
    rows = api.get(f"{HERE}interpretations/", {"link": example.link.pk}).json()["results"]
    assert [(row["text"], row["year"], row["user"]["id"]) for row in rows] == [
        ("De daling zet door.", 2026, AuditEvent.objects.order_by("pk").last().user_id)
    ]
    assert api.get(f"{HERE}interpretations/", {"link": 999_999}).json()["results"] == []
    assert Interpretation.objects.get().link == example.link


def test_farewell_is_read_and_said_otherwise(api, example, in_a):
    row = RolloverFactory(swv=in_a.swv, plan=example.plan, goal=example.goal, farewell="Gehaald.")
    (told,) = api.get(f"{HERE}farewells/", {"plan": example.plan.pk}).json()["results"]
    assert (told["id"], told["goal"], told["chapter"], told["farewell"]) == (row.pk, example.goal.pk, None, "Gehaald.")
    done = send(api, "patch", f"farewells/{row.pk}/", version=1, farewell="Deels gehaald.")
    assert (done.status_code, done["ETag"], last_verb()) == (200, '"2"', "farewell.edited")
    row.refresh_from_db()
    save_changes(row, version=2, changes={"farewell": "Van een ander."})
    stale = send(api, "patch", f"farewells/{row.pk}/", version=2, farewell="Te laat.")
    assert (stale.status_code, stale.json()["current"]["farewell"]) == (409, "Van een ander.")


def test_queries_of_the_lists_do_not_grow(api, director, example, in_a):
    asked: dict[str, list[int]] = {"interpretations/": [], "farewells/": []}
    for count in (1, 5):
        for number in range(count):
            InterpretationFactory(swv=in_a.swv, link=example.link, user=UserFactory(), text=f"{count}-{number}")
            goal = GoalFactory(swv=in_a.swv, priority=example.priority, title=f"Doel {count}-{number}")
            RolloverFactory(swv=in_a.swv, plan=example.plan, goal=goal)
        for name, found in asked.items():
            with CaptureQueriesContext(connection) as queries:
                assert len(api.get(f"{HERE}{name}").json()["results"]) >= count
            found.append(len(queries))
    assert {name: found[0] - found[1] for name, found in asked.items()} == {"interpretations/": 0, "farewells/": 0}
