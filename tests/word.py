"""What a Word file says to a reader, and what LibreOffice makes of it."""

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
from docx.oxml.ns import qn

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Renew(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim doc : doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  Dim place
  For place = 0 To doc.DocumentIndexes.Count - 1
    doc.DocumentIndexes.getByIndex(place).update()
  Next
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = "writer_pdf_Export"
  doc.storeToURL(ConvertToURL(target), how())
  doc.close(True)
End Sub
</script:module>
"""


def cells(table) -> list[list[str]]:
    """Texts of a table; a space that holds reads as a space."""
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]


def opened(content: bytes):
    """The file as python-docx reads it."""
    return docx.Document(BytesIO(content))


def headings(content: bytes) -> list[tuple[int, str]]:
    """Level and text of every real heading, in order."""
    found = [(paragraph.style.name, paragraph.text) for paragraph in opened(content).paragraphs]
    return [(int(name.removeprefix("Heading ")), text) for name, text in found if name.startswith("Heading ")]


def texts(content: bytes) -> str:
    """All words of the body, a paragraph a line, cells too."""
    return "\n".join(
        "".join(_said(each) for each in paragraph.iter()) for paragraph in opened(content).element.body.iter(qn("w:p"))
    )


def _said(element) -> str:
    return {f"{WORD}t": element.text or "", f"{WORD}br": "\n", f"{WORD}tab": "\t"}.get(element.tag, "")


def pictures(content: bytes) -> list[dict[str, str]]:
    """What is said of every picture: id, name and descr."""
    found = opened(content).element.body.iter(qn("wp:docPr"))
    return [dict(each.attrib) for each in found]


def parts(content: bytes) -> dict[str, bytes]:
    """Every part of the package by its name."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def repacked(content: bytes, changes: dict[str, bytes]) -> bytes:
    """The same file with some of its parts changed or added."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, part in (parts(content) | changes).items():
            package.writestr(name, part)
    return target.getvalue()


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.profile = folder, folder / "profile"

    def pdf(self, content: bytes, name: str = "plan") -> bytes:
        """The file as LibreOffice prints it, as it opens it."""
        source = self.folder / f"{name}.docx"
        source.write_bytes(content)
        self._run("--convert-to", "pdf", "--outdir", str(self.folder), str(source))
        return source.with_suffix(".pdf").read_bytes()

    def pdfs(self, files: dict[str, bytes]) -> dict[str, bytes]:
        """Several files in one run, by their name."""
        sources = [self.folder / f"{name}.docx" for name in files]
        for source, content in zip(sources, files.values(), strict=True):
            source.write_bytes(content)
        self._run("--convert-to", "pdf", "--outdir", str(self.folder), *map(str, sources))
        return {source.stem: source.with_suffix(".pdf").read_bytes() for source in sources}

    def renewed_pdf(self, content: bytes, name: str = "renewed") -> bytes:
        """The same after its contents were renewed, as a reader can ask."""
        module = self.profile / "user" / "basic" / "Standard" / "Module1.xba"
        if not module.exists():
            self.pdf(content, "first")
        module.write_text(MODULE)
        source, target = self.folder / f"{name}.docx", self.folder / f"{name}.pdf"
        source.write_bytes(content)
        self._run(f'macro:///Standard.Module1.Renew("{source}","{target}")')
        return target.read_bytes()

    def _run(self, *options: str) -> None:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{self.profile}", *options]
        subprocess.run(command, capture_output=True, check=True, timeout=180)
