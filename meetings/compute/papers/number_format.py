"""A value of a spreadsheet as its cell shows it, in Dutch. Pure: no Django.

Source: ECMA-376 part 1, 18.8.30 and 18.8.31 (number formats). In a file they are written the American way, whatever language
the program has; a Dutch one shows 1.204,50 and 3-12-2026.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import takewhile

from meetings.compute.papers.date_format import is_dated, shown_date
from meetings.compute.papers.format_tokens import Token, split_sections, tokens

Value = str | bool | int | float | Decimal | date | datetime | time | timedelta | None
GENERAL = "General"
# What a program shows of a number without a format: so many digits, and from there on as a power of ten.
_GENERAL_DIGITS, _GENERAL_MOST = 10, Decimal(10) ** 11
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_TESTS = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "=": lambda a, b: a == b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "<>": lambda a, b: a != b,
}
_ERRORS = {
    "#DIV/0!": "#DEEL/0!",
    "#N/A": "#N/B",
    "#NAME?": "#NAAM?",
    "#NULL!": "#LEEG!",
    "#NUM!": "#GETAL!",
    "#REF!": "#VERW!",
    "#VALUE!": "#WAARDE!",
}
_TEXT_SECTION = 3


def shown(value: Value, code: str = GENERAL) -> str:
    """What a cell shows of a value under a format: `shown(0.0344, "0.0%")` is "3,4%". A format that hides shows nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, str):
        return _text(value, code)
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(str(value)), code)
    return shown_date(value, code)


def _text(value: str, code: str) -> str:
    sections = split_sections(code)
    section = sections[_TEXT_SECTION] if len(sections) > _TEXT_SECTION else next((s for s in sections if "@" in s), "@")
    said = "".join(
        value if token.kind == "@" else token.text for token in tokens(section) if token.kind in {"@", "text"}
    )
    return _ERRORS.get(said, said)


def _number(value: Decimal, code: str) -> str:
    if not value.is_finite():
        return "#GETAL!"
    section, signed = _section(value, split_sections(code))
    read = tokens(section)
    if is_dated(read):
        # A day that no calendar has.
        return "#####"
    if any(token.kind == "general" for token in read):
        said = _general(abs(value))
        return _signed("".join(said if token.kind == "general" else token.text for token in read), value, signed=signed)
    return _signed(_written(abs(value), read), value, signed=signed)


def _signed(said: str, value: Decimal, *, signed: bool) -> str:
    """With a minus where it is below zero and shows as something else than zero."""
    return f"-{said}" if signed and value < 0 and re.search(r"[1-9]", said) else said


def _section(value: Decimal, sections: Sequence[str]) -> tuple[str, bool]:
    """The section of a format that a number falls under, and whether its minus still has to be written."""
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for place, (section, found) in enumerate(zip(sections, conditions, strict=True)):
            if found is None or _TESTS[found[1]](value, Decimal(found[2])):
                return section, found is None or place == 0
        return GENERAL, True
    if len(sections) == 1:
        return sections[0], True
    if value < 0:
        return sections[1], False
    return (sections[2] if value == 0 and len(sections) > 2 else sections[0]), False  # noqa: PLR2004 -- plus; minus; zero


def _general(value: Decimal) -> str:
    """As it is, in at most ten digits."""
    if value >= _GENERAL_MOST:
        return f"{value:.5E}".replace(".", ",")
    digits = max(_GENERAL_DIGITS - max(value.adjusted() + 1, 1), 0) if value else 0
    said = f"{_rounded(value, digits):f}"
    return (said.rstrip("0").rstrip(".") if "." in said else said).replace(".", ",")


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _written(value: Decimal, read: Sequence[Token]) -> str:
    """The digits of a number in the places of its format."""
    kinds = [token.kind for token in read]
    if "/" in kinds and "digit" in kinds:
        return _fraction(value, read)
    value *= Decimal(100) ** kinds.count("%")
    if "power" in kinds:
        return _power(value, read)
    point = kinds.index(".") if "." in kinds else len(read)
    last = max((place for place, kind in enumerate(kinds) if kind == "digit"), default=-1)
    # A comma behind the last digit leaves thousands away; one between digits sets them apart.
    scaled = len(list(takewhile(lambda kind: kind == ",", kinds[last + 1 :]))) if last >= 0 else 0
    value /= Decimal(1000) ** scaled
    grouped = "," in kinds[:last] if last >= 0 else False
    places = kinds[point:].count("digit")
    whole, _, part = f"{_rounded(value, places):f}".partition(".")
    before = _whole("" if whole == "0" else whole, read[:point], grouped=grouped)
    return before + (_part(part, read[point:]) if point < len(read) else "")


def _whole(digits: str, read: Sequence[Token], *, grouped: bool) -> str:
    """The part before the comma, filled from the right; what has no place of its own stands before the first."""
    slots = [place for place, token in enumerate(read) if token.kind == "digit"]
    filled: dict[int, str] = {}
    rest, count = digits, 0
    for place in reversed(slots):
        first = place == slots[0]
        taken = (rest if first else rest[-1:]) or {"0": "0", "?": " "}.get(read[place].text, "")
        rest = "" if first else rest[:-1]
        said = ""
        for digit in reversed(taken):
            said = digit + ("." if grouped and count and count % 3 == 0 and digit.isdigit() else "") + said
            count += 1
        filled[place] = said
    return "".join(
        filled.get(place, token.text if token.kind in {"text", "%"} else "") for place, token in enumerate(read)
    )


def _part(digits: str, read: Sequence[Token]) -> str:
    """The part behind the comma; a place that may stay empty does so where only zeros follow."""
    slots = [token.text for token in read if token.kind == "digit"]
    kept = list(digits)
    while kept and slots[len(kept) - 1] != "0" and kept[-1] == "0":
        kept.pop()
    left, said = iter(kept), []
    for token in read:
        if token.kind == "digit":
            said.append(next(left, " " if token.text == "?" else ""))
        elif token.kind == ".":
            said.append(",")
        elif token.kind in {"text", "%"}:
            said.append(token.text)
    return "".join(said)


def _power(value: Decimal, read: Sequence[Token]) -> str:
    places = len([token for token in read[_place(read, ".") : _place(read, "power")] if token.kind == "digit"])
    head, _, power = f"{value:.{places}E}".partition("E")
    return f"{head.replace('.', ',')}E{power[0]}{power[1:].zfill(2)}"


def _place(read: Sequence[Token], kind: str) -> int:
    return next((place for place, token in enumerate(read) if token.kind == kind), len(read))


def _fraction(value: Decimal, read: Sequence[Token]) -> str:
    """ "2 1/4", with as many digits under the line as the format gives."""
    under = [token for token in read[_place(read, "/") :] if token.kind in {"digit", "text"}]
    size = max(sum(1 for token in under if token.kind == "digit"), 1)
    whole, rest = divmod(Fraction(value), 1)
    near = rest.limit_denominator(10**size - 1)
    if near == 1:
        whole, near = whole + 1, Fraction(0)
    said = [str(whole)] if whole or not near else []
    return " ".join([*said, f"{near.numerator}/{near.denominator}"] if near else said)
