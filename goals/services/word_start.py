"""Verbs that begin a plan with a Word file: take the file in, make the plan of it, and take all of that back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from goals.enums import ImportState
from goals.kinds import Kind
from goals.models import Activity, Chapter, Goal, Plan, PlanImport, Priority
from goals.queries.snapshot import MODELS
from goals.queries.word_imports import document_of, label_words, undoing
from goals.services.activities import create_activity
from goals.services.chapters import create_chapter
from goals.services.goals import create_goal
from goals.services.plans import create_plan
from goals.services.priorities import create_priority
from goals.services.rows import archive
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.filing import store_file
from osp.operations import operation, save_changes
from osp.scope import own_levels
from osp.uploads import FileRefused, check, check_old, check_package

if TYPE_CHECKING:
    from goals.importers.word_mapping import Draft, DraftRow, WordRole

KINDS = frozenset({"docx"})
MOST_BYTES = 20 * 1024 * 1024
EMPTY = "In dit document staat geen tekst. Kies een ander bestand."
NOT_WAITING = "Dit bestand is al verwerkt. Ververs de pagina."
UNDONE = "Overname uit Word teruggedraaid."
Row = Plan | Chapter | Priority | Goal | Activity


@operation("word.received", needs=Ability.EDIT_PLAN)
def receive_word(actor: Actor, *, name: str, stream: BinaryIO) -> PlanImport:
    """Take in a Word file that a plan will be made of; nothing of the plan is made yet.

    DomainError at the field "file" for a file that is no .docx, is too large (also unpacked), holds macros, is protected, cannot
    be read, or says nothing.
    """
    if actor.swv is None:
        raise ValueError("Een plan hoort bij een samenwerkingsverband")
    _check(stream)
    stored = store_file(actor.swv, name=name, stream=stream, user_id=actor.user_id, kinds=KINDS, most=MOST_BYTES)
    return PlanImport.objects.create(swv=actor.swv, file=stored, user_id=actor.user_id)


@operation("word.taken", needs=Ability.EDIT_PLAN)
def take_word(
    actor: Actor,
    *,
    word: PlanImport,
    version: int,
    title: str,
    first_year: int,
    last_year: int,
    roles: "Sequence[WordRole]",
) -> Plan:
    """Make the plan of a Word file; `roles` says of each heading, in order, what it becomes.

    ConflictError when somebody else handled the file since `version`; DomainError when it was handled before, or where
    another plan holds in these years.
    """
    from goals.importers.word_mapping import arrange  # noqa: PLC0415 -- beside the reader of Word files

    if word.state != ImportState.WAITING:
        raise DomainError("import-not-waiting", NOT_WAITING)
    document = document_of(word.file)
    draft = arrange(document.parts, roles, label_words(own_levels()))
    plan = create_plan(
        actor,
        title=title,
        first_year=first_year,
        last_year=last_year,
        mission=draft.mission,
        vision=draft.vision,
        core_values=draft.core_values,
    )
    made = _Maker(actor, plan).make(draft)
    changes = {"plan": plan, "state": ImportState.TAKEN, "made": made}
    save_changes(word, version=version, changes=changes)
    return plan


@operation("word.undone", needs=Ability.EDIT_PLAN)
def undo_word(actor: Actor, *, word: PlanImport, version: int) -> PlanImport:
    """Put away what a Word file made and nobody changed since; the plan itself too when nothing of it stays.

    The file stays on record, and everything can be taken back from the archive. DomainError for a file that made no plan.
    """
    if word.state != ImportState.TAKEN or word.plan is None:
        raise DomainError("import-not-taken", "Hier valt niets terug te draaien.")
    found = undoing(word)
    for node in reversed(found.gone):
        row: Any = MODELS[node.kind]._default_manager.get(pk=node.id)
        archive(row, reason=UNDONE)
    if found.plan_goes:
        archive(word.plan, reason=UNDONE)
    return save_changes(word, version=version, changes={"state": ImportState.UNDONE})


def _check(stream: BinaryIO) -> None:
    """Refuse before anything is stored; the stream is back at its start."""
    from goals.importers.word import WordRefused, read_word  # noqa: PLC0415 -- slow import

    try:
        check_old(stream)
        check(stream, kinds=KINDS, most=MOST_BYTES)
        check_package(stream)
        document = read_word(stream.read())
    except (FileRefused, WordRefused) as error:
        raise DomainError("file-refused", str(error), field="file") from error
    stream.seek(0)
    if not document.parts:
        raise DomainError("file-empty", EMPTY, field="file")


@dataclass(slots=True)
class _Maker:
    """Makes the rows of a draft and remembers them, each with the version it has now."""

    actor: Actor
    plan: Plan
    made: list[tuple[str, int, int]] = field(default_factory=list)

    def make(self, draft: "Draft") -> list[tuple[str, int, int]]:
        """Everything, in order."""
        self._keep(Kind.PLAN, self.plan)
        for chapter in draft.chapters:
            row = create_chapter(
                self.actor, plan=self.plan, title=chapter.title, text=chapter.text, is_closing=chapter.is_closing
            )
            self._keep(Kind.CHAPTER, row)
        for priority in draft.priorities:
            self._priority(priority)
        return self.made

    def _priority(self, draft: "DraftRow") -> None:
        row = create_priority(self.actor, plan=self.plan, title=draft.title, description=draft.text)
        self._keep(Kind.PRIORITY, row)
        for goal in draft.rows:
            made = create_goal(self.actor, priority=row, title=goal.title, description=goal.text)
            self._keep(Kind.GOAL, made)
            for activity in goal.rows:
                below = create_activity(self.actor, goal=made, title=activity.title, description=activity.text)
                self._keep(Kind.ACTIVITY, below)

    def _keep(self, kind: Kind, row: Row) -> None:
        self.made.append((kind.value, row.pk, row.version))
