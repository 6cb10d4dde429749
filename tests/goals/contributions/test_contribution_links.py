"""Links without account: what they open, when they end, what of them is stored and logged, and a part for a school."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from goals.compute.link_secret import hash_of
from goals.enums import ContributionState as State
from goals.models import Contribution, ContributionLink, PartyContact
from goals.queries.contribution_blocks import goal_blocks
from goals.queries.contributions import content_of
from goals.queries.link_entry import Ended, entry_of
from goals.queries.promises import promised_by_others
from goals.services.contribution_answers import save_answer
from goals.services.contribution_links import (
    MOST_RENEWALS,
    hand_to_school,
    invite_colleague,
    make_link,
    renew_link,
    revoke_link,
    use_link,
    withdraw_invitation,
)
from goals.services.contribution_mail import link_address
from goals.services.contributions import (
    hand_in_contribution,
    open_contribution,
    prepare_contribution,
    sign_contribution,
    take_back_contribution,
)
from indicators.queries import Reader
from osp.abilities import Ability
from osp.enums import Party
from osp.errors import DomainError, NotAllowedError
from osp.models import AuditEvent, OutboxMail
from osp.queries import told
from osp.scope import scopes_disabled
from tests.goals.contributing import LINDE, WAARD, fill, link_actor, sign
from tests.goals.plans import last_verb

SCHOOL = "10XX00"
ADDRESS = "colega@dewaard.nl"


@pytest.fixture(autouse=True)
def _nobody_tried_before():
    cache.clear()


@pytest.fixture
def link(asked) -> ContributionLink:
    return make_link(asked.director, contribution=asked.of(), to=ADDRESS, name="P. Vos", may_sign=True)


def secret_in(text: str) -> str:
    """The secret in a mail or an address."""
    return re.search(r"/bijdrage/([\w-]+)/", text)[1]


def path_of(link: ContributionLink, page: str = "") -> str:
    return f"/bijdrage/{secret_in(link_address(link))}/{page}"


def change(link: ContributionLink, **fields) -> None:
    ContributionLink.objects.filter(pk=link.pk).update(**fields)


def test_the_secret_stands_in_the_mail_and_nowhere_else(asked, link):
    mail = OutboxMail.objects.latest("pk")
    secret = secret_in(mail.text)
    assert mail.to == ADDRESS
    assert link.secret_hash == hash_of(secret)
    stored = [str(value) for row in ContributionLink.objects.values() for value in row.values()]
    logged = [str(event.diff) for event in AuditEvent.objects.all()]
    assert [text for text in (*stored, *logged) if secret in text] == []
    assert not any(ADDRESS in text or link.secret_hash in text or link.seed in text for text in logged)


def test_a_link_opens_one_contribution_and_grants_no_more(asked, link, settings):
    entry = entry_of(secret_in(link_address(link)))
    actor = entry.actor
    assert (actor.only, actor.via, actor.user_id, actor.roles) == (asked.of().pk, f"link-{link.pk}", None, frozenset())
    granted = {Ability.VIEW_CONTRIBUTIONS, Ability.FILL_CONTRIBUTION, Ability.SIGN_CONTRIBUTION}
    assert actor.abilities == granted
    change(link, may_sign=False)
    assert link_actor(ContributionLink.objects.get(pk=link.pk)).abilities == granted - {Ability.SIGN_CONTRIBUTION}


def test_what_is_done_by_a_link_is_logged_without_a_name(asked, link):
    actor = link_actor(link)
    open_contribution(actor, contribution=asked.of())
    row = asked.answers()[0]
    save_answer(actor, answer=row, changes={"intention": "x"}, shown={"intention": ""})
    event = AuditEvent.objects.latest("pk")
    assert (event.user_id, event.via) == (None, f"link-{link.pk}")
    assert told([event])[0].who == "iemand met een link"
    assert type(row).history.filter(id=row.pk).first().history_user_id is None


def test_a_link_signs_where_it_may(asked, link):
    actor = link_actor(link)
    fill(asked, by=actor)
    prepare_contribution(actor, contribution=asked.of())
    done = sign_contribution(actor, contribution=asked.of(), name="P. Vos", confirmed=True)
    assert (done.prepared_by, done.signed_by, done.signed_user_id) == ("P. Vos", "P. Vos", None)


def test_a_link_that_may_not_sign_does_not_and_makes_no_link_that_does(asked):
    link = make_link(asked.director, contribution=asked.of(), to=ADDRESS)
    actor = link_actor(link)
    with pytest.raises(NotAllowedError):
        invite_colleague(actor, contribution=asked.of(), to="baas@dewaard.nl", may_sign=True)
    fill(asked, by=actor)
    prepare_contribution(actor, contribution=asked.of())
    with pytest.raises(NotAllowedError):
        sign_contribution(actor, contribution=asked.of(), name="P. Vos", confirmed=True)
    assert ContributionLink.objects.filter(may_sign=True).count() == 0


def test_a_link_of_one_party_does_nothing_at_another(asked, link):
    actor = link_actor(link)
    with pytest.raises(NotAllowedError):
        open_contribution(actor, contribution=asked.of(LINDE))
    with pytest.raises(NotAllowedError):
        invite_colleague(actor, contribution=asked.of(LINDE), to=ADDRESS)


def test_the_same_address_keeps_the_same_link(asked, link):
    again = make_link(asked.director, contribution=asked.of(), to=ADDRESS.upper(), may_sign=True)
    other = make_link(asked.director, contribution=asked.of(), to=ADDRESS)
    assert (again.pk, other.pk == link.pk) == (link.pk, False)


def test_only_bureau_and_party_make_and_take_back_links(asked, link):
    with pytest.raises(NotAllowedError):
        make_link(asked.staff, contribution=asked.of(), to=ADDRESS)
    with pytest.raises(NotAllowedError):
        invite_colleague(asked.director, contribution=asked.of(), to=ADDRESS)
    with pytest.raises(NotAllowedError):
        invite_colleague(asked.other, contribution=asked.of(), to=ADDRESS)
    with pytest.raises(NotAllowedError):
        withdraw_invitation(asked.other, link=link)
    with pytest.raises(NotAllowedError):
        withdraw_invitation(asked.staff, link=link)
    with pytest.raises(NotAllowedError):
        revoke_link(asked.signer, link=link)
    withdraw_invitation(asked.signer, link=link)
    assert last_verb() == "contribution.link_revoked"
    with pytest.raises(DomainError):
        revoke_link(asked.director, link=link)


@pytest.mark.parametrize(
    ("fields", "ended"),
    [({"expires_at": timezone.now()}, Ended.EXPIRED), ({"revoked_at": timezone.now()}, Ended.REVOKED), ({}, None)],
)
def test_a_link_ends(asked, link, fields, ended):
    change(link, **fields)
    assert entry_of(secret_in(link_address(link))).ended is ended


def test_a_link_lasts_two_weeks_longer_than_the_round(asked, link):
    assert timezone.localtime(link.expires_at).date() == asked.round.due + timedelta(days=14)


def test_former_keys_still_open_and_unknown_ones_do_not(asked, link, settings):
    secret = secret_in(link_address(link))
    key = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "nieuw", [key]
    assert entry_of(secret) is not None
    settings.SECRET_KEY_FALLBACKS = []
    assert entry_of(secret) is None


def test_hash_of_a_stored_link_alone_opens_nothing(asked, link):
    """Whoever reads the database has seed and hash, and puts a hash of a secret of their own there."""
    change(link, secret_hash=hash_of("een-eigen-geheim"))
    assert entry_of("een-eigen-geheim") is None


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.mark.parametrize("page", ["", "cijfers/", "toezegging/", "geld/", "ondertekenen/", "samen/", "scholen/"])
def test_pages_behind_a_link_are_kept_nowhere_and_tell_no_site(asked, link, visitor, page):
    answer = visitor.get(path_of(link, page))
    assert (answer.status_code, answer["Referrer-Policy"], answer["Cache-Control"]) == (
        200,
        "no-referrer",
        "no-store, private",
    )
    text = answer.content.decode()
    assert ("Hoofdmenu" in text, "/po2814/" in text, "/inloggen/" in text) == (False, False, False)


def test_a_visit_counts_once_and_is_logged(asked, link, visitor):
    for page in ("", "cijfers/", "toezegging/"):
        visitor.get(path_of(link, page))
    used = ContributionLink.objects.get(pk=link.pk)
    events = AuditEvent.objects.filter(verb="contribution.link_used")
    assert (used.uses, used.last_used_at is not None) == (1, True)
    assert list(events.values_list("via", "user_id")) == [(f"link-{link.pk}", None)]
    change(link, last_used_at=timezone.now() - timedelta(minutes=31))
    visitor.get(path_of(link))
    assert (ContributionLink.objects.get(pk=link.pk).uses, events.count()) == (2, 2)


def test_looking_at_the_first_page_opens_nothing(asked, link, visitor):
    """A mail scanner that follows the link does not make it look as if somebody began."""
    visitor.get(path_of(link))
    assert asked.of().state == State.ASKED
    visitor.get(path_of(link, "cijfers/"))
    assert asked.of().state == State.OPENED


def test_a_link_works_from_a_page_of_no_origin(asked, link):
    """Without referrer a browser sends "Origin: null"; nothing hangs on a cookie, so no token is asked."""
    strict = Client(enforce_csrf_checks=True)
    strict.get(path_of(link, "toezegging/"))
    row = asked.answers()[0]
    name = f"answer-{row.pk}-intention"
    answer = strict.post(
        path_of(link, "veld/"), {"veld": name, name: "x", f"{name}__was": ""}, headers={"origin": "null"}
    )
    assert (answer.status_code, asked.answers()[0].intention) == (200, "x")


@pytest.mark.parametrize("secret", ["x" * 43, "kort-geheim", "A" * 80])
def test_an_unknown_link_says_what_to_do(asked, visitor, secret):
    answer = visitor.get(f"/bijdrage/{secret}/")
    assert answer.status_code == 404
    assert "Kopieer de hele link" in answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"


def test_an_expired_link_is_renewed_to_the_same_address(asked, link, visitor):
    change(link, expires_at=timezone.now())
    gone = visitor.get(path_of(link, "toezegging/"))
    assert gone.status_code == 410
    assert "Vraag een nieuwe link" in gone.content.decode()
    mailed = OutboxMail.objects.count()
    answer = visitor.post(path_of(link, "nieuwe-link/"))
    assert (answer.status_code, "onderweg" in answer.content.decode()) == (200, True)
    fresh = ContributionLink.objects.latest("pk")
    mail = OutboxMail.objects.latest("pk")
    assert (fresh.pk != link.pk, fresh.to, fresh.may_sign, mail.to) == (True, ADDRESS, True, ADDRESS)
    assert (OutboxMail.objects.count(), last_verb()) == (mailed + 1, "contribution.link_renewed")
    assert visitor.get(path_of(fresh)).status_code == 200
    assert secret_in(mail.text) == secret_in(link_address(fresh))


def test_a_link_is_not_renewed_without_end(asked, link):
    actor = link_actor(link)
    for _ in range(MOST_RENEWALS - 1):
        change(ContributionLink.objects.latest("pk"), expires_at=timezone.now())
        renew_link(actor, link=link)
    change(ContributionLink.objects.latest("pk"), expires_at=timezone.now())
    with pytest.raises(DomainError) as refused:
        renew_link(actor, link=link)
    assert refused.value.code == "renewed-enough"


def test_a_revoked_link_asks_the_bureau_and_renews_nothing(asked, link, visitor):
    revoke_link(asked.director, link=link)
    assert last_verb() == "contribution.link_revoked_by_bureau"
    gone = visitor.get(path_of(link))
    assert (gone.status_code, "ingetrokken" in gone.content.decode()) == (410, True)
    links = ContributionLink.objects.count()
    answer = visitor.post(path_of(link, "nieuwe-link/"))
    mail = OutboxMail.objects.latest("pk")
    assert (answer.status_code, ContributionLink.objects.count(), last_verb()) == (
        200,
        links,
        "contribution.link_asked",
    )
    assert ("anna@po2814" in mail.to, "/bijdrage/" in mail.text) == (True, False)
    with pytest.raises(NotAllowedError):
        renew_link(link_actor(link), link=ContributionLink.objects.get(pk=link.pk))


def test_a_link_that_works_needs_no_new_one(asked, link, visitor):
    assert visitor.post(path_of(link, "nieuwe-link/")).url == path_of(link)


def test_whoever_tries_secrets_has_to_wait(asked, link, visitor):
    statuses = [visitor.get(f"/bijdrage/{'x' * 40}{number}/").status_code for number in range(10, 35)]
    assert (statuses[0], statuses[-1]) == (404, 429)
    assert visitor.get(path_of(link)).status_code == 429


def test_a_link_of_a_closed_round_reads_and_fills_in_nothing(asked, link, visitor):
    from goals.services.rounds import close_round

    close_round(asked.director, asked=asked.round)
    page = visitor.get(path_of(link)).content.decode()
    assert ("Deze uitvraag is gesloten" in page, "Begin</a>" in page) == (True, False)
    assert asked.of().state == State.ASKED


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


def test_use_is_counted_by_the_verb_alone(asked, link):
    use_link(link_actor(link), link=link)
    use_link(link_actor(link), link=link)
    assert ContributionLink.objects.get(pk=link.pk).uses == 2


def test_an_archived_contribution_is_opened_by_no_link(asked, link):
    contribution = asked.of()
    contribution.archived_at = timezone.now()
    contribution.save()
    with scopes_disabled():
        assert entry_of(secret_in(link_address(link))) is None


def test_who_signed_stays_when_the_link_ends(asked, link):
    signed = sign(asked, WAARD)
    revoke_link(asked.director, link=link)
    assert asked.of().signed_sha256 == signed.signed_sha256
