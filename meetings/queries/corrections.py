"""Figures that earlier papers of a gremium showed and that are otherwise now."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q

from indicators.models import Figure
from meetings.enums import DecisionState, PackState
from meetings.models import Decision, FigureCorrection, FrozenFigure, Meeting


@dataclass(frozen=True, slots=True)
class Restated:
    """A frozen figure that was replaced; `figure_id` is what stands now, None where nothing does."""

    frozen: FrozenFigure
    figure_id: int | None


def restated(meeting: Meeting) -> list[Restated]:
    """What the papers of this meeting have to tell: the figure that its gremium saw last of each link and year, where another
    stands now and the papers of no other meeting told that. Three queries.
    """
    rows = FrozenFigure.objects.filter(
        # A version of these papers that has the new figure told it already, and tells it again.
        ~Q(pack__meeting=meeting.pk, figure__superseded_at__isnull=True),
        pack__meeting__body=meeting.body_id,
        pack__state=PackState.PUBLISHED,
        figure__isnull=False,
    ).select_related("pack__meeting", "link__indicator", "figure")
    last = {(row.link_id, row.figure.year): row for row in rows.order_by("pack__published_at", "pk") if row.figure}
    replaced = [row for row in last.values() if row.figure and row.figure.superseded_at is not None]
    if not replaced:
        return []
    current = _current([row.figure for row in replaced if row.figure])
    told = _told_elsewhere(meeting, [row.link_id for row in replaced])
    found = [Restated(row, current.get(_place(row.figure))) for row in replaced if row.figure]
    return [each for each in found if (each.frozen.link_id, _year(each.frozen), each.figure_id) not in told]


def decisions_on(meeting: Meeting, frozen: Sequence[FrozenFigure]) -> dict[int, list[Decision]]:
    """By frozen figure the decisions of the gremium that leaned on it: taken at its point, or on its koppeling since. One query."""
    links, items = {row.link_id for row in frozen}, {row.item_id for row in frozen}
    taken = Decision.objects.filter(
        Q(link__in=links) | Q(item__in=items), body=meeting.body_id, state=DecisionState.TAKEN, archived_at__isnull=True
    ).order_by("year", "number")
    found: dict[int, list[Decision]] = defaultdict(list)
    decisions = list(taken)
    for row in frozen:
        found[row.pk] = [each for each in decisions if _leans(each, row)]
    return found


def _leans(decision: Decision, frozen: FrozenFigure) -> bool:
    if decision.item_id == frozen.item_id:
        return True
    return decision.link_id == frozen.link_id and decision.decided_on >= frozen.pack.meeting.date


def _current(figures: Collection[Figure]) -> dict[tuple[object, ...], int]:
    """What stands now in the place of these figures."""
    rows = Figure.objects.filter(
        definition__in={row.definition_id for row in figures},
        unit__in={row.unit for row in figures},
        year__in={row.year for row in figures},
        superseded_at__isnull=True,
    )
    return {_place(row): row.pk for row in rows}


def _place(row: Figure | None) -> tuple[object, ...]:
    return () if row is None else (row.swv_id, row.definition_id, row.unit, row.year, row.is_example)


def _year(row: FrozenFigure) -> int:
    return row.figure.year if row.figure else 0


def _told_elsewhere(meeting: Meeting, links: Collection[int]) -> set[tuple[int, int, int | None]]:
    """What packs of other meetings told: link, year, and the figure that they said it was. Versions of one meeting tell it again."""
    rows = FigureCorrection.objects.filter(
        frozen__link__in=links, pack__meeting__body=meeting.body_id, pack__state=PackState.PUBLISHED
    ).exclude(pack__meeting=meeting.pk)
    return set(rows.values_list("frozen__link_id", "frozen__figure__year", "figure_id"))
