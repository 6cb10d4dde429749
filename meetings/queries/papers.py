"""Reads of what goes with published papers: stored files and their bytes, and who has yet to open."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404

from meetings.pack.sections import AttachmentSheet
from osp.models import StoredFile

if TYPE_CHECKING:
    from osp.pictures import Prepared


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


def sheet_picture(sheet: AttachmentSheet, number: int) -> "Prepared | None":
    """The picture with this number, from 1, of the leesversie of a bijlage, ready to show; None where it has not so many."""
    from meetings.compute.papers.read import picture_of  # noqa: PLC0415 -- slow import

    pictures = [part.picture for part in sheet.reading.parts if part.picture] if sheet.reading else []
    return picture_of(read_sheet(sheet), pictures[number - 1]) if 1 <= number <= len(pictures) else None
