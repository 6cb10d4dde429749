"""What a leesversie says about itself, on paper and on the screen. Pure: no Django."""

from collections.abc import Sequence

from meetings.compute.papers.parts import Picture
from osp import dutch

_LONGEST_NAME = 60


def reading_note(name: str) -> str:
    """Above the words of the file: what this is, and where the file itself is."""
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return f"Leesversie van {shown}. Het bestand zelf staat bij de stukken."


def left_out(nouns: Sequence[str]) -> str:
    """Under them: what of the file is not shown; empty where all of it is."""
    return f"Niet in deze leesversie: {dutch.join_words(nouns)}. Open daarvoor het bestand zelf." if nouns else ""


def picture_words(picture: Picture, number: int) -> str:
    """What a picture shows, in the words of its maker, or else that it is the second one."""
    return picture.alt or f"Afbeelding {number} uit het bestand"
