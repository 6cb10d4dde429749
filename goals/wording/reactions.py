"""What places in the plan are called where people speak about them, and what reactions wait for. Pure: no Django."""

from goals.kinds import Kind, noun
from goals.wording.fields import FIELDS
from osp import richtext
from osp.levels import Levels

# Rows that people speak about.
DISCUSSED = frozenset({Kind.PLAN, Kind.CHAPTER, Kind.PRIORITY, Kind.GOAL, Kind.ACTIVITY})
HEAD_WORDS = 9


def field_word(kind: Kind, field: str, levels: Levels) -> str:
    """What a field is called: "toelichting", "missie" or its own word for it; empty for the row as a whole."""
    word = FIELDS[kind].get(field)
    return word.label.format(mission=levels.mission.singular, baseline_year="", target_year="").strip() if word else ""


def texts_of(kind: Kind) -> tuple[str, ...]:
    """The fields of a row that hold more than a line: those that other words can be suggested for."""
    return tuple(name for name, word in FIELDS[kind].items() if word.is_long) if kind in DISCUSSED else ()


def fields_of(kind: Kind) -> tuple[str, ...]:
    """The fields of a row that one may speak about, in the order of the row; the row as a whole goes first and without a name."""
    hidden = {"ancestor_id", "is_closing"}
    return ("", *(name for name in FIELDS[kind] if name not in hidden)) if kind in DISCUSSED else ()


def shown_with(kind: Kind, field: str) -> tuple[str, ...]:
    """What is said beside a passage of the text: of a text that text alone, of a title the row and all its other facts."""
    return (field,) if field in texts_of(kind) else tuple(set(fields_of(kind)) - set(texts_of(kind)))


def row_name(kind: Kind, number: str, title: str, levels: Levels) -> str:
    """ "doel 2.1", "hoofdstuk „Wie wij zijn”", "plan"."""
    if kind is Kind.PLAN:
        return "plan"
    return f"{noun(kind, levels)} {number}" if number else f"{noun(kind, levels)} „{title}”"


def head_of(text: str) -> str:
    """The first words of a text, for a list or a title."""
    words = richtext.plain(text).split()
    head = " ".join(words[:HEAD_WORDS])
    return f"{head.rstrip('.,;:')}…" if len(words) > HEAD_WORDS else head


def reason_of(on_behalf: str, why: str) -> str:
    """Why a text changed, in its history: the suggestion that was taken over."""
    whose = f" namens {on_behalf}" if on_behalf else ""
    return f"voorstel{whose} overgenomen{': ' + richtext.plain(why) if why else ''}"


def agenda_summary(place: str, said: str) -> str:
    """What an oplegger begins with when a remark comes on the agenda."""
    quoted = "\n".join(f"> {line}" if line.strip() else ">" for line in said.strip().split("\n"))
    return f"Bij het plan, {place}, is opgemerkt:\n\n{quoted}"
