"""Vandaag: what asks for attention, and what changed."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from osp import dutch, queries, visits
from osp.abilities import Ability
from osp.web.htmx import is_partial
from osp.web.views import TenantView

WEEK = 7


class TodayView(TenantView):
    """The first page after logging in. What higher apps notice comes in as fragments."""

    ability = Ability.VIEW_TODAY
    section = "vandaag"

    def get(self, request: HttpRequest) -> HttpResponse:
        since = visits.previous_visit(request)
        today = timezone.localdate()
        context = {
            "today": f"{dutch.WEEKDAYS[today.weekday()].capitalize()} {today.day} {dutch.MONTHS[today.month - 1]}",
            "since": since_words(timezone.localtime(since), timezone.localtime()),
            "events": queries.changes_by_others(self.actor, since),
            "is_new": queries.is_untouched(self.tenant.swv),
        }
        return visits.remember_visit(request, self.render("osp/today.html", context))


def since_words(since: datetime, now: datetime) -> str:
    """How a moment follows "sinds": "9.12 uur" today, "gisteren", the weekday within a week, else the date."""
    days = (now.date() - since.date()).days
    if days == 0:
        return f"{dutch.clock(since)} uur"
    if days == 1:
        return "gisteren"
    return dutch.WEEKDAYS[since.weekday()] if days < WEEK else dutch.date_long(since.date())


class JobView(TenantView):
    """The progress of a job, as a fragment that asks for itself until the job is done."""

    ability = Ability.VIEW_TODAY

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        job = queries.get_job(self.tenant.swv, pk)
        url = reverse("job", args=[self.tenant.code, pk])
        response = self.render("components/_job.html", {"job": job, "url": url})
        if is_partial(request) and not job.is_open:
            # Parts of the page that wait for the outcome ask for themselves again.
            response["HX-Trigger-After-Swap"] = "job-ended"
        return response
