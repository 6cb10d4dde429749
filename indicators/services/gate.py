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
            privacy.check_upload(stream, name=name)
        raise
    if not found.is_open:
        privacy.check_upload(stream, name=name, known_columns=(*found.columns, *found.optional, *found.aliases))
    stream.seek(0)
    return found
