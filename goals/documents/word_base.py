"""A base document: what a samenwerkingsverband's own Word file gives (styles, header, footer, page), and what it may not bring.

Its text is never printed: the body goes, and with it every remark, note and picture that belonged to it.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from goals.documents.ooxml import Element
from goals.documents.word_styles import WANTED, Wanted, missing_in

# What the library raises at a file that only looks like a Word document.
BROKEN = (PackageNotFoundError, SyntaxError, KeyError, ValueError, TypeError, AttributeError, IndexError)
MOST_BYTES = 60 * 1024 * 1024
MOST_PARTS = 2000
# What the package keeps of the old document: looks and settings, nothing that somebody wrote.
KEPT = frozenset(
    {
        "styles",
        "stylesWithEffects",
        "numbering",
        "settings",
        "webSettings",
        "theme",
        "fontTable",
        "footnotes",
        "endnotes",
    }
)
_UNWANTED = ("attachedTemplate", "documentProtection", "writeProtection", "mailMerge", "trackRevisions", "docVars")
_HEADERS = ("headerReference", "footerReference")
_OUTSIDE = ("INCLUDEPICTURE", "INCLUDETEXT", "DDE", "DDEAUTO", "LINK", "IMPORT", "RD", "DATABASE", "MACROBUTTON")
_WITH_HEADER = frozenset({"image", "hyperlink"})
_CM = 28.3465


class BaseRefused(ValueError):  # noqa: N818 -- a refusal is an answer to the user, not a fault of the program
    """A base document that is not taken; the text is Dutch and says what to do."""


@dataclass(frozen=True, slots=True)
class BaseFacts:
    """What a base document brings. `found` and `missing` are the styles that documents use; `page` is in words.

    `header` and `footer` hold the words that stand in them; a picture alone reads "afbeelding".
    """

    found: tuple[Wanted, ...]
    missing: tuple[Wanted, ...]
    page: str
    header: str
    footer: str


def read_base(content: bytes) -> BaseFacts:
    """What a base document brings. BaseRefused where it cannot be used."""
    document = open_base(content)
    missing = tuple(missing_in(document))
    section = document.sections[-1]
    return BaseFacts(
        found=tuple(wanted for wanted in WANTED if not wanted.own and wanted not in missing),
        missing=missing,
        page=_page(section),
        header=_words([section.header, section.first_page_header]),
        footer=_words([section.footer, section.first_page_footer]),
    )


def open_base(content: bytes) -> Any:
    """The base document without its text, ready to be written in. BaseRefused where it cannot be used."""
    _check_package(content)
    try:
        document = docx.Document(BytesIO(content))
        _check_parts(document)
        _empty(document)
        _check_outside(document)
    except BaseRefused:
        raise
    except BROKEN as error:
        raise BaseRefused(
            "Dit bestand is niet als Word-document te lezen. Open het in Word, bewaar het opnieuw als .docx en probeer het"
            " nog eens."
        ) from error
    return document


def _check_package(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            sizes = [entry.file_size for entry in package.infolist()]
            if sum(sizes) > MOST_BYTES or len(sizes) > MOST_PARTS:
                raise BaseRefused(
                    "Dit document is uitgepakt te groot. Haal de tekst en grote afbeeldingen eruit: alleen opmaak, kop- en"
                    " voettekst zijn nodig."
                )
            for entry in package.infolist():
                if entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.read(entry):
                    raise BaseRefused("Dit bestand is geen gewoon Word-document. Maak het opnieuw in Word.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise BaseRefused("Dit bestand is beschadigd of met een wachtwoord beveiligd. Bewaar het zonder.") from error


def _check_parts(document: Any) -> None:
    for part in _header_parts(document):
        for relation in part.rels.values():
            kind = _kind(relation)
            if kind not in _WITH_HEADER:
                raise BaseRefused(
                    "In de kop- of voettekst staat een ingesloten object. Vervang het door een gewone afbeelding."
                )
            if relation.is_external and kind != "hyperlink":
                raise BaseRefused(
                    "In de kop- of voettekst staat een gekoppelde afbeelding. Voeg haar in het bestand zelf in, zonder"
                    " koppeling."
                )
        for instruction in _instructions(part.element):
            if instruction.split()[:1] and instruction.split()[0].upper() in _OUTSIDE:
                raise BaseRefused(
                    f"In de kop- of voettekst staat een veld dat iets van buiten haalt ({instruction.split()[0].upper()})."
                    " Verwijder dat veld."
                )


def _check_outside(document: Any) -> None:
    """What is left of the file fetches nothing when somebody opens it."""
    for part in document.part.package.iter_parts():
        if any(relation.is_external and _kind(relation) != "hyperlink" for relation in part.rels.values()):
            raise BaseRefused(
                "Dit document haalt iets op van buiten zichzelf. Bewaar het zonder koppelingen en probeer het opnieuw."
            )


def _header_parts(document: Any) -> Iterator[Any]:
    for relation in document.part.rels.values():
        if _kind(relation) in {"header", "footer"} and not relation.is_external:
            yield relation.target_part


def _instructions(root: Element) -> Iterator[str]:
    """The instructions of every field; one that is cut in runs is read whole."""
    for simple in root.iter(qn("w:fldSimple")):
        yield simple.get(qn("w:instr"), "")
    for paragraph in root.iter(qn("w:p")):
        told = "".join(each.text or "" for each in paragraph.iter(qn("w:instrText")))
        yield told


def _empty(document: Any) -> None:
    """Take out everything that was written, and keep page, headers and looks."""
    body = document.element.body
    page = _inherited_page(body)
    for child in list(body):
        body.remove(child)
    body.append(page)
    wanted = {reference.get(qn("r:id")) for tag in _HEADERS for reference in page.iter(qn(f"w:{tag}"))}
    for key, relation in list(document.part.rels.items()):
        if key not in wanted and _kind(relation) not in KEPT:
            del document.part.rels[key]
    _empty_notes(document)
    _clean_settings(document)
    _clean_package(document)


def _inherited_page(body: Element) -> Element:
    """The last section, with the headers that it takes from those before it."""
    sections = list(body.iter(qn("w:sectPr")))
    last = sections[-1] if sections else body.get_or_add_sectPr()
    if last.find(qn("w:type")) is not None:
        last.remove(last.find(qn("w:type")))
    held = {(each.tag, each.get(qn("w:type"))) for tag in _HEADERS for each in last.iter(qn(f"w:{tag}"))}
    for section in reversed(sections[:-1]):
        for reference in [each for tag in _HEADERS for each in section.iter(qn(f"w:{tag}"))]:
            if (reference.tag, reference.get(qn("w:type"))) not in held:
                held.add((reference.tag, reference.get(qn("w:type"))))
                last.insert(0, reference)
    return last


def _empty_notes(document: Any) -> None:
    """Footnotes and endnotes keep their rules, and lose their words."""
    for relation in document.part.rels.values():
        if _kind(relation) in {"footnotes", "endnotes"}:
            part = relation.target_part
            root = parse_xml(part.blob)
            for note in list(root):
                if note.get(qn("w:type")) is None:
                    root.remove(note)
            part._blob = serialize_part_xml(root)
            for key in list(part.rels):
                del part.rels[key]


def _clean_settings(document: Any) -> None:
    """No template from elsewhere, no lock, no merging of letters."""
    for relation in document.part.rels.values():
        if _kind(relation) != "settings":
            continue
        part = relation.target_part
        for tag in _UNWANTED:
            for found in part.element.findall(qn(f"w:{tag}")):
                part.element.remove(found)
        for key in list(part.rels):
            del part.rels[key]


def _clean_package(document: Any) -> None:
    """Whoever made the base document, and how its first page looked, is nobody's business."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if _kind(relation) in {"thumbnail", "custom-properties"}:
            del package.rels[key]


def _kind(relation: Any) -> str:
    return str(relation.reltype).rsplit("/", maxsplit=1)[-1]


def _page(section: Any) -> str:
    """ "A4 staand, marges 2,5 cm links en 2,0 cm rechts"."""
    width, height = section.page_width.pt, section.page_height.pt
    short, long = sorted((round(width), round(height)))
    name = {(595, 842): "A4", (842, 1191): "A3", (612, 792): "Letter"}.get((short, long))
    size = name or f"{_centimetres(width)} bij {_centimetres(height)} cm"
    turn = "liggend" if width > height else "staand"
    left, right = _centimetres(section.left_margin.pt), _centimetres(section.right_margin.pt)
    return f"{size} {turn}, marges {left} cm links en {right} cm rechts"


def _centimetres(points: float) -> str:
    return f"{points / _CM:.1f}".replace(".", ",")


def _words(parts: list[Any]) -> str:
    """What stands in headers or footers, in words."""
    texts = [" ".join(paragraph.text.split()) for part in parts for paragraph in part.paragraphs]
    told = [text for text in dict.fromkeys(texts) if text]
    drawn = any(next(part._element.iter(qn("w:drawing")), None) is not None for part in parts)
    return ", ".join([*told, *(["afbeelding"] if drawn else [])])
