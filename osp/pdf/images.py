"""A picture that somebody handed in as a page of its own."""

from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from osp.pictures import Prepared, prepared

# A picture is set at 150 dots per inch: half as fine as print can be.
_DOTS_PER_POINT = 150 / 72


def image_page(data: bytes) -> bytes:
    """A PNG or JPEG as a PDF of one page. FileRefused, in Dutch, for a picture that cannot be read or has too many dots.

    Place, camera and maker that stand in a photo stay behind. Equal pictures give equal bytes.
    """
    return _page(prepared(data))


def _page(picture: Prepared) -> bytes:
    target = BytesIO()
    width, height = (max(side / _DOTS_PER_POINT, 10.0) for side in (picture.width, picture.height))
    canvas = Canvas(target, pagesize=(width, height), invariant=1)
    canvas.drawImage(ImageReader(BytesIO(picture.content)), 0, 0, width, height)
    canvas.showPage()
    canvas.save()
    return target.getvalue()
