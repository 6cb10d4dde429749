"""What somebody handed in as pages of a pack."""

from osp.pdf.attachments import Attachment, inspect
from osp.pdf.images import image_page
from osp.pdf.lay import try_out


def as_pages(data: bytes, kind: str) -> bytes:
    """A PDF or picture ("pdf", "png", "jpg") as the PDF that is laid in a pack. FileRefused, in Dutch, for one that cannot be read."""
    if kind == "pdf":
        try_out(inspect(data))
        return data
    return image_page(data)


def read(pages: bytes) -> Attachment:
    """Those pages, ready to be laid in a pack."""
    return inspect(pages)
