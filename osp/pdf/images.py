"""A picture that somebody handed in as a page: upright, without what the camera noted, no finer than print needs."""

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from osp.uploads import FileRefused

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

# 300 dots per inch over the long side of A4; a picture is set at half of that where it has fewer.
_MOST_DOTS, _DOTS_PER_POINT = 3508, 150 / 72
_MOST_PIXELS = 120_000_000
_QUALITY = 88
_BROKEN = "Deze afbeelding is beschadigd. Bewaar die opnieuw als PNG of JPEG en kies dat bestand."


def image_page(data: bytes) -> bytes:
    """A PNG or JPEG as a PDF of one page. FileRefused, in Dutch, for a picture that cannot be read or has too many dots.

    Place, camera and maker that stand in a photo stay behind. Equal pictures give equal bytes.
    """
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            _check_dots(opened)
            photo = opened.format == "JPEG"
            picture = _prepared(opened)
    except FileRefused:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise FileRefused(_BROKEN) from error
    return _page(picture, photo=photo)


def _check_dots(opened: "Picture") -> None:
    if opened.width * opened.height > _MOST_PIXELS:
        raise FileRefused("Deze afbeelding heeft te veel beeldpunten. Bewaar een kleinere en kies die.")


def _prepared(opened: "Picture") -> "Picture":
    """Upright as the camera was held, on white where it was see-through, in grey or in colour."""
    picture = ImageOps.exif_transpose(opened)
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        picture = Image.alpha_composite(white, seen)
    picture = picture.convert("L" if picture.mode in {"1", "L", "I;16"} else "RGB")
    picture.thumbnail((_MOST_DOTS, _MOST_DOTS))
    return picture


def _page(picture: "Picture", *, photo: bool) -> bytes:
    stored, target = BytesIO(), BytesIO()
    # A photo stays a photo; a drawing keeps its sharp lines.
    picture.save(stored, "JPEG", quality=_QUALITY) if photo else picture.save(stored, "PNG")
    width, height = (max(side / _DOTS_PER_POINT, 10.0) for side in picture.size)
    canvas = Canvas(target, pagesize=(width, height), invariant=1)
    canvas.drawImage(ImageReader(BytesIO(stored.getvalue())), 0, 0, width, height)
    canvas.showPage()
    canvas.save()
    return target.getvalue()
