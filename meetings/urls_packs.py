"""URLs of bijlagen and papers."""

from django.urls import path

from meetings.views import attachments, papers, passport_door

urlpatterns = [
    path("punt/<int:pk>/bijlagen/", attachments.AttachmentAddView.as_view(), name="attachment-add"),
    path("punt/<int:pk>/meelezers/", attachments.ItemReadersView.as_view(), name="item-readers"),
    path("bijlage/<int:pk>/", attachments.AttachmentFileView.as_view(), name="attachment"),
    path("bijlage/<int:pk>/wijzig/", attachments.AttachmentEditView.as_view(), name="attachment-edit"),
    path("bijlage/<int:pk>/verplaats/", attachments.AttachmentMoveView.as_view(), name="attachment-move"),
    path("bijlage/<int:pk>/haal-weg/", attachments.AttachmentRemoveView.as_view(), name="attachment-remove"),
    path("stukken/", papers.PapersView.as_view(), name="papers"),
    path("stukken/<int:pk>.pdf", papers.PackPdfView.as_view(), name="pack-pdf"),
    path("stukken/<int:pk>.zip", papers.PackZipView.as_view(), name="pack-zip"),
    path("stukken/<int:pk>/lezen/", papers.PackReadView.as_view(), name="pack-read"),
    path("stukken/<int:pk>/bijlage/<int:file>/", papers.PackFileView.as_view(), name="pack-file"),
    path(
        "stukken/<int:pk>/bijlage/<int:file>/beeld/<str:number>/",
        papers.PackPictureView.as_view(),
        name="pack-picture",
    ),
    path("stukken/<int:pk>/adressen/", passport_door.PassportsView.as_view(), name="passports"),
    path("stukken/adres/<int:pk>/trek-in/", passport_door.PassportRevokeView.as_view(), name="passport-revoke"),
    path("stukken/<int:pk>/geopend/", papers.PackOpenedView.as_view(), name="pack-opened"),
]
