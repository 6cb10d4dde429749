"""Every address of the product with what it asks: who may read, who may write, and which rows its numbers point at.

Add a line here for each new URL; the test names the ones that are missing. `objects` maps a number in the URL to the name of
a row in tests/permissions/world.py, `words` gives any other part, `queries` the variants of reading worth crawling and
`stricter` those that ask for another ability. `foreign` says with which row or word of the other samenwerkingsverband a part
is attacked where that is not the row of the same name; `also` names more rows of the own samenwerkingsverband to look at, and
`closed_to` the roles that find nothing although their ability is right, because the answer would tell them a small number.
"""

import re
from dataclasses import replace

from django.urls import URLPattern

from osp.abilities import Ability
from osp.checks import url_patterns
from osp.enums import Role
from tests.permissions.matrix_after import AFTER
from tests.permissions.matrix_api import EVERYTHING, PLAN_API
from tests.permissions.matrix_comments import COMMENTS
from tests.permissions.matrix_elements import ELEMENTS
from tests.permissions.matrix_lint import LINT
from tests.permissions.matrix_meetings_api import MEETINGS_API
from tests.permissions.matrix_register import REGISTER
from tests.permissions.page import PAGE_AND_TABLES, TABLES, Page, row
from tests.permissions.world import World

TENANT = "<swv:swv>/"
SCHOOL_BOARDS = frozenset({Role.SCHOOL_BOARD, Role.SCHOOL_BOARD_STAFF})
MISSING_ID = 999_999_999
# A schoolbestuur that is in A by an upload of B alone.
FOREIGN_SCHOOLBESTUUR = "99999"


FOUNDATION = {
    "": Page(Ability.VIEW_TODAY),
    "beheer/": Page(Ability.MANAGE_MEMBERS, Ability.MANAGE_MEMBERS, queries=PAGE_AND_TABLES),
    "beheer/naam/": Page(Ability.MANAGE_MEMBERS, Ability.MANAGE_MEMBERS),
    "beheer/rol/<int:pk>/beeindig/": row(Ability.MANAGE_MEMBERS, Ability.MANAGE_MEMBERS, "membership"),
    "beheer/persoon/<int:pk>/wachtwoord/": row(Ability.MANAGE_MEMBERS, Ability.MANAGE_MEMBERS, "user"),
    "beheer/logboek/": Page(Ability.VIEW_AUDIT, queries=PAGE_AND_TABLES),
    "beheer/vakanties/": Page(Ability.EDIT_REGISTER, Ability.EDIT_REGISTER, queries=PAGE_AND_TABLES),
    "beheer/vakanties/nieuw/": Page(Ability.EDIT_REGISTER, Ability.EDIT_REGISTER),
    "beheer/vakanties/<int:pk>/": row(Ability.EDIT_REGISTER, Ability.EDIT_REGISTER, "holiday"),
    "beheer/vakanties/<int:pk>/terug/": row(None, Ability.EDIT_REGISTER, "holiday"),
    "tekst/": Page(None, Ability.VIEW_TODAY),
    "werk/<int:pk>/": row(Ability.VIEW_TODAY, None, "job"),
}
PLAN = {
    "plan/": Page(Ability.VIEW_PLAN),
    "plan/begin/": Page(Ability.EDIT_PLAN),
    "plan/begin/leeg/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/begin/sjabloon/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/begin/vorig-plan/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/begin/word/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/begin/word/<int:pk>/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "word_import"),
    "plan/begin/word/<int:pk>/opzet/": row(None, Ability.EDIT_PLAN, "word_import"),
    "plan/begin/word/<int:pk>/bestand/": row(Ability.EDIT_PLAN, None, "word_import"),
    "plan/begin/word/<int:pk>/terug/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "taken_import"),
    "plan/plannen/": Page(Ability.VIEW_PLAN),
    "plan/plannen/<int:pk>/": row(Ability.VIEW_PLAN, None, "plan"),
    "plan/niet-mee/": Page(Ability.VIEW_PLAN),
    "plan/niet-mee/<int:pk>/wijzig/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "rollover"),
    "plan/doel/<int:pk>/voorganger/": row(Ability.VIEW_PLAN, None, "goal"),
    "plan/wijzig/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/overzicht/": Page(Ability.VIEW_PLAN, queries=PAGE_AND_TABLES),
    "plan/tabel/": Page(Ability.VIEW_PLAN, queries=TABLES),
    "plan/archief/": Page(Ability.VIEW_PLAN),
    "plan/archief/<slug:kind>/<int:pk>/terug/": row(None, Ability.EDIT_PLAN, "archived_goal", kind="doel"),
    "plan/geschiedenis/": Page(Ability.VIEW_PLAN, queries=("?sinds=nu", "?onderdeel=doel-1", *PAGE_AND_TABLES)),
    "plan/geschiedenis/<slug:kind>/<int:pk>/": row(Ability.VIEW_PLAN, None, "goal", kind="doel"),
    "plan/verschil/": Page(
        Ability.VIEW_PLAN, queries=("?van=2026-01-01", "?van=nu&als=tekst", "?van=nu&vorm=csv", "?van=nu&vorm=xlsx")
    ),
    "plan/op/": Page(Ability.VIEW_PLAN, queries=("", "?dag=2026-01-01", "?dag=morgen")),
    "plan/op/<str:moment>/": Page(Ability.VIEW_PLAN, words={"moment": "nu"}),
    "plan/herstel/<slug:kind>/<int:pk>/": replace(
        row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "goal", kind="doel"),
        queries=("", "?naar=nu", "?naar=2026-01-01&bereik=alles"),
    ),
    "plan/vandaag/": Page(Ability.VIEW_PLAN),
    "plan/indicator/<int:pk>/": replace(row(Ability.VIEW_PLAN, None, "indicator"), also=("national_indicator",)),
    "plan/speerpunt/nieuw/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/speerpunt/<int:pk>/wijzig/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "priority"),
    "plan/speerpunt/<int:pk>/verplaats/": row(None, Ability.EDIT_PLAN, "priority"),
    "plan/speerpunt/<int:pk>/archiveer/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "priority"),
    "plan/speerpunt/<int:pk>/doel/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "priority"),
    "plan/speerpunt/<int:pk>/koppel/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "priority"),
    "plan/doel/<int:pk>/": row(Ability.VIEW_PLAN, None, "goal"),
    "plan/doel/<int:pk>/wijzig/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "goal"),
    "plan/doel/<int:pk>/verplaats/": row(None, Ability.EDIT_PLAN, "goal"),
    "plan/doel/<int:pk>/archiveer/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "goal"),
    "plan/doel/<int:pk>/scenarios/": row(Ability.VIEW_PLAN, Ability.EDIT_PLAN, "goal"),
    "plan/doel/<int:pk>/scenarios/<int:scenario>/weg/": Page(
        None, Ability.EDIT_PLAN, objects={"pk": "goal", "scenario": "scenario"}
    ),
    "plan/doel/<int:pk>/activiteit/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "goal"),
    "plan/doel/<int:pk>/koppel/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "goal"),
    "plan/activiteit/<int:pk>/wijzig/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "activity"),
    "plan/activiteit/<int:pk>/verplaats/": row(None, Ability.EDIT_PLAN, "activity"),
    "plan/activiteit/<int:pk>/archiveer/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "activity"),
    "plan/activiteit/<int:pk>/koppel/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "activity"),
    "plan/koppeling/cijfers/": Page(Ability.EDIT_PLAN),
    "plan/koppeling/voorbeeld/": Page(Ability.EDIT_PLAN),
    "plan/koppeling/<int:pk>/": row(Ability.VIEW_PLAN, None, "link"),
    "plan/koppeling/<int:pk>/wijzig/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "link"),
    "plan/koppeling/<int:pk>/ontkoppel/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "link"),
    "plan/koppeling/<int:pk>/oordeel/": row(None, Ability.EDIT_PLAN, "link"),
    "plan/koppeling/<int:pk>/oordeel/terug/": row(None, Ability.EDIT_PLAN, "link"),
    "plan/koppeling/<int:pk>/duiding/": row(None, Ability.WRITE_INTERPRETATION, "link"),
    "plan/document/": Page(Ability.VIEW_PLAN),
    "plan/document/<slug:form>/": Page(Ability.VIEW_PLAN, Ability.VIEW_PLAN, words={"form": "word"}),
    "plan/document/<slug:form>/stand/": Page(Ability.VIEW_PLAN, words={"form": "pdf"}),
    "plan/inrichting/basisdocument/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/inrichting/basisdocument/bestand/": Page(Ability.EDIT_PLAN),
    "plan/inrichting/basisdocument/weg/": Page(None, Ability.EDIT_PLAN),
    "plan/excel/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/excel/bestand/": Page(Ability.VIEW_PLAN),
    "plan/excel/<int:pk>/": replace(row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "workbook_run"), queries=PAGE_AND_TABLES),
    "plan/excel/<int:pk>/terzijde/": row(None, Ability.EDIT_PLAN, "workbook_run"),
    "plan/excel/<int:pk>/terugdraaien/": row(None, Ability.EDIT_PLAN, "workbook_run"),
    "plan/doel/nieuw/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/als-tabel/": Page(Ability.VIEW_PLAN, queries=("", "?stand=on_track")),
    "plan/als-tekst/": Page(Ability.VIEW_PLAN, queries=("", "?stand=on_track")),
    "plan/<slug:kind>/<int:pk>/veld/<slug:field>/": replace(
        row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "goal", kind="doel", field="description"), queries=("", "?naar=tabel")
    ),
    "plan/volgorde/": Page(Ability.EDIT_PLAN),
    "plan/volgorde/<slug:kind>/<int:pk>/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "goal", kind="doel"),
    "plan/inrichting/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/inrichting/voorbeeld/": Page(Ability.EDIT_PLAN),
}
ASK, VIEW = Ability.ASK_CONTRIBUTIONS, Ability.VIEW_CONTRIBUTIONS
FILL, SIGN = Ability.FILL_CONTRIBUTION, Ability.SIGN_CONTRIBUTION
# Who fills in contributions of others than the schoolbestuur of the world: to them its contribution does not exist.
OTHER_PARTIES = frozenset({Role.SCHOOL, Role.MUNICIPALITY})


def own_page(read: Ability | None, write: Ability | None, **objects: str) -> Page:
    """A page of the contribution of the schoolbestuur of the world."""
    return Page(read, write, objects={"pk": "contribution", **objects}, closed_to=OTHER_PARTIES)


CONTRIBUTIONS = {
    f"plan/bijdragen/{route}": page
    for route, page in {
        "": Page(VIEW),
        "vandaag/": Page(VIEW),
        "uitvraag/nieuw/": Page(ASK, ASK),
        "uitvraag/<int:pk>/": replace(row(ASK, None, "round"), queries=PAGE_AND_TABLES, also=("prepared_round",)),
        "uitvraag/<int:pk>/wijzig/": row(ASK, ASK, "round"),
        "uitvraag/<int:pk>/doelen/": row(ASK, ASK, "prepared_round"),
        "uitvraag/<int:pk>/toezeggingen/": replace(
            row(VIEW, None, "round"), queries=PAGE_AND_TABLES, closed_to=SCHOOL_BOARDS | OTHER_PARTIES
        ),
        "uitvraag/<int:pk>/overzicht/": replace(
            row(ASK, None, "round"), queries=(*PAGE_AND_TABLES, "?stand=gevraagd&open=1")
        ),
        "uitvraag/<int:pk>/herinneringen/": replace(row(ASK, ASK, "round"), queries=PAGE_AND_TABLES),
        "uitvraag/<int:pk>/herinneren/": row(None, ASK, "round"),
        "vraaglast/": Page(ASK, queries=PAGE_AND_TABLES),
        "doel/<int:pk>/samen/": row(Ability.VIEW_PLAN, None, "goal"),
        "uitvraag/<int:pk>/<slug:move>/": row(None, ASK, "round", move="sluiten"),
        "contacten/": Page(ASK, ASK, queries=PAGE_AND_TABLES),
        "contacten/<int:pk>/": row(ASK, ASK, "contact"),
        "contacten/<int:pk>/weg/": row(None, ASK, "contact"),
        "lezen/<int:pk>/": replace(row(ASK, None, "contribution"), also=("gemeente_contribution", "part")),
        "lezen/<int:pk>/terugsturen/": row(None, ASK, "contribution"),
        "lezen/<int:pk>/link/": row(None, ASK, "contribution"),
        "lezen/<int:pk>/<slug:move>/": row(None, ASK, "contribution", move="aanvaarden"),
        "link/<int:pk>/intrekken/": row(None, ASK, "contribution_link"),
        "bewijs/<int:pk>/": replace(
            row(VIEW, None, "contribution_file"), closed_to=OTHER_PARTIES | {Role.BOARD_MEMBER}
        ),
        "<int:pk>/": own_page(FILL, None),
        "<int:pk>/cijfers/": own_page(FILL, FILL),
        "<int:pk>/toezegging/": own_page(FILL, FILL),
        "<int:pk>/geld/": own_page(FILL, FILL),
        "<int:pk>/ondertekenen/": own_page(FILL, SIGN),
        "<int:pk>/aanvullen/": own_page(FILL, FILL),
        "<int:pk>/veld/": own_page(None, FILL),
        "<int:pk>/bewijs/": own_page(None, FILL),
        "<int:pk>/bewijs/<int:file>/": own_page(FILL, None, file="contribution_file"),
        "<int:pk>/bewijs/<int:file>/weg/": own_page(None, FILL, file="contribution_file"),
        "<int:pk>/klaar/": own_page(None, FILL),
        "<int:pk>/verder/": own_page(None, FILL),
        "<int:pk>/ondertekend/": own_page(FILL, None),
        "<int:pk>/kaart/": own_page(FILL, None),
        "<int:pk>/terugvragen/": own_page(None, FILL),
        "<int:pk>/samen/": own_page(FILL, FILL),
        "<int:pk>/samen/<int:link>/intrekken/": own_page(None, FILL, link="contribution_link"),
        "<int:pk>/scholen/": own_page(FILL, FILL),
    }.items()
}
ADOPTION = {
    "plan/vaststelling/": Page(Ability.VIEW_PLAN),
    "plan/vaststelling/begin/": Page(Ability.EDIT_PLAN, Ability.EDIT_PLAN),
    "plan/inbreng/": Page(Ability.DISCUSS_PLAN, queries=PAGE_AND_TABLES),
    "plan/inbreng/bijlage/": Page(None, Ability.EDIT_PLAN),
    "plan/versie/<int:pk>/": replace(
        row(Ability.VIEW_PLAN, None, "plan_version"), queries=PAGE_AND_TABLES, also=("adopted_version",)
    ),
    "plan/versie/<int:pk>/wijzig/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "plan_version"),
    "plan/versie/<int:pk>/trek-in/": row(Ability.ADOPT_PLAN, Ability.ADOPT_PLAN, "plan_version"),
    "plan/versie/<int:pk>/stel-vast/": row(Ability.ADOPT_PLAN, Ability.ADOPT_PLAN, "plan_version"),
    "plan/versie/<int:pk>/stand/": row(Ability.VIEW_PLAN, None, "plan_version"),
    "plan/versie/<int:pk>.<slug:ending>": row(Ability.VIEW_PLAN, None, "adopted_version", ending="pdf"),
    "plan/versie/<int:pk>/stap/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "plan_version"),
    "plan/stap/<int:pk>/plan/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "adoption_step"),
    "plan/stap/<int:pk>/leg-vast/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "adoption_step"),
    "plan/stap/<int:pk>/verplaats/": row(None, Ability.EDIT_PLAN, "adoption_step"),
    "plan/stap/<int:pk>/bewijs/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "adoption_step"),
    "plan/stap/<int:pk>/bestand/": row(Ability.VIEW_PLAN, None, "adoption_step"),
}
YEAR_PLANS = {
    "plan/jaarplan/": Page(Ability.VIEW_PLAN),
    "plan/jaarplan/begin/": Page(None, Ability.EDIT_PLAN),
    "plan/jaarplan/<int:pk>/": replace(
        row(Ability.VIEW_PLAN, None, "year_plan"), also=("adopted_year_plan", "evaluated_year_plan")
    ),
    "plan/jaarplan/<int:pk>/inleiding/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "year_plan"),
    "plan/jaarplan/<int:pk>/stel-vast/": row(Ability.ADOPT_PLAN, Ability.ADOPT_PLAN, "year_plan"),
    "plan/jaarplan/<int:pk>/jaareinde/": replace(
        row(Ability.VIEW_PLAN, None, "adopted_year_plan"), also=("year_plan", "evaluated_year_plan")
    ),
    "plan/jaarplan/<int:pk>/jaareinde/<int:activity>/": Page(
        None, Ability.EDIT_PLAN, objects={"pk": "adopted_year_plan", "activity": "activity"}
    ),
    "plan/jaarplan/<int:pk>/jaareinde/<int:activity>/terug/": Page(
        None, Ability.EDIT_PLAN, objects={"pk": "adopted_year_plan", "activity": "activity"}
    ),
    "plan/jaarplan/<int:pk>/evaluatie/": replace(
        row(Ability.VIEW_PLAN, None, "adopted_year_plan"), also=("year_plan", "evaluated_year_plan")
    ),
    "plan/jaarplan/<int:pk>/evaluatie/terugblik/": row(Ability.EDIT_PLAN, Ability.EDIT_PLAN, "adopted_year_plan"),
    "plan/jaarplan/<int:pk>/evaluatie/sluit-af/": row(Ability.ADOPT_PLAN, Ability.ADOPT_PLAN, "adopted_year_plan"),
    "plan/jaarplan/<int:pk>/evaluatie/<int:goal>/": Page(
        Ability.EDIT_PLAN, Ability.EDIT_PLAN, objects={"pk": "adopted_year_plan", "goal": "goal"}
    ),
    "plan/jaarplan/<int:pk>/document/": row(Ability.VIEW_PLAN, None, "year_plan"),
    "plan/jaarplan/<int:pk>/document/<slug:form>/": row(Ability.VIEW_PLAN, Ability.VIEW_PLAN, "year_plan", form="word"),
    "plan/jaarplan/<int:pk>/document/<slug:form>/stand/": row(Ability.VIEW_PLAN, None, "year_plan", form="pdf"),
    "plan/jaarplan/<int:pk>/evaluatie/document/": row(Ability.VIEW_PLAN, None, "adopted_year_plan"),
    "plan/jaarplan/<int:pk>/evaluatie/document/<slug:form>/": row(
        Ability.VIEW_PLAN, Ability.VIEW_PLAN, "adopted_year_plan", form="word"
    ),
    "plan/jaarplan/<int:pk>/evaluatie/document/<slug:form>/stand/": row(
        Ability.VIEW_PLAN, None, "adopted_year_plan", form="pdf"
    ),
    "plan/jaarverslag/<year:year>/": Page(Ability.VIEW_PLAN, words={"year": "2026"}),
    "plan/jaarverslag/<year:year>/<slug:form>/": Page(
        Ability.VIEW_PLAN, Ability.VIEW_PLAN, words={"year": "2026", "form": "word"}
    ),
    "plan/jaarverslag/<year:year>/<slug:form>/stand/": Page(Ability.VIEW_PLAN, words={"year": "2026", "form": "pdf"}),
}
INDICATORS = {
    "indicatoren/": Page(Ability.VIEW_INDICATORS, queries=("?soort=merkbaar", "?q=e", "?toon=alle", *PAGE_AND_TABLES)),
    "indicatoren/nieuw/": Page(Ability.EDIT_INDICATORS, Ability.EDIT_INDICATORS, queries=("", "?soort=meetbaar")),
    "indicatoren/nieuw/toets/": Page(None, Ability.EDIT_INDICATORS),
    "indicatoren/archief/": Page(Ability.VIEW_INDICATORS, queries=PAGE_AND_TABLES),
    "indicatoren/<int:pk>/definitie/": replace(
        row(Ability.VIEW_INDICATORS, None, "indicator"), also=("national_indicator", "measured_indicator")
    ),
    "indicatoren/<int:pk>/aanpassen/": replace(
        row(Ability.EDIT_INDICATORS, Ability.EDIT_INDICATORS, "national_indicator"), foreign={"pk": "indicator"}
    ),
    "indicatoren/<int:pk>/overnemen/": replace(
        row(None, Ability.EDIT_INDICATORS, "national_indicator"), foreign={"pk": "indicator"}
    ),
    "indicatoren/<int:pk>/stop/": replace(
        row(None, Ability.EDIT_INDICATORS, "national_indicator"), foreign={"pk": "indicator"}
    ),
    "indicatoren/<int:pk>/archiveer/": row(Ability.EDIT_INDICATORS, Ability.EDIT_INDICATORS, "measured_indicator"),
    "indicatoren/<int:pk>/terug/": row(None, Ability.EDIT_INDICATORS, "archived_indicator"),
    "indicatoren/<int:pk>/": replace(row(Ability.VIEW_INDICATORS, None, "indicator"), also=("national_indicator",)),
    "indicatoren/<int:pk>/wijzig/": replace(
        row(Ability.EDIT_INDICATORS, Ability.EDIT_INDICATORS, "indicator"), also=("measured_indicator",)
    ),
    "indicatoren/<int:pk>/score/": row(Ability.VIEW_INDICATORS, Ability.SCORE_RUBRIC, "indicator"),
    "indicatoren/<int:pk>/paspoort/<year:year>/": replace(
        row(Ability.VIEW_INDICATORS, None, "national_indicator", year="2019"),
        foreign={"pk": "indicator"},
        queries=("", "?vorm=csv", "?vorm=xlsx", "?vorm=json"),
    ),
    "indicatoren/<int:pk>/notities/": replace(
        row(Ability.VIEW_INDICATORS, Ability.WRITE_INTERPRETATION, "indicator"),
        queries=PAGE_AND_TABLES,
        also=("national_indicator",),
    ),
    "indicatoren/notitie/<int:pk>/": row(Ability.WRITE_INTERPRETATION, Ability.WRITE_INTERPRETATION, "figure_note"),
    "indicatoren/notitie/<int:pk>/weg/": row(None, Ability.WRITE_INTERPRETATION, "figure_note"),
    "indicatoren/<int:pk>/cijfers/": replace(
        row(Ability.VIEW_INDICATORS, None, "indicator"), queries=TABLES, also=("national_indicator",)
    ),
    "indicatoren/<int:pk>/vestigingen/": replace(
        row(Ability.VIEW_INDICATORS, None, "national_indicator"),
        foreign={"pk": "indicator"},
        queries=TABLES,
        closed_to=SCHOOL_BOARDS,
    ),
    "indicatoren/<int:pk>/vergelijking/": replace(
        row(Ability.VIEW_INDICATORS, None, "indicator"), queries=("", "?groep=spiegel"), also=("national_indicator",)
    ),
    "indicatoren/<int:pk>/prognose/": replace(
        row(Ability.VIEW_INDICATORS, None, "indicator"), queries=PAGE_AND_TABLES, also=("national_indicator",)
    ),
    "indicatoren/<int:pk>/scenarios/": replace(
        row(Ability.VIEW_INDICATORS, None, "indicator"), queries=PAGE_AND_TABLES, also=("national_indicator",)
    ),
    "indicatoren/<int:pk>/scenarios/nieuw/": replace(
        row(Ability.VIEW_INDICATORS, Ability.EDIT_INDICATORS, "national_indicator"),
        foreign={"pk": "indicator"},
        queries=("", "?reken=ja&last_year=2022&w-41234-2020=-3"),
    ),
    "indicatoren/scenario/<int:pk>/": row(Ability.VIEW_INDICATORS, Ability.EDIT_INDICATORS, "scenario"),
    "indicatoren/scenario/<int:pk>/archiveer/": row(Ability.EDIT_INDICATORS, Ability.EDIT_INDICATORS, "scenario"),
    "indicatoren/scenario/<int:pk>/terug/": row(None, Ability.EDIT_INDICATORS, "archived_scenario"),
    "indicatoren/tarieven/": Page(Ability.VIEW_INDICATORS, Ability.EDIT_INDICATORS, queries=PAGE_AND_TABLES),
    "indicatoren/tarieven/<int:pk>/": row(Ability.EDIT_INDICATORS, Ability.EDIT_INDICATORS, "rate"),
    "gegevens/": Page(Ability.VIEW_DATA, Ability.IMPORT_DATA, queries=PAGE_AND_TABLES),
    "gegevens/levering/<int:pk>/": replace(
        row(Ability.VIEW_DATA, None, "run"), queries=PAGE_AND_TABLES, also=("staged_run", "refused_run")
    ),
    "gegevens/levering/<int:pk>/neem-over/": row(Ability.VIEW_DATA, Ability.IMPORT_DATA, "staged_run"),
    "gegevens/levering/<int:pk>/terzijde/": row(Ability.VIEW_DATA, Ability.IMPORT_DATA, "staged_run"),
    "gegevens/levering/<int:pk>/trek-in/": row(Ability.VIEW_DATA, Ability.IMPORT_DATA, "run"),
    "gegevens/levering/<int:pk>/status/": row(Ability.VIEW_DATA, Ability.IMPORT_DATA, "run"),
    "gegevens/bronnen/": Page(Ability.VIEW_DATA, queries=PAGE_AND_TABLES),
    "gegevens/bronnen/<slug:code>/": Page(
        Ability.VIEW_DATA, words={"code": "duo-po-vestiging"}, queries=(*PAGE_AND_TABLES, "?vorm=csv&tabel=kalender")
    ),
    "gegevens/vandaag/": Page(Ability.IMPORT_DATA),
    "gegevens/levering/<int:pk>/koppel/": row(Ability.IMPORT_DATA, Ability.IMPORT_DATA, "waiting_run"),
    "gegevens/levering/<int:pk>/koppel/voorbeeld/": row(None, Ability.IMPORT_DATA, "waiting_run"),
    "gegevens/koppelingen/": Page(Ability.VIEW_DATA, queries=PAGE_AND_TABLES),
    "gegevens/koppelingen/<int:pk>/": row(Ability.IMPORT_DATA, Ability.IMPORT_DATA, "mapping"),
    "gegevens/invullen/": Page(Ability.VIEW_DATA, queries=PAGE_AND_TABLES),
    "gegevens/invullen/sjabloon/": Page(Ability.IMPORT_DATA),
    "gegevens/invullen/<int:pk>/": row(Ability.IMPORT_DATA, Ability.IMPORT_DATA, "own_number"),
    "gegevens/tlv/": Page(Ability.VIEW_DATA, queries=PAGE_AND_TABLES),
    "gegevens/tlv/formulier/": Page(Ability.VIEW_DATA, queries=TABLES),
    "gegevens/tlv/deel/": Page(None, Ability.SHARE_AGGREGATES),
    "gegevens/tlv/deel/stop/": Page(None, Ability.SHARE_AGGREGATES),
    "gegevens/register/": Page(Ability.VIEW_DATA, queries=PAGE_AND_TABLES),
    "gegevens/register/schoolbesturen/": Page(Ability.VIEW_DATA, queries=PAGE_AND_TABLES),
    "gegevens/register/schoolbesturen/<str:number>/": Page(
        Ability.VIEW_DATA,
        Ability.EDIT_REGISTER,
        words={"number": "41234"},
        foreign={"number": FOREIGN_SCHOOLBESTUUR},
        queries=("?rij=1",),
        stricter={"": Ability.EDIT_REGISTER},
    ),
    "gegevens/register/samenwerkingsverbanden/": Page(Ability.VIEW_DATA, queries=PAGE_AND_TABLES),
}
MEETINGS = {
    "overleg/": Page(Ability.VIEW_MEETINGS, queries=("", "?formaat=csv", "?formaat=xlsx")),
    "overleg/nieuw/": Page(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS),
    "overleg/vandaag/": Page(Ability.READ_PAPERS),
    "overleg/gremia/": Page(Ability.VIEW_MEETINGS),
    "overleg/gremia/nieuw/": Page(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS),
    "overleg/gremia/gebruikelijk/": Page(None, Ability.EDIT_MEETINGS),
    "overleg/gremia/<int:pk>/": replace(row(Ability.VIEW_MEETINGS, None, "body"), queries=PAGE_AND_TABLES),
    "overleg/agenda-abonnement/": Page(Ability.VIEW_TODAY, Ability.VIEW_TODAY),
    "overleg/agenda-abonnement/stop/": Page(None, Ability.VIEW_TODAY),
    "overleg/<int:pk>/uitnodigen/": row(None, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/gremia/kies/": Page(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS),
    "overleg/gremia/<int:pk>/wijzig/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "body"),
    "overleg/gremia/<int:pk>/leden/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "body"),
    "overleg/gremia/leden/<int:pk>/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "body_member"),
    "overleg/gremia/leden/<int:pk>/beeindig/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "body_member"),
    "overleg/gremia/leden/<int:pk>/haal-weg/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "body_member"),
    "overleg/gremia/leden/<int:pk>/wis/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "body_member"),
    "overleg/gremia/<int:pk>/archiveer/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "body"),
    "overleg/ritme/koppeling/<int:pk>/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "link"),
    "overleg/ritme/indicator/<int:pk>/": replace(
        row(Ability.VIEW_MEETINGS, None, "indicator"), also=("national_indicator",)
    ),
    "overleg/ritme/<int:pk>/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "rhythm"),
    "overleg/ritme/<int:pk>/archiveer/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "rhythm"),
    "overleg/jaar/": Page(Ability.VIEW_MEETINGS),
    "overleg/jaar/<year:year>/": Page(
        Ability.VIEW_MEETINGS, words={"year": "2026"}, queries=("", "?gremium=1", *TABLES)
    ),
    "overleg/jaar/<year:year>/volg/": Page(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, words={"year": "2026"}),
    "overleg/jaar/<year:year>/ritme/<int:pk>/maand/": row(None, Ability.EDIT_MEETINGS, "rhythm", year="2026"),
    "overleg/ritme/frequentie/": Page(
        Ability.EDIT_MEETINGS, queries=("", "?frequency=elke+6+weken", "?bespreken-0-frequency=xyz")
    ),
    "overleg/sjabloon/<int:pk>/": row(Ability.VIEW_PLAN, Ability.EDIT_MEETINGS, "priority"),
    "overleg/sjabloon/definitie/": Page(Ability.VIEW_PLAN),
    "overleg/<int:pk>/vergaderen/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/vergaderen/punten/": row(Ability.VIEW_MEETINGS, None, "meeting"),
    "overleg/<int:pk>/vergaderen/aanwezig/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/vergaderen/sluit/": row(None, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/punt/<int:pk>/begin/": row(None, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/verslag/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/besluit/": row(None, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/actie/": row(None, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/stemming/": row(None, Ability.EDIT_MEETINGS, "item"),
    "overleg/stemming/<int:pk>/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "ballot"),
    "overleg/punt/<int:pk>/peiling/": row(None, Ability.EDIT_MEETINGS, "item"),
    "overleg/peiling/<int:pk>/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "poll"),
    "overleg/punt/<int:pk>/toezegging/": row(None, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/toezegging/<int:scenario>/": Page(
        Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, objects={"pk": "item", "scenario": "scenario"}
    ),
    "overleg/toezegging/<int:pk>/weg/": row(None, Ability.EDIT_MEETINGS, "commitment"),
    "overleg/<int:pk>/verslag/": row(Ability.READ_PAPERS, None, "meeting"),
    "overleg/<int:pk>/verslag.pdf": row(Ability.READ_PAPERS, None, "meeting"),
    "overleg/<int:pk>/verslag/corrigeer/": row(None, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/verslag/goedkeur/": row(None, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/verslag/verzegel/": row(None, Ability.PUBLISH_PACK, "meeting"),
    "overleg/besluit/<int:pk>/wijzig/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "decision"),
    "overleg/<int:pk>/": row(Ability.VIEW_MEETINGS, None, "meeting"),
    "overleg/<int:pk>/wijzig/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/archiveer/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/voorstel/": row(None, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/punt/": row(None, Ability.EDIT_MEETINGS, "meeting"),
    "overleg/<int:pk>/publiceer/": row(None, Ability.PUBLISH_PACK, "meeting"),
    "overleg/<int:pk>/concept.pdf": row(Ability.EDIT_MEETINGS, None, "meeting"),
    "overleg/punt/<int:pk>/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/voorbeeld/": row(None, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/scenarios/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/scenarios/<int:scenario>/weg/": Page(
        None, Ability.EDIT_MEETINGS, objects={"pk": "item", "scenario": "scenario"}
    ),
    "overleg/punt/<int:pk>/verplaats/": row(None, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/archiveer/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/bijlagen/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "item"),
    "overleg/punt/<int:pk>/meelezers/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "item"),
    "overleg/bijlage/<int:pk>/": row(Ability.VIEW_MEETINGS, None, "attachment"),
    "overleg/bijlage/<int:pk>/wijzig/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "attachment"),
    "overleg/bijlage/<int:pk>/verplaats/": row(None, Ability.EDIT_MEETINGS, "attachment"),
    "overleg/bijlage/<int:pk>/haal-weg/": row(Ability.EDIT_MEETINGS, Ability.EDIT_MEETINGS, "attachment"),
    "overleg/stukken/<int:pk>/": row(Ability.VIEW_MEETINGS, None, "pack"),
    "overleg/stukken/": Page(Ability.READ_PAPERS),
    "overleg/stukken/<int:pk>.pdf": row(Ability.READ_PAPERS, None, "pack"),
    "overleg/stukken/<int:pk>.zip": row(Ability.READ_PAPERS, None, "pack"),
    "overleg/stukken/<int:pk>/lezen/": row(Ability.READ_PAPERS, None, "pack"),
    "overleg/stukken/<int:pk>/bijlage/<int:file>/": Page(
        Ability.READ_PAPERS, objects={"pk": "pack", "file": "attachment_file"}
    ),
    "overleg/stukken/<int:pk>/bijlage/<int:file>/beeld/<str:number>/": Page(
        Ability.READ_PAPERS, objects={"pk": "pack", "file": "paper_file"}, words={"number": "1"}
    ),
    "overleg/stukken/<int:pk>/geopend/": replace(row(Ability.EDIT_MEETINGS, None, "pack"), queries=PAGE_AND_TABLES),
    "overleg/stukken/<int:pk>/adressen/": row(Ability.EDIT_MEETINGS, None, "pack"),
    "overleg/stukken/adres/<int:pk>/trek-in/": row(None, Ability.PUBLISH_PACK, "passport"),
}
PAGES = {
    TENANT + route: page
    for route, page in (
        FOUNDATION
        | PLAN
        | ELEMENTS
        | LINT
        | COMMENTS
        | ADOPTION
        | YEAR_PLANS
        | CONTRIBUTIONS
        | INDICATORS
        | MEETINGS
        | REGISTER
        | AFTER
    ).items()
}

# The same pages behind a link without account; the tests of links hold these. With the methods that each answers.
LINK = "bijdrage/<secret:secret>/"
LINKED = {
    LINK + route.removeprefix("plan/bijdragen/<int:pk>/"): page
    for route, page in CONTRIBUTIONS.items()
    if route.startswith("plan/bijdragen/<int:pk>/")
}
LINK_RENEWAL = f"{LINK}nieuwe-link/"
# Addresses outside a samenwerkingsverband, with what somebody without login gets: 302 is the way to the login page.
# The doors of a printed figure and of a pulse poll find nothing at an address that was not given out; tests/meetings/test_corrections.py
# and tests/meetings/test_poll_door.py try the others.
OPEN = {"": 302, "inloggen/": 200, "uitloggen/": 405, "livez": 200, "readyz": 200}
OPEN |= {"cijfer/<secret:address>/": 404, "p/<secret:secret>/": 404, "agenda/<secret:secret>.ics": 404}
# What every login reads in the API is public.
API_LOGIN = "api/v1/login/"
API = {
    "api/v1/schema/": ("/api/v1/schema/",),
    "api/v1/^figures/$": (
        "/api/v1/figures/?per_page=2000",
        "/api/v1/figures/?unit=PO2814",
        "/api/v1/figures/?unit=VO2507",
    ),
    "api/v1/^indicators/$": ("/api/v1/indicators/?per_page=2000",),
    "api/v1/^indicators/(?P<code>[-a-z0-9]+)/$": ("/api/v1/indicators/deelname-sbo/",),
    "api/v1/^definitions/$": ("/api/v1/definitions/?per_page=2000",),
    "api/v1/^benchmarks/$": ("/api/v1/benchmarks/?per_page=2000",),
    "api/v1/^units/$": ("/api/v1/units/?per_page=2000",),
    "api/v1/^measures/$": ("/api/v1/measures/?per_page=2000",),
    "api/v1/^sources/$": ("/api/v1/sources/?per_page=2000",),
    "api/v1/^imports/$": ("/api/v1/imports/?per_page=2000",),
}
# What a samenwerkingsverband has of its own; the tests of the API hold these, with a token instead of a session.
API_TENANT = "api/v1/<swv:tenant>/"
OWN_API = {
    API_TENANT + route: page
    for route, page in {
        "figures/": Page(Ability.VIEW_INDICATORS, queries=("?per_page=2000", "?sector=PO", "?kind=withheld")),
        "indicators/": Page(Ability.VIEW_INDICATORS, queries=("?per_page=2000",)),
        "definitions/": Page(Ability.VIEW_INDICATORS, queries=("?per_page=2000",)),
        "sources/": Page(Ability.VIEW_DATA, queries=("?per_page=2000",)),
        "imports/": Page(Ability.VIEW_DATA, Ability.IMPORT_DATA, queries=("?per_page=2000",)),
        "imports/<int:pk>/": replace(row(Ability.VIEW_DATA, None, "run"), also=("staged_run", "refused_run")),
        "imports/<int:pk>/confirm/": row(None, Ability.IMPORT_DATA, "staged_run"),
        "scenarios/": Page(Ability.VIEW_INDICATORS, queries=("?per_page=2000",)),
        "notes/": Page(Ability.VIEW_INDICATORS, queries=("?per_page=2000",)),
        "bodies/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
        "members/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
        "meetings/": Page(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, queries=EVERYTHING),
        "meetings/<int:pk>/agenda/": row(Ability.VIEW_MEETINGS, Ability.EDIT_MEETINGS, "meeting"),
        "decisions/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
        "meeting-actions/": Page(Ability.VIEW_MEETINGS, queries=EVERYTHING),
        "papers/": Page(Ability.READ_PAPERS, queries=EVERYTHING),
        **PLAN_API,
        **MEETINGS_API,
    }.items()
}


def patterns() -> dict[str, URLPattern]:
    """Every URL pattern by its full route."""
    return dict(url_patterns())


def methods_of(pattern: URLPattern) -> set[str]:
    """Which of GET and POST a class view answers."""
    view = pattern.callback.view_class  # type: ignore[attr-defined]
    return {name.upper() for name in ("get", "post") if name in view.http_method_names and hasattr(view, name)}


def address(route: str, page: Page, world: World, **other: object) -> str:
    """The URL of a page with the rows of a world; `other` replaces parts by name."""
    values: dict[str, object] = {"swv": world.tenant.slug, "tenant": world.tenant.slug, **page.words}
    values |= {name: world.pk(key) for name, key in page.objects.items()}
    values |= other

    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(values[part[1]]), route)
