"""What the ids in snapshots stand for now: people, indicators, schoolbesturen, items of the framework, ancestors."""

from collections.abc import Iterable
from typing import Any

from goals.enums import FrameworkKind
from goals.kinds import ELEMENTS, Kind
from goals.models import FrameworkItem
from goals.queries.snapshot import MODELS
from goals.snapshot import Node, Ref
from goals.wording.fields import Measured, Names
from indicators.enums import Unit
from indicators.models import Indicator
from indicators.queries import definitions
from indicators.queries.register import schoolbestuur_names
from osp.models import Schoolbestuur
from osp.queries import names_of
from osp.scope import own_levels

PEOPLE = ("owner_id", "overruled_by_id")


def names_for(nodes: Iterable[Node]) -> Names:
    """Names for everything that these rows point at. A number of queries that does not grow with them."""
    found = list(nodes)
    return Names(
        people={pk: name for pk, name in names_of(_ids(found, *PEOPLE)).items() if pk is not None},
        indicators=_indicators(_ids(found, "indicator_id")),
        boards=_boards(_ids(found, "schoolbestuur_id")),
        items=_items(_ids(found, "item_id")),
        ancestors=_ancestors(found),
        levels=own_levels(),
    )


def _ids(nodes: Iterable[Node], *fields: str) -> set[int]:
    return {value for node in nodes for name in fields if (value := node.values.get(name))}


def _indicators(ids: set[int]) -> dict[int, Measured]:
    rows = list(Indicator.objects.filter(pk__in=ids)) if ids else []
    newest = definitions(rows)
    counted = {pk: row.counted for pk, row in newest.items()}
    return {
        row.pk: Measured(row.name, Unit(row.unit), **({"counted": counted[row.pk]} if row.pk in counted else {}))
        for row in rows
    }


def _boards(ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    names = schoolbestuur_names()
    return {row.pk: names.get(row.number) or row.number for row in Schoolbestuur.objects.filter(pk__in=ids)}


def _items(ids: set[int]) -> dict[int, str]:
    rows = FrameworkItem.objects.filter(pk__in=ids) if ids else ()
    return {row.pk: f"{FrameworkKind(row.kind).label} {row}" for row in rows}


def _ancestors(nodes: Iterable[Node]) -> dict[Ref, str]:
    wanted: dict[Kind, set[int]] = {}
    for node in nodes:
        if (node.kind is Kind.PLAN or node.kind in ELEMENTS) and (pk := node.values.get("ancestor_id")):
            wanted.setdefault(node.kind, set()).add(pk)
    return {(kind, pk): title for kind, ids in wanted.items() for pk, title in _titles(kind, ids)}


def _titles(kind: Kind, ids: set[int]) -> Iterable[tuple[int, str]]:
    rows: Any = MODELS[kind]._default_manager.filter(pk__in=ids)
    return rows.values_list("pk", "title")
