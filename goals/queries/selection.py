"""Which part of the plan a reader asked for; the choice lives in the URL."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from goals.enums import Status
from goals.queries.tree import GoalView, PlanView, PriorityView

NOBODY = "niemand"


@dataclass(frozen=True, slots=True)
class Selection:
    """Speerpunt, stand and eigenaar; None leaves one open. What cannot be read in the URL is left open too."""

    priority: int | None = None
    status: Status | None = None
    owner: int | None = None
    without_owner: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Selection":
        """From ?speerpunt=3&stand=attention&eigenaar=5 (or niemand)."""
        status, owner = query.get("stand", ""), query.get("eigenaar", "")
        return cls(
            priority=_number(query.get("speerpunt", "")),
            status=Status(status) if status in set(Status) else None,
            owner=_number(owner),
            without_owner=owner == NOBODY,
        )

    @property
    def query(self) -> str:
        """The same choice for an address: "?speerpunt=3&stand=attention", or nothing."""
        owner = NOBODY if self.without_owner else self.owner
        asked = {"speerpunt": self.priority, "stand": self.status, "eigenaar": owner}
        chosen = {name: str(value) for name, value in asked.items() if value is not None}
        return f"?{urlencode(chosen)}" if chosen else ""

    @property
    def is_open(self) -> bool:
        """Whether nothing was asked for."""
        return self == Selection()

    @property
    def narrows_goals(self) -> bool:
        """Whether some doelen of a speerpunt may fall away."""
        return self.status is not None or self.owner is not None or self.without_owner

    def takes(self, view: GoalView) -> bool:
        """Whether a doel belongs to what was asked for. A stand is met by any of its indicators, or by its mark."""
        if self.status and self.status not in {view.status, *(link.status for link in view.links)}:
            return False
        if self.without_owner:
            return view.goal.owner_id is None
        return self.owner is None or self.owner in {
            view.goal.owner_id,
            *(row.activity.owner_id for row in view.activities),
        }


def selected(view: PlanView, selection: Selection) -> tuple[PriorityView, ...]:
    """The speerpunten and doelen that were asked for, with the numbers they have in the whole plan."""
    wanted = [row for row in view.priorities if selection.priority in {None, row.priority.pk}]
    if not selection.narrows_goals:
        return tuple(wanted)
    narrowed = [replace(row, goals=tuple(goal for goal in row.goals if selection.takes(goal))) for row in wanted]
    return tuple(row for row in narrowed if row.goals)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else None
