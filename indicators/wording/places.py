"""Place names, which DUO writes in capitals, as people write them."""

import re

# Words that stay small inside a name.
_SMALL = {
    "a/d",
    "aan",
    "bij",
    "de",
    "den",
    "der",
    "en",
    "gem",
    "het",
    "in",
    "of",
    "op",
    "over",
    "te",
    "ten",
    "ter",
    "van",
    "'t",
}
_PART = re.compile(r"[^\s\-]+|[\s\-]+")


def place_name(text: str) -> str:
    """ "ALPHEN AAN DEN RIJN" reads "Alphen aan den Rijn"; a name that is not all capitals is left alone."""
    if text != text.upper():
        return text
    parts = _PART.findall(text.lower())
    return "".join(part if index and part in _SMALL else _capital(part) for index, part in enumerate(parts))


def _capital(part: str) -> str:
    if part.startswith("ij"):
        return "IJ" + part[2:]
    if part.startswith("'"):
        return part
    return part[:1].upper() + part[1:]
