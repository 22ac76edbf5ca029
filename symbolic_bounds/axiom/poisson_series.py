"""Poisson's integral, expanded in the power series of the exponential, against the series of I_nu."""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, gt
from symbolic_bounds.language import moment, poisson
from symbolic_bounds.symbols import j, nu, real, x

C = real("C")

claim = Claim(
    id="axiom.poisson_series",
    title="Termwise integration of the exponential",
    meaning="If each even term of the exponential series, integrated against the weight, is C times the term of the "
    "Bessel series of the same index, then Poisson's integral is C times the Bessel function.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(nu, x, C),
    hypotheses={
        "order": gt(nu, -sp.Rational(1, 2)),
        "terms": forall(
            j,
            eq(
                x ** (2 * j) / sp.gamma(2 * j + 1) * moment(j, nu),
                C * (x / 2) ** (2 * j + nu) / (sp.gamma(j + 1) * sp.gamma(j + nu + 1)),
            ),
        ),
    },
    conclusion=eq(poisson(nu, x), C * sp.besseli(nu, x)),
    witness={nu: sp.Integer(0), x: sp.Integer(1), C: sp.pi},
    witness_functions={
        moment: sp.Lambda((j, nu), sp.pi * sp.gamma(2 * j + 1) / (sp.gamma(j + 1) ** 2 * 2 ** (2 * j))),
    },
    expected="cited",
    reference="DLMF 10.25.2 (series of I_nu); the exponential series converges uniformly on [-1, 1] and "
    "the weight is integrable, so that it may be integrated term by term; its odd terms integrate to zero",
)
