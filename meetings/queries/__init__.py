"""Every read of meetings."""

from meetings.queries.agenda import Agenda, AgendaRow, agenda_of, get_item, items_of, neighbours
from meetings.queries.audiences import audience_of, hidden_attachments, hidden_items
from meetings.queries.bodies import BodyRow, archived_bodies, bodies, body_rows, get_body
from meetings.queries.copies import (
    PackRow,
    best_of,
    copies_for,
    get_copy,
    not_opened,
    openings_of,
    pack_rows,
    papers_for,
)
from meetings.queries.figures import LinkFigure, figures_of
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
from meetings.queries.packs import (
    building_pack,
    get_pack,
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
    "PackRow",
    "RhythmRow",
    "SheetTalk",
    "Today",
    "agenda_of",
    "archived_bodies",
    "audience_of",
    "best_of",
    "bodies",
    "body_rows",
    "building_pack",
    "by_month",
    "choosable_links",
    "copies_for",
    "figures_of",
    "filtered",
    "get_body",
    "get_copy",
    "get_item",
    "get_link",
    "get_meeting",
    "get_pack",
    "get_rhythm",
    "hidden_attachments",
    "hidden_items",
    "items_of",
    "job_of",
    "link_rhythms",
    "links_of",
    "links_with_interpretations",
    "meeting_rows",
    "meetings",
    "names_below",
    "neighbours",
    "never_discussed",
    "newest_published",
    "next_of_body",
    "not_opened",
    "numbering",
    "openings_of",
    "pack_rows",
    "packs_of",
    "papers_for",
    "plan_links",
    "proposals_for",
    "published_packs",
    "rhythms",
    "sheet_links",
    "sheet_talks",
    "today",
    "years_with_meetings",
]
