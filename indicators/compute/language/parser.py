"""From text to tree, with an error that points to the very spot and says what was expected there."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from indicators.compute.language.nodes import Extreme, FormulaError, Name, Node, Number, Product, Reference, Sum

if TYPE_CHECKING:
    from lark import Lark, Token

MAX_LENGTH = 500
MAX_NESTING = 30
_MAX_DIGITS = 15

# Minus and multiplication also as a word processor writes them; "x" alone multiplies, so it is never a name.
_GRAMMAR = r"""
?start: sum
sum: [SIGN] product (SIGN product)*
product: factor (TIMES factor)*
?factor: NUMBER -> number
       | NAME -> name
       | REFERENCE -> reference
       | "(" sum ")"
       | FUNCTION "(" sum (";" sum)* ")" -> extreme

SIGN: "+" | "-" | "−" | "–"
TIMES: "*" | "×" | "·" | "/" | ":" | "÷" | /x(?!\w)/i
NUMBER: /[0-9][0-9.,]*/
FUNCTION.2: /(max|min)(?=\s*\()/i
NAME: /(?!x(?!\w))[^\W\d]\w*/i
REFERENCE: /\[[^\[\]]*\]/
%ignore /\s+/
"""

_DIVIDES = frozenset("/:÷")
_WRITTEN = re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")
_WITH_POINT = re.compile(r"[0-9]+\.[0-9]+")
_BRACKETS = re.compile(r"[()]")
OPERAND = "een maat, een getal of een haakje openen"
_HINTS = {
    ",": "Tussen de waarden van max(…) en min(…) staat een puntkomma: max(a; b). Een komma hoort alleen in een getal.",
    ".": "Een getal begint met een cijfer, met een komma voor de decimalen: 0,5.",
    "%": "Een procentteken kan niet in een formule. Schrijf 3,5% als 0,035, of kies procent als eenheid.",
    "[": "Deze verwijzing heeft geen haak sluiten. Schrijf bijvoorbeeld [deelname-sbo].",
    "]": "Deze haak sluiten heeft geen haak openen. Schrijf bijvoorbeeld [deelname-sbo].",
    "^": "Machtsverheffen kan niet in een formule.",
    "=": "Een formule heeft geen isgelijkteken. Laat weg wat ervoor staat.",
}


def read(text: str) -> Node:
    """The tree of a formula. Raises FormulaError where the text is too long, too deep or no formula."""
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            f"De formule is te lang: {len(text)} tekens. Er passen {MAX_LENGTH} tekens in.", MAX_LENGTH + 1
        )
    if not text.strip():
        raise FormulaError("Vul een formule in, bijvoorbeeld sbo / (bo + sbo).")
    _refuse_deep(text)
    return _parsed(text)


def _parsed(text: str) -> Node:
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    try:
        tree: Any = _lark().parse(text)
    except UnexpectedCharacters as error:
        raise _strange_character(text, error.pos_in_stream or 0) from None
    except UnexpectedToken as error:
        raise _out_of_place(text, error.token, error.accepts or error.expected) from None
    return tree


def _refuse_deep(text: str) -> None:
    level = 0
    for bracket in _BRACKETS.finditer(text):
        level += 1 if bracket.group() == "(" else -1
        if level > MAX_NESTING:
            raise FormulaError(
                f"Er staan meer dan {MAX_NESTING} haakjes in elkaar. Knip de formule op in indicatoren.",
                bracket.start() + 1,
            )


@cache
def _lark() -> "Lark":
    """The parser, made once per process; lark is loaded with the first formula, not with the web process."""
    from lark import Lark, Transformer

    class Builder(Transformer):
        """Makes nodes while parsing, so that no tree of another kind ever exists."""

        def sum(self, parts: list[Any]) -> Node:
            return _sum(parts)

        def product(self, parts: list[Any]) -> Node:
            return _product(parts)

        def number(self, parts: list[Any]) -> Node:
            return _number(parts[0])

        def name(self, parts: list[Any]) -> Node:
            return Name(parts[0].lower(), _column(parts[0]))

        def reference(self, parts: list[Any]) -> Node:
            return _reference(parts[0])

        def extreme(self, parts: list[Any]) -> Node:
            return _extreme(parts)

    return Lark(_GRAMMAR, parser="lalr", transformer=Builder(), maybe_placeholders=True)


def _column(token: "Token") -> int:
    return (token.start_pos or 0) + 1


def _sum(parts: list[Any]) -> Node:
    signs = ["+" if sign in {None, "+"} else "-" for sign in parts[::2]]
    terms = tuple(zip(signs, parts[1::2], strict=True))
    return terms[0][1] if len(terms) == 1 and signs == ["+"] else Sum(terms)


def _product(parts: list[Any]) -> Node:
    signs = ["*", *("/" if sign in _DIVIDES else "*" for sign in parts[1::2])]
    factors = tuple(zip(signs, parts[::2], strict=True))
    return factors[0][1] if len(factors) == 1 else Product(factors)


def _number(token: "Token") -> Number:
    """A decimal comma, and points only between thousands: 1.500 is fifteen hundred and 1.5 is refused."""
    text = str(token)
    if not _WRITTEN.fullmatch(text):
        hint = f"Bedoelt u {text.replace('.', ',')}?" if _WITH_POINT.fullmatch(text) else "Schrijf bijvoorbeeld 1,5."
        raise FormulaError(f"‘{text}’ is geen getal. Decimalen staan achter een komma. {hint}", _column(token))
    plain = text.replace(".", "").replace(",", ".")
    if len(plain) > _MAX_DIGITS:
        raise FormulaError(f"Dit getal is te lang: het mag {_MAX_DIGITS} tekens hebben.", _column(token))
    value = float(plain)
    return Number(int(value) if value.is_integer() else value, _column(token))


def _reference(token: "Token") -> Reference:
    code = str(token)[1:-1].strip().lower()
    if not code:
        raise FormulaError(
            "Tussen de haken hoort de code van een indicator, bijvoorbeeld [deelname-sbo].", _column(token)
        )
    return Reference(code, _column(token))


def _extreme(parts: list[Any]) -> Extreme:
    function, *values = parts
    which = str(function).lower()
    if len(values) == 1:
        raise FormulaError(
            f"{which}(…) vergelijkt minstens twee waarden, met een puntkomma ertussen: {which}(a; b).",
            _column(function),
        )
    return Extreme(which, tuple(values), _column(function))


def _strange_character(text: str, position: int) -> FormulaError:
    character = text[position]
    return FormulaError(_HINTS.get(character, f"Het teken ‘{character}’ kan niet in een formule."), position + 1)


def _out_of_place(text: str, token: "Token", expected: set[str]) -> FormulaError:
    """What is wrong where the parser stopped: it wanted an operand there, or it had one and wanted to go on or end."""
    wants_operand = "NAME" in expected
    if token.type == "$END":
        return _too_short(text, wants_operand=wants_operand)
    column = _column(token)
    if wants_operand:
        return FormulaError(f"Hier staat ‘{token}’, maar hier hoort {OPERAND}.", column)
    if token.type == "RPAR":
        return FormulaError("Dit haakje sluiten heeft geen haakje openen.", column)
    if token.type == "SEMICOLON":
        return FormulaError("Een puntkomma hoort alleen tussen de waarden van max(…) en min(…).", column)
    return _no_sign(text, token, column)


def _no_sign(text: str, token: "Token", column: int) -> FormulaError:
    before = re.search(r"[^\W\d]\w*\s*$", text[: column - 1])
    if token.type == "LPAR" and before:
        name = before.group().strip()
        return FormulaError(
            f"De functie ‘{name}’ bestaat niet. U kunt max(a; b) en min(a; b) gebruiken.", before.start() + 1
        )
    return FormulaError(f"Hier ontbreekt een rekenteken (+, −, × of /) voor ‘{token}’.", column)


def _too_short(text: str, *, wants_operand: bool) -> FormulaError:
    end = len(text.rstrip()) + 1
    if wants_operand:
        return FormulaError(f"De formule houdt hier op, maar er hoort nog {OPERAND}.", end)
    open_brackets: list[int] = []
    for bracket in _BRACKETS.finditer(text):
        if bracket.group() == "(":
            open_brackets.append(bracket.start() + 1)
        else:
            open_brackets.pop()
    return FormulaError("Dit haakje openen heeft geen haakje sluiten.", open_brackets[-1])
