"""Suggestions: other words for a paragraph, side by side with what stands there, and what the author does with them."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from goals.compute.paragraphs import nearest, paragraphs
from goals.forms.reactions import DecisionForm, SuggestionEditForm, SuggestionForm
from goals.queries.discussed import Discussed, discussed_ref, get_discussed, place_text, places_of
from goals.queries.reactions import get_suggestion, proposal_of, spot_of
from goals.services import suggestions as services
from goals.views.comments import ReactionForm, own_or_404
from goals.views.reactions import ReactionView, found_or_none
from goals.wording.reactions import field_word, texts_of
from osp import dutch
from osp.abilities import Ability
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.textdiff import pieces
from osp.web.htmx import is_partial

TAKE, LEAVE = "overnemen", "afwijzen"
NEW = "nieuw"
SECOND = "Dit voorstel is zojuist gewijzigd. Lees het opnieuw, en besluit dan."
NO_DECISION = "Kies of u het overneemt of niet."
GONE = "Deze plek staat niet meer in het plan. U kunt het voorstel alleen nog beantwoorden."


class InPassage(ReactionForm):
    """A form about a text, which in the view as text opens in the place of that text."""

    def context(self, form: BaseForm) -> dict[str, Any]:
        """Annuleer puts the text back."""
        block = self.block_of(self.ref)
        text = {"cancel_page": self.url("text"), "cancel_part": f"#{block.passage}"} if block.beside else {}
        return super().context(form) | text


class SuggestionAdd(InPassage):
    """Which paragraph, and then which words."""

    heading, submit = "Andere woorden", "Doe dit voorstel"
    fragment_template = "goals/_suggestion_form.html"
    row: Discussed
    field: str

    def open(self, pk: int = 0, kind: str = "", field: str = "") -> None:
        self.row, self.field = get_discussed(kind, pk), field
        self.ref = discussed_ref(self.row)
        if field not in texts_of(self.ref[0]):
            raise Http404
        self.heading = f"Andere woorden voor: {field_word(self.ref[0], field, self.levels)}"

    @property
    def parts(self) -> tuple[str, ...]:
        """The paragraphs to choose from."""
        return paragraphs(getattr(self.row, self.field))

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.open(**kwargs)
        chosen = request.GET.get("alinea", "" if self.parts else NEW)
        if chosen == NEW or (chosen.isdecimal() and int(chosen) < len(self.parts)):
            return super().get(request, **kwargs)
        return self.show_choice()

    def show_choice(self) -> HttpResponse:
        """The paragraphs, each with a way on."""
        context = {**self.context(self.form()), "parts": self.parts, "fragment": "goals/_paragraph_choice.html"}
        template = "goals/_paragraph_choice.html" if is_partial(self.request) else self.page_template
        return self.render(template, context)

    def form(self, data: QueryDict | None = None) -> SuggestionForm:
        chosen = self.request.GET.get("alinea", "")
        if not chosen.isdecimal() or int(chosen) >= len(self.parts):
            return SuggestionForm(data)
        part = self.parts[int(chosen)]
        return SuggestionForm(data, initial={"number": int(chosen), "before": part, "after": part})

    def save(self, form: SuggestionForm) -> Any:
        return services.make_suggestion(self.actor, row=self.row, field=self.field, **form.values)

    def done(self, row: Any) -> HttpResponse:
        return self.after_text(self.ref, "Uw voorstel staat erbij. U leest hier het antwoord.", f"#voorstel-{row.pk}")

    def context(self, form: BaseForm) -> dict[str, Any]:
        return super().context(form) | {"choose_url": f"{self.request.path}{self.block_of(self.ref).query}"}


class SuggestionEdit(InPassage):
    """One's own suggestion, as long as nobody answered it."""

    heading = "Uw voorstel wijzigen"
    fragment_template = "goals/_suggestion_form.html"
    suggestion: Any

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.suggestion = own_or_404(self, get_suggestion(pk))
        self.ref = spot_of(self.suggestion)[:2]

    def form(self, data: QueryDict | None = None) -> SuggestionEditForm:
        return SuggestionEditForm(data, row=self.suggestion)

    def stored_form(self, current: Any) -> SuggestionEditForm:
        return SuggestionEditForm(row=current)

    def save(self, form: SuggestionEditForm) -> Any:
        version = form.cleaned_data["version"] or 0
        return services.edit_suggestion(self.actor, suggestion=self.suggestion, version=version, **form.values)

    def done(self, row: Any) -> HttpResponse:
        return self.after_text(self.ref, "Uw voorstel is gewijzigd.", f"#voorstel-{row.pk}")


class SuggestionView(ReactionView):
    """One suggestion: old beside new. On a page, or in the place of the passage that it is about."""

    suggestion: Any
    row: Discussed | None

    def open(self, pk: int) -> None:
        """Find the suggestion, and its row as far as that is in the plan."""
        self.suggestion = get_suggestion(pk)
        kind, number, _ = spot_of(self.suggestion)
        self.row = found_or_none(kind, number)

    def form(self, data: QueryDict | None = None) -> DecisionForm:
        """Bound to what was decided, or filled with what was suggested."""
        stored = {"version": self.suggestion.version, "text": self.suggestion.after}
        return DecisionForm(data, initial=stored)

    def context(self, form: DecisionForm, **more: Any) -> dict[str, Any]:
        """For page and fragment."""
        suggestion, ref = self.suggestion, spot_of(self.suggestion)[:2]
        block = self.block_of(ref)
        places = places_of(suggestion.plan, self.levels)
        return {
            "proposal": proposal_of(self.actor, suggestion),
            "place": dutch.sentence_case(place_text(places, ref, suggestion.field, self.levels)),
            "form": form,
            "is_live": self.row is not None,
            "said_at": block,
            "inline": bool(block.beside) and is_partial(self.request),
            "url": f"{self.url('suggestion-answer', suggestion.pk)}{block.query}",
            "cancel_url": self.place_url(ref),
            "text_url": self.url("text"),
            **more,
        }

    def show(self, form: DecisionForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The fragment in the passage, or the page."""
        context = self.context(form, **more)
        template = "goals/_suggestion_full.html" if context["inline"] else "goals/suggestion.html"
        response = self.render(template, context, status=status)
        if context["inline"]:
            response["HX-Retarget"], response["HX-Reswap"] = f"#{context['said_at'].passage}", "innerHTML"
        return response


class SuggestionPage(SuggestionView):
    """Read it, and for whoever writes the plan: decide."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.open(pk)
        return self.show(self.form())


class SuggestionAnswer(SuggestionView):
    """The author takes it over, as it is or in other words, or leaves the text as it was; with an answer."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.open(pk)
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            self.decide(form)
        except NotAllowedError:
            raise
        except ConflictError:
            return self.show(self.fresh(form), status=409)
        except DomainError as error:
            return self.refused(form, error)
        return self.done()

    def decide(self, form: DecisionForm) -> None:
        """Call the verb of the button that was pressed."""
        given = form.values
        version = form.cleaned_data["version"] or 0
        if self.request.POST.get("besluit") not in {TAKE, LEAVE}:
            raise DomainError("no-decision", NO_DECISION)
        if self.request.POST["besluit"] == LEAVE:
            services.refuse_suggestion(self.actor, suggestion=self.suggestion, version=version, answer=given["answer"])
            return
        if self.row is None:
            raise DomainError("place-gone", GONE)
        services.accept_suggestion(
            self.actor,
            suggestion=self.suggestion,
            row=self.row,
            version=version,
            answer=given["answer"],
            text=given["text"] if "text" in form.data else None,
            instead_of=given["instead_of"] if "instead_of" in form.data else None,
        )

    def fresh(self, form: DecisionForm) -> DecisionForm:
        """The form with what was typed, on the suggestion as it is now."""
        self.open(self.suggestion.pk)
        data = QueryDict(self.request.POST.urlencode(), mutable=True)
        data["version"] = str(self.suggestion.version)
        again = self.form(data)
        again.add_error(None, SECOND)
        return again

    def refused(self, form: DecisionForm, error: DomainError) -> HttpResponse:
        """What the verb refused, beside what was typed; a paragraph that changed with all three texts."""
        if error.code == services.ANSWERED_CODE:
            self.open(self.suggestion.pk)
        form.add_error(error.field if error.field in form.fields else None, error.message)
        if error.code != services.CHANGED_CODE or self.row is None:
            return self.show(form, status=409 if error.code == services.ANSWERED_CODE else 422)
        return self.show(form, status=409, **self.three())

    def three(self) -> dict[str, Any]:
        """The paragraph as it was, as it is and as it is proposed, and the paragraphs that it may replace."""
        suggestion = self.suggestion
        standing = getattr(self.row, suggestion.field)
        now = nearest(standing, suggestion.before, number=suggestion.paragraph)
        return {
            "is_changed": True,
            "now": now,
            "then_pieces": list(pieces(suggestion.before, now)),
            "now_pieces": list(pieces(now, suggestion.before)),
            "parts": [(part, part == now) for part in paragraphs(standing)],
        }

    def done(self) -> HttpResponse:
        """On the page as it is now: the text with its new words, and the block beside it."""
        taken = self.request.POST.get("besluit") == TAKE
        message = (
            "Het voorstel staat in het plan." if taken else "Uw antwoord staat erbij; de tekst blijft zoals zij was."
        )
        ref = spot_of(self.suggestion)[:2]
        here = self.request.htmx.current_url_abs_path  # type: ignore[attr-defined]
        if taken and here and not self.beside:
            # The text itself stands elsewhere on that page.
            return self.go(here, message)
        return self.after_text(ref, message, f"#voorstel-{self.suggestion.pk}")
