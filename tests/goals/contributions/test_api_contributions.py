"""Contributions through the API: each party its own, the bureau what its pages tell, and nothing of others."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goals.enums import ContributionState
from goals.models import ContributionAnswer, ContributionFigure, IndicatorLink
from goals.services.contribution_answers import save_figure
from goals.services.rounds import ask_round, choose_for_round
from goals.viewsets import contributions as addresses
from indicators.enums import FigureKind
from osp.enums import Party, Role
from osp.models import AuditEvent
from osp.operations import save_changes
from tests.api import HERE, client_of
from tests.conftest import make_person
from tests.factories import ContributionFactory, FigureFactory
from tests.goals.contributing import LINDE, WAARD, acting, fill, make_round, person, sign
from tests.goals.plans import national

MISSING = 999_999_999
MOVES = ("open", "hand-in", "take-back", "sign", "ask-back")


@pytest.fixture(autouse=True)
def _no_requests_before() -> None:
    cache.clear()


def send(api: Client, method: str, name: str, /, **data):
    return getattr(api, method)(HERE + name, json.dumps(data), content_type="application/json")


def ids(api: Client, name: str) -> list[int]:
    answer = api.get(HERE + name, {"per_page": 2000})
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["results"]]


def move(api: Client, contribution, name: str, /, **data):
    given = {"name": "L. van Dam", "confirmed": True, "reason": "Te laag.", "notes": [], **data}
    return send(api, "post", f"contributions/{contribution.pk}/{name}/", version=contribution.version, **given)


def parts_of(asked, code: str) -> list[str]:
    answers = [f"contribution-answers/{row.pk}/" for row in asked.answers(code)]
    return [*answers, *(f"contribution-money/{row.pk}/" for row in asked.money(code))]


def test_schoolbestuur_finds_nothing_of_another(asked):
    sign(asked, LINDE)
    api, theirs = client_of(asked.signer.user_id), asked.of(LINDE)
    assert ids(api, "contributions/") == [asked.of().pk]
    parts = parts_of(asked, LINDE)
    assert len(parts) > 1
    reads = [f"contributions/{theirs.pk}/", *parts]
    assert {url: api.get(HERE + url).status_code for url in reads} == dict.fromkeys(reads, 404)
    written = {url: send(api, "patch", url, version=1, intention="X", note="X").status_code for url in parts}
    assert written == dict.fromkeys(parts, 404)
    assert {name: move(api, theirs, name).status_code for name in MOVES} == dict.fromkeys(MOVES, 404)
    assert asked.of(LINDE).version == theirs.version
    gone, unknown = (api.get(f"{HERE}contributions/{pk}/").content for pk in (theirs.pk, MISSING))
    assert gone == unknown


def test_schoolbestuur_reads_its_own_whole(asked):
    fill(asked)
    api = client_of(asked.signer.user_id)
    content = api.get(f"{HERE}contributions/{asked.of().pk}/").json()["content"]
    assert [row["promised"] for row in content["answers"]] == [6, None, None]
    assert {api.get(HERE + url).status_code for url in parts_of(asked, WAARD)} == {200}


def test_bureau_reads_each_and_fills_in_for_nobody(asked):
    fill(asked, LINDE)
    api = client_of(asked.director.user_id)
    assert api.get(f"{HERE}contributions/{asked.of(LINDE).pk}/").json()["content"]["answers"][0]["promised"] == 6
    assert {api.get(HERE + url).status_code for url in parts_of(asked, LINDE)} == {403}
    assert {move(api, asked.of(LINDE), name).status_code for name in MOVES} == {403}


@pytest.mark.parametrize(
    ("role", "listed", "one"),
    [
        (Role.BOARD_MEMBER, 200, 404),
        (Role.SUPERVISOR, 403, 403),
        (Role.ADMIN, 403, 403),
        (Role.OPR_MEMBER, 403, 403),
        (Role.SCHOOL, 200, 404),
        (Role.MUNICIPALITY, 200, 404),
    ],
)
def test_other_roles_read_no_contribution_of_a_schoolbestuur(asked, tenant_a, role, listed, one):
    sign(asked)
    api = client_of(make_person(tenant_a, "Iemand", role).pk)
    answer = api.get(f"{HERE}contributions/")
    assert answer.status_code == listed
    assert answer.json().get("results", []) == []
    assert api.get(f"{HERE}contributions/{asked.of().pk}/").status_code == one
    assert {api.get(HERE + url).status_code for url in parts_of(asked, WAARD)} <= {403, 404}
    assert api.get(f"{HERE}rounds/{asked.round.pk}/matrix/").status_code == 403


def test_bureau_reads_the_matrix_of_a_round(asked):
    sign(asked)
    told = client_of(asked.director.user_id).get(f"{HERE}rounds/{asked.round.pk}/matrix/").json()
    assert [row["code"] for row in told["rows"] if row["code"] in {WAARD, LINDE}] == [WAARD, LINDE]
    assert {len(row["cells"]) for row in told["rows"]} == {len(told["columns"])} == {3}


@pytest.mark.parametrize(("gouda", "told"), [("3", ""), ("12", "12")])
def test_bureau_reads_back_no_number_that_tells_of_few_pupils(asked, in_a, anna, gouda, told):
    made = make_round(asked.director, [row.goal for row in asked.round.goals.all()], year=2025)
    wanted = [national("thuiszitters-drie-maanden")]
    made = choose_for_round(
        asked.director, asked=made, version=made.version, goals=[], indicators=wanted, asks_money=False
    )
    asked.round = ask_round(asked.director, asked=made)
    for code, text in (("0513", gouda), ("0627", "31")):
        user = person(in_a.swv, f"Ambtenaar {code}".replace(" ", ""), Role.MUNICIPALITY, code=code)
        actor = acting(user, in_a.swv, Role.MUNICIPALITY, Party.MUNICIPALITY, code)
        contribution = asked.of(code)
        contribution.state = ContributionState.OPENED
        contribution.save()
        figure = ContributionFigure.objects.select_related("contribution__round").get(contribution=contribution)
        save_figure(actor, figure=figure, changes={"text": text}, shown={"text": ""})
    (row,) = client_of(anna.pk).get(f"{HERE}contributions/{asked.of('0513').pk}/").json()["content"]["figures"]
    assert (row["text"], row["is_filled"]) == (told, True)


def test_withheld_figure_behind_a_link_tells_no_number(asked, anna):
    indicator, link = national("deelname-sbo"), asked.answers()[0].round_goal.link
    IndicatorLink.objects.update(indicator=indicator)
    numbers = dict.fromkeys(("value", "low", "high", "numerator_low", "numerator_high"))
    FigureFactory(
        definition=indicator.definitions.get(), year=2026, swv=asked.swv, kind=FigureKind.WITHHELD, **numbers,
        denominator_low=None, denominator_high=None,
    )  # fmt: skip
    row = client_of(anna.pk).get(f"{HERE}links/{link.pk}/").json()
    assert row["verdict"]["status"] == "no_verdict"
    assert (row["figure"]["kind"], row["figure"]["reason"], row["figure"]["runs"]) == ("withheld", "small_numbers", [])
    assert {row["figure"][name] for name in numbers} == {None}


def test_answer_is_filled_in_and_a_second_writer_gets_both_texts(asked):
    api, first = client_of(asked.staff.user_id), asked.answers()[0]
    url = f"contribution-answers/{first.pk}/"
    one = send(api, "patch", url, version=first.version, intention="Van de een")
    two = send(api, "patch", url, version=first.version, intention="Van de ander")
    assert (one.status_code, two.status_code) == (200, 409), two.content
    told = two.json()
    assert (told["current"]["intention"], told["given"]["intention"]) == ("Van de een", "Van de ander")
    assert ContributionAnswer.objects.get(pk=first.pk).intention == "Van de een"


def test_money_is_filled_in_and_a_second_writer_gets_both(asked):
    api, row = client_of(asked.staff.user_id), asked.money()[0]
    url = f"contribution-money/{row.pk}/"
    one = send(api, "patch", url, version=row.version, spent="10.00")
    two = send(api, "patch", url, version=row.version, spent="20.00")
    assert (one.status_code, two.status_code) == (200, 409)
    assert (two.json()["current"]["spent"], two.json()["given"]["spent"]) == ("10.00", "20.00")


def test_contribution_is_signed_sent_back_and_accepted(asked):
    fill(asked)
    signer, bureau = client_of(asked.signer.user_id), client_of(asked.director.user_id)
    assert move(client_of(asked.staff.user_id), asked.of(), "hand-in").json()["state"] == ContributionState.PREPARED
    assert move(client_of(asked.staff.user_id), asked.of(), "sign").status_code == 403
    signed = move(signer, asked.of(), "sign")
    assert (signed.status_code, signed.json()["state"], signed.json()["signed_by"]) == (
        200, ContributionState.SUBMITTED, "L. van Dam",
    )  # fmt: skip
    note = {"kind": "answer", "row": asked.answers()[0].pk, "field": "promised", "note": "Hoe komt u hieraan?"}
    assert move(bureau, asked.of(), "return", notes=[note]).json()["content"]["returned"][0]["field"] == "promised"
    assert move(signer, asked.of(), "sign").status_code == 200
    assert move(bureau, asked.of(), "accept").json()["state"] == ContributionState.ACCEPTED
    assert AuditEvent.objects.filter(verb="contribution.accepted").count() == 1


def test_two_people_who_move_it_at_once_do_not_both_succeed(asked, monkeypatch):
    """Somebody else saves right after the version was compared: the write itself compares it again."""
    fill(asked)
    compared = addresses.current

    def overtaken(row, read):
        found = compared(row, read)
        save_changes(asked.of(), version=row.version, changes={"withdrawal_reason": "van een ander"})
        return found

    monkeypatch.setattr(addresses, "current", overtaken)
    answer = move(client_of(asked.staff.user_id), asked.of(), "hand-in")
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert (asked.of().state, asked.of().withdrawal_reason) == (ContributionState.OPENED, "van een ander")


def test_list_of_contributions_asks_the_same_number_of_queries_however_long(asked, item_count):
    api = client_of(asked.director.user_id)
    ids(api, "contributions/")
    with CaptureQueriesContext(connection) as before:
        ids(api, "contributions/")
    for number in range(item_count):
        ContributionFactory(swv=asked.swv, round=asked.round, code=f"9{number:04}")
    with CaptureQueriesContext(connection) as after:
        ids(api, "contributions/")
    assert len(after) == len(before)
