"""What every page of the plan says in the words of its samenwerkingsverband, and how much others said of it."""

from collections import Counter
from functools import cached_property

from goals import queries
from goals.queries.reactions import open_counts
from goals.snapshot import Ref
from goals.views.chosen import ChosenPlan
from osp import dutch
from osp.abilities import Ability
from osp.levels import Levels


class Spoken(ChosenPlan):
    """A page that knows the plan as it is now."""

    @cached_property
    def tree(self) -> queries.PlanView:
        """The plan as it is now; 404 where there is none."""
        return queries.plan_tree(self.plan_here, self.tenant.swv)

    @property
    def levels(self) -> Levels:
        """What this samenwerkingsverband calls speerpunt, doel and activiteit."""
        return self.tenant.levels

    @staticmethod
    def said(what: str, done: str) -> str:
        """A message: "het doel" and "is gewijzigd" make "Het doel is gewijzigd."."""
        return f"{dutch.sentence_case(what)} {done}."

    @cached_property
    def open_reactions(self) -> Counter[Ref] | None:
        """How many reactions are open at each row; None for who may not speak about the plan."""
        return open_counts(self.tree.plan) if self.actor.can(Ability.DISCUSS_PLAN) else None
