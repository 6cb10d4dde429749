"""The sector templates that a plan can begin with, as `data/sjabloon-*.toml` tells them. Pure: no Django.

They hold words to rewrite, codes of the national catalogue and of the framework, and no figures: a target is agreed, not copied.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class ChapterPrint:
    """A narrative chapter with what to write in it."""

    key: str
    title: str
    text: str
    is_closing: bool = False


@dataclass(frozen=True, slots=True)
class GoalPrint:
    """A doel with the codes of the indicators that suit it and of the statutory items that it serves."""

    key: str
    title: str
    measurable: str = ""
    noticeable: str = ""
    indicators: tuple[str, ...] = ()
    statutory: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()

    def indicator_key(self, code: str) -> str:
        """What says that this indicator is taken with this doel."""
        return f"{self.key}.{code}"

    def activity_key(self, number: int) -> str:
        """What says that the activiteit of this number, from 0, is taken."""
        return f"{self.key}+{number}"


@dataclass(frozen=True, slots=True)
class PriorityPrint:
    """A speerpunt with its doelen."""

    key: str
    title: str
    description: str
    process: str
    statutory: tuple[str, ...]
    goals: tuple[GoalPrint, ...]


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A whole template. `mission_prompt` asks what the mission should say; `mission` is an example of it."""

    sector: str
    mission: str
    mission_prompt: str
    vision: str
    core_values: str
    chapters: tuple[ChapterPrint, ...]
    priorities: tuple[PriorityPrint, ...]

    def goals(self) -> Iterator[GoalPrint]:
        """Every doel, in order."""
        for priority in self.priorities:
            yield from priority.goals

    def with_parents(self, taken: Collection[str]) -> frozenset[str]:
        """What was ticked, with the speerpunt of each doel."""
        wanted = set(taken)
        above = {row.key for row in self.priorities if any(goal.key in wanted for goal in row.goals)}
        return frozenset(wanted | above)

    def makes_anything(self, taken: Collection[str]) -> bool:
        """Whether a plan would have anything in it with these keys."""
        keys = {WORDS, *(row.key for row in self.chapters), *(row.key for row in self.priorities)}
        return not keys.isdisjoint(taken)


# The key of mission, vision and kernwaarden together.
WORDS = "woorden"


@cache
def blueprint(sector: str) -> Blueprint:
    """The template of a sector, PO or VO."""
    with (_FOLDER / f"sjabloon-{sector.lower()}.toml").open("rb") as file:
        told: dict[str, Any] = tomllib.load(file)
    return Blueprint(
        sector=told["sector"],
        mission=told["mission"],
        mission_prompt=told["mission_prompt"],
        vision=told["vision"],
        core_values=told["core_values"],
        chapters=tuple(
            ChapterPrint(f"h-{row['key']}", row["title"], row["text"], bool(row.get("is_closing")))
            for row in told["chapter"]
        ),
        priorities=tuple(_priority(row) for row in told["priority"]),
    )


def _priority(row: Mapping[str, Any]) -> PriorityPrint:
    goals = tuple(_goal(each) for each in row["goal"])
    statutory = tuple(row.get("statutory", ()))
    return PriorityPrint(f"s-{row['key']}", row["title"], row["description"], row["process"], statutory, goals)


def _goal(row: Mapping[str, Any]) -> GoalPrint:
    return GoalPrint(
        key=f"d-{row['key']}",
        title=row["title"],
        measurable=row.get("measurable", ""),
        noticeable=row.get("noticeable", ""),
        indicators=tuple(row.get("indicators", ())),
        statutory=tuple(row.get("statutory", ())),
        activities=tuple(row.get("activities", ())),
    )
