"""Klopt de zin?: the block beside an oplegger with what does not agree with its figures."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from meetings import queries
from meetings.forms.claims import KeepForm
from meetings.queries.claims import get_kept, remarks_on
from meetings.services import claims as services
from meetings.views.pages import MeetingsPage
from osp.abilities import Ability
from osp.web.htmx import is_partial


class KeepSentenceView(MeetingsPage):
    """Let a sentence stand, with a reason."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        form = KeepForm(request.POST)
        if not form.is_valid():
            return _block(self, item, status=422, failed=form)
        services.keep_sentence(self.actor, item=item, **form.cleaned_data)
        return _block(self, item) if is_partial(request) else self.go(self.url("item", pk), "De zin blijft staan.")


class AskAgainView(MeetingsPage):
    """Have a sentence remarked on again."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, kept: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        services.ask_again(self.actor, kept=get_kept(item, kept))
        return _block(self, item) if is_partial(request) else self.go(self.url("item", pk))


def _block(page: MeetingsPage, item: Any, *, status: int = 200, failed: KeepForm | None = None) -> HttpResponse:
    context = {"item": item, "claims": remarks_on(item, page.tenant.swv), "failed": failed}
    return page.render("meetings/_claims.html", context, status=status)
