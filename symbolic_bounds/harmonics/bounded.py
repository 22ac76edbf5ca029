"""An assumption of the paper, not a fact: every result that uses it names it as the hypothesis harmonics_bounded.

For m <= 3 it holds for Lipschitz functions. For m >= 4 it fails for some: the norms of the projections on the
harmonics of degree j grow like j^((m-1)/2).
"""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, le
from symbolic_bounds.language import best_error, harmonic_bound, projection, value
from symbolic_bounds.symbols import counting, k, thing

f, q, x, y = thing("f"), thing("q"), thing("x"), thing("y")
i = counting("j")

claim = Claim(
    id="harmonics.bounded",
    title="Bounded harmonics of the best polynomials",
    meaning="The harmonics of the best polynomials of a function, of every degree, have a common bound.",
    kind="lemma",
    provenance="T",
    place="assumption of Appendix B, Lemmas 4 and 5 and Theorem 1",
    symbols=(f, q, y, k, i),
    hypotheses={
        "polynomial": eq(best_error(q, k), 0),
        "best": forall(x, le(sp.Abs(value(f, x) - value(q, x)), best_error(f, k))),
        "degree": le(i, k),
    },
    conclusion=le(sp.Abs(projection(q, i, y)), harmonic_bound(f)),
    witness={k: sp.Integer(1), i: sp.Integer(1)},
    witness_functions={best_error: sp.Lambda((q, k), 0), value: sp.Lambda((f, x), 0)},
    expected="open",
)
