"""Two versions of a text, word by word: what stayed, what went and what came. Pure: no Django."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\S+|\n")


class Mark(StrEnum):
    """What became of a stretch of text; the value is the HTML element that says so."""

    SAME = ""
    GONE = "del"
    ADDED = "ins"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `differs` where the other version has something else."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Strand:
    """A stretch of the two versions woven into one text."""

    text: str
    mark: Mark

    @property
    def words(self) -> int:
        """How many words it holds."""
        return len(self.text.split())


def pieces(text: str, other: str) -> Iterator[Piece]:
    """One version beside the other, with its own words marked where the other differs."""
    words, others = text.split(" "), other.split(" ")
    for tag, start, end, _, _ in _opcodes(words, others):
        if end > start:
            yield Piece(" ".join(words[start:end]) + (" " if end < len(words) else ""), tag != "equal")


def woven(old: str, new: str) -> tuple[Strand, ...]:
    """Both versions in one text: a word that went stands before the one that came. Line breaks of either version stay."""
    old_lines, new_lines = _lines(old), _lines(new)
    strands: list[Strand] = []
    for tag, i, j, k, m in _opcodes(old_lines, new_lines):
        if tag == "equal":
            strands.append(Strand("".join(old_lines[i:j]), Mark.SAME))
        else:
            strands += _words("".join(old_lines[i:j]), "".join(new_lines[k:m]))
    return tuple(_joined(strands))


def counts(strands: Sequence[Strand]) -> tuple[int, int]:
    """How many words went and how many came."""
    gone = sum(strand.words for strand in strands if strand.mark is Mark.GONE)
    return gone, sum(strand.words for strand in strands if strand.mark is Mark.ADDED)


def excerpt(strands: Sequence[Strand], around: int = 10) -> tuple[Strand, ...]:
    """The same with what stayed cut down to so many words beside a change, and an ellipsis for the rest."""
    last = len(strands) - 1
    return tuple(_cut(strand, around, first=at == 0, last=at == last) for at, strand in enumerate(strands))


def _cut(strand: Strand, around: int, *, first: bool, last: bool) -> Strand:
    words = _WORD.findall(strand.text)
    if strand.mark is not Mark.SAME or len(words) <= around * (1 if first or last else 2):
        return strand
    head = "" if first else _text(words[:around])
    tail = "" if last else _text(words[-around:])
    return Strand(f"{head}… {tail}", Mark.SAME)


def _words(old: str, new: str) -> Iterator[Strand]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    for tag, i, j, k, m in _opcodes(before, after):
        if tag == "equal":
            yield Strand(_text(before[i:j]), Mark.SAME)
            continue
        if j > i:
            yield Strand(_text(before[i:j]), Mark.GONE)
        if m > k:
            yield Strand(_text(after[k:m]), Mark.ADDED)


def _text(words: Sequence[str]) -> str:
    """Words with a space between them, none around a line break."""
    return "".join(word if word == "\n" else f"{word} " for word in words).replace(" \n", "\n")


def _lines(text: str) -> list[str]:
    """The lines with their ends, each without space around it, so that only words can differ."""
    return (
        [" ".join(line.split()) + "\n" for line in text.replace("\r\n", "\n").strip().split("\n")]
        if text.strip()
        else []
    )


def _joined(strands: Sequence[Strand]) -> list[Strand]:
    """Neighbours of one mark as one strand, without space at the very end."""
    found: list[Strand] = []
    for strand in strands:
        if found and found[-1].mark is strand.mark:
            found[-1] = Strand(found[-1].text + strand.text, strand.mark)
        else:
            found.append(strand)
    while found and not found[-1].text.strip():
        found.pop()
    return [*found[:-1], Strand(found[-1].text.rstrip(), found[-1].mark)] if found else []


def _opcodes(one: Sequence[str], other: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
