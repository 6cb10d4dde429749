"""The kaart: what is frozen with the signature, what a schoolbestuur can and cannot learn from it, and the A4."""

import pytest
from django.urls import reverse
from django.utils import timezone

from goals.documents.kaart import Group, Kaart, KaartGoal, Position, Share
from goals.documents.kaart_pdf import kaart_bytes
from goals.documents.kaart_picture import position_picture, position_words, share_picture
from goals.models import Contribution
from goals.queries.kaart import kaart_of
from goals.queries.promises import told_of_others
from osp.models import Placement
from osp.scope import scopes_disabled
from tests import pdf
from tests.factories import ContributionFactory
from tests.goals.contributing import LINDE, PUPILS, WAARD, sign
from tests.goals.contributions.pages import client_of, text_of

GROUP = Group(6, 1.16, 1.6, 2.3, 2.5, 3.0)


def stored(asked, code=WAARD) -> Contribution:
    return Contribution.objects.select_related("round", "swv__tenant").get(round=asked.round, code=code)


def only_boards(*codes: str) -> None:
    """No other schoolbesturen have schools here."""
    with scopes_disabled():
        Placement.objects.exclude(schoolbestuur__in=codes).delete()


def other_signed(asked, code: str, promised: float) -> None:
    """Another schoolbestuur that signed."""
    content = {"answers": [{"round_goal": asked.answers()[0].round_goal_id, "promised": promised, "is_in_order": False,
                            "is_not_applicable": False}]}  # fmt: skip
    ContributionFactory(
        swv=asked.swv, round=asked.round, code=code, name=code, state="ingediend", signed_at=timezone.now(),
        signed_content=content,
    )  # fmt: skip


def test_signing_freezes_place_group_and_worth(asked):
    sign(asked)
    first = kaart_of(stored(asked)).goals[0]
    assert first.position.own == pytest.approx(100 * 41 / 1912)
    assert first.position.after == pytest.approx(100 * 35 / 1912)
    assert (first.position.group.boards, first.position.target) == (6, 1.9)
    ends = first.position.group
    assert ends.low <= ends.p25 <= ends.median <= ends.p75 <= ends.high
    assert first.share == Share(asked=29, own=6, others=0)
    assert first.worth == (
        "Uw 6 leerlingen zijn 21% van de 29 die het plan vraagt; dat scheelt PO2814 0,05 procentpunt. "
        "Er staan er nog 23 open."
    )


def test_kaart_stays_when_figures_and_promises_of_others_change(asked, tmp_path):
    sign(asked)
    before, file = kaart_of(stored(asked)), kaart_bytes(kaart_of(stored(asked)))
    with scopes_disabled():
        Placement.objects.filter(schoolbestuur=WAARD).update(low=900, high=900)
    sign(asked, LINDE, promised=20)
    assert kaart_of(stored(asked)) == before
    assert kaart_bytes(kaart_of(stored(asked))) == file


@pytest.mark.parametrize("boards", [1, 2, 3])
def test_among_few_schoolbesturen_the_kaart_says_nothing_of_the_others(asked, boards):
    codes = list(PUPILS)[:boards]
    only_boards(*codes)
    sign(asked)
    first = kaart_of(stored(asked)).goals[0]
    assert first.position.group is None
    assert "te weinig andere schoolbesturen" in first.group_note
    told = str(stored(asked).signed_content)
    for code in codes[1:]:
        sbo, bo = PUPILS[code]
        assert (f"{sbo} van" in told, str(100 * sbo / (sbo + bo))[:6] in told) == (False, False)


@pytest.mark.parametrize(
    ("signed", "told"), [([], 0), ([3], None), ([3, 4], None), ([3, 4, 5], 12), ([3, 4, 5, 7], 12), ([1] * 6, 6)]
)
def test_promises_of_others_are_told_in_steps_of_three_at_a_time(asked, signed, told):
    """With one other the sum is that one's promise; a sum that grew by one signature tells the newest."""
    for place, number in enumerate(signed):
        other_signed(asked, f"4300{place}", number)
    first = asked.answers()[0].round_goal_id
    found = told_of_others(asked.of())
    assert (None if found is None else found.get(first, 0)) == told


def test_kaart_of_one_who_signs_after_one_other_does_not_tell_that_promise(asked):
    other_signed(asked, "43001", 17)
    sign(asked)
    kaart = kaart_of(stored(asked))
    assert (kaart.goals[0].share.others, "17" in str(stored(asked).signed_content["answers"][0]["card"])) == (
        None,
        False,
    )


def test_a_small_own_number_stands_nowhere_on_the_kaart(asked):
    with scopes_disabled():
        Placement.objects.filter(schoolbestuur=WAARD, measure="sbo").update(low=3, high=3)
    sign(asked, promised=2)
    position = kaart_of(stored(asked)).goals[0].position
    assert position is None or (position.own, position.after) == (None, None)


def test_only_a_schoolbestuur_that_signed_has_a_kaart(asked):
    assert kaart_of(asked.of()) is None
    sign(asked)
    client = client_of(asked.signer.user_id)
    url = reverse("goals:contribution-kaart", args=["PO2814", asked.of().pk])
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert client_of(asked.other.user_id).get(url).status_code == 404


def test_what_was_signed_before_there_were_kaarten_still_reads(asked):
    signed = sign(asked)
    for row in signed.signed_content["answers"]:
        del row["card"]
    signed.save()
    kaart = kaart_of(stored(asked))
    assert [(goal.position, goal.share) for goal in kaart.goals] == [(None, None)] * 3
    assert kaart_bytes(kaart).startswith(b"%PDF-")


def test_page_shows_the_kaart_with_its_pictures_in_words(asked):
    sign(asked)
    page = client_of(asked.signer.user_id).get(reverse("goals:contribution-signed", args=["PO2814", asked.of().pk]))
    shown = text_of(page)
    assert "Uw 6 leerlingen zijn 21% van de 29 die het plan vraagt" in shown
    assert "Met de toezegging erbij wordt dat 1,83%." in shown
    assert "Kaart als pdf" in shown


def example(goals: int = 3, words: int = 120, **fields) -> Kaart:
    """A kaart of so many doelen with so many letters in each text."""
    one = KaartGoal(
        number="1.1", title="Minder kinderen naar het sbo", promise="6 leerlingen minder",
        outcome="Dan komt u uit op 35 van 1.912: 1,83%.", lines=(("U nu", "41 van 1.912"), ("PO2814", "2,11%")),
        words=(("Wat wij gaan doen", ("arrangement in de klas " * 900)[:words]),),
        worth="Uw 6 leerlingen zijn 18% van de 33 die het plan vraagt.", group_note="De groep: zes besturen.",
        position=Position("percent", 2.14, 1.83, GROUP, 2.11, 1.9), share=Share(33, 6, 21),
    )  # fmt: skip
    values = {"name": "Stichting De Waard", "organisation": "SWV Groene Hart", "organisation_code": "PO2814",
              "title": "Bijdragen 2026", "signed_by": "L. van Dam", "signed_on": timezone.datetime(2026, 11, 28).date(),
              "fingerprint": "a" * 64, "money": (("Uit de lumpsum", "€ 10", "€ 9", "begeleiding"),)}  # fmt: skip
    return Kaart(**values | {"goals": (one,) * goals} | fields)


@pytest.mark.parametrize(("goals", "words"), [(1, 40), (3, 120), (4, 4000), (9, 400), (25, 2000)])
def test_kaart_is_one_page_however_much_was_written(goals, words, tmp_path):
    found = pdf.pages(kaart_bytes(example(goals, words)), tmp_path)
    assert len(found) == 1
    text = pdf.flat(found[0])
    assert ("Stichting De Waard" in text, "Niet op deze kaart" in text) == (True, goals * words > 3000)


def test_the_same_kaart_gives_the_same_bytes_with_dutch_and_a_title(tmp_path):
    first, second = kaart_bytes(example()), kaart_bytes(example())
    assert (first == second, b"nl-NL" in first) == (True, True)
    assert pdf.properties(first, tmp_path)["Title"] == "Kaart van Stichting De Waard"


def test_pictures_tell_the_same_as_their_words():
    position = Position("percent", 2.14, 1.83, GROUP, 2.11, 1.9)
    drawn = {text.text for text in position_picture(position, width=560).texts}
    assert {"u 2,14%", "met uw toezegging 1,83%", "afgesproken 1,90%"} <= drawn
    assert "de mediaan is 2,30%" in position_words(position, "De Waard").description
    assert [text.text for text in share_picture(Share(33, 6, None), width=330).texts] == ["6 van u", "33 gevraagd"]
    assert "onderdrukt" in position_words(Position("percent", group=GROUP), "De Waard").description
