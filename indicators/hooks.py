"""What higher apps know about figures: verdicts, agendas and packs. They register how to ask; nothing here imports them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.compute.figure import FigureValue
from osp.models import Samenwerkingsverband
from osp.registry import Registry


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """What an own figure of one school year would become."""

    indicator_id: int
    year: int
    figure: FigureValue
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """How one koppeling stands before and after: status value and word, where in the plan, and the sentence that explains it."""

    indicator_id: int
    place: str
    was: str
    was_word: str
    becomes: str
    becomes_word: str
    sentence: str

    @property
    def is_other(self) -> bool:
        """Whether the verdict changes."""
        return self.was != self.becomes


@dataclass(frozen=True, slots=True)
class AgendaPlace:
    """A coming meeting that discusses an indicator, by its agenda or by its rhythm."""

    indicator_id: int
    body: str
    day: date
    meeting_id: int


@dataclass(frozen=True, slots=True)
class PackPlace:
    """A published pack that shows a figure. `is_confidential`: in a point that only bestuur and toezicht may open."""

    figure_id: int
    indicator_id: int
    indicator: str
    year: int
    shown: str
    body: str
    day: date
    meeting_id: int
    version: int
    is_confidential: bool


STATUSES: Registry[Callable[[Samenwerkingsverband, Sequence[ChangedFigure]], Sequence[Turn]]] = Registry()
AGENDAS: Registry[Callable[[Collection[int]], Sequence[AgendaPlace]]] = Registry()
PACKS: Registry[Callable[[Collection[int]], Sequence[PackPlace]]] = Registry()


def statuses(swv: Samenwerkingsverband, changed: Iterable[ChangedFigure]) -> list[Turn]:
    """How every koppeling of these indicators stands now, and would stand with these figures."""
    figures = list(changed)
    return [turn for source in STATUSES.sources for turn in source(swv, figures)] if figures else []


def agendas_with(indicator_ids: Collection[int]) -> list[AgendaPlace]:
    """The coming meetings that discuss these indicators, in the samenwerkingsverband in scope, soonest first."""
    found = [place for source in AGENDAS.sources for place in source(indicator_ids)] if indicator_ids else []
    return sorted(found, key=lambda place: (place.day, place.meeting_id))


def packs_using(figure_ids: Collection[int]) -> list[PackPlace]:
    """The published packs that show these figures, in the samenwerkingsverband in scope, newest first."""
    found = [place for source in PACKS.sources for place in source(figure_ids)] if figure_ids else []
    return sorted(found, key=lambda place: (place.day, place.version), reverse=True)
