"""What the addresses of single rows of Overleg share: the row with its version, and 409 with both texts."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db.models import Model
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.status import HTTP_200_OK

from goals.models import IndicatorLink
from osp.abilities import Ability
from osp.errors import DomainError
from osp.rest.tenancy import TenantAPIView

M = TypeVar("M", bound=Model)
NO_LINK = "Deze indicator hoort niet bij het plan dat loopt. Kies een andere."


def answer_row(shape: Any, row: Any, version: int, *, status: int = HTTP_200_OK) -> Response:
    """A row in its shape, with its version as ETag."""
    return Response(shape(row).data, status=status, headers={"ETag": f'"{version}"'})


def named(offered: Iterable[M], pk: int, *, field: str, message: str) -> M:
    """The row that was named, out of what the page offers; DomainError for any other."""
    found = next((row for row in offered if row.pk == pk), None)
    if found is None:
        raise DomainError(f"{field}-unknown", message, field=field)
    return found


def named_links(pks: Iterable[int], offered: Callable[[], Iterable[IndicatorLink]]) -> list[IndicatorLink]:
    """The koppelingen that were named, in that order. `offered` is asked only where some were."""
    wanted = list(pks)
    known = list(offered()) if wanted else []
    return [named(known, pk, field="links", message=NO_LINK) for pk in wanted]


class OneView(TenantAPIView):
    """One row, with its version as ETag."""

    ability = Ability.VIEW_MEETINGS

    def one(self, row: Any, version: int, *, status: int = HTTP_200_OK) -> Response:
        """As it is now."""
        return answer_row(self.serializer_class, row, version, status=status)


def given_in(kind: type[Serializer[Any]], request: Request) -> dict[str, Any]:
    """What was sent, as the shape reads it; 400 with a sentence per field."""
    given = kind(data=request.data)
    given.is_valid(raise_exception=True)
    found: dict[str, Any] = given.validated_data
    return found
