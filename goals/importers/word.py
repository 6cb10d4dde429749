"""Reads a Word file as headings with the text under each, in the Markdown subset of osp/richtext.py. Pure: no Django.

Everything that a reader of the document sees comes along: lists, tables, footnotes, text boxes, and tracked changes as if they
were accepted. Pictures do not, nor headers, footers, remarks and the contents, which Word makes itself.
"""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from goals.importers.word_lists import Lists
from goals.importers.word_look import HEADING, HIDDEN, SKIPPED, TITLE, Look, Looks
from goals.importers.word_runs import Reader, escaped, paragraphs_in, tag
from goals.importers.word_tables import table_text

BROKEN = "Dit bestand is niet als Word-document te lezen. Open het in Word, bewaar het opnieuw als .docx en probeer het nog eens."
# A line that is all bold and no longer than this heads what is under it, in a document without real headings.
LONGEST_HEAD = 120


class WordRefused(ValueError):  # noqa: N818 -- a refusal is an answer to the user, not a fault of the program
    """A file that cannot be read as a Word document; the text is Dutch and says what to do."""


@dataclass(frozen=True, slots=True)
class WordPart:
    """A heading with what stands under it up to the next one. `level` is 1 for the highest, 0 for text before any heading.

    `text` is in the Markdown subset; `title` is plain.
    """

    level: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A whole document in reading order. `title` is what it calls itself, `pictures` how many pictures stay behind."""

    title: str
    parts: tuple[WordPart, ...]
    pictures: int = 0


@dataclass(slots=True)
class _Open:
    """The part that is being read."""

    level: int
    title: str
    blocks: list[str] = field(default_factory=list)

    def closed(self) -> WordPart:
        return WordPart(self.level, self.title, "\n\n".join(self.blocks))


def read_word(content: bytes) -> WordDocument:
    """The document. WordRefused for what is no Word document, whatever its name says. Slow to import."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    broken = (
        PackageNotFoundError,
        BadZipFile,
        SyntaxError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
    )
    try:
        return _Document(docx.Document(BytesIO(content))).read()
    except broken as error:
        raise WordRefused(BROKEN) from error


class _Document:
    """Walks the body, paragraph by paragraph."""

    def __init__(self, opened: Any) -> None:
        self.body = opened.element.body
        self.looks = Looks(opened.part)
        self.lists = Lists(opened.part)
        self.reader = Reader(opened.part, self.looks)
        self.title = ""
        self.parts: list[_Open] = [_Open(0, "")]

    def read(self) -> WordDocument:
        """Everything, in order."""
        elements = list(paragraphs_in(self.body))
        self.has_headings = any(self._look(each).kind == HEADING for each in elements if tag(each) == "p")
        for element in elements:
            self._element(element)
        pictures = sum(1 for each in self.body.iter() if tag(each) in {"blip", "imagedata"})
        parts = tuple(part.closed() for part in self.parts)
        found = tuple(part for part in parts if part.title or part.text)
        return WordDocument(self.title, found, pictures)

    def _look(self, paragraph: Any) -> Look:
        return self.looks.of(paragraph)

    def _element(self, element: Any) -> None:
        if tag(element) == "tbl":
            self._say(table_text(element, self.reader))
            self._notes()
            return
        look = self._look(element)
        if look.kind in {SKIPPED, HIDDEN}:
            return
        text = self.reader.markdown(element)
        plain = self.reader.plain(element)
        if look.kind == HEADING or self._heads(element, plain):
            self._head(look.level or 1, plain)
        elif look.kind == TITLE and not self.title and plain:
            self.title = plain
        elif place := self.lists.place(element, look.style):
            self._item(text, *place)
        else:
            self._say(text)
        for box in self.reader.boxes(element):
            self._element(box)
        self._notes()

    def _head(self, level: int, title: str) -> None:
        """A new part; a heading without words heads nothing, so that its text stays with the one before."""
        if title:
            self.lists.reset()
            self.parts.append(_Open(level, title))

    def _heads(self, paragraph: Any, plain: str) -> bool:
        """Whether a line stands for a heading in a document that has none."""
        if self.has_headings or not plain or len(plain) > LONGEST_HEAD:
            return False
        return self.reader.is_all_bold(paragraph)

    def _item(self, text: str, depth: int, sign: str) -> None:
        if not text:
            return
        indent = " " * (4 * depth)
        line = f"{indent}{sign} {text.replace(chr(10), chr(10) + indent + '    ')}"
        blocks = self.parts[-1].blocks
        if blocks and self.lists.is_going_on:
            blocks[-1] = f"{blocks[-1]}\n{line}"
        else:
            blocks.append(line)
        self.lists.is_going_on = True

    def _say(self, text: str) -> None:
        if text.strip():
            self.lists.is_going_on = False
            self.lists.reset()
            self.parts[-1].blocks.append(text)

    def _notes(self) -> None:
        """The notes that the last paragraph called, each as a paragraph."""
        for number, words in self.reader.take_notes():
            self._say(escaped(f"[{number}] ") + words)
