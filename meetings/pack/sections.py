"""All that a pack of meeting papers may say, as plain frozen values: gathered before anything is drawn.

Texts are Dutch and shown as given, empty ones are left out. Numbers arrive as text, already rounded and withheld, so
that page and document cannot differ. An empty line in a text starts a new paragraph.
"""

from dataclasses import dataclass
from datetime import date

from meetings.compute.papers.parts import Reading
from osp.charts.spec import ChartSpec

Day = date


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a person makes of a figure. `kind` is "meetbaar" or "merkbaar"; `question` is put to the meeting."""

    kind: str
    text: str
    author: str = ""
    on: Day | None = None
    question: str = ""


@dataclass(frozen=True, slots=True)
class RubricLevel:
    """One observable sentence of a rubric, and whether it was judged to hold now."""

    level: int
    sentence: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of figures, one text per year; "" where the row says nothing about that year. `small` is for words."""

    label: str
    cells: tuple[str, ...]
    emphasis: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class ValuesTable:
    """The figures under the chart, year by year and oldest first.

    `heading` stands left of the years ("1 oktober"). `current` is the index of the year discussed, or None.
    `statuses` holds one status value per year, "" where there is none; an empty tuple leaves the row out.
    """

    years: tuple[str, ...]
    rows: tuple[TableRow, ...]
    current: int | None = None
    statuses: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """One indicator as the meeting discusses it: the figure, frozen, with its story.

    `key` is unique in its item. `label` is the number in the plan ("Indicator 2.1.1"). `figure_text` is the number
    without its `unit` sign, or the word for a figure that cannot be shown; `kind` says which of the five kinds it is.
    `passport` is the short address where the figure is read without account.
    `agreed` is the target in words, `pace` how far the figure is from its path in time and heads, `changes` what was agreed
    before. `figure_caption` names numerator and denominator, `estimate` the labelled estimate beside an interval ("schatting:
    circa 2,07%"). `status` is one of the five verdicts or "" where the indicator has no target; `status_word` and
    `sentence` say it in words.
    """

    key: str
    label: str
    title: str
    definition: str = ""
    direction: str = ""
    plan_relation: str = ""
    discussed: str = ""
    figure_text: str = ""
    unit: str = ""
    figure_caption: str = ""
    estimate: str = ""
    reference: str = ""
    release_status: str = ""
    kind: str = "value"
    status: str = ""
    status_word: str = ""
    sentence: str = ""
    chart: ChartSpec | None = None
    chart_heading: str = ""
    table: ValuesTable | None = None
    in_words: str = ""
    agreed: str = ""
    pace: str = ""
    changes: tuple[str, ...] = ()
    interpretation: tuple[Interpretation, ...] = ()
    rubric: tuple[RubricLevel, ...] = ()
    source_lines: tuple[str, ...] = ()
    is_example: bool = False
    example_note: str = ""
    passport: str = ""


@dataclass(frozen=True, slots=True)
class OpleggerFigure:
    """An indicator in one line of the oplegger; `indicator_key` leads to its page in the same item."""

    title: str
    figure_text: str
    caption: str = ""
    status: str = ""
    status_word: str = ""
    sentence: str = ""
    spark: ChartSpec | None = None
    indicator_key: str = ""
    kind: str = "value"


@dataclass(frozen=True, slots=True)
class ScenarioPage:
    """A scenario that the item puts on the table: what would happen to a figure, as a sentence, a chart and a table.

    `key` is unique in its item; `indicator` is what the scenario is about; `note` what its maker wrote with it.
    """

    key: str
    title: str
    indicator: str
    note: str = ""
    sentence: str = ""
    chart: ChartSpec | None = None
    table: ValuesTable | None = None
    source_lines: tuple[str, ...] = ()
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A body that treated the subject, when, and with what outcome. `is_open` marks today and what is still to come."""

    body: str
    on: Day | None = None
    outcome: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Oplegger:
    """The cover sheet of an item; what is empty is left out.

    `asked_decisions` are sentences that can be minuted as they stand, after "Het bestuur besluit:".
    """

    portfolio: str = ""
    author: str = ""
    confidential: bool = False
    asked_decisions: tuple[str, ...] = ()
    summary: str = ""
    plan_relation: str = ""
    figures: tuple[OpleggerFigure, ...] = ()
    finances: str = ""
    risks: str = ""
    route: tuple[RouteStep, ...] = ()
    follow_up: str = ""
    # Why it comes after the papers were due.
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class AttachmentSheet:
    """A bijlage of an item. `pages` 0: a file that travels beside the papers. `file_id` is the stored file, `sha256` what it holds.

    `reading` is the leesversie of a Word or Excel file, whose pages are drawn here; any other brings its own.
    """

    key: str
    letter: str
    title: str
    name: str
    kind: str
    size: int = 0
    pages: int = 0
    file_id: int = 0
    sha256: str = ""
    handed_in: Day | None = None
    confidential: bool = False
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that earlier papers of this gremium showed and that a later release changed.

    `day` and `version` are of those papers. `then` and `now` are the figure as text, with what is counted, its release and the
    word of its verdict. `decisions` name what leaned on it.
    """

    title: str
    period: str
    day: Day
    version: int
    then: str
    then_caption: str
    then_release: str
    then_word: str
    now: str
    now_caption: str
    now_release: str
    now_word: str
    cause: str = ""
    decisions: tuple[str, ...] = ()

    @property
    def is_turned(self) -> bool:
        """Whether the verdict is another one."""
        return self.then_word != self.now_word


@dataclass(frozen=True, slots=True)
class Change:
    """What is otherwise than in the version before. `number` is the item in this version, or in the one before when dropped."""

    kind: str
    number: int
    title: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A point of the agenda.

    `purpose` is inform, discuss, advise, consent, approve or decide; `asked` an infinitive phrase without capital ("het
    verslag vaststellen"); `starts` a time as shown ("13.30"). `key` is the same in every version of the papers; `is_new` and
    `changed` (names of texts, keys of parts) mark what the version before did not have.
    """

    number: int
    title: str
    purpose: str
    minutes: int = 0
    starts: str = ""
    presenter: str = ""
    asked: str = ""
    oplegger: Oplegger | None = None
    indicators: tuple[IndicatorPage, ...] = ()
    scenarios: tuple[ScenarioPage, ...] = ()
    attachments: tuple[AttachmentSheet, ...] = ()
    is_new: bool = False
    changed: tuple[str, ...] = ()
    key: str = ""

    @property
    def has_pages(self) -> bool:
        """Whether this item has papers of its own behind the agenda."""
        return self.oplegger is not None or bool(self.indicators or self.scenarios or self.attachments)


@dataclass(frozen=True, slots=True)
class Pack:
    """The papers of one meeting.

    `audience` is for whom this copy is where that is not the gremium itself. `changes` are held against version `compared_to`.
    `state` is "concept" or "published"; `mark` the kenmerk under which the content was frozen. `body_subject` is the
    body as subject of a sentence ("Het bestuur"); empty: made from the name. `example_note` says on the cover what of
    an example is invented; empty: the usual sentence.
    """

    swv_name: str
    swv_code: str
    sector_name: str
    body_name: str
    date: Day
    placed_on: Day
    is_example: bool = False
    starts: str = ""
    ends: str = ""
    location: str = ""
    version: int = 1
    state: str = "concept"
    public_note: str = ""
    mark: str = ""
    items: tuple[Item, ...] = ()
    next_meeting: str = ""
    quorum: str = ""
    audience: str = ""
    corrections: tuple[Correction, ...] = ()
    changes: tuple[Change, ...] = ()
    compared_to: int = 0
    body_subject: str = ""
    example_note: str = ""
