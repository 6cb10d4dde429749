"""Which figures miss a municipality, in a sentence per year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from osp import dutch


def incomplete_sentences(lacking: Iterable[tuple[int, str, Sequence[str]]]) -> list[str]:
    """Sentences from (year, whose figure, names of the municipalities that it lacks), oldest year first.

    "In 2024 ontbreekt de gemeente Ridderkerk; Nederland en PO2805 zijn onvolledig."
    """
    whose: dict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    for year, name, municipalities in lacking:
        if municipalities:
            whose[year, tuple(municipalities)].append(name)
    return [_sentence(year, names, units) for (year, names), units in sorted(whose.items())]


def _sentence(year: int, names: Sequence[str], units: Sequence[str]) -> str:
    several = len(names) > 1
    opening = f"In {year} ontbreken de gemeenten" if several else f"In {year} ontbreekt de gemeente"
    verb = "zijn" if len(units) > 1 else "is"
    return f"{opening} {dutch.join_words(list(names))}; {dutch.join_words(list(units))} {verb} onvolledig."
