"""The base document: a Word file of the samenwerkingsverband that gives its exports their looks."""

from typing import BinaryIO

from goals.models import PlanSettings
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.filing import store_file
from osp.operations import operation, save_changes

MOST_BYTES = 5 * 1024 * 1024


@operation("settings.base_set", needs=Ability.EDIT_PLAN)
def set_base_document(actor: Actor, *, name: str, stream: BinaryIO, version: int) -> PlanSettings:
    """Take a Word file as the base of all exports. `version` is that of the settings on the screen, 0 where there were none.

    DomainError for a file that is no .docx, holds macros, is a template, or cannot be a base; ConflictError when somebody else
    was first.
    """
    if actor.swv is None:
        raise ValueError("Een basisdocument hoort bij een samenwerkingsverband")
    kinds = frozenset({"docx"})
    stored = store_file(actor.swv, name=name, stream=stream, user_id=actor.user_id, kinds=kinds, most=MOST_BYTES)
    stream.seek(0)
    _check(stream.read())
    settings, is_new = PlanSettings.objects.get_or_create(swv=actor.swv)
    return save_changes(settings, version=settings.version if is_new else version, changes={"base_document": stored})


@operation("settings.base_removed", needs=Ability.EDIT_PLAN)
def remove_base_document(actor: Actor, *, settings: PlanSettings, version: int) -> PlanSettings:
    """Back to the looks of the product; the file itself stays on record."""
    return save_changes(settings, version=version, changes={"base_document": None})


def _check(content: bytes) -> None:
    from goals.documents.word_base import BaseRefused, open_base  # noqa: PLC0415 -- slow import

    try:
        open_base(content)
    except BaseRefused as error:
        raise DomainError("base-refused", str(error), field="file") from error
