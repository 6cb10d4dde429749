"""Who acts: a person in one samenwerkingsverband, or the system itself."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from osp.abilities import Ability, abilities_of
from osp.enums import Party, Role
from osp.errors import NotAllowedError

if TYPE_CHECKING:
    from osp.models import Samenwerkingsverband


@dataclass(frozen=True)
class Actor:
    """A person's roles in one samenwerkingsverband. `user_id` None is the system (commands, jobs without a person).

    `parties` are the schoolbesturen, schools and gemeenten that the person is of, by kind and code. Who comes in by a link has
    no account: then `via` names the link for the log, `granted` is what it gives, and `only` the one row that it opens.
    """

    user_id: int | None
    swv: "Samenwerkingsverband | None"
    roles: frozenset[Role] = frozenset()
    is_system: bool = False
    parties: frozenset[tuple[Party, str]] = frozenset()
    granted: frozenset[Ability] = frozenset()
    via: str = ""
    only: int | None = None

    @classmethod
    def system(cls, swv: "Samenwerkingsverband | None" = None) -> "Actor":
        """The command line and scheduled work, trusted by whoever runs the machine."""
        return cls(user_id=None, swv=swv, is_system=True)

    @cached_property
    def abilities(self) -> frozenset[Ability]:
        """What this actor may do here."""
        return frozenset(Ability) if self.is_system else abilities_of(self.roles) | self.granted

    def can(self, ability: Ability) -> bool:
        """Whether this actor may do it."""
        return ability in self.abilities

    def require(self, ability: Ability) -> None:
        """Raise NotAllowedError unless this actor may do it."""
        if not self.can(ability):
            raise NotAllowedError(ability)
