"""Partial sums of the expansion in spherical harmonics."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.definitions import eigenvalue
from symbolic_bounds.formula import Both, eq
from symbolic_bounds.language import dimension, expansion, multiplied, projection
from symbolic_bounds.symbols import j, lam, m, thing

q, x = thing("q"), thing("x")

claim = Claim(
    id="axiom.expansion",
    title="Partial sums of harmonic expansions",
    meaning="The sums over the harmonics of degree at most j, plain and with the eigenvalues, by recursion.",
    kind="axiom",
    provenance="A",
    place="definition",
    symbols=(q, x, j, m, lam),
    hypotheses={"sphere": eq(dimension(x), m)},
    conclusion=Both(
        (
            eq(expansion(q, 0, x), projection(q, 0, x)),
            eq(multiplied(q, lam, 0, x), projection(q, 0, x)),
            eq(expansion(q, j + 1, x), expansion(q, j, x) + projection(q, j + 1, x)),
            eq(
                multiplied(q, lam, j + 1, x),
                multiplied(q, lam, j, x) + eigenvalue(j + 1, lam, m) * projection(q, j + 1, x),
            ),
        )
    ),
    witness={j: sp.Integer(0), m: sp.Integer(2), lam: sp.Integer(1)},
    witness_functions={dimension: sp.Lambda(x, 2)},
    expected="cited",
    reference="definition of the two sums; the eigenvalue of degree 0 is 1",
)
