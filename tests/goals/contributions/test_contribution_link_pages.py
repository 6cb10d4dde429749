"""Pages behind a link without account: what they keep and log, and what they say when the link ended."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from goals.enums import ContributionState as State
from goals.models import ContributionLink
from goals.services.contribution_links import (
    renew_link,
    revoke_link,
)
from goals.services.contribution_mail import link_address
from osp.errors import NotAllowedError
from osp.models import AuditEvent, OutboxMail
from tests.goals.contributing import link_actor
from tests.goals.contributions.pages import ADDRESS, change, path_of, secret_in
from tests.goals.plans import last_verb


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
