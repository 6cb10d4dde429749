"""What somebody typed in a form that can no longer be saved, so that no word of it is lost."""

from collections.abc import Iterator

from django.http import QueryDict

from goals.kinds import Kind
from goals.wording.fields import FIELDS
from osp.levels import Levels
from osp.web.conflicts import resolved

# Fields that a form has and no row, and what they are called.
OTHER = {"reason": "reden"}
NOT_TYPED = ("csrfmiddlewaretoken", "version", "naar", "in_plan")
PLACE = "<int:pk>"


def typed_texts(data: QueryDict, levels: Levels) -> list[tuple[str, str]]:
    """(label, text) for each field with words in it, in the order of the form."""
    return list(_texts(resolved(data), levels))


def kind_in(route: str) -> Kind | None:
    """The kind of row that an address is about: the word before its number."""
    parts = route.split("/")
    word = parts[parts.index(PLACE) - 1] if PLACE in parts else ""
    return Kind(word) if word in set(Kind) else None


def _texts(data: QueryDict, levels: Levels) -> Iterator[tuple[str, str]]:
    labels = {name: word.label for fields in FIELDS.values() for name, word in fields.items()} | OTHER
    for name, text in data.items():
        value = str(text).strip()
        if name not in NOT_TYPED and "__" not in name and value and not value.isdecimal():
            said = labels.get(name, "tekst").partition(" {")[0]
            yield said.format(mission=levels.mission.singular), value
