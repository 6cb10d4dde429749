"""The pictures of a Word file where they stand, and what stands there that is no picture. Pure: no Django."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from goals.importers.word_look import Looks
from goals.importers.word_runs import attribute, child, is_hidden, tag
from meetings.compute.papers.parts import Picture
from osp.pictures import readable

MOST_PICTURES = 60
LEFT_OUT = {
    "chart": ("grafiek", "grafieken"),
    "diagram": ("schema", "schema’s"),
    "object": ("ingevoegd bestand", "ingevoegde bestanden"),
    "picture": ("afbeelding", "afbeeldingen"),
}
_BOX = "txbxContent"
_POINT = 12700
_WHOLE = 100_000
_SIZE = re.compile(r"(width|height):\s*([\d.]+)(pt|in|cm|mm)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54}
# The name of a file is no words about a picture, and tells where its maker keeps it.
_NAME = re.compile(r"\\|/|\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$", re.IGNORECASE)


class Found:
    """Pictures of one document; `skipped` counts what is not one or cannot be shown."""

    def __init__(self, part: Any, looks: Looks) -> None:
        self.part, self.looks = part, looks
        self.skipped = Counter[str]()
        self.count = 0

    def pictures(self, element: Any) -> Iterator[Picture]:
        """Those of a paragraph or table, in order, without what was taken out or hidden."""
        for each in self._things(element):
            name = tag(each)
            if name == "object":
                self.skipped["object"] += 1
            elif name == "drawing":
                yield from self._drawing(each)
            else:
                yield from self._old_drawing(each)

    def _things(self, element: Any) -> Iterator[Any]:
        for each in element:
            name = tag(each)
            if name == _BOX or is_hidden(each, self.looks):
                # The words of a box are read by themselves, with what stands between them.
                continue
            if name in {"drawing", "pict", "object"}:
                yield each
            elif name == "AlternateContent":
                # The same twice, for readers of now and of before.
                ways = [list(self._things(way)) for way in each]
                yield from next((way for way in ways if way), [])
            else:
                yield from self._things(each)

    def _drawing(self, drawing: Any) -> Iterator[Picture]:
        inside = [each for each in drawing.iter() if not _is_boxed(each, drawing)]
        about = next((each for each in inside if tag(each) == "docPr"), None)
        self.skipped["chart"] += sum(1 for each in inside if tag(each) == "chart")
        self.skipped["diagram"] += sum(1 for each in inside if tag(each) == "relIds")
        blips = [each for each in inside if tag(each) == "blip"]
        extent = next((each for each in inside if tag(each) == "extent"), None)
        # The size is that of the whole drawing: of one with several pictures each has its own.
        size = _extent(extent) if len(blips) == 1 else (0.0, 0.0)
        for blip in blips:
            yield from self._picture(attribute(blip, "embed"), size, _cut(blip), _alt(about))

    def _old_drawing(self, drawing: Any) -> Iterator[Picture]:
        for each in drawing.iter():
            if tag(each) == "imagedata" and not _is_boxed(each, drawing):
                yield from self._picture(attribute(each, "id"), _styled(each.getparent()), _old_cut(each), "")

    def _picture(
        self, key: str | None, size: tuple[float, float], cut: tuple[float, float, float, float], alt: str
    ) -> Iterator[Picture]:
        known = self.part.rels.get(key or "")
        self.count += 1
        if known is None or known.is_external or self.count > MOST_PICTURES or not readable(known.target_part.blob):
            self.skipped["picture"] += 1
            return
        yield Picture(str(known.target_part.partname).lstrip("/"), *size, cut, alt)


def _is_boxed(element: Any, drawing: Any) -> bool:
    """Whether it stands in a text box, whose words are read by themselves."""
    above = element.getparent()
    while above is not None and above is not drawing:
        if tag(above) == _BOX:
            return True
        above = above.getparent()
    return False


def _extent(extent: Any) -> tuple[float, float]:
    if extent is None:
        return 0.0, 0.0
    wide, high = (attribute(extent, name) or "" for name in ("cx", "cy"))
    return (_points(wide), _points(high)) if wide.isdecimal() and high.isdecimal() else (0.0, 0.0)


def _points(size: str) -> float:
    return round(int(size) / _POINT, 2)


def _cut(blip: Any) -> tuple[float, float, float, float]:
    around = blip.getparent()
    told = child(around, "srcRect") if around is not None else None
    if told is None:
        return 0.0, 0.0, 0.0, 0.0
    left, top, right, bottom = (_share(attribute(told, side), _WHOLE) for side in ("l", "t", "r", "b"))
    return left, top, right, bottom


def _old_cut(imagedata: Any) -> tuple[float, float, float, float]:
    """Shares that are written as 0.25, or as 16384f of 65536."""
    left, top, right, bottom = (
        _share(
            (attribute(imagedata, f"crop{side}") or "").removesuffix("f"),
            65536 if "f" in (attribute(imagedata, f"crop{side}") or "") else 1,
        )
        for side in ("left", "top", "right", "bottom")
    )
    return left, top, right, bottom


def _share(told: str | None, whole: int) -> float:
    try:
        return round(min(max(float(told or 0) / whole, 0.0), 0.95), 5)
    except ValueError:
        return 0.0


def _styled(shape: Any) -> tuple[float, float]:
    told = {name: float(size) * _POINTS[unit] for name, size, unit in _SIZE.findall(attribute(shape, "style") or "")}
    return round(told.get("width", 0.0), 2), round(told.get("height", 0.0), 2)


def _alt(about: Any) -> str:
    told = " ".join((attribute(about, "descr") or "").split()) if about is not None else ""
    return "" if _NAME.search(told) else told[:500]
