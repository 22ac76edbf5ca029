"""Names for what is long in a statement: known definitions, and expressions that it repeats.

For people only: a statement is proved, and stored, in full. Putting the names' meanings back gives the statement
exactly; a name for which that is not so is not used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from symbolic_bounds.claim import Claim
from symbolic_bounds.definitions import normaliser, surface
from symbolic_bounds.formula import Both, ForAll, Formula, Slope, expressions
from symbolic_bounds.rates import beta, concentration, covering_constant
from symbolic_bounds.symbols import F, eps, lam, m

LONG = 8  # operations of an expression that deserves a name if it stands there twice
LETTERS = "ABDEGQUWXYZ"
_PRECISIONS = (eps, eps / 2, F * eps / (3 * F + eps))


def _call(name: str, *arguments: sp.Expr) -> sp.Expr:
    return sp.Function(name, real=True)(*arguments)


KNOWN: dict[sp.Expr, sp.Expr] = {
    **{_call("Lambda", at): concentration(at) for at in _PRECISIONS},
    **{_call("beta", at): beta(at) for at in _PRECISIONS},
    _call("Phi", m): covering_constant(m),
    _call("c", lam): normaliser(lam, m),
    _call("w", m): surface(m),
}


@dataclass(frozen=True)
class Abbreviated:
    """A statement with names, and what they stand for: a meaning may use the names that follow it."""

    hypotheses: dict[str, Formula]
    conclusion: Formula
    names: dict[sp.Expr, sp.Expr]


def abbreviated(claim: Claim) -> Abbreviated:
    """The claim's statement with names for what is long."""
    parts = [*claim.hypotheses.values(), claim.conclusion]
    atoms = {atom for part in parts for expr in expressions(part) for atom in expr.atoms(sp.Symbol, AppliedUndef)}
    taken = {str(atom) if isinstance(atom, sp.Symbol) else atom.func.__name__ for atom in atoms}
    taken |= {function.__name__ for function in claim.functions}
    known = {name: meaning for name, meaning in KNOWN.items() if name.func.__name__ not in taken}
    names: dict[sp.Expr, sp.Expr] = {}
    for name, meaning in known.items():
        parts, used = _named(parts, name, meaning)
        names |= used
    for letter in LETTERS:
        repeated = _repeated(parts)
        if repeated is None:
            break
        if letter not in taken:
            parts, used = _named(parts, sp.Symbol(letter, real=True), repeated)
            names = used | names
    for inner in reversed(list(known)):  # in the meanings too, where the last names are the simplest
        for name, meaning in list(names.items()):
            if name != inner and (short := _shorter(meaning, inner, known[inner])) != meaning:
                names[name] = short
                names.setdefault(inner, known[inner])
    return Abbreviated(dict(zip(claim.hypotheses, parts, strict=False)), parts[-1], names)


def _shorter(expr: sp.Expr, name: sp.Expr, meaning: sp.Expr) -> sp.Expr:
    """The expression with the name for the meaning, if the meaning can be put back."""
    number, rest = meaning.as_coeff_Mul()  # a product swallows numbers
    bases = [factor.as_base_exp()[0] for factor in sp.Mul.make_args(rest)]
    if not all(base.is_Atom or expr.has(base) for base in bases):  # a substitution is slow
        return expr
    whole = expr.xreplace({meaning: name})
    for new in (whole, expr.subs(rest, name / number), expr.subs(1 / rest, number / name)):
        if new != expr and new.xreplace({name: meaning}) == expr:
            return new
    return expr


def _named(parts: list[Formula], name: sp.Expr, meaning: sp.Expr) -> tuple[list[Formula], dict[sp.Expr, sp.Expr]]:
    """The parts with the name, and the name if it is used."""
    new = [_mapped(part, lambda expr: _shorter(expr, name, meaning), meaning.free_symbols) for part in parts]
    used = any(expr.has(name) for part in new for expr in expressions(part))
    return new, {name: meaning} if used else {}


def _mapped(
    formula: Formula, change: Callable[[sp.Expr], sp.Expr], apart: frozenset[sp.Basic] | set[sp.Basic]
) -> Formula:
    """The formula with its expressions changed, except where a variable of `apart` is bound."""
    if isinstance(formula, Relational):
        return formula.func(*map(change, formula.args), evaluate=False)
    if isinstance(formula, Both):
        return Both(tuple(_mapped(part, change, apart) for part in formula.parts))
    if isinstance(formula, Slope):
        return formula if formula.by in apart else Slope(change(formula.of), formula.by, change(formula.value))
    if apart & set(formula.variables):
        return formula
    given = tuple(_mapped(part, change, apart) for part in formula.given)
    return ForAll(formula.variables, given, _mapped(formula.body, change, apart))


def _repeated(parts: Iterable[Formula]) -> sp.Expr | None:
    """The longest expression that stands twice in the parts, free of bound variables."""
    counted = Counter(node for part in parts for node in _nodes(part, frozenset()))
    twice = [node for node, times in counted.items() if times > 1]
    return max(twice, key=lambda node: (node.count_ops(), sp.default_sort_key(node)), default=None)


def _nodes(formula: Formula, bound: frozenset[sp.Basic]) -> Iterator[sp.Expr]:
    if isinstance(formula, Both):
        for part in formula.parts:
            yield from _nodes(part, bound)
    elif isinstance(formula, ForAll):
        for part in (*formula.given, formula.body):
            yield from _nodes(part, bound | set(formula.variables))
    else:
        for expr in expressions(formula):
            for node in sp.preorder_traversal(expr):
                if (
                    isinstance(node, sp.Expr)
                    and node.args
                    and not node.free_symbols & bound
                    and node.count_ops() >= LONG
                ):
                    yield node
