"""One gremium with all that hangs on it: its rules, members, rhythm, meetings and decisions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from meetings.compute.body_rules import Rules, told_rules
from meetings.enums import BODY_KIND_LABELS, BodyKind, Majority, Purpose, Weighting
from meetings.models import Body, Decision, Meeting, RecurringItem, ReviewRhythm
from meetings.proposals import frequency_text
from meetings.queries.decisions import Wanted, decisions_for
from meetings.queries.left_over import recurring_of
from meetings.queries.meetings import meetings
from meetings.queries.members import MemberLine, member_lines, schoolbesturen
from meetings.queries.rhythms import rhythms, rule_of
from osp import dutch
from osp.actors import Actor
from osp.models import Tenant

COMING, DECISIONS = 6, 5


@dataclass(frozen=True, slots=True)
class Gremium:
    """What the page of a gremium shows to this reader."""

    body: Body
    kind: str
    partner: str
    rules: Sequence[tuple[str, str]]
    usual: str
    members: Sequence[MemberLine]
    coming: Sequence[Meeting]
    recurring: Sequence[RecurringItem]
    rhythm: Sequence[tuple[ReviewRhythm, str]]
    decisions: Sequence[Decision]

    @property
    def told(self) -> str:
        """What it is and when it usually meets, in one line; the kind is left out where the name says it."""
        kind = "" if self.kind == self.body.name.lower() else self.kind
        return dutch.sentence_case(", ".join(filter(None, [kind, self.partner, self.usual])))

    @property
    def now(self) -> list[MemberLine]:
        """Who sits there now, or will."""
        return [line for line in self.members if line.is_now]

    @property
    def past(self) -> list[MemberLine]:
        """Who sat there before."""
        return [line for line in self.members if not line.is_now]


def gremium(body: Body, tenant: Tenant, reader: Actor) -> Gremium:
    """Everything about one gremium, as far as this reader may know of it. The number of queries does not grow."""
    coming = meetings().filter(body=body, date__gte=timezone.localdate()).order_by("date", "starts", "pk")
    held = rhythms().filter(body=body, link__archived_at__isnull=True).select_related("link__indicator")
    return Gremium(
        body=body,
        kind=BODY_KIND_LABELS[BodyKind(body.kind)],
        partner=_partner(body, tenant),
        rules=told_rules(rules_of(body)),
        usual=_usual(body),
        members=member_lines(body, tenant.swv),
        coming=list(coming[:COMING]),
        recurring=list(recurring_of(body)),
        rhythm=[(row, frequency_text(rule_of(row))) for row in held.order_by("link__indicator__name", "pk")],
        decisions=list(decisions_for(reader, Wanted(body=body.pk))[:DECISIONS]),
    )


def rules_of(body: Body) -> Rules:
    """The rules that a gremium keeps."""
    return Rules(
        quorum_percent=body.quorum_percent,
        majority=Majority(body.majority),
        weighting=Weighting(body.weighting),
        purposes=tuple(Purpose(each) for each in body.purposes),
        sees_confidential=body.sees_confidential,
        papers_days=body.papers_days,
        schoolbestuur=body.schoolbestuur.number if body.schoolbestuur else "",
    )


def _partner(body: Body, tenant: Tenant) -> str:
    if body.schoolbestuur is None:
        return ""
    names = {each.code: each.name or each.code for each in schoolbesturen(tenant.swv)}
    return names.get(body.schoolbestuur.number, body.schoolbestuur.number)


def _usual(body: Body) -> str:
    """When it usually meets: "2x/jaar (dec, jun), op donderdag om 13.30 uur, voor het eerst op 24 september 2026"."""
    often = [body.frequency] if body.frequency else []
    said = [f"op {dutch.WEEKDAYS[body.weekday]}"] if body.weekday is not None else []
    said += [f"om {dutch.clock(body.starts)} uur"] if body.starts else []
    first = [f"voor het eerst op {dutch.date_long(body.first_date)}"] if body.first_date else []
    return ", ".join(filter(None, [*often, " ".join(said), *first]))
