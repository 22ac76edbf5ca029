"""Poisson's integral, term by term.

The term x^(2n)/(2n)! of the exponential series integrates to a Beta integral; by Legendre's duplication formula
that is the n-th term of the series of I_nu, times sqrt(pi) Gamma(nu + 1/2) (2/x)^nu.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, gt
from symbolic_bounds.language import moment, poisson
from symbolic_bounds.symbols import j, natural, nu, positive, real, x

n, z, c, C = natural("n"), positive("z"), positive("c"), real("C")
half = sp.Rational(1, 2)
factor = sp.sqrt(sp.pi) * sp.gamma(nu + half) * 2**nu * x ** (-nu)

# Any c in place of sqrt(pi): the certificate needs nothing of it but this equation.
duplication = eq(2 ** (2 * n) * sp.gamma(n + half) * sp.gamma(n + 1), c * sp.gamma(2 * n + 1))


def coefficient(root: sp.Expr) -> sp.Eq:
    return eq(
        moment(n, nu) / sp.gamma(2 * n + 1),
        root * sp.gamma(nu + half) * 2 ** (-2 * n) / (sp.gamma(n + 1) * sp.gamma(n + nu + 1)),
    )


claim = Claim(
    id="bessel.poisson",
    title="Poisson's integral",
    meaning="The integral of an exponential against a power of 1 - t^2 is a modified Bessel function.",
    kind="lemma",
    provenance="A",
    place="Appendix A, Definition 2, and Appendix B, Lemma 3 (there by computer algebra)",
    symbols=(nu, x),
    hypotheses={"order": gt(nu, -half)},
    conclusion=eq(poisson(nu, x), factor * sp.besseli(nu, x)),
    proof=(
        Use("beta", "axiom.beta_integral", given=("order",), at={j: n}, fix=(n,)),
        Use("duplication", "gamma.duplication", at={z: half}, fix=(n,)),
        Step(
            "coefficient",
            coefficient(c),
            given=("order", "beta"),
            fix=(n, c),
            assume=(duplication,),
            at={"beta": {n: n}},
        ),
        Use("coefficients", "coefficient", at={c: sp.sqrt(sp.pi)}, given=("duplication",), fix=(n,)),
        Step(
            "terms",
            eq(
                x ** (2 * n) / sp.gamma(2 * n + 1) * moment(n, nu),
                factor * (x / 2) ** (2 * n + nu) / (sp.gamma(n + 1) * sp.gamma(n + nu + 1)),
            ),
            given=("order", "coefficients"),
            fix=(n,),
        ),
        Use("result", "axiom.poisson_series", at={C: factor}, given=("order", "terms")),
    ),
    witness={nu: sp.Integer(0), x: sp.Integer(1)},
    controls=(
        Control(
            "without root",
            conclusion=eq(poisson(nu, x), factor / sp.sqrt(sp.pi) * sp.besseli(nu, x)),
            witness={nu: half, x: sp.Integer(1)},
            functions={poisson: sp.Lambda((nu, x), (sp.exp(x) - sp.exp(-x)) / x)},  # the integral at nu = 1/2
        ),
    ),
    expected="proved",
)
