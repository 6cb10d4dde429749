"""URLs of the indicators, under the code of a samenwerkingsverband."""

from django.urls import URLPattern, URLResolver, path

from indicators.urls_data import data_urls
from indicators.urls_scenarios import scenario_urls
from indicators.views import catalogue, comparison, detail, measured_forms, notes, passports, shelf

app_name = "indicators"

catalogue_urls: list[URLPattern | URLResolver] = [
    path("indicatoren/", catalogue.IndicatorListView.as_view(), name="list"),
    path("indicatoren/nieuw/", measured_forms.IndicatorCreateView.as_view(), name="create"),
    path("indicatoren/nieuw/toets/", measured_forms.CheckView.as_view(), name="check"),
    path("indicatoren/archief/", shelf.ArchiveListView.as_view(), name="archive-list"),
    path("indicatoren/<int:pk>/", detail.IndicatorView.as_view(), name="detail"),
    path("indicatoren/<int:pk>/definitie/", shelf.DefinitionView.as_view(), name="definition"),
    path("indicatoren/<int:pk>/wijzig/", measured_forms.IndicatorEditView.as_view(), name="edit"),
    path("indicatoren/<int:pk>/aanpassen/", measured_forms.AdaptView.as_view(), name="adapt"),
    path("indicatoren/<int:pk>/overnemen/", shelf.AdoptView.as_view(), name="adopt"),
    path("indicatoren/<int:pk>/stop/", shelf.StopView.as_view(), name="stop"),
    path("indicatoren/<int:pk>/archiveer/", shelf.ArchiveView.as_view(), name="archive"),
    path("indicatoren/<int:pk>/terug/", shelf.RestoreView.as_view(), name="restore"),
    path("indicatoren/<int:pk>/score/", detail.ScoreView.as_view(), name="score"),
    path("indicatoren/<int:pk>/paspoort/<year:year>/", passports.PassportView.as_view(), name="passport"),
    path("indicatoren/<int:pk>/notities/", notes.NotePinView.as_view(), name="notes"),
    path("indicatoren/notitie/<int:pk>/", notes.NoteEditView.as_view(), name="note"),
    path("indicatoren/notitie/<int:pk>/weg/", notes.NoteRemoveView.as_view(), name="note-remove"),
    path("indicatoren/<int:pk>/cijfers/", detail.FiguresExport.as_view(), name="figures"),
    path("indicatoren/<int:pk>/vestigingen/", detail.BreakdownExport.as_view(), name="breakdown"),
    path("indicatoren/<int:pk>/vergelijking/", comparison.ComparisonView.as_view(), name="comparison"),
]

urlpatterns = [*catalogue_urls, *data_urls, *scenario_urls]
