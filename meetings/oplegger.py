"""Reading what people typed in an oplegger: requested decisions and the route so far. Pure: no Django."""

import re
from dataclasses import dataclass
from datetime import date

from osp import dutch

# "Het bestuur besluit ..." becomes what follows it: the pack writes the opening once, above numbered sentences.
_OPENING = re.compile(
    r"^(het|de) [^.;:]{2,60}? (besluit|keurt goed|stemt in met|adviseert|bespreekt|neemt kennis van)( om)?:?(\s+|$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(\d{1,2}[.)]|[-–•])\s+")
_DAY = re.compile(r"^(?P<day>\d{1,2})[ -](?P<month>[a-z]{3,9}|\d{1,2})\.?(?:[ -](?P<year>\d{4}))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RouteLine:
    """A body that treated the subject earlier; `when` is shown as typed where it is no date."""

    body: str
    on: date | None = None
    outcome: str = ""


def asked_decisions(text: str) -> tuple[str, ...]:
    """One decision per line, without number and without the opening "Het bestuur besluit"."""
    lines = (_OPENING.sub("", _NUMBERED.sub("", line.strip())) for line in text.splitlines())
    return tuple(line for line in lines if line)


def asked_phrase(text: str) -> str:
    """The first decision in a few words for the agenda, without capital or full stop."""
    decisions = asked_decisions(text)
    if not decisions:
        return ""
    first = decisions[0].rstrip(".;")
    starts_with_name = first[:2].isupper()
    return first if starts_with_name else first[:1].lower() + first[1:]


def route_lines(text: str, *, before: date) -> tuple[RouteLine, ...]:
    """Lines "gremium; datum; uitkomst". A date without a year is the last such day not after `before`."""
    return tuple(_route_line(line, before) for line in text.splitlines() if line.strip())


def _route_line(line: str, before: date) -> RouteLine:
    body, *rest = [part.strip() for part in line.split(";")]
    when = rest[0] if rest else ""
    day = parse_day(when, before=before)
    outcome = "; ".join(part for part in ([*rest[1:]] if day or not when else rest) if part)
    return RouteLine(body, day, outcome)


def parse_day(text: str, *, before: date) -> date | None:
    """ "3 december", "3 dec 2026" or "3-12-2026" as a date; None for anything else."""
    match = _DAY.match(text.strip().rstrip("."))
    month = _month(match["month"]) if match else None
    if match is None or month is None:
        return None
    try:
        if match["year"]:
            return date(int(match["year"]), month, int(match["day"]))
        this_year = date(before.year, month, int(match["day"]))
        return this_year if this_year <= before else this_year.replace(year=before.year - 1)
    except ValueError:
        return None


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    lowered = word.lower()
    names = (*enumerate(dutch.MONTHS, 1), *enumerate(dutch.SHORT_MONTHS, 1))
    return next((number for number, name in names if name == lowered), None)
