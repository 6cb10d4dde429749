"""Addresses of gegevens: deliveries and the register."""

from django.urls import path

from indicators.views import data, data_run, data_sources, mappings, register, templates, tlv

data_urls = [
    path("gegevens/", data.DataView.as_view(), name="data"),
    path("gegevens/levering/<int:pk>/", data_run.RunView.as_view(), name="run"),
    path("gegevens/levering/<int:pk>/neem-over/", data_run.ConfirmView.as_view(), name="run-confirm"),
    path("gegevens/levering/<int:pk>/terzijde/", data_run.DiscardView.as_view(), name="run-discard"),
    path("gegevens/levering/<int:pk>/trek-in/", data_run.WithdrawView.as_view(), name="run-withdraw"),
    path("gegevens/levering/<int:pk>/status/", data_run.StatusView.as_view(), name="run-status"),
    path("gegevens/levering/<int:pk>/koppel/", mappings.MappingView.as_view(), name="mapping"),
    path("gegevens/levering/<int:pk>/koppel/voorbeeld/", mappings.MappingPreviewView.as_view(), name="mapping-preview"),
    path("gegevens/koppelingen/", mappings.MappingsView.as_view(), name="mappings"),
    path("gegevens/koppelingen/<int:pk>/", mappings.MappingEditView.as_view(), name="mapping-edit"),
    path("gegevens/invullen/", templates.TemplatesView.as_view(), name="templates"),
    path("gegevens/invullen/sjabloon/", templates.TemplateFileView.as_view(), name="template-file"),
    path("gegevens/invullen/<int:pk>/", templates.ReportView.as_view(), name="report"),
    path("gegevens/bronnen/", data_sources.SourcesView.as_view(), name="sources"),
    path("gegevens/bronnen/<slug:code>/", data_sources.SourceView.as_view(), name="source"),
    path("gegevens/vandaag/", data_sources.DataTodayView.as_view(), name="today"),
    path("gegevens/tlv/", tlv.TlvView.as_view(), name="tlv"),
    path("gegevens/tlv/formulier/", tlv.TlvFormView.as_view(), name="tlv-form"),
    path("gegevens/tlv/deel/", tlv.TlvShareView.as_view(), name="tlv-share"),
    path("gegevens/tlv/deel/stop/", tlv.TlvStopView.as_view(), name="tlv-stop"),
    path("gegevens/register/", register.RegisterView.as_view(), name="register"),
    path("gegevens/register/schoolbesturen/", register.SchoolbesturenView.as_view(), name="schoolbesturen"),
    path(
        "gegevens/register/schoolbesturen/<str:number>/",
        register.SchoolbestuurNameView.as_view(),
        name="schoolbestuur-name",
    ),
    path("gegevens/register/samenwerkingsverbanden/", register.SwvsView.as_view(), name="swvs"),
]
