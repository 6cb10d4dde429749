"""What people said of the example's plan: remarks with how they ended, and suggestions with their answers. All of it is made up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from goals.compute.paragraphs import paragraphs
from goals.enums import CommentEnd
from goals.hooks import coming_meetings
from goals.models import Chapter, Comment, Goal, Plan, Priority
from goals.queries.discussed import Discussed
from goals.services import comments, suggestions
from osp.actors import Actor
from osp.enums import Role
from osp.models import Samenwerkingsverband, User

# A body whose papers the example leaves unpublished.
TALKING = ("OPR", "ALV")
SOON = timedelta(weeks=3)


@dataclass(frozen=True)
class Remark:
    """What somebody said at a row (by its title; empty for the plan) or one of its fields, what was answered, how it ended."""

    by: Role
    at: str
    text: str
    field: str = ""
    answer: str = ""
    end: CommentEnd | None = None
    action: str = ""


@dataclass(frozen=True)
class Words:
    """A sentence that somebody would add to the last paragraph of a text; `answer` with `taken` is what the director did."""

    by: Role
    at: str
    field: str
    added: str
    reason: str
    on_behalf: str
    answer: str = ""
    taken: bool = False


PO_REACTED: tuple[Remark | Words, ...] = (
    Remark(
        Role.OPR_MEMBER,
        "Langer dan drie maanden thuis: geen enkel kind",
        "Tellen kinderen die een paar uur per week komen hier ook mee? Ouders denken van niet.",
        answer="Nee, die tellen wij apart. Is het genoeg als dat in de toelichting staat?",
    ),
    Remark(
        Role.MUNICIPALITY,
        "Elk kind in beeld",
        "Van leerplicht krijgt u de cijfers pas in december. Kan de bespreking daarop wachten?",
        end=CommentEnd.ACTION,
        action="Spreek met leerplicht af wanneer de cijfers komen",
    ),
    Remark(
        Role.BOARD_MEMBER,
        "Eenvoudige toewijzing",
        "Zes weken is veel gevraagd van de kleine besturen. Daar wil ik het met elkaar over hebben.",
        end=CommentEnd.AGENDA,
    ),
    Remark(
        Role.QUALITY,
        "",
        "Hier schreven wij nog „onze missie” in de eerste zin. Dat is weg.",
        field="mission",
        end=CommentEnd.SOLVED,
    ),
    Words(
        Role.OPR_MEMBER,
        "Zo hebben wij het geregeld",
        "text",
        "Zij krijgen het verslag.",
        "Nu lezen ouders pas later wat er is afgesproken.",
        "ondersteuningsplanraad",
    ),
    Words(
        Role.SCHOOL_BOARD,
        "Hoe dit plan tot stand kwam",
        "text",
        "Ook de schoolbesturen lazen mee.",
        "Wij hebben twee keer gereageerd.",
        "schoolbesturen",
        answer="Dat klopt, dank u wel.",
        taken=True,
    ),
    Words(
        Role.MUNICIPALITY,
        "",
        "vision",
        "De gemeente betaalt het vervoer.",
        "Over vervoer staat nu niets in het plan.",
        "gemeente",
        answer="Vervoer spreken wij af in het OOGO. Het hoort niet in de visie.",
    ),
)
VO_REACTED: tuple[Remark | Words, ...] = (
    Remark(
        Role.OPR_MEMBER,
        "In elk ontwikkelingsperspectief staat wat de leerling zelf zegt",
        "Hoe weten wij dat het de woorden van de leerling zijn, en niet die van de mentor?",
    ),
    Words(
        Role.OPR_MEMBER,
        "",
        "vision",
        "Leerlingen denken daarover mee.",
        "Sinds het hoorrecht is dat ook de wet.",
        "ondersteuningsplanraad",
    ),
)


def react(
    said: tuple[Remark | Words, ...], *, plan: Plan, swv: Samenwerkingsverband, people: Mapping[str, User], today: date
) -> None:
    """Say it all, each by the person with that role."""
    rows: dict[str, Discussed] = {"": plan}
    for model in (Chapter, Priority):
        rows |= {row.title: row for row in model.objects.filter(plan=plan)}
    rows |= {row.title: row for row in Goal.objects.filter(priority__plan=plan)}
    actors = {role: Actor(people[role.value].pk, swv, frozenset({role})) for role in Role if role.value in people}
    for each in said:
        row = type(rows[each.at])._default_manager.get(pk=rows[each.at].pk)
        if isinstance(each, Remark):
            _remark(each, row, actors, people, today)
        else:
            _words(each, row, actors)


def _remark(
    each: Remark, row: Discussed, actors: Mapping[Role, Actor], people: Mapping[str, User], today: date
) -> None:
    director = actors[Role.DIRECTOR]
    comment = comments.write_comment(actors[each.by], row=row, field=each.field, text=each.text)
    if each.answer:
        comments.answer_comment(director, comment=comment, text=each.answer)
    if each.end is CommentEnd.SOLVED:
        comments.solve_comment(director, comment=comment)
    elif each.end is CommentEnd.ACTION:
        owner = people[Role.QUALITY.value]
        comments.make_action(director, comment=comment, text=each.action, owner=owner, due=today + SOON)
    elif each.end is CommentEnd.AGENDA:
        _bring(comment, each, director, today)


def _bring(comment: Comment, each: Remark, director: Actor, today: date) -> None:
    """On the first agenda that comes; late in the school year there is none, and it stays a remark."""
    coming = [row for row in coming_meetings(max(today, timezone.localdate())) if row.body in TALKING]
    if coming:
        title = f"{each.at}: is dit haalbaar?"
        comments.put_on_agenda(director, comment=comment, meeting_id=coming[0].id, title=title, place=each.at)


def _words(each: Words, row: Discussed, actors: Mapping[Role, Actor]) -> None:
    parts = paragraphs(getattr(row, each.field))
    made = suggestions.make_suggestion(
        actors[each.by],
        row=row,
        field=each.field,
        number=len(parts) - 1,
        before=parts[-1],
        after=f"{parts[-1]} {each.added}",
        reason=each.reason,
        on_behalf=each.on_behalf,
    )
    director = actors[Role.DIRECTOR]
    if each.taken:
        suggestions.accept_suggestion(director, suggestion=made, row=row, version=made.version, answer=each.answer)
    elif each.answer:
        suggestions.refuse_suggestion(director, suggestion=made, version=made.version, answer=each.answer)
