"""Begin with a Word file: upload it, say what each heading becomes, and take the whole of it back."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict

from goals.enums import ImportState
from goals.forms import PlanStartForm
from goals.forms.word import WordForm
from goals.kinds import LEVEL_OF, Kind
from goals.queries import Plan
from goals.queries import word_imports as reads
from goals.queries.printed import content_of
from goals.services import word_start as services
from goals.views.base import PlanView
from goals.views.starts import StartView
from osp import richtext
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError
from osp.web.files import docx_response, file_name
from osp.web.forms import add_error

if TYPE_CHECKING:
    from goals.importers.word import WordDocument
    from goals.importers.word_mapping import Draft, WordRole

ROLE = "rol-"
SHOWN = 160
# What a heading becomes that cannot be what was chosen.
ELSE = {"hoofdstuk": "een hoofdstuk", "tekst": "tekst van de kop erboven"}
HANDLED = "Dit bestand is intussen door iemand anders verwerkt. Ververs de pagina."


class WordUpload(PlanView):
    """Choose the file."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render("goals/start_word.html", {"form": WordForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = WordForm(request.POST, request.FILES)
        if form.is_valid():
            given = form.cleaned_data["file"]
            try:
                row = services.receive_word(self.actor, name=given.name, stream=given.file)
            except DomainError as error:
                add_error(form, error)
            else:
                return self.go(self.url("word-mapping", row.pk))
        return self.render("goals/start_word.html", {"form": form}, status=422)


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A heading of the document: its place, how it begins, and what it becomes."""

    place: int
    level: int
    title: str
    begins: str
    role: str

    @property
    def name(self) -> str:
        """Of its choice in the form."""
        return f"{ROLE}{self.place}"


class WordPage(StartView):
    """What the pages about one Word file share."""

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.row = reads.get_import(pk)

    @cached_property
    def document(self) -> "WordDocument":
        """What the file says."""
        return reads.document_of(self.row.file)

    @cached_property
    def roles(self) -> "tuple[WordRole, ...]":
        """What each heading becomes: as was sent, else as is proposed."""
        from goals.importers.word_mapping import suggest, with_roles  # noqa: PLC0415 -- beside the reader of Word files

        sent = {
            int(name.removeprefix(ROLE)): str(role)
            for name, role in self.request.POST.items()
            if name.startswith(ROLE) and name.removeprefix(ROLE).isdecimal()
        }
        words = reads.label_words(self.levels)
        return with_roles(self.document.parts, sent, suggest(self.document.parts, words))

    @cached_property
    def draft(self) -> "Draft":
        """The plan that these roles make."""
        from goals.importers.word_mapping import arrange  # noqa: PLC0415 -- beside the reader of Word files

        return arrange(self.document.parts, self.roles, reads.label_words(self.levels))

    def outline(self) -> dict[str, Any]:
        """For the outline: the draft with its counts, and where a heading could not become what was chosen."""
        from goals.importers.word_mapping import LEFT  # noqa: PLC0415 -- beside the reader of Word files

        draft, levels = self.draft, self.levels
        chapters = len(draft.chapters)
        remarks = [
            f"„{self.document.parts[place].title}” wordt {ELSE[role.value]}: er staat niets boven waar het onder hoort."
            for place, role in sorted(draft.remarks.items())
        ]
        return {
            "draft": draft,
            "opening": [row for row in draft.chapters if not row.is_closing],
            "closing": [row for row in draft.chapters if row.is_closing],
            "left": next((row for row in draft.chapters if row.source < 0), None),
            "left_title": LEFT,
            "remarks_on_draft": remarks,
            "counts": [
                levels.priority.count(len(draft.priorities)),
                levels.goal.count(len(draft.goals)),
                levels.activity.count(len(draft.activities)),
                f"{chapters} hoofdstuk{'' if chapters == 1 else 'ken'}",
            ],
        }


class WordMapping(WordPage):
    """Say what each heading becomes, see what plan that makes, and make it."""

    page_template = "goals/word_mapping.html"
    heading = "Van Word naar plan"
    submit = "Maak het plan"
    done_text = "Het plan staat er. Onder Meer, Uit Word draait u het terug."

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.open(**kwargs)
        return self.show(self.form()) if self.row.state == ImportState.WAITING else self.over()

    def form(self, data: QueryDict | None = None) -> PlanStartForm:
        usual = self.first_years() | ({"title": self.document.title[:120]} if self.document.title else {})
        return PlanStartForm(data, initial=usual | {"version": self.row.version})

    def context(self, form: BaseForm) -> dict[str, Any]:
        rows = [
            HeadRow(place, part.level, part.title, begins(part.text), role.value)
            for place, (part, role) in enumerate(zip(self.document.parts, self.roles, strict=True))
        ]
        told = {"row": self.row, "document": self.document, "heads": rows, "choices": self.choices()}
        return super().context(form) | told | self.outline()

    def choices(self) -> list[tuple[str, str]]:
        """Each role with its word."""
        levels = self.levels
        own = {kind.value: levels.of(LEVEL_OF[kind]).singular for kind in (Kind.PRIORITY, Kind.GOAL, Kind.ACTIVITY)}
        return [
            *own.items(),
            ("hoofdstuk", "hoofdstuk"),
            ("tekst", "tekst van de kop erboven"),
            ("missie", levels.mission.singular),
            ("visie", "visie"),
            ("kernwaarden", "kernwaarden"),
            ("overslaan", "overslaan (blijft bewaard)"),
        ]

    def save(self, form: PlanStartForm) -> Plan:
        try:
            return services.take_word(
                self.actor,
                word=self.row,
                version=form.cleaned_data["version"] or 0,
                roles=self.roles,
                **form.values,
            )
        except ConflictError as error:
            raise DomainError("import-handled", HANDLED) from error

    def over(self) -> HttpResponse:
        """A file that was handled before leads to what became of it."""
        if self.row.state == ImportState.TAKEN and self.row.plan is not None:
            return self.go(self.url("word-undo", self.row.pk))
        return self.go(
            self.url("start-word"), "Dit bestand is teruggedraaid. Kies het opnieuw om er weer mee te beginnen."
        )

    @property
    def cancel_url(self) -> str:
        return self.url("start-word")


class WordOutline(WordPage):
    """The plan that the choices so far make; a fragment that follows each choice."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.open(**kwargs)
        return self.render("goals/_word_outline.html", self.outline())


class WordFile(PlanView):
    """The file as it was handed in."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        stored = reads.get_import(pk).file
        return docx_response(content_of(stored) or b"", file_name(stored.name.removesuffix(".docx")) or "plan")


class WordUndo(PlanView):
    """What goes and what stays when the import is taken back; and do it."""

    ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = reads.get_import(pk)
        if row.state != ImportState.TAKEN:
            return self.go(self.url("plans"))
        return self.render("goals/word_undo.html", {"row": row, "found": reads.undoing(row)})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = reads.get_import(pk)
        all_gone, sent = reads.undoing(row).plan_goes, request.POST.get("version", "")
        try:
            services.undo_word(self.actor, word=row, version=int(sent) if sent.isdecimal() else 0)
        except ConflictError as error:
            raise DomainError("import-handled", HANDLED) from error
        where = "Het bestand blijft bewaard." if all_gone else "In het archief van het plan staat wat is weggehaald."
        return self.go(self.url("plans"), f"De overname uit Word is teruggedraaid. {where}")


def begins(text: str) -> str:
    """How a text begins, on one line."""
    words = " ".join(richtext.plain(text).split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rpartition(' ')[0]} …"
