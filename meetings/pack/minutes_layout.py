"""The minutes of a meeting as the bytes of a PDF, on the sheet of every other document."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from meetings.pack.minutes_sections import Decided, MinutedPoint, MinutesPaper, Voted
from osp import dutch
from osp.pdf import theme
from osp.pdf.blocks import Box, row
from osp.pdf.document import Mark, Meta, build_document
from osp.pdf.furniture import Furniture
from osp.pdf.tags import Tag, marked
from osp.pdf.text import clean, joined, paragraph
from osp.pdf.written import written

_COVER_TOP = theme.PAGE_HEIGHT - 200
_COVER_STEP = 22
EXAMPLE = "Voorbeeld: namen en teksten zijn verzonnen"


def build_minutes(paper: MinutesPaper, *, state: str, mark: str = "") -> bytes:
    """The PDF of minutes. Equal minutes give equal bytes. `state` is "concept" and the like, `mark` that of a sealed one."""
    day = date.fromisoformat(paper.day)
    status = "" if mark else dutch.sentence_case(state)
    furniture = Furniture(
        strong=clean(f"Verslag {paper.body}"),
        left=dutch.date_long(day),
        right=clean(paper.swv_name),
        status=joined((status, EXAMPLE if paper.is_example else "")),
    )
    meta = Meta(
        title=clean(f"Verslag {paper.body}, {dutch.date_long(day)}"),
        author=clean(paper.swv_name),
        subject=joined((clean(f"{paper.swv_name} ({paper.swv_code})"), mark and f"kenmerk {mark}"), ", "),
        made_on=day,
    )
    return build_document(
        lambda _index: list(_story(paper)),
        furniture=furniture,
        meta=meta,
        cover=lambda canvas, _index: _cover(canvas, paper, state, mark),
    )


def _cover(canvas: Any, paper: MinutesPaper, state: str, mark: str) -> None:
    canvas.setFillColor(theme.INK)
    canvas.setFont(theme.SEMIBOLD, 30)
    with marked(canvas, Tag("H1")):
        canvas.drawString(theme.LEFT, _COVER_TOP, "Verslag")
    lines = (
        (theme.SEMIBOLD, paper.body),
        (theme.REGULAR, paper.when),
        (theme.REGULAR, paper.location),
        (theme.REGULAR, f"{paper.swv_name} ({paper.swv_code})"),
        (theme.REGULAR, paper.approved or dutch.sentence_case(state)),
        (theme.REGULAR, f"Kenmerk {mark}" if mark else ""),
    )
    place = _COVER_TOP - 2 * _COVER_STEP
    for font, text in lines:
        if text:
            canvas.setFont(font, 13)
            with marked(canvas, Tag("P")):
                canvas.drawString(theme.LEFT, place, clean(text))
            place -= _COVER_STEP


def _story(paper: MinutesPaper) -> Iterator[Flowable]:
    yield from (Mark("omslag", "Omslag"), NextPageTemplate("page"), PageBreak(), Mark("aanwezig", "Aanwezig"))
    yield row("", [paragraph("Aanwezig", theme.TITLE, "H2")], rule=False)
    for presence in dict.fromkeys(person.presence for person in paper.people):
        names = [_person(person) for person in paper.people if person.presence == presence]
        yield row(dutch.sentence_case(presence), [paragraph(name, theme.TEXT) for name in names])
    if paper.quorum:
        yield row("Quorum", [paragraph(f"{paper.quorum}.", theme.TEXT_STRONG)])
    for point in paper.points:
        yield from _point(point)


def _person(person: Any) -> str:
    told = joined((person.name, person.seat if person.seat != "lid" else "", person.organisation), ", ")
    return f"{told}, door {person.by}" if person.by else told


def _point(point: MinutedPoint) -> Iterator[Flowable]:
    note = "Vertrouwelijk" if point.is_confidential else ""
    yield Mark(f"punt-{point.item_id}", f"{point.number} {point.title}", foot=f"punt {point.number}", note=note)
    yield row(
        f"Punt {point.number}\n{point.purpose}",
        [paragraph(point.title, theme.SECTION, "H2")],
        before=16,
        foot=4,
        whole=True,
        label_tag="P",
    )
    if point.text:
        yield row("", [*written(point.text, theme.TEXT)], rule=False)
    if point.dealt:
        yield row("Afloop", [paragraph(dutch.sentence_case(point.dealt), theme.TEXT)], rule=False)
    for vote in point.votes:
        yield row("Stemming", list(_vote(vote)))
    for decision in point.decisions:
        yield row(f"Besluit {decision.label}", [Box(list(_decision(decision)))], rule=False, drop=Box.PAD, whole=True)
    for label, texts in (("Toezegging", point.commitments), ("Peiling", point.polls)):
        yield from (row(label, [paragraph(text, theme.TEXT)]) for text in texts)
    for action in point.actions:
        who = joined((action.owner, f"voor {action.due}", action.decision and f"uit besluit {action.decision}"), ", ")
        yield row("Actie", [paragraph(action.text, theme.TEXT_STRONG), paragraph(who, theme.NOTE_GREY)])


def _decision(decision: Decided) -> Iterator[Flowable]:
    yield paragraph(decision.text, theme.ASKED_STRONG)
    aside = joined((decision.state, "zonder quorum" if decision.without_quorum else "", decision.effect))
    yield paragraph(aside, theme.NOTE_GREY)


def _vote(vote: Voted) -> Iterator[Flowable]:
    yield paragraph(vote.question, theme.TEXT)
    yield paragraph(f"{dutch.sentence_case(vote.sentence)}.", theme.TEXT_STRONG)
    for choice in dict.fromkeys(choice for _, choice, _ in vote.votes):
        names = [f"{name} ({weight})" if weight != 1 else name for name, each, weight in vote.votes if each == choice]
        yield paragraph(f"{dutch.sentence_case(choice)}: {dutch.join_words(names)}.", theme.NOTE_GREY)
    yield paragraph(vote.rule, theme.NOTE_GREY)
