"""Verbs on scenarios, and on what a pupil costs."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django.utils import timezone

from indicators.models import Indicator, PupilRate, Scenario
from indicators.queries.scenarios import KINDS, LONGEST
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

MOST_PUPILS = 999
Changes = Mapping[str, Mapping[int, int]]


@operation("scenario.created", needs=Ability.EDIT_INDICATORS)
def create_scenario(
    actor: Actor,
    *,
    indicator: Indicator,
    name: str,
    base_year: int,
    last_year: int,
    changes: Changes,
    boards: Collection[str],
    note: str = "",
    target: float | None = None,
    target_year: int | None = None,
    follows_forecast: bool = False,
    rate_category: str = "",
) -> Scenario:
    """Save a what-if. `changes` are pupils more or less per schoolbestuur (one of `boards`) and school year."""
    values = _checked(
        name, note, base_year, last_year, changes, boards, target, target_year, follows_forecast, rate_category
    )
    return Scenario.objects.create(
        swv=actor.swv, indicator=indicator, base_year=base_year, user_id=actor.user_id, **values
    )


@operation("scenario.edited", needs=Ability.EDIT_INDICATORS)
def edit_scenario(
    actor: Actor,
    *,
    scenario: Scenario,
    version: int,
    name: str,
    last_year: int,
    changes: Changes,
    boards: Collection[str],
    note: str = "",
    target: float | None = None,
    target_year: int | None = None,
    follows_forecast: bool = False,
    rate_category: str = "",
) -> Scenario:
    """Change a what-if; it keeps the year it starts from. ConflictError when somebody saved since `version`."""
    # A schoolbestuur that is here no more keeps what was said of it.
    known = {*boards, *scenario.changes}
    start = scenario.base_year
    values = _checked(
        name, note, start, last_year, changes, known, target, target_year, follows_forecast, rate_category
    )
    return save_changes(scenario, version=version, changes=values)


@operation("scenario.archived", needs=Ability.EDIT_INDICATORS)
def archive_scenario(actor: Actor, *, scenario: Scenario, version: int, reason: str) -> Scenario:
    """Put a scenario away; where it stood with a doel or on an agenda it is seen no more."""
    if not reason.strip():
        raise DomainError("reason-missing", "Schrijf op waarom u dit archiveert.", field="reason")
    changes = {"archived_at": timezone.now(), "archive_reason": reason.strip()}
    return save_changes(scenario, version=version, changes=changes)


@operation("scenario.restored", needs=Ability.EDIT_INDICATORS)
def restore_scenario(actor: Actor, *, scenario: Scenario) -> Scenario:
    """Bring an archived scenario back, also where it stood with a doel or on an agenda."""
    if not scenario.is_archived:
        raise DomainError("not-archived", "Dit scenario staat niet in het archief.")
    return save_changes(scenario, version=scenario.version, changes={"archived_at": None, "archive_reason": ""})


@operation("rate.set", needs=Ability.EDIT_INDICATORS)
def set_rate(actor: Actor, *, kind: str, valid_from: int, amount: Decimal, category: str = "") -> PupilRate:
    """What one pupil of a kind and category costs per year, from a school year on until the next amount."""
    _check_amount(amount)
    if kind not in KINDS:
        raise DomainError("kind-unknown", "Kies een soort onderwijs uit de lijst.", field="kind")
    same = PupilRate.objects.filter(kind=kind, category=category.strip(), valid_from=valid_from)
    if same.exists():
        message = "Er is al een bedrag vanaf dit schooljaar. Wijzig dat bedrag in de lijst."
        raise DomainError("rate-there", message, field="valid_from")
    return PupilRate.objects.create(
        swv=actor.swv, kind=kind, category=category.strip(), valid_from=valid_from, amount=amount
    )


@operation("rate.edited", needs=Ability.EDIT_INDICATORS)
def edit_rate(actor: Actor, *, rate: PupilRate, version: int, amount: Decimal) -> PupilRate:
    """Another amount. ConflictError when somebody saved since `version`."""
    _check_amount(amount)
    return save_changes(rate, version=version, changes={"amount": amount})


def _check_amount(amount: Decimal) -> None:
    most = Decimal(1_000_000)
    if not 0 < amount < most:
        raise DomainError(
            "bad-amount", "Vul een bedrag in euro’s in, meer dan 0 en minder dan 1 miljoen.", field="amount"
        )


def _checked(
    name: str, note: str, base_year: int, last_year: int, changes: Changes, boards: Collection[str],
    target: float | None, target_year: int | None, follows_forecast: bool, rate_category: str,
) -> dict[str, Any]:  # fmt: skip
    """What is stored, when it will do."""
    if not name.strip():
        raise DomainError("name-missing", "Geef het scenario een naam.", field="name")
    if not base_year < last_year <= base_year + LONGEST:
        message = f"Kies een schooljaar van {base_year + 1} tot en met {base_year + LONGEST}."
        raise DomainError("bad-years", message, field="last_year")
    if (target is None) != (target_year is None):
        field = "target" if target is None else "target_year"
        raise DomainError("half-target", "Vul de streefwaarde en het schooljaar ervan allebei in.", field=field)
    if target_year is not None and target_year <= base_year:
        raise DomainError("target-behind", "Kies een schooljaar na het uitgangsjaar.", field="target_year")
    return {
        "name": name.strip(),
        "note": note.strip(),
        "last_year": last_year,
        "changes": _kept(changes, range(base_year + 1, last_year + 1), boards),
        "target": target,
        "target_year": target_year,
        "follows_forecast": follows_forecast,
        "rate_category": rate_category,
    }


def _kept(changes: Changes, years: range, boards: Collection[str]) -> dict[str, dict[str, int]]:
    """The changes that are none, by schoolbestuur and year, as JSON keeps them."""
    for board, per_year in changes.items():
        if board not in boards:
            raise DomainError("board-unknown", "Dit schoolbestuur hoort niet bij het samenwerkingsverband.")
        if any(abs(count) > MOST_PUPILS for count in per_year.values()):
            raise DomainError("bad-change", f"Vul per schooljaar {MOST_PUPILS} leerlingen of minder in.")
    kept = {
        board: {str(year): per_year[year] for year in sorted(per_year) if per_year[year] and year in years}
        for board, per_year in sorted(changes.items())
    }
    return {board: per_year for board, per_year in kept.items() if per_year}
