"""Keyed hashes of what tells one TLV from another. The key is the samenwerkingsverband's own and follows from the secret key.

A number of a TLV and a local number of a pupil are never stored; with the hash two uploads of the same row find each other.
"""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from indicators.importers.base import TlvRow
from osp.models import Samenwerkingsverband

KEY_ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Hashed:
    """The two hashes of a row: of the number of the declaration ("" without one), and of what else tells it apart."""

    reference: str
    row: str


class Hasher:
    """Hashes for one samenwerkingsverband under one secret. `key_id` tells later which secret that was."""

    def __init__(self, swv: Samenwerkingsverband, secret: str) -> None:
        self.key_id = hashlib.sha256(f"osp tlv key id|{secret}".encode()).hexdigest()[:KEY_ID_LENGTH]
        self._key = hmac.digest(secret.encode(), f"osp tlv|{swv.code}".encode(), "sha256")

    def of(self, what: str, text: str) -> str:
        """The hash of one text; `what` keeps two kinds of text apart."""
        return hmac.digest(self._key, f"{what}|{text}".encode(), "sha256").hex()

    def rows(self, rows: Iterable[TlvRow]) -> Iterator[Hashed]:
        """The hashes of the rows of one file, in order.

        A row without a local number is told apart by the day of the request, the kind, the school and the year of birth.
        Two pupils may share those: the second in a file is another request.
        """
        seen: Counter[str] = Counter()
        for row in rows:
            text = f"{row.requested_on}|{row.kind}|{row.requesting}|{row.birth_year}"
            seen[text] += 1
            own = self.of("lokaal", row.local) if row.local else self.of("rij", f"{text}|{seen[text]}")
            yield Hashed(self.of("beschikking", row.reference) if row.reference else "", own)


def current(swv: Samenwerkingsverband) -> Hasher:
    """The hasher for what is stored now."""
    return Hasher(swv, settings.SECRET_KEY)


def former(swv: Samenwerkingsverband) -> list[Hasher]:
    """Those of earlier secrets that the settings still know, to find rows that were stored under them."""
    return [Hasher(swv, secret) for secret in settings.SECRET_KEY_FALLBACKS]
