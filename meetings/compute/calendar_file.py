"""Meetings as an iCalendar file (RFC 5545), and as an invitation (RFC 5546). Pure: no Django. The clock is that of Amsterdam."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Calendar, Event

ZONE = "Europe/Amsterdam"
SECRET_BYTES = 32
# The summer time of the European Union as it is since 1996.
_RULES = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


class Method(StrEnum):
    """What a calendar is asked to do with a mailed file."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting as a calendar knows it: `starts` and `ends` on the clock of Amsterdam, `changed` as a moment anywhere."""

    uid: str
    sequence: int
    title: str
    starts: datetime
    ends: datetime
    changed: datetime
    place: str = ""
    text: str = ""
    url: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Who invites or is invited."""

    email: str
    name: str = ""


def feed_file(name: str, entries: Sequence[Entry]) -> bytes:
    """A calendar to follow. `name` is how the program of the reader calls it."""
    calendar = _calendar()
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def invitation_file(entry: Entry, *, organizer: Person, guest: Person) -> bytes:
    """One meeting for one person, to put in or take out of their calendar."""
    calendar = _calendar()
    calendar.add("method", (Method.CANCEL if entry.is_cancelled else Method.REQUEST).value)
    event = _event(entry)
    _add_person(event, "organizer", organizer)
    _add_person(event, "attendee", guest, role="REQ-PARTICIPANT", partstat="NEEDS-ACTION", rsvp="FALSE")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def new_secret() -> str:
    """What stands in the address of a calendar."""
    return secrets.token_urlsafe(SECRET_BYTES)


def _calendar() -> "Calendar":
    from icalendar import Calendar, Timezone

    calendar = Calendar()
    calendar.add("prodid", "-//OSP-planner//Overleg//NL")
    calendar.add("version", "2.0")
    calendar.add_component(Timezone.from_ical(_RULES))
    return calendar


def _event(entry: Entry) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed.astimezone(UTC))
    event.add("dtstart", entry.starts, parameters={"TZID": ZONE})
    event.add("dtend", entry.ends, parameters={"TZID": ZONE})
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    for name, text in (("location", entry.place), ("description", entry.text), ("url", entry.url)):
        if text:
            event.add(name, text)
    return event


def _add_person(event: "Event", what: str, person: Person, **params: str) -> None:
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{person.email}")
    told = {"CN": vText(person.name)} if person.name else {}
    address.params.update(told | {name.upper(): vText(value) for name, value in params.items()})
    event.add(what, address, encode=False)
