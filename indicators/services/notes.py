"""Verbs on the notes that people pin to a figure."""

from django.utils import timezone

from indicators.models import FigureNote, Indicator
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

LONGEST = 2000
EARLIEST = 2000


@operation("note.pinned", needs=Ability.WRITE_INTERPRETATION)
def pin_note(actor: Actor, *, indicator: Indicator, year: int, text: str) -> FigureNote:
    """Add a note to one year of an indicator; DomainError without a text, or for a year that is still to come."""
    if not EARLIEST <= year <= timezone.localdate().year:
        raise DomainError("year-unknown", "Kies een jaar uit de reeks.", field="year")
    return FigureNote.objects.create(
        swv=actor.swv, indicator=indicator, year=year, text=_text(text), user_id=actor.user_id
    )


@operation("note.edited", needs=Ability.WRITE_INTERPRETATION)
def edit_note(actor: Actor, *, note: FigureNote, version: int, text: str) -> FigureNote:
    """Other words. ConflictError when somebody saved since `version`."""
    return save_changes(note, version=version, changes={"text": _text(text)})


@operation("note.removed", needs=Ability.WRITE_INTERPRETATION)
def remove_note(actor: Actor, *, note: FigureNote, version: int) -> FigureNote:
    """Take a note off the page. It is kept; ConflictError when somebody saved since `version`."""
    return save_changes(note, version=version, changes={"archived_at": timezone.now()})


def _text(text: str) -> str:
    if not text.strip():
        raise DomainError("text-missing", "Schrijf wat een lezer bij dit jaar moet weten.", field="text")
    if len(text.strip()) > LONGEST:
        raise DomainError("text-long", f"Houd de notitie korter dan {LONGEST} tekens.", field="text")
    return text.strip()
