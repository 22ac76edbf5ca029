"""Both sides of a formula in numbers at an exact point: what a reader of a counterexample wants to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import sympy as sp
from sympy.core.relational import Relational

from proofs.arb import decide, enclose
from proofs.verdict import TranslationError
from symbolic_bounds.formula import Both, ForAll, Formula
from symbolic_bounds.printing import latex

_BITS, _DIGITS = 128, 6


def sides(formula: Formula, point: Mapping[sp.Symbol, sp.Expr]) -> list[dict[str, str]]:
    """The relations in the formula that are false at the point, each with its two sides there.

    A relation that has no numbers at the point (one of abstract functions, say) is left out.
    """
    return [
        {"latex": latex(relation), "left": numbers[0], "sign": relation.rel_op, "right": numbers[1]}
        for relation in _relations(formula)
        if (numbers := _numbers(relation, point)) is not None
    ]


def _relations(formula: Formula) -> Iterator[Relational]:
    """What must hold once the hypotheses do."""
    if isinstance(formula, Both):
        for part in formula.parts:
            yield from _relations(part)
    elif isinstance(formula, ForAll):
        if not formula.variables:
            yield from _relations(formula.body)
    elif isinstance(formula, Relational):
        yield formula


def _numbers(relation: Relational, point: Mapping[sp.Symbol, sp.Expr]) -> tuple[str, str] | None:
    try:
        if decide(relation, point) is not False:
            return None
        left, right = (enclose(side, point, _BITS) for side in relation.args)
    except TranslationError:
        return None
    return str(left.str(_DIGITS, radius=False)), str(right.str(_DIGITS, radius=False))
