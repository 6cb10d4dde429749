"""Reactions at a place of the plan: the block in the kantlijn, which is a page of its own without scripts."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from goals.kinds import Kind
from goals.queries.discussed import Discussed, discussed_ref, get_discussed, place_text, places_of
from goals.queries.elements import plan_chapters
from goals.queries.reactions import reactions_at
from goals.snapshot import Ref
from goals.views.base import PlanView
from goals.views.prose import passages
from goals.views.reaction_blocks import ABOUT, BESIDE, Block, block_context
from goals.wording.reactions import texts_of
from osp import dutch
from osp.abilities import Ability
from osp.web.htmx import is_partial


class ReactionView(PlanView):
    """A page or fragment about what people say of the plan."""

    ability = Ability.DISCUSS_PLAN

    @property
    def beside(self) -> str:
        """The passage that the request came from, as its address says; empty for anything else."""
        return self.request.GET.get(BESIDE, "") if is_partial(self.request) else ""

    def block_of(self, ref: Ref) -> Block:
        """The block that a request about this row came from: a doel stands for its activiteiten too."""
        beside = self.beside
        return Block(ref[0], ref[1], beside if beside in {"title", *texts_of(ref[0])} else "")

    def block_context(self, block: Block) -> dict[str, Any]:
        """For the block in the kantlijn."""
        return block_context(block, reactions_at(self.actor, (block.kind, block.pk), block.fields), self.levels)

    def place_url(self, ref: Ref) -> str:
        """The page of what was said at a row."""
        return self.url("reactions-at", ref[0].value, ref[1])

    def after(self, ref: Ref, message: str, anchor: str = "") -> HttpResponse:
        """Back to the block as it is now: in its place, or on its page."""
        if not is_partial(self.request):
            return self.go(f"{self.place_url(ref)}{anchor}", message)
        block = self.block_of(self.shown_ref(ref))
        response = self.toasted(self.render("goals/_reactions.html", self.block_context(block)), message)
        response["HX-Retarget"], response["HX-Reswap"] = f"#{block.key}", "outerHTML"
        return response

    def after_text(self, ref: Ref, message: str, anchor: str = "") -> HttpResponse:
        """The same after something about a text: in the view as text with the passage as it is now."""
        block = self.block_of(ref)
        if not block.beside:
            return self.after(ref, message, anchor)
        found = passages(self.tree, plan_chapters(self.tree.plan), self.levels)
        passage = next((each for each in found if each.key == block.passage), None)
        if passage is None:
            return self.go(self.url("text"), message)
        response = self.fragment("goals/_passage.html", {"passage": passage}, message, into=f"#{block.passage}")
        beside = self.render("goals/_reactions.html", {**self.block_context(block), "apart": True})
        response.content += beside.content
        return response

    def shown_ref(self, ref: Ref) -> Ref:
        """The row whose block the request came from: on the page of a doel that of its activiteit may be the doel's."""
        asked = self.request.GET.get(ABOUT, "")
        kind, _, pk = asked.partition("-")
        return (Kind.GOAL, int(pk)) if kind == Kind.GOAL and pk.isdecimal() else ref

    def place_name(self, row: Discussed, field: str = "") -> str:
        """ "doel 2.1, toelichting"."""
        places = places_of(self.tree.plan, self.levels)
        return place_text(places, discussed_ref(row), field, self.levels)


class PlaceReactions(ReactionView):
    """What was said at one row, or beside one passage."""

    def get(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        row = get_discussed(kind, pk)
        block = self.block_of(discussed_ref(row))
        context = self.block_context(block)
        if is_partial(request):
            return self.render("goals/_reactions.html", context)
        return self.render("goals/reactions_at.html", {**context, "row": row, **self.named(row)})

    def named(self, row: Discussed) -> dict[str, str]:
        """What the page is called, and where the row itself is read."""
        ref = discussed_ref(row)
        return {"place": dutch.sentence_case(self.place_name(row)), "row_url": self.row_url(ref)}

    def row_url(self, ref: Ref) -> str:
        """The page of a row, or its place in the plan."""
        kind, pk = ref
        names = {Kind.PRIORITY: "priority", Kind.GOAL: "goal", Kind.ACTIVITY: "activity"}
        if kind in names:
            return self.url(names[kind], pk)
        return f"{self.plan_url}#hoofdstuk-{pk}" if kind is Kind.CHAPTER else self.plan_url


def found_or_none(kind: str, pk: int) -> Discussed | None:
    """A row, or None once it is no longer in the plan."""
    try:
        return get_discussed(kind, pk)
    except Http404:
        return None
