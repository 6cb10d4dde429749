"""What a samenwerkingsverband calls the levels of its plan: ambitie, programmalijn, resultaat. Pure: no Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Article = Literal["de", "het"]
LEVELS = ("mission", "priority", "goal", "activity")


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


def levels_of(own: Mapping[str, Mapping[str, str]]) -> Levels:
    """The usual names with a samenwerkingsverband's own over them.

    `own` is {level: {"singular": ..., "plural": ..., "article": "de" or "het"}}, as it is stored; a level that is not in it,
    or that misses a word, keeps its usual name.
    """
    return Levels(**{level: _name(own.get(level, {}), USUAL.of(level)) for level in LEVELS})


def _name(own: Mapping[str, str], usual: LevelName) -> LevelName:
    singular, plural, article = own.get("singular", ""), own.get("plural", ""), own.get("article", "")
    if not singular or not plural or article not in {"de", "het"}:
        return usual
    return LevelName(singular, plural, "het" if article == "het" else "de")
