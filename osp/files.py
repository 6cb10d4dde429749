"""Keeping a file that somebody hands in, and giving it back. Who may open it is decided by the page that shows it."""

from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from osp.actors import Actor
from osp.errors import DomainError
from osp.models import StoredFile
from osp.uploads import KINDS, FileRefused, check

NAME_LENGTH = 120


def keep(actor: Actor, upload: UploadedFile, *, field: str, kinds: frozenset[str] = frozenset(KINDS)) -> StoredFile:
    """Store an upload after a look at what it is, inside the operation that hands it in.

    DomainError at `field` when it is empty, too large, or not of these kinds. Its name gets the ending of what it is.
    """
    try:
        checked = check(upload, kinds=kinds)  # type: ignore[arg-type]
    except FileRefused as error:
        raise DomainError("file-refused", str(error), field=field) from error
    return StoredFile.objects.create(
        swv=actor.swv,
        file=upload,
        name=file_name(upload.name or "", checked.kind),
        kind=checked.kind,
        size=checked.size,
        sha256=checked.sha256,
        user_id=actor.user_id,
    )


def file_name(given: str, kind: str) -> str:
    """The name without its path, ending in what the file is: "C:\\\\brief.exe" of a PDF becomes "brief.pdf"."""
    stem = PurePath(given.replace("\\", "/")).stem or "bestand"
    return f"{stem[: NAME_LENGTH - len(kind) - 1]}.{kind}"


def download(stored: StoredFile) -> HttpResponse:
    """The file as an attachment: no browser opens it in our pages, or takes it for something else. 404 when it is gone."""
    try:
        with stored.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    response = HttpResponse(content, content_type=KINDS[stored.kind])
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=stored.name) or "attachment"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
