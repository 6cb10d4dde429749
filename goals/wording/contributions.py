"""What a schoolbestuur, school or gemeente reads while it fills in its contribution. Pure: no Django."""

from collections.abc import Sequence

from goals.compute.promises import Outcome, Worth
from goals.enums import ContributionState, Direction, MoneyKind
from indicators.compute.nouns import PUPILS, singular
from indicators.enums import Unit
from indicators.wording import amount
from osp import dutch

MORE_OR_FEWER = {Direction.UP: "meer", Direction.DOWN: "minder"}
BEYOND = (
    "Bij {whose} scholen zijn het er nu {count}; de toezegging gaat dan ook over {counted} die elders naar school gaan."
)
BEYOND_ALL = "Het zijn er nu {count} van {whole}; meer dan {whole} kan niet."
MONEY_WORDS = {
    MoneyKind.LUMPSUM: "Uit de lumpsum",
    MoneyKind.SWV: "Uit middelen van het samenwerkingsverband",
}
WRONG_MOVE = {
    ContributionState.ASKED: "Deze bijdrage is nog niet geopend.",
    ContributionState.OPENED: "Deze bijdrage wordt nog ingevuld.",
    ContributionState.PREPARED: "Deze bijdrage staat klaar voor ondertekening. Kies „Verder invullen” om iets te wijzigen.",
    ContributionState.SUBMITTED: "Deze bijdrage is al ingediend. Vraag het bureau om haar terug te geven.",
    ContributionState.RETURNED: "Alleen de velden die zijn teruggestuurd kunt u nog wijzigen.",
    ContributionState.ACCEPTED: "Deze bijdrage is aanvaard en verandert niet meer.",
}


def money_words(kind: str) -> str:
    """A kind of money as a heading."""
    return MONEY_WORDS[MoneyKind(kind)]


def on_moment(moment: str) -> str:
    """ "op 1 oktober 2027", "in schooljaar 2027-2028"."""
    return f"op {moment}" if moment[:1].isdigit() else f"in {moment}"


def promise_question(counted: str, direction: Direction, moment: str) -> str:
    """ "Hoeveel leerlingen minder op 1 oktober 2027?"."""
    return f"Hoeveel {counted} {MORE_OR_FEWER[direction]} {on_moment(moment)}?"


def promise_unit(counted: str, direction: Direction) -> str:
    """What stands behind the number: "leerlingen minder dan nu"."""
    return f"{counted} {MORE_OR_FEWER[direction]} dan nu"


def promise_text(promised: float | None, counted: str, direction: Direction) -> str:
    """ "6 leerlingen minder"; empty where no number was promised."""
    if promised is None:
        return ""
    number = dutch.decimal_trimmed(promised)
    return f"{number} {singular(counted) if promised == 1 else counted} {MORE_OR_FEWER[direction]}"


def outcome_sentence(found: Outcome, *, unit: Unit, counted: str = PUPILS, is_own: bool = True) -> str:
    """ "Dan komt u uit op 35 van 1.912: 1,83%."; of a number alone "Dan komt u uit op 35 leerlingen.".

    Of somebody else: "Dan komt het uit op".
    """
    who = "Dan komt u uit op" if is_own else "Dan komt het uit op"
    if found.whole is not None and found.share is not None:
        of = f"{dutch.integer(found.count)} van {dutch.integer(found.whole)}"
        return f"{who} {of}: {amount(found.share, unit)}."
    return f"{who} {dutch.integer(found.count)} {singular(counted) if found.count == 1 else counted}."


def beyond_sentence(count: int, counted: str, *, whole: int | None = None, is_own: bool = True) -> str:
    """What a promise of more than there are means; of one that should rise, more than the `whole`."""
    if whole is not None:
        return BEYOND_ALL.format(count=dutch.integer(count), whole=dutch.integer(whole))
    return BEYOND.format(whose="uw" if is_own else "de eigen", count=dutch.integer(count), counted=counted)


FEW_OTHERS = "Wat anderen toezegden, ziet u zodra drie andere schoolbesturen hebben ondertekend."


def worth_sentence(worth: Worth, *, counted: str, direction: Direction, moment: str, knows_others: bool = True) -> str:
    """ "Het plan vraagt 33 leerlingen minder op 1 oktober 2028. Met uw 6 erbij staan er nog 6 open."."""
    if worth.asked == 0:
        return "Het samenwerkingsverband is waar het wil zijn. Wat u toezegt, houdt het daar."
    noun = singular(counted) if worth.asked == 1 else counted
    asked = f"Het plan vraagt {dutch.integer(worth.asked)} {noun} {MORE_OR_FEWER[direction]} {on_moment(moment)}."
    if not knows_others:
        return f"{asked} U zegt er {dutch.integer(worth.own)} van toe. {FEW_OTHERS}"
    if worth.left == 0:
        return f"{asked} Met uw {dutch.integer(worth.own)} erbij is alles toegezegd."
    verb = "staat" if worth.left == 1 else "staan"
    return f"{asked} Met uw {dutch.integer(worth.own)} erbij {verb} er nog {dutch.integer(worth.left)} open."


def worth_label(worth: Worth, *, knows_others: bool = True) -> str:
    """The bar in words, for who cannot see it."""
    if not knows_others:
        return f"Van de {dutch.integer(worth.asked)} zijn er {dutch.integer(worth.own)} door u toegezegd."
    return (
        f"Van de {dutch.integer(worth.asked)} zijn er {dutch.integer(worth.others)} toegezegd door anderen en "
        f"{dutch.integer(worth.own)} door u; {dutch.integer(worth.left)} staan nog open."
    )


def group_label(boards: int) -> str:
    """ "Elf besturen"."""
    return dutch.sentence_case(f"{dutch.number_word(boards)} besturen")


def minutes_text(minutes: int) -> str:
    """ "nog ongeveer 6 minuten"; what to say when nothing is left."""
    if minutes == 0:
        return "alles is ingevuld"
    return f"nog ongeveer {dutch.plural(minutes, 'minuut', 'minuten')}"


def known_sentence(figures: int, answers: int, minutes: int) -> str:
    """What is not asked again and how much that spares; empty where nothing was known."""
    told = []
    if figures:
        told.append("uw leerlingaantallen" if figures == 1 else f"{dutch.number_word(figures)} cijfers van uw scholen")
    if answers:
        told.append("uw antwoorden van de vorige keer")
    if not told:
        return ""
    verb = "is" if told == ["één cijfer van uw scholen"] else "zijn"
    return (
        f"{dutch.sentence_case(dutch.join_words(told))} {verb} al bekend. Dat scheelt u ongeveer "
        f"{dutch.plural(minutes, 'minuut', 'minuten')}."
    )


def together_sentence(preparers: Sequence[str], signers: Sequence[str]) -> str:
    """ "J. Bos bereidt voor, L. van Dam ondertekent."."""
    prepare = f"{dutch.join_words(preparers)} {'bereiden' if len(preparers) > 1 else 'bereidt'} voor"
    sign = f"{dutch.join_words(signers)} {'ondertekenen' if len(signers) > 1 else 'ondertekent'}"
    if preparers and signers:
        return f"{prepare}, {sign}."
    if signers:
        return f"{sign}."
    return f"{prepare}." if preparers else ""
