"""What an event of the log was about in more words than its verb. The app of a verb registers how to tell; nothing here imports it."""

from collections.abc import Callable, Collection, Mapping, Sequence

from osp.models import AuditEvent

# The words by the id of the event; an event that nothing more is known of stays out.
Teller = Callable[[Sequence[AuditEvent]], Mapping[int, str]]
_TELLERS: dict[str, Teller] = {}


def register(verb: str, teller: Teller) -> None:
    """Tell events of this verb with this function. ValueError when the verb has one already."""
    if verb in _TELLERS:
        raise ValueError(f"{verb} wordt al verteld")
    _TELLERS[verb] = teller


def details(events: Collection[AuditEvent]) -> dict[int, str]:
    """More words by the id of the event, each teller asked once."""
    found: dict[int, str] = {}
    for verb, teller in _TELLERS.items():
        if mine := [event for event in events if event.verb == verb]:
            found |= teller(mine)
    return found
