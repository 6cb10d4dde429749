"""Everything that a party signs, as plain values: its words and numbers, and the figures that it read beside them."""

from typing import Any

from goals.compute.signed import FORMAT
from goals.models import ContributionAnswer, ContributionMoney
from goals.queries.contribution_blocks import GoalBlock, counted_of, goal_blocks
from goals.queries.contributions import Content
from goals.queries.kaart_values import card_values
from goals.queries.stated_numbers import AskedNumber, asked_numbers
from indicators.queries import Reader

_ANSWER = (
    "is_in_order", "is_not_applicable", "promised", "intention", "noticed_by", "result_measured", "result_felt", "obstacles",
)  # fmt: skip


def signed_content(content: Content) -> dict[str, Any]:
    """The content of a contribution as it is now. Figures are those that the party itself may read."""
    contribution = content.contribution
    blocks = goal_blocks(content, reader=Reader.SCHOOLBESTUUR)
    return {
        "format": FORMAT,
        "round": {"id": contribution.round_id, "title": contribution.round.title, "year": contribution.round.year},
        "party": {"kind": contribution.party, "code": contribution.code, "name": contribution.name},
        "answers": [_answer(block) for block in blocks],
        "money": [_money(row) for row in content.money],
        "figures": [_figure(each) for each in asked_numbers(content)],
        "files": [{"name": row.file.name, "sha256": row.file.sha256} for row in content.files],
    }


def _answer(block: GoalBlock) -> dict[str, Any]:
    answer: ContributionAnswer = block.answer
    return {
        "round_goal": answer.round_goal_id,
        "goal": answer.round_goal.goal_id,
        "number": block.number,
        "title": block.title,
        "direction": block.link.direction if block.link and block.question else "",
        "counted": counted_of(block.link) if block.link else "",
        "shown": [[line.label, f"{line.text} {line.note}".strip()] for line in block.lines],
        "outcome": block.says,
        "card": card_values(block),
        **{name: getattr(answer, name) for name in _ANSWER},
    }


def _money(row: ContributionMoney) -> dict[str, Any]:
    amounts = {
        name: str(value) if (value := getattr(row, name)) is not None else None for name in ("received", "spent")
    }
    return {"kind": row.kind, **amounts, "note": row.note}


def _figure(asked: AskedNumber) -> dict[str, Any]:
    row = asked.row
    return {
        "indicator": row.round_indicator.indicator.code,
        "year": row.round_indicator.year,
        "measure": row.measure,
        "name": asked.name,
        "period": asked.period,
        "text": row.text,
        "is_unknown": row.is_unknown,
        "note": row.note,
    }
