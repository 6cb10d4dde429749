"""Klopt de zin? What the texts of an oplegger claim, held against the figures that its point brings."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404

from goals.compute.contribution_flow import COUNTED
from goals.enums import RoundState
from goals.models import Contribution, RoundGoal
from goals.queries import LinkAssessment
from indicators.enums import FigureKind
from indicators.queries import Series, SeriesPoint
from indicators.wording import figure_text
from indicators.wording.periods import period_text
from meetings.compute.claims import Remark, Subject, Value, check
from meetings.models import AgendaItem, KeptSentence
from meetings.pack.indicator_content import verdict_sentence
from meetings.queries.figures import LinkFigure, figures_of
from meetings.queries.links import choosable_links
from osp import richtext
from osp.enums import Party
from osp.models import Samenwerkingsverband

# Texts that say something about figures, in the order of the form, with the names they have there.
FIELDS = {
    "requested_decision": "Gevraagd besluit",
    "summary": "Samenvatting",
    "finances": "Financiële gevolgen",
    "risks": "Risico’s en kanttekeningen",
    "follow_up": "Vervolg en communicatie",
}
_TOLD = frozenset({FigureKind.VALUE, FigureKind.INTERVAL})
_WORD = re.compile(r"[^\W\d_]{2,}")
# Words in the names of many indicators; they point at none.
_GENERAL_WORDS = """
deelname aandeel aantal percentage leerlingen kinderen jongeren het de een en of op in aan naar van per bij met voor dat die
landelijk totaal duur gemiddelde gemiddeld scholen school
"""
_GENERAL = frozenset(_GENERAL_WORDS.split())


@dataclass(frozen=True, slots=True)
class ClaimRemark:
    """A remark as the page shows it: before, the words and after; `kept` where somebody let it stand, with the reason."""

    remark: Remark
    field_label: str
    before: str
    words: str
    after: str
    kept: KeptSentence | None = None


def remarks_on(
    item: AgendaItem, swv: Samenwerkingsverband, *, typed: Mapping[str, Any] | None = None
) -> tuple[ClaimRemark, ...]:
    """What does not agree with the figures of a point, with what is being typed in place of what is stored; `links` in `typed` are
    those ticked in the form. What was let be comes last."""
    typed = typed or {}
    chosen = {int(key) for key in typed["links"]} if "links" in typed else None
    brought = [place.link_id for place in item.indicators.all()]
    wanted = chosen if chosen is not None else set(brought)
    figures = figures_of(swv, [link for link in choosable_links(item) if link.pk in wanted])
    return _told(item, figures.values(), _heard(wanted), _kept([item.pk]).get(item.pk, ()), typed)


def open_remarks(items: Sequence[AgendaItem], figures: Mapping[int, LinkFigure]) -> dict[int, int]:
    """By the id of a point how many sentences are still to be looked at. `figures` by link; the number of queries is fixed."""
    kept, heard = _kept([item.pk for item in items]), _heard(figures.keys())
    found = {}
    for item in items:
        own = [figures[place.link_id] for place in item.indicators.all() if place.link_id in figures]
        told = _told(item, own, heard, kept.get(item.pk, ()), {})
        found[item.pk] = sum(each.kept is None for each in told)
    return {pk: number for pk, number in found.items() if number}


def get_kept(item: AgendaItem, pk: int) -> KeptSentence:
    """A sentence of this point that was let be; 404 for any other."""
    return get_object_or_404(KeptSentence.objects.filter(item=item), pk=pk)


def subject_of(found: LinkFigure, heard: tuple[int, int] | None = None) -> Subject:
    """A link as the rules know it: the newest run of figures that may be shown, without a gap or a break of definition."""
    series, assessed = found.series, found.assessment
    run = _run(series)
    return Subject(
        title=found.link.indicator.name,
        names=_names(series, found.link.indicator.name),
        values=tuple(_value(series, point) for point in run),
        is_share=series.unit.is_share,
        status=assessed.status,
        status_sentence=verdict_sentence(assessed),
        ahead=_ahead(assessed),
        others=_others(assessed, run),
        size=run[-1].figure.denominator_low if run else None,
        heard=heard[0] if heard else None,
        parties=heard[1] if heard else None,
    )


def _told(
    item: AgendaItem,
    figures: Iterable[LinkFigure],
    heard: Mapping[int, tuple[int, int]],
    kept: Sequence[KeptSentence],
    typed: Mapping[str, Any],
) -> tuple[ClaimRemark, ...]:
    texts = {field: richtext.plain(str(typed.get(field, getattr(item, field)) or "")) for field in FIELDS}
    subjects = [subject_of(each, heard.get(each.link.pk)) for each in figures]
    reasons = {(row.field, row.code, row.quote): row for row in kept}
    rows = [_shown(each, reasons.get((each.field, each.code, each.quote))) for each in check(texts, subjects)]
    return tuple(sorted(rows, key=lambda row: row.kept is not None))


def _shown(remark: Remark, kept: KeptSentence | None) -> ClaimRemark:
    return ClaimRemark(
        remark=remark,
        field_label=FIELDS[remark.field],
        before=remark.quote[: remark.start],
        words=remark.quote[remark.start : remark.end],
        after=remark.quote[remark.end :],
        kept=kept,
    )


def _kept(item_ids: Collection[int]) -> dict[int, list[KeptSentence]]:
    found: dict[int, list[KeptSentence]] = {}
    for row in KeptSentence.objects.filter(item__in=item_ids).select_related("user"):
        found.setdefault(row.item_id, []).append(row)
    return found


def _heard(link_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """By link how many of the schoolbesturen that were asked signed, in the newest round that asks about it. Two queries."""
    asked = RoundGoal.objects.filter(link__in=link_ids, round__archived_at__isnull=True)
    asked = asked.exclude(round__state=RoundState.PREPARED.value).order_by("round__year", "round__pk")
    rounds = dict(asked.values_list("link_id", "round_id"))
    boards = Contribution.objects.filter(
        round__in=set(rounds.values()),
        party=Party.SCHOOLBESTUUR.value,
        parent__isnull=True,
        archived_at__isnull=True,
    )
    states: dict[int, list[bool]] = {}
    for round_id, state, signed_at in boards.values_list("round_id", "state", "signed_at"):
        states.setdefault(round_id, []).append(signed_at is not None and state in COUNTED)
    return {link: (sum(states[each]), len(states[each])) for link, each in rounds.items() if each in states}


def _run(series: Series) -> list[SeriesPoint]:
    """The newest figures one after another, back to a gap, a figure that is not shown, or a break."""
    run: list[SeriesPoint] = []
    for point in reversed(series.own):
        if point.figure.kind not in _TOLD:
            if run:
                break
            continue
        if run and (run[-1].year - point.year != 1 or run[-1].year in series.breaks):
            break
        run.append(point)
    return run[::-1]


def _value(series: Series, point: SeriesPoint) -> Value:
    figure = point.figure
    low, high = figure.low if figure.low is not None else 0.0, figure.high if figure.high is not None else 0.0
    return Value(
        period_text(series.definition, point.year), low, high, figure_text(figure), is_provisional=point.is_provisional
    )


def _names(series: Series, name: str) -> frozenset[str]:
    words = {word.lower() for word in _WORD.findall(name)} | set(series.indicator_code.split("-"))
    return frozenset(words - _GENERAL)


def _others(assessed: LinkAssessment, run: Sequence[SeriesPoint]) -> tuple[float, ...]:
    """What else a text may quote: baseline, target and band."""
    target = assessed.target
    agreed = (target.baseline, target.target, target.low, target.high) if target else ()
    expected = assessed.assessment.expected if assessed.assessment else None
    return tuple(value for value in (*agreed, expected) if value is not None) if run else ()


def _ahead(assessed: LinkAssessment) -> float | None:
    if assessed.assessment is None or assessed.assessment.deviation is None or assessed.judged is None:
        return None
    margin = assessed.judged.bounds[0]
    return -assessed.assessment.deviation / margin if margin else None
