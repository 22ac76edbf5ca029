"""Both sides of 2 rho/(1 - rho^2) for rho = beta^(1/K), by Bernoulli.

rho <= 1 - (1 - beta)/K gives the upper bound, (1/beta)^(1/K) <= 1 + (1/beta - 1)/K the lower one.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, ge, le, lt
from symbolic_bounds.symbols import nonnegative, positive, real

K, beta, p, exponent, u = positive("K"), positive("beta"), positive("p"), nonnegative("p"), real("u")
rho = beta**p
middle = 2 * rho / (1 - rho**2)
point = {K: sp.Integer(2), beta: sp.Rational(1, 4), p: sp.Rational(1, 2)}

claim = Claim(
    id="jackson.damping_sides",
    title="Concentration without powers",
    meaning="The power that the concentration depends on lies between two fractions that differ by the factor beta.",
    kind="lemma",
    provenance="A",
    place="Appendix B, end of the proof of Lemma 5",
    symbols=(K, beta, p),
    hypotheses={"rounded": ge(K, 1), "exponent": eq(p * K, 1), "below_one": lt(beta, 1)},
    conclusion=Both((le(middle, K / (1 - beta)), ge(middle, beta * K / (1 - beta)))),
    proof=(
        Step("small_exponent", le(p, 1), given=("rounded", "exponent")),
        Use(
            "bernoulli",
            "axiom.bernoulli",
            at={u: beta - 1, exponent: p},
            given=("below_one", "small_exponent"),
        ),
        Step("rho_below_one", lt(rho, 1), given=("below_one", "bernoulli")),
        Step("gap", ge(K * (1 - rho), 1 - beta), given=("exponent", "bernoulli")),
        Step("above", le(1 / (1 - rho), K / (1 - beta)), given=("rho_below_one", "below_one", "gap")),
        Step(
            "upper",
            le(middle, K / (1 - beta)),
            given=("rho_below_one", "below_one", "above"),
        ),
        Use(
            "inverse_bernoulli",
            "axiom.bernoulli",
            at={u: 1 / beta - 1, exponent: p},
            given=("below_one", "small_exponent"),
        ),
        Step("inverse_gap", le(K * beta * (1 - rho), (1 - beta) * rho), given=("exponent", "inverse_bernoulli")),
        Step(
            "below",
            ge(rho / (1 - rho), beta * K / (1 - beta)),
            given=("rho_below_one", "below_one", "inverse_gap"),
        ),
        Step(
            "lower",
            ge(middle, beta * K / (1 - beta)),
            given=("rho_below_one", "below_one", "below"),
        ),
    ),
    witness=point,
    controls=(
        Control(
            "without the factor beta",
            conclusion=ge(middle, K / (1 - beta)),
            witness=point,
        ),
    ),
    expected="proved",
)
