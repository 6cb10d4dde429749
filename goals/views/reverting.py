"""Taking a part of the plan back to a moment: first what would change, then, with a reason, the doing."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from goals import queries
from goals.compute.reverting import Reach, Wish
from goals.forms import ReasonForm
from goals.kinds import ELEMENTS, Kind
from goals.queries.moments import Moment, moment_of
from goals.queries.outline import outline
from goals.queries.reverting import Reverting, get_row, reverting
from goals.queries.saves import plan_of
from goals.queries.snapshot import parent_of
from goals.services.reverting import restore_moment
from goals.views.base import PlanView
from goals.views.history_panels import place_url, revert_url, shown
from goals.views.moments import choices
from goals.wording.fields import FIELDS
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import WrittenModel

CONFLICTS = {"changed-meanwhile", "conflict"}


@dataclass(frozen=True, slots=True)
class ReachLink:
    """One choice of how much goes back."""

    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One thing that would change."""

    subject: str
    text: str
    diff: SafeString


class RevertPage(PlanView):
    """GET shows what would change, POST does it when it is still the same."""

    ability = Ability.EDIT_PLAN
    row: WrittenModel
    plan: queries.Plan
    wish: Wish
    moment: Moment | None

    def get(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        self.open(kind, pk)
        return self.show(ReasonForm())

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        self.open(kind, pk)
        form = ReasonForm(request.POST)
        form.fields["reason"].error_messages["required"] = "Schrijf op waarom u dit terugzet."
        if self.moment is None or not form.is_valid():
            return self.show(form, status=422)
        try:
            restore_moment(
                self.actor,
                row=self.row,
                plan=self.plan,
                wish=self.wish,
                moment=self.moment,
                reason=form.cleaned_data["reason"],
                seen=request.POST.get("gezien", ""),
            )
        except NotAllowedError:
            raise
        except DomainError as error:
            is_conflict = isinstance(error, ConflictError) or error.code in CONFLICTS
            return self.show(form, error.message, status=409 if is_conflict else 422)
        return self.go(self.back_url(), f"Teruggezet zoals {self.moment.when}.")

    def open(self, kind: str, pk: int) -> None:
        """Read from the URL what should go back and to when; 404 for a row that is not in the current plan."""
        self.row, self.plan = get_row(kind, pk), self.plan_here
        if plan_of(self.row) != self.plan:
            raise Http404
        asked = self.request.GET
        name = asked.get("bereik", "")
        reach = Reach(name) if name in set(Reach) else Reach.ROW
        field = asked.get("veld", "")
        if reach is Reach.FIELD and field not in FIELDS[Kind(kind)]:
            reach = Reach.ROW
        self.wish = Wish((Kind(kind), pk), reach, field if reach is Reach.FIELD else "")
        self.moment = moment_of(self.plan, asked.get("naar", ""), self.actor)

    def show(self, form: ReasonForm, problem: str = "", *, status: int = 200) -> HttpResponse:
        """The preview with its form; where it cannot be done, why."""
        found = None
        try:
            found = reverting(self.plan, self.wish, self.moment) if self.moment else None
        except DomainError as error:
            problem = error.message
        form.fields["reason"].help_text = "De reden blijft in de geschiedenis staan."
        context: dict[str, Any] = {
            "form": form,
            "found": found,
            "lines": _lines(found) if found else [],
            "problem": problem,
            "moment": self.moment,
            "reaches": self.reaches(),
            "url": self.request.get_full_path(),
            "path": self.request.path,
            "asked": self.request.GET,
            "back_url": self.back_url(),
            **choices(self, self.plan),
        }
        return self.render("goals/revert.html", context, status=status)

    def reaches(self) -> list[ReachLink]:
        """How much can go back: the field that was asked for, the row, and the row with everything under it."""
        if self.moment is None:
            return []
        kind, key, field = self.wish.ref[0], self.request.GET["naar"], self.request.GET.get("veld", "")
        wanted = {Reach.ROW: "Alles van dit onderdeel zelf"}
        if field in FIELDS[kind]:
            wanted = {Reach.FIELD: f"Alleen {FIELDS[kind][field].label.partition(' {')[0]}"} | wanted
        if self.wish.reach is Reach.PLACE:
            wanted = {Reach.PLACE: "Alleen de plaats"} | wanted
        if kind in ELEMENTS or kind is Kind.PLAN:
            wanted[Reach.ALL] = "Met alles wat eronder stond"
        return [
            ReachLink(label, revert_url(self.url, self.wish.ref, reach, key, field), reach is self.wish.reach)
            for reach, label in wanted.items()
        ]

    def back_url(self) -> str:
        """Where the row or what it hangs on stands, or the history where it stands nowhere."""
        live = outline(self.plan).live
        spot = live.get(self.wish.ref) or live.get(parent_of(self.wish.ref[0], self.row) or self.wish.ref)
        return place_url(spot, self.url) if spot else self.url("history")


def _lines(found: Reverting) -> list[PreviewLine]:
    return [PreviewLine(told.subject, told.sentence, shown(told)) for told in found.told]
