"""What was done with everybody's contribution: each suggestion and remark with its place, its answer and where it landed.

Remarks of whoever writes the plan are no contribution: they are left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goals.enums import SuggestionState
from goals.kinds import ELEMENTS, Kind
from goals.models import Action, Comment, Plan, PlanVersion, Suggestion
from goals.queries.people import writers
from goals.queries.snapshot import plan_snapshot
from goals.queries.versions import versions_of
from goals.snapshot import Node, Ref
from goals.wording.fields import FIELDS
from osp import richtext
from osp.levels import Levels
from osp.queries import names_of

WORDS = {Kind.PLAN: "plan", Kind.CHAPTER: "hoofdstuk", Kind.LINK: "indicator", Kind.MILESTONE: "mijlpaal",
         Kind.BUDGET: "begroting", Kind.RISK: "risico", Kind.SCOPE: "bereik", Kind.TAG: "kader"}  # fmt: skip
SOMEBODY = "iemand die hier niet meer werkt"


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """One suggestion or remark (`sort`) and what became of it. `place` is "doel 2.1, toelichting", `title` what stands there now.

    `url_ref` is the row of the plan it is about while that is there, None once it is gone.
    """

    on: date
    who: str
    on_behalf: str
    place: str
    title: str
    before: str
    suggestion: str
    reason: str
    state: str
    answer: str
    answered_by: str
    answered_on: date | None
    landed: str
    ref: Ref | None
    sort: str = "voorstel"

    @property
    def is_open(self) -> bool:
        return self.state == SuggestionState.OPEN


@dataclass(frozen=True, slots=True)
class ResponseChoice:
    """Which rows: of whom, and in which state; empty for all."""

    on_behalf: str = ""
    state: str = ""

    def takes(self, row: ResponseRow) -> bool:
        """Whether a row is asked for."""
        return self.on_behalf in {"", row.on_behalf} and self.state in {"", row.state}


def responses(plan: Plan, levels: Levels) -> tuple[ResponseRow, ...]:
    """Every suggestion on this plan and every remark of its readers, oldest first. A constant number of queries."""
    rows, threads = list(Suggestion.objects.filter(plan=plan)), _threads(plan)
    if not rows and not threads:
        return ()
    names = names_of(
        [pk for row in rows for pk in (row.user_id, row.answered_by_id)]
        + [said.user_id for thread in threads for said in thread]
    )
    places = _places(plan_snapshot(plan), levels)
    versions = [row for row in versions_of(plan) if row.is_adopted or row.is_concept]
    told = [(row.created_at, _row(row, names, places, versions, levels)) for row in rows]
    promised = _promised(thread[0].pk for thread in threads)
    told += [(thread[0].created_at, _remark(thread, names, places, levels, promised)) for thread in threads]
    return tuple(row for _, row in sorted(told, key=lambda pair: pair[0]))


def parties(rows: Iterable[ResponseRow]) -> list[str]:
    """On whose behalf there were suggestions."""
    return sorted({row.on_behalf for row in rows if row.on_behalf})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row of the plan stands, and what it is called."""

    name: str
    title: str


def _row(
    row: Suggestion,
    names: Mapping[int | None, str],
    places: Mapping[Ref, _Place],
    versions: Iterable[PlanVersion],
    levels: Levels,
) -> ResponseRow:
    ref = Kind(row.kind), row.object_id
    here = places.get(ref)
    field = _field(ref[0], row.field, levels)
    name = here.name if here else _noun(ref[0], levels)
    return ResponseRow(
        on=timezone.localdate(row.created_at),
        who=names.get(row.user_id, SOMEBODY),
        on_behalf=row.on_behalf,
        place=f"{name}, {field}" if field else name,
        title=here.title if here else "staat niet meer in het plan",
        before=richtext.plain(row.before),
        suggestion=richtext.plain(row.after),
        reason=richtext.plain(row.reason),
        state=row.state,
        answer=richtext.plain(row.answer),
        answered_by=names.get(row.answered_by_id, "") if row.answered_by_id else "",
        answered_on=timezone.localdate(row.answered_at) if row.answered_at else None,
        landed=_landed(row, versions),
        ref=ref if here else None,
    )


def _threads(plan: Plan) -> list[list[Comment]]:
    """What readers said, each with its answers behind it."""
    found: dict[int, list[Comment]] = {}
    for row in Comment.objects.filter(plan=plan):
        found.setdefault(row.parent_id or row.pk, []).append(row)
    writing = writers([thread[0].user_id for thread in found.values()])
    return [thread for thread in found.values() if thread[0].user_id not in writing]


def _promised(ids: Iterable[int]) -> dict[int, str]:
    """The actions that came of remarks, in words, by remark."""
    rows = Action.objects.filter(comment__in=list(ids), archived_at__isnull=True).select_related("owner")
    return {row.comment_id or 0: f"{row.text} ({row.owner or SOMEBODY})" for row in rows}


def _remark(
    thread: list[Comment],
    names: Mapping[int | None, str],
    places: Mapping[Ref, _Place],
    levels: Levels,
    promised: Mapping[int, str],
) -> ResponseRow:
    """The last word of somebody else is the answer."""
    first = thread[0]
    ref = Kind(first.kind), first.object_id
    here, field = places.get(ref), _field(ref[0], first.field, levels)
    name = here.name if here else _noun(ref[0], levels)
    answer = next((said for said in reversed(thread) if said.user_id != first.user_id), None)
    return ResponseRow(
        on=timezone.localdate(first.created_at),
        who=names.get(first.user_id, SOMEBODY),
        on_behalf="",
        place=f"{name}, {field}" if field else name,
        title=here.title if here else "staat niet meer in het plan",
        before="",
        suggestion=richtext.plain(first.text),
        reason="",
        state=first.end or SuggestionState.OPEN,
        answer=richtext.plain(answer.text) if answer else "",
        answered_by=names.get(answer.user_id, SOMEBODY) if answer else "",
        answered_on=timezone.localdate(answer.created_at) if answer else None,
        landed=promised.get(first.pk, ""),
        ref=ref if here else None,
        sort="opmerking",
    )


def _landed(row: Suggestion, versions: Iterable[PlanVersion]) -> str:
    """In which version what was taken over stands: the first that was stored after the answer, or the one on its way."""
    if row.state != SuggestionState.ACCEPTED or row.answered_at is None:
        return ""
    later = [each for each in versions if _closed(each, row.answered_at)]
    first = min(later, key=lambda each: (each.is_concept, each.created_at), default=None)
    if first is None:
        return "in de tekst van het plan"
    return f"in {first.name}{', nog niet vastgesteld' if first.is_concept else ''}"


def _closed(version: PlanVersion, moment: datetime) -> bool:
    """Whether a version took its words after this moment; a concept still has to."""
    return version.is_concept or version.updated_at >= moment


def _places(plan: Node, levels: Levels) -> dict[Ref, _Place]:
    found: dict[Ref, _Place] = {}
    _walk(plan, _Place("plan", str(plan.values.get("title", ""))), levels, found)
    return found


def _walk(node: Node, place: _Place, levels: Levels, found: dict[Ref, _Place]) -> None:
    found[node.ref] = place
    for child in node.children:
        noun, title = _noun(child.kind, levels), str(child.values.get("title", ""))
        name = f"{noun} {child.number}" if child.kind in ELEMENTS else _below(noun, node, place)
        _walk(child, _Place(name, title or place.title), levels, found)


def _below(noun: str, above: Node, place: _Place) -> str:
    """A part is told with what it hangs on: "mijlpaal bij doel 2.1"."""
    return noun if above.kind is Kind.PLAN else f"{noun} bij {place.name}"


def _noun(kind: Kind, levels: Levels) -> str:
    own = {Kind.PRIORITY: levels.priority, Kind.GOAL: levels.goal, Kind.ACTIVITY: levels.activity}
    return own[kind].singular if kind in own else WORDS[kind]


def _field(kind: Kind, name: str, levels: Levels) -> str:
    # A chapter is its text: saying so again helps nobody.
    word = None if kind is Kind.CHAPTER else FIELDS[kind].get(name)
    return word.label.format(mission=levels.mission.singular, baseline_year="", target_year="").strip() if word else ""
