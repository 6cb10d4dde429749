"""Letting a sentence of an oplegger stand though the figures say otherwise."""

from meetings.models import AgendaItem, KeptSentence
from meetings.queries.claims import FIELDS
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation


@operation("agenda.sentence_kept", needs=Ability.EDIT_MEETINGS)
def keep_sentence(actor: Actor, *, item: AgendaItem, field: str, code: str, quote: str, reason: str) -> KeptSentence:
    """Let a sentence stand, with the reason that the papers' maker can answer for. Again with another reason replaces it.

    It holds for these words: whoever writes another sentence is asked again.
    """
    if field not in FIELDS:
        raise DomainError("unknown-field", "Deze zin staat niet in de oplegger. Ververs de pagina.", field="quote")
    if not reason.strip():
        raise DomainError("no-reason", "Schrijf waarom de zin zo blijft staan.", field="reason")
    same = KeptSentence.objects.filter(item=item, field=field, code=code, quote=quote)
    same.delete()
    return KeptSentence.objects.create(
        swv=actor.swv, item=item, field=field, code=code, quote=quote, reason=reason.strip(), user_id=actor.user_id
    )


@operation("agenda.sentence_asked_again", needs=Ability.EDIT_MEETINGS)
def ask_again(actor: Actor, *, kept: KeptSentence) -> AgendaItem:
    """Take back that a sentence may stand: it is remarked on again."""
    item = kept.item
    kept.delete()
    return item
