"""A part of a contribution for a school, by link: who is asked, and who reads what it says."""

import pytest

from goals.enums import ContributionState as State
from goals.models import Contribution, ContributionLink, PartyContact
from goals.queries.contribution_blocks import goal_blocks
from goals.queries.contributions import content_of
from goals.queries.promises import promised_by_others
from goals.services.contribution_answers import save_answer
from goals.services.contribution_links import (
    hand_to_school,
)
from goals.services.contributions import (
    hand_in_contribution,
    open_contribution,
    prepare_contribution,
    sign_contribution,
    take_back_contribution,
)
from indicators.queries import Reader
from osp.enums import Party
from osp.errors import DomainError
from tests.goals.contributing import LINDE, fill, link_actor
from tests.goals.contributions.pages import path_of
from tests.goals.plans import last_verb

SCHOOL = "10XX00"


@pytest.fixture
def part(asked) -> Contribution:
    """What De Waard asked one of its schools."""
    open_contribution(asked.staff, contribution=asked.of())
    first = asked.answers()[0].round_goal
    return hand_to_school(
        asked.staff, contribution=asked.of(), code="10XX00", goals=[first], to="ib@school.nl", name="L. Jansen"
    )


def test_a_school_gets_its_own_part_by_link(asked, part):
    assert (part.party, part.code, part.parent, part.state) == (Party.SCHOOL, SCHOOL, asked.of(), State.ASKED)
    assert [row.round_goal for row in part.answers.all()] == [asked.answers()[0].round_goal]
    assert part.money.count() == 0
    link = ContributionLink.objects.get(contribution=part)
    assert (link.to, link.may_sign, PartyContact.objects.get(code=SCHOOL).name) == ("ib@school.nl", False, "L. Jansen")
    assert last_verb() == "contribution.handed_to_school"


@pytest.mark.parametrize("code", ["11XX00", "99ZZ99", ""])
def test_only_an_own_school_is_asked(asked, code):
    open_contribution(asked.staff, contribution=asked.of())
    goals = [asked.answers()[0].round_goal]
    with pytest.raises(DomainError) as refused:
        hand_to_school(asked.staff, contribution=asked.of(), code=code, goals=goals, to="ib@school.nl")
    assert (refused.value.code, Contribution.objects.filter(parent__isnull=False).count()) == ("foreign-school", 0)


def test_a_school_is_asked_once(asked, part):
    goals = [asked.answers()[0].round_goal]
    with pytest.raises(DomainError) as refused:
        hand_to_school(asked.staff, contribution=asked.of(), code=SCHOOL, goals=goals, to="ib@school.nl")
    assert refused.value.code == "asked-twice"


def hand_in(part: Contribution, promised: float) -> None:
    """The school answers and hands in."""
    actor = link_actor(ContributionLink.objects.get(contribution=part))
    rows = Contribution.objects.select_related("round__plan", "parent__round")
    open_contribution(actor, contribution=rows.get(pk=part.pk))
    row = part.answers.select_related("contribution__round", "contribution__parent").get()
    row.contribution.refresh_from_db()
    words = {"promised": promised, "intention": "Wij doen mee."}
    save_answer(actor, answer=row, changes=words, shown={"promised": None, "intention": ""})
    hand_in_contribution(actor, contribution=rows.get(pk=part.pk))


def test_the_schoolbestuur_reads_what_its_school_says_and_nobody_counts_it(asked, part):
    hand_in(part, 4)
    assert last_verb() == "contribution.handed_in"
    block = goal_blocks(content_of(asked.of()), reader=Reader.SCHOOLBESTUUR)[0]
    assert [(each.is_handed_in, each.text, each.answer.intention) for each in block.parts] == [
        (True, "4 leerlingen minder", "Wij doen mee.")
    ]
    fill_rest(asked)
    assert promised_by_others(asked.of(LINDE)) == {}
    prepare_contribution(asked.staff, contribution=asked.of())
    sign_contribution(asked.signer, contribution=asked.of(), name="L. van Dam", confirmed=True)
    assert list(promised_by_others(asked.of(LINDE)).values()) == [6]


def fill_rest(asked) -> None:
    contribution = asked.of()
    contribution.state = State.ASKED
    contribution.save()
    fill(asked)


def test_a_school_takes_its_part_back_until_its_schoolbestuur_signed(asked, part):
    hand_in(part, 4)
    rows = Contribution.objects.select_related("round__plan", "parent__round")
    actor = link_actor(ContributionLink.objects.get(contribution=part))
    assert take_back_contribution(actor, contribution=rows.get(pk=part.pk)).state == State.OPENED
    hand_in_contribution(actor, contribution=rows.get(pk=part.pk))
    fill_rest(asked)
    prepare_contribution(asked.staff, contribution=asked.of())
    sign_contribution(asked.signer, contribution=asked.of(), name="L. van Dam", confirmed=True)
    with pytest.raises(DomainError) as refused:
        take_back_contribution(actor, contribution=rows.get(pk=part.pk))
    assert refused.value.code == "board-signed"


def test_a_school_reads_nothing_of_its_schoolbestuur(asked, part, visitor):
    fill_rest(asked)
    link = ContributionLink.objects.get(contribution=part)
    pages = ["", "cijfers/", "toezegging/", "ondertekenen/", "samen/"]
    text = " ".join(visitor.get(path_of(link, page)).content.decode() for page in pages)
    assert ("Op vijf scholen" in text, "90.000" in text, "Wij bellen." in text) == (False, False, False)
    assert [visitor.get(path_of(link, page)).status_code for page in ("geld/", "scholen/")] == [404, 404]
