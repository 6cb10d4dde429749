"""What the elements of a plan share, and what hangs on exactly one of them."""

from django.db import models
from django.db.models import Q

from goals.enums import Responsibility
from osp.models import WrittenModel


class PlanElement(WrittenModel):
    """Speerpunt, doel or activiteit: what it is about, who sees to it, when, what should come of it and what came of it.

    `measurable_result` and `noticeable_result` are the beoogde, the two `achieved` the bereikte kwantitatieve and kwalitatieve
    resultaten (WPO art. 18a lid 8 onder e). Texts are the Markdown subset of osp/richtext.py.
    """

    position = models.PositiveSmallIntegerField("volgorde", default=1)
    description = models.TextField("toelichting", blank=True)
    owner = models.ForeignKey(
        "osp.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="eigenaar"
    )
    starts = models.DateField("begint", null=True, blank=True)
    ends = models.DateField("loopt tot", null=True, blank=True)
    measurable_result = models.TextField("meetbaar: beoogd resultaat", blank=True)
    noticeable_result = models.TextField("merkbaar: beoogd resultaat", blank=True)
    achieved_measurable = models.TextField("meetbaar: bereikt resultaat", blank=True)
    achieved_noticeable = models.TextField("merkbaar: bereikt resultaat", blank=True)
    responsibility = models.CharField(
        "verantwoordelijkheid", max_length=8, blank=True, choices=[(r.value, r.value) for r in Responsibility]
    )
    process = models.CharField("proces", max_length=160, blank=True)
    # In the plan of the period before: what this goes on with.
    ancestor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="heirs", verbose_name="voorganger"
    )

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


def dates_in_order(name: str) -> models.CheckConstraint:
    """An element does not end before it starts."""
    open_ended = Q(starts__isnull=True) | Q(ends__isnull=True)
    return models.CheckConstraint(name=name, condition=open_ended | Q(ends__gte=models.F("starts")))


def one_element(name: str) -> models.CheckConstraint:
    """Exactly one of speerpunt, doel and activiteit."""
    parts = ("priority", "goal", "activity")
    choices = [Q(**{f"{part}__isnull": part != chosen for part in parts}) for chosen in parts]
    return models.CheckConstraint(name=name, condition=choices[0] | choices[1] | choices[2])


class ElementPart(WrittenModel):
    """Something that hangs on exactly one speerpunt, doel or activiteit. Add `one_element(...)` to the constraints."""

    priority = models.ForeignKey("goals.Priority", models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    goal = models.ForeignKey("goals.Goal", models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    activity = models.ForeignKey("goals.Activity", models.PROTECT, null=True, blank=True, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def element(self) -> PlanElement:
        """What it hangs on."""
        return self.priority or self.goal or self.activity  # type: ignore[return-value]
