"""What is frozen for the kaart with the signature: plain values of one doel, and only what the schoolbestuur itself may read."""

from typing import Any

from goals.compute.promises import outcome
from goals.enums import Direction
from goals.progress import WHOLE
from goals.queries.contribution_blocks import GoalBlock
from goals.queries.promises import asks_number
from goals.wording.kaart import group_note, worth_sentence
from indicators.enums import FigureKind, Unit
from indicators.queries import OwnFigure


def card_values(block: GoalBlock) -> dict[str, Any]:
    """Where it stands and where its promise leads; empty where no figure hangs on the doel."""
    link, own = block.link, block.own
    if link is None or link.indicator.is_noticeable:
        return {}
    share = own.share if own else None
    point = block.series.latest if block.series else None
    here = point.figure if point and point.figure.kind is FigureKind.VALUE else None
    return {
        "unit": Unit(link.indicator.unit).value,
        "own": _own(own, is_share=Unit(link.indicator.unit).is_share),
        "after": _after(block, own) if share else None,
        "group": _group(own),
        "here": here.value if here else None,
        "target": link.target,
        "share": _share(block),
        "worth": _worth(block),
        "group_note": group_note(own.group.boards if own and own.group else None) if own else "",
    }


def _own(own: OwnFigure | None, *, is_share: bool) -> float | None:
    figure = (own.share if is_share else own.count) if own else None
    return figure.value if figure and figure.kind is FigureKind.VALUE else None


def _after(block: GoalBlock, own: OwnFigure | None) -> float | None:
    """Where the promise leads, as a share; None without a promise or where the own number is not shown."""
    answer, link = block.answer, block.link
    promised = None if answer.is_in_order or answer.is_not_applicable else answer.promised
    if own is None or own.exact is None or promised is None or link is None or not asks_number(link):
        return None
    unit = Unit(link.indicator.unit)
    return outcome(
        promised=round(promised),
        count=own.exact,
        whole=own.exact_whole,
        direction=Direction(link.direction),
        factor=WHOLE.get(unit, 1),
    ).share


def _group(own: OwnFigure | None) -> dict[str, Any] | None:
    group = own.group if own else None
    if group is None:
        return None
    ends = {"low": group.low, "p25": group.p25, "median": group.median, "p75": group.p75, "high": group.high}
    return {"boards": group.boards, **ends}


def _share(block: GoalBlock) -> dict[str, Any] | None:
    if block.worth is None:
        return None
    worth = block.worth.worth
    return {"asked": worth.asked, "own": worth.own, "others": worth.others if block.worth.knows_others else None}


def _worth(block: GoalBlock) -> str:
    told, series, link = block.worth, block.series, block.link
    if told is None or series is None or link is None:
        return ""
    return worth_sentence(
        told.worth,
        counted=series.counted,
        unit=series.unit,
        points=told.points,
        organisation=block.answer.swv.code,
        knows_others=told.knows_others,
    )
