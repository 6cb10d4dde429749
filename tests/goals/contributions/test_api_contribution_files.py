"""Evidence of a contribution through the API: whose it is, who reads it, and until when it goes in."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals.models import ContributionFile
from tests.factories import ContributionFileFactory
from tests.goals.contributing import LINDE, fill, sign
from tests.goals.plans import last_verb
from tests.goals.test_api_evidence import HERE, PDF, client_of, hand_in, send


@pytest.fixture(autouse=True)
def _no_requests_before(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


def test_party_hands_in_evidence_that_the_bureau_reads_and_no_other_party(asked):
    fill(asked)
    own, bureau, other = (client_of(actor.user_id) for actor in (asked.staff, asked.director, asked.other))
    done = hand_in(own, f"contributions/{asked.of().pk}/files/")
    assert (done.status_code, done.json()["name"], last_verb()) == (201, "Brief.pdf", "contribution.file_attached")
    pk = done.json()["id"]
    read = f"{HERE}contribution-files/{pk}/file/"
    assert (own.get(read).content, bureau.get(read).content, other.get(read).status_code) == (PDF, PDF, 404)
    lists = [client.get(f"{HERE}contribution-files/").json()["results"] for client in (own, bureau, other)]
    assert [[row["id"] for row in rows] for rows in lists] == [[pk], [pk], []]
    assert bureau.get(f"{HERE}contribution-files/", {"contribution": asked.of(LINDE).pk}).json()["results"] == []
    assert hand_in(other, f"contributions/{asked.of().pk}/files/").status_code == 404
    assert send(other, "post", f"contribution-files/{pk}/remove/").status_code == 404
    assert send(own, "post", f"contribution-files/{pk}/remove/").json()["withdrawn_at"]
    assert (own.get(read).status_code, last_verb()) == (404, "contribution.file_removed")


def test_evidence_does_not_follow_a_signature(asked):
    sign(asked)
    refused = hand_in(client_of(asked.staff.user_id), f"contributions/{asked.of().pk}/files/")
    assert (refused.status_code, ContributionFile.objects.count()) == (422, 0)


def test_queries_of_the_list_do_not_grow(asked):
    api, counted = client_of(asked.director.user_id), []
    for count in (1, 5):
        for _ in range(count):
            ContributionFileFactory(swv=asked.swv, contribution=asked.of())
        with CaptureQueriesContext(connection) as queries:
            assert len(api.get(f"{HERE}contribution-files/").json()["results"]) >= count
        counted.append(len(queries))
    assert counted[0] == counted[1]
