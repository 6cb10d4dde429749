"""Which paragraphs of a Word file are items of a list, how deep, and with which sign. Pure: no Django."""

from typing import Any

from goals.importers.word_runs import attribute, child, tag, value

BULLET = "-"
NO_LIST = frozenset({"0", None})
# Deeper than anybody writes.
MOST_DEPTH = 8


class Lists:
    """The numbering of one document. `is_going_on` tells whether the last paragraph was an item too."""

    def __init__(self, part: Any) -> None:
        self.signs = _signs(part)
        self.styles = _style_lists(part)
        self.is_going_on = False
        self.counts: list[int] = []

    def place(self, paragraph: Any, style: str) -> tuple[int, str] | None:
        """Depth from 0 and sign ("-", "3.") of an item; None for a paragraph that is none."""
        looks = child(paragraph, "pPr")
        told = child(looks, "numPr") if looks is not None else None
        number, level = _reference(told) if told is not None else self.styles.get(style, (None, 0))
        if number in NO_LIST:
            return None
        # An item stands at most one deeper than the one before, or it would be no item.
        depth = min(level, len(self.counts), MOST_DEPTH)
        del self.counts[depth + 1 :]
        if len(self.counts) == depth:
            self.counts.append(0)
        self.counts[depth] += 1
        is_bullet = self.signs.get((str(number), level), "bullet") in {"bullet", "none"}
        return depth, BULLET if is_bullet else f"{self.counts[depth]}."

    def reset(self) -> None:
        """What comes next begins a new list."""
        self.counts.clear()
        self.is_going_on = False


def _reference(told: Any) -> tuple[str | None, int]:
    level = value(told, "ilvl") or "0"
    return value(told, "numId"), int(level) if level.isdecimal() else 0


def _style_lists(part: Any) -> dict[str, tuple[str | None, int]]:
    """Styles whose paragraphs are items by themselves, such as "List Bullet"."""
    found = {}
    for style in part._styles_part.element if part._styles_part is not None else ():
        looks = child(style, "pPr") if tag(style) == "style" else None
        told = child(looks, "numPr") if looks is not None else None
        if told is not None:
            found[attribute(style, "styleId") or ""] = _reference(told)
    return found


def _signs(part: Any) -> dict[tuple[str, int], str]:
    """(number of the list, level): the format of its sign, such as "bullet" or "decimal"."""
    root = next((each.target_part for each in part.rels.values() if each.reltype.endswith("/numbering")), None)
    if root is None:
        return {}
    formats: dict[str, dict[int, str]] = {}
    found: dict[tuple[str, int], str] = {}
    for each in root.element:
        if tag(each) == "abstractNum":
            levels = [level for level in each if tag(level) == "lvl"]
            formats[attribute(each, "abstractNumId") or ""] = {
                int(attribute(level, "ilvl") or 0): value(level, "numFmt") or "decimal" for level in levels
            }
        elif tag(each) == "num":
            own = formats.get(value(each, "abstractNumId") or "", {})
            found |= {(attribute(each, "numId") or "", level): sign for level, sign in own.items()}
    return found
