"""A gremium and its rules: what its page says, the form, and what stays as it was."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.compute.body_rules import Rules, told_rules
from meetings.enums import BodyKind, Majority, Purpose, Weighting
from meetings.models import Body
from meetings.proposals import frequency_text
from meetings.queries.bodies import body_rows
from meetings.queries.gremium import rules_of
from meetings.queries.rhythms import rule_of
from meetings.services import bodies
from osp.errors import DomainError
from osp.models import AuditEvent, Placement, Vestiging
from tests import factories as make

pytestmark = pytest.mark.django_db
STRICT = Rules(
    quorum_percent=66,
    majority=Majority.TWO_THIRDS,
    weighting=Weighting.OWN,
    purposes=(Purpose.ADVISE, Purpose.CONSENT),
    sees_confidential=True,
    papers_days=14,
)


def page(name: str, *args) -> str:
    return reverse(f"meetings:{name}", args=["PO2814", *args])


def typed(body: Body, **changes) -> dict:
    fields = {
        "version": body.version,
        "name": body.name,
        "kind": body.kind,
        "quorum": body.quorum,
        "majority": "gewoon",
        "weighting": "gelijk",
        "papers_days": "10",
    }
    return fields | changes


def test_rules_read_as_sentences():
    assert dict(told_rules(STRICT)) == {
        "Quorum": "Ten minste 66% van de leden met stemrecht doet mee.",
        "Besluit": "Bij twee derde van de stemmen; onthoudingen tellen niet mee.",
        "Stemmen": "Het stemgewicht dat bij het lid staat.",
        "Waarvoor": "Adviseren en instemmen.",
        "Vertrouwelijk": "Ziet ook vertrouwelijke punten.",
        "Stukken": "14 dagen voor de vergadering.",
    }
    plain = dict(told_rules(Rules(quorum_percent=100, papers_days=0)))
    assert plain["Quorum"] == "Alle leden met stemrecht doen mee."
    assert plain["Stukken"] == "Op de dag zelf."
    assert dict(told_rules(Rules(quorum_percent=50)))["Quorum"].startswith("Ten minste de helft")
    assert dict(told_rules(Rules()))["Waarvoor"] == "Alles kan worden voorgelegd."


def test_new_body_has_the_rules_of_its_kind_until_told_otherwise(director, in_a):
    assert rules_of(bodies.create_body(director, name="Bestuur", kind=BodyKind.BOARD)).sees_confidential is True
    assert rules_of(bodies.create_body(director, name="OPR", kind=BodyKind.OPR)).sees_confidential is False
    made = bodies.create_body(director, name="RvT", kind=BodyKind.SUPERVISORY, rules=STRICT)
    made.refresh_from_db()
    assert rules_of(made) == STRICT


def test_edit_without_rules_keeps_them_and_with_rules_tells_the_log(director, board):
    edited = bodies.edit_body(director, body=board, version=1, name="Bestuur", kind=BodyKind.BOARD, rules=STRICT)
    bodies.edit_body(director, body=edited, version=2, name="Algemeen bestuur", kind=BodyKind.BOARD)
    stored = Body.objects.get(pk=board.pk)
    assert (stored.name, rules_of(stored)) == ("Algemeen bestuur", STRICT)
    diff = AuditEvent.objects.filter(verb="body.edited").order_by("pk")[0].diff
    assert diff["quorum_percent"] == [None, 66]
    assert diff["purposes"] == [[], ["advise", "consent"]]


def test_kwaliteitsgesprek_is_with_a_schoolbestuur_of_the_register(director, in_a):
    vestiging = Vestiging.objects.get_or_create(code="16AH00")[0]
    Placement.objects.filter(vestiging=vestiging.code).delete()
    with pytest.raises(DomainError, match="hoort niet bij uw samenwerkingsverband"):
        bodies.create_body(director, name="Gesprek", kind=BodyKind.QUALITY, rules=Rules(schoolbestuur="00001"))


def test_form_takes_every_rule_and_leads_to_the_page(client, anna, board):
    client.force_login(anna)
    answer = client.post(
        page("body-edit", board.pk),
        typed(
            board,
            quorum_percent="75",
            majority="driekwart",
            weighting="leerlingen",
            purposes=["approve", "decide"],
            sees_confidential="on",
            papers_days="7",
            members="9",
        ),
    )
    assert answer["Location"] == page("body", board.pk)
    board.refresh_from_db()
    assert rules_of(board) == Rules(
        75,
        Majority.THREE_QUARTERS,
        Weighting.PUPILS,
        (Purpose.APPROVE, Purpose.DECIDE),
        sees_confidential=True,
        papers_days=7,
    )
    assert board.members == 9
    shown = client.get(page("body", board.pk)).content.decode()
    for said in (
        "Ten minste 75%",
        "drie vierde van de stemmen",
        "Goedkeuren en besluiten.",
        "7 dagen voor de vergadering.",
    ):
        assert said in shown


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("quorum_percent", "101", "Vul 100 of minder in."),
        ("papers_days", "", "Vul een getal in."),
        ("papers_days", "veel", "Vul een heel getal in."),
        ("schoolbestuur", "99999", "Kies een schoolbestuur uit de lijst."),
    ],
)
def test_form_says_what_is_wrong(client, anna, board, field, value, said):
    client.force_login(anna)
    answer = client.post(page("body-edit", board.pk), typed(board, **{field: value}))
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_form_in_two_hands_shows_both_versions(client, anna, board, director):
    bodies.edit_body(director, body=board, version=1, name="Bestuur", kind=BodyKind.BOARD, rules=STRICT)
    client.force_login(anna)
    answer = client.post(page("body-edit", board.pk), typed(board, version=1, papers_days="5"))
    assert answer.status_code == 409
    assert "Stukken vooraf" in answer.content.decode()


def test_number_of_members_follows_from_the_seats(client, anna, board, november):
    Body.objects.filter(pk=board.pk).update(members=9)
    assert [row.members for row in body_rows()] == [9]
    make.BodyMemberFactory(swv=board.swv, body=board)
    make.BodyMemberFactory(swv=board.swv, body=board, name="K. Bos", until=date(2025, 1, 1))
    assert [row.members for row in body_rows()] == [1]
    client.force_login(anna)
    assert "Aantal leden" not in client.get(page("body-edit", board.pk)).content.decode()


def test_page_tells_rhythm_meetings_recurring_points_and_decisions(client, bram, meeting, rhythm, item, director):
    make.RecurringItemFactory(swv=meeting.swv, body=meeting.body, title="Ingekomen stukken")
    make.DecisionFactory(swv=meeting.swv, item=item, text="het bestuur stelt de begroting vast")
    client.force_login(bram)
    shown = client.get(page("body", meeting.body_id)).content.decode()
    for said in (
        "Ingekomen stukken",
        "Het bestuur stelt de begroting vast",
        frequency_text(rule_of(rhythm)),
        page("meeting", meeting.pk),
    ):
        assert said in shown
    assert page("body-edit", meeting.body_id) not in shown


def test_page_hides_the_decision_on_a_closed_point(client, bram, meeting, item):
    make.DecisionFactory(swv=meeting.swv, item=item, text="Schorsing van iemand")
    item.is_confidential = True
    item.save()
    client.force_login(bram)
    assert "Schorsing" not in client.get(page("body", meeting.body_id)).content.decode()


def test_page_asks_as_many_queries_whatever_hangs_on_it(client, anna, board, item_count, django_assert_max_num_queries):
    for number in range(item_count):
        make.BodyMemberFactory(swv=board.swv, body=board, name=f"Lid {number}")
        make.RecurringItemFactory(swv=board.swv, body=board, title=f"Punt {number}")
        make.MeetingFactory(swv=board.swv, body=board, date=date(2099, 1, 1 + number))
    client.force_login(anna)
    client.get(page("body", board.pk))
    with django_assert_max_num_queries(32):
        client.get(page("body", board.pk))
