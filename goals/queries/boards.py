"""The schoolbesturen that a part of the plan can hold for."""

from collections.abc import Collection

from django.db.models import Q

from goals.queries.elements import Board
from indicators.queries.register import schoolbestuur_names
from indicators.queries.scenarios import board_numbers
from osp.models import Samenwerkingsverband, Schoolbestuur


def boards_here(swv: Samenwerkingsverband, chosen: Collection[int] = ()) -> list[Board]:
    """Those with a vestiging here or a name that was given here, and those that were chosen already; by name.

    A school whose schoolbestuur no file tells is not among them.
    """
    names = schoolbestuur_names()
    here = board_numbers(swv) | names.keys()
    rows = Schoolbestuur.objects.filter(Q(number__in=here) | Q(pk__in=chosen))
    found = [Board(row.pk, row.number, names.get(row.number, row.number)) for row in rows]
    return sorted(found, key=lambda board: (board.name == board.number, board.name))
