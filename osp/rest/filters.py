"""Filters of API lists: what the address asks, checked; a filter nobody knows is refused, not passed over."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

PAGING = frozenset({"page", "per_page"})


class Filter(serializers.Serializer[Any]):
    """The filters of one list, all optional. An empty value counts as no filter."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        unknown = set(self.initial_data) - set(self.fields) - PAGING
        if unknown:
            known = ", ".join(sorted(self.fields)) or "geen"
            told = f"Dit filter kennen wij niet. Bekende filters: {known}."
            raise serializers.ValidationError(dict.fromkeys(sorted(unknown), told))
        return attrs


def read_filters(kind: type[Filter], request: Request) -> dict[str, Any]:
    """The filters that were given, by name, as values; an answer 400 in Dutch where one cannot be read."""
    asked = kind(data={name: value for name, value in request.query_params.items() if value})
    asked.is_valid(raise_exception=True)
    found: dict[str, Any] = asked.validated_data
    return found
