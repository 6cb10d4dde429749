"""Reads how often a body meets as people type it: "5x/jaar (sep, dec, jan)", "elke 6 weken", "jaarlijks in november".

What could mean two things is not read but asked back: a wrong rhythm plans a year of wrong meetings.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import NoReturn

from meetings.compute import frequency_words as words
from meetings.compute.frequency_words import EVERY_MONTH, MONTH_OF, QUARTERS, Token, tokens_of
from meetings.proposals import SCHOOL_MONTHS, Rule, frequency_text
from osp import dutch

MOST_WEEKS = 104
# Every other week.
FORTNIGHT = 2
EXAMPLES = "Schrijf bijvoorbeeld „2x/jaar (dec, jun)”, „elke 6 weken” of „maandelijks”."
NAME_MONTHS = "Noem de maanden zelf, bijvoorbeeld „4x/jaar (sep, dec, mrt, jun)”."
TOO_RARE = "Een ritme telt binnen een schooljaar: minder dan eens per jaar plant u zelf."
TOO_OFTEN = "Meer dan één keer in zo'n tijd is niet te plannen: schrijf „elke 3 weken” of noem de maanden."
WHICH_MONTH = "Dit kan twee dingen betekenen. Kies de maanden en zet er komma's tussen, of schrijf „sep t/m jun”."


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


@dataclass(slots=True)
class _Named:
    """The months that a text names, in its order, and what stood between them."""

    months: list[int] = field(default_factory=list)
    # A stroke or a dash between two of them, which may mean "and", "or" or "up to".
    is_doubtful: bool = False
    has_range: bool = False


def parse(text: str) -> Reading:
    """The rule that a typed frequency means. FrequencyError names the first place that cannot be read.

    Counts such as "5x" say how many months are meant; the months decide, and a difference is a warning.
    """
    tokens = tokens_of(text)
    if not tokens:
        raise FrequencyError(f"Vul in hoe vaak. {EXAMPLES}", 1)
    return _Reader(tokens, end=len(text.rstrip()) + 1).read()


class _Reader:
    """Walks over the words once; every step says what it may find there."""

    def __init__(self, tokens: list[Token], *, end: int) -> None:
        self.tokens, self.end, self.at = tokens, end, 0
        self.is_about = self.is_other = False

    def read(self) -> Reading:
        found = self.whole_text()
        if self.is_about and not found.warning and found.rule.every_weeks:
            return replace(found, warning=f"Gelezen als {frequency_text(found.rule)}.")
        return found

    def whole_text(self) -> Reading:
        self.skip_every()
        begin = self.at
        count = self.take_number()
        if count is not None and self.peek() in words.TO and self.number_after() is not None:
            return self.some_times()
        after_count = self.at
        self.skip_every()
        span = self.take_number() if self.at > after_count and count is not None else None
        if self.is_other and count is not None and span is None and self.at > after_count:
            return self.every_other(count)
        if span is None and self.at == after_count:
            # "Elke 6 weken": the number belongs to the weeks.
            return self.every_other(None) if self.is_other and count is None else self.once_per(count, begin)
        if span is not None or self.peek() in words.WEEK:
            if count != 1:
                self.refuse(TOO_OFTEN)
            return self.once_per(span or 1, begin)
        return self.times_per(count)

    def every_other(self, count: int | None) -> Reading:
        """After "om de", without a number: one week of two. Other spans of time are named in months."""
        self.skip({"andere"})
        if self.peek() in words.WEEK and count in {None, 1}:
            return self.weeks(FORTNIGHT)
        return self.refuse(TOO_RARE if self.peek() in words.YEAR else NAME_MONTHS)

    def some_times(self) -> Reading:
        """ "4-6x per jaar": between two numbers, so the months have to say it."""
        self.at += 1
        self.take_number()
        self.skip_every()
        if self.peek() in words.WEEK:
            self.refuse("Kies één aantal weken, bijvoorbeeld „elke 6 weken”.")
        self.skip(words.YEAR | words.PER_YEAR)
        return self.in_months(None)

    def once_per(self, span: int | None, begin: int) -> Reading:
        """After "elke" or "1x per": weeks, or a whole word; years and months of more than one are no rhythm of a school year."""
        is_times = self.tokens[begin].times if span else False
        if self.peek() in words.DASH and self.word_after() in words.LY:
            self.at += 1
        word = self.peek()
        if span and (word in words.WEEK or (word == words.WEEKLY and not is_times)):
            return self.weeks(span)
        if span and span > 1 and word in words.YEAR and not (is_times and word == words.YEARLY):
            self.refuse(TOO_RARE)
        return self.times_per(span)

    def times_per(self, count: int | None) -> Reading:
        word = self.peek()
        if count and count > 1 and word in words.MONTH:
            self.refuse(NAME_MONTHS)
        if word in words.WHOLE and count in {None, 1}:
            return self.whole(word)
        if word == words.HALF_YEARLY:
            count = 2
            self.at += 1
        elif word in words.YEAR | words.PER_YEAR:
            count = count or (1 if word == words.YEARLY else None)
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
        rule = words.WHOLE[word]
        if word == "kwartaal" and self.at < len(self.tokens):
            return self.in_months(len(QUARTERS))
        if word in words.MONTH and self.at < len(self.tokens):
            return self.part_of_the_months()
        self.finish()
        chosen = f"Gelezen als {frequency_text(rule)}. Noem andere maanden tussen haakjes."
        return Reading(rule, chosen if word == "kwartaal" else "")

    def part_of_the_months(self) -> Reading:
        """ "Maandelijks behalve juli", "elke maand van sep t/m jun"; a list of months is no "every month"."""
        begin = self.at
        self.skip(words.BETWEEN)
        if self.peek() in words.EXCEPT:
            return self.but_for(len(EVERY_MONTH))
        named = self.months() if self.peek() in MONTH_OF else _Named()
        if self.at == len(self.tokens) and not named.months:
            return Reading(Rule(months=EVERY_MONTH))
        if not named.has_range:
            self.at = begin
            self.finish()
        return self.reading(named, None)

    def in_months(self, count: int | None) -> Reading:
        self.skip(words.BETWEEN)
        if count and self.peek() in words.EXCEPT:
            return self.but_for(count)
        named = self.months()
        if not named.months and count == len(EVERY_MONTH):
            return Reading(Rule(months=EVERY_MONTH))
        if not named.months:
            self.refuse(
                "Noem de maanden, bijvoorbeeld „2x/jaar (dec, jun)”." if count else f"Dit is niet te lezen. {EXAMPLES}"
            )
        return self.reading(named, count)

    def but_for(self, count: int) -> Reading:
        """Every month but those that follow; a count that says neither what is left nor every month is asked back."""
        self.at += 1
        left_out = self.months().months
        kept = [month for month in SCHOOL_MONTHS if month not in left_out]
        if not left_out or not kept or count not in {len(EVERY_MONTH), len(kept)}:
            self.refuse(NAME_MONTHS)
        return Reading(Rule(months=tuple(kept)))

    def reading(self, named: _Named, count: int | None) -> Reading:
        unique = tuple(month for month in SCHOOL_MONTHS if month in named.months)
        differs = count is not None and count != len(unique)
        neighbours = len(unique) == 2 and count is None  # noqa: PLR2004 -- "okt/nov": one of the two, or both
        if (named.has_range and differs) or (named.is_doubtful and (differs or neighbours)):
            self.refuse(WHICH_MONTH)
        told = dutch.plural(len(unique), "maand", "maanden")
        return Reading(
            Rule(months=unique), f"U schrijft {count}x en noemt {told}; de maanden tellen." if differs else ""
        )

    def months(self) -> _Named:
        found = _Named()
        while self.at < len(self.tokens):
            word = self.tokens[self.at].word
            if word in MONTH_OF:
                found.months.append(MONTH_OF[word])
            elif word == words.THROUGH and found.months and self.word_after() in MONTH_OF:
                found.months += _through(found.months[-1], MONTH_OF[self.word_after()])
                found.has_range = True
            elif word in words.DASH | {"/"} and found.months and self.word_after() in MONTH_OF:
                found.is_doubtful = True
            elif word not in words.BETWEEN:
                self.refuse(f"„{word}” is geen maand die ik ken. {EXAMPLES}")
            self.at += 1
        return found

    def take_number(self) -> int | None:
        number = self.tokens[self.at].number if self.at < len(self.tokens) else None
        if number == 0:
            self.refuse("Nul keer kan niet: vul 1 of meer in.")
        self.at += number is not None
        return number

    def finish(self) -> None:
        self.skip({"."})
        if self.at < len(self.tokens):
            self.refuse(f"Na de frequentie staat nog „{self.peek()}”; dat is niet te lezen.")

    def skip_every(self) -> None:
        """Go over the words before a number or a span of time, and keep what they say of it."""
        while (word := self.peek()) in words.EVERY | words.ABOUT or (word == "." and self.is_about):
            self.is_other |= word == words.OTHER
            self.is_about |= word in words.ABOUT
            self.at += 1

    def skip(self, these: AbstractSet[str]) -> bool:
        begin = self.at
        while self.peek() in these:
            self.at += 1
        return self.at > begin

    def peek(self) -> str:
        return self.tokens[self.at].word if self.at < len(self.tokens) else ""

    def word_after(self) -> str:
        return self.tokens[self.at + 1].word if self.at + 1 < len(self.tokens) else ""

    def number_after(self) -> int | None:
        return self.tokens[self.at + 1].number if self.at + 1 < len(self.tokens) else None

    def refuse(self, message: str) -> NoReturn:
        column = self.tokens[self.at].column if self.at < len(self.tokens) else self.end
        raise FrequencyError(message, column)


def _through(first: int, last: int) -> list[int]:
    """The months after the first up to the last, around the turn of the year."""
    return [(first + ahead - 1) % len(EVERY_MONTH) + 1 for ahead in range(1, (last - first) % len(EVERY_MONTH) + 1)]
