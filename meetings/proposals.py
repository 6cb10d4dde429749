"""Which indicators ask for a place on the agenda of one meeting, and why. Pure: no Django."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from meetings.enums import Purpose
from osp import dutch

# Months in the order of a school year, as people plan them: augustus first.
SCHOOL_MONTHS = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)
MINUTES_FIRST = 10
MINUTES_MORE = 5
MINUTES_MOST = 30
_DAYS_IN_WEEK = 7

# What a body does with a subject, before and after the words that say when: "Het bestuur bespreekt dit in december".
PURPOSE_VERBS = {
    Purpose.INFORM: ("wordt hierover", "geïnformeerd"),
    Purpose.DISCUSS: ("bespreekt dit", ""),
    Purpose.ADVISE: ("adviseert hierover", ""),
    Purpose.CONSENT: ("wordt", "om instemming gevraagd"),
    Purpose.APPROVE: ("wordt", "om goedkeuring gevraagd"),
    Purpose.DECIDE: ("besluit hierover", ""),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """How often a body discusses something: in these months (1-12), or else every so many weeks."""

    months: tuple[int, ...] = ()
    every_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it is time, and when-words that end a sentence: "in december", "elke 6 weken; nog niet eerder besproken"."""

    is_due: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rhythm of the body. `subject` is the speerpunt or doel: links of one subject and purpose become one item."""

    link_id: int
    subject: str
    title: str
    purpose: str
    rule: Rule
    presenter: str = ""
    last_discussed: date | None = None


@dataclass(frozen=True, slots=True)
class ProposedItem:
    """An agenda item that the rhythms ask for. `key` names it in a form; `reasons` are whole sentences."""

    key: str
    title: str
    purpose: str
    link_ids: tuple[int, ...]
    reasons: tuple[str, ...]
    presenter: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting of a body in the order of its year. `counted` is the day that its agenda goes by, `taken` what is on it.

    `is_ahead`: what is proposed for it is taken to be discussed there, so that a later meeting does not propose it again.
    """

    key: Hashable
    day: date
    counted: date
    taken: frozenset[int] = frozenset()
    is_ahead: bool = True


def due(rule: Rule, *, on: date, previous: date | None, last_discussed: date | None = None) -> Verdict:
    """Whether a meeting that counts on this day should discuss it; the other days are counted days too.

    Months: the month of the meeting is listed, unless the body discussed it earlier that month; or a listed month passed
    without a meeting since the `previous` one of this body. Weeks: at least so many weeks since it was last discussed.
    """
    if rule.every_weeks:
        return _due_by_weeks(rule.every_weeks, on, last_discussed)
    if on.month in rule.months:
        done = last_discussed is not None and (last_discussed.year, last_discussed.month) == (on.year, on.month)
        return Verdict(not done, "" if done else f"in {dutch.MONTHS[on.month - 1]}")
    missed = [month for month in _months_between(previous, on) if month in rule.months]
    if not missed:
        return Verdict(is_due=False)
    return Verdict(
        is_due=True, reason=f"in {dutch.MONTHS[missed[0] - 1]}; toen was er geen vergadering, dus het schoof door"
    )


def propose(
    candidates: Iterable[Candidate], *, body: str, on: date, previous: date | None, taken: frozenset[int] = frozenset()
) -> tuple[ProposedItem, ...]:
    """One item per speerpunt or doel and purpose, in the order given. `body` is the subject of the reasons ("De ALV");
    links in `taken` are on the agenda already."""
    groups: dict[str, list[tuple[Candidate, str]]] = {}
    for candidate in candidates:
        verdict = due(candidate.rule, on=on, previous=previous, last_discussed=candidate.last_discussed)
        if verdict.is_due and candidate.link_id not in taken:
            reason = _reason(body, Purpose(candidate.purpose), verdict)
            groups.setdefault(f"{candidate.subject}-{candidate.purpose}", []).append((candidate, reason))
    return tuple(_item(key, members) for key, members in groups.items())


def propose_in_turn(
    candidates: Sequence[Candidate], sittings: Iterable[Sitting], *, body: str
) -> dict[Hashable, tuple[ProposedItem, ...]]:
    """What each meeting of one body is asked to discuss, by the key of the meeting, given all its meetings in any order."""
    talked: dict[int, date] = {}
    previous: date | None = None
    found: dict[Hashable, tuple[ProposedItem, ...]] = {}
    for sitting in sorted(sittings, key=lambda each: (each.day, each.counted)):
        dated = [replace(each, last_discussed=talked.get(each.link_id)) for each in candidates]
        found[sitting.key] = propose(dated, body=body, on=sitting.counted, previous=previous, taken=sitting.taken)
        assumed = {pk for item in found[sitting.key] for pk in item.link_ids} if sitting.is_ahead else set()
        talked |= dict.fromkeys(sitting.taken | assumed, sitting.counted)
        previous = sitting.counted
    return found


def _reason(body: str, purpose: Purpose, verdict: Verdict) -> str:
    """ "De ALV wordt hierover in december geïnformeerd." """
    before, after = PURPOSE_VERBS[purpose]
    when, semicolon, rest = verdict.reason.partition(";")
    return " ".join(part for part in (body, before, when, after) if part) + f"{semicolon}{rest}."


def frequency_text(rule: Rule) -> str:
    """ "2x per jaar (dec, jun)", "elke maand", "elke 6 weken"; empty for a rule that says nothing."""
    if rule.every_weeks:
        return "elke week" if rule.every_weeks == 1 else f"elke {rule.every_weeks} weken"
    months = [month for month in SCHOOL_MONTHS if month in rule.months]
    if len(months) == len(SCHOOL_MONTHS):
        return "elke maand"
    names = ", ".join(dutch.SHORT_MONTHS[month - 1] for month in months)
    return f"{len(months)}x per jaar ({names})" if months else ""


def _item(key: str, members: Sequence[tuple[Candidate, str]]) -> ProposedItem:
    first = members[0][0]
    minutes = min(MINUTES_FIRST + MINUTES_MORE * (len(members) - 1), MINUTES_MOST)
    return ProposedItem(
        key=key,
        title=f"Voortgang: {first.title}",
        purpose=first.purpose,
        link_ids=tuple(candidate.link_id for candidate, _ in members),
        reasons=tuple(dict.fromkeys(reason for _, reason in members)),
        presenter=next((candidate.presenter for candidate, _ in members if candidate.presenter), ""),
        minutes=minutes,
    )


def _due_by_weeks(weeks: int, on: date, last: date | None) -> Verdict:
    often = frequency_text(Rule(every_weeks=weeks))
    if last is None:
        return Verdict(is_due=True, reason=f"{often}; nog niet eerder besproken")
    if (on - last).days < weeks * _DAYS_IN_WEEK:
        return Verdict(is_due=False)
    return Verdict(is_due=True, reason=f"{often}; voor het laatst op {dutch.date_long(last)}")


def _months_between(previous: date | None, on: date) -> tuple[int, ...]:
    """Whole months after that of the previous meeting and before that of this one, at most a year."""
    if previous is None:
        return ()
    first, last = previous.year * 12 + previous.month, on.year * 12 + on.month - 1
    return tuple(index % 12 + 1 for index in range(max(first, last - 12), last))
