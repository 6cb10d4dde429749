"""A document as the bytes of a Word file: real headings, contents, tables and pictures with words for who cannot see them."""

from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Mm

from goals.documents.ooxml import Element, el, field, page_break, paragraph, run
from goals.documents.plan import Front, PlanDocument, Section
from goals.documents.word_base import open_base
from goals.documents.word_package import packed, set_properties
from goals.documents.word_parts import MARKS, Writer
from goals.documents.word_styles import Styles, complete, set_language

__all__ = ["docx_bytes"]

# Contents of so few lines stand on the title page; a page of their own would be nearly empty.
_SHORT = 12
_AFTER_UPDATE = frozenset(
    qn(name)
    for name in (
        "w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema",
        "w:themeFontLang", "w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures",
        "w:forceUpgrade", "w:captions", "w:readModeInkLockDown", "w:smartTagType", "w:shapeDefaults", "w:doNotEmbedSmartTags",
        "w:decimalSymbol", "w:listSeparator", "w14:docId", "w14:discardImageEditingData", "w14:defaultImageDpi",
    )
)  # fmt: skip
_PAGE = {"width": 210, "height": 297, "left": 25, "right": 25, "top": 25, "bottom": 22}


def docx_bytes(document: PlanDocument, base: bytes | None = None) -> bytes:
    """The Word file of a document, in the styles, with header, footer and page of `base` where that is given.

    Equal input gives equal bytes, in every process and on every day. BaseRefused where the base cannot be used. Slow to
    import: call it from a job, or for a short document.
    """
    made = open_base(base) if base is not None else docx.Document()
    styles = complete(made, is_own=base is None)
    set_language(made)
    if base is None:
        _set_page(made)
        _furnish(made, document.front, styles)
    writer = Writer(made, styles)
    _front(writer, document.front)
    if len(document.contents) > _SHORT:
        writer.put(page_break())
    mark = el("p")
    writer.put(mark)
    writer.put(page_break())
    for place, section in enumerate(document.sections):
        _section(writer, section, 1, starts_page=section.starts_page and place > 0)
    for element in _contents(writer, max((depth for depth, _ in document.contents), default=1)):
        mark.addprevious(element)
    mark.getparent().remove(mark)
    set_properties(made, document.front)
    _ask_for_page_numbers(made)
    return packed(made)


def _section(writer: Writer, section: Section, depth: int, *, starts_page: bool = False) -> None:
    writer.heading(depth, section.heading)
    if starts_page:
        heading = writer.body[-1].getprevious()
        heading.find(qn("w:pPr")).find(qn("w:pStyle")).addnext(el("pageBreakBefore"))
    if section.status:
        sign, colour = MARKS[section.status]
        writer.body_text(run(f"{sign} ", colour=colour), run(section.status_word, bold=True))
    for part in section.parts:
        writer.part(part, depth)
    for below in section.sections:
        _section(writer, below, depth + 1)


def _front(writer: Writer, front: Front) -> None:
    """Title page."""
    writer.say("Title", run(front.title))
    for text in ("" if front.kind.lower() in front.title.lower() else front.kind, front.subtitle, front.organisation):
        if text:
            writer.say("Subtitle", run(text))
    for fact in front.facts:
        writer.say("OSP Feit", run(f"{fact.label}\t", bold=True), run(fact.value))
    writer.note(front.note)


def _contents(writer: Writer, levels: int) -> list[Element]:
    """The contents to a depth as a field that Word and LibreOffice can renew, with its entries written out until then."""
    styles = writer.styles
    title = paragraph(styles["TOC Heading"], run("Inhoud"))
    shown = [(level, text, anchor) for level, text, anchor in writer.headings if level <= levels]
    entries = [_entry(styles, writer.width, *each) for each in shown] or [paragraph(styles["toc 1"])]
    begin, end = _whole_field(f'TOC \\o "1-{levels}" \\h \\z \\u')
    for element in reversed(begin):
        entries[0].find(qn("w:pPr")).addnext(element)
    entries[-1].append(end)
    gallery = el("docPartObj", el("docPartGallery", val="Table of Contents"), el("docPartUnique"))
    return [el("sdt", el("sdtPr", gallery), el("sdtContent", title, *entries))]


def _whole_field(instruction: str) -> tuple[list[Element], Element]:
    """The beginning and the end of a field that spans paragraphs."""
    *begin, end = field(instruction)
    return begin, end


def _entry(styles: Styles, width: float, level: int, text: str, anchor: str) -> Element:
    """A line of the contents with the page of its heading, which whoever opens the file works out."""
    link = el(
        "hyperlink", run(text), el("r", el("tab")), *field(f"PAGEREF {anchor} \\h", run("")), anchor=anchor, history="1"
    )
    made = paragraph(styles[f"toc {level}"], link)
    tab = el("tab", val="right", leader="dot", pos=str(round(20 * width)))
    made.find(qn("w:pPr")).append(el("tabs", tab))
    return made


def _ask_for_page_numbers(made: Any) -> None:
    """Word fills in the pages of the contents when it opens the file: only it knows them."""
    settings = made.settings.element
    for old in settings.findall(qn("w:updateFields")):
        settings.remove(old)
    wanted = el("updateFields", val="true")
    # The schema has one order, and Word refuses a file that keeps to another.
    later = next((each for each in settings if each.tag in _AFTER_UPDATE), None)
    settings.append(wanted) if later is None else later.addprevious(wanted)


def _set_page(made: Any) -> None:
    section = made.sections[-1]
    section.page_width, section.page_height = Mm(_PAGE["width"]), Mm(_PAGE["height"])
    section.left_margin, section.right_margin = Mm(_PAGE["left"]), Mm(_PAGE["right"])
    section.top_margin, section.bottom_margin = Mm(_PAGE["top"]), Mm(_PAGE["bottom"])


def _furnish(made: Any, front: Front, styles: Styles) -> None:
    """Head and foot of every page but the first."""
    section = made.sections[-1]
    section.different_first_page_header_footer = True
    right = str(round(20 * (section.page_width.pt - section.left_margin.pt - section.right_margin.pt)))
    head = [run(front.kind, bold=True), run(f"\t{front.organisation}")]
    count = [run("p. "), *field("PAGE", run("1")), run(" van "), *field("NUMPAGES", run("1"))]
    foot = [run(" · ".join(text for text in (front.version, front.foot) if text) + "\t"), *count]
    for holder, style, runs in ((section.header, "header", head), (section.footer, "footer", foot)):
        holder.is_linked_to_previous = False
        line = paragraph(styles[style], *runs)
        line.find(qn("w:pPr")).append(el("tabs", el("tab", val="right", pos=right)))
        for old in list(holder._element):
            holder._element.remove(old)
        holder._element.append(line)
