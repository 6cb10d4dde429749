"""What a delivery does: which figures change, which verdicts turn, where that is discussed, and which packs keep an old figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indicators import hooks
from indicators.hooks import AgendaPlace, PackPlace
from indicators.models import Figure, ImportRun
from indicators.queries.figures import current_figures
from indicators.wording import figure_text
from osp import dutch
from osp.models import Samenwerkingsverband

Row = Mapping[str, Any]
UNKNOWN = "onbekend"
# So many indicators are shown at once where none of them is in the plan.
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Effect:
    """One indicator in its newest changed year: `figure` as the preview told it, the verdicts of the plan, and what follows."""

    figure: Row
    turns: tuple[Row, ...]
    agendas: tuple[AgendaPlace, ...]
    is_provisional: bool

    @property
    def is_turning(self) -> bool:
        """Whether some verdict changes."""
        return any(turn["was"] != turn["becomes"] for turn in self.turns)

    @property
    def is_new(self) -> bool:
        """Whether there was no figure yet."""
        return bool(self.figure["was"] == UNKNOWN)

    @property
    def consequence(self) -> str:
        """What it leads to, besides the agendas, in a few words."""
        if self.is_turning:
            return "" if self.agendas else "staat nog op geen agenda"
        if self.is_new:
            return "nieuw punt, nog voorlopig" if self.is_provisional else "nieuw punt"
        return "oordeel blijft gelijk" if self.turns else "staat niet in het plan"


@dataclass(frozen=True, slots=True)
class Effects:
    """`rows` are all figures of the own samenwerkingsverband that change, `others` those of Nederland; `main` is one row per
    indicator, those of the plan first."""

    rows: tuple[Row, ...]
    others: tuple[Row, ...]
    main: tuple[Effect, ...]

    @property
    def shown(self) -> tuple[Effect, ...]:
        """What the page shows at once: the indicators of the plan, or else the first few."""
        planned = tuple(each for each in self.main if each.turns)
        return planned or self.main[:SHOWN]

    @property
    def turning(self) -> int:
        """How many indicators get another verdict."""
        return sum(each.is_turning for each in self.main)

    @property
    def summary(self) -> str:
        """ "12 indicatoren, waarvan 3 met een ander oordeel"."""
        if not self.main:
            return ""
        told = dutch.plural(len(self.main), "indicator", "indicatoren")
        return f"{told}, waarvan {self.turning} met een ander oordeel" if self.turning else told

    @property
    def rest(self) -> str:
        """What of it is not shown at once, as a sentence."""
        number = len(self.main) - len(self.shown)
        if not number:
            return ""
        one = number == 1
        who = dutch.sentence_case(dutch.number_word(number)) + (" andere indicator" if one else " andere indicatoren")
        return f"{who} {'verandert' if one else 'veranderen'} ook, zonder oordeel in het plan."


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A published pack that showed a figure which this delivery replaced, and what it is now."""

    place: PackPlace
    now: str


def effects_of(run: ImportRun, swv: Samenwerkingsverband) -> Effects:
    """What a delivery would change or changed, as it was worked out when the file was checked."""
    rows = run.preview.get("changes", ())
    own = tuple(row for row in rows if row["unit"] == swv.code)
    turns = run.preview.get("turns", ())
    newest = {row["indicator"]: row for row in sorted(own, key=lambda row: int(row["year"]))}
    ids = {row["indicator_id"] for row in newest.values() if "indicator_id" in row}
    agendas = hooks.agendas_with(ids) if any(turn["was"] != turn["becomes"] for turn in turns) else []
    provisional = (run.release.status if run.release else run.preview.get("status")) == "voorlopig"
    main = [
        Effect(
            figure=row,
            turns=tuple(turn for turn in turns if turn["indicator_id"] == row.get("indicator_id")),
            agendas=tuple(place for place in agendas if place.indicator_id == row.get("indicator_id")),
            is_provisional=provisional,
        )
        for row in newest.values()
    ]
    main.sort(key=lambda each: (not each.is_turning, not each.turns))
    return Effects(own, tuple(row for row in rows if row["unit"] != swv.code), tuple(main))


def kept_figures(run: ImportRun, swv: Samenwerkingsverband) -> list[KeptFigure]:
    """Published packs with a figure that was replaced because of this delivery. They keep it; nothing in them changes."""
    because = run.findings.get("together", run.pk)
    replaced = Figure.objects.filter(superseded_by__run=because, unit=swv.code, is_example=False)
    places = hooks.packs_using(list(replaced.values_list("pk", flat=True)))
    now = _now(swv, {place.figure_id for place in places})
    return [KeptFigure(place, now[place.figure_id]) for place in places]


def _now(swv: Samenwerkingsverband, figure_ids: set[int]) -> dict[int, str]:
    """By id of an old figure how its year reads now; "onbekend" where nothing came in its place."""
    old = list(Figure.objects.filter(pk__in=figure_ids))
    current = {
        (row.definition_id, row.year): figure_text(row.as_value())
        for row in current_figures(sorted({row.definition_id for row in old}), [swv.code])
        if not row.is_example
    }
    return {row.pk: current.get((row.definition_id, row.year), UNKNOWN) for row in old}
