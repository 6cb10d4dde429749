"""The mail that says that the author of the plan answered somebody's suggestion: one a day, however many answers there were."""

from django.urls import reverse
from django.utils import timezone

from goals.models import Suggestion
from goals.queries.people import discussing
from osp.actors import Actor
from osp.mail import Letter, absolute, queue_mail


def mail_answer(suggestion: Suggestion, *, by: Actor) -> None:
    """Tell whoever made a suggestion that there is an answer, unless they gave it themselves or were told today."""
    if suggestion.user_id is None or suggestion.user_id == by.user_id:
        return
    receiver = discussing().filter(pk=suggestion.user_id, is_active=True).first()
    if receiver is None:
        return
    key = f"inbreng-u{receiver.pk}-{timezone.localdate():%Y-%m-%d}"
    queue_mail(by, key=key, to=receiver.email, letter=answered_letter(suggestion))


def answered_letter(suggestion: Suggestion) -> Letter:
    """Without the words themselves: those are read where only who may read them comes."""
    tenant = getattr(suggestion.swv, "tenant", None)
    name = tenant.name if tenant else suggestion.swv.code
    page = absolute(reverse("goals:reactions", args=[suggestion.swv.code])) + "?van=mij&stand=alles"
    paragraphs = [
        f"{name} heeft geantwoord op een voorstel dat u deed voor het ondersteuningsplan.",
        "U leest wat ervan werd, en waarom. Krijgt u vandaag meer antwoorden, dan staan zij op dezelfde bladzijde.",
    ]
    return Letter("Antwoord op uw voorstel voor het plan", paragraphs, "Lees het antwoord", page)
