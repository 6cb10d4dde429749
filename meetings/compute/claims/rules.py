"""One rule per claim: it looks for its words in a sentence and holds them against one series.

A rule that cannot tell says nothing: too few figures, an interval that leaves both open, no path, no count of schoolbesturen.
"""

import re

from goals.enums import Status
from meetings.compute.claims import lexicon as words
from meetings.compute.claims.facts import Found, Rule, Subject
from osp import dutch

FEWEST_STEADY = 3
# Under so many a percentage jumps by chance alone.
FEW = 30
DOUBLE, HALF, ROUGHLY = 2.0, 0.5, 0.1
_ROUNDING = 0.005 + 1e-9
_SAYS = {1: "steeg", -1: "daalde", 0: "bleef binnen wat te zien is gelijk"}
_GOOD = frozenset({Status.ON_TRACK, Status.ACHIEVED})


def trend(sentence: str, subject: Subject) -> Found | None:
    """ "daalt", "is gestegen": the newest step goes that way."""
    for pattern, way in ((words.DOWN, -1), (words.UP, 1)):
        match = _stated(pattern, sentence)
        if match and not words.STEADY.search(sentence) and subject.steps and subject.steps[-1] == -way:
            told = f"{subject.title} {_SAYS[subject.steps[-1]]} het laatst: {subject.told(2)}."
            return _found(match, f"U schrijft „{match.group()}”. {told}")
    return None


def steady(sentence: str, subject: Subject) -> Found | None:
    """ "daalt gestaag": of the newest three steps none goes the other way, and there are three to see."""
    adverb = words.STEADY.search(sentence)
    for pattern, way in ((words.DOWN, -1), (words.UP, 1)):
        match = _stated(pattern, sentence)
        if not match or not adverb:
            continue
        said = sentence[min(match.start(), adverb.start()) : max(match.end(), adverb.end())]
        newest = subject.steps[-FEWEST_STEADY:]
        if newest and any(step == -way for step in newest):
            return _around(match, adverb, f"U schrijft „{said}”. Dat is niet elk jaar zo: {subject.told(4)}.")
        if 0 < len(newest) < FEWEST_STEADY:
            return _around(
                match, adverb, f"U schrijft „{said}”, en er zijn pas {len(newest) + 1} cijfers: {subject.told(3)}."
            )
    return None


def flat(sentence: str, subject: Subject) -> Found | None:
    """ "blijft gelijk": the newest two figures read the same."""
    match = _stated(words.FLAT, sentence)
    if match and subject.steps and subject.steps[-1] and subject.values[-1].text != subject.values[-2].text:
        return _found(
            match, f"U schrijft „{match.group()}”. {subject.title} {_SAYS[subject.steps[-1]]}: {subject.told(2)}."
        )
    return None


def amply(sentence: str, subject: Subject) -> Found | None:
    """ "ruim op schema": better than the path by at least the margin."""
    match = _stated(words.AMPLY, sentence)
    if match and subject.ahead is not None and subject.ahead < 1:
        return _found(match, f"U schrijft „{match.group()}”. {subject.status_sentence}")
    return None


def on_course(sentence: str, subject: Subject) -> Found | None:
    """ "op schema": the verdict of the figures says so too."""
    match = _stated(words.ON_COURSE, sentence)
    if match is None or words.BEHIND.search(sentence) or words.AMPLY.search(sentence):
        return None
    if subject.status in _GOOD or subject.status is Status.NO_VERDICT:
        return None
    return _found(
        match, f"U schrijft „{match.group()}”. Het oordeel is „{subject.status.label}”: {subject.status_sentence}"
    )


def behind(sentence: str, subject: Subject) -> Found | None:
    """ "achter op schema": the verdict of the figures says so too."""
    match = words.BEHIND.search(sentence)
    if match and subject.status in _GOOD and not words.WISH.search(sentence):
        return _found(
            match, f"U schrijft „{match.group()}”. Het oordeel is „{subject.status.label}”: {subject.status_sentence}"
        )
    return None


def achieved(sentence: str, subject: Subject) -> Found | None:
    """ "het doel is gehaald": the verdict is behaald."""
    match = _stated(words.ACHIEVED, sentence)
    if match and subject.status not in {Status.ACHIEVED, Status.NO_VERDICT}:
        return _found(
            match, f"U schrijft „{match.group()}”. Het oordeel is „{subject.status.label}”: {subject.status_sentence}"
        )
    return None


def everybody(sentence: str, subject: Subject) -> Found | None:
    """ "alle besturen": the figure holds every schoolbestuur."""
    match = _stated(words.ALL, sentence)
    if match and subject.heard is not None and subject.parties and subject.heard < subject.parties:
        return _found(match, f"U schrijft „{match.group()}”. Het zijn er {subject.heard} van {subject.parties}.")
    return None


def significant(sentence: str, subject: Subject) -> Found | None:
    """ "significant": nobody tested, and on a small number chance alone explains a lot."""
    match = _stated(words.SIGNIFICANT, sentence)
    if match and subject.size is not None and subject.size < FEW:
        return _found(
            match,
            f"U schrijft „{match.group()}”. Het cijfer gaat over {subject.size}; bij minder dan {FEW} kan het toeval zijn.",
        )
    return None


def extreme(sentence: str, subject: Subject) -> Found | None:
    """ "de laagste": no earlier figure is lower."""
    if len(subject.values) < FEWEST_STEADY:
        return None
    newest, earlier = subject.values[-1], subject.values[:-1]
    if (match := _stated(words.LOWEST, sentence)) and min(value.high for value in earlier) < newest.low:
        other = min(earlier, key=lambda value: value.high)
    elif (match := _stated(words.HIGHEST, sentence)) and max(value.low for value in earlier) > newest.high:
        other = max(earlier, key=lambda value: value.low)
    else:
        return None
    return _found(match, f"U schrijft „{match.group()}”. In {other.period} was het {other.text}; nu {newest.text}.")


def multiple(sentence: str, subject: Subject) -> Found | None:
    """ "verdubbeld", "gehalveerd": some earlier figure makes it so, give or take a tenth."""
    if not subject.values or not all(value.is_exact for value in subject.values):
        return None
    newest, earlier = subject.values[-1], [value.low for value in subject.values[:-1] if value.low]
    for pattern, factor in ((words.DOUBLED, DOUBLE), (words.HALVED, HALF)):
        match = _stated(pattern, sentence)
        if match and earlier and not any(abs(newest.low / each - factor) <= factor * ROUGHLY for each in earlier):
            return _found(match, f"U schrijft „{match.group()}”. Dat volgt niet uit de reeks: {subject.told(5)}.")
    return None


def settled(sentence: str, subject: Subject) -> Found | None:
    """ "definitief": the newest figure is no longer voorlopig."""
    match = _stated(words.DEFINITE, sentence)
    if match and subject.values and subject.values[-1].is_provisional:
        return _found(match, f"U schrijft „{match.group()}”. Het cijfer van {subject.values[-1].period} is voorlopig.")
    return None


def caused(sentence: str, subject: Subject) -> Found | None:
    """ "dankzij": a series shows what went together, never why."""
    match = words.CAUSE.search(sentence)
    moves = words.DOWN.search(sentence) or words.UP.search(sentence)
    if match and moves and not words.NOT.search(sentence):
        return _found(
            match,
            f"U schrijft „{match.group()}”. Het cijfer zegt niet waardoor. Schrijf bijvoorbeeld „dit past bij …”.",
        )
    return None


def percentage_points(sentence: str, subject: Subject) -> Found | None:
    """ "daalt met 0,3%": between two shares that is procentpunt, and 0,3% of 2% is next to nothing."""
    for match in words.PERCENTAGE.finditer(sentence) if subject.is_share else ():
        if "punt" in match["unit"].lower() or not words.CHANGE_BY.search(sentence[: match.start()]):
            continue
        number = float(match["number"].replace(",", "."))
        if any(_close(abs(change), number, match["number"]) for change in _changes(subject)):
            return _found(match, f"U schrijft „{match.group()}”. Bedoelt u {match['number']} procentpunt?")
    return None


def quoted(sentence: str, subject: Subject) -> Found | None:
    """A percentage in a sentence is one of the series, of what was agreed, or the difference of two."""
    if not subject.is_share or not subject.values:
        return None
    known = [bound for value in subject.values for bound in (value.low, value.high)] + list(subject.others)
    for match in words.PERCENTAGE.finditer(sentence):
        number = float(match["number"].replace(",", "."))
        is_change = "punt" in match["unit"].lower() or words.CHANGE_BY.search(sentence[: match.start()])
        if words.OTHER_SHARE.match(sentence[match.end() :]):
            continue
        candidates = [abs(change) for change in _changes(subject)] if is_change else known
        if not any(_close(value, number, match["number"]) for value in candidates):
            newest = subject.values[-1]
            what = "dat verschil" if is_change else "dat cijfer"
            return _found(
                match,
                f"U schrijft „{match.group()}”; {what} komt in de reeks niet voor. "
                f"{subject.title} is {newest.text} ({newest.period}).",
            )
    return None


RULES: dict[str, Rule] = {
    "steady": steady,
    "trend": trend,
    "flat": flat,
    "amply": amply,
    "on-course": on_course,
    "behind": behind,
    "achieved": achieved,
    "everybody": everybody,
    "significant": significant,
    "extreme": extreme,
    "multiple": multiple,
    "settled": settled,
    "caused": caused,
    "percentage-points": percentage_points,
    "quoted": quoted,
}


def _stated(pattern: re.Pattern[str], sentence: str) -> re.Match[str] | None:
    """The words where the sentence states them: not denied, wished or supposed."""
    match = pattern.search(sentence)
    if match is None or words.WISH.search(sentence) or words.NOT.search(sentence):
        return None
    return match


def _changes(subject: Subject) -> list[float]:
    """Every difference of two exact values that a text may quote."""
    exact = [value.low for value in subject.values if value.is_exact] + list(subject.others)
    return [one - other for place, one in enumerate(exact) for other in exact[:place]]


def _close(value: float, number: float, typed: str) -> bool:
    """Whether a value reads as this number in as many decimals as were typed."""
    places = len(typed.replace(".", ",").partition(",")[2])
    return float(dutch.rounded(value, places)) == number or abs(value - number) <= _ROUNDING * (places >= 2)  # noqa: PLR2004


def _found(match: re.Match[str], message: str) -> Found:
    return Found(match.start(), match.end(), message)


def _around(one: re.Match[str], other: re.Match[str], message: str) -> Found:
    return Found(min(one.start(), other.start()), max(one.end(), other.end()), message)
