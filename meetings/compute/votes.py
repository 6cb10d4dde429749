"""Counting a vote: weights, the majority that is asked, and the calculation in words."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from meetings.enums import Choice, Majority
from osp import dutch

# The part of the votes cast that must be for it. A simple majority is more than that, the others at least.
PARTS = {
    Majority.SIMPLE: Fraction(1, 2),
    Majority.TWO_THIRDS: Fraction(2, 3),
    Majority.THREE_QUARTERS: Fraction(3, 4),
    Majority.UNANIMOUS: Fraction(1),
}
NEEDS = {
    Majority.SIMPLE: "meer dan 50%",
    Majority.TWO_THIRDS: "ten minste twee derde (66,7%)",
    Majority.THREE_QUARTERS: "ten minste drie vierde (75%)",
    Majority.UNANIMOUS: "alle stemmen",
}
RULE = "Onthoudingen tellen niet mee: gerekend wordt over de uitgebrachte stemmen, voor en tegen samen."
_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Cast:
    """One vote with what it weighs."""

    choice: Choice
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """A counted vote. The first three are weights; `voters` is how many people voted, abstentions among them."""

    votes_for: int
    against: int
    abstained: int
    voters: int
    majority: Majority
    is_weighted: bool = False

    @property
    def cast(self) -> int:
        """The votes that count: for and against."""
        return self.votes_for + self.against

    @property
    def is_carried(self) -> bool:
        """Whether it is adopted; without a vote cast it is not."""
        if not self.cast:
            return False
        part = Fraction(self.votes_for, self.cast)
        wanted = PARTS[self.majority]
        return part > wanted if self.majority is Majority.SIMPLE else part >= wanted

    @property
    def outcome(self) -> str:
        """ "aangenomen" or "verworpen"."""
        return "aangenomen" if self.is_carried else "verworpen"

    @property
    def percent(self) -> str:
        """The part that is for it, with as many decimals as it takes to fall on the right side of what is needed."""
        if not self.cast:
            return ""
        exact, wanted = Fraction(100 * self.votes_for, self.cast), 100 * PARTS[self.majority]
        for places in range(1, _MOST_PLACES):
            shown = Fraction(round(exact * 10**places), 10**places)
            if exact == wanted or _side(shown, wanted) == _side(exact, wanted):
                break
        return dutch.percent(float(exact), places)

    @property
    def sentence(self) -> str:
        """ "voor 812 van 1.402 gewogen stemmen = 57,9%; nodig meer dan 50%: aangenomen"."""
        if not self.cast:
            return f"geen stem uitgebracht; nodig {NEEDS[self.majority]}: verworpen"
        kind = "gewogen stemmen" if self.is_weighted else dutch.plural(self.cast, "stem", "stemmen").partition(" ")[2]
        told = f"voor {dutch.integer(self.votes_for)} van {dutch.integer(self.cast)} {kind} = {self.percent}"
        return f"{told}; nodig {NEEDS[self.majority]}: {self.outcome}"

    def as_plain(self) -> dict[str, Any]:
        """To be kept with the vote: numbers, rule and sentence."""
        return {
            **asdict(self),
            "majority": self.majority.value,
            "is_carried": self.is_carried,
            "sentence": self.sentence,
        }


def tally(votes: Iterable[Cast], majority: Majority, *, is_weighted: bool = False) -> Tally:
    """Add up votes. ValueError for a negative weight."""
    given = list(votes)
    if any(vote.weight < 0 for vote in given):
        raise ValueError("a vote weighs nothing or more")
    weights = {choice: sum(vote.weight for vote in given if vote.choice is choice) for choice in Choice}
    return Tally(
        votes_for=weights[Choice.FOR],
        against=weights[Choice.AGAINST],
        abstained=weights[Choice.ABSTAIN],
        voters=len(given),
        majority=majority,
        is_weighted=is_weighted,
    )


def from_plain(kept: Mapping[str, Any]) -> Tally:
    """What `as_plain` kept."""
    names = ("votes_for", "against", "abstained", "voters", "is_weighted")
    return Tally(**{name: kept[name] for name in names}, majority=Majority(kept["majority"]))


def _side(value: Fraction, wanted: Fraction) -> int:
    return (value > wanted) - (value < wanted)
