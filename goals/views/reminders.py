"""Reminders of a round: when they go out, what went out, and reminding by hand."""

from functools import cached_property

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goals.enums import RoundState
from goals.forms.reminders import RemindersForm
from goals.queries import ContributionRound
from goals.queries.reminders import due_by_hand, next_reminder, sent_reminders
from goals.queries.rounds import get_round
from goals.services.reminders import remind_now, set_reminders
from goals.views.rounds import RoundsView
from osp.errors import ConflictError, DomainError
from osp.web.export import Cell, table_response

HEADER = ("Dag", "Wie", "Wanneer", "Personen", "Ook de bestuurder")
CHANGED_MEANWHILE = "Iemand anders wijzigde deze uitvraag intussen. Kijk uw dagen na en bewaar nog eens."


class RemindersView(RoundsView):
    """A page about the reminders of one round."""

    @cached_property
    def asked(self) -> ContributionRound:
        return get_round(self.kwargs["pk"])

    def home(self) -> str:
        return self.url("round-reminders", self.asked.pk)

    def page(self, form: RemindersForm, *, refusal: str = "", status: int = 200) -> HttpResponse:
        """The days, what is next, and the log."""
        asked, today = self.asked, timezone.localdate()
        is_out = asked.state == RoundState.ASKED
        context = {
            "round": asked,
            "form": form,
            "refusal": refusal,
            "sent": [(each, self.url("contribution-review", each.contribution_id)) for each in sent_reminders(asked)],
            "next": next_reminder(asked, today),
            "is_out": is_out,
            "waiting": len(due_by_hand(asked, today)) if is_out else 0,
        }
        return self.render("goals/contributions/reminders.html", context, status=status)


class RemindersPage(RemindersView):
    """The days of a round and everything that was sent."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "vorm" in request.GET:
            cells: list[list[Cell]] = [
                [each.day, each.name, each.when, each.people, "ja" if each.signs else "nee"]
                for each in sent_reminders(self.asked)
            ]
            name = f"herinneringen-{self.tenant.slug}-{self.asked.year}"
            return table_response(name, HEADER, cells, request.GET["vorm"])
        return self.page(RemindersForm(asked=self.asked))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = RemindersForm(request.POST, asked=self.asked)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            version = form.cleaned_data["version"]
            set_reminders(self.actor, asked=self.asked, version=version, days=form.days)
        except ConflictError:
            return self.again(request.POST.copy())
        return self.go(self.home(), "Bewaard. Op deze dagen herinnert de planner.")

    def again(self, typed: QueryDict) -> HttpResponse:
        """Somebody else saved meanwhile: what was typed stays, and is stored when it is saved once more."""
        self.__dict__.pop("asked", None)
        typed["version"] = str(self.asked.version)
        form = RemindersForm(typed, asked=self.asked)
        form.add_error(None, CHANGED_MEANWHILE)
        return self.page(form, status=409)


class RemindNow(RemindersView):
    """Remind everybody who still has to do something, now."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            remind_now(self.actor, asked=self.asked)
        except DomainError as error:
            return self.page(RemindersForm(asked=self.asked), refusal=error.message, status=422)
        return self.go(self.home(), "Verstuurd. Hieronder staat wie een mail kreeg.")
