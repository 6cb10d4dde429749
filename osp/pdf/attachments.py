"""A file that somebody handed in as pages of a pack: looked at when it is handed in, laid on numbered pages when a pack is made.

Only what is printed of a page goes along. What a file would do when it is opened does not: scripts, actions, forms,
attached files and its own bookmarks stay behind, and of its notes what would be printed is painted on the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf

from osp.uploads import FileRefused

MOST_PAGES = 300
# No printer has paper larger than this, in points; the format itself ends at 200 inch.
_LARGEST, _SMALLEST = 14400.0, 9.0
_HEAD = 1024
_LINKS = ("http://", "https://", "mailto:")
_MOST_LINKS = 500


@dataclass(frozen=True, slots=True)
class Link:
    """An address outside the file, and where it can be clicked: a box on the page as it is read, in points."""

    box: tuple[float, float, float, float]
    address: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it is read: turned upright and cut to what shows, in points."""

    width: float
    height: float
    links: tuple[Link, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether it is read with its long side down."""
        return self.width > self.height


@dataclass(frozen=True)
class Attachment:
    """A file that can be laid in a pack; `left_behind` says in Dutch what of it is not printed, each a noun."""

    data: bytes
    leaves: tuple[Leaf, ...]
    left_behind: tuple[str, ...] = ()
    repaired: bool = False

    @cached_property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.leaves)


def inspect(data: bytes) -> Attachment:
    """Look at a PDF. FileRefused, in Dutch, with what to do, when it cannot be laid in a pack.

    A file that may be opened but not changed is taken: what it holds is read, and nothing of it is changed.
    """
    if b"%PDF-" not in data[:_HEAD]:
        raise FileRefused(_no_pdf(data))
    with _opened(data) as pdf:
        if not len(pdf.pages):
            raise FileRefused("Deze PDF heeft geen bladzijden. Maak de PDF opnieuw en kies die.")
        if len(pdf.pages) > MOST_PAGES:
            raise FileRefused(
                f"Deze PDF heeft {len(pdf.pages)} bladzijden; er kunnen er {MOST_PAGES} mee. "
                "Kies de bladzijden die de vergadering nodig heeft."
            )
        if _is_filled_by_reader(pdf):
            raise FileRefused(
                "Dit is een invulformulier dat alleen in Adobe Reader zichtbaar wordt. Druk het daar af naar een PDF en kies die."
            )
        try:
            leaves = tuple(_leaf(page) for page in pdf.pages)
        except FileRefused:
            raise
        except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError) as error:
            raise FileRefused(BROKEN) from error
        return Attachment(data, leaves, tuple(_left_behind(pdf)), bool(pdf.get_warnings()))


BROKEN = "Deze PDF is beschadigd. Open het origineel, bewaar het opnieuw als PDF en kies dat bestand."


def _no_pdf(data: bytes) -> str:
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "Dit is een webpagina met de naam van een PDF. Open de pagina, druk die af naar PDF en kies dat bestand."
    return "Dit bestand is geen PDF. Kies een PDF, of bewaar het bestand eerst als PDF."


def _opened(data: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise FileRefused("Deze PDF heeft een wachtwoord. Bewaar een kopie zonder wachtwoord en kies die.") from error
    except pikepdf.PdfError as error:
        raise FileRefused(BROKEN) from error


def _is_filled_by_reader(pdf: pikepdf.Pdf) -> bool:
    """Whether the pages are only a notice that asks for another program."""
    form = pdf.Root.get("/AcroForm")
    return bool(pdf.Root.get("/NeedsRendering", False)) and form is not None and "/XFA" in form


def _left_behind(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    names: Any = root.get("/Names", {})
    if "/JavaScript" in names or "/OpenAction" in root or "/AA" in root:
        yield "opdrachten bij het openen"
    if "/EmbeddedFiles" in names:
        yield "meegestuurde bestanden"
    if "/AcroForm" in root:
        yield "invulvelden"
    if "/Outlines" in root:
        yield "eigen bladwijzers"


def _leaf(page: pikepdf.Page) -> Leaf:
    width, height = _size(page)
    matrix = upright(page)
    return Leaf(width, height, tuple(_links(page, matrix, (width, height))))


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = shown_box(page)
    unit = _unit(page)
    sides = ((right - left) * unit, (top - bottom) * unit)
    if not all(_SMALLEST <= side <= _LARGEST for side in sides):
        raise FileRefused(
            "Deze PDF heeft een bladzijde zonder bruikbare maat. Druk het bestand af naar PDF op A4 en kies dat."
        )
    return (sides[1], sides[0]) if _turn(page) in {90, 270} else sides


def shown_box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """What shows of a page: its crop box as far as it lies on the paper."""
    paper, crop = _box(page.mediabox), _box(page.cropbox)
    box = (max(paper[0], crop[0]), max(paper[1], crop[1]), min(paper[2], crop[2]), min(paper[3], crop[3]))
    return box if box[0] < box[2] and box[1] < box[3] else paper


def _box(box: pikepdf.Object) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(number) for number in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _inherited(page: pikepdf.Page, key: str) -> Any:
    """What a page says, or else the group of pages that it is in."""
    node: Any = page.obj
    for _ in range(50):
        if key in node or "/Parent" not in node:
            return node.get(key)
        node = node["/Parent"]
    return None


def _turn(page: pikepdf.Page) -> int:
    turn = _inherited(page, "/Rotate")
    return int(turn) // 90 * 90 % 360 if turn is not None else 0


def _unit(page: pikepdf.Page) -> float:
    unit = page.obj.get("/UserUnit")
    return float(unit) if unit is not None else 1.0


Matrix = tuple[float, float, float, float, float, float]


def upright(page: pikepdf.Page) -> Matrix:
    """From the space of a page to the page as it is read: turned, cut, its lower left corner at (0, 0), in points."""
    left, bottom, right, top = shown_box(page)
    u = _unit(page)
    match _turn(page):
        case 90:
            return (0, -u, u, 0, -u * bottom, u * right)
        case 180:
            return (-u, 0, 0, -u, u * right, u * top)
        case 270:
            return (0, u, -u, 0, u * top, -u * left)
        case _:
            return (u, 0, 0, u, -u * left, -u * bottom)


def _links(page: pikepdf.Page, matrix: Matrix, size: tuple[float, float]) -> Iterator[Link]:
    """Addresses on a page, each box as far as it shows; places inside the file lead nowhere in a pack."""
    notes: Any = page.obj.get("/Annots", [])
    for note in list(notes)[:_MOST_LINKS]:
        action: Any = note.get("/A", {}) if isinstance(note, pikepdf.Dictionary) else {}
        if str(note.get("/Subtype", "")) != "/Link" or "/URI" not in action or "/Rect" not in note:
            continue
        address = str(action["/URI"]).strip()
        box = _clipped(_turned(_box(note["/Rect"]), matrix), size)
        if box and address.lower().startswith(_LINKS):
            yield Link(box, address)


def _turned(box: tuple[float, float, float, float], matrix: Matrix) -> tuple[float, float, float, float]:
    a, b, c, d, e, f = matrix
    ends = [(a * x + c * y + e, b * x + d * y + f) for x, y in (box[:2], box[2:])]
    (x0, y0), (x1, y1) = ends
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _clipped(
    box: tuple[float, float, float, float], size: tuple[float, float]
) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = max(box[0], 0), max(box[1], 0), min(box[2], size[0]), min(box[3], size[1])
    return (left, bottom, right, top) if right - left > 1 and top - bottom > 1 else None
