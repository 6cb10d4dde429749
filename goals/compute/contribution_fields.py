"""The fields of a contribution by the kind of their row, and how a form names them: "answer-12-intention". Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

LOOK_BACK = ("result_measured", "result_felt", "obstacles")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "answer": ("promised", "intention", "noticed_by", "is_in_order", "is_not_applicable", *LOOK_BACK),
    "money": ("received", "spent", "note"),
    "figure": ("text", "is_unknown", "note"),
}
LABELS: Mapping[tuple[str, str], str] = {
    ("answer", "promised"): "Toezegging in aantal",
    ("answer", "intention"): "Wat gaat u daarvoor doen?",
    ("answer", "noticed_by"): "Waaraan merken leraren of ouders het?",
    ("answer", "is_in_order"): "Dit is al op orde. Ik hoef niets toe te zeggen.",
    ("answer", "is_not_applicable"): "Niet van toepassing op onze scholen",
    ("answer", "result_measured"): "Wat kwam ervan, in cijfers?",
    ("answer", "result_felt"): "Wat merkten leraren, ouders of leerlingen?",
    ("answer", "obstacles"): "Wat zat tegen?",
    ("money", "received"): "Ontvangen",
    ("money", "spent"): "Besteed",
    ("money", "note"): "Waaraan?",
    ("figure", "text"): "Getal",
    ("figure", "is_unknown"): "Niet bekend",
    ("figure", "note"): "Toelichting",
}


@dataclass(frozen=True, slots=True)
class FieldRef:
    """One field: which kind of row, the number of that row, its column."""

    kind: str
    row: int
    field: str

    @property
    def name(self) -> str:
        """As the form sends it."""
        return f"{self.kind}-{self.row}-{self.field}"


def field_ref(name: str) -> FieldRef | None:
    """The field that a form means; None for a name that is none of ours."""
    kind, _, rest = name.partition("-")
    row, _, field = rest.partition("-")
    if field not in FIELDS.get(kind, ()) or not row.isascii() or not row.isdigit():
        return None
    return FieldRef(kind, int(row), field)
