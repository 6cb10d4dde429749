"""Which contributions somebody may see. Every page, form, download and address of a number asks here, and nowhere else.

The bureau sees all of them. A schoolbestuur, school or gemeente sees its own; a schoolbestuur also reads what it asked of its schools.
A link opens one. Everybody else sees none: what a bestuurslid reads of others is in `promises.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from goals.compute.contribution_flow import COUNTED
from goals.models import (
    Contribution,
    ContributionAnswer,
    ContributionFigure,
    ContributionFile,
    ContributionMoney,
    ReturnedField,
)
from indicators.queries import Reader
from osp.abilities import Ability
from osp.actors import Actor

_RELATED = ("round__plan", "parent")
# What it takes to say what a koppeling counts.
DEFINITIONS = "round_goal__link__indicator__definitions"


def is_bureau(actor: Actor) -> bool:
    """Whether somebody works for the samenwerkingsverband itself and asks for contributions."""
    return actor.is_system or actor.can(Ability.ASK_CONTRIBUTIONS)


def visible(actor: Actor) -> QuerySet[Contribution]:
    """What somebody may read."""
    rows = Contribution.objects.filter(archived_at__isnull=True).select_related(*_RELATED)
    return rows if is_bureau(actor) else rows.filter(_own(actor) | _parts(actor))


def own(actor: Actor) -> QuerySet[Contribution]:
    """What somebody may fill in: the contributions of who they are of, or the one that their link opens."""
    return Contribution.objects.filter(_own(actor), archived_at__isnull=True).select_related(*_RELATED)


def get_contribution(actor: Actor, pk: int) -> Contribution:
    """One that may be read; 404 for any other, whether it exists or not."""
    return get_object_or_404(visible(actor), pk=pk)


def get_own(actor: Actor, pk: int) -> Contribution:
    """One that may be filled in; 404 for any other."""
    return get_object_or_404(own(actor), pk=pk)


def reader_of(actor: Actor) -> Reader:
    """What somebody is taken to know already: a schoolbestuur its own numbers, the bureau none of a single school."""
    return Reader.OUTSIDE if is_bureau(actor) else Reader.SCHOOLBESTUUR


def _own(actor: Actor) -> Q:
    """Nothing matches for who is of no schoolbestuur, school or gemeente."""
    if actor.only is not None:
        return Q(pk=actor.only)
    return _any(Q(party=party.value, code=code) for party, code in actor.parties)


def _parts(actor: Actor) -> Q:
    if actor.only is not None:
        return Q(parent=actor.only)
    return _any(Q(parent__party=party.value, parent__code=code) for party, code in actor.parties)


def _any(choices: Iterable[Q]) -> Q:
    found = Q(pk__in=())
    for each in choices:
        found |= each
    return found


@dataclass(frozen=True, slots=True)
class Content:
    """All rows of one contribution, in the order of the form."""

    contribution: Contribution
    answers: tuple[ContributionAnswer, ...]
    money: tuple[ContributionMoney, ...]
    figures: tuple[ContributionFigure, ...]
    files: tuple[ContributionFile, ...]
    returned: tuple[ReturnedField, ...]

    @property
    def open_fields(self) -> frozenset[tuple[str, int, str]]:
        """What was sent back and is not settled, as (kind, number of the row, column)."""
        return frozenset((row.kind, row.object_id, row.field) for row in self.returned)


def content_of(contribution: Contribution) -> Content:
    """What a contribution holds now, in a constant number of queries."""
    answers = contribution.answers.select_related("round_goal__goal__priority", "round_goal__link__indicator")
    return Content(
        contribution,
        tuple(answers.prefetch_related(DEFINITIONS)),
        tuple(contribution.money.all()),
        tuple(contribution.figures.select_related("round_indicator__indicator")),
        tuple(contribution.files.filter(withdrawn_at__isnull=True).select_related("file")),
        tuple(contribution.returned.filter(settled_at__isnull=True)),
    )


def previous_of(contribution: Contribution) -> Contribution | None:
    """What the same party sent in the last time before this round, if it was signed."""
    earlier = Contribution.objects.filter(
        party=contribution.party,
        code=contribution.code,
        round__year__lt=contribution.round.year,
        state__in=[state.value for state in COUNTED],
        archived_at__isnull=True,
    )
    return earlier.select_related("round").order_by("-round__year", "-pk").first()


def previous_answers(previous: Contribution | None) -> dict[int, ContributionAnswer]:
    """Its answers by the id of the doel; a doel of a new plan finds them by its voorganger."""
    if previous is None:
        return {}
    rows = previous.answers.select_related("round_goal__link__indicator").prefetch_related(DEFINITIONS)
    return {row.round_goal.goal_id: row for row in rows}


def get_file(actor: Actor, pk: int) -> ContributionFile:
    """Evidence of a contribution that may be read; 404 for any other."""
    rows = ContributionFile.objects.filter(withdrawn_at__isnull=True, contribution__in=visible(actor).values("pk"))
    return get_object_or_404(rows.select_related("file", "contribution__round"), pk=pk)


def files_of(actor: Actor, contribution_id: int | None = None) -> QuerySet[ContributionFile]:
    """Evidence of every contribution that may be read, or of one."""
    rows = ContributionFile.objects.filter(withdrawn_at__isnull=True, contribution__in=visible(actor).values("pk"))
    found = rows.select_related("file").order_by("contribution", "pk")
    return found if contribution_id is None else found.filter(contribution=contribution_id)


def get_own_file(actor: Actor, pk: int) -> ContributionFile:
    """Evidence of a contribution that may be filled in; 404 for any other."""
    rows = ContributionFile.objects.filter(withdrawn_at__isnull=True, contribution__in=own(actor).values("pk"))
    return get_object_or_404(rows.select_related("file", "contribution__round"), pk=pk)
