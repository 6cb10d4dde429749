"""Base documents as samenwerkingsverbanden hand them in: made in a Dutch Word, full of their old text."""

from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from goals.documents.ooxml import el, field, run
from osp.charts.raster import chart_png
from tests.goals.document_samples import chart_spec

OLD = "Vertrouwelijke oude tekst"


def house_style(**changes) -> bytes:
    """A base with own headings, Dutch ids, a header with a logo and a footer with a page number, and an old text."""
    made = docx.Document()
    for level, colour in ((1, "AA0066"), (2, "AA0066"), (3, "333333")):
        style = made.styles[f"Heading {level}"]
        style.font.color.rgb = RGBColor.from_string(colour)
        style.element.set(qn("w:styleId"), f"Kop{level}")
    for name in ("TOC Heading", "Caption", "Heading 4"):
        style = made.styles[name]
        style.element.getparent().remove(style.element)
    made.add_paragraph(OLD)
    made.add_picture(BytesIO(chart_png(chart_spec(), width=120, height=60)))
    first = made.sections[0]
    header = first.header
    header.paragraphs[0].text = "Samenwerkingsverband Huisstijl"
    header.paragraphs[0].add_run().add_picture(BytesIO(chart_png(chart_spec(), width=80, height=40)), width=Cm(3))
    first.footer.paragraphs[0]._p.extend([run("bladzijde "), *field("PAGE", run("1"))])
    # Header and footer of the second section are those of the first.
    second = made.add_section(WD_SECTION.NEW_PAGE)
    second.page_width, second.page_height = Cm(21), Cm(29.7)
    second.left_margin, second.right_margin = Cm(4), Cm(2)
    made.add_paragraph(OLD)
    for change in changes.values():
        change(made)
    target = BytesIO()
    made.core_properties.author = "Jan Jansen"
    made.core_properties.comments = OLD
    made.save(target)
    return target.getvalue()


def landscape(made) -> None:
    """Turned on its side."""
    section = made.sections[-1]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)


def locked(made) -> None:
    """Read-only, made with a template on somebody's disk."""
    settings = made.part._settings_part
    settings.element.insert(0, el("documentProtection", edit="readOnly", enforcement="1"))
    key = settings.relate_to(
        "file:///C:/sjablonen/huisstijl.dotm",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
        is_external=True,
    )
    template = el("attachedTemplate")
    template.set(qn("r:id"), key)
    settings.element.insert(0, template)


def fetching(made) -> None:
    """A field in the header that fetches something from elsewhere."""
    made.sections[0].header.paragraphs[0]._p.extend(field('INCLUDEPICTURE "http://elders.example/x.png"', run("x")))


def linked_picture(made) -> None:
    """A picture in the footer that is not in the file."""
    made.sections[0].footer.part.relate_to(
        "http://elders.example/logo.png",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        is_external=True,
    )


def embedded(made) -> None:
    """An embedded object in the footer."""
    made.sections[0].footer.part.relate_to(
        "embeddings/x.bin",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject",
        is_external=True,
    )
