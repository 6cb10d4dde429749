"""A formula said in Dutch, for a card and for who cannot read formulas."""

from collections.abc import Mapping

from indicators.compute.language.formula import Formula, written_number
from indicators.compute.language.nodes import Extreme, Name, Node, Number, Product, Reference, Sum

_SIGNS = {"+": "plus", "-": "min", "*": "maal", "/": "gedeeld door"}
_EXTREMES = {"max": "het hoogste van", "min": "het laagste van"}


def in_words(formula: Formula, names: Mapping[str, str], indicators: Mapping[str, str] | None = None) -> str:
    """ "leerlingen sbo, gedeeld door leerlingen bo plus leerlingen sbo"; a code without words is said as it is."""
    said = {**{code: f"‘{words}’" for code, words in (indicators or {}).items()}}
    match formula.tree:
        case Product(factors=((_, above), ("/", below))):
            return f"{_said(above, names, said)}, gedeeld door {_said(below, names, said)}"
        case tree:
            return _said(tree, names, said)


def _said(node: Node, names: Mapping[str, str], indicators: Mapping[str, str]) -> str:
    match node:
        case Number():
            return written_number(node.value)
        case Name():
            return names.get(node.code, node.code)
        case Reference():
            return indicators.get(node.code, f"‘{node.code}’")
        case Extreme():
            *most, last = (_said(value, names, indicators) for value in node.values)
            return f"{_EXTREMES[node.which]} {', '.join(most)} en {last}"
        case Sum():
            return _chain(node.terms, names, indicators, brackets=(Sum, Extreme))
        case Product():
            return _chain(node.factors, names, indicators, brackets=(Sum, Product, Extreme))


def _chain(
    parts: tuple[tuple[str, Node], ...],
    names: Mapping[str, str],
    indicators: Mapping[str, str],
    *,
    brackets: tuple[type, ...],
) -> str:
    """Parts with their signs in words; what would be misread without them stands between brackets."""
    words: list[str] = ["min"] if parts[0][0] == "-" else []
    for position, (sign, part) in enumerate(parts):
        if position:
            words.append(_SIGNS[sign])
        said = _said(part, names, indicators)
        words.append(f"({said})" if isinstance(part, brackets) else said)
    return " ".join(words)
