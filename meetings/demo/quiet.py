"""A doel of the example around which nothing happened for a year, so that Wat stil is has something to show. All made up."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from goals.models import Activity, Goal, IndicatorLink

# Two rounds of a rhythm of twice a year are over by then.
SILENT_DAYS = 400
SILENT_GOALS = {
    "PO": "De deelname aan het so blijft onder 2,20%",
    "VO": "Praktijkonderwijs blijft bereikbaar",
}


def fall_silent(goal: Goal, *, today: date) -> None:
    """Let everything that was written of a doel be that long ago. The example is written in one go; only its dates can tell of silence."""
    since = timezone.make_aware(datetime.combine(today - timedelta(days=SILENT_DAYS), time(10)))
    links = IndicatorLink.objects.filter(goal=goal) | IndicatorLink.objects.filter(activity__goal=goal)
    Goal.history.filter(id=goal.pk).update(history_date=since)
    Activity.history.filter(id__in=Activity.objects.filter(goal=goal).values("pk")).update(history_date=since)
    IndicatorLink.history.filter(id__in=links.values("pk")).update(history_date=since)
