"""What the indicator pages share: the indicator of the URL with its series, crumbs and downloads."""

from functools import cached_property
from typing import Any

from django.urls import reverse

from indicators import queries
from indicators.queries import Indicator, Series
from osp.abilities import Ability
from osp.web.views import TenantView


class CatalogueView(TenantView):
    """A page of the catalogue."""

    ability = Ability.VIEW_INDICATORS
    section = "indicatoren"

    def url(self, name: str, *args: object) -> str:
        """An address among the indicators of this samenwerkingsverband."""
        return reverse(f"indicators:{name}", args=[self.tenant.code, *args])

    def home(self) -> str:
        return self.url("list")

    def crumbs(self, *here: tuple[str, str]) -> list[dict[str, str]]:
        """The path to this page, after the catalogue: (label, url), without url for the page itself."""
        path = (("Indicatoren", self.url("list")), *here)
        return [{"label": label, "url": url} for label, url in path]


class OneIndicatorView(CatalogueView):
    """A page about one indicator; 404 for one that this samenwerkingsverband cannot use."""

    @cached_property
    def indicator(self) -> Indicator:
        """The indicator of the URL."""
        return queries.get_indicator(self.tenant.swv, self.kwargs["pk"])

    @cached_property
    def series(self) -> Series:
        """Its figures over the years."""
        return queries.series_for(self.tenant.swv, [self.indicator])[self.indicator.pk]

    @property
    def unit_name(self) -> str:
        """Whose figures it shows: of the samenwerkingsverband, or of Nederland where there are no others."""
        return "Nederland" if self.series.is_national else self.tenant.code

    def file_name(self, what: str) -> str:
        """Name of a download, without extension."""
        return f"{what}-{self.indicator.code}-{self.tenant.slug}"

    def context(self, **more: Any) -> dict[str, Any]:
        """What every page about an indicator needs."""
        return {"indicator": self.indicator, "series": self.series, "unit_name": self.unit_name, **more}
