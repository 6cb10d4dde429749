"""The Dutch words that claim something about a figure."""

import re

DOWN = re.compile(
    r"\b(?:daalt|dalen|daalde|gedaald|daling|dalende|neemt af|nemen af|nam af|afgenomen|afname|loopt terug|teruggelopen"
    r"|vermindert|verminderd|zakt|gezakt|krimpt|lager dan (?:vorig|een) jaar|lager geworden)\b",
    re.IGNORECASE,
)
UP = re.compile(
    r"\b(?:stijgt|stijgen|steeg|gestegen|stijging|stijgende|neemt toe|nemen toe|nam toe|toegenomen|toename|groeit|gegroeid"
    r"|groei|loopt op|opgelopen|hoger dan (?:vorig|een) jaar|hoger geworden)\b",
    re.IGNORECASE,
)
FLAT = re.compile(
    r"\b(?:blijft gelijk|bleef gelijk|gelijk gebleven|is stabiel|blijft stabiel|stabiel gebleven|onveranderd|constant gebleven)\b",
    re.IGNORECASE,
)
STEADY = re.compile(
    r"\b(?:gestaag|gestage|steeds|voortdurend|elk jaar|ieder jaar|jaar na jaar|al jaren|structureel|onafgebroken|continu)\b",
    re.IGNORECASE,
)
NOT = re.compile(r"\b(?:niet|geen|nooit|nauwelijks|zonder)\b", re.IGNORECASE)
# About what is wanted or may come, not about what is.
WISH = re.compile(
    r"\b(?:moet|moeten|wil|willen|zal|zullen|gaat|kan|kunnen|als|indien|wanneer|hopen|verwacht\w*|streven|streeft|zou|zouden"
    r"|het \w+ is (?:om|dat)|om te|prognose)\b",
    re.IGNORECASE,
)
ON_COURSE = re.compile(r"\b(?:op schema|op koers|volgens planning|op het pad|op de goede weg)\b", re.IGNORECASE)
AMPLY = re.compile(r"\b(?:ruim|ruimschoots|ver|flink) (?:op|voor op|vóór op) (?:schema|koers|het pad)\b", re.IGNORECASE)
BEHIND = re.compile(
    r"\b(?:achter op schema|loopt achter|lopen achter|van koers|niet op koers|niet op schema)\b", re.IGNORECASE
)
ACHIEVED = re.compile(
    r"\b(?:is|zijn|was|werd|hebben)\s+(?:\w+ )?(?:al |nu |ruim )?(?:gehaald|bereikt|behaald|gerealiseerd)\b",
    re.IGNORECASE,
)
ALL = re.compile(
    r"\b(?:alle|al de|elk|ieder|elke|iedere) (?:\w+ )?(?:schoolbesturen|schoolbestuur|besturen|bestuur|leden)\b",
    re.IGNORECASE,
)
SIGNIFICANT = re.compile(r"\b(?:significante?|aantoonbare?|statistisch|overtuigende?)\b", re.IGNORECASE)
LOWEST = re.compile(r"\b(?:laagste|nog nooit zo laag|laagterecord|dieptepunt)\b", re.IGNORECASE)
HIGHEST = re.compile(r"\b(?:hoogste|nog nooit zo hoog|hoogterecord|hoogtepunt)\b", re.IGNORECASE)
DOUBLED = re.compile(r"\b(?:verdubbeld|verdubbelt|verdubbelde|twee keer zo (?:veel|hoog|groot))\b", re.IGNORECASE)
HALVED = re.compile(r"\b(?:gehalveerd|halveert|halveerde|de helft minder)\b", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:definitie(?:f|ve)|staat vast|vaststaan(?:de)?)\b", re.IGNORECASE)
CAUSE = re.compile(
    r"\b(?:dankzij|als gevolg van|komt door|kwam door|veroorzaakt door|leidt tot|heeft geleid tot|het resultaat van)\b",
    re.IGNORECASE,
)
PERCENTAGE = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:[.,]\d{1,3})?)\s?(?P<unit>%|procentpunten|procentpunt|procent)(?!\w)",
    re.IGNORECASE,
)
# "met 0,3%" tells a change; in a share that is said in procentpunt.
CHANGE_BY = re.compile(r"\bmet\s+(?:ongeveer |ruim |bijna |circa )?$", re.IGNORECASE)
# "binnen 5% van het budget" and other shares of something else are not the figure.
OTHER_SHARE = re.compile(r"^\s+van (?:het budget|de begroting|de middelen|de kosten|de lumpsum)", re.IGNORECASE)
