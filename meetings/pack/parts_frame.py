"""What every part of a pack shares: bookmark keys, page links, the head of a part."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from meetings.pack.sections import IndicatorPage, Item, ScenarioPage
from osp.pdf import theme
from osp.pdf.blocks import Columns
from osp.pdf.document import Index, Mark
from osp.pdf.text import NBSP, link, paragraph, rich

CONTENTS, AGENDA = "inhoud", "agenda"


def oplegger_key(item: Item) -> str:
    """Bookmark of an oplegger."""
    return f"punt-{item.number}-oplegger"


def indicator_key(item: Item, page: IndicatorPage) -> str:
    """Bookmark of an indicator in an item; the same indicator may stand under two items."""
    return f"punt-{item.number}-indicator-{page.key}"


def scenario_key(item: Item, page: ScenarioPage) -> str:
    """Bookmark of a scenario in an item."""
    return f"punt-{item.number}-{page.key}"


def item_key(item: Item) -> str:
    """Bookmark of the first page of an item, or of the agenda where it has none."""
    return f"punt-{item.number}" if item.has_pages else AGENDA


def page_link(key: str, index: Index, style: ParagraphStyle, *, prefix: str = "", colour: str = "") -> Paragraph:
    """The page of a bookmark, clickable."""
    return rich(link(key, f"{prefix}{index.page(key)}".replace(" ", NBSP), colour), style)


def part_mark(item: Item, key: str, title: str, *, level: int) -> Mark:
    """Start of a part of an item: sets tab and foot, and says so where the item is confidential."""
    confidential = item.oplegger is not None and item.oplegger.confidential
    return Mark(
        key,
        title,
        level=level,
        tab=item.number,
        foot=f"punt {item.number}",
        note="Vertrouwelijk" if confidential else "",
    )


def part_head(kicker: str, title: str, left: list[Flowable] | None = None, *, drop: float = 0) -> Columns:
    """Title of a part with a small line over it, and what stands beside it in the margin."""
    content = [paragraph(kicker, theme.LEAD_NOTE)] if kicker else []
    return Columns(
        [left or [], [*content, paragraph(title, theme.TITLE, "H1")]],
        [theme.LABEL_WIDTH, theme.CONTENT_WIDTH],
        tops=[drop, 0],
        foot=7,
    )
