"""What the doors without a login share: a secret in the address, a limit on trying, and pages that are kept nowhere."""

import hashlib
from dataclasses import dataclass
from typing import TypeVar

from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase

R = TypeVar("R", bound=HttpResponseBase)
# So many wrong secrets from one place in ten minutes.
WRONG, WRONG_SECONDS = 20, 600
_MANY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Door:
    """One kind of door, by the name that its counts are kept under; `many` is how often one address is opened in a minute at most."""

    name: str
    many: int | None = None

    def is_shut(self, request: HttpRequest, secret: str) -> bool:
        """Whether this place tried too many secrets, or this address is opened too often. Counts the time that is asked for now."""
        if cache.get(self._place(request), 0) >= WRONG:
            return True
        return self.many is not None and _count(self._key("adres", secret), _MANY_SECONDS) > self.many

    def note_wrong(self, request: HttpRequest) -> None:
        """Count a secret that opens nothing."""
        _count(self._place(request), WRONG_SECONDS)

    def _place(self, request: HttpRequest) -> str:
        return self._key("plaats", request.META.get("REMOTE_ADDR", ""))

    def _key(self, kind: str, text: str) -> str:
        return f"{self.name}-{kind}:{hashlib.sha256(text.encode()).hexdigest()}"


def sealed(response: R) -> R:
    """No cache keeps the page, no robot follows it, and no other site is told where it is."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _count(key: str, seconds: int) -> int:
    cache.add(key, 0, seconds)
    return cache.incr(key)
