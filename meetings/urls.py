"""URLs under Overleg."""

from django.urls import include, path

from meetings.urls_rhythm import RHYTHM
from meetings.views import bodies, claims, items, meetings, packs, rhythms, scenarios, sheet, today

app_name = "meetings"

urlpatterns = [
    path("", meetings.MeetingListView.as_view(), name="list"),
    path("nieuw/", meetings.MeetingAddView.as_view(), name="meeting-add"),
    path("vandaag/", today.TodayView.as_view(), name="today"),
    path("gremia/", bodies.BodiesView.as_view(), name="bodies"),
    path("gremia/nieuw/", bodies.BodyAddView.as_view(), name="body-add"),
    path("gremia/gebruikelijk/", bodies.UsualBodiesView.as_view(), name="bodies-usual"),
    path("", include("meetings.urls_gremia")),
    path("gremia/<int:pk>/archiveer/", bodies.BodyArchiveView.as_view(), name="body-archive"),
    path("ritme/koppeling/<int:pk>/", rhythms.LinkRhythmsView.as_view(), name="link-rhythms"),
    path("ritme/indicator/<int:pk>/", rhythms.IndicatorRhythmsView.as_view(), name="indicator-rhythms"),
    path("ritme/<int:pk>/", rhythms.RhythmEditView.as_view(), name="rhythm"),
    path("ritme/<int:pk>/archiveer/", rhythms.RhythmArchiveView.as_view(), name="rhythm-archive"),
    path("sjabloon/<int:pk>/", sheet.SheetView.as_view(), name="sheet"),
    path("sjabloon/definitie/", sheet.SheetDefinitionView.as_view(), name="sheet-definition"),
    path("", include("meetings.urls_live")),
    path("<int:pk>/", meetings.MeetingView.as_view(), name="meeting"),
    path("<int:pk>/wijzig/", meetings.MeetingEditView.as_view(), name="meeting-edit"),
    path("<int:pk>/archiveer/", meetings.MeetingArchiveView.as_view(), name="meeting-archive"),
    path("<int:pk>/voorstel/", items.TakeProposalView.as_view(), name="take-proposal"),
    path("<int:pk>/punt/", items.ItemAddView.as_view(), name="item-add"),
    path("<int:pk>/publiceer/", packs.PublishView.as_view(), name="publish"),
    path("<int:pk>/concept.pdf", packs.ConceptPdfView.as_view(), name="concept-pdf"),
    path("punt/<int:pk>/", items.ItemView.as_view(), name="item"),
    path("punt/<int:pk>/voorbeeld/", items.ItemPreviewView.as_view(), name="item-preview"),
    path("punt/<int:pk>/verplaats/", items.ItemMoveView.as_view(), name="item-move"),
    path("punt/<int:pk>/archiveer/", items.ItemArchiveView.as_view(), name="item-archive"),
    path("punt/<int:pk>/zin/", claims.KeepSentenceView.as_view(), name="claim-keep"),
    path("punt/<int:pk>/zin/<int:kept>/opnieuw/", claims.AskAgainView.as_view(), name="claim-again"),
    path("punt/<int:pk>/scenarios/", scenarios.ItemScenarios.as_view(), name="item-scenarios"),
    path(
        "punt/<int:pk>/scenarios/<int:scenario>/weg/",
        scenarios.ItemScenarioDetach.as_view(),
        name="item-scenario-detach",
    ),
    path("", include("meetings.urls_agenda")),
    path("", include("meetings.urls_register")),
    path("", include("meetings.urls_packs")),
    path("stukken/<int:pk>/", packs.PackStateView.as_view(), name="pack-state"),
    *RHYTHM,
]
