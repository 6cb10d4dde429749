"""TLV administrations as other systems export them."""

from dataclasses import replace
from typing import ClassVar

from indicators.importers import tlv_cells
from indicators.importers.base import TlvRow
from indicators.importers.rows import Row
from indicators.importers.tlv import TlvFormat
from indicators.importers.tlv_cells import PENDING, WITHDRAWN


class TlvPosExport(TlvFormat):
    """The export "POS" of an Indigo administration."""

    code = "tlv-pos"
    name = "TLV-aanvragen (POS-export)"
    columns = (
        "aanvraagtype", "soort_tlv", "bekostigingscategorie", "datum_aanvraag", "besluitdatum", "uitkomst",
        "beschikkingsnummer",
    )  # fmt: skip
    optional = (
        "lokaal_leerlingnummer", "datum_dossier_compleet", "ingangsdatum_tlv", "einddatum_tlv", "brin_aanvragende_school",
        "bestuursnummer_aanvrager", "brin_beoogde_school", "geboortejaar", "ontvangst_tot_besluit",
    )  # fmt: skip
    called: ClassVar = {
        "local": "lokaal_leerlingnummer",
        "number": "beschikkingsnummer",
        "request_kind": "aanvraagtype",
        "kind": "soort_tlv",
        "category": "bekostigingscategorie",
        "requested_on": "datum_aanvraag",
        "complete_on": "datum_dossier_compleet",
        "decided_on": "besluitdatum",
        "outcome": "uitkomst",
        "starts_on": "ingangsdatum_tlv",
        "ends_on": "einddatum_tlv",
        "requesting": "brin_aanvragende_school",
        "schoolbestuur": "bestuursnummer_aanvrager",
        "intended": "brin_beoogde_school",
        "birth_year": "geboortejaar",
    }


class TlvIndigo(TlvFormat):
    """The Indigo report "afgegeven toelaatbaarheidsverklaringen". It tells no start, no end and no kind of request."""

    code = "tlv-indigo"
    name = "TLV-aanvragen (Indigo-rapportage)"
    columns = (
        "beschikkingsnummer",
        "soort",
        "categorie",
        "datum_ontvangst",
        "datum_besluit",
        "besluit",
        "aanvraagstatus",
    )
    optional = (
        "overgang", "soort_overgang", "duur_in_jaren", "leeftijd_op_datum_besluit", "aanvrager", "beoogde_school",
    )  # fmt: skip
    aliases: ClassVar = {"datum_ontvangst": "datum_ontvangst", "datum_aanvraag": "datum_ontvangst"}
    called: ClassVar = {
        "number": "beschikkingsnummer",
        "kind": "soort",
        "category": "categorie",
        "requested_on": "datum_ontvangst",
        "decided_on": "datum_besluit",
        "outcome": "besluit",
        "requesting": "aanvrager",
        "intended": "beoogde_school",
        "is_transition": "overgang",
    }

    def read(self, row: Row) -> TlvRow:
        read = super().read(row)
        is_transition = self.take(row, "is_transition", tlv_cells.yes_or_no, default=False)
        is_dropped = read.outcome == PENDING and tlv_cells.is_closed(row.text("aanvraagstatus"))
        return replace(
            read,
            request_kind="overgang" if is_transition else "",
            outcome=WITHDRAWN if is_dropped else read.outcome,
        )
