"""The numbers and signs that Word sets before headings and items: "2.1", "b)", "•". Pure: no Django.

Source: ECMA-376 part 1, 17.9. A list that is broken off by a paragraph goes on counting, as on the screen.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from goals.importers.word_look import Looks
from goals.importers.word_runs import attribute, child, tag, value

BULLETS = ("•", "–")
_NO_LIST = frozenset({"0", None, ""})
_DEEPEST = 8
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: from where, in which figures, and the pattern around them ("%1.%2")."""

    start: int
    figures: str
    pattern: str
    style: str


class Numbers:
    """The lists of one document, counting along as its paragraphs pass."""

    def __init__(self, part: Any, looks: Looks) -> None:
        self.looks = looks
        self.levels: dict[str, dict[int, Level]] = {}
        self.lists: dict[str, str] = {}
        self.begins: dict[tuple[str, int], int] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        root = next((each.target_part for each in part.rels.values() if each.reltype.endswith("/numbering")), None)
        for each in root.element if root is not None else ():
            self._add(each)

    def place(self, paragraph: Any, style: str) -> tuple[int, str] | None:
        """Depth from 0 and sign of a paragraph in a list; None for any other."""
        told = child(child(paragraph, "pPr"), "numPr") if child(paragraph, "pPr") is not None else None
        number, depth = _reference(told) if told is not None else self._of_style(style)
        if number in _NO_LIST or number not in self.lists:
            return None
        return depth, self._sign(str(number), depth)

    def _sign(self, number: str, depth: int) -> str:
        key = self.lists[number]
        levels, counts = self.levels.get(key, {}), self.counts[key]
        level = levels.get(depth, Level(1, "bullet", "", ""))
        if level.figures == "bullet":
            return BULLETS[depth % len(BULLETS)]
        begin = self.begins.pop((number, depth), None)
        counts[depth] = begin if begin is not None else counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda found: self._figures(levels, counts, int(found[1]) - 1), level.pattern).strip()

    @staticmethod
    def _figures(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
        level = levels.get(depth, Level(1, "decimal", "", ""))
        return figures(counts.get(depth, level.start), level.figures)

    def _of_style(self, style: str) -> tuple[str | None, int]:
        for each in self.looks.chain(style):
            told = self.looks.styles[each].numbering
            if told is not None:
                number, depth = _reference(told)
                levels = self.levels.get(self.lists.get(str(number), ""), {})
                return number, next((place for place, level in levels.items() if level.style == each), depth)
        return None, 0

    def _add(self, element: Any) -> None:
        if tag(element) == "abstractNum":
            levels = [each for each in element if tag(each) == "lvl"]
            self.levels[attribute(element, "abstractNumId") or ""] = {
                _whole(attribute(each, "ilvl"), 0): _level(each) for each in levels
            }
        elif tag(element) == "num":
            number = attribute(element, "numId") or ""
            self.lists[number] = value(element, "abstractNumId") or ""
            for each in element:
                begin = value(each, "startOverride") if tag(each) == "lvlOverride" else None
                if begin is not None:
                    self.begins[number, _whole(attribute(each, "ilvl"), 0)] = _whole(begin, 1)


def figures(count: int, form: str) -> str:
    """A count as a list writes it: 3 is "3", "c", "C", "iii" or "III"."""
    match form:
        case "lowerLetter" | "upperLetter":
            said = chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1) if count > 0 else ""
            return said.upper() if form == "upperLetter" else said
        case "lowerRoman" | "upperRoman":
            said = _roman(count)
            return said.upper() if form == "upperRoman" else said
        case "decimalZero":
            return f"{count:02}"
        case "none":
            return ""
        case _:
            return str(count)


def _roman(count: int) -> str:
    said = ""
    for size, letters in (*_ROMAN, *_ROMAN_LOW):
        times, count = divmod(max(count, 0), size)
        said += letters * min(times, 10)
    return said


def _level(element: Any) -> Level:
    return Level(
        _whole(value(element, "start"), 1),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        value(element, "pStyle") or "",
    )


def _reference(told: Any) -> tuple[str | None, int]:
    return value(told, "numId"), min(_whole(value(told, "ilvl"), 0), _DEEPEST)


def _whole(text: str | None, usual: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else usual  # noqa: PLR2004 -- no list is longer
