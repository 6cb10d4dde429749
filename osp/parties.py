"""Of which schoolbestuur, school or gemeente somebody with such a role is. Higher apps know which there are, and register how to ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from osp.enums import Party, Role
from osp.models import Samenwerkingsverband
from osp.registry import Registry

PARTY_OF: Mapping[Role, Party] = {
    Role.SCHOOL_BOARD: Party.SCHOOLBESTUUR,
    Role.SCHOOL_BOARD_STAFF: Party.SCHOOLBESTUUR,
    Role.SCHOOL: Party.SCHOOL,
    Role.MUNICIPALITY: Party.MUNICIPALITY,
}
MISSING = {
    Party.SCHOOLBESTUUR: "Kies van welk schoolbestuur deze persoon is.",
    Party.SCHOOL: "Kies van welke school deze persoon is.",
    Party.MUNICIPALITY: "Kies van welke gemeente deze persoon is.",
}
NEEDLESS = "Bij deze rol hoort geen schoolbestuur, school of gemeente. Maak de keuze leeg."
FOREIGN = "Deze organisatie hoort niet bij uw samenwerkingsverband."


@dataclass(frozen=True, slots=True)
class Organisation:
    """A schoolbestuur by its number, a school by its vestigingscode or a gemeente by its number, as it is called here."""

    party: Party
    code: str
    name: str = ""

    @property
    def key(self) -> str:
        """As a form sends it: "schoolbestuur:41234"."""
        return f"{self.party.value}:{self.code}"

    @property
    def label(self) -> str:
        """Name and code, or the code alone where nobody gave it a name."""
        return f"{self.name} ({self.code})" if self.name and self.name != self.code else self.code


PARTIES: Registry[Callable[[Samenwerkingsverband], list[Organisation]]] = Registry()


def organisations(swv: Samenwerkingsverband) -> list[Organisation]:
    """Every organisation of the samenwerkingsverband in scope: schoolbesturen, then schools, then gemeenten, each by name."""
    found = [each for source in PARTIES.sources for each in source(swv)]
    order = list(Party)
    return sorted(found, key=lambda each: (order.index(each.party), each.name, each.code))
