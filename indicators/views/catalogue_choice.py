"""Which indicators a reader asked for. Every choice lives in the URL; what cannot be read leaves it open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from indicators.enums import IndicatorKind
from indicators.queries import Indicator
from indicators.views.list_tables import OWN_THEME, ListRow, origin_of

STATUSES = (
    ("on_track", "op koers"),
    ("attention", "aandacht"),
    ("off_track", "van koers"),
    ("achieved", "behaald"),
    ("no_verdict", "geen oordeel"),
)
ORIGINS = ("landelijk", "eigen", "afwijkend")
BY_TEMPLATE = "invoer met het sjabloon"
YES = "ja"


@dataclass(frozen=True, slots=True)
class Choice:
    """By default what is in use: in the plan, taken over, own, or with a figure. `everything` shows all national ones too."""

    kind: str = ""
    text: str = ""
    source: str = ""
    theme: str = ""
    status: str = ""
    priority: str = ""
    origin: str = ""
    in_plan: bool = False
    late: bool = False
    everything: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> "Choice":
        """From ?soort=merkbaar&q=sbo&bron=…&thema=…&stand=on_track&speerpunt=3&van=eigen&plan=ja&laat=ja&toon=alle."""
        kind, origin, status = (query.get(name, "") for name in ("soort", "van", "stand"))
        return cls(
            kind=kind if kind in set(IndicatorKind) else "",
            text=query.get("q", "").strip(),
            source=query.get("bron", ""),
            theme=query.get("thema", ""),
            status=status if status in dict(STATUSES) else "",
            priority=query.get("speerpunt", ""),
            origin=origin if origin in ORIGINS else "",
            in_plan=query.get("plan") == YES,
            late=query.get("laat") == YES,
            everything=query.get("toon") == "alle",
        )

    @property
    def is_open(self) -> bool:
        """Whether nothing is left out of what is in use, or of everything."""
        return replace(self, everything=False) == Choice()

    def takes(self, row: ListRow) -> bool:
        """Whether this row is among them, apart from whether it is in use."""
        return self._about(row.indicator) and self._planned(row) and self.theme in {"", row.theme} and self._source(row)

    def _about(self, row: Indicator) -> bool:
        words = f"{row.name} {row.code} {row.question}".casefold()
        return (
            self.kind in {"", row.kind}
            and self.origin in {"", origin_of(row)}
            and all(word in words for word in self.text.casefold().split())
        )

    def _planned(self, row: ListRow) -> bool:
        return (
            (not self.in_plan or bool(row.places))
            and (not self.late or bool(row.late))
            and (not self.status or any(place.status == self.status for place in row.places))
            and (not self.priority or any(str(place.priority_id) == self.priority for place in row.places))
        )

    def _source(self, row: ListRow) -> bool:
        return not self.source or self.source in sources_of(row)


def sources_of(row: ListRow) -> list[str]:
    """The sources of an indicator, one by one; that a template is used is no source."""
    return [name for part in row.source.split(";") if (name := part.strip()) and name != BY_TEMPLATE]


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen from, as far as it occurs."""

    kinds: tuple[str, ...]
    sources: tuple[str, ...]
    themes: tuple[str, ...]
    statuses: tuple[tuple[str, str], ...]
    priorities: tuple[tuple[str, str], ...]
    origins: tuple[str, ...]


def options_of(rows: Sequence[ListRow]) -> Options:
    """From every row of the catalogue. Nothing to tell apart means nothing to choose."""
    places = [place for row in rows for place in row.places]
    themes = dict.fromkeys(row.theme for row in rows if row.theme != OWN_THEME)
    held = {place.status for place in places}
    return Options(
        kinds=tuple(kind.value for kind in IndicatorKind),
        sources=tuple(sorted({name for row in rows for name in sources_of(row)})),
        themes=(*themes, OWN_THEME) if any(row.theme == OWN_THEME for row in rows) else tuple(themes),
        statuses=tuple((value, word) for value, word in STATUSES if value in held),
        priorities=tuple(dict.fromkeys((str(place.priority_id), place.priority) for place in places)),
        origins=tuple(origin for origin in ORIGINS if any(row.origin == origin for row in rows)),
    )
