"""What running text gives away: a toelichting of a doel or activiteit, the description of a speerpunt.

Running text explains, and most of what a title may not say it may. So only what somebody there says that they do or want
counts: a verb of promise with who does it, outside any clause that hangs on another, in a sentence without a figure; and a wish
for two things, or a second wish beside that of the title. Doubt decides for silence, as in sentences.py.
"""

import re
from collections.abc import Iterator

from goals.compute.lint.sentences import (
    PROMISE_WORDS,
    Promise,
    has_figure,
    main_clause,
    shortened,
    two_deeds,
    words_of,
)

_DEEDS = tuple((re.compile(rf"\b(?:{each.deed})\b", re.IGNORECASE), each) for each in PROMISE_WORDS if each.deed)
# Who can promise: whoever the plan is of, and those who carry it out.
_PROMISERS = "wij we scholen schoolbesturen besturen gemeenten samenwerkingsverband bureau netwerk leraren partners"
_WHO = frozenset(_PROMISERS.split())
# "om verzuim te verminderen" says what for, "het verminderen van" names a thing, "helpt scholen verbeteren" is what helps.
_NO_DEED_AFTER = (" te ", " het ")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_AIM = "(?:het|ons) doel"
_WISH = re.compile(
    rf"\b(?:(?:wij|we) willen|willen (?:wij|we)|{_AIM}\b[^,.]{{0,60}}? is|moet(?:en)?)\b"
    r"(?:,? (?:ook|daarnaast))?(?: om)?(?: dat\b)?",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\ben dat\b", re.IGNORECASE)
_BESIDE = frozenset(["ook", "daarnaast", "tevens", "bovendien", "tegelijk", "tegelijkertijd"])


def promise_in_prose(text: str) -> Promise | None:
    """The first thing that somebody promises without saying how much; None where nobody does."""
    for sentence in sentences(text):
        if not has_figure(sentence) and (promise := _promised(sentence)):
            return promise
    return None


def promise_in_deed(title: str) -> Promise | None:
    """A promise that stands where an activiteit says what is done: as its first words or its last; None otherwise.

    "De samenwerking versterken" cannot be ticked off; "Cursus verbeteren van leesonderwijs" can.
    """
    text = title.strip(" .")
    if has_figure(text):
        return None
    for pattern, word in _DEEDS:
        for match in pattern.finditer(text):
            if match.start() == 0 or (match.end() == len(text) and not text[: match.start()].endswith(_NO_DEED_AFTER)):
                return Promise(match.group(0), word.why)
    return None


def two_wishes(title: str, text: str) -> tuple[str, str] | tuple[()]:
    """The halves of a wish for two things, or the title and a wish beside it; empty where neither stands in the text."""
    for sentence in sentences(text):
        wish = _WISH.search(sentence)
        if wish is None:
            continue
        wanted = _AGAIN.sub("en", sentence[wish.end() :])
        if found := two_deeds(wanted):
            return found
        if words_of(sentence)[0] in _BESIDE:
            return shortened(title), shortened(wanted)
    return ()


def sentences(text: str) -> Iterator[str]:
    """Each sentence, and each item of a list."""
    return (part.strip() for part in _SENTENCE.split(text) if part.strip())


def _promised(sentence: str) -> Promise | None:
    clause = main_clause(words_of(sentence))
    if not _WHO & set(clause):
        return None
    said = " ".join(clause)
    for pattern, word in _DEEDS:
        match = pattern.search(said)
        if match and not said[: match.start()].endswith(_NO_DEED_AFTER):
            return Promise(match.group(0), word.why)
    return None
