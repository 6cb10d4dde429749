"""Files that somebody hands in: what is refused and why, and how a page of one lies on a page of ours."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from osp.pdf import theme
from osp.pdf.attachments import MOST_PAGES, Leaf, inspect
from osp.pdf.document import Index, Mark, Meta, build_document
from osp.pdf.furniture import Furniture
from osp.pdf.lay import Source
from osp.pdf.sheets import attachment_sheets, placed
from osp.pdf.text import paragraph
from osp.uploads import FileRefused
from tests import pdf
from tests.osp.paper_samples import ADDRESS, paper, saved, turned
from tests.pdf_tags import alternatives, faults, spoken


def locked(user: str) -> bytes:
    return saved(paper(), encryption=pikepdf.Encryption(owner="baas", user=user))


def form_of_reader() -> bytes:
    file = paper()
    file.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.String("<x/>"), Fields=pikepdf.Array())
    file.Root.NeedsRendering = True
    return saved(file)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (lambda: locked("geheim"), "heeft een wachtwoord"),
        (lambda: b"<!DOCTYPE html><html>", "Dit is een webpagina"),
        (lambda: b"PK\x03\x04", "Dit bestand is geen PDF"),
        (lambda: b"%PDF-1.7 en verder niets", "is beschadigd"),
        (lambda: saved(pikepdf.new()), "heeft geen bladzijden"),
        (lambda: saved(paper(MOST_PAGES + 1)), f"er kunnen er {MOST_PAGES} mee"),
        (form_of_reader, "alleen in Adobe Reader"),
        (lambda: saved(paper(size=(2, 2))), "zonder bruikbare maat"),
    ],
)
def test_file_is_refused_with_the_reason(data, told):
    with pytest.raises(FileRefused, match=told):
        inspect(data())


def test_file_that_may_be_read_but_not_changed_is_taken():
    assert inspect(locked("")).count == 1


def test_file_that_was_cut_off_is_repaired():
    whole = saved(paper(3))
    cut = inspect(whole[: len(whole) - 150])
    assert cut.count == 3
    assert cut.repaired


def test_what_a_file_would_do_is_left_behind_and_named():
    file = paper()
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    file.attachments["geheim.txt"] = b"geheim"
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Deel", 0))
    seen = inspect(saved(file))
    assert seen.left_behind == ("opdrachten bij het openen", "meegestuurde bestanden", "eigen bladwijzers")
    made = document(inspect(saved(file)))
    assert b"geheim" not in pikepdf_text(made)
    assert faults(made)[0].startswith("font")


def pikepdf_text(content: bytes) -> bytes:
    """The file without compression."""
    target = BytesIO()
    with pikepdf.open(BytesIO(content)) as file:
        file.save(target, qdf=True)
    return target.getvalue()


@pytest.mark.parametrize(
    ("degrees", "size", "box"),
    [
        (0, (595, 842), (72, 762, 172, 782)),
        (90, (842, 595), (762, 423, 782, 523)),
        (180, (595, 842), (423, 60, 523, 80)),
        (270, (842, 595), (60, 72, 80, 172)),
    ],
)
def test_turned_page_is_read_upright_with_its_links(degrees, size, box):
    (leaf,) = inspect(turned(degrees)).leaves
    assert (round(leaf.width), round(leaf.height)) == size
    assert [tuple(round(side) for side in link.box) for link in leaf.links] == [box]


def test_only_what_shows_of_a_page_counts():
    file = paper()
    file.pages[0].obj.CropBox = pikepdf.Array([50, 700, 350, 900])
    file.pages[0].obj.UserUnit = 2
    (leaf,) = inspect(saved(file)).leaves
    assert (leaf.width, round(leaf.height)) == (600, round(2 * (A4[1] - 700)))
    assert leaf.links[0].box[0] == pytest.approx(44)


def test_size_and_turn_may_come_from_the_group_of_a_page():
    file = paper()
    page, group = file.pages[0].obj, file.Root.Pages
    group.MediaBox, group.Rotate = page.MediaBox, 90
    del page["/MediaBox"]
    if "/Rotate" in page:
        del page["/Rotate"]
    (leaf,) = inspect(saved(file)).leaves
    assert leaf.is_wide


def test_large_paper_is_made_smaller_and_small_paper_left_as_it_is():
    x, y, scale = placed(Leaf(*A3), A4)
    assert scale == pytest.approx((A4[0] - 56) / A3[0])
    assert (x, round(y)) == (28, round((A4[1] - 78 - scale * A3[1]) / 2 + 38))
    assert placed(Leaf(200, 300), A4)[2] == 1


def document(*attachments: object) -> bytes:
    """A cover, a page, every attachment, and a page."""

    def story(index: Index) -> list[Flowable]:
        found: list[Flowable] = [Mark("omslag", "Omslag"), NextPageTemplate("page"), PageBreak()]
        found.append(paragraph(f"Bijlage A op p. {index.page('bijlage-0')}", theme.TITLE, "H1"))
        for place, attachment in enumerate(attachments):
            mark = Mark(f"bijlage-{place}", f"Bijlage {'ABCDEFGH'[place]}", level=1, tab=4, foot="punt 4")
            stamp = f"punt 4, bijlage {'ABCDEFGH'[place]}"
            found += attachment_sheets(attachment, title=f"Begroting {place}", stamp=stamp, mark=mark)
        return [*found, PageBreak(), paragraph("Slot", theme.TITLE, "H1")]

    theme.register_fonts()
    meta = Meta("Stukken", "Bestuur", "Proef", date(2026, 11, 28))
    return build_document(story, furniture=Furniture("Bestuur", "28 november 2026", "SWV"), meta=meta)


@pytest.fixture(scope="module")
def laid() -> bytes:
    """A document with attachments of every size and turn."""
    sources = [
        saved(paper(2)),
        saved(paper(size=landscape(A4), name="liggend")),
        turned(90),
        turned(180),
        turned(270),
        saved(paper(size=A3, name="groot")),
    ]
    return document(*(inspect(source) for source in sources))


def test_every_page_of_an_attachment_is_stamped_and_numbered(laid, tmp_path):
    texts = [pdf.flat(text) for text in pdf.pages(laid, tmp_path)]
    assert len(texts) == 10
    assert all(f"punt 4, bijlage A, p. {page}" in texts[page - 1] for page in (3, 4))
    assert all(f"punt 4 · p. {page} van 10" in texts[page - 1] for page in range(3, 10))
    assert "bron 2" in texts[3]
    assert "Bijlage A op p. 3" in texts[1]


def test_attachment_has_a_bookmark_and_keeps_its_links(laid, tmp_path):
    assert pdf.outline(laid, tmp_path)[1:3] == [(1, "Bijlage A", 3), (1, "Bijlage B", 5)]
    assert pdf.addresses(laid) == [ADDRESS] * 7


def test_address_can_be_clicked_where_its_words_stand(laid, tmp_path):
    words = pdf.words(laid, tmp_path)
    with pikepdf.open(BytesIO(laid)) as file:
        for number, word in ((2, "bron"), (4, "liggend"), (7, "gedraaid"), (8, "groot")):
            page = file.pages[number]
            left, bottom, right, top = (float(side) for side in page.obj.Annots[0].Rect)
            height = float(page.mediabox[3])
            (found,) = [each for each in words[number] if each.text == word]
            assert left - 4 < found.left < right
            assert bottom - 4 < height - found.bottom < top


def test_sheets_lie_as_their_pages_are_read(laid):
    with pikepdf.open(BytesIO(laid)) as file:
        wide = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in file.pages]
    assert wide == [False, False, False, False, True, True, False, True, False, False]


def test_attachment_is_read_as_pictures_under_its_title(laid, tmp_path):
    assert alternatives(laid)[:3] == [
        "Begroting 0, punt 4, bijlage A, pagina 1 van 2",
        "Begroting 0, punt 4, bijlage A, pagina 2 van 2",
        "Begroting 1, punt 4, bijlage B, pagina 1 van 1",
    ]
    parts = [(kind, words) for _, kind, words in spoken(laid, tmp_path)]
    assert parts.index(("H1", "Bijlage A op p. 3")) < parts.index(("H2", "Begroting 0")) < parts.index(("H1", "Slot"))


def test_only_typefaces_of_others_are_at_fault(laid):
    assert {fault.split(" /")[-1] for fault in faults(laid)} == {
        "Helvetica is not embedded",
        "Helvetica has no letters",
    }


def test_the_same_attachments_give_the_same_bytes():
    source = saved(paper(2))
    assert document(inspect(source)) == document(inspect(source))


def test_parts_and_hidden_layers_of_others_stay_behind(tmp_path):
    file = paper()
    layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Concept")))
    usual = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    file.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=usual)
    page = file.pages[0].obj
    page.Resources.Properties = pikepdf.Dictionary(MC0=layer)
    shown = b"/P <</MCID 0>> BDC BT /F1 12 Tf 72 500 Td (zichtbaar) Tj ET EMC "
    hidden = b"/OC /MC0 BDC BT /F1 12 Tf 72 300 Td (verborgen) Tj ET 10 10 50 50 re f EMC"
    page.Contents = file.make_stream(shown + hidden)
    made = document(inspect(saved(file)))
    text = pdf.flat(pdf.pages(made, tmp_path)[2])
    assert "zichtbaar" in text
    assert "verborgen" not in text
    assert not [fault for fault in faults(made) if not fault.startswith("font")]


def test_note_that_would_be_printed_is_painted():
    file = paper()
    look = file.make_stream(
        b"0 0 100 20 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 100, 20]
    )
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Stamp,
        F=4,
        Rect=[72, 400, 172, 420],
        AP=pikepdf.Dictionary(N=look),
    )
    file.pages[0].obj.Annots.append(file.make_indirect(note))
    source = Source(inspect(saved(file)))
    assert b"Do" in source.form(0, pikepdf.new()).read_bytes()
