"""What comes before and after a meeting, in the world of the table of pages."""

import zipfile
from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image

from osp.enums import Role
from osp.models import Schoolbestuur
from tests import factories as make

PICTURE = "word/media/image1.png"


def gremia(world: Any) -> None:
    """Members, attachments, minutes, decisions and papers, one of each."""
    swv, rows = world.tenant.swv, world.rows
    director, item = world.people[Role.DIRECTOR], rows["item"]
    member = make.BodyMemberFactory(swv=swv, body=rows["body"])
    ballot = make.BallotFactory(swv=swv, item=item)
    attachment = make.AttachmentFactory(swv=swv, item=item)
    paper = make.AttachmentFactory(swv=swv, item=item, file__file__data=_package(), file__kind="docx", title="Notitie")
    copy = make.PackCopyFactory(swv=swv, pack=rows["pack"], body=rows["body"], content=_words(attachment, paper))
    for person in world.people.values():
        make.BodyMemberFactory(swv=swv, body=rows["body"], user=person)
    decision = make.DecisionFactory(swv=swv, item=item, goal=rows["goal"], link=rows["link"])
    poll = make.PollFactory(swv=swv, item=item, goal=rows["goal"], token=f"peil-{swv.code}")
    rows |= {
        "body_member": member,
        "attachment": attachment,
        "attachment_file": attachment.file,
        "paper_file": paper.file,
        "item_reader": make.ItemReaderFactory(swv=swv, item=item, body=rows["body"]),
        "recurring": make.RecurringItemFactory(swv=swv, body=rows["body"]),
        "kept_sentence": make.KeptSentenceFactory(swv=swv, item=item, user=director),
        "pack_copy": copy,
        "pack_opening": make.PackOpeningFactory(swv=swv, copy=copy, user=director),
        "correction": make.FigureCorrectionFactory(swv=swv, frozen=rows["frozen_figure"], figure=rows["figure"]),
        "passport": make.FigurePassportFactory(swv=swv, figure=rows["frozen_figure"], token=f"cijfer-{swv.code}"),
        "minutes": make.MinutesFactory(
            swv=swv, meeting=rows["meeting"], opened_at=timezone.now(), closed_at=timezone.now()
        ),
        "item_minutes": make.ItemMinutesFactory(swv=swv, item=item),
        "attendance": make.AttendanceFactory(swv=swv, meeting=rows["meeting"], member=member),
        "ballot": ballot,
        "vote": make.VoteFactory(swv=swv, ballot=ballot, member=member),
        "poll": poll,
        "poll_answer": make.PollAnswerFactory(swv=swv, poll=poll),
        "decision": decision,
        "meeting_action": make.MeetingActionFactory(swv=swv, action=rows["action"], item=item, decision=decision),
        "request": make.FormalRequestFactory(
            swv=swv, body=rows["body"], item=item, step=rows["adoption_step"], evidence=rows["adoption_step"].evidence
        ),
        "commitment": make.CommitmentFactory(
            swv=swv, item=item, schoolbestuur=Schoolbestuur.objects.get(number="41234")
        ),
        "feed": make.CalendarFeedFactory(swv=swv, user=director),
        "invitation": make.InvitationFactory(swv=swv, meeting=rows["meeting"], member=member),
    }


def _package() -> bytes:
    """A file with a picture in it."""
    picture, target = BytesIO(), BytesIO()
    Image.new("L", (4, 3), "white").save(picture, "PNG")
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(PICTURE, picture.getvalue())
    return target.getvalue()


def _words(attachment: Any, paper: Any) -> dict[str, Any]:
    """What a copy with one point and two bijlagen says."""
    reading = {"parts": [{"kind": "picture", "picture": {"name": PICTURE}}]}
    sheet = {"key": "bijlage", "letter": "A", "title": attachment.title, "name": "a.pdf", "kind": "pdf"}
    item = {"number": 1, "title": "Begroting", "purpose": "decide", "key": "item"}
    return {
        "swv_name": "SWV",
        "swv_code": attachment.swv.code,
        "sector_name": "primair onderwijs",
        "body_name": "Bestuur",
        "date": "2027-03-11",
        "placed_on": "2027-03-01",
        "items": [
            {
                **item,
                "attachments": [
                    {**sheet, "file_id": attachment.file_id},
                    {
                        **sheet,
                        "key": "notitie",
                        "letter": "B",
                        "kind": "docx",
                        "file_id": paper.file_id,
                        "reading": reading,
                    },
                ],
            }
        ],
    }
