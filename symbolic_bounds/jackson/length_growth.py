"""The exponent of the prefix length: base <= 3 pi (L + F) c(1) e lambda^(1+m/2)/eps and lambda <= U/eps^4.

So the base is at most Q eps^(-(5+2m)), and (5 + 2m) (2m + 2) = 10 + 14m + 4m^2.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser, order
from symbolic_bounds.formula import eq, ge, gt, le
from symbolic_bounds.rates import covering_constant, prefix_length
from symbolic_bounds.symbols import F, L, eps, lam, m, nonnegative, nu, positive, x

U, Q, p = positive("U"), positive("Q"), nonnegative("p")
a, b, c, s, t, u, v = (positive(name) for name in "abcstuv")
one = sp.Integer(1)
top = normaliser(one, m) * sp.E
peak = normaliser(lam, m) * sp.exp(lam)
base = 3 * sp.pi * (L + lam * F) * peak / eps
scale = 3 * sp.pi * (L + F) * top * U ** (1 + m / 2)
larger = scale * eps ** (-5 - 2 * m)
exponent = 10 + 14 * m + 4 * m**2
bound = covering_constant(m) * (scale ** (2 * (m + 1)) * eps ** (-exponent))
point = {m: 8, L: 1, F: 1, U: 1, eps: sp.Rational(1, 2), lam: 16}
point = {sym: sp.Rational(number) for sym, number in point.items()}

claim = Claim(
    id="jackson.length_growth",
    title="Exponent of the prefix length",
    meaning="A concentration of order epsilon^-4 makes the prefix length of order epsilon^-(10 + 14m + 4m^2).",
    kind="lemma",
    provenance="R",
    place="Appendix B, end of the proof of Theorem 1",
    symbols=(m, L, F, U, eps, lam),
    hypotheses={
        "dimension": ge(m, 8),
        "concentrated": ge(lam, 1),
        "concentration": le(lam, U / eps**4),
    },
    conclusion=le(prefix_length(lam, eps), bound),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), x: lam}),
        Use("positive_1", "axiom.bessel_positive", at={nu: order(m), x: one}),
        Use("peak", "jackson.peak_rate", given=("dimension", "concentrated")),
        Step("sum", le(L + lam * F, lam * (L + F)), given=("concentrated",)),
        Use(
            "powers",
            "axiom.power_monotone",
            at={a: lam, b: U / eps**4, p: 1 + m / 2},
            given=("concentration",),
        ),
        Step("pair", le(s * u, t * v), fix=(s, t, u, v), assume=(le(s, t), le(u, v))),
        Use(
            "with_peak",
            "pair",
            at={s: L + lam * F, t: lam * (L + F), u: peak, v: top * lam ** (m / 2)},
            given=("positive", "positive_1", "sum", "peak"),
        ),
        Use(
            "with_bound",
            "pair",
            at={s: (L + F) * top, t: (L + F) * top, u: lam ** (1 + m / 2), v: (U / eps**4) ** (1 + m / 2)},
            given=("positive_1", "powers"),
        ),
        Step("chain", le(c * s, c * u), fix=(c, s, t, u), assume=(le(s, t), le(t, u))),
        Use(
            "chained",
            "chain",
            at={
                c: 3 * sp.pi / eps,
                s: (L + lam * F) * peak,
                t: (L + F) * top * lam ** (1 + m / 2),
                u: (L + F) * top * (U / eps**4) ** (1 + m / 2),
            },
            given=("positive", "positive_1", "with_peak", "with_bound"),
        ),
        Step("base", le(base, larger), given=("positive", "positive_1", "chained")),
        Use(
            "powered",
            "axiom.power_monotone",
            at={a: base, b: larger, p: 2 * (m + 1)},
            given=("positive", "positive_1", "base"),
        ),
        Step(
            "exponents",
            eq((Q * eps ** (-5 - 2 * m)) ** (2 * (m + 1)), Q ** (2 * (m + 1)) * eps ** (-exponent)),
            fix=(Q,),
        ),
        Use("exponents_here", "exponents", at={Q: scale}, given=("positive_1",)),
        Step(
            "scaled",
            le(c * s, c * u),
            fix=(c, s, t, u),
            assume=(le(s, t), eq(t, u)),
        ),
        Use("log", "axiom.log_lower", at={a: m + 1}),
        Step("log_positive", gt(sp.log(m + 1), 0), given=("dimension", "log")),
        Use("constant", "cover.constant_positive", given=("dimension",)),
        Use(
            "result",
            "scaled",
            at={
                c: covering_constant(m),
                s: base ** (2 * (m + 1)),
                t: larger ** (2 * (m + 1)),
                u: scale ** (2 * (m + 1)) * eps ** (-exponent),
            },
            given=("log_positive", "constant", "positive", "positive_1", "powered", "exponents_here"),
        ),
    ),
    witness=point,
    controls=(
        Control(
            "a smaller exponent",
            conclusion=le(prefix_length(lam, eps), bound * eps**40),
            witness={**point, eps: sp.Rational(1, 16), lam: sp.Integer(2) ** 16},
        ),
    ),
    expected="proved",
)
