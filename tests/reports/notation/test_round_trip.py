"""What the printers write is read back as the same formula; the exceptions are listed, and listed exactly."""

from typing import Any

import pytest
import sympy as sp

from reports.notation import NotationError, meaning, parse_latex_formula, parse_plain_formula, scope_of, theory
from reports.revised import mapped
from symbolic_bounds.formula import expressions, same
from symbolic_bounds.printing import latex, text
from symbolic_bounds.registry import load

NOTATIONS: dict[str, Any] = {"latex": (latex, parse_latex_formula), "plain": (text, parse_plain_formula)}


def parts(claim):
    return {**claim.hypotheses, "conclusion": claim.conclusion}


def layout(formula):
    """Common factors pulled out: sympy multiplies 2*(x + 1) out when it stands alone, and not inside a product."""
    return mapped(formula, sp.factor_terms)


def equal_in_value(a, b):
    """Whether two formulas of the same shape have equal sides, by exact algebra."""
    pairs = list(zip(expressions(a), expressions(b), strict=True))
    return all(p == q or sp.expand(_cancelled(p) - _cancelled(q)) == 0 for p, q in pairs)


def _cancelled(expr):
    """Rational functions brought to one normal form, in exponents too."""
    if not expr.args:
        return expr
    inner = expr.func(*(_cancelled(arg) for arg in expr.args))
    return sp.cancel(inner) if inner.is_rational_function(*inner.free_symbols) else inner


def ambiguous(claim, formula, source):
    """Whether what is printed has two readings: then it must be written with \\exp."""
    return any(sym.name == "e" for sym in claim.symbols) and "e^{" in source


@pytest.mark.parametrize("notation", NOTATIONS)
def test_every_printed_formula_is_read_back(notation):
    show, parse = NOTATIONS[notation]
    wrong, refused, unclear, count = [], {}, 0, 0
    for claim in load().values():
        for name, formula in parts(claim).items():
            source = show(formula)
            count += 1
            if ambiguous(claim, formula, source):
                unclear += 1
                continue
            try:
                found = meaning(parse(source), scope_of(claim, formula), text=source)
            except NotationError as error:
                refused[claim.id, name] = error.message
                continue
            if not (same(found, formula) or same(layout(found), layout(formula)) or equal_in_value(found, formula)):
                wrong.append((claim.id, name, source, text(found)))
    assert not wrong
    assert not refused
    assert unclear < count / 50


def test_every_function_of_the_theory_can_be_written_in_latex():
    assert theory.unwritable() == []


def test_control_another_formula_is_not_the_same():
    claim = load()["eigen.lower"]
    source = latex(claim.conclusion).replace(r"k + \frac{m}{2}", r"k + \frac{m}{3}", 1)
    found = meaning(parse_latex_formula(source), scope_of(claim))
    assert not same(layout(found), layout(claim.conclusion))
    assert not equal_in_value(found, claim.conclusion)
