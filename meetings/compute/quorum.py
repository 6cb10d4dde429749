"""Whether a gremium may decide: how many of those who vote take part, against how many must."""

from dataclasses import dataclass

from osp import dutch


@dataclass(frozen=True, slots=True)
class Quorum:
    """`voting` members have a vote, `taking_part` of them are there or represented, `percent` of them must be; None: no quorum."""

    voting: int
    taking_part: int
    percent: int | None = None

    @property
    def needed(self) -> int:
        """How many must take part, rounded up: half of nine is five."""
        return -(-self.voting * (self.percent or 0) // 100)

    @property
    def is_met(self) -> bool:
        """Whether a decision counts. Without a rule it always does; with a rule and without members it never does."""
        return self.percent is None or (self.voting > 0 and self.taking_part >= self.needed)

    @property
    def sentence(self) -> str:
        """ "7 van 12 stemgerechtigde leden; nodig 6: besluiten kan"."""
        if not self.voting:
            return "Dit gremium heeft nog geen stemgerechtigde leden"
        members = dutch.plural(self.voting, "stemgerechtigd lid", "stemgerechtigde leden").partition(" ")[2]
        told = f"{dutch.integer(self.taking_part)} van {dutch.integer(self.voting)} {members}"
        if self.percent is None:
            return f"{told}; een quorum is niet ingesteld"
        return f"{told}; nodig {dutch.integer(self.needed)}: besluiten {'kan' if self.is_met else 'kan niet'}"
