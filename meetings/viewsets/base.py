"""What the addresses of single rows of Overleg share: the row with its version, and 409 with both texts."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.status import HTTP_200_OK, HTTP_409_CONFLICT

from osp.abilities import Ability
from osp.errors import ConflictError
from osp.rest.tenancy import TenantAPIView

MOVED = "Iemand anders heeft dit intussen gewijzigd. Lees de rij opnieuw en kies per veld wat blijft."


class OneView(TenantAPIView):
    """One row, with its version as ETag."""

    ability = Ability.VIEW_MEETINGS

    def one(self, row: Any, version: int, *, status: int = HTTP_200_OK) -> Response:
        """As it is now."""
        return Response(self.get_serializer(row).data, status=status, headers={"ETag": f'"{version}"'})

    def conflict(self, error: ConflictError, current: Response, request: Request) -> Response:
        """What stands there now beside what was sent."""
        told = {"detail": MOVED, "code": error.code, "current": current.data, "given": dict(request.data)}
        return Response(told, status=HTTP_409_CONFLICT, headers={"ETag": current["ETag"]})


def given_in(kind: type[Serializer[Any]], request: Request) -> dict[str, Any]:
    """What was sent, as the shape reads it; 400 with a sentence per field."""
    given = kind(data=request.data)
    given.is_valid(raise_exception=True)
    found: dict[str, Any] = given.validated_data
    return found
