"""What lies with the rows of a plan: evidence, duidingen and verdicts of people, and farewells."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from goals import services
from goals.kinds import Kind
from goals.queries import api as reads
from goals.queries import api_beside as beside
from goals.queries import contributions, rollover
from goals.serializers import evidence as shapes
from goals.serializers import filters, route
from goals.serializers import rows as row_shapes
from goals.services.contribution_answers import attach_file, remove_file
from goals.services.route import attach_evidence
from goals.viewsets.base import TENANT, Deed, Many, One, Read, at
from goals.viewsets.rows import current, with_verdicts
from osp import files
from osp.abilities import Ability
from osp.rest.tenancy import TenantAPIView

FILL, SEE = Ability.FILL_CONTRIBUTION, Ability.VIEW_CONTRIBUTIONS
BYTES = {(200, "application/octet-stream"): OpenApiTypes.BINARY}


class StepFileView(TenantAPIView):
    """The evidence of a step."""

    ability = Ability.VIEW_PLAN

    @extend_schema(
        operation_id="plan_step_file", summary="Het bewijs bij een stap", parameters=[TENANT], responses=BYTES
    )
    def get(self, request: Request, tenant: str, pk: int) -> HttpResponse:
        """As it was handed in; 404 where there is none."""
        stored = beside.get_step_by(pk).evidence
        if stored is None:
            raise Http404
        return files.download(stored)


class ContributionFileView(TenantAPIView):
    """Evidence with a contribution."""

    ability = SEE

    @extend_schema(
        operation_id="plan_contribution_file_content",
        summary="Een bewijsstuk bij een bijdrage, zoals het is ingeleverd",
        parameters=[TENANT],
        responses=BYTES,
    )
    def get(self, request: Request, tenant: str, pk: int) -> HttpResponse:
        """For whoever may read the contribution."""
        return files.download(contributions.get_file(self.actor, pk).file)


def _attach_to_step(view: TenantAPIView, row: Any, read: Read) -> Any:
    attach_evidence(view.actor, step=current(row, read), upload=read["file"])
    return beside.get_step_by(row.pk)


def _attach(view: TenantAPIView, row: Any, read: Read) -> Any:
    given = read["file"]
    return attach_file(view.actor, contribution=row, name=given.name, stream=given)


def _overrule(view: TenantAPIView, row: Any, read: Read) -> Any:
    services.overrule_link(view.actor, link=current(row, read), status=read["status"], reason=read["reason"])
    return _link(view, row.pk)


def _withdraw(view: TenantAPIView, row: Any, read: Read) -> Any:
    services.withdraw_overrule(view.actor, link=current(row, read))
    return _link(view, row.pk)


def _link(view: TenantAPIView, pk: int) -> Any:
    return reads.get_row_by(Kind.LINK, pk)


def _interpret(view: TenantAPIView, row: Any, read: Read) -> Any:
    return services.write_interpretation(view.actor, link=row, text=read["text"], year=read.get("year"))


def _say(view: TenantAPIView, row: Any, read: Read) -> Any:
    said = current(row, read)
    farewell = read.get("farewell", said.farewell)
    return services.edit_farewell(view.actor, rollover=said, version=said.version, farewell=farewell)


def _of_link(name: str, told: str, takes: Any, do: Any) -> Deed:
    shape = row_shapes.LinkSerializer
    return Deed(name=name, told=told, shape=shape, takes=takes, find=_link, do=do, context=with_verdicts)


STEP_EVIDENCE = Deed(
    name="step_evidence",
    told="Leg bewijs bij een stap; 409 als iemand anders de stap intussen wijzigde",
    shape=route.StepSerializer,
    takes=shapes.StepFileWrite,
    find=lambda view, pk: beside.get_step_by(pk),
    do=_attach_to_step,
    parsers=(MultiPartParser,),
)
FILES = Many(
    name="contribution_files",
    told="Bewijs bij bijdragen; een schoolbestuur, school of gemeente ziet het eigen",
    shape=shapes.ContributionFileSerializer,
    ability=SEE,
    filter=filters.OfContributionFilter,
    rows=lambda view, read: contributions.files_of(view.actor, read.get("contribution")),
)
ATTACH = Deed(
    name="contribution_attach",
    told="Lever bewijs in bij de eigen bijdrage",
    shape=shapes.ContributionFileSerializer,
    ability=FILL,
    takes=shapes.FileWrite,
    find=lambda view, pk: contributions.get_own(view.actor, pk),
    do=_attach,
    creates=True,
    parsers=(MultiPartParser,),
)
REMOVE = Deed(
    name="contribution_file_remove",
    told="Haal bewijs weer weg zolang de bijdrage open is",
    shape=shapes.ContributionFileSerializer,
    ability=FILL,
    find=lambda view, pk: contributions.get_own_file(view.actor, pk),
    do=lambda view, row, read: remove_file(view.actor, file=row),
)
INTERPRETATIONS = Many(
    name="interpretations",
    told="Duidingen: wat mensen in een cijfer lazen, nieuwste eerst",
    shape=shapes.InterpretationSerializer,
    filter=filters.OfLinkFilter,
    rows=lambda view, read: beside.interpretation_rows(read),
)
INTERPRET = Deed(
    name="link_interpret",
    told="Schrijf een duiding bij een koppeling",
    shape=shapes.InterpretationSerializer,
    ability=Ability.WRITE_INTERPRETATION,
    takes=shapes.InterpretationWrite,
    find=_link,
    do=_interpret,
    creates=True,
)
FAREWELLS = Many(
    name="farewells",
    told="Wat niet meeging naar een plan, met wat ervan werd",
    shape=shapes.FarewellSerializer,
    filter=filters.OfPlanFilter,
    rows=lambda view, read: rollover.farewell_rows(read.get("plan")),
)
FAREWELL = One(
    name="farewell",
    told="Een afscheid",
    shape=shapes.FarewellSerializer,
    find=lambda view, pk: rollover.get_farewell(pk).rollover,
)
SAY = Deed(
    name="farewell_change",
    told="Zeg anders wat ervan werd; 409 met beide waarden als iemand anders intussen schreef",
    shape=shapes.FarewellSerializer,
    takes=shapes.FarewellWrite,
    find=lambda view, pk: rollover.get_farewell(pk).rollover,
    do=_say,
    method="patch",
)
URLS = [
    at("steps/<int:pk>/evidence/", writes=STEP_EVIDENCE),
    path("steps/<int:pk>/evidence/file/", StepFileView.as_view(), name="api-step-file"),
    at("contribution-files/", reads=FILES),
    path("contribution-files/<int:pk>/file/", ContributionFileView.as_view(), name="api-contribution-file-content"),
    at("contribution-files/<int:pk>/remove/", writes=REMOVE),
    at("contributions/<int:pk>/files/", writes=ATTACH),
    at(
        "links/<int:pk>/overrule/",
        writes=_of_link(
            "link_overrule", "Zet uw oordeel in de plaats van het berekende", shapes.OverruleWrite, _overrule
        ),
    ),
    at(
        "links/<int:pk>/overrule/withdraw/",
        writes=_of_link(
            "link_overrule_withdraw", "Laat het berekende oordeel weer gelden", shapes.VersionWrite, _withdraw
        ),
    ),
    at("links/<int:pk>/interpretations/", writes=INTERPRET),
    at("interpretations/", reads=INTERPRETATIONS),
    at("farewells/", reads=FAREWELLS),
    at("farewells/<int:pk>/", reads=FAREWELL, writes=SAY),
]
