"""What hangs on an element of the plan: milestones, money, risks, for whom it holds, and which framework it serves."""

from django.db import models

from goals.enums import FrameworkKind, MoneyKind, Responsibility, YearKind
from goals.models.base import ElementPart, one_element
from osp.models import ArchivableModel


class Milestone(ElementPart):
    """A mijlpaal: something that is there on a day."""

    title = models.CharField("mijlpaal", max_length=160)
    due = models.DateField("op")
    done_on = models.DateField("gehaald op", null=True, blank=True)

    class Meta:
        ordering = ["due", "pk"]
        constraints = [one_element("milestone_has_one_element")]

    def __str__(self) -> str:
        return self.title


class BudgetLine(ElementPart):
    """Euros of one calendar year or school year, begroot and besteed. `year` is the (first) calendar year."""

    year_kind = models.CharField("jaar telt als", max_length=12, choices=[(k.value, k.value) for k in YearKind])
    year = models.PositiveSmallIntegerField("jaar")
    money = models.CharField(
        "uit", max_length=12, default=MoneyKind.SWV, choices=[(k.value, k.value) for k in MoneyKind]
    )
    budgeted = models.DecimalField("begroot", max_digits=12, decimal_places=2, null=True, blank=True)
    spent = models.DecimalField("besteed", max_digits=12, decimal_places=2, null=True, blank=True)
    note = models.CharField("toelichting", max_length=200, blank=True)

    class Meta:
        ordering = ["year", "year_kind", "money", "pk"]
        constraints = [one_element("budget_line_has_one_element")]


class Risk(ElementPart):
    """Something that may go otherwise: how likely (1 to 3), how bad (1 to 3), and what is done about it."""

    title = models.CharField("risico", max_length=200)
    chance = models.PositiveSmallIntegerField("kans", default=2)
    impact = models.PositiveSmallIntegerField("gevolg", default=2)
    measure = models.TextField("maatregel", blank=True)
    # An assumption that an indicator can contradict early.
    indicator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="waaraan te zien"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_element("risk_has_one_element"),
            models.CheckConstraint(
                name="risk_scale", condition=models.Q(chance__range=(1, 3)) & models.Q(impact__range=(1, 3))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ScopeBoard(ElementPart):
    """A schoolbestuur for which an element holds. An element without any holds for all, or for those of what it hangs under."""

    schoolbestuur = models.ForeignKey("osp.Schoolbestuur", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["schoolbestuur__number", "pk"]
        constraints = [one_element("scope_has_one_element")]


class FrameworkItem(ArchivableModel):
    """Something that a plan should serve: a statutory item, a responsibility, an inspection standard, a process.

    Each samenwerkingsverband has its own rows, begun as a copy of goals/data/kader.toml, and changes them as the framework
    changes: `code` says which seed a row began as, empty for an own one. `side` is whose responsibility it is. What lapsed is
    archived: it stays with the elements that served it, and is no longer offered.
    """

    kind = models.CharField("soort", max_length=16, choices=[(k.value, k.value) for k in FrameworkKind])
    code = models.CharField("code", max_length=40, blank=True)
    label = models.CharField("aanduiding", max_length=20, blank=True)
    title = models.CharField("naam", max_length=200)
    text = models.TextField("omschrijving", blank=True)
    source = models.CharField("bron", max_length=160, blank=True)
    side = models.CharField("bij", max_length=8, blank=True, choices=[(r.value, r.value) for r in Responsibility])
    position = models.PositiveSmallIntegerField("volgorde", default=1)

    class Meta:
        ordering = ["kind", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "code"], condition=~models.Q(code=""), name="framework_seed_copied_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.title}".strip()


class FrameworkTag(ElementPart):
    """An element of the plan that serves an item of the framework."""

    item = models.ForeignKey(FrameworkItem, models.PROTECT, related_name="tags")

    class Meta:
        ordering = ["item__kind", "item__position", "pk"]
        constraints = [one_element("framework_tag_has_one_element")]
