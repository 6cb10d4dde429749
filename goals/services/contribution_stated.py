"""The numbers that a gemeente states: judged as they are typed, and taken over as a delivery when they are accepted."""

from collections import defaultdict
from collections.abc import Mapping

from goals.models import ContributionFigure
from goals.queries.contributions import Content
from indicators.enums import Level, ReleaseStatus
from indicators.queries.templates import Need, day_of, needs, quantities_of
from indicators.services.reporting import report_values
from indicators.services.templates import Entries, read_entries
from osp.actors import Actor
from osp.errors import DomainError

GONE = "Deze indicator vraagt geen eigen cijfers meer. Vraag het bureau wat u moet invullen."


def check_number(figure: ContributionFigure, text: str) -> None:
    """DomainError, with what to do, for a text that is no number of this quantity."""
    need = _needs_of(figure).get(figure.round_indicator.indicator_id)
    if need is None:
        raise DomainError("indicator-gone", GONE, field="text")
    _, wrong = read_entries(figure.swv, need, _entries(need, [figure], {figure.pk: text}))
    if wrong:
        raise DomainError("wrong-number", next(iter(wrong.values())), field="text")


def take_over(content: Content, *, by: Actor) -> None:
    """Every number that was filled in, as a delivery per indicator. DomainError where one cannot be taken over."""
    by_indicator: dict[int, list[ContributionFigure]] = defaultdict(list)
    for figure in content.figures:
        if figure.text:
            by_indicator[figure.round_indicator.indicator_id].append(figure)
    known = _needs_of(content.contribution) if by_indicator else {}
    for indicator_id, figures in by_indicator.items():
        need = known.get(indicator_id)
        if need is None:
            raise DomainError("indicator-gone", GONE)
        report_values(by, need=need, entries=_entries(need, figures, {}), status=ReleaseStatus.PROVISIONAL)


def _needs_of(row: object) -> dict[int, Need]:
    return {need.indicator.pk: need for need in needs(row.swv)}  # type: ignore[attr-defined]


def _entries(need: Need, figures: list[ContributionFigure], typed: Mapping[int, str]) -> Entries:
    first = figures[0]
    year, key = first.round_indicator.year, first.contribution.code
    quantities = quantities_of([need])
    texts = {(each.measure, key): typed.get(each.pk, each.text) for each in figures if each.measure in quantities}
    return Entries(Level.GEMEENTE, year, texts, day_of(next(iter(quantities.values())), year))
