"""A base document gives the looks and keeps its secrets; one that cannot be used is refused in words."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from goals.documents.word import docx_bytes
from goals.documents.word_base import BaseRefused, open_base, read_base
from tests import word
from tests.goals import base_samples
from tests.goals.document_samples import document
from tests.goals.test_documents_word import expected_headings

COMMENTS = b"""<?xml version="1.0"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:comment w:id="0" w:author="Jan"><w:p><w:r><w:t>Vertrouwelijke oude tekst</w:t></w:r></w:p></w:comment></w:comments>"""
NOTES = b"""<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>Vertrouwelijke oude tekst</w:t></w:r></w:p></w:footnote></w:footnotes>"""


@pytest.fixture(scope="module")
def base() -> bytes:
    return base_samples.house_style()


@pytest.fixture(scope="module")
def plan(base) -> bytes:
    """The example in the house style."""
    return docx_bytes(document(), base)


def with_part(base: bytes, name: str, kind: str, content: bytes) -> bytes:
    """A base with one more part that belongs to its document."""
    relations = word.parts(base)["word/_rels/document.xml.rels"]
    namespace = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    more = b'<Relationship Id="rId99" Type="' + namespace + kind.encode() + b'" Target="' + name.encode() + b'"/>'
    types = word.parts(base)["[Content_Types].xml"]
    spoken = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml".encode()
    override = b'<Override PartName="/word/' + name.encode() + b'" ContentType="' + spoken + b'"/>'
    return word.repacked(
        base,
        {
            f"word/{name}": content,
            "word/_rels/document.xml.rels": relations.replace(b"</Relationships>", more + b"</Relationships>"),
            "[Content_Types].xml": types.replace(b"</Types>", override + b"</Types>"),
        },
    )


def test_headings_take_the_styles_of_the_base(plan):
    assert word.headings(plan) == expected_headings()
    opened = word.opened(plan)
    used = {p.style.style_id for p in opened.paragraphs if p.style.name.startswith("Heading")}
    assert {"Kop1", "Kop2", "Kop3"} <= used
    assert str(opened.styles["Heading 1"].font.color.rgb) == "AA0066"


def test_header_footer_and_page_are_those_of_the_base(plan):
    opened = word.opened(plan)
    (section,) = opened.sections
    assert section.header.paragraphs[0].text == "Samenwerkingsverband Huisstijl"
    assert next(section.header._element.iter(qn("w:drawing")), None) is not None
    assert section.footer.paragraphs[0].text.startswith("bladzijde")
    assert (round(section.left_margin.cm, 1), round(section.right_margin.cm, 1)) == (4.0, 2.0)
    inner = opened.element.body.find(f".//{qn('wp:extent')}")
    assert int(inner.get("cx")) == pytest.approx(15 * 360_000, rel=0.01)


def test_missing_styles_are_added_without_colours_of_ours(plan):
    styles = word.opened(plan).styles
    for name in ("Heading 4", "Caption", "TOC Heading", "toc 1", "OSP Tabel"):
        assert name in styles
    assert styles["Heading 4"].font.color.rgb is None
    assert styles["Heading 4"].base_style.name == "Normal"


def test_nothing_of_the_old_text_leaves_with_the_plan(base):
    base = with_part(base, "comments.xml", "comments", COMMENTS)
    base = with_part(base, "footnotes.xml", "footnotes", NOTES)
    assert base_samples.OLD.encode() in b"".join(word.parts(base).values())
    made = word.parts(docx_bytes(document(), base))
    assert [name for name, part in made.items() if base_samples.OLD.encode() in part] == []
    assert "word/comments.xml" not in made
    assert b"separator" in made["word/footnotes.xml"]
    pictures = [name for name in made if name.startswith("word/media/")]
    assert len(pictures) == 2  # the chart and the logo, not the picture in the old text
    assert b"Jan Jansen" not in b"".join(made.values())


def test_a_lock_and_a_template_elsewhere_do_not_come_along():
    base = base_samples.house_style(change=base_samples.locked)
    made = word.parts(docx_bytes(document(), base))
    assert b"documentProtection" not in made["word/settings.xml"]
    assert b"attachedTemplate" not in b"".join(made.values())
    assert b"huisstijl.dotm" not in b"".join(made.values())


def test_the_same_base_gives_the_same_bytes(base, plan):
    assert docx_bytes(document(), base) == plan
    assert docx_bytes(document()) != plan


def test_facts_of_a_base_name_what_it_brings(base):
    facts = read_base(base)
    assert facts.page == "A4 staand, marges 4,0 cm links en 2,0 cm rechts"
    assert facts.header == "Samenwerkingsverband Huisstijl, afbeelding"
    assert facts.footer == "bladzijde 1"
    assert {"Kop 1", "Kop 2", "Kop 3", "Titel"} <= {wanted.dutch for wanted in facts.found}
    assert [wanted.dutch for wanted in facts.missing] == [
        "Kop 4", "Bijschrift", "Kop van inhoudsopgave", "Inhoud 1", "Inhoud 2"]  # fmt: skip


def test_a_base_on_its_side_says_so():
    facts = read_base(base_samples.house_style(change=base_samples.landscape))
    assert facts.page.startswith("A4 liggend")


def test_a_base_without_numbering_or_styles_gets_ours(base):
    parts = word.parts(base)
    relations = parts["word/_rels/document.xml.rels"]
    kept = b"".join(each + b"/>" for each in relations.split(b"/>")[:-1] if b"numbering" not in each)
    bare = word.repacked(base, {"word/_rels/document.xml.rels": kept + b"</Relationships>"})
    bare = word.repacked(
        bare,
        {"word/styles.xml": b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'},
    )
    content = docx_bytes(document(), bare)
    assert word.headings(content) == expected_headings()
    items = [p.text for p in word.opened(content).paragraphs if p.style.name == "List Number"]
    assert items == ["Eerst kijken", "Dan doen"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (base_samples.fetching, "INCLUDEPICTURE"),
        (base_samples.linked_picture, "gekoppelde afbeelding"),
        (base_samples.embedded, "ingesloten object"),
    ],
)
def test_a_base_that_fetches_or_runs_something_is_refused(change, reason):
    with pytest.raises(BaseRefused, match=reason):
        docx_bytes(document(), base_samples.house_style(change=change))


def test_a_base_with_a_doctype_is_refused(base):
    bad = word.repacked(base, {"word/header9.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'})
    with pytest.raises(BaseRefused, match="geen gewoon Word-document"):
        open_base(bad)


def test_a_base_that_unpacks_without_end_is_refused(base):
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in word.parts(base).items():
            package.writestr(name, part)
        package.writestr("word/media/bom.bin", b"\0" * (61 * 1024 * 1024))
    with pytest.raises(BaseRefused, match="te groot"):
        open_base(target.getvalue())


@pytest.mark.parametrize("content", [b"", b"geen zip", b"PK\x03\x04kapot"])
def test_what_is_no_package_is_refused(content):
    with pytest.raises(BaseRefused, match="beschadigd"):
        open_base(content)


def test_what_only_looks_like_a_document_is_refused(base):
    for broken in (b"", b"<w:document/>", b"<a"):
        with pytest.raises(BaseRefused, match="niet als Word-document te lezen"):
            open_base(word.repacked(base, {"word/document.xml": broken}))
    target = BytesIO()
    docx.Document().save(target)
    assert open_base(target.getvalue()).paragraphs == []
