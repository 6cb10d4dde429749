"""The formula language in which a definition says how raw quantities make a figure.

A formula knows names of quantities ("sbo"), other indicators ("[deelname-sbo]"), numbers with a decimal comma, + - * /
and brackets, and the functions max(a; b) and min(a; b). Nothing else exists in it: no attribute, no call, no Python
object can be reached. `parse` reads it, `check` judges its names and units, `resolve` writes indicators out, `order` puts
formulas in the order of their dependencies, `in_words` says it in Dutch.
"""

from indicators.compute.language.dependencies import order, resolve
from indicators.compute.language.formula import Formula, Ratio, parse
from indicators.compute.language.nodes import FormulaError
from indicators.compute.language.units import check, unit_fits
from indicators.compute.language.words import in_words
from indicators.compute.nouns import MEASURED

__all__ = [
    "MEASURED",
    "Formula",
    "FormulaError",
    "Ratio",
    "check",
    "in_words",
    "order",
    "parse",
    "resolve",
    "unit_fits",
]
