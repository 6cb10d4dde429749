"""What the paragraphs of a Word file are by their styles: headings in any language of Word, title, contents, the rest. Pure: no Django."""

import re
from dataclasses import dataclass
from typing import Any

from goals.importers.word_runs import attribute, child, is_on, tag, value

HEADING, TITLE, SKIPPED, HIDDEN, TEXT = "heading", "title", "skipped", "hidden", "text"
# Word names its own styles in English in the file; other programs and people in their language.
_HEADING = re.compile(r"^(?:heading|kop|überschrift|titre)\s*([1-9])$")
_TITLE = frozenset({"title", "titel"})
_CONTENTS = re.compile(r"^(?:toc|inhopg|contents|inhoudsopgave|table of contents|tof|lijst met afbeeldingen)\b")
_CONTENTS_HEAD = re.compile(r"^(?:toc heading|kop van inhoudsopgave|kopvaninhoudsopgave|contents heading)")
LAST_LEVEL = 9
MOST_BASES = 12


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is, at which level if it heads something, and the id of its style."""

    kind: str
    level: int = 0
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Style:
    """A style as the file tells it."""

    name: str
    base: str
    outline: int | None
    bold: bool | None
    italic: bool | None
    hidden: bool | None
    numbering: Any


class Looks:
    """The styles of one document."""

    def __init__(self, part: Any) -> None:
        self.styles: dict[str, _Style] = {}
        self.default = ""
        for each in part._styles_part.element if part._styles_part is not None else ():
            if tag(each) == "style":
                self._add(each)

    def of(self, paragraph: Any) -> Look:
        """What a paragraph is."""
        looks = child(paragraph, "pPr")
        style = value(looks, "pStyle") or self.default
        if self.hides(style):
            return Look(HIDDEN, style=style)
        names = [self.styles[each].name for each in self.chain(style)]
        if any(_CONTENTS.match(name) or _CONTENTS_HEAD.match(name) for name in names[:1]):
            return Look(SKIPPED, style=style)
        if any(name in _TITLE for name in names[:1]):
            return Look(TITLE, style=style)
        level = self._level(looks, style)
        return Look(HEADING, level, style) if level else Look(TEXT, style=style)

    def marks(self, style: str) -> tuple[bool, bool]:
        """Whether a style of characters is bold, and italic."""
        chain = [self.styles[each] for each in self.chain(style)]
        bold = next((each.bold for each in chain if each.bold is not None), False)
        return bold, next((each.italic for each in chain if each.italic is not None), False)

    def hides(self, style: str) -> bool:
        """Whether a style hides its words."""
        chain = [self.styles[each] for each in self.chain(style)]
        return next((each.hidden for each in chain if each.hidden is not None), False)

    def _level(self, looks: Any, style: str) -> int:
        told = _outline(looks)
        if told is not None:
            return told + 1 if told < LAST_LEVEL else 0
        for each in self.chain(style):
            found = _HEADING.match(self.styles[each].name)
            if found:
                return int(found[1])
            outline = self.styles[each].outline
            if outline is not None:
                return outline + 1 if outline < LAST_LEVEL else 0
        return 0

    def chain(self, style: str) -> list[str]:
        """The style and what it is based on, as far as the file tells; a file may go round in circles."""
        found: list[str] = []
        while style in self.styles and style not in found and len(found) < MOST_BASES:
            found.append(style)
            style = self.styles[style].base
        return found

    def _add(self, element: Any) -> None:
        key = attribute(element, "styleId") or ""
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in {"1", "true"}:
            self.default = key
        looks, run = child(element, "pPr"), child(element, "rPr")
        self.styles[key] = _Style(
            name=(value(element, "name") or key).lower(),
            base=value(element, "basedOn") or "",
            outline=_outline(looks),
            bold=is_on(run, "b"),
            italic=is_on(run, "i"),
            hidden=is_on(run, "vanish"),
            numbering=child(looks, "numPr") if looks is not None else None,
        )


def _outline(looks: Any) -> int | None:
    told = value(looks, "outlineLvl")
    return int(told) if told is not None and told.isdecimal() else None
