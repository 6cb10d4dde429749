"""What came of meetings, for programs to read: formal requests to gremia, and minutes."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from goals.viewsets.base import TENANT, ListView
from meetings.queries import api_rows as reads
from meetings.queries.requests import Wanted, get_request, requests_for
from meetings.serializers import filters, outcomes
from meetings.viewsets.base import OneView
from osp.abilities import Ability


class RequestsView(ListView):
    """Requests."""

    ability = Ability.READ_PAPERS
    filter_class = filters.RequestFilter
    serializer_class = outcomes.FormalRequestSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return requests_for(self.actor, Wanted(read.get("body"), read.get("stand", "")))

    @extend_schema(
        operation_id="meetings_requests",
        summary="Verzoeken om advies, instemming en goedkeuring",
        parameters=[TENANT, filters.RequestFilter],
        responses=outcomes.FormalRequestSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """What needs an answer first."""
        return self.answer(request)


class RequestView(OneView):
    """A request."""

    ability = Ability.READ_PAPERS
    serializer_class = outcomes.FormalRequestSerializer

    @extend_schema(operation_id="meetings_request", summary="Een verzoek aan een gremium", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """With where it stands today."""
        row = get_request(pk, self.actor)
        return self.one(row, row.request.version)


class MinutesView(OneView):
    """Minutes."""

    ability = Ability.READ_PAPERS
    serializer_class = outcomes.MinutesSerializer

    @extend_schema(
        operation_id="meetings_minutes",
        summary="Het verslag van een vergadering, zoals deze lezer het mag lezen",
        parameters=[TENANT],
    )
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """By the number of its meeting."""
        told = reads.told_minutes(pk, self.actor)
        return self.one(told, told.minutes.version)
