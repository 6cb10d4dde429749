"""Verbs on budget lines."""

from decimal import Decimal

from goals.enums import MoneyKind, YearKind
from goals.models import Activity, BudgetLine, Goal, Priority
from goals.services import rows
from goals.services.parts import parent_field, put_back
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

MOST_EURO = Decimal(10**10)


@operation("budget.set", needs=Ability.EDIT_PLAN)
def set_budget_line(
    actor: Actor,
    *,
    element: Priority | Goal | Activity,
    year_kind: str,
    year: int,
    money: str = MoneyKind.SWV,
    budgeted: Decimal | None = None,
    spent: Decimal | None = None,
    note: str = "",
    line: BudgetLine | None = None,
    version: int = 0,
) -> BudgetLine:
    """Say in euros what is begroot and besteed in one calendar year or school year, `year` being the first calendar year.

    A new line, or a changed one with `line` and the `version` that was seen (ConflictError when somebody saved since).
    DomainError when neither amount is told, or one of them is below nothing.
    """
    values = {
        "year_kind": YearKind(year_kind),
        "year": year,
        "money": MoneyKind(money),
        "budgeted": _euros(budgeted, "budgeted"),
        "spent": _euros(spent, "spent"),
        "note": note.strip(),
    }
    if budgeted is None and spent is None:
        raise DomainError("amount-missing", "Vul in wat begroot is, wat besteed is, of allebei.", field="budgeted")
    if line is not None:
        return save_changes(line, version=version, changes=values)
    return BudgetLine.objects.create(swv=actor.swv, **values, **{parent_field(element): element})


@operation("budget.archived", needs=Ability.EDIT_PLAN)
def archive_budget_line(actor: Actor, *, line: BudgetLine, reason: str) -> BudgetLine:
    """Put a budget line away: it counts in no sum any more."""
    return rows.archive(line, reason=reason)


@operation("budget.restored", needs=Ability.EDIT_PLAN)
def restore_budget_line(actor: Actor, *, line: BudgetLine) -> BudgetLine:
    """Take a budget line back from the archive."""
    return put_back(line)


def _euros(amount: Decimal | None, field: str) -> Decimal | None:
    if amount is None:
        return None
    if amount < 0:
        raise DomainError("amount-below-zero", "Een bedrag is nul of meer.", field=field)
    if amount >= MOST_EURO:
        raise DomainError("amount-too-large", "Dit bedrag is te groot. Vul het in in euro’s.", field=field)
    return amount.quantize(Decimal("0.01"))
