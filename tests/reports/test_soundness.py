"""True statements at the edges of what models are known: none may be refuted, also under hypotheses that contradict."""

import pytest
import sympy as sp

from reports.audit.counterexample import Refuted, Survived, refute
from reports.census.operators import mutants
from reports.implied.weaker import weaker
from symbolic_bounds import language as w
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, Slope, eq, forall, functions_of, ge, gt, implies, le, lt, ne
from symbolic_bounds.symbols import counting, integer, natural, nonnegative, positive, real, schematic, thing

a, b, r, t, s = (real(name) for name in ("a", "b", "A", "t", "s"))
c, u, delta, lam, C = positive("C_c"), nonnegative("u"), positive("delta"), positive("lambda"), positive("C")
i, p, j, k, m, n, tp = (integer("i"), integer("p"), natural("j"), counting("k"), counting("m"), counting("n"),
                        positive("tp"))  # fmt: skip
g, h, S, G = (schematic(name) for name in "ghSG")
X, Y, P, f, y, z, q = (thing(name) for name in ("X", "Y", "P", "f", "y", "z", "q"))
HALF, ONE, TWO = sp.Rational(1, 2), sp.Integer(1), sp.Integer(2)
ANY = forall(j, ge(g(j), 0))  # so that functions are looked at
SUMS = [
    eq(w.cells(P), n),
    forall(j, lt(j, n), eq(S(j + 1), S(j) + sp.exp(sp.cos(w.centre_angle(P, j, Y))))),
    eq(S(0), 0),
    forall(j, lt(j, n), eq(w.cell_measure(P, j), 1 / n)),
    forall(j, lt(j, n), le(w.cell_angle(P, j), delta)),
    ge(n, 2),
]
IN_SUMS = (P, Y, n, delta)


def claim(symbols, hypotheses, conclusion):
    used = frozenset().union(*(functions_of(formula) for formula in (*hypotheses, conclusion))) - w.THEORY
    given = {f"h{number}": hypothesis for number, hypothesis in enumerate(hypotheses)}
    return Claim("test", "", "", "lemma", "A", "", symbols, conclusion, "proved", given, tuple(sorted(used, key=str)))


TRUE = {
    "a square is not negative": ((r, a, b), [eq(r**2, a + b)], ge(a + b, 0)),
    "a root is not negative": ((a, b, c), [eq(sp.sqrt(c), a + b)], ge(a + b, 0)),
    "an exponential is positive": ((r, a, b), [eq(sp.exp(r), a + b)], gt(a + b, 0)),
    "a cosine is at most 1": ((r, a, b), [eq(sp.cos(r), a + b)], le(a + b, 1)),
    "only numbers but 0 have an inverse": ((r, a, b), [eq(r * (a - b), ONE)], ne(a, b)),
    "what a part assumes of caps": (
        (delta,), [le(delta, 2)], implies(le(w.covering(2, delta), 3), ge(delta, sp.pi / 2))
    ),
    "a step of a sum": (IN_SUMS, SUMS, ge(S(n) - S(n - 1), sp.exp(-1))),
    "n times a radius": ((P, n, delta), [SUMS[0], SUMS[4]], ge(n * w.mesh(1, n), sp.pi)),
    "a sum over two cells": (IN_SUMS, [*SUMS, eq(S(2), 0)], eq(S(n), 0)),
    "more cells than there are": (IN_SUMS, [*SUMS, ge(n, w.cells(P) + 1)], le(S(n), 0)),
    "differences of squares": (
        (f, X, Y, C),
        [forall((y, z), le(sp.Abs(w.value(f, y) ** 2 - w.value(f, z) ** 2), C * w.angle(y, z)))],
        le(sp.Abs(w.value(f, X) ** 2 - w.value(f, Y) ** 2), C * w.angle(X, Y)),
    ),
    "all functions, by harmonics": (
        (f, X, C),
        [forall((j, y, q), le(j, 1), le(sp.Abs(w.projection(q, j, y)), C))],
        le(sp.Abs(w.value(f, X)), C),
    ),
    "all functions of two points": (
        (X, Y, lam), [forall(q, eq(w.pair(q, X, Y), sp.exp(lam * sp.cos(w.angle(X, Y)))))], le(lam, 0)
    ),
    "indices that are negative": ((p,), [forall(i, ge(g(i), 0))], ge(g(p - 3), 0)),
    "recursions at negative indices": ((p,), [forall(i, eq(g(i), h(i) + 1))], eq(g(p - 3), h(p - 3) + 1)),
    "a variable above a negative number": (
        (a,), [forall(tp, le(a, tp), ge(g(tp), 1 / tp)), le(a, -1)], ge(g(HALF), 100)
    ),
    "one label, or all later ones": ((a,), [forall(k, ge(g(k), 0)), ge(g(a), -5)], ge(g(TWO), 0)),
    "labels of earlier indices": ((a,), [forall(j, ge(j, 3), ge(g(j - 2), 0)), ge(g(a), -5)], ge(g(ONE), 0)),
    "labels of halves": ((a,), [forall(k, ge(g(k * HALF), 0)), ge(g(a), -5)], ge(g(HALF), 0)),
    "an increasing function of labels": ((a,), [forall(j, ge(g(j + 1), g(j))), ge(g(a), -5)], ge(g(TWO), g(ONE))),
    "a recursion of labels": ((a,), [forall(j, eq(g(j + 1), g(j) + 1)), ge(g(a), -5)], eq(g(TWO), g(ONE) + 1)),
    "a recursion beyond the labels": (
        (k, a), [forall(j, eq(g(j + 1), g(j) + 1)), eq(g(0), 0), ge(g(a), -5)], ge(g(k), 1)
    ),
    "a definition of labels": ((k, a), [forall(j, eq(g(j), j)), ge(g(a), -5)], eq(g(k), k)),
    "a definition of all later labels": ((a,), [forall(k, eq(g(k), 0)), ge(g(a), 0)], eq(g(sp.Integer(7)), 0)),
    "a value at a number that is no label": ((a,), [eq(g(sp.Integer(7)), 5), ge(g(a), 0)], ge(g(sp.Integer(7)), 4)),
    "the sort of what an equation gives": ((m, k), [eq(m, k - 3), ANY], ge(k, 4)),
    "its sort in tables": ((m, k, a), [eq(m, k - 3), forall(t, ge(g(t), 0)), forall(t, le(g(t), h(t)))], ge(k, 4)),
    "the sort of what is bounded": ((k,), [ge(k, 0), ANY], ge(k, 1)),
    "functions of slope 0": ((a, b), [forall(t, Slope(g(t), t, sp.Integer(0)))], eq(g(a), g(b))),
    "slopes do not jump": ((a,), [forall(t, Slope(G(t), t, a * sp.floor(t)))], eq(a, 0)),
    "slopes do not jump at labels": (
        (a, b), [forall(t, Slope(G(t), t, g(t))), forall(t, eq(g(t) * (g(t) - 1), 0)), eq(g(sp.Integer(0)), 0)],
        eq(g(a), 0),
    ),
    "one function, two slopes": (
        (a, b), [Both((forall(t, Slope(G(t), t, a)), forall(t, Slope(G(t), t, b))))], eq(a, b)
    ),
    "one function, many slopes": ((a,), [forall((t, s), Slope(G(t), t, s))], eq(a, 0)),
    "what grows too fast": ((a,), [forall(t, Slope(G(t), t, 1 + G(t) ** 2))], eq(a, 0)),
    "0 times what has no value": ((u,), [eq(u * sp.log(u), 0), ANY], ge(u, 1)),
}  # fmt: skip


@pytest.mark.parametrize("what", TRUE)
def test_true_statements_are_not_refuted(what):
    symbols, hypotheses, conclusion = TRUE[what]
    stated = claim(symbols, hypotheses, conclusion)
    for seed in ("0", "1"):
        assert isinstance(refute(stated, 0.25, seed=seed), Survived)


def test_functions_of_a_negative_concentration_turn_round():
    stated = claim((m, lam, c), [], le(w.mean_angle(m, -lam), c))
    at = [(mutant, mutant.change) for mutant in mutants(stated) if mutant.what.startswith("m - 1") and mutant.change]
    assert at
    assert not any(weaker(stated, change, mutant.claim.conclusion) for mutant, change in at)


def test_a_function_may_be_defined_by_what_stands_on_the_right():
    stated = claim((a,), [forall(t, eq(ONE, g(t) ** 2))], le(g(a), 1))
    assert isinstance(refute(stated, 0.3), Survived)


def test_a_witness_names_every_number():
    found = refute(claim((c,), [ge(c, 2)], forall(positive("C_c"), le(positive("C_c"), 9))), 0.3)
    assert isinstance(found, Refuted)
    assert set(found.point) == {"C_c", "C_c'"}
