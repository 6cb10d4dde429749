"""The findings of a plan as their page lists them: chosen by kind, owner and standing, grouped and counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404

from goals.compute.lint import Code, Finding
from goals.models import OverruledFinding
from goals.queries.lint import Noticed, PlanLint
from goals.queries.tree import PlanView
from goals.wording import lint as wording
from osp.levels import Levels
from osp.queries import names_of

NOBODY = "niemand"
OPEN, BLOCKS, LET_BE, ALL = "open", "houdt-tegen", "gelaten", "alle"
STATES = {OPEN: "open", BLOCKS: "houdt vaststellen tegen", LET_BE: "met reden gelaten", ALL: "alle"}


@dataclass(frozen=True, slots=True)
class FindingChoice:
    """Which findings to list: of a code, of an owner ("5", or "niemand"), and how they stand. Empty leaves it open."""

    code: str = ""
    owner: str = ""
    state: str = OPEN

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "FindingChoice":
        """From ?soort=no-owner&eigenaar=5&stand=alle; what cannot be read is left open."""
        code, owner, state = query.get("soort", ""), query.get("eigenaar", ""), query.get("stand", "")
        known = owner == NOBODY or (owner.isascii() and owner.isdecimal())
        return cls(code if code in set(Code) else "", owner if known else "", state if state in STATES else OPEN)

    @property
    def query(self) -> str:
        """The same choice for an address."""
        usual = FindingChoice()
        asked = {"soort": self.code, "eigenaar": self.owner, "stand": self.state if self.state != usual.state else ""}
        chosen = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""

    @property
    def is_usual(self) -> bool:
        return self == FindingChoice()

    def takes(self, each: Noticed) -> bool:
        """Whether a finding was asked for."""
        return self._of_owner(each) and self._stands(each) and self.code in {"", each.code}

    def _of_owner(self, each: Noticed) -> bool:
        owner = each.finding.owner_id
        return not self.owner or (owner is None if self.owner == NOBODY else str(owner) == self.owner)

    def _stands(self, each: Noticed) -> bool:
        return {OPEN: each.is_open, BLOCKS: each.blocks, LET_BE: not each.is_open}.get(self.state, True)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with the name of who sees to what it is about, and the title of the doel, or else the speerpunt, that it is in."""

    noticed: Noticed
    owner: str
    about: str


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one kind."""

    code: str
    label: str
    why: str
    rows: tuple[FindingRow, ...]

    @property
    def blocks(self) -> int:
        """How many of them hold up adoption."""
        return sum(row.noticed.blocks for row in self.rows)


@dataclass(frozen=True, slots=True)
class FindingList:
    """What was asked for, and what there is to choose from: kinds with their number, and owners by name."""

    groups: tuple[FindingGroup, ...]
    kinds: tuple[tuple[str, str, int], ...]
    owners: tuple[tuple[str, str], ...]
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def shown(self) -> int:
        return sum(len(group.rows) for group in self.groups)

    @property
    def rows(self) -> Iterable[FindingRow]:
        return (row for group in self.groups for row in group.rows)


def finding_list(tree: PlanView, lint: PlanLint, choice: FindingChoice, levels: Levels) -> FindingList:
    """The findings of a plan that were asked for, what holds up adoption first. One query for the names."""
    names = names_of({each.finding.owner_id for each in lint.every})
    rows = [_row(tree, each, names) for each in lint.every if choice.takes(each)]
    groups = [_group(code, rows, levels) for code in Code]
    return FindingList(
        groups=tuple(sorted((group for group in groups if group.rows), key=lambda group: not group.blocks)),
        kinds=_kinds(lint, levels),
        owners=tuple((str(pk), name) for pk, name in sorted(names.items(), key=lambda each: each[1])),
        counts={state: sum(FindingChoice(state=state).takes(each) for each in lint.every) for state in STATES},
    )


def finding_row(tree: PlanView, noticed: Noticed) -> FindingRow:
    """One finding as the list has it. At most one query."""
    return _row(tree, noticed, names_of({noticed.finding.owner_id}))


def get_let_be(pk: int) -> OverruledFinding:
    """A finding that somebody lets be; 404 for one that was taken up again."""
    return get_object_or_404(OverruledFinding.objects.all(), pk=pk, withdrawn_at__isnull=True)


def get_finding(lint: PlanLint, code: str, kind: str, pk: int) -> Noticed:
    """A finding as it stands now; 404 for what is not noticed any more."""
    found = lint.find(code, kind, pk)
    if found is None:
        raise Http404
    return found


def _row(tree: PlanView, noticed: Noticed, names: Mapping[int | None, str]) -> FindingRow:
    return FindingRow(noticed, names.get(noticed.finding.owner_id, ""), _about(tree, noticed.finding))


def _about(tree: PlanView, finding: Finding) -> str:
    if finding.goal_id and (goal := tree.goal(finding.goal_id)):
        return goal.goal.title
    priority = tree.priority(finding.priority_id) if finding.priority_id else None
    return priority.priority.title if priority else ""


def _group(code: Code, found: list[FindingRow], levels: Levels) -> FindingGroup:
    rows = sorted((row for row in found if row.noticed.finding.code is code), key=lambda row: not row.noticed.blocks)
    return FindingGroup(code.value, wording.label(code, levels), wording.why(code, levels), tuple(rows))


def _kinds(lint: PlanLint, levels: Levels) -> tuple[tuple[str, str, int], ...]:
    counted = {code: sum(each.finding.code is code for each in lint.every) for code in Code}
    return tuple((code.value, wording.label(code, levels), number) for code, number in counted.items() if number)
