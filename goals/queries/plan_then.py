"""The plan as it was: every element with its texts and facts, and its indicators with the figures that were known then."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Prefetch, prefetch_related_objects

from goals.kinds import ELEMENTS, Kind
from goals.models import FormerTarget, IndicatorLink
from goals.queries.assessment import LinkAssessment, assess_link
from goals.queries.moments import Moment
from goals.queries.names import names_for
from goals.snapshot import Node
from goals.wording.changes import LEVEL, part_text
from goals.wording.fields import FIELDS, Names, fact_text, label
from indicators.models import Indicator
from indicators.queries import Series, series_for
from osp.models import Tenant

# Parts in the order in which they are read, each under its heading.
PARTS = {
    Kind.MILESTONE: "Mijlpalen",
    Kind.BUDGET: "Begroting",
    Kind.RISK: "Risico’s",
    Kind.SCOPE: "Bereik",
    Kind.TAG: "Kader",
}
# What stands in the heading, is said by the indicator line, or is the name of the part itself.
SAID = {
    Kind.BUDGET: frozenset({"year", "year_kind", "money"}),
    Kind.SCOPE: frozenset({"schoolbestuur_id"}),
    Kind.TAG: frozenset({"item_id"}),
}
TITLE = "title"


@dataclass(frozen=True, slots=True)
class Fact:
    """A field that was filled in: what it is called and how it read. A long text is in the Markdown subset."""

    label: str
    text: str
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class PartThen:
    """What hung on an element, under the heading of its kind."""

    heading: str
    name: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ElementThen:
    """The plan, a chapter or an element as it was. `level` is the word for what it is."""

    node: Node
    level: str
    title: str
    facts: tuple[Fact, ...]
    links: tuple[LinkAssessment, ...] = ()
    parts: tuple[PartThen, ...] = ()
    children: tuple["ElementThen", ...] = ()

    @property
    def texts(self) -> tuple[Fact, ...]:
        """The long texts."""
        return tuple(fact for fact in self.facts if fact.is_long)

    @property
    def short(self) -> tuple[Fact, ...]:
        """Everything else."""
        return tuple(fact for fact in self.facts if not fact.is_long)


@dataclass(frozen=True, slots=True)
class PlanThen:
    """A whole plan as it was. `has_figures`: at least one figure or score of its indicators was known then."""

    plan: ElementThen
    opening: tuple[ElementThen, ...]
    priorities: tuple[ElementThen, ...]
    closing: tuple[ElementThen, ...]
    has_links: bool
    has_figures: bool


def plan_then(tree: Node, moment: Moment, tenant: Tenant) -> PlanThen:
    """A snapshot in words, with figures as known at that moment. A number of queries that does not grow with the plan."""
    nodes = list(tree.walk())
    links = links_then(nodes, moment)
    series = series_for(
        tenant.swv, {link.indicator_id: link.indicator for link in links.values()}.values(), at=moment.at
    )
    assessed = {pk: assess_link(link, series[link.indicator_id]) for pk, link in links.items()}
    reader = _Reader(names_for(nodes), assessed)
    chapters = [reader.element(node) for node in tree.of_kind(Kind.CHAPTER)]
    return PlanThen(
        plan=reader.element(tree, with_children=False),
        opening=tuple(each for each in chapters if not each.node.values["is_closing"]),
        priorities=tuple(reader.element(node) for node in tree.of_kind(Kind.PRIORITY)),
        closing=tuple(each for each in chapters if each.node.values["is_closing"]),
        has_links=bool(links),
        has_figures=any(_is_known(each) for each in series.values()),
    )


def _is_known(series: Series) -> bool:
    return series.latest is not None


def links_then(nodes: Iterable[Node], moment: Moment) -> dict[int, IndicatorLink]:
    """The koppelingen as rows that are not stored, each with its indicator and what was agreed before by then."""
    found = [node for node in nodes if node.kind is Kind.LINK]
    indicators = Indicator.objects.in_bulk({node.values["indicator_id"] for node in found})
    links = {node.id: _link(node, indicators) for node in found if node.values["indicator_id"] in indicators}
    earlier = FormerTarget.objects.filter(created_at__lte=moment.until)
    prefetch_related_objects(list(links.values()), Prefetch("former_targets", queryset=earlier))
    return links


def _link(node: Node, indicators: Mapping[int, Indicator]) -> IndicatorLink:
    known = {field.attname for field in IndicatorLink._meta.concrete_fields}
    values = {name: value for name, value in node.values.items() if name in known and name != "indicator_id"}
    return IndicatorLink(pk=node.id, indicator=indicators[node.values["indicator_id"]], **values)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads nodes with the names and figures that belong to them."""

    names: Names
    assessed: Mapping[int, LinkAssessment] = field(default_factory=dict)

    def element(self, node: Node, *, with_children: bool = True) -> ElementThen:
        """A node with what hangs on it and stands under it."""
        below = [child for child in node.children if child.kind in ELEMENTS] if with_children else []
        return ElementThen(
            node=node,
            level=self.names.levels.of(LEVEL[node.kind]).singular if node.kind in LEVEL else "",
            title=node.values[TITLE],
            facts=tuple(self._facts(node, frozenset({TITLE}))),
            links=tuple(self.assessed[link.id] for link in node.of_kind(Kind.LINK) if link.id in self.assessed),
            parts=tuple(self._part(child) for kind in PARTS for child in node.of_kind(kind)),
            children=tuple(self.element(child) for child in below),
        )

    def _part(self, node: Node) -> PartThen:
        skipped = SAID.get(node.kind, frozenset({TITLE}))
        return PartThen(PARTS[node.kind], part_text(node, self.names), tuple(self._facts(node, skipped)))

    def _facts(self, node: Node, skipped: frozenset[str]) -> Iterator[Fact]:
        for name, word in FIELDS[node.kind].items():
            text = fact_text(node, name, node.values.get(name), self.names)
            if text and name not in skipped and name != "is_closing":
                yield Fact(label(node, name, self.names), text, word.is_long)
