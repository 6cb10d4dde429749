"""Rounds: what they ask of whom, how they are put out, and who is mailed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goals.enums import ContributionState, RoundState
from goals.models import (
    Contribution,
    ContributionAnswer,
    ContributionFigure,
    ContributionLink,
    ContributionMoney,
    ContributionRound,
    RoundGoal,
)
from goals.queries.asking import asked_parties, promisable_links
from goals.services.contacts import add_contact, edit_contact, remove_contact
from goals.services.rounds import (
    GoalWish,
    ask_round,
    choose_for_round,
    close_round,
    create_round,
    edit_round,
    reopen_round,
)
from osp.actors import Actor
from osp.enums import Party, Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent, OutboxMail, Schoolbestuur
from osp.parties import Organisation
from tests.factories import GoalFactory, IndicatorLinkFactory, PartyContactFactory, ScopeBoardFactory
from tests.goals.contributing import LINDE, PUPILS, WAARD, board_member, goals_of, make_round, schools
from tests.goals.plans import last_verb, national

SOON = timedelta(days=20)


@pytest.fixture
def goals(in_a):
    schools()
    return goals_of(in_a.swv)


def boards_of(asked) -> dict[str, list[str]]:
    """By schoolbestuur the titles of the doelen it is asked about."""
    parties = [each for each in asked_parties(asked) if each.party is Party.SCHOOLBESTUUR]
    return {each.code: [row.goal.title for row in each.goals] for each in parties}


def test_a_new_round_asks_about_every_doel_and_promises_what_can_be_counted(director, in_a, goals):
    GoalFactory(swv=in_a.swv, priority=goals[0].priority, archived_at=timezone.now())
    due = timezone.localdate() + SOON
    asked = create_round(director, plan=goals[0].priority.plan, year=2026, title=" Bijdragen ", due=due)
    rows = list(asked.goals.all())
    assert [(row.goal, row.link, row.position) for row in rows] == [
        (goals[0], goals[0].links.get(), 1),
        (goals[1], None, 2),
        (goals[2], None, 3),
    ]
    assert (asked.title, asked.state, asked.asks_money) == ("Bijdragen", RoundState.PREPARED, True)
    event = AuditEvent.objects.get()
    assert (event.verb, event.user_id, event.via) == ("round.created", director.user_id, "")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"year": 2030}, "year-outside", "year"),
        ({"due": timezone.localdate() - timedelta(days=1)}, "due-past", "due"),
        ({"title": "  "}, "title-missing", "title"),
    ],
)
def test_a_round_that_cannot_be_is_refused(director, goals, changes, code, field):
    wanted = {"year": 2026, "title": "Bijdragen", "due": timezone.localdate() + SOON} | changes
    with pytest.raises(DomainError) as refused:
        create_round(director, plan=goals[0].priority.plan, **wanted)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert ContributionRound.objects.count() == 0


def test_only_a_koppeling_that_moves_to_a_target_in_numbers_can_be_promised(in_a, goals):
    plan, goal = goals[0].priority.plan, goals[1]
    indicator = national("leerlingen-sbo")
    for direction in ("corridor", "maintain"):
        IndicatorLinkFactory(swv=in_a.swv, goal=goal, indicator=indicator, direction=direction, low=1, high=2)
    IndicatorLinkFactory(swv=in_a.swv, goal=goal, direction="up", baseline=1, target=4)
    IndicatorLinkFactory(swv=in_a.swv, goal=goal, indicator=indicator, target=None, target_year=None)
    assert promisable_links(plan).get(goal.pk) is None
    counted = IndicatorLinkFactory(swv=in_a.swv, goal=goal, indicator=indicator, baseline=300, target=200)
    assert promisable_links(plan)[goal.pk] == [counted]


def test_scope_decides_who_is_asked_what(director, in_a, goals):
    asked = make_round(director, goals)
    assert boards_of(asked) == {key: [goal.title for goal in goals] for key in PUPILS}
    board = Schoolbestuur.objects.create(number=WAARD)
    ScopeBoardFactory(swv=in_a.swv, goal=goals[0], schoolbestuur=board)
    told = boards_of(asked)
    assert (told[WAARD], told[LINDE]) == ([goal.title for goal in goals], [goal.title for goal in goals[1:]])


def test_scope_of_the_speerpunt_holds_where_a_doel_has_none(director, in_a, goals):
    asked = make_round(director, goals)
    waard, linde = (Schoolbestuur.objects.create(number=number) for number in (WAARD, LINDE))
    ScopeBoardFactory(swv=in_a.swv, goal=None, priority=goals[0].priority, schoolbestuur=waard)
    ScopeBoardFactory(swv=in_a.swv, goal=goals[2], schoolbestuur=linde)
    ScopeBoardFactory(swv=in_a.swv, goal=goals[2], schoolbestuur=waard, archived_at=timezone.now())
    assert boards_of(asked) == {WAARD: [goals[0].title, goals[1].title], LINDE: [goals[2].title]}


def test_schoolbestuur_in_scope_without_a_school_here_is_asked_too(director, in_a, goals):
    asked = make_round(director, goals[:1])
    ScopeBoardFactory(swv=in_a.swv, goal=goals[0], schoolbestuur=Schoolbestuur.objects.create(number="49999"))
    parties = asked_parties(asked)
    assert [(each.code, each.name) for each in parties] == [("49999", "Schoolbestuur 49999")]


def test_choice_of_doelen_replaces_the_one_before(director, goals):
    asked = make_round(director, goals)
    link = goals[0].links.get()
    chosen = choose_for_round(
        director,
        asked=asked,
        version=asked.version,
        goals=[GoalWish(goals[2]), GoalWish(goals[0], link, asks_result=False)],
        indicators=[national("thuiszitters-drie-maanden")],
        asks_money=False,
    )
    rows = [(row.goal, row.link, row.asks_result) for row in chosen.goals.all()]
    assert rows == [(goals[2], None, True), (goals[0], link, False)]
    assert [row.indicator.code for row in chosen.indicators.all()] == ["thuiszitters-drie-maanden"]
    assert (chosen.asks_money, last_verb()) == (False, "round.goals_chosen")


def test_koppeling_of_another_doel_is_refused(director, goals):
    asked = make_round(director, goals)
    with pytest.raises(DomainError) as refused:
        choose_for_round(
            director,
            asked=asked,
            version=asked.version,
            goals=[GoalWish(goals[1], goals[0].links.get())],
            indicators=[],
            asks_money=True,
        )
    assert (refused.value.code, RoundGoal.objects.count()) == ("foreign-link", 3)


def test_two_people_choosing_at_once_are_told(director, goals):
    asked = make_round(director, goals)
    wishes = {"goals": [GoalWish(goals[0])], "indicators": [], "asks_money": True}
    choose_for_round(director, asked=asked, version=asked.version, **wishes)
    with pytest.raises(ConflictError):
        choose_for_round(director, asked=asked, version=asked.version - 1, **wishes)


def test_putting_out_makes_everything_ready_at_once(director, in_a, goals):
    staff = board_member(in_a.swv, "Jo", Role.SCHOOL_BOARD_STAFF, WAARD)
    PartyContactFactory(swv=in_a.swv, code=LINDE, email="Linde@voorbeeld.nl", name="K. Smit", signs=True)
    asked = ask_round(director, asked=make_round(director, goals))
    assert (asked.state, asked.asked_at is not None, last_verb()) == (RoundState.ASKED, True, "round.asked")
    made = Contribution.objects.filter(round=asked)
    assert sorted(made.values_list("party", "code")) == [("schoolbestuur", number) for number in sorted(PUPILS)]
    assert set(made.values_list("state", flat=True)) == {ContributionState.ASKED}
    assert ContributionAnswer.objects.count() == 3 * len(PUPILS)
    assert ContributionMoney.objects.count() == 2 * len(PUPILS)
    mails = {mail.to: mail.text for mail in OutboxMail.objects.all()}
    assert mails.keys() == {"jo@voorbeeld.nl", "linde@voorbeeld.nl"}
    account, contact = mails["jo@voorbeeld.nl"], mails["linde@voorbeeld.nl"]
    assert f"/po2814/plan/bijdragen/{made.get(code=WAARD).pk}/" in account
    assert "/bijdrage/" not in account
    link = ContributionLink.objects.get()
    assert (link.contribution.code, link.to, link.name, link.may_sign) == (LINDE, "linde@voorbeeld.nl", "K. Smit", True)
    assert "http://127.0.0.1:8000/bijdrage/" in contact
    assert link.secret_hash not in contact
    assert staff.user_id is not None


def test_a_person_with_an_account_and_a_contact_at_one_address_is_mailed_once(director, in_a, goals):
    board_member(in_a.swv, "Jo", Role.SCHOOL_BOARD_STAFF, WAARD)
    PartyContactFactory(swv=in_a.swv, code=WAARD, email="jo@voorbeeld.nl", signs=True)
    ask_round(director, asked=make_round(director, goals))
    assert (OutboxMail.objects.count(), ContributionLink.objects.count()) == (1, 0)


def test_gemeenten_are_asked_for_their_numbers_each_once(director, goals):
    asked = make_round(director, goals)
    codes = ("thuiszitters-absoluut", "thuiszitters-relatief", "absoluut-verzuim")
    chosen = choose_for_round(
        director,
        asked=asked,
        version=asked.version,
        goals=[],
        indicators=[national(code) for code in codes],
        asks_money=True,
    )
    ask_round(director, asked=chosen)
    made = Contribution.objects.all()
    assert set(made.values_list("party", flat=True)) == {"gemeente"}
    gouda = made.get(code="0513")
    assert (gouda.name, gouda.money.count(), gouda.answers.count()) == ("Gouda", 0, 0)
    measures = list(ContributionFigure.objects.filter(contribution=gouda).values_list("measure", flat=True))
    assert measures == ["thuiszitters_absoluut", "thuiszitters_relatief", "leerplichtigen"]


@pytest.mark.parametrize("state", [RoundState.ASKED, RoundState.CLOSED])
def test_what_was_put_out_is_not_put_out_or_chosen_again(director, goals, state):
    asked = ask_round(director, asked=make_round(director, goals))
    if state is RoundState.CLOSED:
        asked = close_round(director, asked=asked)
    with pytest.raises(DomainError) as again:
        ask_round(director, asked=asked)
    with pytest.raises(DomainError) as chosen:
        choose_for_round(
            director, asked=asked, version=asked.version, goals=[], indicators=[], asks_money=True
        )  # fmt: skip
    assert {again.value.code, chosen.value.code} == {"wrong-round-state"}
    assert Contribution.objects.count() == len(PUPILS)


def test_a_round_without_a_question_or_without_anybody_goes_nowhere(director, in_a, goals):
    nothing = make_round(director, goals)
    nothing = choose_for_round(
        director, asked=nothing, version=nothing.version, goals=[], indicators=[], asks_money=True
    )
    with pytest.raises(DomainError) as refused:
        ask_round(director, asked=nothing)
    assert refused.value.code == "nothing-asked"


def test_closing_and_opening_again(director, goals):
    asked = ask_round(director, asked=make_round(director, goals))
    closed = close_round(director, asked=asked)
    assert (closed.state, last_verb()) == (RoundState.CLOSED, "round.closed")
    assert (reopen_round(director, asked=closed).state, last_verb()) == (RoundState.ASKED, "round.reopened")


def test_day_of_a_round_that_was_put_out_can_move(director, goals):
    asked = ask_round(director, asked=make_round(director, goals))
    later = asked.due + SOON
    edited = edit_round(director, asked=asked, version=asked.version, title="Nieuw", due=later, introduction="Omdat.")
    assert (edited.due, edited.title, edited.introduction, last_verb()) == (later, "Nieuw", "Omdat.", "round.edited")
    with pytest.raises(ConflictError):
        edit_round(director, asked=edited, version=asked.version - 1, title="x", due=later, introduction="")


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.SCHOOL_BOARD, Role.MUNICIPALITY, Role.ADMIN])
def test_only_the_bureau_asks(director, in_a, goals, role):
    asked = make_round(director, goals)
    stranger = Actor(user_id=1, swv=in_a.swv, roles=frozenset({role}))
    due = timezone.localdate() + SOON
    before = AuditEvent.objects.count()
    with pytest.raises(NotAllowedError):
        create_round(stranger, plan=asked.plan, year=2026, title="Bijdragen", due=due)
    with pytest.raises(NotAllowedError):
        ask_round(stranger, asked=asked)
    with pytest.raises(NotAllowedError):
        close_round(stranger, asked=asked)
    with pytest.raises(NotAllowedError):
        add_contact(stranger, organisation=Organisation(Party.MUNICIPALITY, "0513"), name="x", email="x@y.nl")
    assert (AuditEvent.objects.count(), Contribution.objects.count()) == (before, 0)


def test_contact_of_the_own_region_is_kept_once_and_erased_for_good(director, goals):
    gouda = Organisation(Party.MUNICIPALITY, "0513", "Gouda")
    contact = add_contact(director, organisation=gouda, name=" G. Hendriks ", email=" G@Gouda.nl ", signs=True)
    assert (contact.name, contact.email, contact.code, contact.signs) == ("G. Hendriks", "g@gouda.nl", "0513", True)
    with pytest.raises(DomainError) as twice:
        add_contact(director, organisation=gouda, name="", email="g@gouda.nl")
    with pytest.raises(DomainError) as foreign:
        add_contact(director, organisation=Organisation(Party.MUNICIPALITY, "0268"), name="", email="x@nijmegen.nl")
    assert (twice.value.code, foreign.value.code) == ("contact-twice", "foreign-organisation")
    event = AuditEvent.objects.filter(verb="contact.added").get()
    assert not {"name", "email"} & event.diff.keys()
    pk = contact.pk
    remove_contact(director, contact=contact)
    assert (type(contact).objects.count(), last_verb()) == (0, "contact.removed")
    assert AuditEvent.objects.latest("pk").object_id == str(pk)


def test_links_to_an_address_end_when_the_contact_goes_or_may_no_longer_sign(director, in_a, goals):
    kees = PartyContactFactory(swv=in_a.swv, code=LINDE, email="kees@voorbeeld.nl", signs=True)
    ella = PartyContactFactory(swv=in_a.swv, code=LINDE, email="ella@voorbeeld.nl", signs=True)
    ask_round(director, asked=make_round(director, goals))
    edit_contact(director, contact=ella, name="Ella", email="ella@voorbeeld.nl", signs=True)
    assert not ContributionLink.objects.filter(revoked_at__isnull=False).exists()
    edit_contact(director, contact=ella, name="Ella", email="ella@voorbeeld.nl", signs=False)
    remove_contact(director, contact=kees)
    assert ContributionLink.objects.filter(revoked_at__isnull=True).count() == 0
