"""A printed figure without account: read by its short address, and nothing of the samenwerkingsverband but that figure."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views import View

from indicators.views.passport_facts import FactGroup, fact_groups
from meetings import queries
from meetings.queries.passports import FigureNow, PassportEntry, entry_of, figure_now, get_passport, passports_of
from meetings.services.passports import revoke_passport
from meetings.views.pages import MeetingsPage, crumbs, named
from osp.abilities import Ability
from osp.scope import tenant_scope
from osp.web.doors import Door, sealed

DOOR = Door("cijfer", many=120)
# What the passport of the product's own pages tells besides: in which other papers it stands and who may see it.
NOT_TOLD = "Gebruik"
PUBLIC = "wie het adres uit de stukken heeft"
SHOWN = (
    ("Cijfer", "figure_text"),
    ("Wat het telt", "figure_caption"),
    ("Schatting", "estimate"),
    ("Peildatum", "reference"),
    ("Status", "release_status"),
    ("Oordeel", "status_word"),
)


class PassportDoor(View):
    """As printed and as now. Kept by no cache, followed by no robot, and told to no other site."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, address: str) -> HttpResponseBase:
        if DOOR.is_shut(request, address):
            return sealed(render(request, "meetings/passport_gone.html", {"reason": "te vaak"}, status=429))
        entry = entry_of(address)
        if entry is None:
            DOOR.note_wrong(request)
            return sealed(render(request, "meetings/passport_gone.html", {"reason": "onbekend"}, status=404))
        if entry.is_revoked:
            return sealed(render(request, "meetings/passport_gone.html", {"reason": "ingetrokken"}, status=410))
        with tenant_scope(entry.tenant.swv):
            return sealed(render(request, "meetings/passport.html", _context(entry)))


def _context(entry: PassportEntry) -> dict[str, Any]:
    frozen, now = entry.row.figure, figure_now(entry)
    shown = frozen.shown
    facts = [(name, shown.get(key, "")) for name, key in SHOWN if shown.get(key)]
    if facts and shown.get("unit"):
        facts[0] = ("Cijfer", _joined(shown["figure_text"], shown["unit"]))
    return {
        "title": frozen.link.indicator.name,
        "owner": entry.tenant.name,
        "code": entry.tenant.swv.code,
        "body": frozen.pack.meeting.body.name,
        "day": frozen.pack.meeting.date,
        "version": frozen.pack.number,
        "definition": shown.get("definition", ""),
        "sentence": shown.get("sentence", ""),
        "sources": shown.get("source_lines", []),
        "printed": facts,
        "now": _groups(entry, now),
        "score": _score(now) if frozen.figure is None else "",
        "is_same": now.point is not None and frozen.figure_id is not None and now.point.figure_id == frozen.figure_id,
    }


def _groups(entry: PassportEntry, now: FigureNow) -> tuple[FactGroup, ...]:
    if now.passport is None:
        return ()
    groups = fact_groups(now.series, now.passport, now.story, unit_name=entry.tenant.name, seen_by=PUBLIC)
    return tuple(group for group in groups if group.title != NOT_TOLD)


def _score(now: FigureNow) -> str:
    """The newest score in words; empty where there is none."""
    if now.point is None or not now.found.assessment.is_noticeable:
        return ""
    told = now.found.assessment
    return f"{told.short}, {now.series.period(now.point.year)}: {told.word}."


def _joined(text: str, unit: str) -> str:
    return f"{text}{unit}" if unit == "%" else f"{text} {unit}"


class PassportsView(MeetingsPage):
    """The addresses that were printed in a version, for who prepares."""

    ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        pack = queries.get_pack(pk)
        meeting = pack.meeting
        path = (("Overleg", self.url("list")), (named(meeting), self.url("meeting", meeting.pk)))
        context = {"pack": pack, "rows": passports_of(pack), "crumbs": crumbs(*path, ("Adressen", ""))}
        return self.render("meetings/passports.html", context)


class PassportRevokeView(MeetingsPage):
    """Let an address lead nowhere."""

    ability = Ability.PUBLISH_PACK
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_passport(pk)
        revoke_passport(self.actor, passport=row)
        return self.go(self.url("passports", row.figure.pack_id), "Het adres is ingetrokken.")
