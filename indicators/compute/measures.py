"""The raw quantities that formulas are made of: their names in a formula, in words, what they count and where they come from.

A quantity ("maat") is never divided or compared by itself; a definition does that. Sums over vestigingen, schoolbesturen and
samenwerkingsverbanden are sums of these.
"""

from dataclasses import dataclass
from enum import StrEnum

from indicators.enums import Level, Sector


class Origin(StrEnum):
    """Where a quantity comes from, which decides what has to be worked out again when a file arrives."""

    SCHOOL = "school"  # counted per vestiging, where the school stands
    RESIDENCE = "residence"  # counted where the pupils live
    PAYING = "paying"  # counted for the samenwerkingsverband that issued the TLV and pays
    TLV = "tlv"  # from the rows of the TLV administration
    REPORTED = "reported"  # stated by somebody else and entered through a template or a mapped table
    MUNICIPAL = "municipal"  # told per gemeente and divided over samenwerkingsverbanden by PC4


@dataclass(frozen=True, slots=True)
class Measure:
    """One raw quantity. `counted` is the plural noun; `parts` names quantities that together make this one.

    `observed` is the kind of pupils under which counted rows are stored. A quantity that is not `additive` (a median, a
    mean) holds for the level that reported it and is never summed. `sensitive` quantities are about pupils or
    respondents: small numbers of them are withheld.
    """

    code: str
    name: str
    counted: str
    origin: Origin
    sector: Sector | None = None
    observed: str = ""
    parts: tuple[str, ...] = ()
    level: Level = Level.SWV
    additive: bool = True
    sensitive: bool = True
    by_calendar_year: bool = False


PO, VO = Sector.PO, Sector.VO
PUPILS, YOUNG, REQUESTS, DAYS, EURO = "leerlingen", "jongeren", "aanvragen", "dagen", "euro"
ENROLMENTS, PLACES, BOARDS, OBJECTIONS, SIGNALS = "inschrijvingen", "locaties", "schoolbesturen", "bezwaren", "signalen"

# The vo pupils who are not in praktijkonderwijs: no file has this column, counting derives it per vestiging.
VO_WITHOUT_PRO = "vo_zonder_pro"


def _school(code: str, words: str, sector: Sector, **more: object) -> Measure:
    return Measure(code, f"leerlingen {words}, schoolgaand", PUPILS, Origin.SCHOOL, sector, observed=code, **more)  # type: ignore[arg-type]


def _paying(code: str, words: str, sector: Sector, observed: str) -> Measure:
    return Measure(code, f"leerlingen {words}, betalend", PUPILS, Origin.PAYING, sector, observed=observed)


def _home(code: str, words: str, sector: Sector, observed: str) -> Measure:
    return Measure(code, f"leerlingen {words}, woonachtig", PUPILS, Origin.RESIDENCE, sector, observed=observed)


def _tlv(code: str, words: str, counted: str = REQUESTS, **more: object) -> Measure:
    return Measure(code, words, counted, Origin.TLV, **more)  # type: ignore[arg-type]


def _told(code: str, words: str, counted: str = PUPILS, sector: Sector | None = None, **more: object) -> Measure:
    return Measure(code, words, counted, Origin.REPORTED, sector, **more)  # type: ignore[arg-type]


def _of_cbs(code: str, words: str) -> Measure:
    """Pupils as the CBS counts them per gemeente: to check the sum of DUO's files by, never a figure of its own."""
    return Measure(code, f"leerlingen {words}, telling van het CBS", PUPILS, Origin.MUNICIPAL, PO, level=Level.GEMEENTE)


def _national(code: str, words: str, counted: str = PUPILS, **more: object) -> Measure:
    """A published national series: another count than the sum of DUO's files, so never in one line with that."""
    return Measure(code, f"{words} in Nederland, gepubliceerde reeks", counted, Origin.REPORTED, **more)  # type: ignore[arg-type]


_ALL = (
    _school("bo", "basisonderwijs", PO),
    _school("sbo", "speciaal basisonderwijs", PO),
    _school("so", "speciaal onderwijs", PO),
    _school("vso", "voortgezet speciaal onderwijs", VO),
    _school("vo", "voortgezet onderwijs met praktijkonderwijs", VO, parts=("pro", VO_WITHOUT_PRO)),
    _school("pro", "praktijkonderwijs", VO),
    _school(VO_WITHOUT_PRO, "voortgezet onderwijs zonder praktijkonderwijs", VO),
    _school("lwoo", "met leerwegondersteuning", VO),
    _school("vsv", "die voortijdig van school gingen", VO),
    _school("vsv_leerlingen", "in de telling van voortijdig schoolverlaters", VO),
    _home("bo_woonachtig", "basisonderwijs", PO, "bo"),
    _home("sbo_woonachtig", "speciaal basisonderwijs", PO, "sbo"),
    _home("so_woonachtig", "speciaal onderwijs", PO, "so"),
    _home("vso_woonachtig", "voortgezet speciaal onderwijs", VO, "vso"),
    _home("sbo_buiten", "sbo die in een ander samenwerkingsverband naar school gaan", PO, "sbo_buiten"),
    _paying("so_betalend", "speciaal onderwijs", PO, "so"),
    _paying("so_laag", "so, categorie laag", PO, "so_laag"),
    _paying("so_midden", "so, categorie midden", PO, "so_midden"),
    _paying("so_hoog", "so, categorie hoog", PO, "so_hoog"),
    _paying("so_buiten", "so die buiten het samenwerkingsverband naar school gaan", PO, "so_buiten"),
    _paying("vso_betalend", "voortgezet speciaal onderwijs", VO, "vso"),
    _paying("vso_laag", "vso, categorie laag", VO, "vso_laag"),
    _paying("vso_midden", "vso, categorie midden", VO, "vso_midden"),
    _paying("vso_hoog", "vso, categorie hoog", VO, "vso_hoog"),
    _paying("vso_buiten", "vso die buiten het samenwerkingsverband naar school gaan", VO, "vso_buiten"),
    _tlv("tlv_aanvragen", "aangevraagde TLV's"),
    _tlv("tlv_besluiten", "aanvragen met een besluit", parts=("tlv_toegekend", "tlv_afgewezen")),
    _tlv("tlv_afgewezen", "afgewezen TLV's"),
    _tlv("tlv_toegekend", "toegekende TLV's"),
    _tlv("tlv_toegekend_sbo", "toegekende TLV's sbo", sector=PO),
    _tlv("tlv_toegekend_so", "toegekende TLV's so", sector=PO),
    _tlv("tlv_toegekend_vso", "toegekende TLV's vso", sector=VO),
    _tlv("tlv_nieuw", "toegekende TLV's, eerste aanvraag"),
    _tlv("tlv_verlengd", "toegekende TLV's na verlenging of herindicatie"),
    _tlv("tlv_overig", "toegekende TLV's bij een overgang, of waarvan de soort aanvraag niet bekend is"),
    _tlv("tlv_dagen", "dagen tussen volledig dossier en besluit, opgeteld", DAYS, sensitive=False),
    _tlv(
        "tlv_met_doorlooptijd",
        "besluiten met een bekende dag van volledig dossier",
        parts=("tlv_binnen_norm", "tlv_buiten_norm"),
    ),
    _tlv("tlv_binnen_norm", "besluiten binnen zes weken na een volledig dossier"),
    _tlv("tlv_buiten_norm", "besluiten later dan zes weken na een volledig dossier"),
    _tlv("tlv_mediaan_dagen", "dagen tussen volledig dossier en besluit, middelste waarde", DAYS, additive=False, sensitive=False),
    _told("tlv_verlopen", "TLV's die in het schooljaar afliepen", REQUESTS),
    _told("thuiszitters_absoluut", "leerplichtigen zonder inschrijving, zonder vrijstelling (absoluut verzuim)", YOUNG),
    _told("thuiszitters_relatief", "leerlingen langer dan vier weken afwezig (langdurig relatief verzuim)", YOUNG),
    _told("thuiszitters_3_maanden", "thuiszitters langer dan drie maanden zonder passend aanbod", YOUNG),
    _told("thuiszitters_hersteld", "thuiszitters voor wie in het schooljaar een passend aanbod kwam", YOUNG),
    _told("thuiszitters_gemeld", "gemelde thuiszitters in het schooljaar", YOUNG),
    _told("leerplichtigen", "leerplichtige jongeren in het gebied", YOUNG),
    _told("vrijstelling_5a", "vrijstellingen om lichamelijke of psychische redenen (artikel 5 onder a), op 1 augustus", YOUNG),
    _told("vrijstelling_5a_nieuw", "nieuwe vrijstellingen artikel 5 onder a in het schooljaar", YOUNG),
    _told("vrijstelling_5b", "vrijstellingen om richtingbezwaar (artikel 5 onder b), op 1 augustus", YOUNG),
    _told("vrijstelling_5b_nieuw", "nieuwe vrijstellingen artikel 5 onder b in het schooljaar", YOUNG),
    _told("vrijstelling_15", "vrijstellingen wegens bijzondere omstandigheden (artikel 15)", YOUNG),
    _told("inschrijvingen_sbo", "1-oktoberinschrijvingen van zittende leerlingen sbo", ENROLMENTS, PO),
    _told("verblijf_sbo", "zittende leerlingen sbo van wie de verblijfsduur bekend is", PUPILS, PO),
    _told("inschrijvingen_so", "1-oktoberinschrijvingen van zittende leerlingen so", ENROLMENTS, PO),
    _told("verblijf_so", "zittende leerlingen so van wie de verblijfsduur bekend is", PUPILS, PO),
    _told("inschrijvingen_vso", "1-oktoberinschrijvingen van zittende leerlingen vso", ENROLMENTS, VO),
    _told("verblijf_vso", "zittende leerlingen vso van wie de verblijfsduur bekend is", PUPILS, VO),
    _told("opp", "leerlingen met een ontwikkelingsperspectief in het reguliere onderwijs"),
    _told("opp_leerlingen", "leerlingen in het reguliere onderwijs"),
    _told("instroom_sbo", "nieuwe leerlingen sbo", PUPILS, PO),
    _told("instroom_sbo_rechtstreeks", "nieuwe leerlingen sbo zonder eerder onderwijs", PUPILS, PO),
    _told("instroom_sbo_uit_bo", "leerlingen die van bo naar sbo gingen", PUPILS, PO),
    _told("instroom_so", "nieuwe leerlingen so", PUPILS, PO),
    _told("instroom_so_rechtstreeks", "nieuwe leerlingen so zonder eerder onderwijs", PUPILS, PO),
    _told("instroom_so_uit_bo", "leerlingen die van bo naar so gingen", PUPILS, PO),
    _told("instroom_vso_uit_vo", "leerlingen die van vo naar vso gingen", PUPILS, VO),
    _told("leeftijd_instroom_sbo", "gemiddelde leeftijd bij instroom sbo", "jaren", PO, additive=False, sensitive=False),
    _told("leeftijd_instroom_so", "gemiddelde leeftijd bij instroom so", "jaren", PO, additive=False, sensitive=False),
    _told("terug_naar_bo", "leerlingen die van sbo of so naar bo gingen", PUPILS, PO),
    _told("terug_naar_vo", "leerlingen die van vso naar vo gingen", PUPILS, VO),
    _told("uitstroom_sbo_so", "leerlingen die sbo of so verlieten naar voortgezet onderwijs", PUPILS, PO),
    _told("uitstroom_sbo_so_naar_vo", "van hen naar regulier vo, praktijkonderwijs meegeteld", PUPILS, PO),
    _told("uitstroom_sbo_so_naar_pro", "van hen naar praktijkonderwijs", PUPILS, PO),
    _told("uitstroom_sbo_so_naar_vso", "van hen naar vso", PUPILS, PO),
    _told("sbo_1_februari", "leerlingen sbo op 1 februari", PUPILS, PO),
    _told("so_1_februari", "leerlingen so op 1 februari, betaald", PUPILS, PO),
    _told("sbo_1_oktober", "leerlingen sbo op 1 oktober ervoor", PUPILS, PO),
    _told("so_1_oktober", "leerlingen so op 1 oktober ervoor, betaald", PUPILS, PO),
    _told("vso_kandidaten", "kandidaten voor het examen op vso-scholen", PUPILS, VO),
    _told("vso_geslaagd", "geslaagde kandidaten op vso-scholen", PUPILS, VO),
    _told("bezwaren", "bezwaren tegen besluiten over toelaatbaarheid", OBJECTIONS),
    _told("bezwaren_gegrond", "gegronde bezwaren", OBJECTIONS),
    _told("eigen_vermogen", "eigen vermogen op 31 december", EURO, sensitive=False, by_calendar_year=True),
    _told("baten", "totale baten in het jaar", EURO, sensitive=False, by_calendar_year=True),
    _told("bureaulasten", "lasten van bureau en bestuur in het jaar", EURO, sensitive=False, by_calendar_year=True),
    _told("locaties", "schoollocaties", PLACES, sensitive=False),
    _told("locaties_op_norm", "schoollocaties waar de basisondersteuning op orde is", PLACES, sensitive=False),
    _told("besturen", "schoolbesturen", BOARDS, sensitive=False),
    _told("besturen_verantwoord", "schoolbesturen die op tijd verantwoording aflegden", BOARDS, sensitive=False),
    _told("ouders_tevreden", "ouders die tevreden of zeer tevreden zijn", "ouders"),
    _told("ouders_antwoord", "ouders die een mening gaven", "ouders"),
    _told("score_aoj", "score Monitor aansluiting onderwijs-jeugdhulp", "punten", additive=False, sensitive=False),
    _told("score_scan_leraren", "score Scan passend onderwijs, bekwaamheden leraren", "punten", additive=False, sensitive=False),
    _told("signalen_steunpunt", "signalen bij het ouder- en jeugdsteunpunt", SIGNALS),
    _told("wachttijd_jeugdhulp", "dagen tussen aanmelding en start van jeugdhulp, gemiddeld", DAYS, additive=False, sensitive=False),
    Measure("jeugdzorg", "jongeren tot 23 jaar met jeugdzorg", YOUNG, Origin.MUNICIPAL, level=Level.GEMEENTE, by_calendar_year=True),
    Measure("jongeren", "jongeren tot 23 jaar", YOUNG, Origin.MUNICIPAL, level=Level.GEMEENTE, by_calendar_year=True),
    _of_cbs("cbs_bo", "basisonderwijs, naar gemeente van de school"),
    _of_cbs("cbs_sbo", "speciaal basisonderwijs, naar gemeente van de school"),
    _of_cbs("cbs_speciaal", "speciale scholen, naar gemeente van de school"),
    _of_cbs("cbs_bo_woonachtig", "basisonderwijs, naar gemeente waar zij wonen"),
    _of_cbs("cbs_sbo_woonachtig", "speciaal basisonderwijs, naar gemeente waar zij wonen"),
    _of_cbs("cbs_speciaal_woonachtig", "speciale scholen, naar gemeente waar zij wonen"),
    _national("landelijk_bo", "leerlingen basisonderwijs", sector=PO),
    _national("landelijk_sbo", "leerlingen speciaal basisonderwijs", sector=PO),
    _national("landelijk_so", "leerlingen speciaal onderwijs", sector=PO),
    _national("landelijk_vso", "leerlingen voortgezet speciaal onderwijs", sector=VO),
    _national("landelijk_vo", "leerlingen voortgezet onderwijs", sector=VO),
    _national("landelijk_pro", "leerlingen praktijkonderwijs", sector=VO),
    _national("landelijk_instroom_sbo", "nieuwe leerlingen sbo", sector=PO),
    _national("landelijk_instroom_sbo_uit_bo", "leerlingen die van bo naar sbo gingen", sector=PO),
    _national("landelijk_instroom_sbo_rechtstreeks", "nieuwe leerlingen sbo zonder eerder onderwijs", sector=PO),
    _national("landelijk_instroom_so", "nieuwe leerlingen so", sector=PO),
    _national("landelijk_instroom_so_uit_bo", "leerlingen die van bo naar so gingen", sector=PO),
    _national("landelijk_instroom_so_rechtstreeks", "nieuwe leerlingen so zonder eerder onderwijs", sector=PO),
    _national("landelijk_vrijstelling_5a", "vrijstellingen artikel 5 onder a", YOUNG),
    _national("landelijk_absoluut_verzuim", "leerplichtigen zonder inschrijving (absoluut verzuim)", YOUNG),
    _national("landelijk_relatief_verzuim", "leerlingen langer dan vier weken afwezig", YOUNG),
    _national("landelijk_jeugdzorg", "jongeren met jeugdzorg", YOUNG, by_calendar_year=True),
)  # fmt: skip

MEASURES: dict[str, Measure] = {measure.code: measure for measure in _ALL}

# The quantities that come from the po files, so that a municipality absent from such a file touches them.
PO_FILE_MEASURES = frozenset({"bo", "sbo", "so", "vso"})


@dataclass(frozen=True, slots=True)
class Partition:
    """Quantities that make up a whole of the same samenwerkingsverband; which of them go when one of the parts is small."""

    whole: str
    parts: tuple[str, ...]
    hides: tuple[str, ...]


# The number of granted declarations is kept; what it could be taken apart with goes.
_BY_KIND = ("tlv_toegekend_sbo", "tlv_toegekend_so", "tlv_toegekend_vso")
_BY_REQUEST = ("tlv_nieuw", "tlv_verlengd", "tlv_overig")
PARTITIONS = (
    Partition("tlv_toegekend", _BY_KIND, hides=_BY_KIND),
    Partition("tlv_toegekend", _BY_REQUEST, hides=_BY_REQUEST),
    Partition("tlv_besluiten", ("tlv_toegekend", "tlv_afgewezen"), hides=("tlv_besluiten", "tlv_afgewezen")),
)


def quantities(sector: Sector | None = None) -> dict[str, str]:
    """What each quantity counts, by the name it has in a formula: those of one sector and of both, or all."""
    return {
        code: measure.counted
        for code, measure in MEASURES.items()
        if sector is None or measure.sector in {None, sector}
    }
