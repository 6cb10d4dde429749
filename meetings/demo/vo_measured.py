"""What the fictional VO samenwerkingsverband measures. Every quantity, amount and delivery here is made up."""

from datetime import date

from indicators.enums import Trend
from meetings.demo.content import Course, Delivery, Measured, Note, OwnFormula, Rate, WhatIf

LEERPLICHT = (
    "thuiszitters_absoluut", "thuiszitters_relatief", "leerplichtigen", "vrijstelling_5a", "vrijstelling_5a_nieuw",
    "vrijstelling_15",
)  # fmt: skip
LESS_VSO = "De deelname aan het vso blijft gelijk of daalt"

VO_MEASURED = Measured(
    adopted=(
        "deelname-vso-schoolgaand",
        "deelname-pro",
        "verwijzing-vo",
        "terugplaatsing-vo",
        "verblijfsduur-vso",
        "opp",
        "tlv-per-1000-vo",
        "doorlooptijd-tlv",
        "tlv-binnen-norm",
        "herindicatie",
        "bezwaren",
        "thuiszitters-absoluut",
        "thuiszitters-relatief",
        "vrijstelling-5a",
        "vrijstelling-15",
        "jeugdhulp",
        "mogelijk-bovenmatig-vermogen",
        "eigen-vermogen-baten",
        "basisondersteuning",
    ),
    courses={
        "vo": Course(26820, 26350, wobble=0.002),
        "vo_zonder_pro": Course(26290, 25847, wobble=0.002),
        "vso": Course(1282, 1203, wobble=0.005),
        "leerplichtigen": Course(23950, 23480, wobble=0.002),
        "thuiszitters_absoluut": Course(37, 58),
        "thuiszitters_relatief": Course(81, 98),
        "vrijstelling_5a": Course(84, 127),
        "vrijstelling_5a_nieuw": Course(29, 38),
        "vrijstelling_15": Course(10, 15),
        "verblijf_vso": Course(1282, 1203, wobble=0.005),
        "inschrijvingen_vso": Course(4925, 4830, wobble=0.01),
        "instroom_vso_uit_vo": Course(121, 94),
        "terug_naar_vo": Course(21, 33),
        "opp": Course(1140, 1395, wobble=0.01),
        "opp_leerlingen": Course(26820, 26350, wobble=0.002),
        "tlv_nieuw": Course(268, 219),
        "tlv_verlengd": Course(301, 288),
        "tlv_verlopen": Course(412, 405),
        "tlv_mediaan_dagen": Course(40, 29),
        "tlv_met_doorlooptijd": Course(561, 502),
        "tlv_binnen_norm": Course(371, 437),
        "bezwaren": Course(9, 6),
        "jongeren": Course(72400, 71100, wobble=0.002),
        "jeugdzorg": Course(6940, 7820, wobble=0.01, since=2021, times=0.95),
        "eigen_vermogen": Course(3_150_000, 2_240_000, wobble=0.02),
        "baten": Course(19_400_000, 25_200_000, wobble=0.005),
        "locaties": Course(36, 35, wobble=0),
        "locaties_op_norm": Course(15, 26, wobble=0.01),
    },
    deliveries=(
        Delivery(
            "leerplichttelling",
            "voorbeeld-leerplichttelling-2024-2025.xlsx",
            date(2025, 7, 31),
            rows=6,
            withdrawn="In dit bestand stonden ook leerlingen uit het primair onderwijs.",
        ),
        Delivery(
            "leerplichttelling",
            "voorbeeld-leerplichttelling-2025-2026.xlsx",
            date(2026, 7, 31),
            rows=6,
            quantities=LEERPLICHT,
        ),
    ),
    formulas=(
        OwnFormula(
            "Verwijzingen uit vmbo, havo en vwo",
            "Leerlingen die in een schooljaar van vo naar vso gingen, van de leerlingen in vo zonder praktijkonderwijs.",
            "instroom_vso_uit_vo / vo_zonder_pro",
            "stromen",
            "DUO, Dashboard passend onderwijs (voorbeeld)",
            question="Hoe vaak verwijzen scholen buiten het praktijkonderwijs?",
            limits="Het praktijkonderwijs verwijst zelden; zonder die leerlingen zegt het cijfer meer over de andere scholen.",
            adapted_from="verwijzing-vo",
        ),
        OwnFormula(
            "Pro en vso samen",
            "Leerlingen in praktijkonderwijs en vso op scholen in de regio, van alle leerlingen in vo en vso.",
            "(pro + vso) / (vo + vso)",
            "deelname",
            "DUO, leerlingen vo en vso per vestiging",
            direction=Trend.CONTEXT,
            question="Welk deel van de leerlingen volgt praktijkonderwijs of vso?",
        ),
    ),
    notes=(
        Note("deelname-vso-schoolgaand", 2023, "In 2023 openden de eerste twee trajectvoorzieningen."),
        Note(
            "thuiszitters-absoluut",
            2020,
            "In dit schooljaar waren scholen weken dicht. Gemeenten telden het verzuim niet allemaal op dezelfde manier.",
        ),
        Note("jeugdhulp", 2021, "Het CBS telt vanaf 2021 anders. Lees de jaren ervoor en erna niet als één lijn."),
    ),
    boards=(
        "Schoolbestuur Stad en Land (voorbeeld)",
        "Schoolbestuur De Brug (voorbeeld)",
        "Schoolbestuur Oost (voorbeeld)",
    ),
    rates=(
        Rate("vso", 2024, 14_100),
        Rate("vso", 2024, 13_200, "laag"),
        Rate("vso", 2024, 20_300, "midden"),
        Rate("vso", 2024, 28_800, "hoog"),
    ),
    scenarios=(
        WhatIf(
            "deelname-vso-schoolgaand",
            LESS_VSO,
            "Trajectvoorziening op alle acht scholen",
            "De drie grootste besturen houden elk jaar leerlingen op school die nu naar het vso gaan.",
            pupils=(-12, -9, -6),
            target=(2027, 4.4),
        ),
        WhatIf(
            "deelname-vso-schoolgaand",
            LESS_VSO,
            "Trajectvoorziening blijft op vier scholen",
            "De daling van de laatste jaren halveert.",
            pupils=(-5, -4),
            target=(2027, 4.4),
        ),
    ),
)
