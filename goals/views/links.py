"""Koppelingen: tie an indicator, agree on a target, untie."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goals import queries, services
from goals.forms import LinkForm, ReasonForm, TargetForm
from goals.kinds import Kind, noun
from goals.queries import IndicatorLink
from goals.queries.running import is_running
from goals.views.base import PlanView, RowFormView
from goals.views.prefill import link_setting, prefilled
from indicators.queries import catalogue
from osp.abilities import Ability
from osp.web.conflicts import resolved

PARENTS = {
    "speerpunt": queries.get_priority,
    "doel": queries.get_goal,
    "activiteit": queries.get_activity,
}
LOOK_UP = "haal"
SHOW_YEARS = "jaren"


class LinkFormView(RowFormView):
    """What tying and editing share: the form with its preview, and the page to return to."""

    fragment_template = "goals/_link_form.html"
    parent: Any
    parent_kind: str

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if SHOW_YEARS not in request.POST:
            return super().post(request, **kwargs)
        self.open(**kwargs)
        return self.show(self.as_typed(self.form(), resolved(request.POST)))

    def as_typed(self, form: Any, data: QueryDict) -> Any:
        """The form with what was typed and not judged yet: without scripts, to get a row for each year in between."""
        typed = {name: field.widget.value_from_datadict(data, {}, name) for name, field in form.fields.items()}
        form.initial = {**form.initial, **typed}
        return form

    def back_to(self, link: IndicatorLink, message: str) -> HttpResponse:
        """The doel of a koppeling, or its own page where it hangs on something else."""
        if link.goal_id:
            return self.go(self.url("goal", link.goal_id) + f"#koppeling-{link.pk}", message)
        return self.go(self.url("link", link.pk), message)

    @property
    def cancel_url(self) -> str:
        if self.parent_kind == "doel":
            return self.url("goal", self.parent.pk)
        anchor = self.parent.pk if self.parent_kind == "speerpunt" else None
        return f"{self.plan_url}#speerpunt-{anchor}" if anchor else f"{self.plan_url}#doel-{self.parent.goal_id}"


class LinkCreate(LinkFormView):
    """Tie an indicator of the catalogue to a speerpunt, doel or activiteit."""

    submit = "Koppel indicator"

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.parent_kind, self.parent = kind, PARENTS[kind](pk)
        self.heading = f"Indicator koppelen aan {noun(kind, self.levels)} „{self.parent.title}”"
        self.lint_url = self.url("lint-new", "koppeling", kind, pk)
        self.lint_into = f"lint-nieuw-koppeling-{kind}-{pk}"

    def form(self, data: QueryDict | None = None) -> LinkForm:
        chosen = self.request.GET.get("indicator", "")
        form = LinkForm(data, swv=self.tenant.swv, initial={"indicator": chosen})
        return form if data or not chosen else prefilled(form, self.tenant.swv, self.plan_here)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if LOOK_UP not in request.POST:
            return super().post(request, **kwargs)
        self.open(**kwargs)
        typed = {name: request.POST.get(name, "") for name in ("indicator", "means", "direction")}
        form = LinkForm(swv=self.tenant.swv, initial=typed)
        return self.show(prefilled(form, self.tenant.swv, self.plan_here))

    def context(self, form: LinkForm) -> dict[str, Any]:  # type: ignore[override]
        return super().context(form) | link_setting(form, form.chosen, self.tenant.swv)

    def save(self, form: LinkForm) -> IndicatorLink:
        data = form.cleaned_data
        return services.create_link(
            self.actor, parent=self.parent, indicator=data["indicator"], means=data["means"], target=data["agreed"]
        )

    def done(self, row: IndicatorLink) -> HttpResponse:
        return self.back_to(row, f"{row.indicator.name} is gekoppeld.")


class LinkEdit(LinkFormView):
    """Another baseline, target or bound."""

    submit = "Bewaar afspraak"
    link: IndicatorLink

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.link = queries.get_link(pk)
        self.parent = self.link.parent
        self.parent_kind = "doel" if self.link.goal_id else "speerpunt" if self.link.priority_id else "activiteit"
        self.heading = f"{self.link.indicator.name}: afspraak bewerken"
        self.lint_url, self.lint_into = self.url("lint-check", "koppeling", pk), f"lint-koppeling-{pk}"

    @property
    def asks_why(self) -> bool:
        """Whether another agreement takes a day and a reason."""
        plan = self.link.parent_priority.plan
        return self.link.agreement() is not None and is_running(plan, timezone.localdate())

    def form(self, data: QueryDict | None = None) -> TargetForm:
        start = {"changed_on": timezone.localdate()}
        return TargetForm(data, row=self.link, asks_why=self.asks_why, initial=start)

    def stored_form(self, current: IndicatorLink) -> TargetForm:
        mine = {name: self.request.POST.get(name, "") for name in ("changed_on", "reason")}
        return TargetForm(row=current, asks_why=self.asks_why, initial=mine)

    def context(self, form: TargetForm) -> dict[str, Any]:  # type: ignore[override]
        setting = link_setting(form, self.link.indicator, self.tenant.swv, self.link)
        return super().context(form) | setting | {"link": self.link}

    def save(self, form: TargetForm) -> IndicatorLink:
        data = form.cleaned_data
        return services.edit_link(
            self.actor,
            link=self.link,
            version=data["version"] or 0,
            means=data["means"],
            target=data["agreed"],
            changed_on=data.get("changed_on"),
            reason=data.get("reason", ""),
        )

    def done(self, row: IndicatorLink) -> HttpResponse:
        return self.back_to(row, "De afspraak is gewijzigd.")


class LinkArchive(LinkFormView):
    """Untie an indicator, with a reason."""

    fragment_template = "goals/_form.html"
    submit = "Ontkoppel"
    link: IndicatorLink

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.link = queries.get_link(pk)
        self.parent = self.link.parent
        self.parent_kind = "doel" if self.link.goal_id else "speerpunt" if self.link.priority_id else "activiteit"
        self.heading = f"{self.link.indicator.name} ontkoppelen"

    def form(self, data: QueryDict | None = None) -> ReasonForm:
        return ReasonForm(data)

    def save(self, form: ReasonForm) -> IndicatorLink:
        return services.archive_link(self.actor, link=self.link, reason=form.cleaned_data["reason"])

    def done(self, row: IndicatorLink) -> HttpResponse:
        self.undo = self.undo_archive(Kind.LINK, row.pk)
        return self.go(self.cancel_url, f"{row.indicator.name} is ontkoppeld.")


class LinkNumbers(PlanView):
    """The fields that depend on the chosen indicator, filled with its newest real figure; a fragment of the form."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        form = LinkForm(swv=self.tenant.swv, initial=request.GET.dict())
        form = prefilled(form, self.tenant.swv, self.plan_here)
        return self.render(
            "goals/_link_numbers.html", {"form": form, **link_setting(form, form.chosen, self.tenant.swv)}
        )


class LinkPreview(PlanView):
    """What the values typed so far agree on: a sentence and a small chart; a fragment of the form.

    ?koppeling= is the one that is edited. When the years changed, the rows of the steps come along.
    """

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        number = request.GET.get("koppeling", "")
        link = queries.get_link(int(number)) if number.isdecimal() else None
        chosen = link.indicator if link else self._chosen()
        form = TargetForm(request.GET, row=link)
        shown = {name for name in request.GET if name.startswith("steps_")}
        context = link_setting(form, chosen, self.tenant.swv, link)
        context |= {"form": form, "live": True, "with_steps": shown != {name for name, _, _ in form.step_rows}}
        return self.render("goals/_link_preview.html", context)

    def _chosen(self) -> Any:
        wanted = self.request.GET.get("indicator")
        return next((row for row in catalogue(self.tenant.swv) if str(row.pk) == wanted), None)
