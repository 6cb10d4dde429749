"""The one decorator for writes: it checks the ability, opens the transaction and records who did what."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar, cast

from django.db import transaction
from django.db.models import Model

from osp import audit
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import ConflictError
from osp.history import written_by
from osp.models.base import VersionedModel
from osp.scope import current_swv_id

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V", bound=VersionedModel)
Verb: TypeAlias = Callable[Concatenate[Actor, P], R]


def operation(verb: str, *, needs: Ability) -> Callable[[Verb[P, R]], Verb[P, R]]:
    """Make a function a write: `verb(actor, *, ...)`.

    The actor needs the ability `needs` in the samenwerkingsverband in scope (404 and 403 are decided before, by the page).
    Everything happens in one transaction. The returned row, or else the first row among the arguments, is what the event is
    about; its difference is stored with the event.
    """

    def decorate(func: Verb[P, R]) -> Verb[P, R]:
        @wraps(func)
        def perform(actor: Actor, *args: P.args, **kwargs: P.kwargs) -> R:
            actor.require(needs)
            _check_scope(actor)
            before = {id(row): audit.snapshot(row) for row in kwargs.values() if isinstance(row, Model) and row.pk}
            with transaction.atomic(), written_by(actor.user_id):
                result = func(actor, *args, **kwargs)
                subject = _subject(result, kwargs)
                diff = (
                    audit.difference(before.get(id(subject), {}), audit.snapshot(subject))
                    if subject is not None
                    else {}
                )
                audit.record(
                    swv_id=actor.swv.pk if actor.swv else None,
                    user_id=actor.user_id,
                    verb=verb,
                    instance=subject,
                    diff=diff,
                    via=actor.via,
                )
            return result

        perform.operation_verb = verb  # type: ignore[attr-defined]
        return cast("Verb[P, R]", perform)

    return decorate


def save_changes(row: V, *, version: int, changes: dict[str, Any]) -> V:
    """Write `changes` to a row that the editor saw at `version`; ConflictError when somebody else saved since.

    The version is raised by a compare-and-swap in the database, so two writers at once cannot both succeed.
    """
    model = type(row)
    claimed = model.objects.filter(pk=row.pk, version=version).update(version=version + 1)
    if not claimed:
        raise ConflictError(model.objects.get(pk=row.pk), changes)
    row.refresh_from_db()
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    return row


def _subject(result: Any, kwargs: dict[str, Any]) -> Model | None:
    if isinstance(result, Model):
        return result
    return next((value for value in kwargs.values() if isinstance(value, Model)), None)


def _check_scope(actor: Actor) -> None:
    if actor.swv is not None and current_swv_id() not in {actor.swv.pk, None}:
        raise PermissionError("De handeling en het gekozen samenwerkingsverband horen niet bij elkaar.")
