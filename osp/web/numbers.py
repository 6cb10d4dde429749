"""Numbers that come in by an address or a form field of our own making."""

# No row and no year has more; a longer one would not fit in every database.
_MOST_DIGITS = 9


def number_in(text: str | None) -> int | None:
    """The whole number that a text is; None for nothing, for anything else, and for one that no row can have."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None
