"""What the example measures: indicators it follows, adapts and makes, scores, notes, amounts and scenarios."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone

from indicators.enums import IndicatorKind, Unit
from indicators.models import Indicator, IndicatorDefinition, RubricScore, Scenario
from indicators.queries import series_for
from indicators.queries.formulas import own_quantity
from indicators.queries.scenarios import board_numbers, start_of
from indicators.services.catalogue_measured import Draft, adapt_indicator, define_indicator
from indicators.services.catalogue_shelf import adopt_indicator
from indicators.services.notes import pin_note
from indicators.services.scenarios import create_scenario, set_rate
from meetings.demo.content import Example, Measured, OwnFormula, OwnIndicator, Score, WhatIf
from meetings.demo.invented import invent, invent_series
from osp.actors import Actor
from osp.models import Placement, Samenwerkingsverband, User
from osp.services import name_schoolbestuur

AHEAD = 4


def measure(example: Example, swv: Samenwerkingsverband, actor: Actor, writer: User) -> None:
    """Everything that is there before the plan. `writer` scored the rubrics and handed in the numbers."""
    for position, own in enumerate(example.indicators):
        _own_indicator(own, swv, position)
    for code in example.measured.adopted:
        adopt_indicator(actor, indicator=_indicator(code))
    for formula in example.measured.formulas:
        _define(formula, actor)
    for invented in example.invented:
        invent(invented, swv)
    invent_series(example.measured, swv, writer)
    for score in example.scores:
        _score(score, swv, writer)
    for number, name in zip(by_size(swv), example.measured.boards, strict=False):
        name_schoolbestuur(actor, number=number, name=name, before="")
    for note in example.measured.notes:
        pin_note(actor, indicator=_indicator(note.indicator), year=note.year, text=note.text)


def suppose(measured: Measured, actor: Actor, swv: Samenwerkingsverband) -> Iterable[tuple[WhatIf, Scenario]]:
    """The amounts per pupil, and the scenarios that rest on them."""
    for rate in measured.rates:
        set_rate(actor, kind=rate.kind, valid_from=rate.valid_from, amount=Decimal(rate.amount), category=rate.category)
    return [(each, _scenario(each, actor, swv)) for each in measured.scenarios]


def _indicator(code: str) -> Indicator:
    return Indicator.objects.get(code=code)


def _own_indicator(own: OwnIndicator, swv: Samenwerkingsverband, position: int) -> None:
    kind = IndicatorKind.NOTICEABLE if own.rubric else IndicatorKind.MEASURABLE
    indicator = Indicator.objects.create(
        swv=swv,
        code=own.code,
        name=own.name,
        kind=kind,
        unit=own.unit,
        rubric=list(own.rubric),
        position=200 + position,
    )
    IndicatorDefinition.objects.create(
        indicator=indicator,
        text=own.text,
        numerator=own.numerator or own.name.lower(),
        denominator=own.denominator,
        reference_day="1 augustus" if own.unit == Unit.COUNT else "1 oktober",
        source_text="eigen registratie (voorbeeld)",
        formula="" if own.rubric else own_quantity(indicator),
    )


def _define(own: OwnFormula, actor: Actor) -> None:
    draft = Draft(
        name=own.name,
        text=own.text,
        unit=own.unit,
        formula=own.formula,
        question=own.question,
        theme=own.theme,
        direction=own.direction,
        source_text=own.source,
        limits=own.limits,
    )
    if own.adapted_from:
        adapt_indicator(actor, national=_indicator(own.adapted_from), draft=draft)
    else:
        define_indicator(actor, draft=draft)


def _score(score: Score, swv: Samenwerkingsverband, user: User) -> None:
    RubricScore.objects.create(
        swv=swv,
        indicator=_indicator(score.indicator),
        level=score.level,
        on=min(date(score.year, 10, 13), timezone.localdate()),
        note=score.note,
        user=user,
        is_example=True,
    )


def _scenario(what_if: WhatIf, actor: Actor, swv: Samenwerkingsverband) -> Scenario:
    indicator = _indicator(what_if.indicator)
    start = start_of(indicator, series_for(swv, [indicator])[indicator.pk])
    if start is None:
        raise ValueError(f"{what_if.indicator} heeft geen exact cijfer om van uit te gaan")
    years = start.years_to(start.base.year + AHEAD)
    largest = by_size(swv)[: len(what_if.pupils)]
    target_year, target = what_if.target or (None, None)
    return create_scenario(
        actor,
        indicator=indicator,
        name=what_if.name,
        note=what_if.note,
        base_year=start.base.year,
        last_year=years[-1],
        changes={board: dict.fromkeys(years, pupils) for board, pupils in zip(largest, what_if.pupils, strict=False)},
        boards=largest,
        target=target,
        target_year=target_year,
    )


def by_size(swv: Samenwerkingsverband) -> list[str]:
    """The schoolbesturen with a school here, those with most pupils over the years first."""
    here = board_numbers(swv)
    placed = Placement.objects.filter(unit=swv.code).exclude(schoolbestuur="")
    rows = placed.values("schoolbestuur").annotate(pupils=Sum("low")).order_by("-pupils", "schoolbestuur")
    return [row["schoolbestuur"] for row in rows if row["schoolbestuur"] in here]
