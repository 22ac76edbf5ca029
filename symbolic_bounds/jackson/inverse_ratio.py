"""For which concentrations the bound of Amos reaches a given value.

With s = sqrt(lambda^2 + mu^2) the claim lambda >= rho (mu + s) is (lambda - rho mu)^2 >= rho^2 s^2, that is
lambda (1 - rho^2) >= 2 mu rho.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.definitions import bound_ratio
from symbolic_bounds.formula import ge
from symbolic_bounds.symbols import lam, mu, positive

rho = positive("rho")
root = sp.sqrt(lam**2 + mu**2)

claim = Claim(
    id="jackson.inverse_ratio",
    title="Inversion of the bound of Amos",
    meaning="The bound of Amos is at least rho as soon as lambda (1 - rho^2) is at least 2 mu rho.",
    kind="lemma",
    provenance="R",
    place="Appendix B, proof of Lemma 5",
    symbols=(lam, mu, rho),
    hypotheses={"concentration": ge(lam * (1 - rho**2), 2 * mu * rho)},
    conclusion=ge(bound_ratio(lam, mu), rho),
    proof=(
        Step("square", ge((lam - rho * mu) ** 2, rho**2 * (lam**2 + mu**2)), given=("concentration",)),
        Step("sign", ge(lam - rho * mu, 0), given=("concentration",)),
        Step("root", ge(lam - rho * mu, rho * root), given=("square", "sign")),
        Step("result", ge(bound_ratio(lam, mu), rho), given=("root",)),
    ),
    witness={lam: sp.Integer(2), mu: sp.Integer(1), rho: sp.Rational(1, 2)},
    controls=(
        Control(
            "half the concentration",
            hypotheses={"concentration": ge(lam * (1 - rho**2), mu * rho)},
            witness={lam: sp.Integer(2), mu: sp.Integer(3), rho: sp.Rational(1, 2)},
        ),
    ),
    expected="proved",
)
