"""Pages of a party: prefilled, saved field by field, without scripts, in conflict, and what they cost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goals.enums import ContributionState as State
from goals.models import Contribution, ContributionAnswer, RoundGoal
from goals.services.contribution_answers import save_answer
from goals.services.contributions import accept_contribution, open_contribution, return_fields
from goals.services.rounds import ask_round, close_round
from tests.factories import ContributionAnswerFactory, GoalFactory, IndicatorLinkFactory, RoundGoalFactory
from tests.goals.contributing import INTENTION, LINDE, WAARD, fill, make_round, note_on, sign
from tests.goals.contributions.pages import HTMX, field, saving, text, url


def test_the_first_page_says_what_is_asked_and_opens_nothing(asked, staff):
    page = text(staff.get(url(asked)))
    assert "drie doelen" in page
    assert "Minder kinderen naar het sbo" in page
    assert "Het kost ongeveer 8 minuten." in page
    assert "Jo bereidt voor, Lotte ondertekent." in page
    assert asked.of().state == State.ASKED


def test_the_only_contribution_is_one_click_away(asked, staff):
    assert staff.get(reverse("goals:contributions", args=["PO2814"])).url == url(asked)


def test_somebody_of_no_schoolbestuur_is_told_what_to_do(asked, client, make_person_without_board):
    client.force_login(make_person_without_board)
    page = text(client.get(reverse("goals:contributions", args=["PO2814"])))
    assert "Nog niet bekend van welke organisatie u bent" in page


@pytest.fixture
def make_person_without_board(in_a):
    from osp.enums import Role
    from tests.conftest import make_person

    return make_person(in_a, "Sanne", Role.SCHOOL_BOARD)


def test_own_figures_range_and_target_stand_there_already(asked, staff):
    page = text(staff.get(url(asked, "toezegging")))
    assert asked.of().state == State.OPENED
    assert "U nu: 41 van 1.912 (2,14%, 1 oktober 2019)" in page
    assert "Zes besturen: 1,16% tot 3,00%" in page
    assert "Afgesproken voor 2027-2028: 1,90%" in page
    assert "Hoeveel leerlingen minder op 1 oktober 2027?" in page
    assert "Het plan vraagt 29 leerlingen minder op 1 oktober 2027. Met uw 0 erbij staan er nog 29 open." in page
    assert "Uw leerlingaantallen zijn al bekend." in page


def test_a_field_is_saved_as_it_is_typed_and_says_where_it_leads(asked, staff):
    staff.get(url(asked, "toezegging"))
    name = field(asked, 0, "promised")
    answer = staff.post(url(asked, "field"), saving(name, "6"), headers=HTMX)
    said = text(answer)
    assert (answer.status_code, asked.answers()[0].promised) == (200, 6)
    assert "Dan komt u uit op 35 van 1.912: 1,83%." in said
    assert "Met uw 6 erbij staan er nog 23 open." in said
    clock = timezone.localtime().strftime("%H.%M")
    assert re.search(rf"opgeslagen {clock[:2]}\.\d\d, nog ongeveer 7 minuten", said)
    assert f'id="{name}-was" value="6"' in answer.content.decode()


def test_a_number_that_is_none_is_refused_beside_its_field_and_nothing_is_lost(asked, staff):
    staff.get(url(asked, "toezegging"))
    name = field(asked, 0, "promised")
    staff.post(url(asked, "field"), saving(name, "6"), headers=HTMX)
    answer = staff.post(url(asked, "field"), saving(name, "zes", "6"), headers=HTMX)
    assert (answer.status_code, "is geen getal" in text(answer), asked.answers()[0].promised) == (422, True, 6)
    answer = staff.post(url(asked, "field"), saving(name, "2,5", "6"), headers=HTMX)
    assert (answer.status_code, "heel getal" in text(answer)) == (422, True)


def test_al_op_orde_takes_the_other_fields_away(asked, staff):
    staff.get(url(asked, "toezegging"))
    name = field(asked, 1, "is_in_order")
    answer = staff.post(url(asked, "field"), saving(name, "on"), headers=HTMX)
    assert answer["HX-Retarget"] == f"#doel-{asked.answers()[1].pk}"
    assert "Wat gaat u daarvoor doen?" not in text(answer)
    back = staff.post(url(asked, "field"), {"veld": name, f"{name}__was": "on"}, headers=HTMX)
    assert "Wat gaat u daarvoor doen?" in text(back)
    assert asked.answers()[1].is_in_order is False


def test_in_one_field_both_versions_are_shown_and_one_click_keeps_the_own(asked, staff, signer):
    staff.get(url(asked, "toezegging"))
    name = field(asked, 1, "intention")
    staff.post(url(asked, "field"), saving(name, "van Jo"), headers=HTMX)
    answer = signer.post(url(asked, "field"), saving(name, "van Lotte"), headers=HTMX)
    assert (answer.status_code, "van Jo" in text(answer), asked.answers()[1].intention) == (409, True, "van Jo")
    keep = re.search(r"hx-vals='([^']+)'", answer.content.decode())[1]
    assert f'"{name}__was": "van Jo"'.replace('"', "&quot;") in keep or f'"{name}__was": "van Jo"' in keep
    signer.post(url(asked, "field"), saving(name, "van Lotte", "van Jo"), headers=HTMX)
    assert asked.answers()[1].intention == "van Lotte"


def whole_page(client, asked, page: str) -> dict[str, str]:
    """Every field of the form as a browser without scripts sends it."""
    html = client.get(url(asked, page)).content.decode()
    found = dict(re.findall(r'<input type="hidden" name="([^"]+)"[^>]*value="([^"]*)"', html))
    found |= dict(re.findall(r'<input type="text" name="([^"]+)" value="([^"]*)"', html))
    found |= dict.fromkeys(re.findall(r'<textarea name="([^"]+)"', html), "")
    found |= {
        name: value.strip() for name, value in re.findall(r'<textarea name="([^"]+)"[^>]*>([^<]*)</textarea>', html)
    }
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


def test_a_whole_page_is_saved_without_scripts(asked, staff):
    sent = whole_page(staff, asked, "toezegging")
    sent |= {field(asked, 0, "promised"): "6", field(asked, 0, "intention"): INTENTION}
    sent |= {field(asked, 2, "is_in_order"): "on"}
    answer = staff.post(url(asked, "toezegging"), sent)
    assert (answer.status_code, answer.url) == (302, url(asked, "geld"))
    first, second, third = asked.answers()
    assert (first.promised, first.intention, second.intention, third.is_in_order) == (6, INTENTION, "", True)
    assert [row.version for row in (first, second, third)] == [3, 1, 2]


def test_two_people_without_scripts_keep_what_only_they_wrote_and_choose_the_rest(asked, staff, signer):
    mine, theirs = whole_page(staff, asked, "toezegging"), whole_page(signer, asked, "toezegging")
    one, two, three = (field(asked, number, "intention") for number in range(3))
    staff.post(url(asked, "toezegging"), mine | {one: "van Jo", two: "ook van Jo"})
    answer = signer.post(url(asked, "toezegging"), theirs | {one: "van Lotte", three: "ook van Lotte"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert ("van Jo" in text(answer), "van Lotte" in text(answer), f'name="{two}' in page) == (True, True, False)
    assert [row.intention for row in asked.answers()] == ["van Jo", "ook van Jo", "ook van Lotte"]
    choice = {f"{one}__keep": "mine", f"{one}__mine": "van Lotte", f"{one}__theirs": "van Jo", "version": "1"}
    chosen = signer.post(url(asked, "toezegging"), choice)
    assert chosen.status_code == 302
    assert [row.intention for row in asked.answers()] == ["van Lotte", "ook van Jo", "ook van Lotte"]


def test_money_is_typed_the_dutch_way(asked, staff):
    sent = whole_page(staff, asked, "geld")
    row = asked.money()[0]
    sent |= {f"money-{row.pk}-received": "€ 120.000", f"money-{row.pk}-spent": "90.000,50"}
    assert staff.post(url(asked, "geld"), sent).status_code == 302
    row = asked.money()[0]
    assert (str(row.received), str(row.spent)) == ("120000.00", "90000.50")
    page = staff.get(url(asked, "geld")).content.decode()
    assert ('value="120.000"' in page, 'value="90.000,50"' in page) == (True, True)
    sent |= {f"money-{row.pk}-spent": "veel", f"money-{row.pk}-spent__was": "90.000,50"}
    assert staff.post(url(asked, "geld"), sent).status_code == 422


def test_the_last_step_names_what_is_missing_with_the_way_to_it(asked, staff):
    staff.get(url(asked, "toezegging"))
    page = staff.get(url(asked, "ondertekenen"))
    assert "Zes velden vragen nog iets" in text(page)
    assert f"{url(asked, 'toezegging')}?mist#{field(asked, 0, 'promised')}" in page.content.decode()
    shown = text(staff.get(url(asked, "toezegging") + "?mist"))
    assert "Vul een aantal in, of kies „Dit is al op orde”." in shown


def test_who_may_not_sign_puts_it_ready(asked, staff, signer):
    fill(asked)
    assert "Lotte ondertekent en krijgt hiervan een mail." in text(staff.get(url(asked, "ondertekenen")))
    assert staff.post(url(asked, "ondertekenen"), {"name": "Jo", "confirmed": "on"}).status_code == 403
    assert staff.post(url(asked, "prepare")).url == url(asked, "ondertekenen")
    assert "Wacht op een handtekening" in text(staff.get(url(asked, "ondertekenen")))
    assert staff.get(url(asked, "toezegging")).url == url(asked, "ondertekenen")
    assert "klaargezet door Jo" in text(signer.get(url(asked, "ondertekenen")))
    answer = signer.post(url(asked, "ondertekenen"), {"name": "L. van Dam", "confirmed": "on"})
    assert answer.url == url(asked, "signed")
    card = text(signer.get(url(asked, "signed")))
    assert "Ondertekend door L. van Dam" in card
    assert "6 leerlingen minder. Dan komt u uit op 35 van 1.912: 1,83%." in card
    assert asked.of().signed_sha256[:16] in card


def test_who_fills_in_and_signs_alone_needs_no_two_steps(asked, signer):
    fill(asked)
    signer.post(url(asked, "ondertekenen"), {"name": "L. van Dam", "confirmed": "on"})
    assert (asked.of().state, asked.of().prepared_by) == (State.SUBMITTED, "Lotte")


@pytest.mark.parametrize("sent", [{}, {"name": "L. van Dam"}, {"name": "", "confirmed": "on"}])
def test_a_signature_without_name_or_yes_comes_back(asked, signer, sent):
    fill(asked)
    assert signer.post(url(asked, "ondertekenen"), sent).status_code == 422
    assert asked.of().state == State.OPENED


def test_nothing_is_signed_while_something_is_missing(asked, signer):
    signer.get(url(asked, "toezegging"))
    answer = signer.post(url(asked, "ondertekenen"), {"name": "L. van Dam", "confirmed": "on"})
    assert (answer.status_code, asked.of().state) == (422, State.OPENED)


def test_what_was_sent_back_has_a_page_of_its_own(asked, staff, signer):
    sign(asked)
    return_fields(asked.director, contribution=asked.of(), notes=[note_on(asked)])
    assert "Vul aan" in text(staff.get(url(asked)))
    assert staff.get(url(asked, "toezegging")).url == url(asked, "mend")
    page = text(staff.get(url(asked, "mend")))
    assert ("Welke scholen bedoelt u?" in page, "Hoeveel leerlingen minder" in page) == (True, False)
    name = field(asked, 0, "intention")
    sent = {name: "Op drie scholen.", f"{name}__was": INTENTION}
    assert staff.post(url(asked, "mend"), sent).url == url(asked, "ondertekenen")
    signer.post(url(asked, "ondertekenen"), {"name": "L. van Dam", "confirmed": "on"})
    assert (asked.of().state, asked.answers()[0].intention) == (State.SUBMITTED, "Op drie scholen.")


def test_last_years_answers_stand_greyed_and_are_taken_over_with_one_click(asked, staff):
    sign(asked)
    accept_contribution(asked.director, contribution=asked.of())
    close_round(asked.director, asked=asked.round)
    goals = [row.goal for row in asked.round.goals.all()]
    asked.round = ask_round(asked.director, asked=make_round(asked.director, goals, year=2027))
    figures = text(staff.get(url(asked, "cijfers")))
    assert "Wat kwam er van uw toezegging voor 2026-2027?" in figures
    assert f"U zegde toe: 6 leerlingen minder. {INTENTION}" in figures
    page = text(staff.get(url(asked, "toezegging")))
    assert f"Vorige keer: {INTENTION} Neem over" in page
    sent = whole_page(staff, asked, "toezegging") | {"overnemen": field(asked, 0, "intention")}
    answer = staff.post(url(asked, "toezegging"), sent)
    assert answer.url == f"{url(asked, 'toezegging')}#{field(asked, 0, 'intention')}"
    assert asked.answers()[0].intention == INTENTION


def test_a_colleague_and_a_school_are_asked_on_pages(asked, staff, signer):
    staff.get(url(asked, "toezegging"))
    assert "may_sign" not in staff.get(url(asked, "invite")).content.decode()
    assert "may_sign" in signer.get(url(asked, "invite")).content.decode()
    assert staff.post(url(asked, "invite"), {"to": "geen adres"}).status_code == 422
    staff.post(url(asked, "invite"), {"to": "vos@dewaard.nl", "name": "P. Vos"})
    assert "vos@dewaard.nl" in text(staff.get(url(asked, "invite")))
    link = asked.of().links.get()
    staff.post(url(asked, "invite-withdraw", link.pk))
    assert "ingetrokken" in text(staff.get(url(asked, "invite")))
    goal = asked.answers()[0].round_goal_id
    school = {"school": "10XX00", "goals": [str(goal)], "to": "ib@school.nl", "name": "L. Jansen"}
    assert staff.post(url(asked, "schools"), school | {"school": "11XX00"}).status_code == 422
    staff.post(url(asked, "schools"), school)
    assert "School 0" in text(staff.get(url(asked, "schools")))


def grow(asked, count: int) -> None:
    """So many doelen in the round more, each with an indicator of its own, and answers of both schoolbesturen."""
    priority = asked.answers()[0].round_goal.goal.priority
    for number in range(4, 4 + count):
        goal = GoalFactory(swv=asked.swv, priority=priority, title=f"Doel {number}", position=number)
        link = IndicatorLinkFactory(swv=asked.swv, goal=goal)
        row = RoundGoalFactory(swv=asked.swv, round=asked.round, goal=goal, link=link, position=number)
        for code in (WAARD, LINDE):
            ContributionAnswerFactory(swv=asked.swv, contribution=asked.of(code), round_goal=row, promised=None)


QUERIES = {"": 29, "cijfers": 25, "toezegging": 25, "ondertekenen": 26}


@pytest.mark.parametrize("page", QUERIES)
def test_queries_of_a_step_do_not_grow_with_the_doelen(asked, staff, page, item_count):
    open_contribution(asked.staff, contribution=asked.of())
    grow(asked, item_count)
    assert RoundGoal.objects.filter(round=asked.round).count() == 3 + item_count
    with CaptureQueriesContext(connection) as found:
        assert staff.get(url(asked, page)).status_code == 200
    assert len(found) == QUERIES[page]


def test_a_step_that_a_party_does_not_have_is_not_there(asked, staff):
    Contribution.objects.filter(pk=asked.of().pk).update(state=State.OPENED)
    asked.of().money.all().delete()
    assert staff.get(url(asked, "geld")).status_code == 404
    assert "Geld" not in text(staff.get(url(asked, "toezegging")))


def test_saving_says_who_was_faster_only_for_what_changed(asked, staff):
    """A page that was open for long does not bring back what somebody else changed."""
    old = whole_page(staff, asked, "toezegging")
    row = asked.answers()[1]
    save_answer(asked.signer, answer=row, changes={"intention": "van Lotte"}, shown={"intention": ""})
    assert staff.post(url(asked, "toezegging"), old).status_code == 302
    assert ContributionAnswer.objects.get(pk=row.pk).intention == "van Lotte"
