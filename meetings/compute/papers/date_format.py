"""A day or time of a spreadsheet as its cell shows it, in Dutch. Pure: no Django."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from meetings.compute.papers.format_tokens import Token, split_sections, tokens
from osp import dutch

_DATED = frozenset({"dated", "elapsed", "noon"})
_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
_FIRST_LETTER = 5
USUAL = {datetime: "d-m-yyyy h:mm", date: "d-m-yyyy", time: "h:mm", timedelta: "[h]:mm"}


def is_dated(read: Sequence[Token]) -> bool:
    """Whether a format is that of a day or time."""
    return any(token.kind in _DATED for token in read)


def shown_date(value: date | datetime | time | timedelta, code: str) -> str:
    """`shown_date(date(2026, 12, 3), "d mmmm yyyy")` is "3 december 2026"."""
    read = tokens(split_sections(code)[0])
    if not is_dated(read):
        read = tokens(USUAL[type(value)])
    moment, seconds = _moment(value)
    return "".join(_pieces(read, moment, seconds)).strip()


def _moment(value: date | datetime | time | timedelta) -> tuple[datetime, float]:
    """The moment, and how many seconds it is from its zero, for a time that counts on over days."""
    if isinstance(value, timedelta):
        return datetime(1899, 12, 30) + value, value.total_seconds()  # noqa: DTZ001 -- a spreadsheet has no time zone
    if isinstance(value, time):
        return datetime.combine(date(1899, 12, 30), value), value.hour * 3600 + value.minute * 60 + value.second
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return moment, (moment - datetime(1899, 12, 30, tzinfo=moment.tzinfo)).total_seconds()


def _pieces(read: Sequence[Token], moment: datetime, seconds: float) -> Iterator[str]:
    half = any(token.kind == "noon" for token in read)
    for place, token in enumerate(read):
        letter, size = token.text[:1].lower(), len(token.text)
        if token.kind == "elapsed":
            whole = int(seconds // {"h": _HOUR, "m": _MINUTE, "s": 1}[letter])
            yield str(whole).zfill(size)
        elif token.kind == "noon":
            yield "a.m." if moment.hour < 12 else "p.m."  # noqa: PLR2004 -- noon
        elif token.kind == "dated":
            yield (
                _minutes(moment, size)
                if letter == "m" and _are_minutes(read, place)
                else _field(letter, size, moment, half=half)
            )
        elif token.kind == "/":
            yield "-"
        elif token.kind in {"text", ".", ","}:
            yield token.text
    # Parts of a second are left out: no paper is about them.


def _are_minutes(read: Sequence[Token], place: int) -> bool:
    """An m is minutes behind hours and before seconds, and a month anywhere else."""
    times = [(n, token.text[:1].lower()) for n, token in enumerate(read) if token.kind in {"dated", "elapsed"}]
    here = [n for n, _ in times].index(place)
    before = times[here - 1][1] if here else ""
    after = times[here + 1][1] if here + 1 < len(times) else ""
    return before == "h" or after == "s"


def _minutes(moment: datetime, size: int) -> str:
    return str(moment.minute).zfill(min(size, 2))


def _field(letter: str, size: int, moment: datetime, *, half: bool) -> str:
    hour = (moment.hour % 12 or 12) if half else moment.hour
    match letter:
        case "y" | "e":
            return f"{moment.year % 100:02}" if size <= 2 and letter == "y" else str(moment.year)  # noqa: PLR2004
        case "m":
            return _month(moment, size)
        case "d":
            day = dutch.WEEKDAYS[moment.weekday()]
            return str(moment.day).zfill(size) if size <= 2 else day[:2] if size == 3 else day  # noqa: PLR2004
        case "h":
            return str(hour).zfill(min(size, 2))
        case "s":
            return str(moment.second).zfill(min(size, 2))
        case _:
            return ""


def _month(moment: datetime, size: int) -> str:
    name = dutch.MONTHS[moment.month - 1]
    if size <= 2:  # noqa: PLR2004 -- figures
        return str(moment.month).zfill(size)
    return {3: dutch.SHORT_MONTHS[moment.month - 1], _FIRST_LETTER: name[0]}.get(size, name)
