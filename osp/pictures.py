"""A picture that somebody handed in, made ready to show: upright, and without what the camera noted. Pure: no Django."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from osp.uploads import FileRefused

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

# 300 dots per inch over the long side of A4.
MOST_DOTS = 3508
_MOST_PIXELS = 120_000_000
_QUALITY = 88
BROKEN = "Deze afbeelding is beschadigd. Bewaar die opnieuw als PNG of JPEG en kies dat bestand."
TOO_FINE = "Deze afbeelding heeft te veel beeldpunten. Bewaar een kleinere en kies die."
HANDED_IN = ("PNG", "JPEG")
IN_DOCUMENTS = (*HANDED_IN, "GIF", "BMP")
Cut = tuple[float, float, float, float]
_NOTHING_CUT: Cut = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A PNG or JPEG with its size in dots."""

    content: bytes
    kind: str
    width: int
    height: int


def prepared(
    data: bytes, *, kinds: tuple[str, ...] = HANDED_IN, cut: Cut = _NOTHING_CUT, most: int = MOST_DOTS
) -> Prepared:
    """The picture, without the shares that are `cut` off its left, top, right and bottom, and at most `most` dots wide or high.

    FileRefused, in Dutch, for one that cannot be read or has too many dots. Equal pictures give equal bytes. Slow to import.
    """
    from PIL import Image  # noqa: PLC0415 -- slow import

    try:
        with Image.open(BytesIO(data), formats=kinds) as opened:
            _check_dots(opened)
            photo = opened.format == "JPEG"
            picture = _upright(opened, cut, most)
    except FileRefused:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise FileRefused(BROKEN) from error
    stored = BytesIO()
    # A photo stays a photo; a drawing keeps its sharp lines.
    picture.save(stored, "JPEG", quality=_QUALITY) if photo else picture.save(stored, "PNG")
    return Prepared(stored.getvalue(), "jpeg" if photo else "png", *picture.size)


def readable(data: bytes) -> bool:
    """Whether a picture of a document can be shown."""
    try:
        prepared(data, kinds=IN_DOCUMENTS, most=100)
    except FileRefused:
        return False
    return True


def _check_dots(opened: "Picture") -> None:
    if opened.width * opened.height > _MOST_PIXELS:
        raise FileRefused(TOO_FINE)


def _upright(opened: "Picture", cut: Cut, most: int) -> "Picture":
    """As the camera was held, on white where it was see-through, in grey or in colour."""
    from PIL import Image, ImageOps  # noqa: PLC0415 -- slow import

    picture = ImageOps.exif_transpose(opened)
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        picture = Image.alpha_composite(white, seen)
    picture = picture.convert("L" if picture.mode in {"1", "L", "I;16"} else "RGB")
    if any(cut):
        picture = picture.crop(_box(picture.size, cut))
    picture.thumbnail((most, most))
    return picture


def _box(size: tuple[int, int], cut: Cut) -> tuple[int, int, int, int]:
    wide, high = size
    left, top = int(wide * cut[0]), int(high * cut[1])
    return left, top, max(int(wide * (1 - cut[2])), left + 1), max(int(high * (1 - cut[3])), top + 1)
