"""The full passport of one figure: a page that every figure links to, and CSV, Excel or JSON of it."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from indicators import queries
from indicators.export import figure_row
from indicators.queries import SeriesPoint
from indicators.queries.figures import NATIONAL, stored_figure
from indicators.queries.passport import Passport, story
from indicators.targets import agreed_about
from indicators.views import figure_tables as tables
from indicators.views.base import OneIndicatorView
from indicators.views.passport_facts import FactGroup, fact_cells, fact_groups, plan_facts
from indicators.wording.passport import EVERYBODY, seen_by
from osp.abilities import ROLE_ABILITIES, Ability
from osp.school_years import school_year_of
from osp.web.export import Cell, table_response

HEADER = ("Onderdeel", "Wat", "Antwoord")
SCORE_HEADER = tables.SCORE_HEADER


class PassportView(OneIndicatorView):
    """?van=NL for the figure of Nederland; ?vorm=csv, xlsx or json. 404 for a year without any figure."""

    def get(self, request: HttpRequest, pk: int, year: int) -> HttpResponse:
        if self.indicator.is_noticeable:
            return self.scores(year)
        point = self.point_of(year)
        found = queries.passport(self.series, point)
        if found is None:
            raise Http404
        groups = self.groups(found)
        name = f"{self.file_name('paspoort')}-{year}"
        vorm = request.GET.get("vorm", "")
        if vorm == "json":
            return self.as_json(point, groups, name)
        if vorm:
            return table_response(name, HEADER, fact_cells(groups), vorm)
        return self.page(point, found, groups)

    @property
    def is_national(self) -> bool:
        """Whether the figure of Nederland is asked for."""
        return self.request.GET.get("van", "").upper() == NATIONAL

    def point_of(self, year: int) -> SeriesPoint:
        """The figure of that year, also one of an older teldatum."""
        points = self.series.national if self.is_national else (*self.series.own, *self.series.apart)
        point = next((each for each in points if each.year == year), None)
        if point is None:
            raise Http404
        return point

    def groups(self, found: Passport) -> tuple[FactGroup, ...]:
        """The facts under their headings, as this reader may see them."""
        told = story(found)
        roles = [role.value for role, abilities in ROLE_ABILITIES.items() if Ability.VIEW_INDICATORS in abilities]
        is_closed = found.is_own or found.point.is_example or self.indicator.swv_id is not None
        who = seen_by(roles, name=self.tenant.name) if is_closed else EVERYBODY
        unit_name = "Nederland" if self.is_national else self.unit_name
        groups = fact_groups(self.series, found, told, unit_name=unit_name, seen_by=who)
        sees_plan = told is not None and not self.is_national and self.actor.can(Ability.VIEW_PLAN)
        return (*groups, *plan_facts(agreed_about(self.indicator.pk, self.series.counted))) if sees_plan else groups

    def page(self, point: SeriesPoint, found: Passport, groups: tuple[FactGroup, ...]) -> HttpResponse:
        """The page, with the years to leaf through."""
        points = self.series.national if self.is_national else self.series.own
        cell = tables.figure_cell(point, self.series.unit)
        context = self.context(
            crumbs=self.crumbs((self.indicator.name, self.url("detail", self.indicator.pk)), ("Paspoort", "")),
            point=point,
            cell=cell,
            period=self.series.period(point.year),
            passport=found,
            groups=groups,
            is_national=self.is_national,
            years=[(each.year, self.series.period(each.year)) for each in points if each.figure_id],
        )
        return self.render("indicators/passport.html", context)

    def as_json(self, point: SeriesPoint, groups: tuple[FactGroup, ...], name: str) -> HttpResponse:
        """The plain numbers as API and command give them, with every fact beside them."""
        row = stored_figure(point.figure_id or 0)
        facts = {group.title: {fact.name: list(fact.lines) for fact in group.facts} for group in groups}
        numbers = figure_row(row)
        told = numbers if not row.is_withheld and numbers["kind"] != "withheld" else numbers | {"release": ""}
        response = JsonResponse({**told, "facts": facts}, json_dumps_params={"ensure_ascii": False, "indent": 1})
        response["Content-Disposition"] = f'attachment; filename="{name}.json"'
        return response

    def scores(self, year: int) -> HttpResponse:
        """Of a merkbare indicator: every score of that school year, with its day, its author and what was seen."""
        found = [score for score in queries.rubric_scores(self.indicator) if school_year_of(score.on) == year]
        if not found:
            raise Http404
        sentences = self.indicator.rubric
        rows: list[list[Cell]] = [
            [score.on, score.level, sentences[score.level - 1], score.note, str(score.user or "")] for score in found
        ]
        if vorm := self.request.GET.get("vorm"):
            return table_response(f"{self.file_name('paspoort')}-{year}", SCORE_HEADER, rows, vorm)
        crumbs = self.crumbs((self.indicator.name, self.url("detail", self.indicator.pk)), ("Paspoort", ""))
        context = self.context(crumbs=crumbs, period=self.series.period(year), scores=found, rows=rows)
        return self.render("indicators/passport_scores.html", context)
