"""How fast the eigenvalues fall: I_(nu+j+1) <= lambda/(2 (j + nu + 1)) I_(nu+j) by the recurrence, then induction."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.definitions import eigenvalue, order
from symbolic_bounds.formula import eq, forall, ge, le
from symbolic_bounds.symbols import j, lam, m, natural, nu, schematic, x

G = schematic("G")
n, k, i = natural("n"), natural("k"), natural("i")
factor = lam / (2 * (j + order(m) + 1))


def term(index: sp.Expr) -> sp.Expr:
    return sp.besseli(order(m) + index, lam)


claim = Claim(
    id="eigen.ratio",
    title="Fall of the eigenvalues",
    meaning="From one degree to the next the eigenvalues fall at least by the factor lambda/(2 (j + nu + 1)), hence "
    "faster than any geometric sequence.",
    kind="lemma",
    provenance="A",
    place="helper of core.fixed_concentration",
    symbols=(n, k, lam, m),
    functions=(G,),
    hypotheses={
        "degrees": le(n, k),
        "start": eq(G(n), 1),
        "next": forall(j, ge(G(j + 1), G(j) * factor)),
    },
    conclusion=le(eigenvalue(k, lam, m), eigenvalue(n, lam, m) * G(k)),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m) + i, x: lam}, fix=(i,)),
        Use("positive_zero", "positive", at={i: sp.Integer(0)}),
        Use("positive_n", "positive", at={i: n}),
        Use("recurrence", "axiom.bessel_recurrence", at={nu: order(m) + i, x: lam}, fix=(i,)),
        Use("beyond", "positive", at={i: i + 2}, fix=(i,)),
        Step(
            "fall",
            le(term(i + 1), lam / (2 * (i + order(m) + 1)) * term(i)),
            given=("recurrence", "beyond"),
            fix=(i,),
        ),
        Induct("falls", j, le(term(j), term(n) * G(j)), start=n, base=("start",), step=("positive_n", "next", "fall")),
        Use("here", "falls", at={j: k}, given=("degrees",)),
        Step("result", le(eigenvalue(k, lam, m), eigenvalue(n, lam, m) * G(k)), given=("positive_zero", "here")),
    ),
    witness={n: sp.Integer(0), k: sp.Integer(0), lam: sp.Integer(1), m: sp.Integer(1)},
    witness_functions={G: sp.Lambda(j, 1)},
    controls=(
        Control(
            "half of the factor",
            hypotheses={"next": forall(j, ge(G(j + 1), G(j) * factor / 2))},
        ),
    ),
    expected="proved",
)
