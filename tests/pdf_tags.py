"""What PDF/UA-1 asks of a file as far as a machine can tell (after the Matterhorn protocol), and the parts as they are read aloud."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf

PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "BI"}
PARENTS = {
    "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI", "TOCI"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "Caption": {"Table", "Figure", "TOC"},
}
CHILDREN = {"Table": {"TR", "Caption"}, "TR": {"TH", "TD"}, "L": {"LI"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOCI", "TOC"}}
KINDS = {
    *(
        "Document",
        "Part",
        "Sect",
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
    ),
    *("TD", "Caption", "Figure", "Link", "TOC", "TOCI", "BlockQuote"),
}


@dataclass
class Part:
    """A part of the tree: its kind, its words as painted, and what is in it."""

    kind: str
    obj: pikepdf.Object
    parts: list["Part"] = field(default_factory=list)


def faults(content: bytes) -> list[str]:
    """Everything that is wrong; an empty list for a file that passes."""
    with pikepdf.open(BytesIO(content)) as pdf:
        root = pdf.Root
        if "/StructTreeRoot" not in root:
            return ["no structure tree"]
        found = [*_properties(pdf), *_fonts(pdf)]
        owners: dict[tuple[int, int], list[pikepdf.Object]] = {}
        clickable: Counter[tuple[int, int]] = Counter()
        tree = [_part(kid, pdf, owners, clickable) for kid in _kids(root.StructTreeRoot)]
        found += [fault for part in tree for fault in _rules(part, "StructTreeRoot")]
        found += _headings(tree)
        found += _streams(pdf, owners)
        return [*found, *_links(pdf, clickable)]


def spoken(content: bytes, folder: Path) -> list[tuple[int, str, str]]:
    """Depth, kind and own words of every part in the order of reading, as poppler tells it."""
    path = folder / "spoken.pdf"
    path.write_bytes(content)
    told = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True, text=True).stdout
    found: list[tuple[int, str, str]] = []
    for line in told.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        words = line.strip()
        if words.startswith('"') and found:
            place, kind, before = found[-1]
            found[-1] = (place, kind, before + words.strip('"'))
        elif re.match(r"[A-Z]\w*( \(|:|$| \")", words) and not words.startswith("Object"):
            found.append((depth, words.split()[0].strip(":"), ""))
    return [(depth, kind, " ".join(words.replace("\u00a0", " ").split())) for depth, kind, words in found]


def alternatives(content: bytes) -> list[str]:
    """What the pictures of a file say in words, in the order of reading."""
    with pikepdf.open(BytesIO(content)) as pdf:
        tree = [_part(kid, pdf, {}, Counter()) for kid in _kids(pdf.Root.StructTreeRoot)]
        return [str(part.obj.Alt) for part in _all(tree) if part.kind == "Figure"]


def _properties(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "not marked as tagged"
    if str(root.get("/Lang", "")) != "nl-NL":
        yield "no language"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "title is not displayed"
    xmp = root.Metadata.read_bytes().decode() if "/Metadata" in root else ""
    if "<pdfuaid:part>1</pdfuaid:part>" not in xmp or "<dc:title>" not in xmp:
        yield "metadata without title or PDF/UA"
    if str(pdf.docinfo.get("/Title", "")) == "":
        yield "no title"
    yield from (f"forbidden {name}" for name in ("/OpenAction", "/AA", "/AcroForm") if name in root)
    yield from (f"forbidden {name}" for name in ("/JavaScript", "/EmbeddedFiles") if name in root.get("/Names", {}))


def _resources(holder: pikepdf.Object, seen: set[tuple[int, int]]) -> Iterator[pikepdf.Object]:
    resources = holder.get("/Resources")
    if resources is None:
        return
    yield resources
    for form in dict(resources.get("/XObject", {})).values():
        if form.get("/Subtype") == "/Form" and form.objgen not in seen:
            seen.add(form.objgen)
            yield from _resources(form, seen)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for resources in _resources(page.obj, seen):
            for name, font in dict(resources.get("/Font", {})).items():
                real = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                descriptor = real.get("/FontDescriptor", {})
                if font.get("/Subtype") != "/Type3" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
                    yield f"font {name} {font.get('/BaseFont')} is not embedded"
                if "/ToUnicode" not in font:
                    yield f"font {name} {font.get('/BaseFont')} has no letters"


def _kids(obj: pikepdf.Object) -> list[pikepdf.Object]:
    kids = obj.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _part(
    obj: pikepdf.Object,
    pdf: pikepdf.Pdf,
    owners: dict[tuple[int, int], list[pikepdf.Object]],
    clickable: Counter[tuple[int, int]],
) -> Part:
    part = Part(str(obj.S)[1:], obj)
    for kid in _kids(obj):
        if isinstance(kid, int):
            owners.setdefault((obj.Pg.objgen[0], int(kid)), []).append(obj)
        elif kid.get("/Type") == "/MCR":
            owners.setdefault((kid.Pg.objgen[0], int(kid.MCID)), []).append(obj)
        elif kid.get("/Type") == "/OBJR":
            clickable[kid.Obj.objgen] += 1
        else:
            part.parts.append(_part(kid, pdf, owners, clickable))
    return part


def _rules(part: Part, parent: str) -> Iterator[str]:
    if part.kind not in KINDS:
        yield f"{part.kind} is no part that we make"
    if part.kind in PARENTS and parent not in PARENTS[part.kind]:
        yield f"{part.kind} in {parent}"
    yield from (f"{child.kind} in {part.kind}" for child in part.parts if _strange(part, child))
    yield from _own_rules(part, part.obj.get("/A", {}))
    for child in part.parts:
        yield from _rules(child, part.kind)


def _own_rules(part: Part, attributes: pikepdf.Object) -> Iterator[str]:
    if part.kind == "Figure" and not (str(part.obj.get("/Alt", "")).strip() and "/BBox" in attributes):
        yield "picture without words or box"
    if part.kind == "TH" and str(attributes.get("/Scope", "")) not in {"/Row", "/Column"}:
        yield "head cell without scope"
    if part.kind == "Table":
        widths = {sum(_columns(cell) for cell in row.parts) for row in part.parts if row.kind == "TR"}
        if len(widths) != 1:
            yield f"table with rows of {sorted(widths)} cells"
    if part.kind == "Link" and not any(not isinstance(kid, int) and "/Obj" in kid for kid in _kids(part.obj)):
        yield "link without a place to click"


def _columns(cell: Part) -> int:
    return int(cell.obj.get("/A", {}).get("/ColSpan", 1))


def _strange(part: Part, child: Part) -> bool:
    return part.kind in CHILDREN and child.kind not in CHILDREN[part.kind]


def _headings(tree: list[Part]) -> Iterator[str]:
    last = 0
    for part in _all(tree):
        if re.fullmatch(r"H\d", part.kind):
            level = int(part.kind[1])
            if level > last + 1:
                yield f"heading of level {level} after {last}"
            last = level


def _all(tree: list[Part]) -> Iterator[Part]:
    for part in tree:
        yield part
        yield from _all(part.parts)


def _streams(pdf: pikepdf.Pdf, owners: dict[tuple[int, int], list[pikepdf.Object]]) -> Iterator[str]:
    parents = {int(key): value for key, value in _numbers(pdf.Root.StructTreeRoot.ParentTree)}
    known: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, start=1):
        numbers, wrong = _stream(page.obj)
        yield from (f"page {number}: {fault}" for fault in wrong)
        held = parents.get(int(page.obj.get("/StructParents", -1)), [])
        for mcid in numbers:
            place = (page.obj.objgen[0], mcid)
            known.add(place)
            owner = owners.get(place, [])
            if len(owner) != 1:
                yield f"page {number}: stretch {mcid} has {len(owner)} parts"
            elif mcid >= len(held) or held[mcid].objgen != owner[0].objgen:
                yield f"page {number}: stretch {mcid} does not lead back to its part"
    yield from (f"part of stretch {place} that is not painted" for place in owners if place not in known)


def _numbers(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    nums = list(tree.Nums)
    return zip(nums[::2], nums[1::2], strict=True)


def _stream(page: pikepdf.Object) -> tuple[list[int], list[str]]:
    """The stretches of a page, and what is wrong in what it paints."""
    read = _Read()
    for operands, operator in pikepdf.parse_content_stream(page):
        read.operator(str(operator), operands)
    return read.numbers, [*read.wrong, *read.unclosed(), *_forms(page)]


@dataclass
class _Read:
    """A content stream as far as it was read: open stretches, saved states, and whether a text is open."""

    numbers: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    marks: int = 0
    states: int = 0
    text: int | None = None

    def operator(self, name: str, operands: list[pikepdf.Object]) -> None:
        if name in {"BMC", "BDC", "EMC"}:
            self.mark(name, operands)
        elif name in {"q", "Q"}:
            self.states += 1 if name == "q" else -1
            self.note("Q without q", self.states < 0)
        elif name == "BT":
            self.note("text in a text", self.text is not None)
            self.text = self.marks
        elif name == "ET":
            self.note("text that is not closed well", self.text != self.marks)
            self.text = None
        elif name in PAINTS:
            self.note(f"{name} outside any part", not self.marks)

    def mark(self, name: str, operands: list[pikepdf.Object]) -> None:
        self.note("a stretch in a stretch", name != "EMC" and self.marks > 0)
        self.marks += -1 if name == "EMC" else 1
        self.note("EMC without begin", self.marks < 0)
        if name == "BDC" and "/MCID" in operands[1]:
            self.numbers.append(int(operands[1].MCID))

    def note(self, fault: str, holds: bool) -> None:
        if holds:
            self.wrong.append(fault)

    def unclosed(self) -> Iterator[str]:
        if self.marks or self.states or self.text is not None:
            yield "stream that does not close"
        if len(self.numbers) != len(set(self.numbers)):
            yield "a stretch twice"


def _forms(page: pikepdf.Object) -> Iterator[str]:
    """What is laid on a page brings no parts or decoration of its own."""
    for name, form in dict(page.get("/Resources", {}).get("/XObject", {})).items():
        if form.get("/Subtype") == "/Form" and re.search(rb"\b(BDC|BMC)\b", form.read_bytes()):
            yield f"{name} has stretches of its own"


def _links(pdf: pikepdf.Pdf, clickable: Counter[tuple[int, int]]) -> Iterator[str]:
    parents = {int(key): value for key, value in _numbers(pdf.Root.StructTreeRoot.ParentTree)}
    for number, page in enumerate(pdf.pages, start=1):
        notes = list(page.obj.get("/Annots", []))
        if notes and page.obj.get("/Tabs") != "/S":
            yield f"page {number}: order of tabs"
        for note in notes:
            if note.Subtype != "/Link" or not str(note.get("/Contents", "")).strip():
                yield f"page {number}: link that does not say where it leads"
            if clickable[note.objgen] != 1 or str(parents[int(note.StructParent)].S) != "/Link":
                yield f"page {number}: link outside the tree"
