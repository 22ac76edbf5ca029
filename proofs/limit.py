"""The engine `limit`: asymptotic statements by a computer algebra system, which errs too often to prove anything.

A limit counts as computed if sympy finds it in time, its difference to the claimed value reduces to a literal
0, and enclosures at points that approach the limit come ever closer to that value for several parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import sympy as sp
from flint import arb, ctx, fmpq

from proofs import draws
from proofs.compiler import compile_expr
from proofs.killable import in_time
from proofs.verdict import Outcome, TranslationError, Verdict

_DRAWS = 3
_STEPS = range(3, 14)  # the distance to the limit is 2^-(2^step): logarithms halve it from step to step
_NEEDED = 5  # steps at which the value must be known
_PRECISIONS = (256, 1024, 4096, 16384, 65536)


def limit(expr: sp.Expr, var: sp.Symbol, to: sp.Expr, value: sp.Expr, timeout: float = 20.0) -> Outcome:
    """Whether `expr` tends to `value` as `var` tends to `to` from above (to infinity: from below)."""
    scope = f"{var} -> {to}" + ("" if to is sp.oo else "+")
    if not (to is sp.oo or (isinstance(to, sp.Rational) and to.is_finite)) or var in value.free_symbols:
        return Outcome(Verdict.OPEN, "limit", scope, "expected a rational point or infinity, and a value free of it")
    try:
        doubt = _numeric_doubt(expr, var, to, value)
    except TranslationError as error:
        doubt = f"no numeric check: {error}"
    if doubt:
        return Outcome(Verdict.OPEN, "limit", scope, doubt)
    strategies = [_by_leading_terms, _directly, _by_expanded_logs] if expr.atoms(sp.log) else [_directly]
    tried = []
    for strategy in strategies:
        answer = in_time(_found, (strategy, expr, var, to, value), timeout / len(strategies))
        if answer is None:
            continue
        found, residual = answer
        if residual is sp.S.Zero:
            return Outcome(Verdict.COMPUTED, "limit", scope, f"sympy and enclosures at {_DRAWS} parameter draws")
        tried.append(str(found))
    reason = f"sympy finds {' and '.join(tried)}" if tried else "sympy finds no limit in time"
    return Outcome(Verdict.OPEN, "limit", scope, f"{reason}; {value} was expected")


# -- sympy, in a process that can be ended ---------------------------------------------------------------------

Strategy = Callable[[sp.Expr, sp.Symbol, sp.Expr], sp.Expr | None]


def _found(
    strategy: Strategy, expr: sp.Expr, var: sp.Symbol, to: sp.Expr, value: sp.Expr
) -> tuple[sp.Expr, sp.Expr] | None:
    """The limit by one strategy and its simplified difference to the value."""
    found = strategy(expr, var, to)
    if not isinstance(found, sp.Expr) or found.has(sp.Limit, sp.nan, sp.zoo, sp.oo, -sp.oo, sp.AccumBounds):
        return None
    return found, sp.simplify(found - value)


def _directly(expr: sp.Expr, var: sp.Symbol, to: sp.Expr) -> sp.Expr:
    return sp.limit(expr, var, to, "-" if to is sp.oo else "+")


def _by_expanded_logs(expr: sp.Expr, var: sp.Symbol, to: sp.Expr) -> sp.Expr:
    return _directly(sp.expand_log(expr, force=True), var, to)


def _by_leading_terms(expr: sp.Expr, var: sp.Symbol, to: sp.Expr) -> sp.Expr | None:
    """The limit of a sum of c*log(u), c bounded, over something unbounded: log(u) - log(leading term of u) -> 0."""
    small = sp.Dummy("small", positive=True)
    top, bottom = expr.xreplace({var: 1 / small if to is sp.oo else to + small}).as_numer_denom()
    if not sp.limit(1 / bottom, small, 0, "+").is_zero:
        return None
    total = sp.S.Zero
    for term in sp.Add.make_args(sp.expand(sp.expand_log(top, force=True))):
        logs = [f for f in sp.Mul.make_args(term) if isinstance(f, sp.log) and f.has(small)]
        if len(logs) > 1:
            return None
        rest = term / logs[0] if logs else term
        if rest.has(small) and not sp.limit(rest, small, 0, "+").is_finite:
            return None
        total += rest * sp.log(logs[0].args[0].as_leading_term(small)) if logs else rest
    return sp.limit(sp.expand_log(total / bottom, force=True), small, 0, "+")


# -- enclosures ------------------------------------------------------------------------------------------------


def _numeric_doubt(expr: sp.Expr, var: sp.Symbol, to: sp.Expr, value: sp.Expr) -> str:
    """Why enclosures near the limit do not bear the value out; empty if they do."""
    rng = Random(0)  # noqa: S311 - the same draws every time
    parameters = sorted((expr.free_symbols | value.free_symbols) - {var}, key=str)
    for _ in range(_DRAWS):
        point = {sym: draws.value(sym, rng, wild=False) for sym in parameters}
        distances = _distances(expr, var, to, value, point)
        where = ", ".join(f"{sym} = {val}" for sym, val in point.items())
        if len(distances) < _NEEDED:
            return f"the expression could not be enclosed near the limit, at {where}"
        if not _shrinks(distances):
            return f"enclosures do not approach {value} at {where}"
    return ""


def _shrinks(distances: Sequence[tuple[arb, arb]]) -> bool:
    """Whether the upper ends fall by 16 over the last steps, to less than a sixteenth of the value's size.

    Distances are relative to 1 + |value|.
    """
    uppers = [high for _, high in distances]
    falls = all(not (b > a) for a, b in zip(uppers[-4:], uppers[-3:], strict=False))
    return bool(falls and uppers[-1] * 16 < 1 and (uppers[-1] * 16 <= uppers[0] or uppers[0] < arb(2) ** -100))


def _distances(
    expr: sp.Expr, var: sp.Symbol, to: sp.Expr, value: sp.Expr, point: dict[sp.Symbol, fmpq]
) -> list[tuple[arb, arb]]:
    """Bounds of |expr - value| / (1 + |value|), nearer and nearer, as far as they can be had."""
    programs = [compile_expr(side, (var,), None, point) for side in (expr, value)]
    result = []
    for step in _STEPS:
        size = fmpq(2) ** (2**step)
        at = size if to is sp.oo else fmpq(int(to.p), int(to.q)) + 1 / size
        bounds = None
        for prec in _PRECISIONS:
            with ctx.workprec(prec):
                a, b = (program([arb(at)]) for program in programs)
                gap = abs(a - b) / (1 + abs(b))
                if gap.is_finite() and (gap.rad() * 64 < gap.mid() or gap.upper() < arb(2) ** -100):
                    bounds = (gap.lower(), gap.upper())
                    break
        if bounds is None:
            break
        result.append(bounds)
    return result
