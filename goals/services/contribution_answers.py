"""What a party fills in, field by field: answers, money, numbers of a gemeente, evidence.

Each change says what stood on the screen, so that of two people at one form neither loses a word: a field that somebody else
changed since is refused with both versions.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, BinaryIO, TypeVar

from django.utils import timezone

from goals.compute.contribution_flow import Move
from goals.compute.merging import merge
from goals.models import (
    Contribution,
    ContributionAnswer,
    ContributionFigure,
    ContributionFile,
    ContributionMoney,
)
from goals.services.contribution_fields import require_open, row_of
from goals.services.contribution_moves import check_move
from goals.services.contribution_stated import check_number
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import ConflictError, DomainError
from osp.filing import store_file
from osp.models import VersionedModel
from osp.operations import operation, save_changes

Row = TypeVar("Row", bound=VersionedModel)
# So many others may be faster before it is called a conflict.
ATTEMPTS = 5
MOST = 1_000_000
MOST_EUROS = Decimal(10) ** 9
MOST_FILES = 10
BELOW_ZERO = "Vul een getal van 0 of hoger in."
NO_WHOLE = "Vul een heel getal in."
TOO_LARGE = "Dit getal is te groot."
TOO_MANY_FILES = f"Er staan al {MOST_FILES} bestanden bij. Haal er eerst een weg."


@operation("contribution.answered", needs=Ability.FILL_CONTRIBUTION)
def save_answer(
    actor: Actor, *, answer: ContributionAnswer, changes: Mapping[str, Any], shown: Mapping[str, Any]
) -> ContributionAnswer:
    """Change fields of the answer to one doel. `shown` is what stood on the screen for them.

    Of "al op orde" and "niet van toepassing" the last one chosen counts. ConflictError holds the row as it is stored.
    """
    _check_promised(changes.get("promised"))
    follows = {}
    if changes.get("is_in_order"):
        follows["is_not_applicable"] = False
    elif changes.get("is_not_applicable"):
        follows["is_in_order"] = False
    return _save(actor, "answer", answer, changes, shown, follows)


def _check_promised(number: float | None) -> None:
    if number is None:
        return
    if number < 0:
        raise DomainError("below-zero", BELOW_ZERO, field="promised")
    if number != int(number):
        raise DomainError("no-whole", NO_WHOLE, field="promised")
    if number > MOST:
        raise DomainError("too-large", TOO_LARGE, field="promised")


@operation("contribution.money_saved", needs=Ability.FILL_CONTRIBUTION)
def save_money(
    actor: Actor, *, money: ContributionMoney, changes: Mapping[str, Any], shown: Mapping[str, Any]
) -> ContributionMoney:
    """Change what was received and spent of one kind of money, in euros, and on what."""
    for field in ("received", "spent"):
        number = changes.get(field)
        if number is not None and number < 0:
            raise DomainError("below-zero", BELOW_ZERO, field=field)
        if number is not None and number > MOST_EUROS:
            raise DomainError("too-large", TOO_LARGE, field=field)
    return _save(actor, "money", money, changes, shown, {})


@operation("contribution.figure_saved", needs=Ability.FILL_CONTRIBUTION)
def save_figure(
    actor: Actor, *, figure: ContributionFigure, changes: Mapping[str, Any], shown: Mapping[str, Any]
) -> ContributionFigure:
    """Change a number that a gemeente states. DomainError for what cannot be such a number."""
    follows: dict[str, Any] = {}
    if changes.get("text"):
        check_number(figure, changes["text"])
        follows["is_unknown"] = False
    elif changes.get("is_unknown"):
        follows["text"] = ""
    return _save(actor, "figure", figure, changes, shown, follows)


def _save(
    actor: Actor,
    kind: str,
    row: Row,
    changes: Mapping[str, Any],
    shown: Mapping[str, Any],
    follows: Mapping[str, Any],
) -> Row:
    """Store what nobody else changed since it was shown; `follows` is what these changes bring with them."""
    contribution: Contribution = row.contribution  # type: ignore[attr-defined]
    check_move(actor, contribution, Move.FILL)
    require_open(contribution, kind, row.pk, changes)
    for _ in range(ATTEMPTS):
        current = row_of(contribution, kind, row.pk, changes)
        merged = merge(shown=shown, stored={name: getattr(current, name) for name in changes}, wanted=changes)
        if merged.conflicts:
            raise ConflictError(current, merged.conflicts)
        if not merged.changes:
            return current
        try:
            return save_changes(current, version=current.version, changes={**follows, **merged.changes})
        except ConflictError:
            continue
    raise ConflictError(row_of(contribution, kind, row.pk, changes), dict(changes))


@operation("contribution.file_attached", needs=Ability.FILL_CONTRIBUTION)
def attach_file(actor: Actor, *, contribution: Contribution, name: str, stream: BinaryIO) -> ContributionFile:
    """Hand in evidence. DomainError for a file that is empty, too large or of another kind than it may be."""
    check_move(actor, contribution, Move.FILL)
    if contribution.files.filter(withdrawn_at__isnull=True).count() >= MOST_FILES:
        raise DomainError("too-many-files", TOO_MANY_FILES, field="file")
    stored = store_file(contribution.swv, name=name, stream=stream, user_id=actor.user_id)
    return ContributionFile.objects.create(swv=contribution.swv, contribution=contribution, file=stored)


@operation("contribution.file_removed", needs=Ability.FILL_CONTRIBUTION)
def remove_file(actor: Actor, *, file: ContributionFile) -> ContributionFile:
    """Take evidence away again, as long as the contribution can be changed. What was signed with it keeps its fingerprint."""
    check_move(actor, file.contribution, Move.FILL)
    file.withdrawn_at = timezone.now()
    file.save(update_fields=["withdrawn_at"])
    return file
