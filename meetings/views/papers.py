"""Reading published papers: the room Stukken, one copy as a page, PDF, zip and bijlage, and who opened them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from meetings import queries
from meetings.compute.papers.document_pictures import MOST_PICTURES
from meetings.pack import reading
from meetings.queries.minutes import readable_minutes
from meetings.queries.papers import sheet_picture, stored_file
from meetings.services.packs import papers_zip
from meetings.services.reading import is_opening, open_papers
from meetings.views.pages import MeetingsPage, crumbs, named
from osp.abilities import Ability
from osp.files import download
from osp.web.export import table_response
from osp.web.files import file_name, pdf_response, picture_response, zip_response

# The newest minutes in the room Stukken; older ones stand at their meeting.
MOST_MINUTES = 20
OPENED_HEADER = ("naam", "exemplaar", "voor het eerst", "voor het laatst", "keren")


class PapersPage(MeetingsPage):
    """A page for whoever reads papers."""

    ability = Ability.READ_PAPERS

    def copy(self, pk: int) -> Any:
        """The copy of this reader, or the one that the address asks for; keeps that it was opened."""
        copy = queries.get_copy(self.actor, pk, self.request.GET.get("voor", ""))
        if is_opening(self.actor, copy):
            open_papers(self.actor, copy=copy)
        return copy


class PapersView(PapersPage):
    """Stukken: the newest papers of each meeting that there are for this reader."""

    def get(self, request: HttpRequest) -> HttpResponse:
        minutes = readable_minutes(self.actor)[:MOST_MINUTES]
        return self.render("meetings/papers.html", {"rows": queries.papers_for(self.actor), "minutes": minutes})


class PackReadView(PapersPage):
    """The papers as a page: the same words as the PDF, for who listens, enlarges or reads on a phone."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        copy = self.copy(pk)
        pack = reading.pack_of(copy)
        if pack is None:
            return self.go(self.url("pack-pdf", pk))
        back = self.url("list") if self.actor.can(Ability.VIEW_MEETINGS) else self.url("papers")
        context = {
            "copy": copy,
            "paper": pack,
            "items": reading.shown_items(pack),
            "crumbs": crumbs(("Overleg", back), (named(copy.pack.meeting), ""), ("Stukken", "")),
            "voor": request.GET.get("voor", ""),
        }
        return self.render("meetings/pack_read.html", context)


class PackPdfView(PapersPage):
    """The stored bytes of a copy."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        copy = self.copy(pk)
        return pdf_response(bytes(copy.pdf or b""), papers_name(copy.pack.meeting, f"versie-{copy.pack.number}"))


class PackZipView(PapersPage):
    """A copy taken apart, for a system of papers elsewhere."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        copy = self.copy(pk)
        name = papers_name(copy.pack.meeting, f"versie-{copy.pack.number}")
        return zip_response(papers_zip(copy), name)


class PackFileView(PapersPage):
    """A bijlage of a published copy, as it was then."""

    def get(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        pack = reading.pack_of(self.copy(pk))
        held = {sheet.file_id for item in pack.items for sheet in item.attachments} if pack else set()
        if file not in held:
            raise Http404
        return download(stored_file(file))


class PackPictureView(PapersPage):
    """A picture of a leesversie, as its page shows it."""

    def get(self, request: HttpRequest, pk: int, file: int, number: str) -> HttpResponse:
        pack = reading.pack_of(self.copy(pk))
        sheets = [sheet for item in pack.items for sheet in item.attachments if sheet.file_id == file] if pack else []
        is_number = number.isdecimal() and len(number) <= len(str(MOST_PICTURES))
        found = sheet_picture(sheets[0], int(number)) if sheets and is_number else None
        if found is None:
            raise Http404
        return picture_response(found.content, found.kind)


class PackOpenedView(MeetingsPage):
    """Who opened the papers, for who prepares them."""

    ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        pack = queries.get_pack(pk)
        opened = queries.openings_of(pack)
        if kind := request.GET.get("vorm", ""):
            cells = [
                (
                    row.user.name,
                    copy_name(row.copy),
                    f"{row.first_at:%Y-%m-%d %H:%M}",
                    f"{row.last_at:%Y-%m-%d %H:%M}",
                    row.times,
                )
                for row in opened
            ]
            return table_response(papers_name(pack.meeting, "geopend"), OPENED_HEADER, cells, kind)
        meeting = pack.meeting
        context = {
            "pack": pack,
            "rows": [(row, copy_name(row.copy)) for row in opened],
            "waiting": queries.not_opened(pack),
            "crumbs": crumbs(
                ("Overleg", self.url("list")), (named(meeting), self.url("meeting", meeting.pk)), ("Geopend", "")
            ),
        }
        return self.render("meetings/pack_opened.html", context)


def copy_name(copy: Any) -> str:
    """For whom a copy is, in a word."""
    return copy.body.name if copy.body else "voorzitter"


def papers_name(meeting: Any, what: str) -> str:
    """The name of a file of papers: "stukken-bestuur-2026-12-03-versie-1"."""
    return f"stukken-{file_name(meeting.body.name)}-{meeting.date.isoformat()}-{what}"
