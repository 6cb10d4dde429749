"""What may be read at all: a file of a known format, and where it is no publisher's, one that tells of no person."""

from typing import BinaryIO

from indicators.importers import privacy, registry
from indicators.importers.base import ImportRefused
from indicators.importers.formats import Format


def admit(stream: BinaryIO, *, name: str) -> Format:
    """The format of an offered file; ImportRefused for one that is not taken in. Leaves the stream at its start.

    A file with an unknown header passes the gate too, before its column names are repeated in the refusal.
    """
    privacy.check_name(name)
    try:
        found = registry.recognise(stream, name=name)
    except ImportRefused as refusal:
        if refusal.hints:
            _check_unknown(stream, name, refusal)
        raise
    if not found.is_open:
        privacy.check_upload(stream, name=name, known_columns=(*found.columns, *found.optional, *found.aliases))
    stream.seek(0)
    return found


def _check_unknown(stream: BinaryIO, name: str, refusal: ImportRefused) -> None:
    """The gate for an unknown header. A publisher's file of another year is told what differs, not that it is about persons.

    It holds addresses of schools, so nothing of it is taken in either way: without hints no columns can be mapped.
    """
    try:
        privacy.check_upload(stream, name=name)
    except ImportRefused:
        if not refusal.open_columns:
            raise
        privacy.check_upload(stream, name=name, open_columns=refusal.open_columns)
        raise ImportRefused(refusal.message) from None
