"""Word files as people make them, for the tests of reading them in."""

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
from docx.oxml.parser import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
FOOTNOTE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
# The styles of somebody who made them himself in a Dutch LibreOffice.
DUTCH = """<html><head><meta charset="utf-8"></head><body><h1>Speerpunt 1: Thuisnabij</h1><p>Dicht <b>bij</b> huis.</p>
<h2>Doel 1.1: Minder verwijzen</h2><ol><li>Kijken<ul><li>met ouders</li></ul></li><li>Doen</li></ol><h2></h2>
<h3>Activiteit: Scholing</h3><table border="1"><tr><td>Wie</td><td>Wanneer</td></tr><tr><td>Teams</td><td>2026</td></tr></table>
</body></html>"""


def saved(document) -> bytes:
    """The bytes of a document."""
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def paragraph(xml: str):
    """A paragraph of raw XML."""
    return parse_xml(f"<w:p {W} {MC}>{xml}</w:p>")


def with_body(*elements) -> bytes:
    """A document of these paragraphs alone."""
    document = docx.Document()
    for element in elements:
        document.element.body.insert(len(document.element.body) - 1, element)
    return saved(document)


def said(text: str, looks: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(style: str, text: str):
    """A paragraph in a style, by the id of it."""
    return paragraph(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{said(text)}')


def with_footnote() -> bytes:
    """A heading and a sentence that calls a note."""
    document = docx.Document()
    document.add_heading("Doel 1: Rust", 1)
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document.element.body.insert(1, paragraph(said("Elk kind rust") + sign + said(" elke dag.")))
    plain = saved(document)
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{said("Bron: GGD 2025.")}</w:p></w:footnote></w:footnotes>'
    )
    return _with_part(plain, notes)


def _with_part(content: bytes, notes: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            part = source.read(name).decode("utf-8", "surrogateescape")
            if name == "[Content_Types].xml":
                part = part.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{FOOTNOTE}"/></Types>'
                )
            if name == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rId99" Type="{RELATION}" Target="footnotes.xml"/>'
                part = part.replace("</Relationships>", f"{relation}</Relationships>")
            made.writestr(name, part.encode("utf-8", "surrogateescape"))
        made.writestr("word/footnotes.xml", notes)
    return target.getvalue()


def converted(content: str | bytes, ending: str, to: str, folder: Path) -> bytes:
    """What LibreOffice makes of a file."""
    source = folder / f"bron.{ending}"
    source.write_bytes(content.encode() if isinstance(content, str) else content)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    wanted = {"docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97", "odt": "odt"}[to]
    opens = ["--infilter=HTML (StarWriter)"] if ending == "html" else []
    command = ["soffice", "--headless", profile, *opens, "--convert-to", wanted, "--outdir", str(folder), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return source.with_suffix(f".{to}").read_bytes()


def dutch_styles() -> bytes:
    """A document whose headings are in own styles "Kop 1" and "Kop 2", the second based on nothing that Word knows."""
    document = docx.Document()
    for level in (1, 2):
        document.styles.element.append(
            parse_xml(
                f'<w:style {W} w:type="paragraph" w:styleId="Kopje{level}"><w:name w:val="Kop {level}"/></w:style>'
            )
        )
    body = document.element.body
    for place, (style, text) in enumerate(
        [("Kopje1", "1 Ambitie Dichtbij"), ("Kopje2", "1.1 Minder reizen"), ("Normal", "Met de fiets.")]
    ):
        body.insert(place, styled(style, text))
    return saved(document)


def bomb() -> bytes:
    """A small file that unpacks to more than any real document."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", b" " * (90 * 1024 * 1024))
    return target.getvalue()


def with_macros() -> bytes:
    """A document with a program in it."""
    target = BytesIO(saved(docx.Document()))
    with zipfile.ZipFile(target, "a") as made:
        made.writestr("word/vbaProject.bin", b"x")
    return target.getvalue()
