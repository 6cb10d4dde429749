"""What a samenwerkingsverband calls the levels of its plan: ambitie, programmalijn, resultaat. Pure: no Django."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from osp.errors import DomainError

Article = Literal["de", "het"]
Own = Mapping[str, Mapping[str, str]]
LEVELS = ("mission", "priority", "goal", "activity")
LONGEST = 40


@dataclass(frozen=True, slots=True)
class LevelName:
    """One level as a noun: "doel", "doelen", "het". From the article follow the words that agree with it."""

    singular: str
    plural: str
    article: Article

    @property
    def the(self) -> str:
        """ "het doel", "de ambitie"."""
        return f"{self.article} {self.singular}"

    @property
    def this(self) -> str:
        """ "dit doel", "deze ambitie"."""
        return f"{'dit' if self.article == 'het' else 'deze'} {self.singular}"

    @property
    def that(self) -> str:
        """ "dat doel", "die ambitie"."""
        return f"{'dat' if self.article == 'het' else 'die'} {self.singular}"

    @property
    def new(self) -> str:
        """ "nieuw doel", "nieuwe ambitie"."""
        return f"{'nieuw' if self.article == 'het' else 'nieuwe'} {self.singular}"

    @property
    def other(self) -> str:
        """ "ander doel", "andere ambitie", after "een"."""
        return f"{'ander' if self.article == 'het' else 'andere'} {self.singular}"

    @property
    def each(self) -> str:
        """ "elk doel", "elke ambitie"."""
        return f"{'elk' if self.article == 'het' else 'elke'} {self.singular}"

    @property
    def none(self) -> str:
        """ "geen doel", "geen ambitie"."""
        return f"geen {self.singular}"

    @property
    def capital(self) -> str:
        """ "Doel", for a heading."""
        return self.singular[:1].upper() + self.singular[1:]

    @property
    def capital_plural(self) -> str:
        """ "Doelen", for a heading."""
        return self.plural[:1].upper() + self.plural[1:]

    def count(self, number: int) -> str:
        """ "1 doel", "4 doelen"."""
        return f"{number} {self.singular if number == 1 else self.plural}"


@dataclass(frozen=True, slots=True)
class Levels:
    """The names of all levels of one samenwerkingsverband."""

    mission: LevelName
    priority: LevelName
    goal: LevelName
    activity: LevelName

    @property
    def words(self) -> dict[str, str]:
        """Every name by a word for use in `str.format`: {goal} is "doel", {goals} "doelen", {the_goal} "het doel"."""
        several = {"mission": "missions", "priority": "priorities", "goal": "goals", "activity": "activities"}
        return {
            word: name
            for level in LEVELS
            for word, name in (
                (level, self.of(level).singular),
                (several[level], self.of(level).plural),
                (f"the_{level}", self.of(level).the),
            )
        }

    def of(self, level: str) -> LevelName:
        """The name of a level by its code, one of LEVELS."""
        if level not in LEVELS:
            raise ValueError(f"{level} is no level of a plan")
        found: LevelName = getattr(self, level)
        return found


USUAL = Levels(
    mission=LevelName("missie", "missies", "de"),
    priority=LevelName("speerpunt", "speerpunten", "het"),
    goal=LevelName("doel", "doelen", "het"),
    activity=LevelName("activiteit", "activiteiten", "de"),
)


def levels_of(own: Own) -> Levels:
    """The usual names with a samenwerkingsverband's own over them.

    `own` is {level: {"singular": ..., "plural": ..., "article": "de" or "het"}}, as it is stored; a level that is not in it,
    or that misses a word, keeps its usual name.
    """
    return Levels(**{level: _name(own.get(level, {}), USUAL.of(level)) for level in LEVELS})


def own_names(names: Own) -> dict[str, dict[str, str]]:
    """Names as they are stored: as nouns in a sentence, and only what differs from the usual.

    A level with neither singular nor plural keeps its usual name. DomainError, with the field `<level>_<word>`, when one of
    the two is missing or too long, when the article is neither de nor het, or when two levels would have the same name.
    """
    wanted = {level: _tidied(level, names.get(level, {})) for level in LEVELS}
    for level, name in wanted.items():
        same = [other for other in LEVELS[: LEVELS.index(level)] if _clashes(wanted[other], name)]
        if same:
            message = f"Zo heet een ander niveau ook al: „{name.singular}”. Kies twee namen die te onderscheiden zijn."
            raise DomainError("level-name-taken", message, field=f"{level}_singular")
    return {level: asdict(name) for level, name in wanted.items() if name != USUAL.of(level)}


def _tidied(level: str, given: Mapping[str, str]) -> LevelName:
    words = {word: _lowered(" ".join(given.get(word, "").split())) for word in ("singular", "plural")}
    if not any(words.values()):
        return USUAL.of(level)
    for word, text in words.items():
        if not text:
            message = "Vul enkelvoud en meervoud in, of laat beide leeg voor de gebruikelijke naam."
            raise DomainError("level-name-missing", message, field=f"{level}_{word}")
        if len(text) > LONGEST or not text[0].isalpha():
            message = f"Een naam is een woord van hoogstens {LONGEST} tekens en begint met een letter."
            raise DomainError("level-name-odd", message, field=f"{level}_{word}")
    article = given.get("article", "")
    if article not in {"de", "het"}:
        raise DomainError("level-article", "Kies de of het.", field=f"{level}_article")
    return LevelName(words["singular"], words["plural"], "het" if article == "het" else "de")


def _clashes(one: LevelName, other: LevelName) -> bool:
    return bool({one.singular, one.plural} & {other.singular, other.plural})


def _lowered(text: str) -> str:
    """A noun in a sentence takes no capital; an abbreviation keeps its own."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _name(own: Mapping[str, str], usual: LevelName) -> LevelName:
    singular, plural, article = own.get("singular", ""), own.get("plural", ""), own.get("article", "")
    if not singular or not plural or article not in {"de", "het"}:
        return usual
    return LevelName(singular, plural, "het" if article == "het" else "de")
