"""Reads of what schoolbesturen promised at the table."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from indicators.queries.register import schoolbesturen, schoolbestuur_names
from meetings.models import Commitment
from meetings.queries.agenda import get_item
from osp import dutch
from osp.actors import Actor
from osp.models import Samenwerkingsverband


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment, and how its schoolbestuur is called here."""

    row: Commitment
    board: str

    @property
    def text(self) -> str:
        """ "Stichting Noord: 3 leerlingen minder in 2027-2028; meer plekken op eigen scholen"."""
        row, year = self.row, dutch.school_year(self.row.year)
        amount = f"{_amount(row.amount)} in {year}" if row.amount is not None else ""
        parts = [amount, row.text, "" if amount else year]
        source = f" (scenario {row.scenario.name})" if row.scenario else ""
        return f"{self.board}: {'; '.join(part for part in parts if part)}{source}"


def commitments_of(item_ids: Iterable[int]) -> list[Promise]:
    """The commitments made at these points, in the order in which they were made."""
    rows = list(
        Commitment.objects.filter(item__in=list(item_ids))
        .select_related("schoolbestuur", "scenario", "link__indicator")
        .order_by("created_at", "pk")
    )
    names = schoolbestuur_names() if rows else {}
    return [
        Promise(row, names.get(row.schoolbestuur.number) or f"schoolbestuur {row.schoolbestuur.number}") for row in rows
    ]


def get_commitment(pk: int, actor: Actor) -> Commitment:
    """A commitment made at a point that this reader may open; 404 for any other."""
    row = get_object_or_404(Commitment.objects.select_related("item__meeting__body"), pk=pk)
    get_item(row.item_id, actor)
    return row


def promising_boards(swv: Samenwerkingsverband) -> list[tuple[str, str]]:
    """(number, name) of the schoolbesturen that can promise something."""
    return [(row.number, row.name or f"Schoolbestuur {row.number}") for row in schoolbesturen(swv)]


def _amount(amount: int) -> str:
    if amount == 0:
        return "evenveel leerlingen"
    return f"{dutch.pupils(abs(amount))} {'minder' if amount < 0 else 'meer'}"
