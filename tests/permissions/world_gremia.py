"""What comes before and after a meeting, in the world of the table of pages."""

from typing import Any

from django.utils import timezone

from osp.enums import Role
from osp.models import Schoolbestuur
from tests import factories as make


def gremia(world: Any) -> None:
    """Members, attachments, minutes, decisions and papers, one of each."""
    swv, rows = world.tenant.swv, world.rows
    director, item = world.people[Role.DIRECTOR], rows["item"]
    member = make.BodyMemberFactory(swv=swv, body=rows["body"])
    ballot = make.BallotFactory(swv=swv, item=item)
    copy = make.PackCopyFactory(swv=swv, pack=rows["pack"], body=rows["body"])
    decision = make.DecisionFactory(swv=swv, item=item, goal=rows["goal"], link=rows["link"])
    poll = make.PollFactory(swv=swv, item=item, goal=rows["goal"], token=f"peil-{swv.code}")
    rows |= {
        "body_member": member,
        "attachment": make.AttachmentFactory(swv=swv, item=item),
        "item_reader": make.ItemReaderFactory(swv=swv, item=item, body=rows["body"]),
        "recurring": make.RecurringItemFactory(swv=swv, body=rows["body"]),
        "kept_sentence": make.KeptSentenceFactory(swv=swv, item=item, user=director),
        "pack_copy": copy,
        "pack_opening": make.PackOpeningFactory(swv=swv, copy=copy, user=director),
        "passport": make.FigurePassportFactory(swv=swv, figure=rows["frozen_figure"], token=f"cijfer-{swv.code}"),
        "minutes": make.MinutesFactory(swv=swv, meeting=rows["meeting"], opened_at=timezone.now()),
        "item_minutes": make.ItemMinutesFactory(swv=swv, item=item),
        "attendance": make.AttendanceFactory(swv=swv, meeting=rows["meeting"], member=member),
        "ballot": ballot,
        "vote": make.VoteFactory(swv=swv, ballot=ballot, member=member),
        "poll": poll,
        "poll_answer": make.PollAnswerFactory(swv=swv, poll=poll),
        "decision": decision,
        "meeting_action": make.MeetingActionFactory(swv=swv, action=rows["action"], item=item, decision=decision),
        "request": make.FormalRequestFactory(swv=swv, body=rows["body"], item=item),
        "commitment": make.CommitmentFactory(
            swv=swv, item=item, schoolbestuur=Schoolbestuur.objects.get(number="41234")
        ),
        "feed": make.CalendarFeedFactory(swv=swv, user=director),
        "invitation": make.InvitationFactory(swv=swv, meeting=rows["meeting"], member=member),
    }
