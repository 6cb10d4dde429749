"""A file that the product made, as an answer."""

from django.http import HttpResponse

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF to read in the browser or keep. The browser's own reader needs its styles and frame, which our pages do not."""
    response = _response(content, "application/pdf", f'inline; filename="{name}.pdf"')
    response._csp_replace = {"object-src": ["'self'"], "style-src": ["'unsafe-inline'"]}  # type: ignore[attr-defined]
    return response


def docx_response(content: bytes, name: str) -> HttpResponse:
    """A Word file to keep."""
    return _response(content, DOCX, f'attachment; filename="{name}.docx"')


def zip_response(content: bytes, name: str) -> HttpResponse:
    """A zip to keep."""
    return _response(content, "application/zip", f'attachment; filename="{name}.zip"')


def picture_response(content: bytes, kind: str) -> HttpResponse:
    """A picture in a page; `kind` is "png" or "jpeg"."""
    return _response(content, f"image/{kind}", "inline")


def file_name(text: str) -> str:
    """The text as part of a file name: letters and digits, the rest a dash."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in text.lower())
    return "-".join(part for part in kept.split("-") if part)


def _response(content: bytes, kind: str, disposition: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = disposition
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
