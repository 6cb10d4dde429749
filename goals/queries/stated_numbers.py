"""The numbers that a gemeente is asked to state, in words; and which of them the bureau may read back."""

from dataclasses import dataclass

from goals.models import Contribution, ContributionFigure, ContributionRound
from goals.queries.contributions import Content
from indicators.compute.stating import Quantity
from indicators.enums import Level
from indicators.queries.templates import Cell, Known, day_of, known_cells, needs, quantities_of, showable, typed_number
from osp import dutch
from osp.enums import Party


@dataclass(frozen=True, slots=True)
class AskedNumber:
    """One quantity of one year: what is counted, over which period, on which day, and by which definition."""

    row: ContributionFigure
    name: str
    period: str
    day: str
    definition: str
    is_people: bool


def asked_numbers(content: Content) -> list[AskedNumber]:
    """What a contribution asks to state, in its order; without what no indicator asks any more."""
    if not content.figures:
        return []
    found = {need.indicator.pk: need for need in needs(content.contribution.swv)}
    asked = []
    for row in content.figures:
        need = found.get(row.round_indicator.indicator_id)
        quantity = quantities_of([need]).get(row.measure) if need else None
        if need is None or quantity is None:
            continue
        year = row.round_indicator.year
        period = str(year) if quantity.is_calendar else dutch.school_year(year)
        name, day = dutch.sentence_case(quantity.name), dutch.date_long(day_of(quantity, year))
        asked.append(AskedNumber(row, name, period, day, need.definition.text, quantity.is_people))
    return asked


def readable_numbers(content: Content) -> frozenset[int]:
    """Which numbers the bureau may read back, by the number of their row: together with what others stated, none of them may
    tell about 1 to 4 people. It gets the rest as it gets every delivery, once it is accepted.
    """
    contribution = content.contribution
    quantities = quantities_of(needs(contribution.swv))
    drafts = _drafts(contribution.round, quantities)
    known = known_cells(contribution.swv, {cell[0] for cell in drafts})
    shown = showable(known | drafts, quantities)
    mine = {
        (row.measure, Level.GEMEENTE, contribution.code, row.round_indicator.year): row.pk for row in content.figures
    }
    return frozenset(pk for cell, pk in mine.items() if cell in shown or cell[0] not in quantities)


def _drafts(asked: ContributionRound, quantities: dict[str, Quantity]) -> dict[Cell, Known]:
    """Everything that gemeenten filled in for this round."""
    rows = ContributionFigure.objects.filter(contribution__round=asked, measure__in=quantities).exclude(text="")
    found = {}
    for row in rows.select_related("contribution", "round_indicator"):
        of: Contribution = row.contribution
        number = typed_number(row.text)
        if of.party == Party.MUNICIPALITY and number:
            found[row.measure, Level.GEMEENTE, of.code, row.round_indicator.year] = number
    return found
