"""Formulas that people write, in LaTeX or in plain notation, as formulas of the language of claims.

Text is read by a grammar and turned into sympy objects one checked step at a time: nothing in it is ever run.
"""

from reports.notation.errors import NotationError
from reports.notation.limits import LIMITS, Limits
from reports.notation.macros import Macros
from reports.notation.meaning import meaning, meaning_of_expression
from reports.notation.parser import parse_latex_formula, parse_plain_formula, read_formula
from reports.notation.scope import Scope, scope_of

__all__ = [
    "LIMITS",
    "Limits",
    "Macros",
    "NotationError",
    "Scope",
    "meaning",
    "meaning_of_expression",
    "parse_latex_formula",
    "parse_plain_formula",
    "read_formula",
    "scope_of",
]
