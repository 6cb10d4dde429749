"""Writes a picture as SVG for a page: classes and presentation attributes; the style sheet gives colour and type."""

import re
from collections.abc import Mapping
from html import escape
from typing import Literal, Protocol

from osp.charts.layout import layout
from osp.charts.marks import Circle, Mark, Picture, Polygon, Role, Text, TextRole
from osp.charts.spec import ChartSpec

CssClass = Literal["wide", "narrow"]


class Named(Protocol):
    """What has a name and a description for who does not see the picture."""

    @property
    def title(self) -> str: ...

    @property
    def description(self) -> str: ...


WIDE = (800, 360)
NARROW = (354, 330)

_SHAPE_ATTRIBUTES: Mapping[Role, str] = {
    Role.AXIS: 'class="c-axis"',
    Role.GRID: 'class="c-grid"',
    Role.RANGE: 'class="c-range"',
    Role.PEER: 'class="c-peer"',
    Role.PEER_INTERVAL: 'class="c-peer"',
    Role.BREAK: 'class="c-break"',
    Role.PATH: 'class="c-path"',
    Role.OLD_PATH: 'class="c-break" fill="none" stroke-dasharray="7 4"',
    Role.CORRIDOR: 'class="c-path"',
    Role.GOAL: 'class="c-goal"',
    Role.SERIES: 'class="c-serie"',
    Role.INTERVAL: 'class="c-serie"',
    Role.LINK: 'class="c-prov-line"',
    Role.DOT: 'class="c-dot"',
    Role.OPEN_DOT: 'class="c-prov"',
    Role.ESTIMATE: 'class="c-prov"',
    Role.GAP: 'class="c-gap"',
    Role.STUB: 'class="c-break" stroke-dasharray="1.5 3.5"',
    Role.FLAG: 'class="c-flag"',
    Role.FORECAST_BAND: 'class="c-ahead"',
    Role.FORECAST: 'class="c-ahead-line"',
    Role.FORECAST_END: 'class="c-ahead-end"',
    Role.ALTERNATIVE: 'class="c-alt"',
    Role.ALTERNATIVE_DOT: 'class="c-alt-dot"',
    Role.OTHER: 'class="c-other"',
    Role.ALIKE: 'class="c-alike"',
    Role.LIMIT: 'class="c-limit"',
}
_TEXT_ATTRIBUTES: Mapping[TextRole, str] = {
    TextRole.LEAD: ' class="lead"',
    TextRole.DARK: ' class="dark"',
    TextRole.PLAIN: "",
    TextRole.FAINT: ' class="faint"',
    TextRole.GAP: ' class="gap"',
    TextRole.ESTIMATE: ' class="estimate fst-italic"',
    TextRole.MISSING: ' class="faint fst-italic"',
}
_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# Characters that no XML document may hold, also not escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def page_svg(spec: ChartSpec, *, prefix: str) -> str:
    """Both drawings of a chart, of which the style sheet shows one. `prefix` must be unique on the page."""
    wide = layout(spec, width=WIDE[0], height=WIDE[1])
    narrow = layout(spec, width=NARROW[0], height=NARROW[1])
    return both_svgs(wide, narrow, spec, prefix=prefix)


def both_svgs(wide: Picture, narrow: Picture, spec: Named, *, prefix: str) -> str:
    """Two drawings of one chart, of which the style sheet shows one. `prefix` must be unique on the page."""
    return to_svg(wide, spec, prefix=prefix, css_class="wide") + to_svg(narrow, spec, prefix=prefix, css_class="narrow")


def to_svg(picture: Picture, spec: Named, *, prefix: str, css_class: CssClass) -> str:
    """One drawing with its name and description for who does not see it. Every text is escaped: this is safe HTML.

    Raises ValueError for a prefix that cannot start an id.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"{prefix!r} kan geen begin van een id zijn")
    title, description = f"{prefix}-{css_class}-t", f"{prefix}-{css_class}-d"
    return (
        f'<svg class="{css_class}" {_view_box(picture)} role="img" aria-labelledby="{title} {description}">'
        f'<title id="{title}">{_escaped(spec.title)}</title>'
        f'<desc id="{description}">{_escaped(" ".join((spec.description, *picture.untold)))}</desc>'
        f"{_body(picture)}</svg>"
    )


def sparkline_svg(picture: Picture) -> str:
    """A small drawing beside figures that say the same, hence silent for a screen reader."""
    return f'<svg class="spark" {_view_box(picture)} aria-hidden="true">{_body(picture)}</svg>'


def _view_box(picture: Picture) -> str:
    return f'viewBox="0 0 {_number(picture.width)} {_number(picture.height)}"'


def _body(picture: Picture) -> str:
    return "".join(map(_element, picture.marks))


def _element(mark: Mark) -> str:
    if isinstance(mark, Text):
        return _text(mark)
    attributes = _SHAPE_ATTRIBUTES[mark.role]
    if isinstance(mark, Circle):
        return f'<circle {attributes} cx="{_number(mark.x)}" cy="{_number(mark.y)}" r="{_number(mark.radius)}"/>'
    corners = [f"{_number(x)} {_number(y)}" for x, y in mark.points]
    closed = "z" if isinstance(mark, Polygon) else ""
    return f'<path {attributes} d="M{"L".join(corners)}{closed}"/>'


def _text(mark: Text) -> str:
    anchor = "" if mark.anchor == "start" else f' text-anchor="{mark.anchor}"'
    place = f'x="{_number(mark.x)}" y="{_number(mark.y)}"'
    return f"<text {place}{anchor}{_TEXT_ATTRIBUTES[mark.role]}>{_escaped(mark.text)}</text>"


def _number(length: float) -> str:
    """A length to a tenth, written without a needless zero."""
    return f"{length:.1f}".removesuffix(".0")


def _escaped(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))
