"""What schoolbesturen promise at the table."""

from django.http import HttpRequest, HttpResponse

from indicators.queries.scenarios import get_scenario
from meetings import queries
from meetings.forms.fields import say
from meetings.queries.commitments import get_commitment
from meetings.services import commitments as services
from meetings.views.live import LivePage
from osp.abilities import Ability
from osp.errors import DomainError, NotAllowedError


class CommitView(LivePage):
    """Note a commitment."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        form = self.commitment_form(item, request.POST)
        if form.is_valid():
            try:
                services.make_commitment(self.actor, item=item, **form.cleaned_data)
            except NotAllowedError:
                raise
            except DomainError as error:
                say(form, error)
            else:
                return self.go(self.live_url(item, "#toezeggingen"), "De toezegging is genoteerd.")
        context = self.screen(item.meeting_id, item.pk, commitment_form=form)
        return self.render("meetings/live.html", context, status=422)


class CommitScenarioView(LivePage):
    """What a scenario asks of each schoolbestuur becomes its commitment."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, scenario: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        services.commit_scenario(self.actor, item=item, scenario=get_scenario(scenario))
        return self.go(self.live_url(item, "#toezeggingen"), "Het scenario staat als toezeggingen in het verslag.")


class CommitmentWithdrawView(LivePage):
    """Take back one that was noted wrongly."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_commitment(pk, self.actor)
        services.withdraw_commitment(self.actor, item=row.item, commitment=row)
        return self.go(self.live_url(row.item, "#toezeggingen"), "De toezegging is weggehaald.")
