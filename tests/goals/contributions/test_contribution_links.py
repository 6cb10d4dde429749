"""Links without account: what they open, when they end, what of them is stored and logged, and a part for a school."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goals.compute.link_secret import hash_of
from goals.models import ContributionLink
from goals.queries.link_entry import Ended, entry_of
from goals.services.contribution_answers import save_answer
from goals.services.contribution_links import (
    MOST_RENEWALS,
    invite_colleague,
    make_link,
    renew_link,
    revoke_link,
    use_link,
    withdraw_invitation,
)
from goals.services.contribution_mail import link_address
from goals.services.contributions import (
    open_contribution,
    prepare_contribution,
    sign_contribution,
)
from osp.abilities import Ability
from osp.errors import DomainError, NotAllowedError
from osp.models import AuditEvent, OutboxMail
from osp.queries import told
from osp.scope import scopes_disabled
from tests.goals.contributing import LINDE, WAARD, fill, link_actor, sign
from tests.goals.contributions.pages import ADDRESS, change, secret_in
from tests.goals.plans import last_verb

SCHOOL = "10XX00"


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


def test_a_link_is_not_renewed_without_end(asked, link):
    actor = link_actor(link)
    for _ in range(MOST_RENEWALS - 1):
        change(ContributionLink.objects.latest("pk"), expires_at=timezone.now())
        renew_link(actor, link=link)
    change(ContributionLink.objects.latest("pk"), expires_at=timezone.now())
    with pytest.raises(DomainError) as refused:
        renew_link(actor, link=link)
    assert refused.value.code == "renewed-enough"


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
