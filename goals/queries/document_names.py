"""What the ids in a snapshot stand for: people, schoolbesturen, the framework, predecessors and indicators, and how each stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects

from goals.kinds import ELEMENTS, Kind
from goals.models import Activity, FrameworkItem, Goal, IndicatorLink, Priority
from goals.queries.assessment import LinkAssessment, assess_link
from goals.queries.interpretations import Said, said_about
from goals.snapshot import Node, Ref
from indicators.models import Indicator
from indicators.queries import Series, series_for
from osp.models import Samenwerkingsverband, Schoolbestuur, SchoolbestuurName
from osp.queries import names_of

ANCESTORS = {Kind.PRIORITY: Priority, Kind.GOAL: Goal, Kind.ACTIVITY: Activity}


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id. What an element goes on with is found by the kind and number of that predecessor."""

    people: Mapping[int | None, str]
    boards: Mapping[int, str]
    framework: Mapping[int, FrameworkItem]
    ancestors: Mapping[Ref, str]

    def person(self, user_id: int | None) -> str:
        """Somebody's name; empty for nobody."""
        return self.people.get(user_id, "")


@dataclass(frozen=True, slots=True)
class Standing:
    """Every koppeling of the plan by its id, assessed on the figures of now, with its series and duidingen."""

    links: Mapping[int, LinkAssessment]
    series: Mapping[int, Series]
    said: Mapping[int, list[Said]]

    def series_of(self, link: LinkAssessment) -> Series:
        """What was measured for a koppeling."""
        return self.series[link.link.indicator_id]


def names_in(tree: Node) -> Names:
    """The names behind a snapshot, in a number of queries that does not grow with it."""
    nodes = list(tree.walk())
    return Names(
        people=names_of(node.values.get("owner_id") for node in nodes),
        boards=_boards({node.values["schoolbestuur_id"] for node in nodes if node.kind is Kind.SCOPE}),
        framework=FrameworkItem.objects.in_bulk({node.values["item_id"] for node in nodes if node.kind is Kind.TAG}),
        ancestors=dict(_ancestors([node for node in nodes if node.kind in ELEMENTS])),
    )


def standing_of(tree: Node, swv: Samenwerkingsverband, *, at: datetime | None = None) -> Standing:
    """How the koppelingen of a snapshot stand, in a number of queries that does not grow with them.

    The agreements are those of the snapshot and the figures those of now; a duiding of after `at` is left out.
    """
    nodes = [node for node in tree.walk() if node.kind is Kind.LINK]
    indicators = Indicator.objects.in_bulk({node.values["indicator_id"] for node in nodes})
    links = [_link(node, swv, indicators[node.values["indicator_id"]]) for node in nodes]
    prefetch_related_objects(links, "former_targets", "overruled_by")
    series = series_for(swv, indicators.values())
    said: dict[int, list[Said]] = defaultdict(list)
    for row in said_about([link.pk for link in links]):
        if at is None or row.at <= at:
            said[row.link_id].append(row)
    return Standing({link.pk: assess_link(link, series[link.indicator_id]) for link in links}, series, said)


def _link(node: Node, swv: Samenwerkingsverband, indicator: Indicator) -> IndicatorLink:
    """The koppeling as the snapshot has it; never saved."""
    link = IndicatorLink(pk=node.id, swv=swv, **node.values)
    link.indicator = indicator
    return link


def _boards(ids: set[int]) -> dict[int, str]:
    numbers = dict(Schoolbestuur.objects.filter(pk__in=ids).values_list("pk", "number"))
    own = dict(SchoolbestuurName.objects.filter(number__in=numbers.values()).values_list("number", "name"))
    return {pk: own.get(number) or f"schoolbestuur {number}" for pk, number in numbers.items()}


def _ancestors(nodes: Iterable[Node]) -> Iterable[tuple[Ref, str]]:
    wanted: dict[Kind, set[int]] = defaultdict(set)
    for node in nodes:
        if pk := node.values["ancestor_id"]:
            wanted[node.kind].add(pk)
    for kind, ids in wanted.items():
        for pk, title in ANCESTORS[kind].objects.filter(pk__in=ids).values_list("pk", "title"):
            yield (kind, pk), title
