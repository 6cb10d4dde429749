"""The plan of this request with what stands beside its rows: what planlint noticed, and what its adoption asks."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.utils import timezone

from goals import queries
from goals.queries.changes import Adopted
from goals.queries.versions import Standing, standing
from goals.views import panels
from goals.views.mending import mended
from goals.views.spoken import Spoken
from osp.abilities import Ability


class WatchedPlan(Spoken):
    """A page that knows what is noticed about the plan."""

    @cached_property
    def standing(self) -> Standing:
        """Where the plan stands on its way to adoption."""
        return standing(self.tree.plan)

    @property
    def adopted(self) -> Adopted:
        """What the kantlijn says of rows because the plan was adopted."""
        return Adopted(self.standing, self.tenant.levels, timezone.localdate())

    @cached_property
    def lint(self) -> queries.PlanLint:
        """What is noticed about the plan; of who discusses what only for who may see meetings."""
        with_talks = self.actor.can(Ability.VIEW_MEETINGS)
        found = queries.plan_lint(self.tree, timezone.localdate(), with_talks=with_talks)
        return mended(found, self.tenant.code) if self.actor.can(Ability.EDIT_PLAN) else found

    def goal_context(self, goal_id: int) -> dict[str, Any]:
        """For the row of one doel; 404 when it is not in the plan."""
        view = self.tree.goal(goal_id)
        if view is None:
            raise Http404
        return {"row": panels.goal_row(view, self.lint, self.adopted, self.open_reactions)}

    def priority_context(self, priority_id: int) -> dict[str, Any]:
        """For the section of one speerpunt; 404 when it is not in the plan."""
        view = self.tree.priority(priority_id)
        if view is None:
            raise Http404
        return {"row": panels.priority_row(view, self.lint, self.adopted, said=self.open_reactions)}
