"""Reads of what goes with published papers: stored files and their bytes, and who has yet to open."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from meetings.pack.sections import AttachmentSheet
from osp.models import StoredFile


def file_bytes(pk: int) -> bytes:
    """What a stored file holds; 404 where it is gone."""
    try:
        with stored_file(pk).file.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError as error:
        raise Http404 from error


def stored_file(pk: int) -> StoredFile:
    """A file by its number; the caller has looked whether it belongs to what may be read."""
    return get_object_or_404(StoredFile, pk=pk)


def read_sheet(sheet: AttachmentSheet) -> bytes:
    """What a bijlage of a pack holds."""
    return file_bytes(sheet.file_id)
