"""Headings and items of a leesversie as blocks of osp/richtext.py, for paper and screen alike. Pure: no Django."""

from collections.abc import Sequence

from meetings.compute.papers.parts import HEADING, ITEM, Part
from osp.richtext import Block, BlockKind, Run, blocks


def part_blocks(parts: Sequence[Part]) -> tuple[Block, ...]:
    """The words of headings, paragraphs and items, in order; a heading begins with its number."""
    return tuple(block for part in parts for block in _blocks(part))


def _blocks(part: Part) -> tuple[Block, ...]:
    if part.kind == HEADING:
        number = (Run(f"{part.sign} "),) if part.sign else ()
        return (Block(BlockKind.HEADING, (*number, *_runs(part)), part.level),)
    if part.kind == ITEM:
        # A number or letter is said as the file has it; for a dot any dot will do.
        sign = part.sign if any(letter.isalnum() for letter in part.sign) else ""
        return (Block(BlockKind.NUMBER if sign else BlockKind.BULLET, _runs(part), part.level, sign=sign),)
    return blocks(part.text)


def _runs(part: Part) -> tuple[Run, ...]:
    return tuple(run for block in blocks(part.text) for run in block.runs)
