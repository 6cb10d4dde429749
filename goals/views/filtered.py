"""What the views of the plan share: the part that the address asks for, the choices above it, and the way to the other views."""

from functools import cached_property
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from goals import queries
from goals.enums import Status
from goals.queries.changes import standing_line
from goals.views.base import PlanView
from osp import queries as osp_queries

# Name of the address of each view, with the word in the switch. What is chosen in one goes along to the next.
VIEWS = (("goals:plan", "Boom"), ("goals:table", "Tabel"), ("goals:text", "Tekst"), ("goals:overview", "Op één pagina"))


class FilteredPage(PlanView):
    """One of the views of the plan. `here` is the name of its address."""

    here: ClassVar[str]

    @cached_property
    def selection(self) -> queries.Selection:
        """What the address asks for."""
        return queries.Selection.of(self.request.GET.dict())

    @cached_property
    def selected(self) -> tuple[queries.PriorityView, ...]:
        """The speerpunten and doelen that were asked for."""
        return queries.selected(self.tree, self.selection)

    def page_context(self) -> dict[str, Any]:
        """For the head, the switch and the filters."""
        return {
            "tree": self.tree,
            # Asked for only where the head of the page says it.
            "standing": SimpleLazyObject(lambda: standing_line(self.standing, timezone.localdate())),
            "selection": self.selection,
            "people": osp_queries.people(),
            "statuses": list(Status),
            "shown": self.levels.goal.count(sum(len(row.goals) for row in self.selected)),
            "views": VIEWS,
            "here": self.here,
        }
