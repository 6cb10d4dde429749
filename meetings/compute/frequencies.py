"""Reads how often a body meets as people type it: "5x/jaar (sep, dec, jan)", "elke 6 weken", "jaarlijks in november"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from meetings.proposals import SCHOOL_MONTHS, Rule, frequency_text
from osp import dutch

MOST_WEEKS = 104
QUARTERS = (9, 12, 3, 6)
EXAMPLES = "Schrijf bijvoorbeeld „2x/jaar (dec, jun)”, „elke 6 weken” of „maandelijks”."

_NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_NUMBER_OF = {word: n for n, word in enumerate(_NUMBERS, 1)} | {"één": 1, "eens": 1, "eenmaal": 1, "tweemaal": 2}
_MONTH_OF = {
    **{name: n for n, name in enumerate(dutch.MONTHS, 1)},
    **{name: n for n, name in enumerate(dutch.SHORT_MONTHS, 1)},
    "mar": 3,
    "maa": 3,
    "sept": 9,
    "oct": 10,
}
_TIMES = frozenset({"x", "×", "keer", "maal"})
_EVERY = frozenset({"elke", "elk", "iedere", "ieder", "per", "om", "de", "in", "het", "/"})
_YEAR = frozenset({"jaar", "schooljaar", "jaarlijks"})
_WEEK = frozenset({"week", "weken"})
_MONTH = frozenset({"maand", "maanden"})
# Words that stand for a whole frequency: months, or a number of weeks.
_WHOLE = {
    "maandelijks": Rule(months=tuple(range(1, 13))),
    "maand": Rule(months=tuple(range(1, 13))),
    "kwartaal": Rule(months=QUARTERS),
    "wekelijks": Rule(every_weeks=1),
    "week": Rule(every_weeks=1),
    "tweewekelijks": Rule(every_weeks=2),
}
_BETWEEN = frozenset({"(", ")", ",", ";", ":", "en", "in", "."})
_TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")


class FrequencyError(ValueError):
    """What cannot be read, in a Dutch sentence. `column` counts characters from 1."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(f"{message} (teken {column})")
        self.column = column


@dataclass(frozen=True, slots=True)
class Reading:
    """A frequency as it was understood, and what to look at again; empty when all agrees."""

    rule: Rule
    warning: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    column: int


def parse(text: str) -> Reading:
    """The rule that a typed frequency means. FrequencyError names the first place that cannot be read.

    Counts such as "5x" say how many months are meant; the months decide, and a difference is a warning.
    """
    tokens = [_Token(m.group().lower(), m.start() + 1) for m in _TOKEN.finditer(text)]
    if not tokens:
        raise FrequencyError(f"Vul in hoe vaak. {EXAMPLES}", 1)
    reader = _Reader(_without_x(tokens), end=len(text.rstrip()) + 1)
    return reader.read()


def _without_x(tokens: list[_Token]) -> list[_Token]:
    """ "6 x per jaar" and "zesmaal" read alike: the word for times goes, where a number stands before it."""
    kept: list[_Token] = []
    for token in tokens:
        if token.word in _TIMES and kept and _number(kept[-1].word):
            continue
        kept.append(token)
    return kept


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else _NUMBER_OF.get(word)


class _Reader:
    """Walks over the words once; every step says what it may find there."""

    def __init__(self, tokens: list[_Token], *, end: int) -> None:
        self.tokens, self.end, self.at = tokens, end, 0

    def read(self) -> Reading:
        self.skip(_EVERY)
        count = self.take_number()
        after_count = self.at
        self.skip(_EVERY)
        span = self.take_number() if self.at > after_count else None
        if span is None and self.at == after_count:
            # "Elke 6 weken": the number belongs to the weeks.
            return self.once_per(count)
        if span is not None or self.peek() in _WEEK:
            if count != 1:
                self.refuse(
                    "Meer dan één keer in zo'n tijd is niet te plannen: schrijf „elke 3 weken” of noem de maanden."
                )
            return self.once_per(span or 1)
        return self.times_per(count)

    def once_per(self, span: int | None) -> Reading:
        """After "elke" or "1x per": weeks, or a whole word; years and months of more than one are no rhythm of a school year."""
        word = self.peek()
        if span and word in _WEEK:
            return self.weeks(span)
        if span and span > 1 and word in _YEAR - {"jaarlijks"}:
            self.refuse("Een ritme telt binnen een schooljaar: minder dan eens per jaar plant u zelf.")
        return self.times_per(span)

    def times_per(self, count: int | None) -> Reading:
        word = self.peek()
        if count and count > 1 and word in _MONTH:
            self.refuse("Noem de maanden zelf, bijvoorbeeld „4x/jaar (sep, dec, mrt, jun)”.")
        if word in _WHOLE and count in {None, 1}:
            return self.whole(word)
        if word in _YEAR:
            count = count or (1 if word == "jaarlijks" else None)
            self.at += 1
        return self.in_months(count)

    def weeks(self, count: int) -> Reading:
        if count > MOST_WEEKS:
            self.at = max(self.at - 1, 0)
            self.refuse(f"Vul 1 tot en met {MOST_WEEKS} weken in.")
        self.at += 1
        self.finish()
        return Reading(Rule(every_weeks=count))

    def whole(self, word: str) -> Reading:
        self.at += 1
        rule = _WHOLE[word]
        if word == "kwartaal" and self.at < len(self.tokens):
            return self.in_months(len(QUARTERS))
        self.finish()
        chosen = f"Gelezen als {frequency_text(rule)}. Noem andere maanden tussen haakjes."
        return Reading(rule, chosen if word == "kwartaal" else "")

    def in_months(self, count: int | None) -> Reading:
        months = list(self.months())
        if not months:
            self.refuse(
                "Noem de maanden, bijvoorbeeld „2x/jaar (dec, jun)”." if count else f"Dit is niet te lezen. {EXAMPLES}"
            )
        unique = tuple(month for month in SCHOOL_MONTHS if month in months)
        named = dutch.plural(len(unique), "maand", "maanden")
        differs = count is not None and count != len(unique)
        return Reading(
            Rule(months=unique), f"U schrijft {count}x en noemt {named}; de maanden tellen." if differs else ""
        )

    def months(self) -> Iterator[int]:
        while self.at < len(self.tokens):
            word = self.tokens[self.at].word
            if word in _MONTH_OF:
                yield _MONTH_OF[word]
            elif word not in _BETWEEN:
                self.refuse(f"„{word}” is geen maand die ik ken. {EXAMPLES}")
            self.at += 1

    def take_number(self) -> int | None:
        number = _number(self.peek())
        if number == 0:
            self.refuse("Nul keer kan niet: vul 1 of meer in.")
        self.at += number is not None
        return number

    def finish(self) -> None:
        self.skip(frozenset({"."}))
        if self.at < len(self.tokens):
            self.refuse(f"Na de frequentie staat nog „{self.peek()}”; dat is niet te lezen.")

    def skip(self, words: frozenset[str]) -> None:
        while self.peek() in words:
            self.at += 1

    def peek(self) -> str:
        return self.tokens[self.at].word if self.at < len(self.tokens) else ""

    def refuse(self, message: str) -> NoReturn:
        column = self.tokens[self.at].column if self.at < len(self.tokens) else self.end
        raise FrequencyError(message, column)
