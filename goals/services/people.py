"""Who may be named as owner."""

from osp import queries
from osp.errors import DomainError
from osp.models import User

UNKNOWN = "Kies iemand die in uw samenwerkingsverband een rol heeft."


def known_owner(owner: User | None, current_id: int | None = None) -> User | None:
    """The owner, if that is somebody with a role here or already the owner; DomainError otherwise."""
    if owner is None or owner.pk == current_id or queries.people().filter(pk=owner.pk).exists():
        return owner
    raise DomainError("owner-unknown", UNKNOWN, field="owner")
