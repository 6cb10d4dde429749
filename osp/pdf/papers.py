"""What somebody handed in as a paper of a pack: as pages, or as a file that travels beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from osp import dutch
from osp.pdf import theme
from osp.pdf.attachments import Attachment, inspect
from osp.pdf.blocks import Columns, row
from osp.pdf.images import image_page
from osp.pdf.lay import try_out
from osp.pdf.office import office_pages
from osp.pdf.text import paragraph

_KIB = 1024


def as_pages(data: bytes, kind: str) -> bytes | None:
    """The PDF to keep of a file of one of the kinds of osp/uploads.py; None for one that travels beside the pack.

    Made once, when the file is handed in. FileRefused, in Dutch, for one that cannot be read.
    """
    if kind == "pdf":
        try_out(inspect(data))
        return data
    if kind in {"png", "jpg"}:
        return image_page(data)
    if kind == "docx":
        return office_pages(data, "docx")
    return office_pages(data, "xlsx") if kind == "xlsx" else None


def read(pages: bytes) -> Attachment:
    """What was kept, ready to be laid in a pack."""
    return inspect(pages)


@dataclass(frozen=True, slots=True)
class FileBeside:
    """A file that travels beside a pack: its name, its length in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


def beside_part(file: FileBeside, *, title: str, stamp: str, mark: Flowable) -> list[Flowable]:
    """What stands in a pack in the place of a file that is not laid in it: what it is called, and how to know it again."""
    head = [paragraph(stamp[:1].upper() + stamp[1:], theme.LEAD_NOTE), paragraph(title, theme.TITLE, "H2")]
    told = "Dit stuk is geen PDF. Het gaat als los bestand mee met de vergaderstukken; open het naast dit pakket."
    facts: Sequence[tuple[str, str]] = (
        ("Bestand", file.name),
        ("Grootte", size_words(file.size)),
        ("Vingerafdruk", " ".join(file.sha256[start : start + 8] for start in range(0, len(file.sha256), 8))),
    )
    rows = [
        row(label, [paragraph(text, theme.TEXT)], before=0, foot=3.5, rule=False, label_tag="P")
        for label, text in facts
    ]
    top = Columns([[], head], [theme.LABEL_WIDTH, theme.CONTENT_WIDTH], foot=14)
    return [mark, top, row("", [paragraph(told, theme.TEXT)], before=0, foot=10.5, rule=False), *rows]


def size_words(size: int) -> str:
    """Bytes as people say them."""
    if size < _KIB:
        return f"{size} bytes"
    if size < _KIB**2:
        return f"{dutch.integer(round(size / _KIB))} kB"
    return f"{size / _KIB**2:.1f} MB".replace(".", ",")
