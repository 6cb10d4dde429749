"""The year wheel of a school year, and letting the calendar follow it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from meetings import queries
from meetings.compute.wheel import Dot, Publishes, Wheel, draw
from meetings.compute.year_steps import Fate
from meetings.queries.links import year_links
from meetings.queries.year_plan import year_plan
from meetings.queries.year_warnings import Comes, FigureWarning, figure_warnings, figures_coming, schoolday_from
from meetings.queries.year_wheel import WheelMeeting, YearWheel, wheel_rows, year_wheel
from meetings.services import rhythms as rhythm_services
from meetings.services import year as services
from meetings.services.year import Followed
from meetings.views.pages import MeetingsPage, wants_table
from osp import dutch
from osp.abilities import Ability
from osp.errors import DomainError
from osp.web.context import current_school_year
from osp.web.export import table_response
from osp.web.numbers import number_in

HEADER = ("gremium", "datum", "soort", "punt", "indicator", "waarschuwing")


class YearPage(MeetingsPage):
    """A page about one school year."""

    def year_url(self, name: str, year: int) -> str:
        """Address of a page of a school year, for the same body."""
        body = self.request.GET.get("gremium", "")
        return self.url(name, year) + (f"?gremium={body}" if body.isdigit() else "")


class ThisYearView(YearPage):
    """On to the school year of today."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.go(self.year_url("year", current_school_year()))


class YearView(YearPage):
    """The wheel, what to look at again, and every meeting with its draft agenda."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        body_id = number_in(request.GET.get("gremium"))
        wheel = year_wheel(self.tenant.swv, year, audience=queries.audience_of(self.actor), body_id=body_id)
        if kind := wants_table(request):
            cells = [tuple(row.values()) for row in wheel_rows(wheel)]
            return table_response(f"jaarplanning-{self.tenant.slug}-{year}", HEADER, cells, kind)
        return self.render("meetings/year.html", self._context(wheel, body_id))

    def _context(self, wheel: YearWheel, body_id: int | None) -> dict[str, Any]:
        warnings, coming = figure_warnings(wheel), figures_coming(wheel)
        numbers = {each.meeting.at.key: each.number for each in warnings}
        may_edit = self.actor.can(Ability.EDIT_MEETINGS)
        return {
            "wheel": wheel,
            "drawn": _drawn(wheel, numbers, coming),
            "warnings": warnings,
            "coming": coming,
            "months": _by_month(wheel, warnings),
            "body": body_id,
            "next_key": _next_key(wheel),
            "counts": _counts(wheel),
            "years": (wheel.plan.year - 1, wheel.plan.year + 1),
            "new": sum(not each.was_removed for each in wheel.plan.of(Fate.NEW)) if may_edit else 0,
            "uncounted": len(wheel.plan.uncounted) if may_edit else 0,
            "other_changes": len(wheel.plan.of(Fate.MOVES, Fate.GOES)) if may_edit else 0,
        }


class YearFollowView(YearPage):
    """What would be made, move and go, each with a tick; then it is done."""

    ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self._show(year)

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        keys = request.POST.getlist("stap")
        if not keys and "tel" not in request.POST:
            return self._show(year, error="Kies ten minste één overleg.", status=422)
        done = services.follow_year(self.actor, tenant=self.tenant, year=year, keys=keys)
        return self.go(self.url("year", year), _said(done))

    def _show(self, year: int, *, error: str = "", status: int = 200) -> HttpResponse:
        plan = year_plan(self.tenant, year, [link.pk for link in year_links(year)])
        context = {
            "plan": plan,
            "new": plan.of(Fate.NEW),
            "moving": plan.of(Fate.MOVES),
            "going": plan.of(Fate.GOES),
            "uncounted": plan.uncounted,
            "kept": plan.of(Fate.KEPT, Fate.LEFT),
            "staying": plan.of(Fate.STAYS, Fate.EXTRA),
            "error": error,
        }
        return self.render("meetings/year_follow.html", context, status=status)


class RhythmMonthView(YearPage):
    """Discuss figures in another month: the move that mends a warning."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        """`pk` is the first rhythm; `ritme` names each as "number-version"."""
        queries.get_rhythm(pk)
        asked = [text.partition("-") for text in request.POST.getlist("ritme")]
        pairs = [(int(left), int(right)) for left, _, right in asked if left.isdecimal() and right.isdecimal()]
        away, to = number_in(request.POST.get("van")), number_in(request.POST.get("naar_maand"))
        if pk not in {left for left, _ in pairs} or not away or not to:
            raise DomainError("month-missing", "Kies eerst een maand.")
        found = [(queries.get_rhythm(left), version) for left, version in pairs]
        row = rhythm_services.move_month(self.actor, rhythms=found, away=away, to=to)
        said = f"{row.body.name} bespreekt dit nu in {dutch.MONTHS[to - 1]} in plaats van {dutch.MONTHS[away - 1]}."
        return self.go(self.year_url("year", year), said)


def _drawn(wheel: YearWheel, numbers: dict[str, int], coming: list[Comes]) -> Wheel:
    rings = {body.pk: place for place, body in enumerate(wheel.bodies)}
    dots = [
        Dot(rings[each.body.pk], each.day, _look(each), numbers.get(each.at.key, 0))
        for each in wheel.meetings
        if each.meeting or not each.is_past
    ]
    publishes = {(each.month, each.is_final) for each in coming}
    return draw(
        wheel.plan.year,
        names=[body.name for body in wheel.bodies],
        dots=dots,
        holidays=wheel.plan.calendar.holidays,
        publishes=[Publishes(*each) for each in sorted(publishes)],
        today=timezone.localdate(),
    )


def _look(meeting: WheelMeeting) -> str:
    if meeting.meeting is None:
        return "new"
    return "past" if meeting.is_past else "planned"


def _by_month(wheel: YearWheel, warnings: list[FigureWarning]) -> list[dict[str, Any]]:
    """Rows under the first day of their month, each with what is said about it."""
    said: dict[str, list[FigureWarning]] = {}
    for each in warnings:
        said.setdefault(each.meeting.at.key, []).append(each)
    months: dict[Any, list[dict[str, Any]]] = {}
    for row in wheel.meetings:
        calendar = wheel.plan.calendar
        told = {
            "row": row,
            "warnings": said.get(row.at.key, []),
            "free": "" if row.is_past else calendar.why_free(row.day),
            "better_day": schoolday_from(row.day, row.day.weekday(), calendar),
        }
        months.setdefault(row.day.replace(day=1), []).append(told)
    return [{"first_day": first, "rows": rows} for first, rows in months.items()]


def _next_key(wheel: YearWheel) -> str:
    """Where the first meeting from today on stands, once others have been."""
    coming = next((row.at.key for row in wheel.meetings if not row.is_past), "")
    return coming if any(row.is_past for row in wheel.meetings) else ""


def _counts(wheel: YearWheel) -> list[dict[str, Any]]:
    """By body how often it meets and how many indicators it discusses."""
    found = []
    for body in wheel.bodies:
        own = [each for each in wheel.meetings if each.body.pk == body.pk]
        links = {place.link.indicator_id for each in own for item in each.items for place in item.places}
        found.append({"body": body, "times": len(own), "indicators": len(links)})
    return [row for row in found if row["times"]]


def _said(done: Followed) -> str:
    parts = [
        f"{dutch.plural(count, 'overleg', 'overleggen')} {word}"
        for count, word in ((done.made, "gemaakt"), (done.moved, "verplaatst"), (done.gone, "van de kalender gehaald"))
        if count
    ]
    if done.counted and not parts:
        return f"{dutch.plural(done.counted, 'overleg telt', 'overleggen tellen')} nu mee in het ritme."
    return f"{dutch.sentence_case(dutch.join_words(parts))}."
