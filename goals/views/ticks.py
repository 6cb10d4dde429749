"""The sector template as boxes to tick."""

from collections.abc import Mapping
from dataclasses import dataclass

from goals.blueprints import Blueprint, GoalPrint


@dataclass(frozen=True, slots=True)
class TickRow:
    """Something that can be taken: its key, its words, whether it is ticked, and what can be taken with it."""

    key: str
    title: str
    is_taken: bool
    notes: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    goals: tuple["TickRow", ...] = ()
    indicators: tuple["TickRow", ...] = ()
    activities: tuple["TickRow", ...] = ()


@dataclass(frozen=True, slots=True)
class Ticks:
    """Makes the rows. `ticked` is what was sent, None for a page that is opened: then everything, or chapters and what comes with
    a doel.
    """

    source: Blueprint
    names: Mapping[str, str]
    ticked: set[str] | None
    is_everything: bool = False

    def row(self, key: str, title: str, *, usual: bool) -> TickRow:
        """One box; `usual` is how it stands at first."""
        return TickRow(key, title, self._is_taken(key, usual=usual))

    def chapters(self) -> list[TickRow]:
        """The chapters with what to write in them."""
        return [
            TickRow(row.key, row.title, self._is_taken(row.key, usual=True), (row.text,))
            for row in self.source.chapters
        ]

    def priorities(self) -> list[TickRow]:
        """The speerpunten with their doelen."""
        return [
            TickRow(
                row.key,
                row.title,
                self._is_taken(row.key, usual=False),
                (row.description,),
                self._serves(row.statutory),
                goals=tuple(self._goal(goal) for goal in row.goals),
            )
            for row in self.source.priorities
        ]

    def _goal(self, goal: GoalPrint) -> TickRow:
        known = [code for code in goal.indicators if code in self.names]
        indicators = [self.row(goal.indicator_key(code), self.names[code], usual=True) for code in known]
        activities = [
            self.row(goal.activity_key(number), title, usual=True) for number, title in enumerate(goal.activities)
        ]
        return TickRow(
            goal.key,
            goal.title,
            self._is_taken(goal.key, usual=False),
            tuple(text for text in (goal.measurable, goal.noticeable) if text),
            self._serves(goal.statutory),
            indicators=tuple(indicators),
            activities=tuple(activities),
        )

    def _serves(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.names[code] for code in codes if code in self.names)

    def _is_taken(self, key: str, *, usual: bool) -> bool:
        return (usual or self.is_everything) if self.ticked is None else key in self.ticked
