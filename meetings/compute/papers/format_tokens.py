"""A number format of a spreadsheet, taken apart. Pure: no Django."""

import re
from dataclasses import dataclass
from functools import lru_cache

_SECTION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[^;]')
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<money>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]'
    r"|(?P<general>General|Standaard)|(?P<power>E[+-])|(?P<noon>AM/PM|A/P)|(?P<dated>y+|m+|d+|h+|s+|b+|e+|g+)"
    r"|(?P<digit>[0#?])|(?P<sign>[.,%/@])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
# Formats that a program shows in the way of the country where it runs, written as a Dutch one does.
_LOCAL = {
    "mm-dd-yy": "d-m-yyyy",
    "m/d/yyyy": "d-m-yyyy",
    "m/d/yy": "d-m-yyyy",
    "m/d/yy h:mm": "d-m-yyyy h:mm",
    "[$-F800]": "dddd d mmmm yyyy",
    "[$-F400]": "h:mm:ss",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format: "digit" (0, # or ?), ".", ",", "%", "/", "@", "general", "power", "dated", "elapsed", "noon" or "text"."""

    kind: str
    text: str


def split_sections(code: str) -> list[str]:
    """The sections of a format: of what is positive, negative, zero and text."""
    head = code[:8].upper()
    code = _LOCAL.get(head if head.startswith("[$-F") else code, code)
    found, section = [], ""
    place = 0
    while place < len(code):
        if code[place] == ";":
            found.append(section)
            section, place = "", place + 1
            continue
        piece = _SECTION.match(code, place)
        assert piece is not None  # noqa: S101 -- one sign always matches
        section, place = section + piece[0], piece.end()
    return [*found, section]


@lru_cache(maxsize=512)
def tokens(section: str) -> tuple[Token, ...]:
    """One section, piece by piece; colours, conditions and room to fill are left out."""
    found = []
    for piece in _TOKEN.finditer(section):
        kind = piece.lastgroup
        if kind in {"quoted", "escaped", "money", "other"}:
            found.append(Token("text", piece[kind]))
        elif kind == "sign":
            found.append(Token(piece["sign"], piece["sign"]))
        elif kind is not None:
            found.append(Token(kind, piece[kind]))
    return tuple(found)
