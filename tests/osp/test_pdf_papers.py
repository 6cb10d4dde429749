"""Pictures and PDFs as papers of a pack, and QR codes."""

from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from osp.pdf import theme
from osp.pdf.document import Index, Mark, Meta, build_document
from osp.pdf.furniture import Furniture
from osp.pdf.images import image_page
from osp.pdf.papers import as_pages, read
from osp.pdf.qr import QUIET, QrSquare
from osp.pdf.qr_path import ON_PAPER, squares
from osp.uploads import FileRefused
from tests.pdf_tags import alternatives, faults

SHORT = "https://osp.voorbeeld.nl/p/Ab3dE9fK"


def photo(size: tuple[int, int] = (60, 30), *, orientation: int = 1, form: str = "JPEG", mode: str = "RGB") -> bytes:
    """A picture: red above left, blue elsewhere."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    exif, target = Image.Exif(), BytesIO()
    exif[0x0112] = orientation
    exif[0x010F] = "Toestel van Jansen"
    picture.convert(mode).save(target, form, exif=exif)
    return target.getvalue()


def shown(content: bytes) -> Image.Image:
    return pypdfium2.PdfDocument(content)[0].render(scale=2).to_pil().convert("RGB")


def reddish(picture: Image.Image, x: float, y: float) -> bool:
    red, _, blue = picture.getpixel((int(picture.width * x), int(picture.height * y)))
    return red > blue


def test_photo_stands_upright_as_the_camera_was_held():
    lying, turned = shown(image_page(photo())), shown(image_page(photo(orientation=6)))
    assert lying.width == 2 * lying.height
    assert turned.height == 2 * turned.width
    assert reddish(lying, 0.2, 0.2)
    assert reddish(turned, 0.8, 0.2)
    assert not reddish(turned, 0.2, 0.2)


def test_what_a_camera_noted_stays_behind():
    made = image_page(photo())
    with pikepdf.open(BytesIO(made)) as file:
        (image,) = dict(file.pages[0].obj.Resources.XObject).values()
        assert b"Jansen" not in image.read_raw_bytes()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16"])
def test_every_kind_of_png_prints(mode):
    target = BytesIO()
    Image.new(mode, (30, 40)).save(target, "PNG")
    assert read(image_page(target.getvalue())).count == 1


def test_what_is_see_through_prints_on_white():
    target = BytesIO()
    Image.new("RGBA", (30, 40), (255, 0, 0, 0)).save(target, "PNG")
    assert shown(image_page(target.getvalue())).getpixel((20, 20)) == (255, 255, 255)


def test_large_picture_is_no_finer_than_print_needs():
    with pikepdf.open(BytesIO(image_page(photo((4000, 2000))))) as file:
        (image,) = dict(file.pages[0].obj.Resources.XObject).values()
        assert (int(image.Width), int(image.Height)) == (3508, 1754)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n kapot", photo()[:200], b"<svg/>", b"GIF89a"])
def test_broken_picture_is_refused_with_the_reason(data):
    with pytest.raises(FileRefused, match="beschadigd"):
        image_page(data)


def test_the_same_picture_gives_the_same_page():
    assert image_page(photo()) == image_page(photo())


def test_pdf_is_kept_as_it_was_and_a_broken_page_refused():
    made = image_page(photo())
    assert as_pages(made, "pdf") == made
    file = pikepdf.open(BytesIO(made))
    file.pages[0].obj.Contents = file.make_stream(b"x", Filter=pikepdf.Name("/Onbekend"))
    target = BytesIO()
    file.save(target)
    with pytest.raises(FileRefused, match="beschadigd"):
        as_pages(target.getvalue(), "pdf")


def document(*parts: Flowable) -> bytes:
    theme.register_fonts()

    def story(_: Index) -> list[Flowable]:
        return [Mark("omslag", "Omslag"), NextPageTemplate("page"), PageBreak(), *parts]

    meta = Meta("Stukken", "Bestuur", "Proef", date(2026, 11, 28))
    return build_document(story, furniture=Furniture("a", "b", "c"), meta=meta)


def test_qr_code_prints_every_module_where_it_belongs():
    """Read back from the paper, module by module; the corners are those by which a reader finds the code."""
    theme.register_fonts()
    square = QrSquare(SHORT)
    page = pypdfium2.PdfDocument(document(square))[1].render(scale=4).to_pil().convert("L")
    left, top = 4 * theme.LEFT, 4 * theme.TOP
    step, count = 4 * square.step, len(square.rows)
    seen = [
        [
            page.getpixel((int(left + (QUIET + column + 0.5) * step), int(top + (QUIET + row + 0.5) * step))) < 128
            for column in range(count)
        ]
        for row in range(count)
    ]
    assert seen == square.rows
    corner = [row[:7] for row in seen[:7]]
    ring = [True, False, False, False, False, False, True]
    heart = [True, False, True, True, True, False, True]
    assert corner == [[True] * 7, ring, heart, heart, heart, ring, [True] * 7]
    quiet = [page.getpixel((int(left + x * step), int(top + y * step))) for x, y in ((0.5, 0.5), (3.5, 9), (9, 3.5))]
    assert quiet == [255, 255, 255]


def test_qr_code_is_large_enough_and_says_where_it_leads():
    theme.register_fonts()
    square = QrSquare(SHORT, size=5)
    assert square.step * len(squares(SHORT, ON_PAPER)) == pytest.approx(18 * mm)
    made = document(square)
    assert faults(made) == []
    assert alternatives(made) == [f"QR-code die naar {SHORT} leidt"]


def test_qr_code_of_a_long_address_is_refused():
    with pytest.raises(ValueError, match="short"):
        QrSquare("https://osp.voorbeeld.nl/" + "x" * 120)
