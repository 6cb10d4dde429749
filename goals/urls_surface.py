"""Addresses of the views of the plan, of its order and its words, under /<swv>/plan/."""

from django.urls import path

from goals.views import goals, setup

urlpatterns = [
    path("doel/nieuw/", goals.GoalNew.as_view(), name="goal-new"),
    path("inrichting/", setup.LevelNamesPage.as_view(), name="level-names"),
    path("inrichting/voorbeeld/", setup.LevelNamesExample.as_view(), name="level-names-example"),
]
