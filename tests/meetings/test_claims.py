"""Klopt de zin? on the page of a point: real texts against real figures, letting a sentence stand, and what hides."""

import pytest
from django.urls import reverse

from goals.enums import ContributionState, RoundState
from indicators.enums import FigureKind
from meetings.models import AgendaItem, KeptSentence
from meetings.queries.claims import remarks_on
from meetings.services.claims import ask_again, keep_sentence
from osp.errors import DomainError, NotAllowedError
from osp.models import AuditEvent
from tests import factories as make
from tests.meetings.conftest import figure_of

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def rising(sbo, item) -> AgendaItem:
    """A point whose figure went up twice: 2,10%, 2,20%, 2,31%."""
    for year, numerator in ((2020, 210), (2021, 220), (2022, 231)):
        figure_of(sbo, year, numerator=numerator, denominator=10000)
    return item


def write(item: AgendaItem, **texts: str) -> AgendaItem:
    for name, text in texts.items():
        setattr(item, name, text)
    item.save()
    return item


def said(item: AgendaItem, **more) -> list[tuple[str, str, str]]:
    rows = remarks_on(item, item.swv, **more)
    return [(row.field_label, row.words, row.kept.reason if row.kept else "") for row in rows]


def test_sentence_that_the_series_contradicts_is_remarked_on(rising):
    write(rising, summary="De deelname **daalt** gestaag.\n\nHet is nu 2,31%.", risks="We liggen op schema.")
    assert said(rising) == [
        ("Samenvatting", "daalt gestaag", ""),
        ("Risico’s en kanttekeningen", "op schema", ""),
    ]
    first = remarks_on(rising, rising.swv)[0]
    assert first.remark.message.endswith("2,10% (2020-2021), 2,20% (2021-2022), 2,31% (2022-2023).")


def test_what_is_typed_counts_instead_of_what_is_stored(rising):
    write(rising, summary="De deelname daalt.")
    assert said(rising, typed={"summary": "De deelname stijgt."}) == []
    assert said(rising, typed={"links": []}) == []


def test_withheld_figures_lend_nothing_to_a_remark(sbo, rising):
    from indicators.models import Figure

    Figure.objects.filter(unit="PO2814").update(kind=FigureKind.WITHHELD, value=None, low=None, high=None)
    write(rising, summary="De deelname daalt gestaag met 9% en is gehalveerd.")
    assert said(rising) == []


def test_all_schoolbesturen_are_those_that_signed(rising, link):
    round_goal = make.RoundGoalFactory(swv=rising.swv, goal=link.goal, link=link, round__state=RoundState.ASKED)
    for number, state in ((1, ContributionState.ACCEPTED), (2, ContributionState.OPENED)):
        signed = rising.updated_at if state is ContributionState.ACCEPTED else None
        make.ContributionFactory(
            swv=rising.swv, round=round_goal.round, code=f"4123{number}", state=state, signed_at=signed
        )
    write(rising, summary="Alle schoolbesturen doen mee.")
    (row,) = remarks_on(rising, rising.swv)
    assert row.remark.message == "U schrijft „Alle schoolbesturen”. Het zijn er 1 van 2."


def test_sentence_is_kept_with_a_reason_until_it_is_written_anew(rising, director):
    write(rising, summary="De deelname daalt gestaag.")
    remark = remarks_on(rising, rising.swv)[0].remark
    words = {"field": remark.field, "code": remark.code, "quote": remark.quote}
    keep_sentence(director, item=rising, **words, reason="eerste reden")
    kept = keep_sentence(director, item=rising, **words, reason="  Over tien jaar gezien daalt het. ")
    assert said(rising) == [("Samenvatting", "daalt gestaag", "Over tien jaar gezien daalt het.")]
    assert KeptSentence.objects.count() == 1
    assert AuditEvent.objects.filter(verb="agenda.sentence_kept").count() == 2
    assert said(write(rising, summary="De deelname daalt voortdurend.")) == [("Samenvatting", "daalt voortdurend", "")]
    ask_again(director, kept=kept)
    assert said(write(rising, summary="De deelname daalt gestaag.")) == [("Samenvatting", "daalt gestaag", "")]


def test_keeping_wants_a_reason_a_known_field_and_the_right(rising, director, reader):
    words = {"field": "summary", "code": "trend", "quote": "x"}
    with pytest.raises(DomainError, match="waarom de zin zo blijft"):
        keep_sentence(director, item=rising, **words, reason=" ")
    with pytest.raises(DomainError, match="niet in de oplegger"):
        keep_sentence(director, item=rising, **{**words, "field": "title"}, reason="r")
    with pytest.raises(NotAllowedError):
        keep_sentence(reader, item=rising, **words, reason="r")
    assert not KeptSentence.objects.exists()


def test_page_shows_keeps_and_asks_again(client, anna, rising):
    write(rising, summary="De deelname daalt gestaag.")
    client.force_login(anna)
    page = reverse("meetings:item", args=["PO2814", rising.pk])
    body = client.get(page).content.decode()
    assert '<mark class="doubt">daalt gestaag</mark>' in body
    keep = reverse("meetings:claim-keep", args=["PO2814", rising.pk])
    data = {"field": "summary", "code": "steady", "quote": "De deelname daalt gestaag."}
    refused = client.post(keep, {**data, "reason": ""}, **HTMX)
    assert (refused.status_code, "Schrijf waarom de zin zo blijft staan." in refused.content.decode()) == (422, True)
    kept = client.post(keep, {**data, "reason": "Gezien over tien jaar."}, **HTMX).content.decode()
    assert "Blijft staan: Gezien over tien jaar." in kept
    again = reverse("meetings:claim-again", args=["PO2814", rising.pk, KeptSentence.objects.get().pk])
    assert "Laat zo, met een reden" in client.post(again, **HTMX).content.decode()
    assert client.post(keep, {**data, "reason": "zonder script"}).status_code == 302


def test_meeting_says_which_points_do_not_agree(client, anna, rising):
    write(rising, summary="De deelname daalt gestaag. We liggen op schema.")
    client.force_login(anna)
    body = client.get(reverse("meetings:meeting", args=["PO2814", rising.meeting_id])).content.decode()
    assert "2 zinnen kloppen niet met de cijfers" in body


def test_reader_sees_no_remarks(client, bram, rising):
    write(rising, summary="De deelname daalt gestaag.")
    client.force_login(bram)
    assert "Klopt de zin?" not in client.get(reverse("meetings:item", args=["PO2814", rising.pk])).content.decode()
