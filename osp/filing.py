"""Keeping a file that somebody hands in: looked at first, then stored under what it is."""

from typing import BinaryIO

from django.core.files.base import ContentFile

from osp.errors import DomainError
from osp.models import Samenwerkingsverband, StoredFile
from osp.uploads import KINDS, MOST_BYTES, FileRefused, check


def store_file(
    swv: Samenwerkingsverband,
    *,
    name: str,
    stream: BinaryIO,
    user_id: int | None,
    kinds: frozenset[str] = frozenset(KINDS),
    most: int = MOST_BYTES,
) -> StoredFile:
    """Part of an operation: the file as a row, its content on disk. DomainError at the field "file" for one that is refused."""
    try:
        checked = check(stream, kinds=kinds, most=most)
    except FileRefused as error:
        raise DomainError("file-refused", str(error), field="file") from error
    stored = StoredFile(
        swv=swv, name=name[:120], kind=checked.kind, size=checked.size, sha256=checked.sha256, user_id=user_id
    )
    stored.file.save(f"{checked.sha256[:32]}.{checked.kind}", ContentFile(stream.read()), save=False)
    stored.save()
    return stored
