"""Plain text of people turned into safe, well-breaking paragraph markup."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from itertools import repeat
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from osp.pdf.canvas import TaggedCanvas, TaggedText
from osp.pdf.tags import Tag, within
from osp.pdf.theme import REGULAR, register_fonts

NBSP = "\u00a0"
_NEVER = frozenset({"Cc", "Cs", "Cn", "Co"})
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_UNITS = (
    "leerling(?:en)?|kind(?:eren)?|scholen|locaties|vestigingen|schoolbesturen|samenwerkingsverbanden|personen|leden|"
    "procentpunt(?:en)?|procent|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|jaren|uur|min\\.|minuten|euro|mln\\.?|miljoen|"
    "mld\\.?|miljard|fte|blz\\.|punten|stemmen|keer|van de"
)
_BEFORE_NUMBER = (
    "p\\.|blz\\.|nr\\.|art\\.|artikel|lid|punt|doel|speerpunt|activiteit|indicator|bijlage|groep|stap|niveau|versie|"
    "besluit|fase|circa|hoofdstuk|paragraaf"
)
_RULES = (
    (re.compile(r"(?<=€) (?=\d)"), NBSP),
    (re.compile(rf"(?<=\d) (?=(?:{_MONTHS})\b)"), NBSP),
    (re.compile(rf"\b({_MONTHS}) (?=\d{{4}}\b)"), rf"\1{NBSP}"),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))"), NBSP),
    (re.compile(rf"\b({_BEFORE_NUMBER}) (?=\d)", re.IGNORECASE), rf"\1{NBSP}"),
    (re.compile(r"(?<=\d) (?=%)"), NBSP),
    (re.compile(r"\b(in|van|tot|per|sinds|vóór|voor|na|uit) (?=(?:19|20)\d\d\b)"), rf"\1{NBSP}"),
)


def tidy(text: str) -> str:
    """Put a non-breaking space where a Dutch number, date or reference must stay together."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def clean(text: str) -> str:
    """Drop what an XML parser refuses (control characters, halves of surrogates) and signs that no typeface here draws.

    Emoji and marks for the direction of writing would print as empty boxes. A letter or digit without a shape stays: a
    box in a name says that something stood there.
    """
    return "".join(c for c in unicodedata.normalize("NFC", text) if c in "\n\t" or _prints(c))


def _prints(character: str) -> bool:
    category = unicodedata.category(character)
    return category not in _NEVER and (category[0] in "LN" or ord(character) in _shapes())


@cache
def _shapes() -> frozenset[int]:
    """Code points that the typeface of the text draws."""
    register_fonts()
    return frozenset(pdfmetrics.getFont(REGULAR).face.charToGlyph)


def markup(text: str) -> str:
    """Text as paragraph markup: cleaned, held together, with its own < and & made harmless."""
    return escape(tidy(clean(text)), quote=False).replace("\n", "<br/>")


class Words(Paragraph):
    """A paragraph that is one part of its document, over however many pages it runs; `mark` is the part of its bullet.

    Without a tag its words belong to the part that is open where it is painted.
    """

    tag: Tag | None = None
    mark: Tag | None = None

    def split(self, room: float, left: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(room, left)
        for part in parts:
            part.tag, part.mark = self.tag, self.mark
        return parts

    def draw(self) -> None:
        # The bullet comes before the words, also to who hears it.
        with within(self.canv, self.mark) as bullet:
            pass
        with within(self.canv, self.tag):
            if isinstance(self.canv, TaggedCanvas) and self.bulletText:
                self.canv.tags.bullet = bullet
            super().draw()
        if isinstance(self.canv, TaggedCanvas):
            self.canv.tags.bullet = None

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802 -- reportlab's
        if isinstance(self.canv, TaggedCanvas):
            return TaggedText(self.canv, x, y, self._links())
        return super().beginText(x, y)

    def _links(self) -> Iterator[Sequence[tuple[int, str]]]:
        """The links of each piece of text, in the order in which the library writes them."""
        if self.blPara.kind == 0:
            return repeat(self.blPara.link)
        return (piece.link for line in self.blPara.lines for piece in line.words if not hasattr(piece, "cbDefn"))


def paragraph(text: str, style: ParagraphStyle, tag: str | Tag = "P") -> Words:
    """One paragraph of plain text; `tag` is what kind of part it is, or INLINE for words that go on in the part around it."""
    return rich(markup(text), style, tag)


def rich(html: str, style: ParagraphStyle, tag: str | Tag = "P", *, bullet: str | None = None) -> Words:
    """One paragraph of markup whose parts went through `markup` already, after its bullet."""
    made = Words(html, style, bulletText=bullet)
    made.tag = tag if isinstance(tag, Tag) else Tag(tag) if tag else None
    return made


def paragraphs(text: str, style: ParagraphStyle, gap: float = 7) -> list[Words]:
    """Plain text with empty lines between paragraphs, as separate paragraphs `gap` points apart."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    spaced = style.clone(f"{style.name}-spaced", spaceAfter=gap)
    return [paragraph(part, spaced if part is not parts[-1] else style) for part in parts]


def link(key: str, text: str, colour: str = "") -> str:
    """Markup that jumps to a bookmark of the same document."""
    painted = f' color="{colour}"' if colour else ""
    return f'<a href="#{escape(key)}"{painted}>{markup(text)}</a>'


def joined(parts: Iterable[str], separator: str = " · ") -> str:
    """The parts that say something, with a separator between them."""
    return separator.join(part for part in parts if part)


def elided(text: str, font: str, size: float, width: float) -> str:
    """The text, cut short with an ellipsis where it is wider than `width` points."""
    text = clean(text)
    if stringWidth(text, font, size) <= width:
        return text
    while text and stringWidth(text + "…", font, size) > width:
        text = text[:-1]
    return text.rstrip() + "…"
