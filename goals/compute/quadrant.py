"""Meetbaar beside merkbaar: is the figure better, and does anybody notice? Pure: no Django.

A doel is better, or noticed, where everything that can be told says so; one thing that says otherwise is enough for not. What
nothing can be told of stays unknown and counts for neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from goals.enums import Status

# Nothing but rounding.
_NOTHING = 1e-9
_GOOD = frozenset({Status.ON_TRACK, Status.ACHIEVED})
_BAD = frozenset({Status.ATTENTION, Status.OFF_TRACK})


class Cell(StrEnum):
    """Where a doel stands; the value names it in tables."""

    BOTH = "beter en gemerkt"
    UNNOTICED = "cijfer beter, merkt niemand"
    FELT = "merkt men wel, cijfer nog niet"
    NEITHER = "niet beter, niet gemerkt"
    UNKNOWN = "nog niet te zeggen"


# For the next meeting; {title} is the doel.
QUESTIONS = {
    Cell.UNNOTICED: "Het cijfer bij „{title}” is beter, maar niemand merkt het. Wie zou het als eerste moeten merken, en wat ziet die nu?",
    Cell.FELT: "Mensen merken vooruitgang bij „{title}”, maar het cijfer laat haar nog niet zien. Meten we het goede, of is het te vroeg?",
    Cell.NEITHER: "Bij „{title}” is het cijfer niet beter en merkt niemand iets. Wat gaan we anders doen?",
    Cell.BOTH: "Bij „{title}” is het cijfer beter en mensen merken het. Wat houdt dat zo?",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a meetbare koppeling says. `progress` is the part of the way from nulmeting to streefwaarde, where it can be told
    exactly; `has_path` whether there is such a way at all, or only a band to stay in."""

    progress: float | None
    status: Status
    has_path: bool


def is_better(each: Measured) -> bool | None:
    """Whether a figure moved the way that was agreed since the nulmeting, or stays where it must; None where that cannot be told."""
    if each.progress is not None:
        return each.progress > _NOTHING
    if each.status in _GOOD:
        return True
    return False if each.status in _BAD and not each.has_path else None


def is_noticed(status: Status) -> bool | None:
    """Whether a merkbare indicator is at the level that was agreed; wisselend is not noticed yet."""
    return None if status is Status.NO_VERDICT else status in _GOOD


def together(found: Iterable[bool | None]) -> bool | None:
    """All that can be told at once: False as soon as one is; None where nothing can be told."""
    known = [each for each in found if each is not None]
    return all(known) if known else None


def cell(*, better: bool | None, noticed: bool | None) -> Cell:
    """The place of a doel; unknown as soon as one of the two is."""
    if better is None or noticed is None:
        return Cell.UNKNOWN
    if better:
        return Cell.BOTH if noticed else Cell.UNNOTICED
    return Cell.FELT if noticed else Cell.NEITHER


def question(place: Cell, title: str) -> str:
    """What to ask at the next meeting; empty where there is nothing to ask."""
    return QUESTIONS[place].format(title=title) if place in QUESTIONS else ""
