"""Chapters of the plan: add, edit in place, move, archive."""

from django.http import HttpRequest, HttpResponse, QueryDict

from goals import services
from goals.forms import ChapterForm, ReasonForm
from goals.kinds import Kind
from goals.queries.elements import Chapter, plan_chapters
from goals.queries.lookups import get_chapter
from goals.views.base import MoveView, PlanView, RowFormView
from osp.web.htmx import is_partial


class ChapterView(PlanView):
    """Answers with all chapters of one side of the speerpunten."""

    def after_chapter(self, chapter: Chapter, message: str) -> HttpResponse:
        """The side of this chapter as a fragment, or the plan at its chapter."""
        if not is_partial(self.request):
            return self.go(f"{self.plan_url}#hoofdstuk-{chapter.pk}", message)
        rows = [row for row in plan_chapters(chapter.plan) if row.is_closing == chapter.is_closing]
        context = {"chapters": rows, "is_closing": chapter.is_closing, "opened": chapter.pk}
        side = "na" if chapter.is_closing else "voor"
        return self.fragment("goals/_chapters.html", context, message, into=f"#hoofdstukken-{side}")


class ChapterCreate(ChapterView, RowFormView):
    """A new chapter; ?naar=na puts it after the speerpunten."""

    heading = "Nieuw hoofdstuk"
    submit = "Voeg hoofdstuk toe"
    fragment_template = "goals/_chapter_form.html"

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.plan = self.plan_here

    @property
    def is_closing(self) -> bool:
        return self.came_from == "na"

    @property
    def cancel_part(self) -> str:
        return f"#nieuw-hoofdstuk-{'na' if self.is_closing else 'voor'}"

    def form(self, data: QueryDict | None = None) -> ChapterForm:
        return ChapterForm(data, initial={"is_closing": self.is_closing})

    def save(self, form: ChapterForm) -> Chapter:
        return services.create_chapter(self.actor, plan=self.plan, **form.values)

    def done(self, row: Chapter) -> HttpResponse:
        if row.is_closing != self.is_closing:
            return self.go(f"{self.plan_url}#hoofdstuk-{row.pk}", "Het hoofdstuk staat in het plan.")
        return self.after_chapter(row, "Het hoofdstuk staat in het plan.")


class ChapterEdit(ChapterView, RowFormView):
    """The words of a chapter, and on which side of the speerpunten it stands."""

    heading = "Hoofdstuk bewerken"
    fragment_template = "goals/_chapter_form.html"

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.edited = self.chapter = get_chapter(pk)
        self.was_closing = self.chapter.is_closing

    @property
    def cancel_url(self) -> str:
        return f"{self.plan_url}#hoofdstuk-{self.chapter.pk}"

    @property
    def cancel_part(self) -> str:
        return f"#hoofdstuk-{self.chapter.pk}"

    def form(self, data: QueryDict | None = None) -> ChapterForm:
        return ChapterForm(data, row=self.chapter)

    def stored_form(self, current: Chapter) -> ChapterForm:
        return ChapterForm(row=current)

    def save(self, form: ChapterForm) -> Chapter:
        version = form.cleaned_data["version"] or 0
        return services.edit_chapter(self.actor, chapter=self.chapter, version=version, **form.values)

    def done(self, row: Chapter) -> HttpResponse:
        if row.is_closing != self.was_closing:
            return self.go(f"{self.plan_url}#hoofdstuk-{row.pk}", "Het hoofdstuk is gewijzigd.")
        return self.after_chapter(row, "Het hoofdstuk is gewijzigd.")


class ChapterMove(ChapterView, MoveView):
    """One place up or down on its side of the speerpunten."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        chapter = get_chapter(pk)
        before = chapter.position
        chapter = services.move_chapter(self.actor, chapter=chapter, up=self.is_up)
        self.offer_undo(before, chapter.position)
        return self.after_chapter(chapter, "Het hoofdstuk is verplaatst.")


class ChapterArchive(RowFormView):
    """Put a chapter away, with a reason."""

    submit = "Archiveer"

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.chapter = get_chapter(pk)
        self.heading = f"Hoofdstuk „{self.chapter.title}” archiveren"

    def form(self, data: QueryDict | None = None) -> ReasonForm:
        return ReasonForm(data)

    def save(self, form: ReasonForm) -> Chapter:
        return services.archive_chapter(self.actor, chapter=self.chapter, reason=form.cleaned_data["reason"])

    def done(self, row: Chapter) -> HttpResponse:
        self.undo = self.undo_archive(Kind.CHAPTER, row.pk)
        return self.go(self.plan_url, f"Hoofdstuk „{row.title}” is gearchiveerd.")
