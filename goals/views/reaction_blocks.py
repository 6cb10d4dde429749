"""The block of reactions in the kantlijn: where it stands, and what its template is given."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from goals.kinds import Kind, noun
from goals.queries.reactions import Reactions, Spot
from goals.snapshot import Ref
from goals.wording.reactions import field_word, shown_with, texts_of
from osp.levels import Levels

# In the address of a request from a block: beside which passage of the text it stands, or which row it is about.
BESIDE, ABOUT = "bij", "blok"


@dataclass(frozen=True, slots=True)
class Block:
    """Where a block stands: at a whole row (`beside` empty), or beside one passage of the text."""

    kind: Kind
    pk: int
    beside: str = ""

    @property
    def key(self) -> str:
        """Its id on the page."""
        return f"reacties-{self.kind}-{self.pk}" + (f"-{self.beside}" if self.beside else "")

    @property
    def passage(self) -> str:
        """The id of the passage that it stands beside."""
        return f"tekst-{self.kind}-{self.pk}-{self.beside}" if self.beside else ""

    @property
    def query(self) -> str:
        """What its addresses end in, so that the answer is the same block again."""
        return "?" + urlencode({BESIDE: self.beside} if self.beside else {ABOUT: f"{self.kind}-{self.pk}"})

    @property
    def fields(self) -> tuple[str, ...] | None:
        """The fields it is about; None for all."""
        return shown_with(self.kind, self.beside) if self.beside else None

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts for which other words can be suggested here."""
        return tuple(name for name in texts_of(self.kind) if self.beside in {"", name})


@dataclass(frozen=True, slots=True)
class Words:
    """What a block calls places: the field, and for another row than its own the row too."""

    ref: Ref
    levels: Levels

    def __call__(self, spot: Spot) -> str:
        word = field_word(spot[0], spot[2], self.levels)
        if (spot[0], spot[1]) == self.ref:
            return word
        return f"{noun(spot[0], self.levels)}{', ' + word if word else ''}"


def block_context(block: Block, found: Reactions, levels: Levels) -> dict[str, Any]:
    """For the template: what is open, what has ended, and the texts that other words can be suggested for."""
    words = Words((block.kind, block.pk), levels)
    return {
        "said_at": block,
        "threads": [(row, words(row.spot)) for row in found.open_threads],
        "proposals": [(row, words(row.spot)) for row in found.open_proposals],
        "ended_threads": [(row, words(row.spot)) for row in found.ended_threads],
        "ended_proposals": [(row, words(row.spot)) for row in found.answered_proposals],
        "found": found,
        "texts": [(name, field_word(block.kind, name, levels)) for name in block.texts],
    }
