"""What a party gets the moment it signed: what it signed, by whom and when. The kaart of a schoolbestuur is made of it.

Everything comes from what was frozen with the signature, so it reads the same a year later. A school signed nothing: of it the
answers stand here as they were handed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from goals.enums import Direction
from goals.models import Contribution
from goals.queries.contributions import content_of
from goals.queries.signed_content import signed_content
from goals.wording.contributions import money_words, promise_text
from osp import dutch


@dataclass(frozen=True, slots=True)
class SignedGoal:
    """One doel: the figures that were read, what was promised, where that leads, and the words with their headings."""

    number: str
    title: str
    figures: tuple[tuple[str, str], ...]
    promise: str
    outcome: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SignedCard:
    """The whole of it. `fingerprint` is that of the content; empty of a part that a school handed in."""

    name: str
    title: str
    signed_by: str
    signed_at: datetime | None
    fingerprint: str
    goals: tuple[SignedGoal, ...]
    money: tuple[tuple[str, str, str, str], ...]
    numbers: tuple[tuple[str, str], ...]
    files: tuple[str, ...]


_WORDS = {
    "intention": "Wat wij gaan doen",
    "noticed_by": "Waaraan men het merkt",
    "result_measured": "Wat ervan kwam, in cijfers",
    "result_felt": "Wat men merkte",
    "obstacles": "Wat tegenzat",
}


def signed_card(contribution: Contribution) -> SignedCard:
    """The card of one contribution."""
    stored: Mapping[str, Any] = contribution.signed_content or signed_content(content_of(contribution))
    return SignedCard(
        name=contribution.name,
        title=contribution.round.title,
        signed_by=contribution.signed_by or contribution.prepared_by,
        signed_at=contribution.signed_at or contribution.prepared_at,
        fingerprint=contribution.signed_sha256,
        goals=tuple(_goal(row) for row in stored["answers"]),
        money=tuple(
            (money_words(row["kind"]), _euros(row["received"]), _euros(row["spent"]), row["note"])
            for row in stored["money"]
        ),
        numbers=tuple((_measured(row), row["text"] or "niet bekend") for row in stored["figures"]),
        files=tuple(row["name"] for row in stored["files"]),
    )


def _goal(row: Mapping[str, Any]) -> SignedGoal:
    promise = ""
    if row["is_not_applicable"] or row["is_in_order"]:
        promise = "niet van toepassing" if row["is_not_applicable"] else "al op orde"
    elif row["direction"]:
        promise = promise_text(row["promised"], row["counted"], Direction(row["direction"]))
    words = tuple((heading, row[name]) for name, heading in _WORDS.items() if row[name])
    figures = tuple((label, text) for label, text in row["shown"])
    return SignedGoal(row["number"], row["title"], figures, promise, row["outcome"], words)


def _euros(amount: str | None) -> str:
    if amount is None:
        return ""
    number = Decimal(amount)
    return f"€ {dutch.integer(number) if number == number.to_integral_value() else dutch.decimal(number)}"


def _measured(row: Mapping[str, Any]) -> str:
    return f"{dutch.sentence_case(row['name'])}, {row['period']}"
