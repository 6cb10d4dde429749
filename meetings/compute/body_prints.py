"""The usual gremia with their usual rules, as `data/gremia.toml` tells them. Pure: no Django."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from meetings.compute.body_rules import Rules
from meetings.enums import BodyKind, Majority, Purpose, Weighting

_FILE = Path(__file__).parents[1] / "data" / "gremia.toml"
# What nearly every samenwerkingsverband begins with.
FIRST = ("alv", "bestuur")
MOST_NAME = 80


@dataclass(frozen=True, slots=True)
class ItemPrint:
    """A point on every agenda."""

    title: str
    minutes: int
    purpose: Purpose
    presenter: str
    is_last: bool


@dataclass(frozen=True, slots=True)
class BodyPrint:
    """A usual gremium. `fits` is the legal form it goes with, `law` where its role stands, `each`: one per schoolbestuur."""

    key: str
    name: str
    kind: BodyKind
    role: str
    law: str
    fits: str
    quorum: str
    rules: Rules
    rhythm: str
    each: bool
    items: tuple[ItemPrint, ...]

    def named(self, partner: str) -> str:
        """The name of the one with this schoolbestuur."""
        return f"{self.name} {partner}"[:MOST_NAME]


def body_prints(sector: str = "PO") -> tuple[BodyPrint, ...]:
    """All of them, in the order of the file, called as the sector (PO or VO) calls them."""
    return tuple(_print(raw, sector) for raw in _read())


def first_prints(sector: str = "PO") -> tuple[BodyPrint, ...]:
    """The ones to begin with."""
    return tuple(each for each in body_prints(sector) if each.key in FIRST)


@cache
def _read() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(_FILE.read_text(encoding="utf-8"))["gremium"])


def _print(raw: dict[str, Any], sector: str) -> BodyPrint:
    rules = Rules(
        quorum_percent=raw.get("percent"),
        majority=Majority(raw["majority"]),
        weighting=Weighting(raw["weighting"]),
        purposes=tuple(Purpose(each) for each in raw["purposes"]),
        sees_confidential=raw["confidential"],
        papers_days=raw["days"],
    )
    return BodyPrint(
        key=raw["key"],
        name=raw.get("name_vo", raw["name"]) if sector == "VO" else raw["name"],
        kind=BodyKind(raw["kind"]),
        role=raw["role"],
        law=raw.get("law", ""),
        fits=raw.get("fits", ""),
        quorum=raw["quorum"],
        rules=rules,
        rhythm=raw["rhythm"],
        each=raw.get("each", False),
        items=tuple(_item(item) for item in raw["item"]),
    )


def _item(raw: dict[str, Any]) -> ItemPrint:
    purpose = Purpose(raw.get("purpose", Purpose.INFORM.value))
    presenter = raw.get("presenter", "voorzitter")
    return ItemPrint(raw["title"], raw.get("minutes", 5), purpose, presenter, raw.get("last", False))
