"""The parts of a Word file as bytes that depend on nothing but their content."""

import zipfile
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from goals.documents.ooxml import clean
from goals.documents.plan import Front

# The first moment that a zip can name: whoever asks when a part was made learns nothing.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def set_properties(document: Any, front: Front) -> None:
    """What the file says about itself."""
    properties = document.core_properties
    properties.title = clean(front.title)[:255]
    properties.author = clean(front.organisation)[:255]
    properties.subject = clean(f"{front.kind}, {front.subtitle}, {front.version}")[:255]
    properties.category = clean(front.kind)[:255]
    properties.language = "nl-NL"
    properties.last_modified_by = "OSP-planner"
    properties.revision = 1
    properties.keywords = properties.comments = properties.identifier = properties.content_status = ""
    properties.created = properties.modified = properties.last_printed = _noon(front.made_on)


def packed(document: Any) -> bytes:
    """The bytes of the file: the same parts give the same bytes, on every day."""
    made, target = BytesIO(), BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(target, "w") as package:
        for name in sorted(source.namelist(), key=_place):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            package.writestr(entry, source.read(name), compresslevel=6)
    return target.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC).replace(tzinfo=None)
