"""Who speaks about the plan, and who writes it."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from osp.abilities import ROLE_ABILITIES, Ability
from osp.models import User
from osp.queries import members


def discussing(*, and_also: int | None = None) -> QuerySet[User]:
    """People with a role here that lets them speak about the plan: whom one may give an action. `and_also` is one more person."""
    return User.objects.filter(Q(pk__in=_holding(Ability.DISCUSS_PLAN)) | Q(pk=and_also)).order_by("name")


def writers(ids: Collection[int | None]) -> frozenset[int]:
    """Which of these people write the plan."""
    return frozenset(_holding(Ability.EDIT_PLAN).filter(user_id__in=[pk for pk in ids if pk])) if ids else frozenset()


def _holding(ability: Ability) -> QuerySet:
    roles = [role.value for role, abilities in ROLE_ABILITIES.items() if ability in abilities]
    return members().filter(role__in=roles).order_by().values_list("user_id", flat=True)
