"""Planlint: what the system notices about a plan, what somebody lets be, and what holds up adoption. The one place that reads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goals.compute.lint import Code, Finding, findings, fingerprint
from goals.enums import ActivityStatus
from goals.models import OverruledFinding, Plan, PlanSettings
from goals.models.adoption import default_blocking
from goals.queries.lint_facts import plan_facts
from goals.queries.tree import ActivityView, PlanView, plan_tree
from goals.wording import lint as wording
from osp.levels import Levels
from osp.scope import own_levels


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark. `kind` is info (may stay) or warn (asks for a choice); `code` says what the page offers with it."""

    code: str
    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """A finding as pages show it. `let_be` is who lets it be and why; `blocks` whether it holds up adoption as it stands."""

    finding: Finding
    title: str
    text: str
    action: str
    place: str
    # Where it is mended, for who may; filled in by the page.
    url: str = ""
    blocks: bool = False
    let_be: OverruledFinding | None = None

    @property
    def code(self) -> str:
        return self.finding.code.value

    @property
    def kind(self) -> str:
        """How it is marked in the kantlijn: info, warn, or stop for what holds up adoption."""
        if self.let_be is not None:
            return "info"
        return "stop" if self.blocks else self.finding.severity.value

    @property
    def is_open(self) -> bool:
        """Whether nobody lets it be."""
        return self.let_be is None

    @property
    def lacks_owner(self) -> bool:
        """Whether nobody sees to the row itself; then who sees to what it stands under is asked."""
        return self.finding.code in {Code.NO_OWNER, Code.ACTIVITY_NO_OWNER, Code.LINK_NO_OWNER}

    @property
    def anchor(self) -> str:
        """What it is found by in a page."""
        return f"bevinding-{self.code}-{self.finding.kind.value}-{self.finding.id}"


@dataclass(frozen=True, slots=True)
class PlanLint:
    """Everything noticed about one plan, in its order."""

    every: tuple[Noticed, ...] = ()

    @property
    def open(self) -> tuple[Noticed, ...]:
        """What nobody lets be."""
        return tuple(each for each in self.every if each.is_open)

    @property
    def blocking(self) -> tuple[Noticed, ...]:
        """What holds up adoption."""
        return tuple(each for each in self.every if each.blocks)

    @property
    def of_plan(self) -> tuple[Noticed, ...]:
        """What is about no speerpunt in particular, and nobody lets be."""
        return tuple(each for each in self.open if each.finding.priority_id is None)

    def of_priority(self, pk: int) -> tuple[Noticed, ...]:
        """About a speerpunt itself, without its doelen."""
        return tuple(each for each in self.every if each.finding.priority_id == pk and each.finding.goal_id is None)

    def of_goal(self, pk: int) -> tuple[Noticed, ...]:
        """About a doel and all under it."""
        return tuple(each for each in self.every if each.finding.goal_id == pk)

    def of_activity(self, pk: int) -> tuple[Noticed, ...]:
        """About an activiteit and its koppelingen."""
        return tuple(each for each in self.every if each.finding.activity_id == pk)

    def owned_by(self, person: int) -> tuple[Noticed, ...]:
        """Open ones about what somebody sees to."""
        return tuple(each for each in self.open if each.finding.owner_id == person)

    def find(self, code: str, kind: str, pk: int) -> Noticed | None:
        """One of them; None for what is not noticed (any more)."""
        return next((each for each in self.every if each.finding.key == (code, kind, pk)), None)


def plan_lint(tree: PlanView, today: date, *, with_talks: bool = True) -> PlanLint:
    """Everything about a plan. Six queries beside those of the tree. Without `with_talks` nothing about who discusses what."""
    return PlanLint(tuple(noticed(findings(plan_facts(tree, today, with_talks=with_talks)), own_levels())))


def noticed(found: Iterable[Finding], levels: Levels) -> Iterator[Noticed]:
    """Findings in words, with who lets them be and whether they hold up adoption. Two queries."""
    codes, let_be = blocking_codes(), _let_be()
    for each in found:
        said = wording.said(each, levels)
        reason = let_be.get((*each.key, fingerprint(each))) or let_be.get((*each.key, ""))
        blocks = each.code.value in codes and reason is None
        yield Noticed(
            each, said.title, said.text, said.action, wording.place(each, levels), blocks=blocks, let_be=reason
        )


def blocking_findings(plan: Plan) -> tuple[Noticed, ...]:
    """The findings that hold up adoption: of the kinds that the samenwerkingsverband chose, without those that somebody lets be.

    In the order of the plan; a single query where nothing was chosen.
    """
    if not blocking_codes():
        return ()
    tree = plan_tree(plan, plan.swv)
    return plan_lint(tree, timezone.localdate()).blocking


def blocking_codes() -> frozenset[str]:
    """Codes of the findings that hold up adoption here."""
    settings = PlanSettings.objects.first()
    stored = settings.blocking if settings else default_blocking()
    return frozenset(stored) & frozenset(code.value for code in Code)


def is_overdue(activity: ActivityView, today: date) -> bool:
    """Whether it should have been ready and is not."""
    row = activity.activity
    unfinished = row.status in {ActivityStatus.PLANNED, ActivityStatus.RUNNING}
    return unfinished and row.ends is not None and row.ends < today


def _let_be() -> dict[tuple[str, str, int, str], OverruledFinding]:
    rows = OverruledFinding.objects.filter(withdrawn_at__isnull=True).select_related("user")
    return {(row.code, row.kind, row.object_id, row.said): row for row in rows}
