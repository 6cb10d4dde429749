"""What hangs on an element, in Dutch sentences: milestones, risks, for whom it holds. Pure: no Django."""

from collections.abc import Sequence

from goals.compute.milestones import MilestoneProfile
from goals.enums import RISK_LABELS
from osp import dutch
from osp.levels import LevelName

# More names than these are counted instead.
MOST_NAMES = 6


def milestones_sentence(profile: MilestoneProfile) -> str:
    """ "2 van 4 mijlpalen gehaald", with what is late; empty without milestones."""
    if not profile.total:
        return ""
    noun = "mijlpaal" if profile.total == 1 else "mijlpalen"
    late = f", {len(profile.late)} te laat" if profile.late else ""
    return f"{profile.reached} van {profile.total} {noun} gehaald{late}"


def late_sentence(profile: MilestoneProfile) -> str:
    """ "„Leidraad vastgesteld” had er op 31 januari 2027 moeten zijn."; empty when nothing is late."""
    told = [f"„{title}” had er op {dutch.date_long(due)} moeten zijn." for title, due in profile.late]
    return " ".join(told)


def risk_text(chance: int, impact: int) -> str:
    """ "kans groot, gevolg gemiddeld"."""
    return f"kans {RISK_LABELS[chance]}, gevolg {RISK_LABELS[impact]}"


def scope_sentence(names: Sequence[str], above: LevelName | None) -> str:
    """For which schoolbesturen an element holds. `above` is the level on which that was chosen, None for the element itself.

    Without names it holds for all of them.
    """
    if not names:
        return "Geldt voor alle schoolbesturen."
    whom = dutch.join_words(names) if len(names) <= MOST_NAMES else f"{len(names)} schoolbesturen"
    return f"Geldt voor {whom}{f', net als {above.the} waar dit onder valt' if above else ''}."
