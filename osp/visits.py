"""When somebody was last here, kept by their own browser: it tells what changed since, and nothing else."""

from datetime import datetime, timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

SALT = "osp.visits"
# Looking again within this time is still the same visit.
ONE_VISIT = timedelta(minutes=30)
KEPT = timedelta(days=365)
# Without an earlier visit: what happened this week.
AT_FIRST = timedelta(days=7)


def previous_visit(request: HttpRequest) -> datetime:
    """The end of the visit before this one; a week ago on a browser that was never here."""
    known, now = _read(request), timezone.now()
    if known is None:
        return now - AT_FIRST
    before, last = known
    return last if now - last > ONE_VISIT else before


def remember_visit(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Leave the times of this visit and the one before with the browser."""
    value = signing.dumps([previous_visit(request).timestamp(), timezone.now().timestamp()], salt=SALT)
    response.set_cookie(
        _name(request),
        value,
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
        path=request.path,
    )
    return response


def _read(request: HttpRequest) -> tuple[datetime, datetime] | None:
    try:
        before, last = signing.loads(request.COOKIES.get(_name(request), ""), salt=SALT, max_age=KEPT)
        return _moment(before), _moment(last)
    except (signing.BadSignature, TypeError, ValueError):
        return None


def _moment(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, tz=timezone.get_default_timezone())


def _name(request: HttpRequest) -> str:
    return f"osp_bezoek_{request.user.pk}"
