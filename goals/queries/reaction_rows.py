"""What templates and lists are given of reactions: a comment with its answers, a suggestion, an action."""

from dataclasses import dataclass

from goals.enums import SuggestionState
from goals.hooks import AgendaSpot
from goals.kinds import Kind
from goals.models import Action, Comment, Suggestion
from osp.textdiff import Strand

FORMER = "iemand die hier niet meer werkt"
Spot = tuple[Kind, int, str]


@dataclass(frozen=True, slots=True)
class Said:
    """One comment, or one answer to it, with who said it."""

    comment: Comment
    who: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action. `may_change` says that this reader may: its owner, and who writes the plan."""

    action: Action
    owner: str
    is_late: bool
    may_change: bool

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.action.done_on is None


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its answers, and how it ended. `may_solve` says that this reader may call it solved."""

    first: Said
    answers: tuple[Said, ...]
    actions: tuple[ActionRow, ...]
    spots: tuple[AgendaSpot, ...]
    ended_by: str
    may_solve: bool

    @property
    def is_open(self) -> bool:
        """Whether it has not ended."""
        return not self.first.comment.end

    @property
    def last(self) -> Said:
        """What was said last."""
        return self.answers[-1] if self.answers else self.first

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return spot_of(self.first.comment)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion with who made and who answered it; `strands` is the paragraph and the suggestion in one text."""

    suggestion: Suggestion
    who: str
    is_own: bool
    answered_by: str
    strands: tuple[Strand, ...]

    @property
    def is_open(self) -> bool:
        """Whether the author still has to answer."""
        return self.suggestion.state == SuggestionState.OPEN

    @property
    def is_taken(self) -> bool:
        """Whether it was taken over."""
        return self.suggestion.state == SuggestionState.ACCEPTED

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return spot_of(self.suggestion)


@dataclass(frozen=True, slots=True)
class Reactions:
    """What was said at some places."""

    threads: tuple[Thread, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    actions: tuple[ActionRow, ...] = ()

    @property
    def open_threads(self) -> tuple[Thread, ...]:
        return tuple(row for row in self.threads if row.is_open)

    @property
    def ended_threads(self) -> tuple[Thread, ...]:
        return tuple(row for row in self.threads if not row.is_open)

    @property
    def open_proposals(self) -> tuple[Proposal, ...]:
        return tuple(row for row in self.proposals if row.is_open)

    @property
    def answered_proposals(self) -> tuple[Proposal, ...]:
        return tuple(row for row in self.proposals if not row.is_open)

    @property
    def open_actions(self) -> tuple[ActionRow, ...]:
        return tuple(row for row in self.actions if row.is_open)

    @property
    def done_actions(self) -> tuple[ActionRow, ...]:
        return tuple(row for row in self.actions if not row.is_open)

    @property
    def open_count(self) -> int:
        """How many threads and suggestions wait."""
        return len(self.open_threads) + len(self.open_proposals)

    @property
    def ended_count(self) -> int:
        """How many have ended."""
        return len(self.ended_threads) + len(self.answered_proposals)


def spot_of(row: Comment | Suggestion) -> Spot:
    """Where something was said: kind of row, number, field."""
    return Kind(row.kind), row.object_id, row.field
