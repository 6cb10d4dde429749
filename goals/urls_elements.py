"""Addresses of chapters, of what hangs on the elements of the plan, and of the framework, under /<swv>/plan/."""

from django.urls import path, register_converter

from goals.kinds import ELEMENTS
from goals.views import chapters, elements, framework, money, part_rows, parts


class ElementConverter:
    """Which kind of element the number behind it is of: speerpunt, doel or activiteit."""

    regex = "|".join(sorted(ELEMENTS))

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ElementConverter, "element")

urlpatterns = [
    path("begroting/", money.MoneyPage.as_view(), name="money"),
    path("hoofdstuk/nieuw/", chapters.ChapterCreate.as_view(), name="chapter-create"),
    path("hoofdstuk/<int:pk>/wijzig/", chapters.ChapterEdit.as_view(), name="chapter-edit"),
    path("hoofdstuk/<int:pk>/verplaats/", chapters.ChapterMove.as_view(), name="chapter-move"),
    path("hoofdstuk/<int:pk>/archiveer/", chapters.ChapterArchive.as_view(), name="chapter-archive"),
    path("speerpunt/<int:pk>/", elements.PriorityPage.as_view(), name="priority"),
    path("activiteit/<int:pk>/", elements.ActivityPage.as_view(), name="activity"),
    path("<element:kind>/<int:pk>/uitwerking/", elements.DetailsEdit.as_view(), name="element-details"),
    path("<element:kind>/<int:pk>/resultaat/", elements.ResultsEdit.as_view(), name="element-results"),
    path("<element:kind>/<int:pk>/onderdelen/", parts.ElementParts.as_view(), name="element-parts"),
    path("<element:kind>/<int:pk>/mijlpaal/", parts.MilestoneAdd.as_view(), name="milestone-add"),
    path("<element:kind>/<int:pk>/begroting/", parts.MoneyAdd.as_view(), name="money-add"),
    path("<element:kind>/<int:pk>/risico/", parts.RiskAdd.as_view(), name="risk-add"),
    path("<element:kind>/<int:pk>/bereik/", parts.ScopeEdit.as_view(), name="scope-edit"),
    path("<element:kind>/<int:pk>/kader/", parts.TagsEdit.as_view(), name="tags-edit"),
    path("mijlpaal/<int:pk>/wijzig/", part_rows.MilestoneEdit.as_view(), name="milestone-edit"),
    path("mijlpaal/<int:pk>/gehaald/", part_rows.MilestoneReach.as_view(), name="milestone-reach"),
    path("mijlpaal/<int:pk>/open/", part_rows.MilestoneReopen.as_view(), name="milestone-reopen"),
    path("mijlpaal/<int:pk>/archiveer/", part_rows.MilestoneRemove.as_view(), name="milestone-archive"),
    path("begrotingsregel/<int:pk>/wijzig/", part_rows.MoneyEdit.as_view(), name="money-edit"),
    path("begrotingsregel/<int:pk>/archiveer/", part_rows.MoneyRemove.as_view(), name="money-archive"),
    path("risico/<int:pk>/wijzig/", part_rows.RiskEdit.as_view(), name="risk-edit"),
    path("risico/<int:pk>/archiveer/", part_rows.RiskRemove.as_view(), name="risk-archive"),
    path("kader/", framework.FrameworkPage.as_view(), name="framework"),
    path("kader/begin/", framework.FrameworkBegin.as_view(), name="framework-begin"),
    path("kader/nieuw/", framework.ItemCreate.as_view(), name="framework-create"),
    path("kader/<int:pk>/wijzig/", framework.ItemEdit.as_view(), name="framework-edit"),
    path("kader/<int:pk>/verplaats/", framework.ItemMove.as_view(), name="framework-move"),
    path("kader/<int:pk>/vervalt/", framework.ItemLapse.as_view(), name="framework-lapse"),
    path("kader/<int:pk>/terug/", framework.ItemReturn.as_view(), name="framework-return"),
]
