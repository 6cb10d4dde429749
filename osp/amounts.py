"""How a value reads in the unit it is expressed in: beside a dot, in a cell and in a sentence alike. Pure: no Django.

Units go by the names under which they are stored, because charts know no indicators.
"""

from dataclasses import dataclass

from osp import dutch

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Style:
    """What stands around the number, and how many decimals it gets.

    `one` replaces `after` at exactly one. `trims` leaves out decimals that say nothing. `tick` is the short sign on an
    axis, in front of the number with `tick_first`.
    """

    before: str = ""
    after: str = ""
    one: str = ""
    places: int = 2
    trims: bool = False
    tick: str = ""
    tick_first: bool = False


STYLES = {
    "percent": Style(after="%", tick="%"),
    "permille": Style(after=" per 1.000", places=1, tick="‰"),
    "count": Style(places=0),
    "score": Style(trims=True),
    "days": Style(after=" dagen", one=" dag", places=0),
    "years": Style(after=" jaar", places=1),
    "euro": Style(before="€ ", places=0, tick="€ ", tick_first=True),
    "number": Style(trims=True),
}


def bare(x: float, unit: str, places: int | None = None) -> str:
    """The number without its unit: "2,04", "17.465", "31"."""
    style = STYLES[unit]
    wanted = style.places if places is None else places
    return dutch.decimal_trimmed(x, most=wanted) if style.trims else dutch.decimal(x, wanted)


def after(number: str, unit: str) -> str:
    """What stands behind a number as shown: "%", " per 1.000", " dag" after 1."""
    style = STYLES[unit]
    return style.one if style.one and number == "1" else style.after


def amount(x: float, unit: str, places: int | None = None) -> str:
    """One value in its unit: "2,04%", "3,2 per 1.000", "31 dagen", "3,4 jaar", "€ 1.204.000"."""
    number = bare(x, unit, places)
    return f"{STYLES[unit].before}{number}{after(number, unit)}"


def span(low: float, high: float, unit: str, places: int | None = None, *, word: str = dutch.EN_DASH) -> str:
    """Both ends, the unit once behind a dash and at each end around a word: "1,24–3,91%", "€ −5 tot € 10"."""
    style = STYLES[unit]
    if word == dutch.EN_DASH and low >= 0:
        return f"{style.before}{bare(low, unit, places)}{word}{bare(high, unit, places)}{style.after}"
    joined = "tot" if word == dutch.EN_DASH else word
    return f"{amount(low, unit, places)} {joined} {amount(high, unit, places)}"


def trimmed(x: float, unit: str) -> str:
    """A round value in its unit, without decimals that say nothing: "1,8%", "2 jaar"."""
    number = dutch.decimal_trimmed(x)
    return f"{STYLES[unit].before}{number}{after(number, unit)}"
