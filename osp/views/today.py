"""Vandaag: what asks for attention, and what changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from osp import queries
from osp.abilities import Ability
from osp.models import Job
from osp.web.views import TenantView


class TodayView(TenantView):
    """The first page after logging in. What higher apps notice comes in as fragments."""

    ability = Ability.VIEW_TODAY
    section = "vandaag"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render("osp/today.html", {"events": queries.recent_events(self.tenant.swv)})


class JobView(TenantView):
    """The progress of a job, as a fragment that asks for itself until the job is done."""

    ability = Ability.VIEW_TODAY

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        job = get_object_or_404(Job, pk=pk, swv=self.tenant.swv)
        return self.render("components/_job.html", {"job": job})
