"""Which usual gremia a samenwerkingsverband may still take."""

from dataclasses import dataclass, replace

from meetings.compute.body_prints import BodyPrint, body_prints
from meetings.compute.body_rules import purposes_sentence, told_short
from meetings.enums import BODY_KIND_LABELS
from meetings.models import Body
from meetings.queries.members import schoolbesturen
from osp.models import Samenwerkingsverband


@dataclass(frozen=True, slots=True)
class Offer:
    """A gremium that may be taken: how it would be called, and whether there is one with that name already."""

    key: str
    name: str
    printed: BodyPrint
    is_taken: bool

    @property
    def kind(self) -> str:
        return BODY_KIND_LABELS[self.printed.kind]

    @property
    def decides(self) -> str:
        """How it decides, in a few words."""
        return told_short(self.printed.rules)

    @property
    def purposes(self) -> str:
        """What may be put before it."""
        return purposes_sentence(self.printed.rules.purposes)


def offers(swv: Samenwerkingsverband) -> list[Offer]:
    """Every usual gremium, in order; one per schoolbestuur where there is one with each. Two queries and those of the register."""
    names = Body.objects.filter(archived_at__isnull=True).values_list("name", flat=True)
    taken = {name.lower() for name in names}
    found: list[Offer] = []
    for printed in body_prints(swv.sector):
        if not printed.each:
            found.append(Offer(printed.key, printed.name, printed, printed.name.lower() in taken))
            continue
        for partner in schoolbesturen(swv):
            name = printed.named(partner.name or partner.code)
            own = replace(printed, rules=replace(printed.rules, schoolbestuur=partner.code))
            found.append(Offer(f"{printed.key}:{partner.code}", name, own, name.lower() in taken))
    return found
