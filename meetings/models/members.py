"""Who sits in a gremium."""

from django.db import models

from meetings.enums import Seat
from meetings.models.bodies import Body
from osp.models import ArchivableModel


class BodyMember(ArchivableModel):
    """Somebody who sits in a gremium from a day, until a day if one: a person with an account, or one known by name.

    `organisation` is on whose behalf, `schoolbestuur` when that is one; `mandate` what they may do for it; `substitute` who comes
    when they cannot. `weight` counts where the gremium votes by own weights.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("naam", max_length=80, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    seat = models.CharField("functie", max_length=12, default=Seat.MEMBER, choices=[(s.value, s.value) for s in Seat])
    schoolbestuur = models.ForeignKey("osp.Schoolbestuur", models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.CharField("namens", max_length=120, blank=True)
    mandate = models.CharField("mandaat", max_length=300, blank=True)
    substitute = models.CharField("vervanger", max_length=80, blank=True)
    weight = models.PositiveIntegerField("stemgewicht", default=1)
    since = models.DateField("vanaf")
    until = models.DateField("tot en met", null=True, blank=True)
    position = models.PositiveSmallIntegerField("volgorde", default=1)

    AUDIT_EXCLUDE = frozenset({"name", "email", "substitute"})

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "lid"
        verbose_name_plural = "leden"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="seat_ends_after_it_begins",
            ),
        ]

    @property
    def called(self) -> str:
        """How the papers name them."""
        return self.user.name if self.user else self.name

    def __str__(self) -> str:
        return self.called
