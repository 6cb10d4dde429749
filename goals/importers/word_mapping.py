"""Which heading of a Word file becomes what: proposed by level and words, then put together as a plan. Pure: no Django."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from goals.importers.word import WordPart
from goals.importers.word_runs import escaped

LEFT = "Overgenomen tekst"
LONGEST = 160
LONGEST_GOAL = 200


class WordRole(StrEnum):
    """What a heading with its text becomes; the value stands in forms."""

    PRIORITY = "speerpunt"
    GOAL = "doel"
    ACTIVITY = "activiteit"
    CHAPTER = "hoofdstuk"
    TEXT = "tekst"
    MISSION = "missie"
    VISION = "visie"
    VALUES = "kernwaarden"
    SKIP = "overslaan"


@dataclass(slots=True)
class DraftRow:
    """A chapter, speerpunt, doel or activiteit to be made. `source` is the place of its heading in the document."""

    title: str
    text: str
    source: int
    is_closing: bool = False
    rows: list["DraftRow"] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """The plan that a mapping would make. `remarks` say, by the place of a heading, where it could not become what was chosen."""

    mission: str = ""
    vision: str = ""
    core_values: str = ""
    chapters: list[DraftRow] = field(default_factory=list)
    priorities: list[DraftRow] = field(default_factory=list)
    remarks: dict[int, WordRole] = field(default_factory=dict)

    @property
    def goals(self) -> list[DraftRow]:
        """Every doel."""
        return [goal for priority in self.priorities for goal in priority.rows]

    @property
    def activities(self) -> list[DraftRow]:
        """Every activiteit."""
        return [activity for goal in self.goals for activity in goal.rows]


_LABELS = {
    WordRole.PRIORITY: ("speerpunt", "ambitie", "programmalijn", "pijler", "thema", "prioriteit"),
    WordRole.GOAL: ("doel", "doelstelling", "subdoel", "streefdoel"),
    WordRole.ACTIVITY: ("activiteit", "actie", "actiepunt", "maatregel", "inspanning"),
}
_GROUPS = {
    WordRole.PRIORITY: ("speerpunten", "ambities", "programmalijnen", "pijlers", "thema's", "thema’s", "prioriteiten"),
    WordRole.GOAL: ("doelen", "doelstellingen", "subdoelen"),
    WordRole.ACTIVITY: ("activiteiten", "acties", "actiepunten", "maatregelen"),
}
_WHOLE = {
    WordRole.MISSION: re.compile(f"^(onze )?{WordRole.MISSION}$"),
    WordRole.VISION: re.compile(r"^(onze )?visie$"),
    WordRole.VALUES: re.compile(r"^(onze )?kernwaarden$"),
    WordRole.SKIP: re.compile(
        r"^(inhoud|inhoudsopgave|alle indicatoren|geld in dit plan|waar dit plan aan voldoet|zo leest u dit plan|colofon|indicator \d.*)$"
    ),
    WordRole.CHAPTER: re.compile(
        rf"^(inleiding|voorwoord|samenvatting|leeswijzer|bijlagen?\b.*|{WordRole.MISSION},? (en )?visie.*|over ons|wie wij zijn"
        r"|organisatie|context|begroting|financi.*|kwaliteit.*|begrippen.*|woordenlijst)$"
    ),
}
# "1.2 Naam" and "3. naam"; in "3 scholen onder één dak" the number is part of what is said.
_NUMBER = re.compile(r"^\(?(?:\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)]|\d{1,2}(?=\s+[A-ZÀ-Ý]))\s+(?=\S)")


def own_words(priority: Sequence[str], goal: Sequence[str], activity: Sequence[str]) -> dict[WordRole, tuple[str, ...]]:
    """The labels by which headings are known, with the (singular, plural) names that this samenwerkingsverband uses."""
    own = {WordRole.PRIORITY: priority, WordRole.GOAL: goal, WordRole.ACTIVITY: activity}
    return {role: (*(word.lower() for word in words), *_LABELS[role]) for role, words in own.items()}


def suggest(parts: Sequence[WordPart], words: dict[WordRole, tuple[str, ...]] = _LABELS) -> tuple[WordRole, ...]:
    """A role for each part, by its words, else by its place under the others."""
    labelled = [_by_words(part, words) for part in parts]
    named = {role for role in labelled if role is not None}
    found: list[WordRole] = []
    expects: list[WordRole | None] = []
    for place, part in enumerate(parts):
        above = _above(parts, place)
        group = _group(part)
        role = labelled[place] or (WordRole.TEXT if group else None)
        if role is None and above is not None and expects[above] is not None:
            role = expects[above]
        found.append(role or _by_place(parts, place, found[above] if above is not None else None, named))
        expects.append(group)
    return tuple(found)


def _by_words(part: WordPart, words: dict[WordRole, tuple[str, ...]]) -> WordRole | None:
    title = _NUMBER.sub("", part.title).lower().strip(" .:")
    for role, pattern in _WHOLE.items():
        if pattern.match(title):
            return role
    for role, labels in words.items():
        if any(
            re.match(rf"(strategisch[e]? )?{re.escape(label)}(\s*\d|\s*[:.\-–]|\s+[a-z]\b|\s*$)", title)
            for label in labels
        ):
            return role
    return None


def _group(part: WordPart) -> WordRole | None:
    """What the headings under one such as "Doelen" are."""
    title = _NUMBER.sub("", part.title).lower().strip(" .:")
    return next((role for role, names in _GROUPS.items() if title in names), None)


def _by_place(parts: Sequence[WordPart], place: int, above: WordRole | None, named: set[WordRole]) -> WordRole:
    if parts[place].level == 0:
        return WordRole.TEXT
    below = {WordRole.PRIORITY: WordRole.GOAL, WordRole.GOAL: WordRole.ACTIVITY}
    if above in below:
        return WordRole.TEXT if below[above] in named else below[above]
    if above is not None:
        return WordRole.TEXT
    is_last = place + 1 == len(parts)
    has_below = not is_last and parts[place + 1].level > parts[place].level
    return WordRole.PRIORITY if has_below and WordRole.PRIORITY not in named else WordRole.CHAPTER


def _above(parts: Sequence[WordPart], place: int) -> int | None:
    """The heading that this one stands under."""
    level = parts[place].level
    return next((here for here in range(place - 1, -1, -1) if 0 < parts[here].level < level), None)


def arrange(
    parts: Sequence[WordPart], roles: Sequence[WordRole], words: dict[WordRole, tuple[str, ...]] = _LABELS
) -> Draft:
    """The parts as a plan. Nothing is lost: what has no place goes to one last chapter, heading and all.

    A doel needs a speerpunt above it and an activiteit a doel; without one it becomes a chapter, or text of what is above it.
    """
    writer = _Writer(words)
    for place, (part, role) in enumerate(zip(parts, roles, strict=True)):
        writer.put(place, part, role)
    return writer.done()


class _Writer:
    """Puts parts in their places, one after another."""

    def __init__(self, words: dict[WordRole, tuple[str, ...]]) -> None:
        self.words = words
        self.draft = Draft()
        self.left: list[str] = []
        self.priority: DraftRow | None = None
        self.goal: DraftRow | None = None
        self.last: DraftRow | None = None
        # The word of the plan that text goes on with, such as the mission.
        self.creed = ""

    def put(self, place: int, part: WordPart, role: WordRole) -> None:
        """One part in its place."""
        role = self._possible(place, role)
        if role in {WordRole.MISSION, WordRole.VISION, WordRole.VALUES}:
            self.creed, self.last = {"missie": "mission", "visie": "vision", "kernwaarden": "core_values"}[role], None
            is_named = _WHOLE[role].match(part.title.lower().strip(" .:"))
            self._say(part.text if is_named else _with_heading(part))
        elif role is WordRole.SKIP:
            self.left.append(_with_heading(part))
        elif role is WordRole.TEXT:
            self._say(_with_heading(part))
        else:
            self._row(place, part, role)

    def done(self) -> Draft:
        """The draft, with what is left in a chapter of its own."""
        left = "\n\n".join(text for text in self.left if text)
        if left:
            self.draft.chapters.append(DraftRow(LEFT, left, -1, is_closing=True))
        return self.draft

    def _possible(self, place: int, role: WordRole) -> WordRole:
        can = role
        if role is WordRole.GOAL and self.priority is None:
            can = WordRole.CHAPTER
        elif role is WordRole.ACTIVITY and self.goal is None:
            can = WordRole.TEXT
        if can is not role:
            self.draft.remarks[place] = can
        return can

    def _row(self, place: int, part: WordPart, role: WordRole) -> None:
        longest = LONGEST_GOAL if role in {WordRole.GOAL, WordRole.ACTIVITY} else LONGEST
        title, text = titled(part, role, self.words, longest)
        row = DraftRow(title, text, place)
        if role is WordRole.PRIORITY:
            self.draft.priorities.append(row)
            self.priority, self.goal = row, None
        elif role is WordRole.GOAL and self.priority is not None:
            self.priority.rows.append(row)
            self.goal = row
        elif role is WordRole.ACTIVITY and self.goal is not None:
            self.goal.rows.append(row)
        else:
            row.is_closing = bool(self.draft.priorities)
            self.draft.chapters.append(row)
            self.priority = self.goal = None
        self.last, self.creed = row, ""

    def _say(self, text: str) -> None:
        if not text:
            return
        if self.creed:
            before = getattr(self.draft, self.creed)
            setattr(self.draft, self.creed, "\n\n".join(each for each in (before, text) if each))
        elif self.last is not None:
            self.last.text = "\n\n".join(each for each in (self.last.text, text) if each)
        else:
            self.left.append(text)


def titled(
    part: WordPart, role: WordRole, words: dict[WordRole, tuple[str, ...]] = _LABELS, longest: int = LONGEST
) -> tuple[str, str]:
    """(title, text) of a row: without the number and the label in front; a title that is too long goes on in the text."""
    title = _NUMBER.sub("", part.title)
    for label in words.get(role, ()):
        found = re.match(rf"(?i){re.escape(label)}\s*\d*(\.\d+)*[a-z]?\s*[:.\-–]?\s+(?=\S)", title)
        if found and re.search(r"[\d:.\-–]", found[0]):
            title = title[found.end() :]
            break
    title = title[:1].upper() + title[1:]
    if len(title) <= longest:
        return title, part.text
    cut = title[: longest - 1].rpartition(" ")[0] or title[: longest - 1]
    return f"{cut}…", "\n\n".join(each for each in (escaped(title), part.text) if each)


def _with_heading(part: WordPart) -> str:
    heading = f"# {escaped(part.title)}" if part.title else ""
    return "\n\n".join(each for each in (heading, part.text) if each)


def with_roles(parts: Sequence[WordPart], sent: dict[int, str], usual: Sequence[WordRole]) -> tuple[WordRole, ...]:
    """The roles that were sent by place; what was not sent, or is no role, keeps its proposal."""
    known = set(WordRole)
    return tuple(WordRole(sent[place]) if sent.get(place) in known else usual[place] for place in range(len(parts)))
