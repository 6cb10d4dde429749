"""The rows of the plan: what is read and written of each kind, at which address. A kind is a line of the table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern
from rest_framework.exceptions import ValidationError
from rest_framework.serializers import Serializer

from goals.kinds import Kind
from goals.queries import api as reads
from goals.serializers import filters, part_writes, writes
from goals.serializers import rows as shapes
from goals.services.workbook_edits import Why, archive_seen, create_whole, edit_seen
from goals.viewsets.base import Context, Deed, Many, One, Read, Shape, at, no_context
from indicators.serializers.figures import figure_answers
from osp.abilities import Ability
from osp.errors import ConflictError
from osp.rest.filters import Filter
from osp.rest.tenancy import TenantAPIView

PARENTS = {"plan": Kind.PLAN, "priority": Kind.PRIORITY, "goal": Kind.GOAL, "activity": Kind.ACTIVITY}


def with_verdicts(view: TenantAPIView, links: list[Any]) -> dict[str, Any]:
    """How koppelingen stand, and the figures behind them for whoever reads indicators: worked out for all of an answer at once."""
    found = reads.verdicts(view.swv, links)
    figures: dict[int, Any] = {}
    if view.actor.can(Ability.VIEW_INDICATORS):
        answers = figure_answers(found.figures.values(), reads.deliveries_behind(found))
        figures = dict(zip(found.figures, answers, strict=True))
    return {"verdicts": found.assessed, "figures": figures}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A kind of rows. Without `change` a row is only made and put away, without `leave` it is not put away."""

    kind: Kind
    many: str
    one: str
    told: str
    told_one: str
    told_new: str
    shape: Shape
    create: type[writes.WriteSerializer]
    change: type[writes.WriteSerializer] | None = None
    leave: type[Serializer[Any]] | None = writes.ArchiveSerializer
    filter: type[Filter] = filters.PartFilter
    context: Context = no_context

    def addresses(self) -> list[URLPattern]:
        """A list that can be added to, a row that can be changed, and putting it away."""
        word = self.many.replace("_", "-")
        found = [
            at(f"{word}/", reads=self._list(), writes=self._create()),
            at(f"{word}/<int:pk>/", reads=self._row(), writes=self._change() if self.change else None),
        ]
        return [*found, at(f"{word}/<int:pk>/archive/", writes=self._archive())] if self.leave else found

    def find(self, view: TenantAPIView, pk: int) -> Any:
        """A row that holds."""
        return reads.get_row_by(self.kind, pk)

    def _list(self) -> Many:
        return Many(
            name=self.many,
            told=self.told,
            shape=self.shape,
            filter=self.filter,
            context=self.context,
            rows=lambda view, read: reads.rows_of(self.kind, read),
        )

    def _row(self) -> One:
        return One(name=self.one, told=self.told_one, shape=self.shape, context=self.context, find=self.find)

    def _create(self) -> Deed:
        return Deed(
            name=f"{self.one}_create",
            told=self.told_new,
            shape=self.shape,
            context=self.context,
            takes=self.create,
            do=self.created,
        )

    def _change(self) -> Deed:
        return Deed(
            name=f"{self.one}_change",
            told="Wijzig velden; 409 met beide waarden als iemand anders intussen schreef",
            shape=self.shape,
            context=self.context,
            takes=self.change or self.create,
            find=self.find,
            do=self.changed,
            method="patch",
        )

    def _archive(self) -> Deed:
        return Deed(
            name=f"{self.one}_archive",
            told="Archiveer; het blijft in het archief staan",
            shape=self.shape,
            context=self.context,
            takes=self.leave or writes.ArchiveSerializer,
            find=self.find,
            do=self.archived,
        )

    def created(self, view: TenantAPIView, row: Any, read: Read) -> Any:
        """A new row, by the verb of the page."""
        name = next((name for name in self.create.PARENTS if name in read), None)
        parent = reads.parent_by(PARENTS[name], read[name]) if name else None
        made = create_whole(self.kind, view.actor, parent, self.plain(view, read), Why())
        return self.find(view, made.pk)

    def changed(self, view: TenantAPIView, row: Any, read: Read) -> Any:
        """Only the fields that were sent."""
        why = Why(read.get("changed_on"), read.get("reason", ""))
        edit_seen(self.kind, view.actor, row, version=seen(read), plain=self.plain(view, read), why=why)
        return self.find(view, row.pk)

    def archived(self, view: TenantAPIView, row: Any, read: Read) -> Any:
        """Put away."""
        archive_seen(self.kind, view.actor, row, version=seen(read), reason=read.get("reason", ""))
        row.refresh_from_db()
        return row

    def plain(self, view: TenantAPIView, read: Read) -> Mapping[str, Any]:
        """The fields as they are stored, with ids for what they point at."""
        return writes.plain(self.create, read) | reads.pointed_at(view.swv, read)


def seen(read: Read) -> int:
    """The version that was read; a partial change has to name it too."""
    if "version" not in read:
        raise ValidationError({"version": [writes.VersionField().error_messages["required"]]})
    version: int = read["version"]
    return version


def current(row: Any, read: Read) -> Any:
    """The row, where it is still the version that was read; ConflictError otherwise."""
    if row.version != seen(read):
        raise ConflictError(row, {})
    return row


TABLES = (
    Table(
        kind=Kind.PLAN, many="plans", one="plan", told="Ondersteuningsplannen", told_one="Een ondersteuningsplan",
        told_new="Begin een ondersteuningsplan", shape=shapes.PlanSerializer, filter=filters.PlanFilter,
        create=writes.PlanWrite, change=writes.PlanChange, leave=None,
    ),
    Table(
        kind=Kind.CHAPTER, many="chapters", one="chapter", told="Hoofdstukken", told_one="Een hoofdstuk",
        told_new="Voeg een hoofdstuk toe", shape=shapes.ChapterSerializer, filter=filters.RowFilter,
        create=part_writes.ChapterCreate, change=part_writes.ChapterChange,
    ),
    Table(
        kind=Kind.PRIORITY, many="priorities", one="priority", told="Speerpunten", told_one="Een speerpunt",
        told_new="Voeg een speerpunt toe", shape=shapes.PrioritySerializer, filter=filters.OwnedFilter,
        create=writes.PriorityCreate, change=writes.PriorityChange,
    ),
    Table(
        kind=Kind.GOAL, many="goals", one="goal", told="Doelen", told_one="Een doel", told_new="Voeg een doel toe",
        shape=shapes.GoalSerializer, filter=filters.GoalFilter, create=writes.GoalCreate, change=writes.GoalChange,
    ),
    Table(
        kind=Kind.ACTIVITY, many="activities", one="activity", told="Activiteiten", told_one="Een activiteit",
        told_new="Voeg een activiteit toe", shape=shapes.ActivitySerializer, filter=filters.ActivityFilter,
        create=writes.ActivityCreate, change=writes.ActivityChange,
    ),
    Table(
        kind=Kind.LINK, many="links", one="link", told="Koppelingen van indicatoren, met oordeel, pad en cijfer",
        told_one="Een koppeling", told_new="Koppel een indicator", shape=shapes.LinkSerializer, context=with_verdicts,
        filter=filters.LinkFilter, create=writes.LinkCreate, change=writes.LinkChange,
    ),
    Table(
        kind=Kind.MILESTONE, many="milestones", one="milestone", told="Mijlpalen", told_one="Een mijlpaal",
        told_new="Voeg een mijlpaal toe", shape=shapes.MilestoneSerializer,
        create=part_writes.MilestoneCreate, change=part_writes.MilestoneChange,
    ),
    Table(
        kind=Kind.BUDGET, many="budget_lines", one="budget_line", told="Begroting: begroot en besteed per jaar",
        told_one="Een begrotingsregel", told_new="Voeg een begrotingsregel toe", shape=shapes.BudgetLineSerializer,
        filter=filters.MoneyFilter, create=part_writes.BudgetLineCreate, change=part_writes.BudgetLineChange,
    ),
    Table(
        kind=Kind.RISK, many="risks", one="risk", told="Risico's", told_one="Een risico", told_new="Voeg een risico toe",
        shape=shapes.RiskSerializer, create=part_writes.RiskCreate, change=part_writes.RiskChange,
    ),
    Table(
        kind=Kind.SCOPE, many="scopes", one="scope", told="Voor welke schoolbesturen iets geldt",
        told_one="Een schoolbestuur waarvoor iets geldt", told_new="Laat iets voor een schoolbestuur gelden",
        shape=shapes.ScopeSerializer, create=part_writes.ScopeCreate, leave=writes.LeaveSerializer,
    ),
    Table(
        kind=Kind.TAG, many="framework_tags", one="framework_tag", told="Wat welk onderdeel van het kader dient",
        told_one="Een verband met het kader", told_new="Verbind iets met het kader",
        shape=shapes.FrameworkTagSerializer, create=part_writes.FrameworkTagCreate, leave=writes.LeaveSerializer,
    ),
)  # fmt: skip
URLS = [address for table in TABLES for address in table.addresses()]
