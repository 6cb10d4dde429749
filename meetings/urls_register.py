"""URLs of what comes of meetings: the register of decisions and the action list."""

from django.urls import path

from meetings.views import actions, handover, register, requests, silence

urlpatterns = [
    path("besluiten/", register.RegisterView.as_view(), name="register"),
    path("besluiten/<int:pk>/", register.DecisionView.as_view(), name="decision"),
    path("<int:pk>/terugblik/", register.BringLookBackView.as_view(), name="look-back-bring"),
    path("acties/", actions.ActionsView.as_view(), name="actions"),
    path("acties/<int:pk>/", actions.ActionEditView.as_view(), name="action-edit"),
    path("acties/<int:pk>/stand/", actions.ActionMoveView.as_view(), name="action-move"),
    path("<int:pk>/acties/terug/", actions.ReturnActionsView.as_view(), name="actions-return"),
    path("overdracht/", handover.HandOversView.as_view(), name="handovers"),
    path("overdracht/mijn/", handover.OwnHandOverView.as_view(), name="own-handover"),
    path("overdracht/mijn.pdf", handover.OwnHandOverPdfView.as_view(), name="own-handover-pdf"),
    path("overdracht/<int:pk>/", handover.HandOverView.as_view(), name="handover"),
    path("overdracht/<int:pk>.pdf", handover.HandOverPdfView.as_view(), name="handover-pdf"),
    path("stil/", silence.SilenceView.as_view(), name="silence"),
    path("<int:pk>/stil/", silence.SilentHereView.as_view(), name="silent-here"),
    path("verzoeken/", requests.RequestsView.as_view(), name="requests"),
    path("verzoeken/nieuw/", requests.RequestAddView.as_view(), name="request-add"),
    path("verzoeken/<int:pk>/", requests.RequestView.as_view(), name="request"),
    path("verzoeken/<int:pk>/wijzig/", requests.RequestEditView.as_view(), name="request-edit"),
    path("verzoeken/<int:pk>/bewijs/", requests.RequestFileView.as_view(), name="request-file"),
]
