"""Addresses of gegevens: deliveries and the register."""

from django.urls import path

from indicators.views import data, register

data_urls = [
    path("gegevens/", data.DataView.as_view(), name="data"),
    path("gegevens/levering/<int:pk>/", data.RunView.as_view(), name="run"),
    path("gegevens/levering/<int:pk>/neem-over/", data.ConfirmView.as_view(), name="run-confirm"),
    path("gegevens/levering/<int:pk>/terzijde/", data.DiscardView.as_view(), name="run-discard"),
    path("gegevens/levering/<int:pk>/trek-in/", data.WithdrawView.as_view(), name="run-withdraw"),
    path("gegevens/register/", register.RegisterView.as_view(), name="register"),
    path("gegevens/register/schoolbesturen/", register.SchoolbesturenView.as_view(), name="schoolbesturen"),
    path(
        "gegevens/register/schoolbesturen/<str:number>/",
        register.SchoolbestuurNameView.as_view(),
        name="schoolbestuur-name",
    ),
    path("gegevens/register/samenwerkingsverbanden/", register.SwvsView.as_view(), name="swvs"),
]
