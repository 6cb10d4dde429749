"""Verbs on suggestions: other words for a paragraph, which whoever writes the plan takes over or not, with an answer."""

from typing import Any

from django.utils import timezone

from goals.compute.paragraphs import paragraphs, replaced, same
from goals.enums import SuggestionState
from goals.models import Suggestion
from goals.queries.discussed import Discussed, discussed_plan, discussed_ref
from goals.services.comments import require_own
from goals.services.passages import locked, write_text
from goals.services.reaction_mail import mail_answer
from goals.wording.reactions import reason_of, texts_of
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.history import because
from osp.operations import operation, save_changes

NO_FIELD = "Kies een tekst van het plan."
NO_ANSWER = "Schrijf waarom u dit niet overneemt. Wie het voorstelde, leest het."
NO_TEXT = "Schrijf de nieuwe tekst, of kruis aan dat de alinea weg kan."
NOTHING_NEW = "Dit staat er al zo. Wijzig de tekst van de alinea."
GONE = "Deze alinea staat er niet meer zo. Kies haar opnieuw."
ANSWERED = "Dit voorstel is intussen beantwoord. Ververs de pagina en lees het antwoord."
CHANGED = "De alinea is veranderd sinds het voorstel kwam. Kies wat er komt te staan."
CHANGED_CODE = "paragraph-changed"
ANSWERED_CODE = "already-answered"


@operation("suggestion.made", needs=Ability.DISCUSS_PLAN)
def make_suggestion(
    actor: Actor,
    *,
    row: Discussed,
    field: str,
    number: int,
    before: str,
    after: str,
    reason: str = "",
    on_behalf: str = "",
) -> Suggestion:
    """Suggest other words for the paragraph `before`, the `number`-th of a text from 0; an empty one is a new paragraph.

    DomainError when the paragraph is not there, when the words are the same, and for a field that is no text.
    """
    kind, pk = discussed_ref(row)
    if field not in texts_of(kind):
        raise DomainError("field-unknown", NO_FIELD)
    if before.strip() and not any(same(part, before) for part in paragraphs(getattr(row, field))):
        raise DomainError(CHANGED_CODE, GONE)
    return Suggestion.objects.create(
        swv=actor.swv,
        plan=discussed_plan(row),
        kind=kind.value,
        object_id=pk,
        field=field,
        paragraph=number,
        before=before.strip(),
        user_id=actor.user_id,
        **_words(before, after, reason, on_behalf),
    )


@operation("suggestion.edited", needs=Ability.DISCUSS_PLAN)
def edit_suggestion(
    actor: Actor, *, suggestion: Suggestion, version: int, after: str, reason: str, on_behalf: str
) -> Suggestion:
    """Change one's own suggestion as long as nobody answered it. ConflictError when it was saved since `version`."""
    require_own(actor, suggestion.user_id)
    _require_open(suggestion)
    changes = _words(suggestion.before, after, reason, on_behalf)
    return save_changes(suggestion, version=version, changes=changes)


@operation("suggestion.accepted", needs=Ability.EDIT_PLAN)
def accept_suggestion(
    actor: Actor,
    *,
    suggestion: Suggestion,
    row: Discussed,
    version: int,
    answer: str = "",
    text: str | None = None,
    instead_of: str | None = None,
) -> Suggestion:
    """Put the suggested words, or `text` that the author made of them, in the plan, through the verb of the row.

    `instead_of` is the paragraph that goes, where that is another than the suggestion was made on. DomainError
    "paragraph-changed" when it does not stand there any more: nothing is written. ConflictError when the suggestion changed
    since `version`, "already-answered" when somebody else was first.
    """
    _require_open(suggestion)
    words = suggestion.after if text is None else text.strip()
    fresh = locked(row)
    gone = suggestion.before if instead_of is None else instead_of
    written = replaced(getattr(fresh, suggestion.field), gone, words, number=suggestion.paragraph)
    if written is None:
        raise DomainError(CHANGED_CODE, CHANGED)
    changes = {"taken": "" if same(words, suggestion.after) else words}
    answered = _answer(actor, suggestion, version, SuggestionState.ACCEPTED, answer, **changes)
    with because(reason_of(suggestion.on_behalf, suggestion.reason)):
        write_text(fresh, by=actor, field=suggestion.field, text=written)
    return answered


@operation("suggestion.refused", needs=Ability.EDIT_PLAN)
def refuse_suggestion(actor: Actor, *, suggestion: Suggestion, version: int, answer: str) -> Suggestion:
    """Leave the text as it is and say why. ConflictError and "already-answered" as above."""
    _require_open(suggestion)
    if not answer.strip():
        raise DomainError("answer-missing", NO_ANSWER, field="answer")
    return _answer(actor, suggestion, version, SuggestionState.REFUSED, answer)


def _words(before: str, after: str, reason: str, on_behalf: str) -> dict[str, str]:
    if not before.strip() and not after.strip():
        raise DomainError("text-missing", NO_TEXT, field="after")
    if before.strip() and same(before, after):
        raise DomainError("nothing-new", NOTHING_NEW, field="after")
    return {"after": after.strip(), "reason": reason.strip(), "on_behalf": " ".join(on_behalf.split())}


def _require_open(suggestion: Suggestion) -> None:
    """The row is locked, so that of two who answer at once the second sees what the first did."""
    state = Suggestion.objects.select_for_update().get(pk=suggestion.pk).state
    if state != SuggestionState.OPEN:
        raise DomainError(ANSWERED_CODE, ANSWERED)


def _answer(
    actor: Actor, suggestion: Suggestion, version: int, state: SuggestionState, answer: str, **more: Any
) -> Suggestion:
    changes = {
        "state": state.value,
        "answer": answer.strip(),
        "answered_by_id": actor.user_id,
        "answered_at": timezone.now(),
        **more,
    }
    saved = save_changes(suggestion, version=version, changes=changes)
    mail_answer(saved, by=actor)
    return saved
