"""The verb on what is said of a row of the plan before that did not come along."""

from goals.models import Rollover
from goals.services import rows
from osp.abilities import Ability
from osp.actors import Actor
from osp.operations import operation, save_changes

NO_FAREWELL = "Schrijf op wat ervan werd."


@operation("farewell.edited", needs=Ability.EDIT_PLAN)
def edit_farewell(actor: Actor, *, rollover: Rollover, version: int, farewell: str) -> Rollover:
    """Say it otherwise; what it said before stays readable. ConflictError when somebody saved since `version`."""
    said = rows.text(farewell, field="farewell", message=NO_FAREWELL)
    return save_changes(rollover, version=version, changes={"farewell": said})
