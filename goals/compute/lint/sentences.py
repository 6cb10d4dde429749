"""What the wording of a title gives away: two aims in one sentence, and promises without a figure. Prose: see prose.py.

Dutch without a parser: fixed words, and doubt decides for silence. A writer who sees a false alarm stops reading the margin.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

# Verbs of aims, as an infinitive or plural. Words that are more often a noun (plaatsen, scholen, delen) are left out.
_PLURAL = """
dalen stijgen groeien afnemen toenemen verminderen vergroten verkleinen verbeteren versterken verhogen verlagen verlengen
verkorten bereiken voorkomen terugdringen beperken halveren verdubbelen ontwikkelen inrichten opstellen vaststellen invoeren
implementeren uitvoeren organiseren realiseren borgen waarborgen evalueren monitoren versnellen vereenvoudigen verzamelen
verantwoorden brengen maken houden verlenen opzetten opleiden professionaliseren reduceren optimaliseren stimuleren
ondersteunen begeleiden terugplaatsen bieden geven krijgen weten voelen ervaren hebben zijn kunnen gaan volgen uitbreiden
afbouwen beleggen verifiëren analyseren bijsturen rapporteren vertalen bepalen verdelen toewijzen inzetten betrekken
informeren herstellen stellen komen liggen staan vinden worden werken doen zien kennen nemen
"""
_SINGULAR = """
daalt stijgt groeit neemt vermindert vergroot verkleint verbetert versterkt verhoogt verlaagt verlengt verkort bereikt voorkomt
dringt beperkt halveert verdubbelt ontwikkelt richt stelt voert organiseert realiseert borgt evalueert monitort versnelt
vereenvoudigt brengt maakt houdt verleent zet biedt geeft krijgt weet voelt ervaart heeft is kan gaat volgt breidt bouwt belegt
komt ligt staat vindt wordt werkt doet ziet kent gebruikt afneemt toeneemt terugdringt
"""
_VERBS = frozenset((_PLURAL + _SINGULAR).split())
# From here on a clause says something about a part of the sentence, not what the doel is.
_CLAUSES = """
die dat wat wie waar hoe als wanneer welke welk omdat zodat doordat waarin waarmee waardoor waarom zoals om
"""
_SUBORDINATE = frozenset(_CLAUSES.split())
_COMPARED = frozenset(
    [
        "minder",
        "meer",
        "lagere",
        "hogere",
        "kortere",
        "langere",
        "betere",
        "snellere",
        "sterkere",
        "kleinere",
        "grotere",
    ]
)
# The same figure goes on in the second half: "daalt en blijft onder 2,00%".
_GOES_ON = frozenset({"blijft", "blijven"})
_JOINER = re.compile(
    r"\s(?:en/of|en|én|&|alsmede|evenals)\s|;\s|(?<=[^\W\d])[.!]\s|,\s(?=(?:minder|meer)\s)", re.IGNORECASE
)
_WORD = re.compile(r"[\w’'-]+")
_SHOWN = 6


def two_aims(text: str) -> tuple[str, str] | tuple[()]:
    """The two halves of a sentence that wants two things, shortened; empty where it wants one.

    Two aims are two verbs joined in the main clause ("daalt en het verzuim neemt af"), or two comparisons ("minder verwijzingen
    en meer arrangementen"). Two nouns or adjectives with one verb are one aim.
    """
    parts = _JOINER.split(text)
    for before, after in pairwise(parts):
        if _are_two(words_of(before), words_of(after)):
            return shortened(before, last=True), shortened(after)
    return ()


def two_deeds(text: str) -> tuple[str, str] | tuple[()]:
    """The two halves of what is done, where each half has an object of its own; empty otherwise.

    "Opstellen en vaststellen" is one thing in two steps, and so is "in kaart brengen en ontwikkelen van het aanbod".
    """
    found = two_aims(text)
    return () if found and words_of(found[1])[0] in _VERBS else found


def _are_two(left: list[str], right: list[str]) -> bool:
    if not right or right[0] in _SUBORDINATE | _GOES_ON:
        return False
    if "om" in left and "te" in right:
        return False
    if _COMPARED & set(left[:-1]) and _COMPARED & set(right[:2]):
        return True
    return bool(_VERBS & set(main_clause(left))) and bool(_VERBS & set(main_clause(right)))


def words_of(text: str) -> list[str]:
    """The words in small letters."""
    return [word.lower() for word in _WORD.findall(text)]


def main_clause(words: list[str]) -> list[str]:
    """The words in front of the first clause that hangs on another; a verb used as a noun ("het evalueren") is left out."""
    place = next((place for place, word in enumerate(words) if word in _SUBORDINATE), len(words))
    return [word for before, word in zip(["", *words], words[:place], strict=False) if before != "het"]


def shortened(text: str, *, last: bool = False) -> str:
    """Its first words, or its last."""
    words = text.strip(" ,.;").split()
    if len(words) <= _SHOWN:
        return " ".join(words)
    return f"… {' '.join(words[-_SHOWN:])}" if last else f"{' '.join(words[:_SHOWN])} …"


@dataclass(frozen=True, slots=True)
class PromiseWord:
    """A word that promises without saying how much: how it is listed, how it is found in a title, and what is wrong with it.

    `deed` are the forms in which running text says that somebody does it. Without them the word colours a noun there, or
    explains: in running text that promises nothing.
    """

    listed: str
    pattern: str
    why: str
    deed: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as it stands in a text, and why it is one."""

    said: str
    why: str


_ENOUGH = "Wanneer is het genoeg? Noem een aantal of een percentage."
_DIRECTION = "Het zegt welke kant op, niet hoever."
_EFFORT = "Het zegt wat u probeert, niet wat er dan anders is."
_OPEN = "Het laat open of het gebeurt, en ook niets doen voldoet."
_QUALITY = "Ieder leest er iets anders in. Zeg waaraan u het ziet."
PROMISE_WORDS: tuple[PromiseWord, ...] = (
    PromiseWord("versterken", r"versterk(?:en|t|te|ing)?", _ENOUGH, r"versterk(?:en|t)"),
    PromiseWord("verbeteren", r"verbeter(?:en|t|de|ing)?", _ENOUGH, r"verbeter(?:en|t)"),
    PromiseWord(
        "optimaliseren, optimaal",
        r"optimaliser(?:en|ing)|optimaliseert|optima(?:al|le)",
        _ENOUGH,
        r"optimaliseren|optimaliseert",
    ),
    PromiseWord("zoveel mogelijk, zo snel mogelijk", r"zo\s?veel mogelijk|zo \w+ mogelijk", _OPEN),
    PromiseWord("waar mogelijk, waar nodig", r"(?:waar|indien|zo) (?:mogelijk|nodig)", _OPEN),
    PromiseWord(
        "vergroten, verhogen",
        r"vergroot|vergroten|verhoogt|verhoogd|verhogen",
        _DIRECTION,
        r"vergroot|vergroten|verhoogt|verhogen",
    ),
    PromiseWord(
        "verminderen, terugdringen",
        r"verminder(?:en|t|d|ing)|terugdringen|teruggedrongen|reduceren",
        _DIRECTION,
        r"verminder(?:en|t)|dring(?:en|t) \w+ terug|terugdringen|reduceren|reduceert",
    ),
    PromiseWord(
        "bevorderen, stimuleren",
        r"bevorder(?:en|t|d)|stimuler(?:en|ing)|stimuleert",
        _EFFORT,
        r"bevorder(?:en|t)|stimuleren|stimuleert",
    ),
    PromiseWord(
        "streven naar, inzetten op",
        r"streven(?: er)? naar|streeft naar|inzetten op|zetten in op",
        _EFFORT,
        r"(?:streven|streeft)(?: wij| we| er)* naar|inzetten op|zet(?:ten)?(?: wij| we)? in op",
    ),
    PromiseWord("werken aan, aandacht voor", r"werk(?:en|t) aan|(?:meer )?aandacht voor", _EFFORT, r"werk(?:en|t) aan"),
    PromiseWord("borgen", r"borg(?:en|t|ing)|geborgd", _QUALITY, r"borg(?:en|t)"),
    PromiseWord(
        "intensiveren, doorontwikkelen",
        r"intensiver(?:en|ing)|doorontwikkel(?:en|ing)|verder ontwikkelen",
        _ENOUGH,
        r"intensiveren|intensiveert|doorontwikkelen|verder ontwikkelen",
    ),
    PromiseWord("voldoende, adequaat", r"voldoende|adequa(?:at|te)", _ENOUGH),
    PromiseWord("effectief, efficiënt", r"effectie(?:f|ve|ver)|efficiënte?r?", _QUALITY),
    PromiseWord("integraal, duurzaam, structureel", r"integra(?:al|le)|duurza(?:am|me)|structure(?:el|le)", _QUALITY),
)
_PROMISES = tuple((re.compile(rf"\b(?:{each.pattern})\b", re.IGNORECASE), each) for each in PROMISE_WORDS)
# What can be counted: a digit, or a word that leaves no doubt how many.
_FIGURE = re.compile(
    r"\d|\b(?:nul|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|alle|elke?|iedere?|geen|niemand|iedereen"
    r"|de helft|een derde|een kwart|procent)\b",
    re.IGNORECASE,
)


def has_figure(*texts: str) -> bool:
    """Whether one of these says how much."""
    return any(_FIGURE.search(text) for text in texts)


def promise_in(title: str, measurable_result: str = "") -> Promise | None:
    """The first promise in a doel, where neither its title nor its intended result says how much; None otherwise."""
    if has_figure(title, measurable_result):
        return None
    for text in (title, measurable_result):
        found = [
            (match.start(), match.group(0), word) for pattern, word in _PROMISES if (match := pattern.search(text))
        ]
        if found:
            _, said, word = min(found, key=lambda each: each[0])
            return Promise(said, word.why)
    return None
