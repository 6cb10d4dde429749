"""The kantlijn while somebody types: planlint over what stands in the form, and nothing is kept by it."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goals import queries
from goals.forms import ActivityForm, ElementDetailsForm, GoalForm, LinkForm, PriorityForm, TargetForm
from goals.kinds import Kind
from goals.queries import Noticed
from goals.queries import lint_typed as typed_queries
from goals.queries.lint_typed import TypedLink
from goals.views.base import PlanView
from goals.views.links import PARENTS
from goals.views.mending import with_url
from goals.wording import doubt_sentence
from indicators.enums import Unit
from osp.abilities import Ability
from osp.web.fields import CHANGED, form_values


class LiveView(PlanView):
    """Answers with parts of the kantlijn, each for the place of the same id; a page that lacks the place leaves it out."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    @property
    def with_talks(self) -> bool:
        """Whether this person may know who discusses what."""
        return self.actor.can(Ability.VIEW_MEETINGS)

    def answer(self, **places: tuple[Noticed, ...]) -> HttpResponse:
        """By id, with _ for -, what stands there now."""
        parts = [
            (name.replace("_", "-"), [with_url(each, self.tenant.code) for each in rows])
            for name, rows in places.items()
        ]
        return self.render("goals/_lint_live.html", {"parts": parts, "is_quiet": False})

    def typed(self, form: BaseForm) -> dict[str, Any]:
        """What can be read of a form that need not be right."""
        form.is_valid()
        return form.cleaned_data

    def typed_link(self, form: TargetForm, indicator: Any) -> TypedLink:
        """A koppeling as it stands in its form."""
        form.is_valid()
        target = form.agreed
        unit = Unit(indicator.unit)
        doubt = " ".join(doubt_sentence(each, target, unit) for each in form.doubts) if target else ""
        return TypedLink(indicator, str(form["means"].value() or ""), target, doubt)


class LintCheck(LiveView):
    """About a row that is there."""

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        looks = {
            Kind.PRIORITY: self.priority,
            Kind.GOAL: self.goal,
            Kind.ACTIVITY: self.activity,
            Kind.LINK: self.link,
        }
        if kind not in looks:
            raise Http404
        return looks[Kind(kind)](pk)

    def answer(self, **places: tuple[Noticed, ...]) -> HttpResponse:
        """In the kantlijn; for a field that is edited by itself (?veld=) under it, as far as that field can mend it.

        There it offers no way to another form: what is being typed would be left.
        """
        field = self.request.GET.get(CHANGED)
        if field is None:
            return super().answer(**places)
        kind, pk = self.kwargs["kind"], self.kwargs["pk"]
        codes = typed_queries.mendable(kind, field)
        rows = {each.finding.key: each for found in places.values() for each in found}.values()
        own = [each for each in rows if kind == Kind.PRIORITY or (each.finding.kind, each.finding.id) == (kind, pk)]
        found = [each for each in own if each.finding.code in codes]
        parts = [(typed_queries.field_key(kind, pk, field), found)] if codes else []
        return self.render("goals/_lint_live.html", {"parts": parts, "is_quiet": True})

    def over_stored(self, stored: BaseForm) -> QueryDict:
        """What was sent of a row, and for what the form does not have what is stored: a cell has one field of many."""
        data = QueryDict(mutable=True)
        for name, values in form_values(stored).items():
            sent = self.request.POST
            data.setlist(name, sent.getlist(name) if name in sent else list(values))
        return data

    def priority(self, pk: int) -> HttpResponse:
        row = queries.get_priority(pk)
        typed = {
            **self.typed(PriorityForm(self.over_stored(PriorityForm(row=row)), row=row)),
            **self.typed(ElementDetailsForm(self.over_stored(ElementDetailsForm(row=row)), row=row)),
        }
        found = typed_queries.typed_priority(self.tree, timezone.localdate(), pk, typed, with_talks=self.with_talks)
        return self.answer(**{f"lint_speerpunt_{pk}": found})

    def goal(self, pk: int) -> HttpResponse:
        row = queries.get_goal(pk)
        typed = self.typed(GoalForm(self.over_stored(GoalForm(row=row)), row=row))
        found = typed_queries.typed_goal(self.tree, timezone.localdate(), pk, typed, with_talks=self.with_talks)
        return self.answer(**{f"lint_doel_{pk}": found})

    def activity(self, pk: int) -> HttpResponse:
        """In the kantlijn of the activiteit, or of its doel where it is edited there."""
        row = queries.get_activity(pk)
        typed = self.typed(ActivityForm(self.over_stored(ActivityForm(row=row)), row=row))
        found = typed_queries.typed_activity(self.tree, timezone.localdate(), pk, typed, with_talks=self.with_talks)
        own = tuple(each for each in found if each.finding.activity_id == pk)
        return self.answer(**{f"lint_activiteit_{pk}": own, f"lint_doel_{row.goal_id}": found})

    def link(self, pk: int) -> HttpResponse:
        row = queries.get_link(pk)
        typed = self.typed_link(TargetForm(self.request.POST, row=row), row.indicator)
        found = typed_queries.typed_link(self.tree, timezone.localdate(), pk, typed, with_talks=self.with_talks)
        return self.answer(**{f"lint_koppeling_{pk}": found})


class LintNew(LiveView):
    """About a row that is not there yet, under the row `pk` of this kind."""

    def post(self, request: HttpRequest, what: str, kind: str, pk: int) -> HttpResponse:
        looks = {Kind.GOAL: self.goal, Kind.ACTIVITY: self.activity, Kind.LINK: self.link}
        if what not in looks:
            raise Http404
        return self.answer(**{f"lint_nieuw_{what}_{kind}_{pk}": looks[Kind(what)](kind, pk)})

    def goal(self, kind: str, pk: int) -> tuple[Noticed, ...]:
        if kind == Kind.PRIORITY:
            queries.get_priority(pk)
        return typed_queries.new_goal(timezone.localdate(), self.typed(GoalForm(self.request.POST)))

    def activity(self, kind: str, pk: int) -> tuple[Noticed, ...]:
        queries.get_goal(pk)
        return typed_queries.new_activity(timezone.localdate(), self.typed(ActivityForm(self.request.POST)))

    def link(self, kind: str, pk: int) -> tuple[Noticed, ...]:
        """Nothing as long as no indicator was chosen."""
        if kind not in PARENTS:
            raise Http404
        PARENTS[kind](pk)
        form = LinkForm(self.request.POST, swv=self.tenant.swv)
        if form.chosen is None:
            return ()
        return typed_queries.new_link(self.tree, self.typed_link(form, form.chosen))
