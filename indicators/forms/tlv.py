"""Forms of the TLV page."""

from django import forms

from indicators.importers.tlv import TlvForm

FIELDS = (*TlvForm.columns, "brin_beoogd", "geboortejaar")
# One finished example per row of the form, in the order of FIELDS.
EXAMPLE = (
    "PO2814", "PO2814-2024-00017", "nieuw", "so", "L", "02-09-2024", "09-09-2024", "27-09-2024", "toegekend", "01-10-2024",
    "31-07-2027", "12AB", "00", "41234", "99ZZ00", "2017",
)  # fmt: skip
EXPLANATION = {
    "swv_code": ("verplicht", "code van uw samenwerkingsverband"),
    "tlv_ref": ("bij toegekend", "beschikkingsnummer; de planner bewaart er alleen een sleutelwaarde van"),
    "aanvraagtype": ("verplicht", "nieuw, verlenging, overgang so-vso of herindicatie"),
    "soort": ("verplicht", "sbo of so (po); vso, pro of lwoo (vo)"),
    "bekostigingscategorie": ("bij so en vso", "L, M of H; 1, 2 en 3 mag ook; leeg bij sbo"),
    "datum_aanvraag": ("verplicht", "dag-maand-jaar"),
    "datum_compleet": ("als bekend", "dag waarop het dossier volledig was"),
    "datum_besluit": ("na het besluit", "leeg zolang er geen besluit is"),
    "uitkomst": ("verplicht", "toegekend, afgewezen, ingetrokken of in behandeling"),
    "ingangsdatum": ("bij toegekend", "vanaf 1 augustus 2014"),
    "einddatum": ("bij toegekend", "altijd 31 juli"),
    "brin_aanvragend": ("verplicht", "school die aanvraagt: vier of zes tekens"),
    "vestiging_aanvragend": ("als bekend", "twee cijfers, als ze niet in de vorige kolom staan"),
    "bestuursnummer": ("verplicht", "vijf cijfers"),
    "brin_beoogd": ("als bekend", "school waar de leerling heen gaat: zes tekens"),
    "geboortejaar": ("mag leeg", "alleen het jaar, nooit een hele datum"),
}


class TlvFilterForm(forms.Form):
    """The school year of the table; what cannot be read counts as no filter."""

    jaar = forms.IntegerField(required=False, min_value=2000, max_value=2100)
