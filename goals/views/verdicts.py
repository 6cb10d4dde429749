"""What people say about a figure: the page of a koppeling, duidingen, and a verdict of their own."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from goals import queries, services
from goals.forms import InterpretationForm, OverruleForm
from goals.queries import IndicatorLink
from goals.views import panels
from goals.views.base import PlanView
from indicators.queries import series_for
from osp.abilities import Ability
from osp.errors import DomainError, NotAllowedError
from osp.web.htmx import is_partial


class LinkPage(PlanView):
    """One koppeling in full, on a page of its own: for those on a speerpunt or an activiteit."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(queries.get_link(pk))

    def show(self, link: IndicatorLink, *, status: int = 200, **forms: BaseForm) -> HttpResponse:
        """The koppeling as it is, or with a refused form in its place."""
        series = series_for(self.tenant.swv, [link.indicator])
        view = queries.assess_link(link, series[link.indicator_id])
        (panel,) = panels.link_panels([view], series, self.tenant.code, reader=self.actor)
        context: dict[str, Any] = {"panel": panel, "link": link, "goal": link.parent_goal}
        context |= forms
        template = "goals/_link.html" if is_partial(self.request) else "goals/link.html"
        return self.render(template, context, status=status)


class LinkWrite(LinkPage):
    """A small form inside a koppeling; htmx gets the koppeling back as it is then."""

    http_method_names = ["post"]
    message = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        link = queries.get_link(pk)
        form = self.bound(link)
        if form is not None and not form.is_valid():
            return self.show(link, status=422, **{self.form_name: form})
        try:
            self.write(link, form)
        except NotAllowedError:
            raise
        except DomainError as error:
            if form is None:
                raise
            form.add_error(error.field if error.field in form.fields else None, error.message)
            return self.show(link, status=422, **{self.form_name: form})
        return self.shown_again(link)

    form_name = ""

    def bound(self, link: IndicatorLink) -> BaseForm | None:
        """The form with what was posted; None for a button alone."""
        return None

    def write(self, link: IndicatorLink, form: Any) -> None:
        """Call the verb."""
        raise NotImplementedError

    def shown_again(self, link: IndicatorLink) -> HttpResponse:
        """The koppeling with what was written."""
        if is_partial(self.request):
            response = self.show(queries.get_link(link.pk))
            return self.toasted(response, self.message)
        where = self.url("goal", link.goal_id) if link.goal_id else self.url("link", link.pk)
        return self.go(f"{where}#koppeling-{link.pk}", self.message)


class OverruleView(LinkWrite):
    """A person's verdict, with a reason that stays visible."""

    ability = Ability.EDIT_PLAN
    form_name = "overrule_form"
    message = "Uw oordeel staat erbij, met de reden."

    def bound(self, link: IndicatorLink) -> OverruleForm:
        return OverruleForm(self.request.POST, auto_id=f"koppeling-{link.pk}-oordeel-%s")

    def write(self, link: IndicatorLink, form: OverruleForm) -> None:
        data = form.cleaned_data
        services.overrule_link(self.actor, link=link, status=data["status"], reason=data["reason"])


class WithdrawOverruleView(LinkWrite):
    """Back to the computed verdict."""

    ability = Ability.EDIT_PLAN
    message = "Het berekende oordeel geldt weer."

    def write(self, link: IndicatorLink, form: None) -> None:
        services.withdraw_overrule(self.actor, link=link)


class InterpretationView(LinkWrite):
    """A new duiding at the newest figure."""

    ability = Ability.WRITE_INTERPRETATION
    form_name = "interpretation_form"
    message = "De duiding staat erbij."

    def bound(self, link: IndicatorLink) -> InterpretationForm:
        return InterpretationForm(self.request.POST, auto_id=f"koppeling-{link.pk}-duiding-%s")

    def write(self, link: IndicatorLink, form: InterpretationForm) -> None:
        point = series_for(self.tenant.swv, [link.indicator])[link.indicator_id].latest
        year = point.year if point else None
        services.write_interpretation(self.actor, link=link, text=form.cleaned_data["text"], year=year)
