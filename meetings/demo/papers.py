"""Who reads the papers of the example, and a bijlage that goes with them."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from meetings.models import AgendaItem, Body, BodyMember, Meeting
from meetings.services.attachments import add_attachment
from meetings.services.packs import publish_pack
from osp.actors import Actor
from osp.enums import Role
from osp.models import User

# In which gremium somebody of a role sits; who sits in the bestuur stands in meetings/demo/evening.py.
SEATS = ((Role.OPR_MEMBER, "OPR"), (Role.MUNICIPALITY, "OOGO"), (Role.SCHOOL_BOARD, "ALV"))
NOTE = (
    "Notitie verbrede toelating sbo",
    "Deze notitie is verzonnen, zoals alles in dit voorbeeld.",
    "",
    "Vorig schooljaar kregen elf leerlingen een plek in het sbo zonder toelaatbaarheidsverklaring.",
    "De scholen vragen om duidelijkheid voor twee schooljaren. Het kost € 184.000 per jaar.",
    "Het bestuur kan in januari 2027 opnieuw kijken, met de cijfers van 1 oktober 2026.",
)
COSTS = "Berekening verbrede toelating sbo"
# Each row: what it is, and what it costs in three years.
COST_ROWS = (
    ("Plaatsen zonder toelaatbaarheidsverklaring", 148_000, 151_000, 154_000),
    ("Begeleiding op de basisschool", 24_500, 25_000, 25_500),
    ("Onderzoek en overleg", 11_500, 8_000, 8_000),
)


def seat_readers(bodies: Mapping[str, Body], people: Mapping[str, User]) -> None:
    """Whoever reads papers alone sits in a gremium; somebody who sits there already keeps that seat."""
    for role, name in SEATS:
        body, user = bodies.get(name), people.get(role.value)
        if body and user and not BodyMember.objects.filter(body=body, user=user).exists():
            BodyMember.objects.create(swv_id=body.swv_id, body=body, user=user, since=date(2024, 8, 1))


def hand_out(actor: Actor, meeting: Meeting, readers: Body | None) -> None:
    """A notitie and a calculation with the first subject, and papers for the bestuur and for who reads along."""
    items = AgendaItem.objects.filter(meeting=meeting, has_cover=True, archived_at__isnull=True)
    item = items.order_by("position").first()
    if item is not None:
        add_attachment(actor, item=item, name="notitie.pdf", stream=BytesIO(_note()), title=NOTE[0])
        add_attachment(actor, item=item, name="kosten.xlsx", stream=BytesIO(_costs()), title=COSTS)
    publish_pack(actor, meeting=meeting, bodies=[meeting.body, *([readers] if readers else [])])


def _note() -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    from osp.pdf import theme  # noqa: PLC0415 -- slow import

    theme.register_fonts()
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, initialFontName=theme.REGULAR)
    for place, line in enumerate(NOTE):
        canvas.setFont(theme.SEMIBOLD if not place else theme.REGULAR, 11 if place else 18)
        canvas.drawString(72, A4[1] - 90 - place * 22, line)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _costs() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Kosten"
    sheet.append(["Post (verzonnen)", "2026", "2027", "2028"])
    totals = [sum(year) for year in zip(*(row[1:] for row in COST_ROWS), strict=True)]
    for row in (*COST_ROWS, ("Totaal", *totals)):
        sheet.append(list(row))
        for cell in sheet[sheet.max_row][1:]:
            cell.number_format = '"€" #,##0'
    target = BytesIO()
    book.save(target)
    return target.getvalue()
