"""Addresses of contributions, under /<swv>/plan/bijdragen/. Those of one party stand in `PARTY_PAGES`, for both of its doors."""

from django.urls import path

from goals.views import (
    contribution_contacts,
    contribution_fields,
    contribution_invites,
    contribution_review,
    contribution_sign,
    contribution_steps,
    contributions_today,
    kaart,
    reminders,
    round_matrix,
    rounds,
)
from goals.views.contribution_door import ContributionView

# Route, page, and the end of its name: "goals:contribution-field" for an account, "contribution-link-field" behind a link.
PARTY_PAGES: tuple[tuple[str, type[ContributionView], str], ...] = (
    ("", contribution_steps.StartPage, ""),
    ("cijfers/", contribution_steps.FiguresStep, "cijfers"),
    ("toezegging/", contribution_steps.PromiseStep, "toezegging"),
    ("geld/", contribution_steps.MoneyStep, "geld"),
    ("ondertekenen/", contribution_sign.SignStep, "ondertekenen"),
    ("aanvullen/", contribution_steps.MendStep, "mend"),
    ("veld/", contribution_fields.FieldSave, "field"),
    ("bewijs/", contribution_fields.FileAdd, "file"),
    ("bewijs/<int:file>/", contribution_fields.FileOpen, "file-open"),
    ("bewijs/<int:file>/weg/", contribution_fields.FileRemove, "file-remove"),
    ("klaar/", contribution_sign.Prepare, "prepare"),
    ("verder/", contribution_sign.TakeBack, "take-back"),
    ("ondertekend/", contribution_sign.SignedPage, "signed"),
    ("kaart/", kaart.KaartFile, "kaart"),
    ("terugvragen/", contribution_sign.AskBack, "ask-back"),
    ("samen/", contribution_invites.Invite, "invite"),
    ("samen/<int:link>/intrekken/", contribution_invites.InviteWithdraw, "invite-withdraw"),
    ("scholen/", contribution_invites.Schools, "schools"),
)

urlpatterns = [
    path("", rounds.ContributionsPage.as_view(), name="contributions"),
    path("vandaag/", contributions_today.ContributionsToday.as_view(), name="contributions-today"),
    path("uitvraag/nieuw/", rounds.RoundCreate.as_view(), name="round-create"),
    path("uitvraag/<int:pk>/", rounds.RoundPage.as_view(), name="round"),
    path("uitvraag/<int:pk>/wijzig/", rounds.RoundEdit.as_view(), name="round-edit"),
    path("uitvraag/<int:pk>/doelen/", rounds.RoundGoals.as_view(), name="round-goals"),
    path("uitvraag/<int:pk>/toezeggingen/", contribution_review.PromisesPage.as_view(), name="round-promises"),
    path("uitvraag/<int:pk>/overzicht/", round_matrix.MatrixPage.as_view(), name="round-matrix"),
    path("uitvraag/<int:pk>/herinneringen/", reminders.RemindersPage.as_view(), name="round-reminders"),
    path("uitvraag/<int:pk>/herinneren/", reminders.RemindNow.as_view(), name="round-remind"),
    path("vraaglast/", rounds.EffortPage.as_view(), name="effort"),
    path("doel/<int:pk>/samen/", round_matrix.GoalTotalPart.as_view(), name="goal-total"),
    path("uitvraag/<int:pk>/<slug:move>/", rounds.RoundMove.as_view(), name="round-move"),
    path("contacten/", contribution_contacts.ContactsPage.as_view(), name="contacts"),
    path("contacten/<int:pk>/", contribution_contacts.ContactEdit.as_view(), name="contact-edit"),
    path("contacten/<int:pk>/weg/", contribution_contacts.ContactRemove.as_view(), name="contact-remove"),
    path("lezen/<int:pk>/", contribution_review.ReviewPage.as_view(), name="contribution-review"),
    path("lezen/<int:pk>/terugsturen/", contribution_review.ReviewReturn.as_view(), name="contribution-return"),
    path("lezen/<int:pk>/link/", contribution_review.LinkMake.as_view(), name="contribution-link-make"),
    path("lezen/<int:pk>/<slug:move>/", contribution_review.ReviewMove.as_view(), name="contribution-move"),
    path("link/<int:pk>/intrekken/", contribution_review.LinkRevoke.as_view(), name="contribution-link-revoke"),
    path("bewijs/<int:pk>/", contribution_fields.EvidencePage.as_view(), name="contribution-evidence"),
    *(
        path(f"<int:pk>/{route}", view.as_view(), name=f"contribution-{name}" if name else "contribution")
        for route, view, name in PARTY_PAGES
    ),
]
