"""Two schoolbesturen in one samenwerkingsverband: none sees anything of the other, by any address, number, form or download."""

import io
from itertools import product

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from goals.models import Contribution, ContributionAnswer, ContributionFigure, ContributionMoney
from goals.queries.contribution_blocks import goal_blocks
from goals.queries.contributions import content_of, get_contribution, get_own, own, visible
from goals.queries.promises import promised_by_others, signed_promises
from goals.services.contribution_answers import attach_file, save_answer, save_figure
from goals.services.contribution_links import make_link
from goals.services.contribution_mail import link_address
from goals.services.contributions import return_fields
from goals.services.rounds import ask_round, choose_for_round
from goals.urls_contrib import PARTY_PAGES
from indicators.queries import Reader
from osp.abilities import Ability, abilities_of
from osp.actors import Actor
from osp.enums import Party, Role
from osp.models import Placement
from osp.scope import scopes_disabled
from tests.goals.contributing import LINDE, WAARD, acting, fill, make_round, note_on, person, sign
from tests.goals.contributions.pages import client_of, text_of
from tests.goals.plans import national

# Words and numbers that only De Linde has.
MARKS = ("GEHEIM", "7.654.321", "7654321", "1.234.567", "1234567", "geheim.pdf")
PDF = b"%PDF-1.7 GEHEIM"
MISSING = 999_999_999


@pytest.fixture
def marked(asked, settings, tmp_path):
    """De Linde signed a contribution full of marks, with evidence, a link and a returned field."""
    cache.clear()
    settings.MEDIA_ROOT = tmp_path
    fill(asked, LINDE, promised=987_654)
    row = asked.answers(LINDE)[0]
    words = dict.fromkeys(("intention", "noticed_by", "result_measured", "result_felt", "obstacles"), "GEHEIM")
    shown = {name: getattr(row, name) for name in words}
    save_answer(asked.other, answer=row, changes=words, shown=shown)
    for money in asked.money(LINDE):
        ContributionMoney.objects.filter(pk=money.pk).update(received=7_654_321, spent=1_234_567, note="GEHEIM")
    attach_file(asked.other, contribution=asked.of(LINDE), name="geheim.pdf", stream=io.BytesIO(PDF))
    make_link(asked.director, contribution=asked.of(LINDE), to="geheim@linde.nl", name="GEHEIM")
    contribution = asked.of(LINDE)
    contribution.name = "GEHEIM bestuur"
    contribution.save()
    with scopes_disabled():
        Placement.objects.filter(schoolbestuur=LINDE, measure="sbo").update(low=54_321, high=54_321)
    return asked


def ways(asked, code: str) -> list[str]:
    """Every address of a contribution with an account, numbers of its own rows in it."""
    contribution = asked.of(code)
    file, link = contribution.files.first(), contribution.links.first()
    found = []
    for route, _, name in PARTY_PAGES:
        arguments = [
            number.pk for word, number in (("<int:file>", file), ("<int:link>", link)) if word in route and number
        ]
        if route.count("<") == len(arguments):
            end = f"-{name}" if name else ""
            found.append(reverse(f"goals:contribution{end}", args=["PO2814", contribution.pk, *arguments]))
    return found


def traces(response) -> list[str]:
    return [mark for mark in (*MARKS, "54.321", "54321") if mark in text_of(response)]


def test_every_address_of_the_other_is_as_unknown_as_one_that_does_not_exist(marked):
    client = client_of(marked.signer.user_id)
    theirs, mine = ways(marked, LINDE), marked.of(LINDE).pk
    assert len(theirs) == len(PARTY_PAGES)
    for url, method in product(theirs, ("get", "post")):
        answer = getattr(client, method)(url)
        unknown = getattr(client, method)(url.replace(f"/{mine}/", f"/{MISSING}/", 1))
        assert (url, method, answer.status_code, unknown.status_code) in {
            (url, method, 404, 404),
            (url, method, 405, 405),
        }
        assert (url, traces(answer)) == (url, [])


def test_numbers_of_the_others_rows_behind_the_own_contribution_open_nothing(marked):
    client = client_of(marked.signer.user_id)
    mine, theirs = marked.of(), marked.of(LINDE)
    file, link = theirs.files.get(), theirs.links.first()
    for name, pk in (("file-open", file.pk), ("file-remove", file.pk), ("invite-withdraw", link.pk)):
        url = reverse(f"goals:contribution-{name}", args=["PO2814", mine.pk, pk])
        answers = [client.get(url), client.post(url)]
        assert (name, {answer.status_code for answer in answers} <= {404, 405}) == (name, True)
        assert [traces(answer) for answer in answers] == [[], []]
    evidence = reverse("goals:contribution-evidence", args=["PO2814", file.pk])
    assert client.get(evidence).status_code == 404
    link.refresh_from_db()
    file.refresh_from_db()
    assert (link.revoked_at, file.withdrawn_at) == (None, None)


def test_fields_of_the_other_are_not_saved_by_their_names(marked):
    client = client_of(marked.signer.user_id)
    client.get(reverse("goals:contribution-toezegging", args=["PO2814", marked.of().pk]))
    row = marked.answers(LINDE)[0]
    name = f"answer-{row.pk}-intention"
    sent = {"veld": name, name: "van mij", f"{name}__was": "GEHEIM"}
    answer = client.post(reverse("goals:contribution-field", args=["PO2814", marked.of().pk]), sent)
    page = client.post(reverse("goals:contribution-toezegging", args=["PO2814", marked.of().pk]), sent)
    assert (answer.status_code, traces(answer), traces(page)) == (422, [], [])
    assert ContributionAnswer.objects.get(pk=row.pk).intention == "GEHEIM"


@pytest.mark.parametrize("who", ["staff", "signer"])
def test_own_pages_say_nothing_of_the_other(marked, who):
    client = client_of(getattr(marked, who).user_id)
    urls = [*ways(marked, WAARD), reverse("goals:contributions", args=["PO2814"]), reverse("today", args=["PO2814"])]
    for url in urls:
        answer = client.get(url, follow=True)
        assert (url, traces(answer)) == (url, [])


def test_pages_of_the_bureau_are_closed_to_a_party(marked):
    client = client_of(marked.signer.user_id)
    asked, theirs = marked.round.pk, marked.of(LINDE)
    paths = [
        reverse("goals:round", args=["PO2814", asked]),
        reverse("goals:round", args=["PO2814", asked]) + "?vorm=csv",
        reverse("goals:round-goals", args=["PO2814", asked]),
        reverse("goals:contacts", args=["PO2814"]),
        reverse("goals:contacts", args=["PO2814"]) + "?vorm=xlsx",
        reverse("goals:contribution-review", args=["PO2814", theirs.pk]),
        reverse("goals:contribution-review", args=["PO2814", marked.of().pk]),
    ]
    assert [client.get(path).status_code for path in paths] == [403] * len(paths)
    promises = reverse("goals:round-promises", args=["PO2814", asked])
    assert [client.get(promises + vorm).status_code for vorm in ("", "?vorm=csv", "?vorm=xlsx")] == [404] * 3


def test_a_link_says_nothing_of_another_schoolbestuur(marked):
    link = make_link(marked.director, contribution=marked.of(), to="vos@dewaard.nl", may_sign=True)
    path = link_address(link).removeprefix("http://127.0.0.1:8000")
    theirs = marked.of(LINDE)
    visitor = Client()
    for route, _, _ in PARTY_PAGES:
        page = route.replace("<int:file>", str(theirs.files.get().pk)).replace(
            "<int:link>", str(theirs.links.first().pk)
        )
        for answer in (visitor.get(path + page), visitor.post(path + page)):
            assert (page, traces(answer)) == (page, [])
    for url in ways(marked, LINDE):
        assert visitor.get(url).status_code == 302


def test_only_the_bureau_sees_all_and_a_party_its_own(asked):
    everything = set(Contribution.objects.values_list("pk", flat=True))

    def seen(actor: Actor) -> set[int]:
        return set(visible(actor).values_list("pk", flat=True))

    assert seen(asked.director) == everything
    assert seen(asked.signer) == seen(asked.staff) == {asked.of().pk}
    assert seen(asked.other) == {asked.of(LINDE).pk}
    assert set(own(asked.director)) == set()
    for role in Role:
        nobody = Actor(user_id=1, swv=asked.swv, roles=frozenset({role}))
        sees_all = Ability.ASK_CONTRIBUTIONS in abilities_of(frozenset({role}))
        assert (role, seen(nobody)) == (role, everything if sees_all else set())


def test_a_number_is_of_one_kind_of_party(asked):
    """A school or gemeente whose code reads like the number of a schoolbestuur is no schoolbestuur."""
    for party in (Party.SCHOOL, Party.MUNICIPALITY):
        stranger = Actor(user_id=1, swv=asked.swv, roles=frozenset({Role.SCHOOL}), parties=frozenset({(party, WAARD)}))
        assert set(visible(stranger)) == set()


def test_finding_by_number_is_by_what_may_be_seen(asked):
    from django.http import Http404

    theirs = asked.of(LINDE).pk
    assert get_contribution(asked.director, theirs).code == LINDE
    for find in (get_contribution, get_own):
        with pytest.raises(Http404):
            find(asked.signer, theirs)
    with pytest.raises(Http404):
        get_own(asked.director, theirs)


def test_a_board_member_reads_names_and_promises_after_signing_and_no_figures(marked, bram):
    from goals.services.contributions import prepare_contribution, sign_contribution

    client = client_of(bram.pk)
    url = reverse("goals:round-promises", args=["PO2814", marked.round.pk])
    before = client.get(url)
    assert (before.status_code, traces(before)) == (200, [])
    prepare_contribution(marked.other, contribution=marked.of(LINDE))
    sign_contribution(marked.other, contribution=marked.of(LINDE), name="K. Smit", confirmed=True)
    for vorm in ("", "?vorm=csv", "?vorm=xlsx"):
        after = client.get(url + vorm)
        found = traces(after)
        assert (vorm, found) == (vorm, ["GEHEIM"])
        assert ("987.654" in text_of(after), "K. Smit" in text_of(after)) == (True, False)
    assert signed_promises(marked.round)[0].answers[0].intention == "GEHEIM"
    pages = [reverse("goals:contribution-review", args=["PO2814", marked.of(LINDE).pk]), *ways(marked, LINDE)]
    assert {client.get(page).status_code for page in pages} <= {403, 405}


def test_what_another_is_still_writing_counts_for_nobody(asked):
    fill(asked, LINDE, promised=8)
    assert promised_by_others(asked.of()) == {}
    sign_again = asked.of(LINDE)
    sign_again.state = "gevraagd"
    sign_again.save()
    ContributionAnswer.objects.filter(contribution=sign_again).update(promised=None, intention="", is_in_order=False)
    ContributionMoney.objects.filter(contribution=sign_again).update(spent=None)
    sign(asked, LINDE, promised=8)
    first = asked.answers()[0].round_goal_id
    assert promised_by_others(asked.of()) == {first: 8}
    return_fields(asked.director, contribution=asked.of(LINDE), notes=[note_on(asked, "promised", code=LINDE)])
    row = asked.answers(LINDE)[0]
    save_answer(asked.other, answer=row, changes={"promised": 2.0}, shown={"promised": 8.0})
    assert promised_by_others(asked.of()) == {first: 8}


def test_the_bureau_reads_the_split_of_an_outsider_and_the_party_its_own(asked):
    """A number that the bureau may not see in the split, it does not find in a contribution either."""
    with scopes_disabled():
        Placement.objects.filter(schoolbestuur=WAARD, measure="sbo").update(low=3, high=3)
    content = content_of(asked.of())
    for reader in Reader:
        block = goal_blocks(content, reader=reader)[0]
        shown = [(line.text, line.is_withheld) for line in block.lines[:1]]
        assert (reader, shown, block.says) == (reader, [("onderdrukt", True)], "")


def test_small_own_number_is_in_no_page_and_not_in_what_is_signed(asked):
    with scopes_disabled():
        Placement.objects.filter(schoolbestuur=WAARD, measure="sbo").update(low=3, high=3)
    signed = sign(asked, promised=2)
    first = signed.signed_content["answers"][0]
    assert (first["outcome"], first["shown"][0][1].startswith("onderdrukt")) == ("", True)
    page = client_of(asked.signer.user_id).get(reverse("goals:contribution-signed", args=["PO2814", asked.of().pk]))
    assert ("onderdrukt" in text_of(page), "3 van" in text_of(page)) == (True, False)


@pytest.mark.parametrize(
    ("gouda", "waddinxveen", "told"),
    [("3", "31", (False, False)), ("12", "31", (True, True)), ("<5", "31", (True, True))],
)
def test_the_bureau_reads_back_no_number_that_tells_of_few_pupils(asked, in_a, anna, gouda, waddinxveen, told):
    goals = [row.goal for row in asked.round.goals.all()]
    made = make_round(asked.director, goals, year=2025)
    wanted = [national("thuiszitters-drie-maanden")]
    made = choose_for_round(
        asked.director, asked=made, version=made.version, goals=[], indicators=wanted, asks_money=False
    )
    asked.round = ask_round(asked.director, asked=made)
    for number, (code, text) in enumerate((("0513", gouda), ("0627", waddinxveen))):
        user = person(in_a.swv, f"Ambtenaar{number}", Role.MUNICIPALITY, code=code)
        actor = acting(user, in_a.swv, Role.MUNICIPALITY, Party.MUNICIPALITY, code)
        contribution = asked.of(code)
        contribution.state = "geopend"
        contribution.save()
        figure = ContributionFigure.objects.select_related("contribution__round").get(contribution=contribution)
        save_figure(actor, figure=figure, changes={"text": text}, shown={"text": ""})
    client = client_of(anna.pk)
    pages = [
        text_of(client.get(reverse("goals:contribution-review", args=["PO2814", asked.of(code).pk])))
        for code in ("0513", "0627")
    ]
    assert tuple("ingevuld, niet getoond" not in page for page in pages) == told


def test_of_two_schoolbesturen_at_one_person_both_are_seen_and_no_third(asked):
    both = Actor(
        user_id=1,
        swv=asked.swv,
        roles=frozenset({Role.SCHOOL_BOARD}),
        parties=frozenset({(Party.SCHOOLBESTUUR, WAARD), (Party.SCHOOLBESTUUR, LINDE)}),
    )
    assert {row.code for row in visible(both)} == {WAARD, LINDE}
