"""A change of the plan as one Dutch sentence: "Doel 2.1 „Minder verwijzingen”: streefwaarde 2027 van 3,00% naar 3,20%, reden: ...".

Pure: no Django.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from goals.compute.differences import Change, ChangeKind, Spot
from goals.kinds import ELEMENTS, Kind
from goals.snapshot import Node
from goals.wording.fields import MEASURED, Names, exact, is_text, label, value_text, word_of
from osp import dutch
from osp.textdiff import Strand, counts, woven

MOST_QUOTED = 90
LEVEL = {Kind.PRIORITY: "priority", Kind.GOAL: "goal", Kind.ACTIVITY: "activity"}


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words. `subject` is the element, `part` what hangs on it and changed, `strands` a long text, old and new in one.

    `label`, `old` and `new` are the name and both values of a field, empty for nothing and for any other change.
    """

    change: Change
    subject: str
    part: str
    text: str
    reason: str = ""
    strands: tuple[Strand, ...] = ()
    label: str = ""
    old: str = ""
    new: str = ""

    @property
    def rest(self) -> str:
        """The sentence without the element, for below a heading that names it."""
        return dutch.sentence_case(self._said)

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return f"{dutch.sentence_case(self.subject)}{', ' if self.part else ': '}{self._said}"

    @property
    def _said(self) -> str:
        said = f"{self.part}: {self.text}" if self.part else self.text
        return f"{said}, reden: {self.reason.rstrip('.')}." if self.reason else f"{said}."


def tell(change: Change, names: Names, reason: str = "", *, weaves: bool = True) -> Told:
    """A change in words. Not `weaves`: a long text is told as changed without its two versions in one, which takes long."""
    node = change.spot.node
    strands: tuple[Strand, ...] = ()
    name, old, new = "", "", ""
    if change.kind is ChangeKind.FIELD:
        name, (old, new) = label(node, change.field, names), _values(change, names)
    is_part = node.kind not in ELEMENTS | {Kind.PLAN, Kind.CHAPTER}
    part = part_text(node, names) if is_part and change.kind in {ChangeKind.FIELD, ChangeKind.MOVED} else ""
    if weaves and change.kind is ChangeKind.FIELD and _is_woven(change):
        strands = woven(change.old or "", change.new or "")
    text = _text(change, names, strands)
    return Told(change, subject(change.spot.element, names), part, text, reason, strands, name, old, new)


def _is_woven(change: Change) -> bool:
    """A long text, and a short one of which both versions together would make a long sentence."""
    node = change.spot.node
    length = len(str(change.old or "")) + len(str(change.new or ""))
    return word_of(node, change.field).is_long or (is_text(node, change.field) and length > MOST_QUOTED)


def subject(node: Node, names: Names) -> str:
    """A plan, chapter or element as a sentence names it: "doel 2.1 „Minder verwijzingen”"; without number when it has none."""
    if node.kind is Kind.PLAN:
        return "plan"
    word = "hoofdstuk" if node.kind is Kind.CHAPTER else names.levels.of(LEVEL[node.kind]).singular
    return " ".join(filter(None, (word, node.number, f"„{node.values.get('title', '')}”")))


def part_text(node: Node, names: Names) -> str:
    """What hangs on an element, named: "mijlpaal „Leidraad”", "Deelname sbo", "begroting 2027 uit lumpsum"."""
    values = node.values
    if node.kind is Kind.MILESTONE:
        return f"mijlpaal „{values['title']}”"
    if node.kind is Kind.RISK:
        return f"risico „{values['title']}”"
    if node.kind is Kind.BUDGET:
        return f"begroting {value_text(node, 'year', values['year'], names)} uit {values['money']}"
    name = {Kind.LINK: "indicator_id", Kind.SCOPE: "schoolbestuur_id", Kind.TAG: "item_id"}[node.kind]
    return value_text(node, name, values[name], names)


def _text(change: Change, names: Names, strands: tuple[Strand, ...]) -> str:
    if change.kind is ChangeKind.FIELD:
        return _field_text(change, names, strands)
    if change.kind is ChangeKind.MOVED and change.before and change.after:
        return _move_text(change.before, change.after, names)
    return _row_text(change, names)


def _field_text(change: Change, names: Names, strands: tuple[Strand, ...]) -> str:
    node = change.spot.node
    old, new = _values(change, names)
    if change.field == "is_closing":
        return f"staat nu {new}"
    name = label(node, change.field, names)
    is_long = _is_woven(change)
    if not old:
        return f"{name} geschreven" if is_long else f"{name} ingevuld: {new}"
    if not new:
        return f"{name} weggehaald" if is_long else f"{name} weggehaald (was {old})"
    if is_long:
        return f"{name} gewijzigd{f', {_words_text(strands)}' if strands else ''}"
    return f"{name} van {old} naar {new}"


def _values(change: Change, names: Names) -> tuple[str, str]:
    """The old and the new value; two that would read the same get the decimals that tell them apart."""
    node = change.spot.node
    then = change.before.node if change.before else node
    old, new = value_text(then, change.field, change.old, names), value_text(node, change.field, change.new, names)
    if old and old == new and change.field in MEASURED:
        return exact(change.old, then, names), exact(change.new, node, names)
    return old, new


def _words_text(strands: tuple[Strand, ...]) -> str:
    gone, came = counts(strands)
    said = [dutch.plural(n, "woord", "woorden") + after for n, after in ((gone, " weg"), (came, " erbij")) if n]
    return dutch.join_words(said) or "alleen de opmaak"


def _move_text(before: Spot, after: Spot, names: Names) -> str:
    if before.parent != after.parent and before.above and after.above:
        return f"verplaatst van {subject(before.above[-1], names)} naar {subject(after.above[-1], names)}"
    old, new = before.node.number, after.node.number
    if old and new and old != new:
        return f"verplaatst van {old} naar {new}"
    return f"verplaatst van plaats {before.place} naar plaats {after.place}"


_ELEMENT_WORDS = {
    ChangeKind.ADDED: "toegevoegd",
    ChangeKind.REMOVED: "gearchiveerd",
    ChangeKind.RESTORED: "teruggehaald uit het archief",
}
_LINK_WORDS = {
    ChangeKind.ADDED: "gekoppeld",
    ChangeKind.REMOVED: "ontkoppeld",
    ChangeKind.RESTORED: "opnieuw gekoppeld",
}
_PART_WORDS = {
    ChangeKind.ADDED: "toegevoegd",
    ChangeKind.REMOVED: "weggehaald",
    ChangeKind.RESTORED: "teruggezet",
}


def _row_text(change: Change, names: Names) -> str:
    node = change.spot.node
    if node.kind in ELEMENTS | {Kind.PLAN, Kind.CHAPTER}:
        along = inside_text(change.inside, names)
        return f"{_ELEMENT_WORDS[change.kind]}{', met ' if along else ''}{along}"
    if node.kind is Kind.LINK:
        return f"indicator {part_text(node, names)} {_LINK_WORDS[change.kind]}"
    lead = {Kind.SCOPE: "bereik: ", Kind.TAG: "kader: "}.get(node.kind, "")
    return f"{lead}{part_text(node, names)}{_detail(node, names)} {_PART_WORDS[change.kind]}"


def _detail(node: Node, names: Names) -> str:
    """What a reader wants to know at once of a part that came or went."""
    if node.kind is Kind.MILESTONE:
        return f" op {value_text(node, 'due', node.values['due'], names)}"
    if node.kind is Kind.BUDGET and (budgeted := value_text(node, "budgeted", node.values["budgeted"], names)):
        return f" ({budgeted} begroot)"
    return ""


def inside_text(nodes: Iterable[Node], names: Names) -> str:
    """What comes along with an element: "2 doelen en 5 activiteiten"; empty without any."""
    found = [node.kind for node in nodes]
    counted = [(kind, found.count(kind)) for kind in LEVEL if kind in found]
    return dutch.join_words([names.levels.of(LEVEL[kind]).count(number) for kind, number in counted])
