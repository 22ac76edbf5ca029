"""How many prefix tokens two layers need: T copies of a product of T nets of S^m.

A net of S^m of angle phi has n <= C phi^(-m) points; with phi = eps/((1 + eta) sqrt(T) L) the chord of the angle
rho = (1 + eta) delta, delta = phi sqrt(T/(T+1)), makes the main error at most eps, and N = T n^T.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, le
from symbolic_bounds.symbols import L, T, counting, eps, m, nonnegative, positive

n, C, eta = counting("n"), positive("C"), positive("eta")
one = sp.Integer(1)
phi = eps / ((1 + eta) * sp.sqrt(T) * L)
rho = (1 + eta) * phi * sp.sqrt(T) / sp.sqrt(T + 1)
error = L * (2 * sp.sqrt(T + 1) * sp.sin(rho / 2))
length = T * n**T
bound = T * C**T * ((1 + eta) * sp.sqrt(T) * L / eps) ** (m * T)

claim = Claim(
    id="seq.two_layers.length",
    title="Prefix length for two layers",
    meaning="With a net of the sphere of the usual size for every input, two layers need at most "
    "T C^T ((1 + eta) sqrt(T) L/eps)^(mT) prefix tokens for the main error eps.",
    kind="theorem",
    provenance="A",
    place="Section 4, two layers instead of T + 2",
    symbols=(m, T, n, C, eta, L, eps),
    hypotheses={"net": le(n, C * phi ** (-m))},
    conclusion=Both((le(error, eps), le(length, bound))),
    proof=(
        Use("sine", "calculus.sine_at_most", at={nonnegative("u"): rho / 2}),
        Step("error", le(error, eps), given=("sine",)),
        Use(
            "power",
            "axiom.power_monotone",
            at={positive("a"): n, positive("b"): C * phi ** (-m), nonnegative("p"): T},
        ),
        Step("result", le(length, bound), given=("power",)),
    ),
    witness={m: one, T: one, n: one, C: one, eta: one, L: one, eps: one},
    controls=(
        Control(
            "one position only",
            conclusion=le(length, bound / T),
            witness={m: one, T: sp.Integer(2), n: one, C: one, eta: one, L: sp.Rational(1, 2), eps: sp.sqrt(2)},
        ),
    ),
    expected="proved",
)
