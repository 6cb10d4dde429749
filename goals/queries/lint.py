"""Planlint: what the system notices about a doel, for the kantlijn. Works on what the tree already holds."""

from dataclasses import dataclass
from datetime import date

from goals.enums import ActivityStatus, Status
from goals.queries.assessment import LinkAssessment
from goals.queries.tree import ActivityView, GoalView, PriorityView
from goals.targets import doubts
from goals.wording import doubt_sentence
from osp import dutch
from osp.scope import own_levels


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark. `kind` is info (may stay) or warn (asks for a choice); `code` says what the page offers with it."""

    code: str
    kind: str
    title: str
    text: str


def goal_remarks(view: GoalView, today: date) -> tuple[Remark, ...]:
    """Remarks beside one doel, the most pressing first."""
    remarks = (*_about_owner(view), *_about_dates(view, today), *_about_indicators(view))
    return tuple(sorted(remarks, key=lambda remark: remark.kind != "warn"))


def priority_remarks(view: PriorityView) -> tuple[Remark, ...]:
    """Remarks beside one speerpunt."""
    if view.goals:
        return ()
    goal = own_levels().goal
    text = f"Een {goal.singular} zegt wat er over vier jaar anders is en waaraan u dat ziet."
    return (Remark("no-goal", "warn", f"Nog {goal.none}.", text),)


def is_overdue(activity: ActivityView, today: date) -> bool:
    """Whether it should have been ready and is not."""
    row = activity.activity
    unfinished = row.status in {ActivityStatus.PLANNED, ActivityStatus.RUNNING}
    return unfinished and row.ends is not None and row.ends < today


def _about_owner(view: GoalView) -> tuple[Remark, ...]:
    if view.goal.owner_id is not None:
        return ()
    return (Remark("no-owner", "warn", "Geen eigenaar.", f"Niemand houdt {own_levels().goal.this} in de gaten."),)


def _about_dates(view: GoalView, today: date) -> tuple[Remark, ...]:
    remarks = []
    if view.goal.ends and view.goal.ends < today and view.status is not Status.ACHIEVED:
        when = dutch.date_long(view.goal.ends)
        text = f"{dutch.sentence_case(own_levels().goal.this)} liep tot {when}."
        remarks.append(Remark("past", "warn", "De einddatum is voorbij.", text))
    late = [activity for activity in view.activities if is_overdue(activity, today)]
    if late:
        noun, several = own_levels().activity.singular, own_levels().activity.plural
        title = f"Eén {noun} is over tijd." if len(late) == 1 else f"{_word(len(late))} {several} zijn over tijd."
        names = dutch.join_words([f"„{activity.activity.title}”" for activity in late])
        remarks.append(Remark("overdue", "warn", title, names))
    return tuple(remarks)


def _about_indicators(view: GoalView) -> tuple[Remark, ...]:
    if not view.links:
        text = f"Zonder indicator is niet te zien of {own_levels().goal.this} wordt gehaald."
        return (Remark("no-indicator", "warn", "Geen indicator.", text),)
    remarks = []
    if not view.noticeable:
        text = "Wat gaan leerlingen, ouders of leraren ervan merken?"
        remarks.append(Remark("no-noticeable", "info", "Alleen meetbaar.", text))
    aimless = [link for link in view.links if link.target is None]
    if aimless:
        names = dutch.join_words([link.link.indicator.name for link in aimless])
        remarks.append(Remark("no-target", "info", "Nog geen streefwaarde", f"bij {names}."))
    remarks += [_about_path(link) for link in view.links if link.target and doubts(link.target)]
    if any(link.point and link.point.missing for link in view.links):
        text = "Het cijfer mist een deel; het totaal is onvolledig."
        remarks.append(Remark("incomplete", "info", "Onvolledig cijfer.", text))
    return tuple(remarks)


def _about_path(link: LinkAssessment) -> Remark:
    """A path that goes beyond its target, or back: somebody meant it, and readers may wonder."""
    found = doubts(link.target) if link.target else ()
    said = " ".join(doubt_sentence(doubt, link.target, link.unit) for doubt in found if link.target)
    return Remark("path-doubt", "info", f"Pad van {link.link.indicator.name}.", said)


def _word(number: int) -> str:
    return dutch.sentence_case(dutch.number_word(number))
