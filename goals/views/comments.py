"""Comments on the plan: say something, answer, change one's own words, and let a thread end."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from goals.forms.reactions import ActionForm, AgendaForm, AnswerForm, CommentEditForm, CommentForm
from goals.hooks import coming_meetings
from goals.kinds import Kind
from goals.queries.discussed import Discussed, discussed_ref, get_discussed, place_text, places_of
from goals.queries.reactions import get_comment, get_thread, spot_of, threads_of
from goals.services import comments as services
from goals.snapshot import Ref
from goals.views.base import RowFormView
from goals.views.reactions import ReactionView, found_or_none
from goals.wording.reactions import head_of
from osp import dutch
from osp.abilities import Ability
from osp.web.htmx import is_partial


def own_or_404(view: ReactionView, said: Any) -> Any:
    """What this person wrote; what somebody else did is not there to be changed."""
    if said.user_id is None or said.user_id != view.actor.user_id:
        raise Http404
    return said


class ReactionForm(ReactionView, RowFormView):
    """A form that opens in a block of reactions, about the row at `ref`."""

    fragment_template = "goals/_reaction_form.html"
    ref: Ref

    @property
    def cancel_url(self) -> str:
        return self.place_url(self.ref)

    def context(self, form: BaseForm) -> dict[str, Any]:
        """Annuleer puts the block back as it was."""
        block = self.block_of(self.shown_ref(self.ref))
        own = {"cancel_page": f"{self.cancel_url}{block.query}", "cancel_part": f"#{block.key}"}
        return super().context(form) | own | {"url": self.request.get_full_path(), "ref": self.ref}


class CommentAdd(ReactionForm):
    """Something new at a row, or beside a passage."""

    heading, submit = "Opmerking", "Plaats opmerking"
    row: Discussed

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.row = get_discussed(kind, pk)
        self.ref = discussed_ref(self.row)

    def form(self, data: QueryDict | None = None) -> CommentForm:
        beside = self.beside
        fixed = ("" if beside == "title" else beside) if beside else None
        return CommentForm(data, kind=Kind(self.ref[0]), levels=self.levels, fixed=fixed)

    def save(self, form: CommentForm) -> Any:
        return services.write_comment(self.actor, row=self.row, **form.values)

    def done(self, row: Any) -> HttpResponse:
        return self.after(self.ref, "Uw opmerking staat erbij.", f"#opmerking-{row.pk}")


class OfThread(ReactionForm):
    """A form about a thread."""

    comment: Any

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.comment = get_thread(pk)
        self.ref = spot_of(self.comment)[:2]

    def back(self, message: str) -> HttpResponse:
        """The block with the thread as it is now."""
        return self.after(self.ref, message, f"#opmerking-{self.comment.pk}")


class CommentAnswer(OfThread):
    """An answer in a thread."""

    heading, submit = "Antwoord", "Plaats antwoord"

    def form(self, data: QueryDict | None = None) -> AnswerForm:
        return AnswerForm(data)

    def save(self, form: AnswerForm) -> Any:
        return services.answer_comment(self.actor, comment=self.comment, **form.values)

    def done(self, row: Any) -> HttpResponse:
        return self.back("Uw antwoord staat erbij.")


class CommentEdit(OfThread):
    """One's own words."""

    heading = "Uw tekst wijzigen"
    words: Any

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk)
        self.words = own_or_404(self, get_comment(pk))

    def form(self, data: QueryDict | None = None) -> CommentEditForm:
        return CommentEditForm(data, row=self.words)

    def stored_form(self, current: Any) -> CommentEditForm:
        return CommentEditForm(row=current)

    def save(self, form: CommentEditForm) -> Any:
        version = form.cleaned_data["version"] or 0
        return services.edit_comment(self.actor, comment=self.words, version=version, **form.values)

    def done(self, row: Any) -> HttpResponse:
        return self.back("Uw tekst is gewijzigd.")


class CommentAction(OfThread):
    """The thread becomes something that somebody does."""

    ability = Ability.EDIT_PLAN
    heading, submit = "Maak er een actie van", "Leg actie vast"

    def form(self, data: QueryDict | None = None) -> ActionForm:
        return ActionForm(data)

    def save(self, form: ActionForm) -> Any:
        return services.make_action(self.actor, comment=self.comment, **form.values)

    def done(self, row: Any) -> HttpResponse:
        return self.back("De actie ligt vast. Zij staat onder Vandaag bij wie haar doet.")


class CommentAgenda(OfThread):
    """The thread becomes a point on the agenda of a meeting that comes."""

    ability = Ability.EDIT_PLAN
    heading, submit = "Zet op een agenda", "Zet op de agenda"
    place: str

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk)
        places = places_of(self.comment.plan, self.levels)
        self.place = place_text(places, self.ref, self.comment.field, self.levels)

    def form(self, data: QueryDict | None = None) -> AgendaForm:
        title = f"{dutch.sentence_case(self.place)}: {head_of(self.comment.text)}"
        return AgendaForm(data, meetings=coming_meetings(timezone.localdate()), initial={"title": title})

    def save(self, form: AgendaForm) -> Any:
        return services.put_on_agenda(self.actor, comment=self.comment, place=self.place, **form.values)

    def done(self, row: Any) -> HttpResponse:
        return self.back("Het staat op de agenda, met dit gesprek erbij.")


class ThreadMove(ReactionView):
    """A thread ends or goes on by one button."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        comment = get_thread(pk)
        message = self.move(comment)
        return self.after(spot_of(comment)[:2], message, f"#opmerking-{comment.pk}")

    def move(self, comment: Any) -> str:
        """Call the verb; what to say about it."""
        raise NotImplementedError


class CommentSolve(ThreadMove):
    """What was asked is done."""

    def move(self, comment: Any) -> str:
        if not self.actor.can(Ability.EDIT_PLAN):
            own_or_404(self, comment)
        services.solve_comment(self.actor, comment=comment)
        return "Afgerond als opgelost."


class CommentReopen(ThreadMove):
    """It goes on after all."""

    def move(self, comment: Any) -> str:
        services.reopen_comment(self.actor, comment=comment)
        return "Het gesprek is weer open."


class ThreadPage(ReactionView):
    """One thread, wherever one comes from: an agenda, a list, a mail."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        comment = get_thread(pk)
        kind, number, field = spot_of(comment)
        (thread,) = threads_of(self.actor, [comment.pk])
        places = places_of(comment.plan, self.levels)
        context = {
            **self.block_context(self.block_of((kind, number))),
            "thread": thread,
            "place": dutch.sentence_case(place_text(places, (kind, number), field, self.levels)),
            "is_live": found_or_none(kind, number) is not None,
        }
        if is_partial(request):
            return self.render("goals/_thread.html", context)
        return self.render("goals/thread.html", context)
