"""Kader: the framework that the plan serves, which a samenwerkingsverband keeps itself."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse, QueryDict

from goals import services
from goals.forms import FrameworkItemForm, LapseForm, NewFrameworkItemForm
from goals.queries.framework import FrameworkGroup, FrameworkItem, framework, get_item
from goals.views.base import MoveView, PlanView, RowFormView
from osp import dutch
from osp.abilities import Ability
from osp.web.export import Cell, table_response
from osp.web.htmx import is_partial

HEADER = ("Soort", "Aanduiding", "Naam", "Omschrijving", "Bij", "Bron", "Gekozen bij", "Vervallen op", "Reden")


class FrameworkPage(PlanView):
    """Everything that the plan can serve, kind by kind."""

    def get(self, request: HttpRequest) -> HttpResponse:
        groups = framework(self.chosen())
        if vorm := request.GET.get("vorm"):
            return table_response(f"kader-{self.tenant.slug}", HEADER, export_rows(groups), vorm)
        is_empty = not any(group.rows or group.lapsed for group in groups)
        return self.render("goals/framework.html", {"groups": groups, "is_empty": is_empty})


class FrameworkBegin(PlanView):
    """Take over the national framework, where there is none yet."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        services.begin_framework(self.actor)
        return self.go(self.url("framework"), "Het landelijke kader is overgenomen. U kunt het nu zelf aanpassen.")


class ItemView(PlanView):
    """Answers with all items of one kind."""

    item: FrameworkItem

    def after_item(self, item: FrameworkItem, message: str) -> HttpResponse:
        """The kind of this item as a fragment, or the page at it."""
        if not is_partial(self.request):
            return self.go(f"{self.url('framework')}#kader-{item.kind}", message)
        group = next(each for each in framework(self.chosen()) if each.kind == item.kind)
        return self.swapped("goals/_framework_group.html", {"group": group}, message, into=f"#kader-{item.kind}")


class ItemFormView(ItemView, RowFormView):
    """A form about one item that holds."""

    def open(self, pk: int = 0, kind: str = "") -> None:
        self.item = get_item(pk)

    @property
    def cancel_url(self) -> str:
        return f"{self.url('framework')}#onderdeel-{self.item.pk}"

    @property
    def cancel_part(self) -> str:
        return f"#onderdeel-{self.item.pk}"


class ItemCreate(ItemView, RowFormView):
    """A new own item; ?soort= chooses its kind."""

    heading = "Nieuw onderdeel van het kader"
    submit = "Voeg onderdeel toe"
    fragment_template = "goals/_framework_form.html"

    def open(self, pk: int = 0, kind: str = "") -> None:
        """There is no row yet."""

    @property
    def cancel_url(self) -> str:
        return self.url("framework")

    @property
    def cancel_part(self) -> str:
        return f"#nieuw-{self.request.GET.get('soort', '')}" if self.request.GET.get("soort") else ""

    def form(self, data: QueryDict | None = None) -> NewFrameworkItemForm:
        return NewFrameworkItemForm(data, initial={"kind": self.request.GET.get("soort")})

    def save(self, form: NewFrameworkItemForm) -> FrameworkItem:
        return services.create_framework_item(self.actor, **form.values)

    def done(self, row: FrameworkItem) -> HttpResponse:
        return self.after_item(row, "Het onderdeel staat in uw kader.")


class ItemEdit(ItemFormView):
    """The words of an item."""

    heading = "Onderdeel van het kader bewerken"
    fragment_template = "goals/_framework_form.html"

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk)
        self.edited = self.item

    def form(self, data: QueryDict | None = None) -> FrameworkItemForm:
        return FrameworkItemForm(data, row=self.item)

    def stored_form(self, current: FrameworkItem) -> FrameworkItemForm:
        return FrameworkItemForm(row=current)

    def save(self, form: FrameworkItemForm) -> FrameworkItem:
        version = form.cleaned_data["version"] or 0
        return services.edit_framework_item(self.actor, item=self.item, version=version, **form.values)

    def done(self, row: FrameworkItem) -> HttpResponse:
        return self.after_item(row, "Het onderdeel is gewijzigd.")


class ItemMove(ItemView, MoveView):
    """One place up or down within its kind."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = get_item(pk)
        before = item.position
        item = services.move_framework_item(self.actor, item=item, up=self.is_up)
        self.offer_undo(before, item.position)
        return self.after_item(item, "Het onderdeel is verplaatst.")


class ItemLapse(ItemFormView):
    """Let an item lapse, with a reason."""

    submit = "Laat vervallen"
    fragment_template = "goals/_reason_form.html"

    def open(self, pk: int = 0, kind: str = "") -> None:
        super().open(pk)
        self.heading = f"„{self.item}” laten vervallen"

    def form(self, data: QueryDict | None = None) -> LapseForm:
        return LapseForm(data)

    def save(self, form: LapseForm) -> FrameworkItem:
        return services.lapse_framework_item(self.actor, item=self.item, reason=form.cleaned_data["reason"])

    def done(self, row: FrameworkItem) -> HttpResponse:
        return self.after_item(row, "Het onderdeel is vervallen. Waar het was gekozen, blijft het staan.")


class ItemReturn(ItemView):
    """Let a lapsed item hold again."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = services.return_framework_item(self.actor, item=get_item(pk, lapsed=True))
        return self.after_item(item, "Het onderdeel geldt weer.")


def export_rows(groups: Iterable[FrameworkGroup]) -> Iterator[list[Cell]]:
    """Rows under HEADER, what lapsed last."""
    for group in groups:
        for row in (*group.rows, *group.lapsed):
            item = row.item
            lapsed = dutch.date_long(item.archived_at.date()) if item.archived_at else None
            words = [group.kind.label, item.label, item.title, item.text, item.side, item.source]
            yield [*words, row.served_by, lapsed, item.archive_reason or None]
