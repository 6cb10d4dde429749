"""The usual gremia: what each begins with, ticking them, and one per schoolbestuur."""

import pytest
from django.urls import reverse

from meetings.compute.body_prints import body_prints, first_prints
from meetings.compute.frequencies import parse
from meetings.enums import BodyKind, Purpose
from meetings.models import Body, RecurringItem
from meetings.queries.body_prints import offers
from meetings.queries.gremium import rules_of
from meetings.services import bodies
from osp.errors import DomainError, NotAllowedError
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_boards(in_a):
    for number, code in (("41234", "16AH00"), ("40567", "17BC00")):
        make.PlacementFactory(owner=in_a.swv, unit="PO2814", vestiging=code, schoolbestuur=number)


def test_every_kind_of_gremium_has_a_print_that_can_be_read():
    prints = body_prints()
    assert {each.kind for each in prints} == set(BodyKind)
    assert len({each.key for each in prints}) == len(prints)
    for each in prints:
        assert each.items
        assert sum(item.is_last for item in each.items) == 1
        assert not each.rhythm or parse(each.rhythm).rule is not None


def test_prints_follow_law_and_sector():
    by_kind = {each.kind: each for each in body_prints("VO")}
    assert Purpose.CONSENT in by_kind[BodyKind.OPR].rules.purposes
    assert Purpose.APPROVE in by_kind[BodyKind.SUPERVISORY].rules.purposes
    assert by_kind[BodyKind.WORKING].name == "Zoco-overleg"
    assert [each.name for each in first_prints()] == ["ALV", "Bestuur"]


def test_ticked_gremia_come_with_rules_rhythm_and_points(director, in_a):
    bodies.take_prints(director, keys={"opr", "rvt"})
    made = list(Body.objects.order_by("position"))
    assert [body.name for body in made] == ["Raad van toezicht", "OPR"]
    printed = {each.kind: each for each in body_prints()}
    for body in made:
        own = printed[BodyKind(body.kind)]
        assert rules_of(body) == own.rules
        assert (body.frequency, body.quorum) == (own.rhythm, own.quorum)
        points = RecurringItem.objects.filter(body=body).order_by("position")
        assert [point.title for point in points] == [item.title for item in own.items]


def test_gremium_that_is_there_is_not_made_twice(director, in_a):
    bodies.create_body(director, name="opr", kind=BodyKind.OPR)
    with pytest.raises(DomainError, match="Kies ten minste"):
        bodies.take_prints(director, keys={"opr", "onbekend"})
    bodies.take_prints(director, keys={"opr", "oogo"})
    assert sorted(Body.objects.values_list("name", flat=True)) == ["OOGO", "opr"]


def test_kwaliteitsgesprek_comes_per_schoolbestuur(director, in_a, two_boards):
    keys = {each.key for each in offers(in_a.swv) if each.printed.each}
    assert {"kwaliteitsgesprek:41234", "kwaliteitsgesprek:40567"} <= keys
    bodies.take_prints(director, keys={"kwaliteitsgesprek:41234"})
    body = Body.objects.get()
    assert (body.kind, body.schoolbestuur.number) == (BodyKind.QUALITY, "41234")
    assert [each.is_taken for each in offers(in_a.swv) if each.key == "kwaliteitsgesprek:41234"] == [True]


def test_one_tick_makes_a_kwaliteitsgesprek_with_every_schoolbestuur(director, in_a, two_boards):
    talks = [each for each in offers(in_a.swv) if each.printed.each]
    bodies.take_prints(director, keys={"kwaliteitsgesprek"})
    assert Body.objects.count() == len(talks) >= 2


def test_only_who_prepares_takes_them(reader):
    with pytest.raises(NotAllowedError):
        bodies.take_prints(reader, keys={"opr"})


def test_page_ticks_and_says_how_many(client, anna):
    client.force_login(anna)
    url = reverse("meetings:body-prints", args=["PO2814"])
    assert "Bestuurlijke visitatie" in client.get(url).content.decode()
    answer = client.post(url, {"gremium": ["alv", "oogo"]}, follow=True)
    shown = answer.content.decode()
    assert "2 gremia toegevoegd." in shown
    assert "is er al" in client.get(url).content.decode()


def test_new_rhythm_begins_with_the_usual_one_of_the_gremium(client, anna, link, director):
    body = bodies.take_prints(director, keys={"zoco"})
    client.force_login(anna)
    shown = client.get(reverse("meetings:link-rhythms", args=["PO2814", link.pk]), {"gremium": body.pk})
    assert 'value="elke 6 weken"' in shown.content.decode()
