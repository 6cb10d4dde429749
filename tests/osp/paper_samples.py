"""Files as other people hand them in, for the tests of packs and attachments."""

from io import BytesIO

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

ADDRESS = "https://voorbeeld.nl/stuk"


def paper(pages: int = 1, *, size: tuple[float, float] = A4, name: str = "bron") -> pikepdf.Pdf:
    """A file of others: words at the upper left, an address to click, a typeface that is not embedded."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1)
    for page in range(pages):
        canvas.drawString(72, size[1] - 72, f"{name} {page + 1}")
        canvas.linkURL(ADDRESS, (72, size[1] - 80, 172, size[1] - 60))
        canvas.showPage()
    canvas.save()
    return pikepdf.open(BytesIO(target.getvalue()))


def saved(file: pikepdf.Pdf, **options: object) -> bytes:
    """The bytes of a file."""
    target = BytesIO()
    file.save(target, deterministic_id=not options, **options)
    return target.getvalue()


def turned(degrees: int) -> bytes:
    """A page that is read turned clockwise."""
    file = paper(name=f"gedraaid {degrees}")
    file.pages[0].obj.Rotate = degrees
    return saved(file)
