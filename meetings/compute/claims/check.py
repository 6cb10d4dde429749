"""Reads texts sentence by sentence and asks every rule about every series that a sentence may speak of."""

import re
from collections.abc import Iterator, Mapping, Sequence

from meetings.compute.claims.facts import Found, Remark, Rule, Subject
from meetings.compute.claims.rules import RULES

# A full stop in a number or an abbreviation ends no sentence; a new line does.
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s|$)|(?=\n)|$)")
_WORD = re.compile(r"[\w-]+")


def check(texts: Mapping[str, str], subjects: Sequence[Subject]) -> tuple[Remark, ...]:
    """What does not agree with the figures, in the order of the fields and the words; one remark per rule and sentence.

    `texts` are by field. A sentence that names an indicator is held against that one; another one against all: there a rule
    speaks only when no series bears the sentence out.
    """
    return tuple(
        remark
        for field, text in texts.items()
        for sentence in sentences(text)
        for remark in _of(field, sentence, subjects)
    )


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text."""
    return filter(None, (match.group().strip() for match in _SENTENCE.finditer(text)))


def _of(field: str, sentence: str, subjects: Sequence[Subject]) -> Iterator[Remark]:
    about = _spoken_of(sentence, subjects)
    for code, rule in RULES.items():
        found = _agreed(rule, sentence, about)
        if found:
            yield Remark(field, code, sentence, found.start, found.end, found.message)


def _spoken_of(sentence: str, subjects: Sequence[Subject]) -> list[Subject]:
    words = {word.lower() for word in _WORD.findall(sentence)}
    named = [subject for subject in subjects if subject.names & words]
    return named or list(subjects)


def _agreed(rule: Rule, sentence: str, about: Sequence[Subject]) -> Found | None:
    """The remark of the first series, where each one that a sentence may speak of gives one."""
    found = [rule(sentence, subject) for subject in about]
    return found[0] if found and all(found) else None
