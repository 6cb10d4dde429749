"""What hangs on the elements of a plan, chapters and the framework: to read."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from goals.kinds import Kind
from goals.queries import api as reads
from goals.serializers import filters
from goals.serializers import rows as shapes
from goals.viewsets.base import TENANT, ListView, RowsView


class ChaptersView(RowsView):
    """Chapters."""

    kind = Kind.CHAPTER
    serializer_class = shapes.ChapterSerializer

    @extend_schema(
        operation_id="plan_chapters",
        summary="Hoofdstukken",
        parameters=[TENANT, filters.RowFilter],
        responses=shapes.ChapterSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Before and after the speerpunten."""
        return self.answer(request)


class MilestonesView(RowsView):
    """Milestones."""

    kind = Kind.MILESTONE
    filter_class = filters.PartFilter
    serializer_class = shapes.MilestoneSerializer

    @extend_schema(
        operation_id="plan_milestones",
        summary="Mijlpalen",
        parameters=[TENANT, filters.PartFilter],
        responses=shapes.MilestoneSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """By day."""
        return self.answer(request)


class BudgetLinesView(RowsView):
    """Money."""

    kind = Kind.BUDGET
    filter_class = filters.MoneyFilter
    serializer_class = shapes.BudgetLineSerializer

    @extend_schema(
        operation_id="plan_budget_lines",
        summary="Begroting: begroot en besteed per jaar",
        parameters=[TENANT, filters.MoneyFilter],
        responses=shapes.BudgetLineSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """By year."""
        return self.answer(request)


class RisksView(RowsView):
    """Risks."""

    kind = Kind.RISK
    filter_class = filters.PartFilter
    serializer_class = shapes.RiskSerializer

    @extend_schema(
        operation_id="plan_risks",
        summary="Risico's",
        parameters=[TENANT, filters.PartFilter],
        responses=shapes.RiskSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """As they were written."""
        return self.answer(request)


class FrameworkItemsView(ListView):
    """The framework."""

    filter_class = filters.FrameworkFilter
    serializer_class = shapes.FrameworkItemSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.framework_items(read)

    @extend_schema(
        operation_id="plan_framework_items",
        summary="Kader: wettelijke onderdelen, verantwoordelijkheden, inspectiestandaarden en processen",
        parameters=[TENANT, filters.FrameworkFilter],
        responses=shapes.FrameworkItemSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Kind by kind."""
        return self.answer(request)
