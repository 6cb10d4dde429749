"""Verbs on the narrative chapters of a plan."""

from django.db.models import QuerySet

from goals.models import Chapter, Plan
from goals.services import rows
from osp.abilities import Ability
from osp.actors import Actor
from osp.operations import operation, save_changes

NO_TITLE = "Geef het hoofdstuk een titel."


@operation("chapter.created", needs=Ability.EDIT_PLAN)
def create_chapter(actor: Actor, *, plan: Plan, title: str, text: str = "", is_closing: bool = False) -> Chapter:
    """Add a chapter at the end of those before the speerpunten or, with `is_closing`, after them."""
    return Chapter.objects.create(
        swv=actor.swv,
        plan=plan,
        position=rows.next_position(_siblings(plan.pk, is_closing=is_closing)),
        title=rows.text(title, field="title", message=NO_TITLE),
        text=text.strip(),
        is_closing=is_closing,
    )


@operation("chapter.edited", needs=Ability.EDIT_PLAN)
def edit_chapter(
    actor: Actor, *, chapter: Chapter, version: int, title: str, text: str, is_closing: bool | None = None
) -> Chapter:
    """Change a chapter; to the other side of the speerpunten it goes last. ConflictError when somebody saved since `version`."""
    changes = {"title": rows.text(title, field="title", message=NO_TITLE), "text": text.strip()}
    if is_closing is not None and is_closing != chapter.is_closing:
        place = rows.next_position(_siblings(chapter.plan_id, is_closing=is_closing))
        return save_changes(chapter, version=version, changes={**changes, "is_closing": is_closing, "position": place})
    return save_changes(chapter, version=version, changes=changes)


@operation("chapter.moved", needs=Ability.EDIT_PLAN)
def move_chapter(actor: Actor, *, chapter: Chapter, up: bool) -> Chapter:
    """One place up or down on its side of the speerpunten."""
    rows.hold(chapter.plan_id)
    return rows.move(chapter, _siblings(chapter.plan_id, is_closing=chapter.is_closing), up=up)


@operation("chapter.archived", needs=Ability.EDIT_PLAN)
def archive_chapter(actor: Actor, *, chapter: Chapter, reason: str) -> Chapter:
    """Put a chapter away."""
    return rows.archive(chapter, reason=reason)


@operation("chapter.restored", needs=Ability.EDIT_PLAN)
def restore_chapter(actor: Actor, *, chapter: Chapter, in_place: bool = False) -> Chapter:
    """Take a chapter back from the archive, at the end of its side."""
    return rows.restore(chapter, _siblings(chapter.plan_id, is_closing=chapter.is_closing), in_place=in_place)


def _siblings(plan_id: int, *, is_closing: bool) -> QuerySet[Chapter]:
    return Chapter.objects.filter(plan_id=plan_id, is_closing=is_closing)
