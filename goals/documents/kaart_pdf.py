"""The kaart as one A4: smaller type before fewer words, and told what is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable

from goals.documents.kaart import Kaart, KaartGoal
from goals.documents.kaart_picture import position_picture, position_words, share_picture, share_words
from goals.documents.poster_parts import Type
from osp import dutch
from osp.charts.drawing import to_drawing
from osp.charts.metrics import PRINT
from osp.pdf import theme
from osp.pdf.blocks import HAIRLINE, STRONG_LINE, Columns, draw_stack, stack_height
from osp.pdf.document import Meta, single_page
from osp.pdf.figure import Figure
from osp.pdf.tags import Tag, marked
from osp.pdf.text import clean, elided, joined, paragraph

LARGEST, SMALLEST, STEP = 10.0, 7.0, 0.5
# How many letters of each text are kept, the most first.
LETTERS = (4000, 600, 300, 140, 60, 0)
_MARGIN, _GAP = 42.0, 16.0
_WIDTH, _HEIGHT = A4
_ROOM = _WIDTH - 2 * _MARGIN
_PICTURE = 196.0


@dataclass(frozen=True, slots=True)
class _Fit:
    """A size of type, how much of the words stands there, and of how many doelen."""

    look: Type
    letters: int
    goals: int


def kaart_bytes(kaart: Kaart) -> bytes:
    """The kaart as the bytes of a PDF of one page; equal kaarten give equal bytes."""
    meta = Meta(
        title=clean(f"Kaart van {kaart.name}"),
        author=clean(kaart.organisation),
        subject=clean(f"{kaart.title}, {kaart.organisation} ({kaart.organisation_code})"),
        made_on=kaart.signed_on,
    )
    return single_page(lambda canvas: _paint(canvas, kaart), size=A4, meta=meta)


def _paint(canvas: Any, kaart: Kaart) -> None:
    foot = _MARGIN + 18.0
    fit, stack = _fitted(kaart, _HEIGHT - _MARGIN - foot)
    draw_stack(canvas, stack, _MARGIN, _HEIGHT - _MARGIN, _ROOM)
    _draw_foot(canvas, kaart, fit)


def _fitted(kaart: Kaart, room: float) -> tuple[_Fit, list[Flowable]]:
    """The first of the fits that stands on the page; the last one always does."""
    for fit in _fits(kaart):
        stack = _stack(kaart, fit)
        if stack_height(stack, _ROOM) <= room:
            return fit, stack
    last = _Fit(Type(SMALLEST), 0, 0)
    return last, _stack(kaart, last)


def _fits(kaart: Kaart) -> Iterator[_Fit]:
    """Smaller type with all words, then fewer words, then fewer doelen."""
    size = LARGEST
    while size > SMALLEST:
        yield _Fit(Type(size), LETTERS[0], len(kaart.goals))
        size -= STEP
    for letters in LETTERS:
        yield _Fit(Type(SMALLEST), letters, len(kaart.goals))
    for goals in range(len(kaart.goals) - 1, 0, -1):
        yield _Fit(Type(SMALLEST), 0, goals)


def _stack(kaart: Kaart, fit: _Fit) -> list[Flowable]:
    found = _head(kaart, fit.look)
    for goal in kaart.goals[: fit.goals]:
        found.append(_goal(goal, fit, kaart.name))
    if kaart.money:
        found += _money(kaart, fit)
    return found


def _head(kaart: Kaart, look: Type) -> list[Flowable]:
    name = look.style(theme.TITLE, 2.0, spaceAfter=look.px(2))
    signed = f"Ondertekend door {kaart.signed_by} op {dutch.date_long(kaart.signed_on)}"
    words = elided(kaart.name, name.fontName, name.fontSize, _ROOM)
    kicker = joined((kaart.organisation, kaart.title), ", ")
    found: list[Flowable] = [
        paragraph(elided(kicker, theme.REGULAR, look.size, _ROOM), look.style(theme.LEAD_NOTE)),
        paragraph(words, name, "H1"),
    ]
    row = Columns([[paragraph(signed, look.style(theme.NOTE_GREY))]], [_ROOM], foot=look.px(6), rule=STRONG_LINE)
    return [*found, row]


def _goal(goal: KaartGoal, fit: _Fit, name: str) -> Flowable:
    """Title, figures and pictures beside what was promised and said."""
    look, left = fit.look, _PICTURE
    right = _ROOM - left - _GAP
    return Columns(
        [_figures(goal, look, left, name), [], _said(goal, fit, right)],
        [left, _GAP, right],
        tops=[look.px(7), 0, look.px(7)],
        foot=look.px(7),
        rule=HAIRLINE,
        read_last=0,
    )


def _figures(goal: KaartGoal, look: Type, width: float, name: str) -> list[Flowable]:
    found: list[Flowable] = []
    if goal.position:
        picture = to_drawing(position_picture(goal.position, width=width, metrics=PRINT))
        found.append(Figure(picture, position_words(goal.position, name).description))
    small = look.style(theme.NOTE, 0.9)
    found += [paragraph(f"{label}: {text}", small) for label, text in goal.lines]
    if goal.group_note:
        found.append(paragraph(goal.group_note, look.style(theme.NOTE_GREY, 0.85)))
    if goal.share and goal.share.asked:
        picture = to_drawing(share_picture(goal.share, width=width, metrics=PRINT))
        found.append(Figure(picture, share_words(goal.share).description))
    return found or [paragraph("Bij dit onderdeel hoort geen cijfer.", look.style(theme.NOTE_GREY, 0.9))]


def _said(goal: KaartGoal, fit: _Fit, width: float) -> list[Flowable]:
    look = fit.look
    title = look.style(theme.TEXT_STRONG, 1.15, spaceAfter=look.px(2))
    text = look.style(theme.TEXT, 1.0, spaceAfter=look.px(2))
    label = look.style(theme.LABEL, 0.85)
    found: list[Flowable] = [paragraph(f"{goal.number} {goal.title}", title, "H2")]
    told = joined((f"{dutch.sentence_case(goal.promise)}." if goal.promise else "", goal.outcome), " ")
    if told:
        found.append(paragraph(told, look.style(theme.TEXT_STRONG, 1.0, spaceAfter=look.px(2))))
    if goal.worth:
        found.append(paragraph(goal.worth, text))
    for heading, words in goal.words:
        if fit.letters:
            found += [paragraph(heading, label, "H3"), paragraph(_cut(words, fit.letters), text)]
    return found


def _money(kaart: Kaart, fit: _Fit) -> Sequence[Flowable]:
    look = fit.look
    label, text = look.style(theme.LABEL, 0.9), look.style(theme.TEXT, 0.95)
    width = (_ROOM - _GAP) / 2
    cells: list[list[Flowable]] = []
    for kind, received, spent, note in kaart.money[:2]:
        amounts = f"Ontvangen {received}, besteed {spent}" if received else f"Besteed {spent}"
        words = [paragraph(_cut(note, fit.letters), look.style(theme.NOTE_GREY, 0.9))] if note and fit.letters else []
        cells.append([paragraph(kind, label, "H2"), paragraph(amounts, text), *words])
    spaced = [cells[0], [], *cells[1:]]
    return [Columns(spaced, [width, _GAP, width][: len(spaced)], tops=[look.px(7)] * len(spaced))]


def _cut(words: str, letters: int) -> str:
    """The beginning, to the last whole word."""
    if len(words) <= letters:
        return words
    kept = words[:letters]
    return f"{(kept.rpartition(' ')[0] or kept).rstrip()} …"


def _left_out(kaart: Kaart, fit: _Fit) -> str:
    gone = []
    if any(len(words) > fit.letters for goal in kaart.goals for _, words in goal.words):
        gone.append("het slot van lange teksten" if fit.letters else "de toelichtingen")
    missing = len(kaart.goals) - fit.goals
    if missing:
        gone.append(f"{dutch.number_word(missing)} van de {dutch.number_word(len(kaart.goals))} onderdelen")
    return f"Niet op deze kaart: {dutch.join_words(gone)}; die staan in de bijdrage zelf." if gone else ""


def _draw_foot(canvas: Any, kaart: Kaart, fit: _Fit) -> None:
    right = f"Vingerafdruk {kaart.fingerprint[:16]}"
    canvas.setFillColor(theme.INK_3)
    canvas.setFont(theme.REGULAR, 8)
    with marked(canvas, Tag("P")):
        canvas.drawRightString(_WIDTH - _MARGIN, _MARGIN, right)
    canvas.setFont(theme.ITALIC, 8)
    words = joined((_left_out(kaart, fit), kaart.foot))
    with marked(canvas, Tag("P")):
        canvas.drawString(_MARGIN, _MARGIN, elided(words, theme.ITALIC, 8, _ROOM - 120))
