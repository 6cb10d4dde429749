"""A text as the paragraphs that people see, so that one of them can be replaced. Pure: no Django.

A paragraph is what stands between empty lines of the Markdown source; a list is one paragraph.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_BETWEEN = re.compile(r"\n[ \t]*\n\s*")


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, in order, as they were typed; none for an empty text."""
    return tuple(part.strip() for part in _BETWEEN.split(_lines(text).strip()) if part.strip())


def replaced(text: str, before: str, after: str, *, number: int = 0) -> str | None:
    """The text with `after` in the place of the paragraph `before`; None when that stands there no more.

    `number` is where it stood, counted from 0: of paragraphs that say the same the nearest is taken. An empty `before` puts
    `after` at the end as a new paragraph, an empty `after` takes the paragraph out.
    """
    found = list(paragraphs(text))
    if not before.strip():
        return _joined([*found, after])
    places = [place for place, part in enumerate(found) if same(part, before)]
    if not places:
        return None
    found[min(places, key=lambda place: abs(place - number))] = after
    return _joined(found)


def nearest(text: str, before: str, *, number: int = 0) -> str:
    """The paragraph that became of `before`: the one that says most of the same; empty when the text is empty."""
    found = paragraphs(text)
    if not found:
        return ""
    scores = [(_likeness(part, before), -abs(place - number), place) for place, part in enumerate(found)]
    return found[max(scores)[2]]


def same(one: str, other: str) -> bool:
    """Whether two paragraphs differ in nothing but the space around their lines."""
    return _plain(one) == _plain(other)


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _plain(text: str) -> list[str]:
    return [" ".join(line.split()) for line in _lines(text).strip().split("\n")]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
