"""Making the agenda: taking over what the rhythms propose, adding, ordering, writing the oplegger."""

from collections.abc import Collection, Iterable
from itertools import takewhile
from typing import Any

from goals.models import Goal, IndicatorLink
from meetings.enums import ItemOrigin, Purpose
from meetings.models import AgendaIndicator, AgendaItem, Decision, Meeting
from meetings.proposals import ProposedItem
from meetings.queries.left_over import closing_count, is_late
from meetings.queries.links import live_links
from meetings.queries.proposals import proposals_for
from meetings.queries.route import route_so_far
from meetings.services.bodies import archived
from meetings.services.order import renumber, step
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

MOST_MINUTES = 480
LATE = "De stukken moesten al weg zijn. Schrijf waarom dit punt er nog bij komt."
LATE_BY_RHYTHM = "Volgt uit het overlegritme; het voorstel is na de termijn overgenomen."


@operation("agenda.proposal_taken", needs=Ability.EDIT_MEETINGS)
def take_proposal(actor: Actor, *, meeting: Meeting, keys: Collection[str] | None = None) -> Meeting:
    """Put proposed items on the agenda before the closing item: those with these keys, or all of them."""
    _hold(meeting)
    proposed = [item for item in proposals_for(meeting) if keys is None or item.key in keys]
    if not proposed:
        raise DomainError("nothing-proposed", "Dit voorstel staat al op de agenda. Ververs de pagina.")
    for item in proposed:
        _insert_proposed(meeting, item)
    return meeting


@operation("agenda.item_added", needs=Ability.EDIT_MEETINGS)
def add_item(
    actor: Actor,
    *,
    meeting: Meeting,
    title: str,
    purpose: Purpose,
    minutes: int,
    presenter: str = "",
    summary: str = "",
    requested_decision: str = "",
    is_confidential: bool = False,
    links: Collection[IndicatorLink] = (),
    late_reason: str = "",
    origin: ItemOrigin = ItemOrigin.WRITTEN,
    looks_back_on: Decision | None = None,
    goal: Goal | None = None,
) -> AgendaItem:
    """A new item before the closing ones, with the route that its figures went already.

    Once the papers are due it says why it comes late: DomainError without `late_reason`.
    """
    _hold(meeting)
    _check_minutes(minutes)
    if is_late(meeting) and not late_reason.strip() and not actor.is_system:
        raise DomainError("late", LATE, field="late_reason")
    item = _insert(
        meeting,
        title=title.strip(),
        purpose=purpose.value,
        minutes=minutes,
        presenter=presenter.strip(),
        summary=summary.strip(),
        requested_decision=requested_decision.strip(),
        is_confidential=is_confidential,
        origin=origin.value,
        looks_back_on=looks_back_on,
        goal=goal,
        route=route_so_far(meeting, [link.pk for link in links]),
        late_reason=late_reason.strip() if is_late(meeting) else "",
    )
    _bring(item, [link.pk for link in links])
    return item


@operation("agenda.item_edited", needs=Ability.EDIT_MEETINGS)
def edit_item(
    actor: Actor,
    *,
    item: AgendaItem,
    version: int,
    title: str,
    purpose: Purpose,
    minutes: int,
    links: Iterable[IndicatorLink] | None = None,
    presenter: str = "",
    portfolio: str = "",
    author: str = "",
    is_confidential: bool = False,
    requested_decision: str = "",
    summary: str = "",
    finances: str = "",
    risks: str = "",
    route: str = "",
    follow_up: str = "",
) -> AgendaItem:
    """Write the oplegger. `links` None leaves the figures as they are."""
    _check_minutes(minutes)
    changes: dict[str, Any] = {
        "title": title.strip(),
        "purpose": purpose.value,
        "minutes": minutes,
        "presenter": presenter.strip(),
        "portfolio": portfolio.strip(),
        "author": author.strip(),
        "is_confidential": is_confidential,
        "requested_decision": requested_decision.strip(),
        "summary": summary.strip(),
        "finances": finances.strip(),
        "risks": risks.strip(),
        "route": route.strip(),
        "follow_up": follow_up.strip(),
    }
    saved = save_changes(item, version=version, changes=changes)
    if links is not None:
        _bring(saved, [link.pk for link in links])
    return saved


@operation("agenda.item_moved", needs=Ability.EDIT_MEETINGS)
def move_item(actor: Actor, *, item: AgendaItem, up: bool) -> AgendaItem:
    """One place up or down; at the end of the list nothing changes."""
    _hold(item.meeting)
    return step(item, _items(item.meeting), up=up)


@operation("agenda.item_archived", needs=Ability.EDIT_MEETINGS)
def archive_item(actor: Actor, *, item: AgendaItem, version: int, reason: str) -> AgendaItem:
    """Take an item off the agenda; its text stays in the archive and its figures may be proposed again."""
    saved = save_changes(item, version=version, changes=archived(reason))
    renumber(_items(item.meeting))
    return saved


def _hold(meeting: Meeting) -> None:
    """Let writers on one agenda wait for each other, so that positions and proposals are not taken twice."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)


def _items(meeting: Meeting) -> Iterable[AgendaItem]:
    return AgendaItem.objects.filter(meeting=meeting, archived_at__isnull=True).order_by("position", "pk")


def _insert_proposed(meeting: Meeting, proposed: ProposedItem) -> None:
    item = _insert(
        meeting,
        title=proposed.title[: AgendaItem._meta.get_field("title").max_length],
        purpose=proposed.purpose,
        minutes=proposed.minutes,
        presenter=proposed.presenter,
        origin=ItemOrigin.RHYTHM.value,
        late_reason=LATE_BY_RHYTHM if is_late(meeting) else "",
        route=route_so_far(meeting, proposed.link_ids),
    )
    _bring(item, proposed.link_ids)


def _insert(meeting: Meeting, **values: Any) -> AgendaItem:
    """A new item, before those that close the meeting: as many of the last without oplegger as the gremium closes with."""
    ordered = list(_items(meeting))
    closing = takewhile(lambda other: not other.has_cover, reversed(ordered))
    after = len(ordered) - min(len(list(closing)), closing_count(meeting.body))
    return insert_after(meeting, after, **values)


def insert_after(meeting: Meeting, after: int, **values: Any) -> AgendaItem:
    """A new item behind so many others; those that follow move up. Part of a verb, which holds the meeting."""
    ordered = list(_items(meeting))
    item = AgendaItem.objects.create(swv_id=meeting.swv_id, meeting=meeting, position=after + 1, **values)
    ordered.insert(after, item)
    renumber(ordered)
    return item


def _bring(item: AgendaItem, link_ids: Iterable[int]) -> None:
    """Let the item bring exactly these links, in this order."""
    wanted = list(dict.fromkeys(link_ids))
    present = {place.link_id: place for place in AgendaIndicator.objects.filter(item=item)}
    known = set(live_links().filter(pk__in=wanted).values_list("pk", flat=True)) | set(present)
    if not known.issuperset(wanted):
        raise DomainError(
            "link-unknown", "Deze indicator hoort niet meer bij het plan. Kies een andere.", field="links"
        )
    AgendaIndicator.objects.filter(item=item).exclude(link__in=wanted).delete()
    for position, link_id in enumerate(wanted, 1):
        AgendaIndicator.objects.update_or_create(
            item=item,
            link_id=link_id,
            defaults={"position": position},
            create_defaults={"swv_id": item.swv_id, "position": position},
        )


def _check_minutes(minutes: int) -> None:
    if not 0 <= minutes <= MOST_MINUTES:
        raise DomainError("bad-minutes", f"Vul 0 tot en met {MOST_MINUTES} minuten in.", field="minutes")
