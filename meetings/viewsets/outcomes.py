"""What comes of meetings: decisions and actions."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from meetings.queries import api as reads
from meetings.queries.actions import get_given
from meetings.queries.decisions import get_decision
from meetings.serializers import filters
from meetings.serializers import rows as shapes
from meetings.viewsets.base import TENANT, ListView, answered
from osp.abilities import Ability
from osp.rest.tenancy import TenantAPIView


class DecisionsView(ListView):
    """Decisions."""

    filter_class = filters.DecisionFilter
    serializer_class = shapes.DecisionSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.decision_rows(self.actor, read)

    @extend_schema(
        operation_id="meetings_decisions",
        summary="Besluiten die u mag kennen",
        parameters=[TENANT, filters.DecisionFilter],
        responses=shapes.DecisionSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Newest first."""
        return self.answer(request)


class DecisionView(TenantAPIView):
    """A decision."""

    ability = Ability.VIEW_MEETINGS
    serializer_class = shapes.DecisionSerializer

    @extend_schema(operation_id="meetings_decision", summary="Een besluit", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """As it is now."""
        row = get_decision(pk, self.actor)
        return answered(self, row, row.version)


class ActionsView(ListView):
    """Actions that meetings gave."""

    filter_class = filters.ActionFilter
    serializer_class = shapes.GivenActionSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.action_rows(self.actor, read)

    @extend_schema(
        operation_id="meetings_actions",
        summary="Acties uit vergaderingen die u mag kennen",
        parameters=[TENANT, filters.ActionFilter],
        responses=shapes.GivenActionSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Soonest first."""
        return self.answer(request)


class ActionView(TenantAPIView):
    """An action."""

    ability = Ability.VIEW_MEETINGS
    serializer_class = shapes.GivenActionSerializer

    @extend_schema(operation_id="meetings_action", summary="Een actie uit een vergadering", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """As it is now."""
        row = get_given(pk, self.actor)
        return answered(self, row, row.action.version)
