"""The kaart of a schoolbestuur that signed, made of what was frozen with the signature alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from goals.documents.kaart import Kaart, KaartGoal, position_of, share_of
from goals.models import Contribution
from goals.queries.signed_card import SignedCard, SignedGoal, signed_card
from osp.enums import Party


def kaart_of(contribution: Contribution) -> Kaart | None:
    """The kaart of a schoolbestuur that signed; None for other parties and before that."""
    if contribution.party != Party.SCHOOLBESTUUR or contribution.signed_at is None or not contribution.signed_content:
        return None
    told = signed_card(contribution)
    tenant = getattr(contribution.swv, "tenant", None)
    goals = zip(told.goals, contribution.signed_content["answers"], strict=True)
    return Kaart(
        name=told.name,
        organisation=tenant.name if tenant else contribution.swv.code,
        organisation_code=contribution.swv.code,
        title=told.title,
        signed_by=told.signed_by,
        signed_on=_day(told),
        fingerprint=told.fingerprint,
        goals=tuple(_goal(goal, row) for goal, row in goals),
        money=told.money,
        foot="Voorbeeld met verzonnen toezeggingen." if tenant and tenant.is_example else "",
    )


def _goal(goal: SignedGoal, row: Mapping[str, Any]) -> KaartGoal:
    stored = row.get("card") or {}
    return KaartGoal(
        number=goal.number,
        title=goal.title,
        promise=goal.promise,
        outcome=goal.outcome,
        lines=goal.figures,
        words=goal.words,
        worth=stored.get("worth", ""),
        group_note=stored.get("group_note", ""),
        position=position_of(stored),
        share=share_of(stored),
    )


def _day(told: SignedCard) -> date:
    if told.signed_at is None:
        raise ValueError("a kaart is of something that was signed")
    return timezone.localtime(told.signed_at).date()
