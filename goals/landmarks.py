"""Moments that people reckon from: "na de ALV", "sinds de vorige versie". A higher app registers how to ask; nothing here imports it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from indicators.registry import Registry
from osp.actors import Actor


@dataclass(frozen=True, slots=True)
class Landmark:
    """A moment with a name. `key` stands in URLs; `label` reads after "na": "ALV van 10 december 2026"."""

    key: str
    label: str
    at: datetime


LANDMARKS: Registry[Callable[[Actor], Sequence[Landmark]]] = Registry()


def landmarks(actor: Actor) -> list[Landmark]:
    """Moments of higher apps that this person may know of, newest first."""
    found = [each for source in LANDMARKS.sources for each in source(actor)]
    return sorted(found, key=lambda each: (each.at, each.key), reverse=True)
