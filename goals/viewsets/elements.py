"""The rows of the plan that people write: plans, speerpunten, doelen and activiteiten."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from goals.kinds import Kind
from goals.queries import api as reads
from goals.serializers import filters, writes
from goals.serializers import rows as shapes
from goals.viewsets.base import TENANT, RowsView, RowView
from osp.abilities import Ability


class PlansView(RowsView):
    """Ondersteuningsplannen."""

    write_ability = Ability.EDIT_PLAN
    kind = Kind.PLAN
    filter_class = filters.PlanFilter
    serializer_class = shapes.PlanSerializer
    create_class = writes.PlanWrite

    @extend_schema(
        operation_id="plan_plans",
        summary="Ondersteuningsplannen",
        parameters=[TENANT, filters.PlanFilter],
        responses=shapes.PlanSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """On pages."""
        return self.answer(request)

    @extend_schema(
        operation_id="plan_plan_create",
        summary="Begin een ondersteuningsplan",
        parameters=[TENANT],
        request=writes.PlanWrite,
        responses={201: shapes.PlanSerializer},
    )
    def post(self, request: Request, tenant: str) -> Response:
        """By the verb of the page."""
        return self.made(request)

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.plans(read)

    def parent(self, read: dict[str, Any]) -> Any:
        """A plan hangs on nothing."""
        return None


class PlanView(RowView):
    """Een ondersteuningsplan."""

    write_ability = Ability.EDIT_PLAN
    kind = Kind.PLAN
    serializer_class = shapes.PlanSerializer
    change_class = writes.PlanChange

    @extend_schema(operation_id="plan_plan", summary="Een ondersteuningsplan", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """As it is now."""
        return self.answer(pk)

    @extend_schema(
        operation_id="plan_plan_change",
        summary="Wijzig velden; 409 met beide waarden als iemand anders intussen schreef",
        parameters=[TENANT],
        request=writes.PlanChange,
    )
    def patch(self, request: Request, tenant: str, pk: int) -> Response:
        """Only what is sent."""
        return self.changed(request, pk)


class PrioritiesView(RowsView):
    """Speerpunten."""

    write_ability = Ability.EDIT_PLAN
    kind = Kind.PRIORITY
    filter_class = filters.OwnedFilter
    serializer_class = shapes.PrioritySerializer
    create_class = writes.PriorityCreate

    @extend_schema(
        operation_id="plan_priorities",
        summary="Speerpunten",
        parameters=[TENANT, filters.OwnedFilter],
        responses=shapes.PrioritySerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """On pages."""
        return self.answer(request)

    @extend_schema(
        operation_id="plan_priority_create",
        summary="Voeg een speerpunt toe",
        parameters=[TENANT],
        request=writes.PriorityCreate,
        responses={201: shapes.PrioritySerializer},
    )
    def post(self, request: Request, tenant: str) -> Response:
        """By the verb of the page."""
        return self.made(request)


class PriorityView(RowView):
    """Een speerpunt."""

    write_ability = Ability.EDIT_PLAN
    kind = Kind.PRIORITY
    serializer_class = shapes.PrioritySerializer
    change_class = writes.PriorityChange

    @extend_schema(operation_id="plan_priority", summary="Een speerpunt", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """As it is now."""
        return self.answer(pk)

    @extend_schema(
        operation_id="plan_priority_change",
        summary="Wijzig velden; 409 met beide waarden als iemand anders intussen schreef",
        parameters=[TENANT],
        request=writes.PriorityChange,
    )
    def patch(self, request: Request, tenant: str, pk: int) -> Response:
        """Only what is sent."""
        return self.changed(request, pk)


class PriorityArchiveView(RowView):
    """Putting away."""

    ability = Ability.EDIT_PLAN
    kind = Kind.PRIORITY
    serializer_class = shapes.PrioritySerializer

    @extend_schema(
        operation_id="plan_priority_archive",
        summary="Archiveer, met een reden",
        parameters=[TENANT],
        request=writes.ArchiveSerializer,
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """It stays in the archive."""
        return self.archived(request, pk)


class GoalsView(RowsView):
    """Doelen."""

    write_ability = Ability.EDIT_PLAN
    kind = Kind.GOAL
    filter_class = filters.GoalFilter
    serializer_class = shapes.GoalSerializer
    create_class = writes.GoalCreate

    @extend_schema(
        operation_id="plan_goals",
        summary="Doelen",
        parameters=[TENANT, filters.GoalFilter],
        responses=shapes.GoalSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """On pages."""
        return self.answer(request)

    @extend_schema(
        operation_id="plan_goal_create",
        summary="Voeg een doel toe",
        parameters=[TENANT],
        request=writes.GoalCreate,
        responses={201: shapes.GoalSerializer},
    )
    def post(self, request: Request, tenant: str) -> Response:
        """By the verb of the page."""
        return self.made(request)


class GoalView(RowView):
    """Een doel."""

    write_ability = Ability.EDIT_PLAN
    kind = Kind.GOAL
    serializer_class = shapes.GoalSerializer
    change_class = writes.GoalChange

    @extend_schema(operation_id="plan_goal", summary="Een doel", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """As it is now."""
        return self.answer(pk)

    @extend_schema(
        operation_id="plan_goal_change",
        summary="Wijzig velden; 409 met beide waarden als iemand anders intussen schreef",
        parameters=[TENANT],
        request=writes.GoalChange,
    )
    def patch(self, request: Request, tenant: str, pk: int) -> Response:
        """Only what is sent."""
        return self.changed(request, pk)


class GoalArchiveView(RowView):
    """Putting away."""

    ability = Ability.EDIT_PLAN
    kind = Kind.GOAL
    serializer_class = shapes.GoalSerializer

    @extend_schema(
        operation_id="plan_goal_archive",
        summary="Archiveer, met een reden",
        parameters=[TENANT],
        request=writes.ArchiveSerializer,
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """It stays in the archive."""
        return self.archived(request, pk)


class ActivitiesView(RowsView):
    """Activiteiten."""

    write_ability = Ability.EDIT_PLAN
    kind = Kind.ACTIVITY
    filter_class = filters.ActivityFilter
    serializer_class = shapes.ActivitySerializer
    create_class = writes.ActivityCreate

    @extend_schema(
        operation_id="plan_activities",
        summary="Activiteiten",
        parameters=[TENANT, filters.ActivityFilter],
        responses=shapes.ActivitySerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """On pages."""
        return self.answer(request)

    @extend_schema(
        operation_id="plan_activity_create",
        summary="Voeg een activiteit toe",
        parameters=[TENANT],
        request=writes.ActivityCreate,
        responses={201: shapes.ActivitySerializer},
    )
    def post(self, request: Request, tenant: str) -> Response:
        """By the verb of the page."""
        return self.made(request)


class ActivityView(RowView):
    """Een activiteit."""

    write_ability = Ability.EDIT_PLAN
    kind = Kind.ACTIVITY
    serializer_class = shapes.ActivitySerializer
    change_class = writes.ActivityChange

    @extend_schema(operation_id="plan_activity", summary="Een activiteit", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """As it is now."""
        return self.answer(pk)

    @extend_schema(
        operation_id="plan_activity_change",
        summary="Wijzig velden; 409 met beide waarden als iemand anders intussen schreef",
        parameters=[TENANT],
        request=writes.ActivityChange,
    )
    def patch(self, request: Request, tenant: str, pk: int) -> Response:
        """Only what is sent."""
        return self.changed(request, pk)


class ActivityArchiveView(RowView):
    """Putting away."""

    ability = Ability.EDIT_PLAN
    kind = Kind.ACTIVITY
    serializer_class = shapes.ActivitySerializer

    @extend_schema(
        operation_id="plan_activity_archive",
        summary="Archiveer, met een reden",
        parameters=[TENANT],
        request=writes.ArchiveSerializer,
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """It stays in the archive."""
        return self.archived(request, pk)
