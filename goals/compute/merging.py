"""Two people at one form: each field that only one of them changed keeps that change. Pure.

A field is a triple: what stood on the screen when it was opened, what is stored now, what somebody wants.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Merged:
    """`changes` can be stored. Of `conflicts` somebody else changed the field since: both versions are kept apart."""

    changes: dict[str, Any] = field(default_factory=dict)
    conflicts: dict[str, Any] = field(default_factory=dict)


def merge(*, shown: Mapping[str, Any], stored: Mapping[str, Any], wanted: Mapping[str, Any]) -> Merged:
    """What can be stored of `wanted`. A field that is not among `shown` was not seen, so it conflicts with what is stored."""
    found = Merged()
    for name, value in wanted.items():
        if value == stored[name] or (name in shown and value == shown[name]):
            continue
        is_mine = name in shown and shown[name] == stored[name]
        (found.changes if is_mine else found.conflicts)[name] = value
    return found
