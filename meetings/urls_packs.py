"""URLs of bijlagen and papers."""

from django.urls import path

from meetings.views import attachments

urlpatterns = [
    path("punt/<int:pk>/bijlagen/", attachments.AttachmentAddView.as_view(), name="attachment-add"),
    path("punt/<int:pk>/meelezers/", attachments.ItemReadersView.as_view(), name="item-readers"),
    path("bijlage/<int:pk>/", attachments.AttachmentFileView.as_view(), name="attachment"),
    path("bijlage/<int:pk>/wijzig/", attachments.AttachmentEditView.as_view(), name="attachment-edit"),
    path("bijlage/<int:pk>/verplaats/", attachments.AttachmentMoveView.as_view(), name="attachment-move"),
    path("bijlage/<int:pk>/haal-weg/", attachments.AttachmentRemoveView.as_view(), name="attachment-remove"),
]
