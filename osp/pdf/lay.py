"""Lays the pages of handed-in files on those of a document: only what they paint, said by the page that they lie on."""

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name, Operator

from osp.pdf.attachments import BROKEN, Attachment, shown_box, upright
from osp.pdf.canvas import Laid
from osp.uploads import FileRefused

_MARKS = frozenset({"BMC", "BDC", "EMC", "DP", "MP"})
_TEXTS = frozenset({"Tj", "TJ", "'", '"', "sh", "Do", "INLINE IMAGE"})
_PATHS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
# Of a drawing with more than this to paint, reading all of it would take a minute: it keeps marks that nobody hears.
_LONGEST = 6_000_000
_OWN = ("/StructParents", "/StructParent", "/PieceInfo", "/LastModified", "/Metadata")


def lay(target: pikepdf.Pdf, laid: Sequence[Laid]) -> None:
    """Give every page of an attachment its place on the page that paints it."""
    sources: dict[int, Source] = {}
    for each in laid:
        if id(each.attachment) not in sources:
            sources[id(each.attachment)] = Source(each.attachment)
        source = sources[id(each.attachment)]
        page: Any = target.pages[each.page].obj
        page.Resources = pikepdf.Dictionary(page.Resources)
        page.Resources.XObject = pikepdf.Dictionary({f"/{each.name}": source.form(each.leaf, target)})


def try_out(attachment: Attachment) -> None:
    """Take every page of an attachment as a pack will. FileRefused, in Dutch, where one cannot be read."""
    scratch = pikepdf.new()
    try:
        source = Source(attachment)
        for place in range(attachment.count):
            source.form(place, scratch)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RuntimeError) as error:
        raise FileRefused(BROKEN) from error


class Source:
    """An attachment opened to lay its pages."""

    def __init__(self, attachment: Attachment) -> None:
        self.pdf = pikepdf.open(BytesIO(attachment.data), suppress_warnings=True)
        root: Any = self.pdf.Root
        self.hidden = frozenset(_hidden_layers(root.get("/OCProperties", {})))
        self.silenced: set[tuple[int, int]] = set()
        self._flatten()

    def _flatten(self) -> None:
        """Paint on its page what would be printed of notes, stamps and filled-in fields."""
        if any("/Annots" in page.obj for page in self.pdf.pages):
            if "/AcroForm" in self.pdf.Root:
                self.pdf.generate_appearance_streams()
            self.pdf.flatten_annotations("print")

    def form(self, place: int, target: pikepdf.Pdf) -> pikepdf.Object:
        """A page as a form that paints it upright with its lower left corner at (0, 0)."""
        page = self.pdf.pages[place]
        form = page.as_form_xobject(handle_transformations=False)
        form.BBox, form.Matrix = pikepdf.Array(shown_box(page)), pikepdf.Array(upright(page))
        self._silence(form)
        return target.copy_foreign(form)

    def _silence(self, form: Any) -> None:
        """Take its own parts and decoration from what is laid on a page, and layers that its maker hid."""
        for key in _OWN:
            if key in form:
                del form[key]
        _strip(form, self.hidden)
        for inner in dict(form.get("/Resources", {}).get("/XObject", {})).values():
            if inner.get("/Subtype") != Name.Form or inner.objgen in self.silenced:
                continue
            self.silenced.add(inner.objgen)
            if "/OC" in inner and inner["/OC"].objgen in self.hidden:
                inner.write(b"")
            self._silence(inner)


def _hidden_layers(layers: Any) -> Iterator[tuple[int, int]]:
    """The layers that do not show when the file is opened."""
    usual: Any = layers.get("/D", {})
    if usual.get("/BaseState") == Name.OFF:
        shown = {layer.objgen for layer in usual.get("/ON", [])}
        yield from (layer.objgen for layer in layers.get("/OCGs", []) if layer.objgen not in shown)
    yield from (layer.objgen for layer in usual.get("/OFF", []))


def _strip(form: Any, hidden: frozenset[tuple[int, int]]) -> None:
    content = form.read_bytes()
    names = dict(form.get("/Resources", {}).get("/Properties", {}))
    gone = {name for name, layer in names.items() if layer.objgen in hidden}
    marked = any(mark in content for mark in (b"BDC", b"BMC", b"DP", b"MP"))
    if not gone and (not marked or len(content) > _LONGEST):
        return
    form.write(pikepdf.unparse_content_stream(list(_kept(form, gone))))


def _pieces(form: Any) -> Sequence[Any]:
    """What a page paints; one that breaks off paints what came before, as on a screen."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return pikepdf.parse_content_stream(form)


def _kept(form: Any, gone: set[str]) -> Iterator[Any]:
    """What is painted, without marks; of what is hidden only what sets the state for what comes after."""
    depth, skipped = 0, 0
    for piece in _pieces(form):
        name = str(piece.operator)
        if name in {"BMC", "BDC"}:
            depth += 1
            if not skipped and len(piece.operands) > 1 and str(piece.operands[1]) in gone:
                skipped = depth
        elif name == "EMC":
            skipped = 0 if skipped == depth else skipped
            depth -= 1
        elif skipped and name in _PATHS:
            yield pikepdf.ContentStreamInstruction([], Operator("n"))
        elif name not in _MARKS and not (skipped and name in _TEXTS):
            yield piece
