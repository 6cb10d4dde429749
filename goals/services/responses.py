"""Whether the plan tells on paper what was done with everybody's contribution."""

from goals.models import PlanSettings
from osp.abilities import Ability
from osp.actors import Actor
from osp.operations import operation, save_changes


@operation("settings.responses_printed", needs=Ability.EDIT_PLAN)
def print_responses(actor: Actor, *, wanted: bool) -> PlanSettings:
    """Put the appendix in the plan or leave it out. Whoever asks for what is so already changes nothing."""
    settings, _ = PlanSettings.objects.get_or_create(swv=actor.swv)
    if settings.prints_responses == wanted:
        return settings
    return save_changes(settings, version=settings.version, changes={"prints_responses": wanted})
