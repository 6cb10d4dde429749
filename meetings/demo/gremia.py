"""Who sits in the other gremia of the example, and by which rules each decides."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from meetings.compute.body_prints import body_prints
from meetings.enums import BodyKind, Seat, Weighting
from meetings.models import Body, BodyMember
from osp.enums import Role
from osp.models import Schoolbestuur, User

SINCE = date(2024, 8, 1)
# In the ALV a schoolbestuur votes by its size: the largest first, and one vote for each of the others.
WEIGHTS = (9, 7, 5, 4, 3, 2, 2)
ALV = (
    ("W. Terpstra", Seat.CHAIR),
    ("D. Yilmaz", Seat.MEMBER),
    ("A. de Boer", Seat.MEMBER),
    ("P. Nguyen", Seat.MEMBER),
    ("I. Scholten", Seat.MEMBER),
    ("M. van Leeuwen", Seat.MEMBER),
    ("K. Visser", Seat.MEMBER),
    ("O. Benali", Seat.MEMBER),
    ("J. Hoekstra", Seat.MEMBER),
    ("G. Peters", Seat.MEMBER),
    ("S. Molenaar", Seat.MEMBER),
)
# Name, seat, on whose behalf, until.
OPR = (
    ("Y. Smeets", Seat.CHAIR, "ouders", None),
    ("", Seat.MEMBER, "ouders", None),
    ("L. Dekker", Seat.MEMBER, "personeel", None),
    ("H. Aksoy", Seat.MEMBER, "personeel", None),
    ("B. van Vliet", Seat.MEMBER, "ouders", date(2026, 7, 31)),
    ("N. Faber", Seat.SECRETARY, "bureau", None),
)
OOGO = (("", Seat.MEMBER, "gemeente", None), ("C. Wouters", Seat.CHAIR, "gemeente", None))
WORKING = (("", Seat.CHAIR, "bureau", None), ("R. de Haan", Seat.MEMBER, "scholen", None))


def usual_rules(kind: BodyKind, sector: str) -> dict[str, Any]:
    """The rules and the rhythm that such a gremium usually has; the ALV of the example votes by weight."""
    printed = next(each for each in body_prints(sector) if each.kind is kind)
    weighting = Weighting.OWN if kind is BodyKind.ALV else printed.rules.weighting
    return {"rules": replace(printed.rules, weighting=weighting), "frequency": printed.rhythm}


def seat_others(bodies: Mapping[str, Body], boards: Sequence[str], people: Mapping[str, User]) -> None:
    """ALV, OPR, OOGO and werkoverleg; who has an account sits under their own name."""
    by_kind = {BodyKind(body.kind): body for body in bodies.values()}
    alv = by_kind[BodyKind.ALV]
    for place, ((name, seat), number) in enumerate(zip(ALV, boards, strict=False)):
        stored = Schoolbestuur.objects.get_or_create(number=number)[0]
        weight = WEIGHTS[place] if place < len(WEIGHTS) else 1
        _seat(alv, place, name, seat, schoolbestuur=stored, weight=weight, mandate="afgevaardigde, met volmacht")
    accounts = {BodyKind.OPR: Role.OPR_MEMBER, BodyKind.OOGO: Role.MUNICIPALITY, BodyKind.WORKING: Role.QUALITY}
    for kind, rows in ((BodyKind.OPR, OPR), (BodyKind.OOGO, OOGO), (BodyKind.WORKING, WORKING)):
        for place, (name, seat, behalf, until) in enumerate(rows):
            user = None if name else people[accounts[kind].value]
            _seat(by_kind[kind], place, name, seat, user=user, organisation=behalf, until=until)


def _seat(body: Body, place: int, name: str, seat: Seat, **values: Any) -> None:
    email = f"lid{place + 1}@{BodyKind(body.kind).value}.voorbeeld.nl" if name else ""
    BodyMember.objects.create(
        swv_id=body.swv_id,
        body=body,
        name=name,
        email=email,
        seat=seat.value,
        since=SINCE,
        position=place + 1,
        **values,
    )
