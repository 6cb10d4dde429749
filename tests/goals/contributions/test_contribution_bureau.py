"""Pages of the bureau: a round is made and put out, what comes in is read, returned and accepted."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goals.enums import ContributionState as State
from goals.models import Contribution, ContributionRound
from goals.queries.rounds import party_rows, waiting_first
from goals.services.contributions import prepare_contribution, return_fields
from osp.models import OutboxMail
from tests.goals.contributing import INTENTION, LINDE, WAARD, fill, note_on, sign
from tests.goals.contributions.pages import HTMX, client_of, field, text, url
from tests.goals.contributions.test_contribution_views import grow


def test_asking_it_back_and_getting_it(asked, signer, bureau):
    sign(asked)
    assert signer.post(url(asked, "ask-back"), {"reason": ""}).status_code == 422
    signer.post(url(asked, "ask-back"), {"reason": "Het getal klopt niet."})
    assert "U vroeg deze bijdrage terug" in text(signer.get(url(asked, "signed")))
    review = reverse("goals:contribution-review", args=["PO2814", asked.of().pk])
    assert "Het getal klopt niet." in text(bureau.get(review))
    bureau.post(reverse("goals:contribution-move", args=["PO2814", asked.of().pk, "teruggeven"]))
    assert asked.of().state == State.OPENED


def test_the_bureau_reads_returns_and_accepts(asked, bureau):
    sign(asked)
    review = reverse("goals:contribution-review", args=["PO2814", asked.of().pk])
    page = text(bureau.get(review))
    assert ("6 leerlingen minder" in page, INTENTION in page, "€ 90.000" in page) == (True, True, True)
    empty = bureau.post(reverse("goals:contribution-return", args=["PO2814", asked.of().pk]), {})
    assert (empty.status_code, "Schrijf bij ten minste één veld" in text(empty)) == (422, True)
    note = {f"opmerking-{field(asked, 0, 'intention')}": "Welke scholen?"}
    assert bureau.post(reverse("goals:contribution-return", args=["PO2814", asked.of().pk]), note).url == review
    assert (asked.of().state, "Teruggestuurd: Welke scholen?" in text(bureau.get(review))) == (State.RETURNED, True)
    sign_again(asked)
    bureau.post(reverse("goals:contribution-move", args=["PO2814", asked.of().pk, "aanvaarden"]))
    assert asked.of().state == State.ACCEPTED
    again = bureau.post(reverse("goals:contribution-move", args=["PO2814", asked.of().pk, "aanvaarden"]))
    assert (again.status_code, "verandert niet meer" in text(again)) == (422, True)


def sign_again(asked) -> None:
    prepare_contribution(asked.staff, contribution=asked.of())
    sign_it(asked)


def sign_it(asked) -> None:
    from goals.services.contributions import sign_contribution

    sign_contribution(asked.signer, contribution=asked.of(), name="L. van Dam", confirmed=True)


def test_a_round_is_made_chosen_and_put_out_on_pages(asked, bureau):
    plan_goals = [row.goal for row in asked.round.goals.all()]
    created = bureau.post(
        reverse("goals:round-create", args=["PO2814"]),
        {"title": "Nog een", "year": "2027", "due": "2099-01-01", "introduction": ""},
    )
    made = ContributionRound.objects.latest("pk")
    assert created.url == reverse("goals:round", args=["PO2814", made.pk])
    page = text(bureau.get(created.url))
    assert ("Zet uit aan 6 partijen" in page, "alle 3 doelen" in page) == (True, True)
    assert "Bij 4 partijen is niemand bekend." in page
    form = {"version": made.version, f"doel-{plan_goals[1].pk}": "on", f"resultaat-{plan_goals[1].pk}": "on"}
    assert bureau.post(reverse("goals:round-goals", args=["PO2814", made.pk]), form).status_code == 302
    stale = bureau.post(reverse("goals:round-goals", args=["PO2814", made.pk]), form)
    assert (stale.status_code, "Iemand anders wijzigde" in text(stale)) == (409, True)
    mailed = OutboxMail.objects.count()
    bureau.post(reverse("goals:round-move", args=["PO2814", made.pk, "uitzetten"]))
    assert (Contribution.objects.filter(round=made).count(), OutboxMail.objects.count() - mailed) == (6, 3)
    listed = text(bureau.get(reverse("goals:round", args=["PO2814", made.pk])))
    assert "6 gevraagd" in listed


def test_the_list_of_parties_leaves_as_a_table(asked, bureau):
    sign(asked, LINDE)
    answer = bureau.get(reverse("goals:round", args=["PO2814", asked.round.pk]) + "?vorm=csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Soort;Code;Naam;Stand;Geopend;Klaargezet;Ondertekend;Aanvaard"
    today = timezone.localdate().isoformat()
    assert f"schoolbestuur;{LINDE};Schoolbestuur {LINDE};ingediend;{today};{today};{today};" in lines


def test_contacts_are_kept_on_pages(asked, bureau):
    page = reverse("goals:contacts", args=["PO2814"])
    assert bureau.post(page, {"organisation": "gemeente:0513", "email": "geen adres"}).status_code == 422
    assert bureau.post(page, {"organisation": "gemeente:0268", "email": "x@nijmegen.nl"}).status_code == 422
    bureau.post(page, {"organisation": "gemeente:0513", "email": "g@gouda.nl", "name": "G. Hendriks", "signs": "on"})
    assert "G. Hendriks" in text(bureau.get(page))
    from goals.models import PartyContact

    contact = PartyContact.objects.get()
    edit = reverse("goals:contact-edit", args=["PO2814", contact.pk])
    bureau.post(edit, {"email": "h@gouda.nl", "name": "H. Gerrits"})
    contact.refresh_from_db()
    assert (contact.email, contact.signs) == ("h@gouda.nl", False)
    bureau.post(reverse("goals:contact-remove", args=["PO2814", contact.pk]))
    assert PartyContact.objects.count() == 0


def today(client) -> str:
    return text(client.get(reverse("goals:contributions-today", args=["PO2814"]), headers=HTMX))


def test_vandaag_says_what_waits_for_whom(asked, staff, signer, bureau):
    assert ("Vul uw bijdrage in" in today(staff), today(bureau)) == (True, "")
    fill(asked)
    assert "Maak uw bijdrage af" in today(staff)
    prepare_contribution(asked.staff, contribution=asked.of())
    assert (today(staff), "Onderteken uw bijdrage" in today(signer)) == ("", True)
    sign_it(asked)
    assert (today(signer), "1 bijdrage wacht op u" in today(bureau)) == ("", True)
    return_fields(asked.director, contribution=asked.of(), notes=[note_on(asked)])
    assert ("Het bureau vraagt nog iets" in today(staff), today(bureau)) == (True, "")
    assert "Vul uw bijdrage in" in today(client_of(asked.other.user_id))


def test_what_waits_to_be_read_stands_first_in_the_round(asked, bureau):
    page = reverse("goals:round", args=["PO2814", asked.round.pk])
    before = text(bureau.get(page))
    sign(asked, LINDE)
    after = text(bureau.get(page))
    assert ("wacht op u" in before, "wacht op u" in after) == (False, True)
    rows = party_rows(asked.round)
    assert (rows[0].contribution.code, waiting_first(rows)[0].contribution.code) == (WAARD, LINDE)


def test_queries_of_the_bureau_do_not_grow(asked, bureau, item_count):
    grow(asked, item_count)
    paths = [
        reverse("goals:contributions", args=["PO2814"]),
        reverse("goals:round", args=["PO2814", asked.round.pk]),
        reverse("goals:contribution-review", args=["PO2814", asked.of().pk]),
    ]
    counts = []
    for path in paths:
        with CaptureQueriesContext(connection) as found:
            assert bureau.get(path).status_code == 200
        counts.append(len(found))
    assert counts == [10, 15, 26]


def test_a_refused_verb_leads_back_with_its_message(asked, staff):
    answer = staff.post(url(asked, "take-back"), follow=True)
    assert "nog niet geopend" in text(answer)
