"""Register of organisations: public reference data, and the few words a tenant adds to it."""

from django.db import models

from osp.enums import Region
from osp.levels import Levels, levels_of
from osp.managers import OwnedManager
from osp.models.base import TenantModel


class Samenwerkingsverband(models.Model):
    """One of the 152 samenwerkingsverbanden passend onderwijs, by code ("PO2814"). Open data hold no names."""

    code = models.CharField("code", max_length=6, unique=True)
    sector = models.CharField(
        "sector", max_length=2, choices=[("PO", "primair onderwijs"), ("VO", "voortgezet onderwijs")]
    )

    class Meta:
        ordering = ["code"]
        verbose_name = "samenwerkingsverband"
        verbose_name_plural = "samenwerkingsverbanden"

    def __str__(self) -> str:
        return self.code


class Tenant(models.Model):
    """A samenwerkingsverband that works with the product, with the name it gave itself."""

    swv = models.OneToOneField(Samenwerkingsverband, models.PROTECT, primary_key=True, related_name="tenant")
    name = models.CharField("naam", max_length=120)
    is_example = models.BooleanField("voorbeeld", default=False)
    region = models.CharField(
        "vakantieregio", max_length=6, default=Region.MIDDLE, choices=[(r.value, r.value) for r in Region]
    )
    # Its own names for the levels of a plan, as osp/levels.py reads them.
    level_names = models.JSONField("namen van de niveaus", default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def code(self) -> str:
        return self.swv.code

    @property
    def sector(self) -> str:
        return self.swv.sector

    @property
    def slug(self) -> str:
        return self.swv.code.lower()

    @property
    def levels(self) -> Levels:
        """What it calls missie, speerpunt, doel and activiteit."""
        return levels_of(self.level_names)


class Schoolbestuur(models.Model):
    """Bevoegd gezag, by its five-digit number. Open data hold no names."""

    number = models.CharField("nummer bevoegd gezag", max_length=5, unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name = "schoolbestuur"
        verbose_name_plural = "schoolbesturen"

    def __str__(self) -> str:
        return self.number


class SchoolbestuurName(TenantModel):
    """The name a samenwerkingsverband uses for one of its schoolbesturen."""

    number = models.CharField("nummer bevoegd gezag", max_length=5)
    name = models.CharField("naam", max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["swv", "number"], name="one_name_per_schoolbestuur")]


class Vestiging(models.Model):
    """A school location, by BRIN plus two digits ("16AH00"), as last seen in a file."""

    code = models.CharField("vestigingscode", max_length=6, unique=True)
    name = models.CharField("naam", max_length=120, blank=True)
    place = models.CharField("plaats", max_length=60, blank=True)
    postcode = models.CharField("postcode", max_length=6, blank=True)
    gemeente = models.CharField("gemeentenummer", max_length=4, blank=True)
    gemeente_name = models.CharField("gemeente", max_length=60, blank=True)
    denomination = models.CharField("denominatie", max_length=60, blank=True)
    schoolbestuur = models.ForeignKey(Schoolbestuur, models.PROTECT, null=True, related_name="vestigingen")

    class Meta:
        ordering = ["code"]
        verbose_name = "vestiging"
        verbose_name_plural = "vestigingen"

    def __str__(self) -> str:
        return self.name or self.code


class Postcodegebied(models.Model):
    """A PC4 of the Regeling regio-indeling samenwerkingsverbanden (BWBR0032324): its gemeente of 2015 and both samenwerkingsverbanden."""

    pc4 = models.CharField("postcodegebied", max_length=4, unique=True)
    gemeente_name = models.CharField("gemeente (2015)", max_length=60)
    # Empty for the three PC4s whose entry is "Europoort".
    swv_po = models.ForeignKey(Samenwerkingsverband, models.PROTECT, null=True, related_name="+")
    swv_vo = models.ForeignKey(Samenwerkingsverband, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pc4"]


class Placement(models.Model):
    """To which samenwerkingsverband a vestiging belongs for one kind of pupils in one year, and which step decided.

    `owner` is empty for open data, else the samenwerkingsverband whose own upload it follows from. `unit` is empty where no
    step found one.
    """

    owner = models.ForeignKey(Samenwerkingsverband, models.PROTECT, null=True, related_name="+")
    vestiging = models.CharField("vestigingscode", max_length=6)
    name = models.CharField("naam", max_length=120, blank=True)
    place = models.CharField("plaats", max_length=60, blank=True)
    postcode = models.CharField("postcode", max_length=6, blank=True)
    schoolbestuur = models.CharField("nummer bevoegd gezag", max_length=5, blank=True)
    denomination = models.CharField("denominatie", max_length=60, blank=True)
    year = models.PositiveSmallIntegerField("schooljaar")
    measure = models.CharField("soort", max_length=20)
    unit = models.CharField("samenwerkingsverband", max_length=6, blank=True)
    step = models.CharField("stap", max_length=12)
    low = models.PositiveIntegerField("ten minste", default=0)
    high = models.PositiveIntegerField("ten hoogste", default=0)

    objects = OwnedManager()

    class Meta:
        indexes = [models.Index(fields=["unit", "year", "measure"]), models.Index(fields=["owner", "year"])]
