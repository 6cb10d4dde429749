"""Word and Excel files as people hand them in, for the tests of the leesversie."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import docx
import openpyxl
from PIL import Image

from tests.goals.word_samples import saved


def picture(colour: str = "red", size: tuple[int, int] = (60, 30), form: str = "PNG") -> bytes:
    """A picture of one colour, its right half blue."""
    made, target = Image.new("RGB", size, colour), BytesIO()
    made.paste("blue", (size[0] // 2, 0, *size))
    made.save(target, form)
    return target.getvalue()


def workbook(fill: Callable[[openpyxl.Workbook], None] | None = None, title: str = "Begroting") -> bytes:
    """A workbook with one sheet of two rows, or whatever `fill` makes of it."""
    book = openpyxl.Workbook()
    book.active.title = title
    if fill is None:
        book.active.append(["Post", "2027"])
        book.active.append(["Arrangementen", 184000])
    else:
        fill(book)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def document(title: str = "Notitie", *lines: str) -> bytes:
    """A document with a heading and paragraphs."""
    made = docx.Document()
    made.add_heading(title, 1)
    for line in lines or ("De scholen vragen om duidelijkheid.",):
        made.add_paragraph(line)
    return saved(made)


def changed(
    content: bytes, parts: Mapping[str, Callable[[str], str]], more: Mapping[str, bytes] | None = None
) -> bytes:
    """A file with some of its parts written otherwise, and some added."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            data = source.read(name)
            made.writestr(name, parts[name](data.decode()) if name in parts else data)
        for name, data in (more or {}).items():
            made.writestr(name, data)
    return target.getvalue()
