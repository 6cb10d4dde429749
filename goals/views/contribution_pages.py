"""What the pages of one contribution share: its steps, its fields, and what stands in the kantlijn."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.forms import BoundField
from django.http import HttpResponse, QueryDict
from django.utils import timezone

from goals.compute.contribution_fields import FieldRef
from goals.compute.contribution_flow import DONE, Step, steps_of
from goals.enums import ContributionState, RoundState
from goals.forms.contributions import WAS, ContributionForm
from goals.queries import contribution_blocks as blocks
from goals.queries import contributions as reads
from goals.queries.contribution_people import Team, team_of
from goals.queries.contribution_work import Lack, lacks, left_text, spared_text
from goals.services.contributions import open_contribution
from goals.views.contribution_door import ContributionView
from osp.abilities import Ability
from osp.enums import Party

STEP_WORDS = {
    Step.FIGURES: "Cijfers",
    Step.PROMISE: "Toezegging",
    Step.MONEY: "Geld",
    Step.SIGN: "Ondertekenen",
}
# A school signs nothing: it hands its part to its schoolbestuur.
HAND_IN = "Inleveren"


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step of the form as the list of steps shows it."""

    word: str
    url: str
    is_done: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class FieldPart:
    """One field with what saves it by itself: its name, what stood there, what it says, and what it still lacks."""

    bound: BoundField
    ref: FieldRef
    was: str
    url: str
    says: str = ""
    lack: str = ""
    label: str = ""
    unit: str = ""
    before: str = ""
    note: str = ""

    @property
    def was_name(self) -> str:
        """The hidden field that remembers what stood there."""
        return self.ref.name + WAS

    @property
    def says_id(self) -> str:
        """The line under the field."""
        return f"{self.ref.name}-zegt"

    @property
    def target(self) -> str:
        """The same, as htmx finds it."""
        return f"#{self.says_id}"

    @property
    def params(self) -> str:
        """What is sent when this field is saved by itself, of all that the page holds."""
        return f"veld,{self.ref.name},{self.was_name}"

    @property
    def vals(self) -> str:
        """Which field it is, also when it is a box that is not ticked."""
        return json.dumps({"veld": self.ref.name})

    @property
    def keep_vals(self) -> str:
        """The same after a conflict: what is stored now was seen, and the own text may replace it."""
        return json.dumps({"veld": self.ref.name, self.was_name: self.was})

    @property
    def invalid(self) -> str:
        """The dress of a field that still asks something."""
        return "is-invalid" if self.lack else ""


class StepView(ContributionView):
    """A page of the form. Opening it counts as opening the contribution."""

    step: Step

    def page(self, template: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """A page with what all of them show."""
        return self.render(f"goals/contributions/{template}", self.shared() | (context or {}), status=status)

    def shared(self) -> dict[str, Any]:
        """Heading, steps, how long it still takes, when it was saved last, and whose it is."""
        contribution = self.contribution
        party = Party(contribution.party)
        return {
            "contribution": contribution,
            "round": contribution.round,
            "party": party,
            "is_school": party is Party.SCHOOL,
            "is_gemeente": party is Party.MUNICIPALITY,
            "is_done": ContributionState(contribution.state) in DONE,
            "steps": self.step_links(),
            "left": left_text(self.content),
            "saved_at": saved_at(self.content),
            "team": self.team,
            "linked": self.is_linked,
            "start_url": self.address(),
            "list_url": "" if self.is_linked else self.list_url,
            "invite_url": self.address("invite"),
            "schools_url": self.address("schools") if party is Party.SCHOOLBESTUUR else "",
            "can_sign": self.actor.can(Ability.SIGN_CONTRIBUTION),
        }

    @property
    def list_url(self) -> str:
        from django.urls import reverse  # noqa: PLC0415 -- only for accounts

        return reverse("goals:contributions", args=[self.tenant.code])

    @cached_property
    def team(self) -> Team:
        """Who prepares and who signs."""
        return team_of(self.contribution)

    @cached_property
    def lacks(self) -> tuple[Lack, ...]:
        """What is still asked."""
        return lacks(self.content)

    @cached_property
    def blocks(self) -> tuple[blocks.GoalBlock, ...]:
        """The doelen of this contribution."""
        return blocks.goal_blocks(self.content, reader=reads.reader_of(self.actor))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this party."""
        asks_money = bool(self.content.money)
        return steps_of(Party(self.contribution.party), asks_money=asks_money)

    def step_links(self) -> list[StepLink]:
        """The steps with where each stands; one is done when nothing is lacking up to where somebody is."""
        current = getattr(self, "step", None)
        here = self.steps.index(current) if current in self.steps else -1
        lacking = {lack.step for lack in self.lacks}
        is_school = self.contribution.party == Party.SCHOOL
        return [
            StepLink(
                HAND_IN if is_school and step is Step.SIGN else STEP_WORDS[step],
                self.address(step.value),
                is_done=place < here and step not in lacking,
                is_current=step is current,
            )
            for place, step in enumerate(self.steps)
        ]

    def next_url(self) -> str:
        """The page after this one."""
        place = self.steps.index(self.step) + 1
        return self.address(self.steps[min(place, len(self.steps) - 1)].value)

    def previous_url(self) -> str:
        """The page before this one; the first one leads back to the start."""
        place = self.steps.index(self.step)
        return self.address(self.steps[place - 1].value) if place else self.address()

    def here_to_stay(self) -> str:
        """Where somebody has to be instead of here, by the state of the contribution; empty to stay."""
        state = ContributionState(self.contribution.state)
        if state in DONE:
            return self.address("signed")
        if state is ContributionState.RETURNED:
            return self.address("mend")
        return self.address(Step.SIGN.value) if state is ContributionState.PREPARED else ""

    def opened(self) -> None:
        """The first look at the form opens the contribution."""
        is_open = self.contribution.round.state == RoundState.ASKED
        if is_open and self.contribution.state == ContributionState.ASKED:
            open_contribution(self.actor, contribution=self.contribution)
            self.fresh()

    def spared(self) -> str:
        """What is not asked again."""
        return spared_text(self.blocks)

    def parts(
        self,
        refs: Iterable[FieldRef],
        *,
        data: QueryDict | None = None,
        says: dict[str, str] | None = None,
        shows_lacks: bool = False,
    ) -> dict[str, FieldPart]:
        """Fields by their name, filled with what is stored or, with `data`, with what was typed."""
        form = self.form(refs, data)
        lacking = {lack.name: lack.message for lack in self.lacks} if shows_lacks else {}
        told = says or {}
        if data is not None:
            form.is_valid()
        return {
            name: FieldPart(
                form[name],
                ref,
                form.was(name),
                self.address("field"),
                says=told.get(name, ""),
                lack=lacking.get(name, ""),
            )
            for name, ref in form.refs.items()
        }

    def form(self, refs: Iterable[FieldRef], data: QueryDict | None = None) -> ContributionForm:
        """The form of some fields."""
        return ContributionForm(data, refs=refs, rows=rows_of(self.content))


def rows_of(content: reads.Content) -> dict[tuple[str, int], Any]:
    """Every row that holds fields, by kind and number."""
    kinds: tuple[tuple[str, Sequence[Any]], ...] = (
        ("answer", content.answers),
        ("money", content.money),
        ("figure", content.figures),
    )
    return {(kind, row.pk): row for kind, rows in kinds for row in rows}


def saved_at(content: reads.Content) -> datetime | None:
    """When anything in it was saved last; None as long as nobody filled in anything."""
    moments = [row.updated_at for row in rows_of(content).values() if row.version > 1]
    moments += [row.file.created_at for row in content.files]
    return timezone.localtime(max(moments)) if moments else None
