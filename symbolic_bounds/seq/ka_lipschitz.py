"""Neither function of the representation is Lipschitz.

A constant K would bound the rise of phi from 1/2 - 2^(-n-1) to 1/2 by K 2^(-n-1), and the difference quotient of
g for f(x) = x_1 by K. `seq.ka.jump` and `seq.ka.slope` show for every d >= 2 and every K that both fail.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control
from symbolic_bounds.formula import Both, ge, le
from symbolic_bounds.seq.ka_jump import at_half, d, left, n
from symbolic_bounds.seq.ka_slope import slope
from symbolic_bounds.symbols import positive

K = positive("K")

claim = Claim(
    id="seq.ka.lipschitz",
    title="Lipschitz continuity of inner and outer function",
    meaning="The inner function, and the outer function of the first coordinate, have the Lipschitz constant K.",
    kind="refutation",
    provenance="T",
    place="Section 4, after Theorem 4",
    symbols=(d, n, K),
    hypotheses={"dimension": ge(d, 2)},
    conclusion=Both((le(at_half - left(n), K * 2 ** (-n - 1)), le(slope, K))),
    witness={d: sp.Integer(2), n: sp.Integer(1), K: sp.Integer(1)},
    counterexample={d: sp.Integer(2), n: sp.Integer(20), K: sp.Integer(1000)},
    controls=(
        Control(
            "the opposite statement",
            conclusion=ge(at_half - left(n), K * 2 ** (-n - 1)),
            witness={d: sp.Integer(2), n: sp.Integer(1), K: sp.Integer(10)},
        ),
    ),
    expected="refuted",
)
