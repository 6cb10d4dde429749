"""Every read of meetings."""

from meetings.queries.agenda import Agenda, AgendaRow, agenda_of, get_item, items_of, neighbours
from meetings.queries.audiences import audience_of, hidden_attachments, hidden_items
from meetings.queries.bodies import BodyRow, archived_bodies, bodies, body_rows, get_body
from meetings.queries.figures import LinkFigure, figures_of
from meetings.queries.left_over import (
    get_recurring,
    is_late,
    left_over,
    next_meeting,
    papers_due,
    previous_meeting,
    recurring_of,
)
from meetings.queries.links import (
    choosable_links,
    get_link,
    links_of,
    links_with_interpretations,
    numbering,
    plan_links,
)
from meetings.queries.meetings import (
    MeetingRow,
    Month,
    by_month,
    filtered,
    get_meeting,
    meeting_rows,
    meetings,
    next_of_body,
    years_with_meetings,
)
from meetings.queries.members import member_counts, seats_of
from meetings.queries.packs import (
    building_pack,
    get_pack,
    get_published,
    job_of,
    newest_published,
    packs_of,
    published_packs,
)
from meetings.queries.proposals import proposals_for
from meetings.queries.rhythms import LinkRhythms, RhythmRow, get_rhythm, link_rhythms, never_discussed, rhythms
from meetings.queries.sheet import SheetTalk, names_below, sheet_links, sheet_talks
from meetings.queries.today import Today, today

__all__ = [
    "Agenda",
    "AgendaRow",
    "BodyRow",
    "LinkFigure",
    "LinkRhythms",
    "MeetingRow",
    "Month",
    "RhythmRow",
    "SheetTalk",
    "Today",
    "agenda_of",
    "archived_bodies",
    "audience_of",
    "bodies",
    "body_rows",
    "building_pack",
    "by_month",
    "choosable_links",
    "figures_of",
    "filtered",
    "get_body",
    "get_item",
    "get_link",
    "get_meeting",
    "get_pack",
    "get_published",
    "get_recurring",
    "get_rhythm",
    "hidden_attachments",
    "hidden_items",
    "is_late",
    "items_of",
    "job_of",
    "left_over",
    "link_rhythms",
    "links_of",
    "links_with_interpretations",
    "meeting_rows",
    "meetings",
    "member_counts",
    "names_below",
    "neighbours",
    "never_discussed",
    "newest_published",
    "next_meeting",
    "next_of_body",
    "numbering",
    "packs_of",
    "papers_due",
    "plan_links",
    "previous_meeting",
    "proposals_for",
    "published_packs",
    "recurring_of",
    "rhythms",
    "seats_of",
    "sheet_links",
    "sheet_talks",
    "today",
    "years_with_meetings",
]
