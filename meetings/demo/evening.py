"""Who sits in the bestuur of the example, so that an evening can be minuted."""

from datetime import date

from meetings.enums import Seat
from meetings.models import Body, BodyMember
from osp.models import Schoolbestuur, User

# Name, role, substitute; the fictional schoolbesturen come from the register, largest first.
MEMBERS = (
    ("E. Vermeulen", Seat.CHAIR, ""),
    ("R. Jansen", Seat.MEMBER, "T. Mulder"),
    ("S. de Wit", Seat.MEMBER, ""),
    ("M. Öztürk", Seat.MEMBER, "K. Bakker"),
    ("H. Postma", Seat.MEMBER, ""),
    ("L. van Dijk", Seat.MEMBER, "P. Smit"),
    ("A. Haddou", Seat.MEMBER, ""),
    ("J. Willems", Seat.MEMBER, "I. Vos"),
    ("C. Brouwer", Seat.MEMBER, ""),
    ("N. Kok", Seat.SECRETARY, ""),
)


def seat_board(body: Body, boards: list[str], chair: User | None) -> None:
    """Nine voting members and a secretary; the chair has an account. A gremium that has members keeps those."""
    if BodyMember.objects.filter(body=body).exists():
        return
    for position, (name, seat, substitute) in enumerate(MEMBERS, 1):
        number = boards[position - 1] if position <= len(boards) and seat is not Seat.SECRETARY else ""
        BodyMember.objects.create(
            swv_id=body.swv_id,
            body=body,
            user=chair if seat is Seat.CHAIR else None,
            name="" if chair and seat is Seat.CHAIR else name,
            seat=seat.value,
            schoolbestuur=Schoolbestuur.objects.filter(number=number).first() if number else None,
            substitute=substitute,
            since=date(2024, 8, 1),
            position=position,
        )
    body.quorum_percent = 50
    body.save()
