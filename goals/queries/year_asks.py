"""What the two clocks ask: a jaarplan that should be made, and an evaluation that should be written. For Vandaag."""

from collections.abc import Iterator
from datetime import date

from goals.compute.year_slice import bounds
from goals.models import Plan
from goals.queries.today import Ask
from goals.queries.year_plans import due_evaluation, due_year, year_plans
from osp import dutch


def year_asks(plan: Plan, today: date) -> list[Ask]:
    """The jaarplan that is due, and the evaluation that is. Two queries."""
    return [*_making(plan, today), *_evaluating(plan, today)]


def _making(plan: Plan, today: date) -> Iterator[Ask]:
    made = set(year_plans().filter(plan=plan).values_list("year", flat=True))
    year = due_year(plan, made, today)
    if year is None:
        return
    name, first = dutch.school_year(year), bounds(year)[0]
    begun = first <= today
    yield Ask(
        rank=(2, 0.0) if begun else (3, -1.0),
        when="Jaarplan",
        since=f"{'sinds' if begun else 'voor'} {dutch.date_short(first)}",
        title=f"Jaarplan {name} is nog niet gemaakt",
        text="Met één klik haalt u het schooljaar uit het plan; daarna schrijft u een inleiding.",
        goal_id=None,
        priority_id=0,
        action="Maak het jaarplan",
        year_plan_id=0,
    )


def _evaluating(plan: Plan, today: date) -> Iterator[Ask]:
    row = due_evaluation(plan, today)
    if row is None:
        return
    last = bounds(row.year)[1]
    over = last < today
    yield Ask(
        rank=(2, -1.0) if over else (3, -1.0),
        when="Evaluatie",
        since=f"{'sinds' if over else 'voor'} {dutch.date_short(last)}",
        title=f"Evaluatie {dutch.school_year(row.year)} is nog open",
        text="Door, weg of anders met wat niet klaar is, en wat het jaar bracht in cijfers en woorden.",
        goal_id=None,
        priority_id=0,
        action="Schrijf de evaluatie",
        year_plan_id=row.pk,
    )
