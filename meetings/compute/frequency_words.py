"""The words of a frequency as people type it, and how a text falls apart in them."""

import re
from dataclasses import dataclass

from meetings.proposals import Rule
from osp import dutch

QUARTERS = (9, 12, 3, 6)
EVERY_MONTH = tuple(range(1, 13))

_NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
NUMBER_OF = {word: n for n, word in enumerate(_NUMBERS, 1)} | {"één": 1, "eens": 1}
# "Viermaal" says how many times, "zeswekelijks" every how many weeks.
TIMES_OF = {word + times: n for word, n in NUMBER_OF.items() for times in ("maal", "keer")}
WEEKLY_OF = {word + "wekelijks": n for word, n in NUMBER_OF.items()}
MONTH_OF = {
    **{name: n for n, name in enumerate(dutch.MONTHS, 1)},
    **{name: n for n, name in enumerate(dutch.SHORT_MONTHS, 1)},
    "febr": 2,
    "mar": 3,
    "maa": 3,
    "sept": 9,
    "oct": 10,
}
TIMES = frozenset({"x", "×", "keer", "maal"})
# "Om de week" is every other week, "om de 6 weken" every sixth: what follows decides.
OTHER = "om"
EVERY = frozenset({"elke", "elk", "iedere", "ieder", "per", "de", "in", "het", "/", OTHER})
# Nothing can be planned by "about" or "at least": what is read says so.
ABOUT = frozenset(
    {"±", "ca", "circa", "ongeveer", "minimaal", "minstens", "tenminste", "ten", "minste", "min", "maximaal", "max"}
    | {"hooguit", "≥", "≤", ">", "<", "=", "~"}
)
YEAR = frozenset({"jaar", "schooljaar", "jr", "jaarlijks"})
PER_YEAR = frozenset({"p/j", "p.j", "p/jr"})
HALF_YEARLY = "halfjaarlijks"
WEEK = frozenset({"week", "weken", "wk", "wkn"})
MONTH = frozenset({"maand", "maanden", "maandelijks"})
WEEKLY, YEARLY = "wekelijks", "jaarlijks"
# What "6-" may go before.
LY = frozenset({WEEKLY, "maandelijks", YEARLY})
# Words that stand for a whole frequency: months, or a number of weeks.
WHOLE = {
    "maandelijks": Rule(months=EVERY_MONTH),
    "maand": Rule(months=EVERY_MONTH),
    "kwartaal": Rule(months=QUARTERS),
    "week": Rule(every_weeks=1),
    "wk": Rule(every_weeks=1),
    **{word: Rule(every_weeks=n) for word, n in WEEKLY_OF.items()},
    WEEKLY: Rule(every_weeks=1),
}
BETWEEN = frozenset({"(", ")", ",", ";", ":", "en", "in", ".", "van", "+", "&"})
DASH = frozenset({"-", dutch.EN_DASH})
# "4-6x", "4 à 6 keer": two numbers of which none is the number.
TO = DASH | {"à", "of", "tot"}
THROUGH = "t/m"
EXCEPT = frozenset({"behalve", "niet", "uitgezonderd", "m.u.v", "exclusief"})
# "Tot en met" is one word, as are the short ones with points and strokes in them.
_TOKEN = re.compile(r"tot\s+en\s+met\b|t\s?/\s?m\b|m\.u\.v\b|p\s?/\s?jr?\b|p\.j\b|\d+|[^\W\d_]+|\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word and where it begins, counted from 1. `times`: it is a number with "x" or "keer" behind it."""

    word: str
    column: int
    times: bool = False

    @property
    def number(self) -> int | None:
        """What it counts, in digits or in words; None for any other word."""
        return int(self.word) if self.word.isdecimal() else NUMBER_OF.get(self.word, TIMES_OF.get(self.word))


def tokens_of(text: str) -> list[Token]:
    """The words of a text. "6 x" and "zesmaal" are one word alike: a number of times."""
    kept: list[Token] = []
    for match in _TOKEN.finditer(text):
        token = Token(_plain(match.group().lower()), match.start() + 1)
        if token.word in TIMES and kept and kept[-1].number is not None:
            kept[-1] = Token(kept[-1].word, kept[-1].column, times=True)
        else:
            kept.append(Token(token.word, token.column, times=token.word in TIMES_OF))
    return kept


def _plain(word: str) -> str:
    if word.startswith("tot") and word.endswith("met"):
        return THROUGH
    return "".join(word.split())
