"""Writing together: comments, suggestions on a text, and the actions that come of them."""

from django.db import models

from goals.enums import CommentEnd, ImportState, SuggestionState
from osp.history import ScopedHistory
from osp.models import ArchivableModel, VersionedModel


class Place(models.Model):
    """A field of a row of the plan: `kind` is a word of goals/kinds.py, `object_id` the row, `field` its column (empty: the whole)."""

    plan = models.ForeignKey("goals.Plan", models.PROTECT, related_name="+")
    kind = models.CharField("soort rij", max_length=12)
    object_id = models.BigIntegerField("nummer van de rij")
    field = models.CharField("veld", max_length=40, blank=True)

    class Meta:
        abstract = True


class Comment(Place, VersionedModel):
    """A remark at a place in the plan, or an answer to one. It ends as opgelost, actie or agendapunt."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answers")
    text = models.TextField("opmerking")
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    end = models.CharField("afloop", max_length=12, blank=True, choices=[(e.value, e.value) for e in CommentEnd])
    ended_at = models.DateTimeField("afgerond op", null=True, blank=True)
    ended_by = models.ForeignKey("osp.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["swv", "plan", "kind", "object_id"])]


class Suggestion(Place, VersionedModel):
    """Other words for a paragraph of a text. The author of the plan takes them over or not, and answers either way.

    `before` is the paragraph as it stood, the `paragraph`-th from 0; empty for a new one at the end. `after` is what is proposed,
    empty to leave the paragraph out. `on_behalf` is a body or organisation, for the table of what was done with everybody's
    contribution. `taken` is what the author made of it, where that is something else than was proposed.
    """

    paragraph = models.PositiveSmallIntegerField("de hoeveelste alinea", default=0)
    before = models.TextField("staat er nu", blank=True)
    after = models.TextField("voorstel", blank=True)
    taken = models.TextField("zo overgenomen", blank=True)
    reason = models.TextField("waarom", blank=True)
    on_behalf = models.CharField("namens", max_length=120, blank=True)
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(
        "stand", max_length=16, default=SuggestionState.OPEN, choices=[(s.value, s.value) for s in SuggestionState]
    )
    answer = models.TextField("antwoord", blank=True)
    answered_by = models.ForeignKey("osp.User", models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["swv", "plan", "kind", "object_id"])]


class Action(ArchivableModel):
    """Something somebody promised to do by a day, with the place in the plan it is about, if one."""

    text = models.CharField("actie", max_length=300)
    owner = models.ForeignKey(
        "osp.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="eigenaar"
    )
    due = models.DateField("voor", null=True, blank=True)
    done_on = models.DateField("gedaan op", null=True, blank=True)
    priority = models.ForeignKey("goals.Priority", models.PROTECT, null=True, blank=True, related_name="actions")
    goal = models.ForeignKey("goals.Goal", models.PROTECT, null=True, blank=True, related_name="actions")
    comment = models.ForeignKey(Comment, models.PROTECT, null=True, blank=True, related_name="actions")

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.text


class Rollover(VersionedModel):
    """What became of a row of the plan of the period before that was not taken along: its farewell sentence.

    Exactly one of `goal`, `activity`, `priority` and `chapter` is set: the row of the old plan. Each wording stays readable.
    """

    plan = models.ForeignKey("goals.Plan", models.PROTECT, related_name="rollovers")
    goal = models.ForeignKey("goals.Goal", models.PROTECT, null=True, related_name="rollovers")
    activity = models.ForeignKey("goals.Activity", models.PROTECT, null=True, related_name="rollovers")
    priority = models.ForeignKey("goals.Priority", models.PROTECT, null=True, related_name="rollovers")
    chapter = models.ForeignKey("goals.Chapter", models.PROTECT, null=True, related_name="rollovers")
    farewell = models.TextField("afscheid")
    history = ScopedHistory()

    ROWS = ("goal", "activity", "priority", "chapter")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "plan", "goal"], name="one_farewell_per_goal"),
            models.UniqueConstraint(fields=["swv", "plan", "activity"], name="one_farewell_per_activity"),
            models.UniqueConstraint(fields=["swv", "plan", "priority"], name="one_farewell_per_priority"),
            models.UniqueConstraint(fields=["swv", "plan", "chapter"], name="one_farewell_per_chapter"),
            models.CheckConstraint(
                name="farewell_to_one_row",
                condition=models.Q(
                    goal__isnull=False, activity__isnull=True, priority__isnull=True, chapter__isnull=True
                )
                | models.Q(goal__isnull=True, activity__isnull=False, priority__isnull=True, chapter__isnull=True)
                | models.Q(goal__isnull=True, activity__isnull=True, priority__isnull=False, chapter__isnull=True)
                | models.Q(goal__isnull=True, activity__isnull=True, priority__isnull=True, chapter__isnull=False),
            ),
        ]


class PlanImport(VersionedModel):
    """A Word file that became a plan, or waits to become one.

    `made` lists what it made as [kind, number of the row, version of the row]: what is still so can be taken back as a whole.
    """

    file = models.ForeignKey("osp.StoredFile", models.PROTECT, related_name="+")
    plan = models.ForeignKey("goals.Plan", models.PROTECT, null=True, related_name="imports")
    state = models.CharField(
        "stand", max_length=16, default=ImportState.WAITING, choices=[(s.value, s.value) for s in ImportState]
    )
    made = models.JSONField("gemaakt", default=list, blank=True)
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    AUDIT_EXCLUDE = frozenset({"made"})

    class Meta:
        ordering = ["-created_at", "-pk"]
