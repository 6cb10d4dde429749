"""The way of one contribution: what each verb stores and records, and whom, what and when it refuses."""

import pytest
from django.utils import timezone

from goals.compute.signed import fingerprint
from goals.enums import ContributionState as State
from goals.models import Contribution, ReturnedField
from goals.services.contribution_answers import save_answer
from goals.services.contributions import (
    FieldNote,
    accept_contribution,
    ask_contribution_back,
    give_back_contribution,
    hand_in_contribution,
    open_contribution,
    prepare_contribution,
    return_fields,
    sign_contribution,
    take_back_contribution,
)
from goals.services.rounds import close_round
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent, OutboxMail
from tests.goals.contributing import INTENTION, LINDE, fill, note_on, sign, verbs
from tests.goals.plans import last_verb


def test_first_look_opens(asked):
    done = open_contribution(asked.staff, contribution=asked.of())
    assert (done.state, done.opened_at is not None, last_verb()) == (State.OPENED, True, "contribution.opened")


def test_preparing_mails_who_signs_and_nobody_else(asked):
    fill(asked)
    before = set(OutboxMail.objects.values_list("pk", flat=True))
    done = prepare_contribution(asked.staff, contribution=asked.of())
    assert (done.state, done.prepared_by, last_verb()) == (State.PREPARED, "Jo", "contribution.prepared")
    mails = OutboxMail.objects.exclude(pk__in=before)
    assert [(mail.to, "wacht op uw handtekening" in mail.text) for mail in mails] == [("lotte@voorbeeld.nl", True)]


def test_nothing_is_put_ready_while_something_is_asked(asked):
    open_contribution(asked.staff, contribution=asked.of())
    with pytest.raises(DomainError) as refused:
        prepare_contribution(asked.staff, contribution=asked.of())
    assert (refused.value.code, asked.of().state) == ("not-ready", State.OPENED)


def test_signing_freezes_what_was_signed(asked):
    done = sign(asked)
    assert (done.state, done.signed_by, done.signed_user_id) == (State.SUBMITTED, "L. van Dam", asked.signer.user_id)
    content = done.signed_content
    assert done.signed_sha256 == fingerprint(content)
    first, second, third = content["answers"]
    assert (first["promised"], first["intention"], first["number"]) == (6.0, INTENTION, "1.1")
    assert first["outcome"] == "Dan komt u uit op 35 van 1.912: 1,83%."
    assert ["U nu", "41 van 1.912 (2,14%, 1 oktober 2019)"] in first["shown"]
    assert (second["intention"], third["is_in_order"]) == ("Wij bellen.", True)
    assert [row["spent"] for row in content["money"]] == ["90000.00", "90000.00"]
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.user_id) == ("contribution.signed", asked.signer.user_id)
    assert "L. van Dam" not in str(event.diff)


def test_what_was_signed_stays_when_the_plan_changes(asked):
    before = sign(asked).signed_content
    goal = asked.answers()[0].round_goal.goal
    goal.title = "Iets anders"
    goal.save()
    assert asked.of().signed_content == before


@pytest.mark.parametrize(
    ("name", "confirmed", "code", "field"),
    [("  ", True, "name-missing", "name"), ("L. van Dam", False, "not-confirmed", "confirmed")],
)
def test_a_signature_needs_a_name_and_a_yes(asked, name, confirmed, code, field):
    fill(asked)
    prepare_contribution(asked.staff, contribution=asked.of())
    with pytest.raises(DomainError) as refused:
        sign_contribution(asked.signer, contribution=asked.of(), name=name, confirmed=confirmed)
    assert (refused.value.code, refused.value.field, asked.of().state) == (code, field, State.PREPARED)


def test_who_prepares_does_not_sign(asked):
    fill(asked)
    prepare_contribution(asked.staff, contribution=asked.of())
    with pytest.raises(NotAllowedError):
        sign_contribution(asked.staff, contribution=asked.of(), name="Jo", confirmed=True)
    assert asked.of().signed_at is None


def test_taking_back_before_the_signature(asked):
    fill(asked)
    prepare_contribution(asked.staff, contribution=asked.of())
    assert take_back_contribution(asked.signer, contribution=asked.of()).state == State.OPENED
    assert last_verb() == "contribution.taken_back"


def test_one_returned_field_opens_alone_and_closes_with_the_signature(asked):
    before = sign(asked)
    mailed = OutboxMail.objects.count()
    returned = return_fields(asked.director, contribution=asked.of(), notes=[note_on(asked)])
    assert (returned.state, last_verb()) == (State.RETURNED, "contribution.returned")
    assert OutboxMail.objects.count() == mailed + 2
    assert all("Welke scholen bedoelt u?" in mail.text for mail in OutboxMail.objects.order_by("-pk")[:2])
    first, second, _ = asked.answers()
    with pytest.raises(DomainError) as other_row:
        save_answer(asked.staff, answer=second, changes={"intention": "x"}, shown={"intention": "Wij bellen."})
    with pytest.raises(DomainError) as other_field:
        save_answer(asked.staff, answer=first, changes={"promised": 2}, shown={"promised": 6})
    with pytest.raises(DomainError) as unseen:
        save_answer(asked.staff, answer=first, changes={"promised": 2}, shown={})
    assert {each.value.code for each in (other_row, other_field, unseen)} == {"field-closed"}
    save_answer(asked.staff, answer=first, changes={"intention": "Op drie."}, shown={"intention": INTENTION})
    prepare_contribution(asked.staff, contribution=asked.of())
    assert take_back_contribution(asked.staff, contribution=asked.of()).state == State.RETURNED
    prepare_contribution(asked.staff, contribution=asked.of())
    again = sign_contribution(asked.signer, contribution=asked.of(), name="L. van Dam", confirmed=True)
    assert (again.state, again.signed_content["answers"][0]["intention"]) == (State.SUBMITTED, "Op drie.")
    assert again.signed_sha256 != before.signed_sha256
    assert ReturnedField.objects.filter(settled_at__isnull=True).count() == 0
    signed = [row.signed_sha256 for row in Contribution.history.filter(id=again.pk).order_by("history_id")]
    assert before.signed_sha256 in signed


def test_two_fields_may_be_returned_and_each_once(asked):
    sign(asked)
    return_fields(asked.director, contribution=asked.of(), notes=[note_on(asked)])
    with pytest.raises(DomainError) as twice:
        return_fields(asked.director, contribution=asked.of(), notes=[note_on(asked, note="Nog eens")])
    assert twice.value.code == "already-returned"
    return_fields(asked.director, contribution=asked.of(), notes=[note_on(asked, "promised", "Klopt dit?")])
    assert ReturnedField.objects.count() == 2


@pytest.mark.parametrize("notes", [[], [("answer", "intention", "  ")]])
def test_nothing_is_returned_without_a_note(asked, notes):
    sign(asked)
    row = asked.answers()[0].pk
    made = [FieldNote(kind, row, field, note) for kind, field, note in notes]
    with pytest.raises(DomainError) as refused:
        return_fields(asked.director, contribution=asked.of(), notes=made)
    assert (refused.value.code, asked.of().state) == ("note-missing", State.SUBMITTED)


@pytest.mark.parametrize("field", ["swv_id", "contribution", "version", "onzin"])
def test_only_fields_of_the_form_are_returned(asked, field):
    sign(asked)
    with pytest.raises(DomainError) as refused:
        return_fields(asked.director, contribution=asked.of(), notes=[note_on(asked, field)])
    assert refused.value.code == "unknown-field"


def test_field_of_another_party_is_not_returned(asked):
    sign(asked)
    with pytest.raises(DomainError) as refused:
        return_fields(asked.director, contribution=asked.of(), notes=[note_on(asked, code=LINDE)])
    assert (refused.value.code, ReturnedField.objects.count()) == ("unknown-field", 0)


def test_asking_back_tells_the_bureau_which_gives_it_back(asked):
    signed = sign(asked)
    asking = ask_contribution_back(asked.staff, contribution=asked.of(), reason=" Een getal klopt niet. ")
    assert (asking.state, asking.withdrawal_reason) == (State.SUBMITTED, "Een getal klopt niet.")
    mail = OutboxMail.objects.latest("pk")
    assert ("Een getal klopt niet." in mail.text, "anna@po2814" in mail.to) == (True, True)
    given = give_back_contribution(asked.director, contribution=asked.of())
    assert (given.state, given.signed_by, given.signed_at, given.signed_content) == (State.OPENED, "", None, {})
    assert given.withdrawal_asked_at is None
    assert signed.signed_sha256 in set(Contribution.history.filter(id=given.pk).values_list("signed_sha256", flat=True))
    assert verbs()[-2:] == ["contribution.asked_back", "contribution.given_back"]


def test_asking_back_needs_a_reason(asked):
    sign(asked)
    with pytest.raises(DomainError) as refused:
        ask_contribution_back(asked.staff, contribution=asked.of(), reason=" ")
    assert refused.value.field == "reason"


def test_accepting_ends_it(asked):
    sign(asked)
    done = accept_contribution(asked.director, contribution=asked.of())
    assert (done.state, done.accepted_at is not None, last_verb()) == (State.ACCEPTED, True, "contribution.accepted")
    assert "aanvaard" in OutboxMail.objects.latest("pk").text
    for verb in (accept_contribution, give_back_contribution):
        with pytest.raises(DomainError) as refused:
            verb(asked.director, contribution=asked.of())
        assert refused.value.code == "wrong-state"
    with pytest.raises(DomainError):
        return_fields(asked.director, contribution=asked.of(), notes=[note_on(asked)])


PARTY_VERBS = {
    "open": lambda actor, asked: open_contribution(actor, contribution=asked.of()),
    "prepare": lambda actor, asked: prepare_contribution(actor, contribution=asked.of()),
    "take back": lambda actor, asked: take_back_contribution(actor, contribution=asked.of()),
    "hand in": lambda actor, asked: hand_in_contribution(actor, contribution=asked.of()),
    "sign": lambda actor, asked: sign_contribution(actor, contribution=asked.of(), name="x", confirmed=True),
    "ask back": lambda actor, asked: ask_contribution_back(actor, contribution=asked.of(), reason="x"),
    "answer": lambda actor, asked: save_answer(
        actor, answer=asked.answers()[0], changes={"intention": "x"}, shown={"intention": ""}
    ),
}
BUREAU_VERBS = {
    "return": lambda actor, asked: return_fields(actor, contribution=asked.of(), notes=[note_on(asked)]),
    "give back": lambda actor, asked: give_back_contribution(actor, contribution=asked.of()),
    "accept": lambda actor, asked: accept_contribution(actor, contribution=asked.of()),
}
WRONG_STATES = {
    State.ASKED: {"open"},
    State.OPENED: {"prepare", "answer"},
    State.PREPARED: {"take back", "sign"},
    State.SUBMITTED: {"ask back", "return", "give back", "accept"},
    State.RETURNED: {"prepare", "answer", "return"},
    State.ACCEPTED: set(),
}


@pytest.mark.parametrize("name", PARTY_VERBS)
def test_another_schoolbestuur_does_nothing_here(asked, name):
    """Also with every right that a schoolbestuurder has."""
    before = (asked.of().version, AuditEvent.objects.count())
    with pytest.raises(NotAllowedError):
        PARTY_VERBS[name](asked.other, asked)
    assert (asked.of().version, AuditEvent.objects.count()) == before


@pytest.mark.parametrize("name", PARTY_VERBS)
def test_the_bureau_fills_in_for_nobody(asked, name):
    with pytest.raises(NotAllowedError):
        PARTY_VERBS[name](asked.director, asked)


@pytest.mark.parametrize("name", BUREAU_VERBS)
def test_a_party_does_not_judge_itself(asked, name):
    sign(asked)
    with pytest.raises(NotAllowedError):
        BUREAU_VERBS[name](asked.signer, asked)


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.SUPERVISOR, Role.OPR_MEMBER, Role.ADMIN])
def test_other_roles_do_nothing(asked, in_a, role):
    reader = Actor(user_id=1, swv=in_a.swv, roles=frozenset({role}))
    for verb in (*PARTY_VERBS.values(), *BUREAU_VERBS.values()):
        with pytest.raises(NotAllowedError):
            verb(reader, asked)


@pytest.mark.parametrize(("state", "allowed"), WRONG_STATES.items(), ids=[str(each) for each in WRONG_STATES])
def test_each_verb_works_from_its_own_states_alone(asked, state, allowed):
    """A verb that is made from the wrong state changes nothing and says which state it is."""
    fill(asked)
    contribution = asked.of()
    contribution.state = state
    contribution.save()
    for name, verb in (PARTY_VERBS | BUREAU_VERBS).items():
        if name in allowed:
            continue
        actor = asked.director if name in BUREAU_VERBS else asked.signer
        with pytest.raises(DomainError) as refused:
            verb(actor, asked)
        assert (name, refused.value.code, asked.of().state) == (name, "wrong-state", state)


def test_after_closing_only_accepting_is_left(asked):
    sign(asked, LINDE)
    fill(asked)
    close_round(asked.director, asked=asked.round)
    for name in ("prepare", "answer"):
        with pytest.raises(DomainError) as refused:
            PARTY_VERBS[name](asked.staff, asked)
        assert refused.value.code == "round-closed"
    with pytest.raises(DomainError):
        return_fields(asked.director, contribution=asked.of(LINDE), notes=[note_on(asked, code=LINDE)])
    assert accept_contribution(asked.director, contribution=asked.of(LINDE)).state == State.ACCEPTED


def test_two_people_moving_it_at_once_are_told(asked):
    fill(asked)
    stale = asked.of()
    prepare_contribution(asked.staff, contribution=asked.of())
    with pytest.raises(ConflictError):
        prepare_contribution(asked.staff, contribution=stale)


def test_history_keeps_who_and_when(asked):
    sign(asked)
    rows = Contribution.history.filter(id=asked.of().pk).order_by("history_id")
    assert [(row.state, row.history_user_id) for row in rows] == [
        (State.ASKED, asked.director.user_id),
        (State.OPENED, asked.staff.user_id),
        (State.PREPARED, asked.staff.user_id),
        (State.SUBMITTED, asked.signer.user_id),
    ]
    assert rows.last().history_date <= timezone.now()
