"""Addresses of the views of the plan, of its order and its words, under /<swv>/plan/."""

from django.urls import path

from goals.views import cells, field, goals, order, prose, setup

urlpatterns = [
    path("doel/nieuw/", goals.GoalNew.as_view(), name="goal-new"),
    path("als-tabel/", cells.TablePage.as_view(), name="table"),
    path("als-tekst/", prose.TextPage.as_view(), name="text"),
    path("<slug:kind>/<int:pk>/veld/<slug:field>/", field.FieldEdit.as_view(), name="field"),
    path("volgorde/", order.OrderPage.as_view(), name="order"),
    path("volgorde/<slug:kind>/<int:pk>/", order.Reseat.as_view(), name="reseat"),
    path("inrichting/", setup.LevelNamesPage.as_view(), name="level-names"),
    path("inrichting/voorbeeld/", setup.LevelNamesExample.as_view(), name="level-names-example"),
]
