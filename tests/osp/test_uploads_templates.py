"""Office files that are no plain document: templates, and those that say they hold macros."""

import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest

from osp.uploads import FileRefused, check
from tests.word import parts

DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def packed(given: dict[str, bytes]) -> BytesIO:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in given.items():
            package.writestr(name, content)
    target.seek(0)
    return target


def document() -> dict[str, bytes]:
    target = BytesIO()
    docx.Document().save(target)
    return parts(target.getvalue())


def typed(kind: bytes) -> BytesIO:
    """A document that says it is of another kind."""
    given = document()
    types = given["[Content_Types].xml"]
    assert DOCUMENT in types
    return packed(given | {"[Content_Types].xml": types.replace(DOCUMENT, kind)})


def test_a_plain_document_and_workbook_are_taken():
    assert check(packed(document())).kind == "docx"
    target = BytesIO()
    openpyxl.Workbook().save(target)
    assert check(target).kind == "xlsx"


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "sjabloon"),
        (b"application/vnd.ms-word.document.macroEnabled.main+xml", "macro"),
        (b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "macro"),
    ],
)
def test_templates_and_macros_are_refused_whatever_their_name(kind, reason):
    with pytest.raises(FileRefused, match=reason):
        check(typed(kind))


def test_a_part_with_macros_is_refused():
    with pytest.raises(FileRefused, match="macro"):
        check(packed(document() | {"word/vbaProject.bin": b"x"}))


def test_a_package_without_types_is_judged_by_its_parts():
    assert check(packed({"word/document.xml": b"<x/>"})).kind == "docx"
