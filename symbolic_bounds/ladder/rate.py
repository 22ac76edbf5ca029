"""The exponent of every rung that goes through the kernel.

With s <= lambda^a the base K (L + sF) peak/eps is at most K (L+F) top lambda^(a + m/2)/eps (`ladder.peak`), and lambda
is at most U/eps^b; so its p-th power is of order eps^-(p (1 + b (a + m/2))).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser, order
from symbolic_bounds.formula import eq, ge, le
from symbolic_bounds.symbols import F, L, eps, lam, m, nonnegative, nu, positive, real, x

C, K, U, s = (positive(name) for name in "CKUs")
a, b, p = nonnegative("a"), nonnegative("b"), nonnegative("p")
c, t, u, v, w = (positive(name) for name in "ctuvw")
one = sp.Integer(1)
top = normaliser(one, m) * sp.E * sp.exp((m + 2) ** 2 / 8)
peak = normaliser(lam, m) * sp.exp(lam)
base = K * (L + s * F) * peak / eps
scale = K * (L + F) * top * U ** (a + m / 2)
larger = scale * eps ** (-1 - b * (a + m / 2))
length = C * base**p
bound = C * (scale**p * eps ** (-p * (1 + b * (a + m / 2))))
point = dict.fromkeys((m, L, F, eps, lam, C, K, U, s, a, b, p), one)

claim = Claim(
    id="ladder.rate",
    title="Exponent of a prefix length that goes through the kernel",
    meaning="A prefix length that is a power p of (L + sF) times the kernel's peak over epsilon, with s at most "
    "lambda^a and lambda of order epsilon^-b, is of order epsilon^-(p (1 + b (a + m/2))).",
    kind="lemma",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, L, F, eps, lam, C, K, U, s, a, b, p),
    hypotheses={
        "concentrated": ge(lam, 1),
        "concentration": le(lam, U / eps**b),
        "steepness": le(s, lam**a),
    },
    conclusion=le(length, bound),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), x: lam}),
        Use("positive_1", "axiom.bessel_positive", at={nu: order(m), x: one}),
        Use("peak", "ladder.peak", given=("concentrated",)),
        Use("one", "axiom.power_monotone", at={positive("a"): one, positive("b"): lam, p: a}, given=("concentrated",)),
        Step("steep", le(L + s * F, (L + F) * w), fix=(w,), assume=(le(s, w), le(1, w))),
        Use("sum", "steep", at={w: lam**a}, given=("one", "steepness")),
        Use(
            "powers",
            "axiom.power_monotone",
            at={positive("a"): lam, positive("b"): U / eps**b, p: a + m / 2},
            given=("concentration",),
        ),
        Step("pair", le(c * t * u, c * v * w), fix=(c, t, u, v, w), assume=(le(t, v), le(u, w))),
        Use(
            "with_peak",
            "pair",
            at={c: K / eps, t: L + s * F, u: peak, v: (L + F) * lam**a, w: top * lam ** (m / 2)},
            given=("positive", "positive_1", "sum", "peak"),
        ),
        Use(
            "with_bound",
            "pair",
            at={
                c: K / eps,
                t: (L + F) * top,
                u: lam ** (a + m / 2),
                v: (L + F) * top,
                w: (U / eps**b) ** (a + m / 2),
            },
            given=("positive_1", "powers"),
        ),
        Use(
            "base",
            "calculus.chain",
            at={
                real("a"): base,
                real("b"): K / eps * (L + F) * top * lam ** (a + m / 2),
                real("c"): larger,
            },
            given=("positive", "positive_1", "with_peak", "with_bound"),
        ),
        Use(
            "powered",
            "axiom.power_monotone",
            at={positive("a"): base, positive("b"): larger},
            given=("positive", "positive_1", "base"),
        ),
        Step(
            "exponents",
            eq((t * eps ** (-1 - b * (a + m / 2))) ** p, t**p * eps ** (-p * (1 + b * (a + m / 2)))),
            fix=(t,),
        ),
        Use("exponents_here", "exponents", at={t: scale}, given=("positive_1",)),
        Step("scaled", le(C * t, C * v), fix=(t, u, v), assume=(le(t, u), eq(u, v))),
        Use(
            "result",
            "scaled",
            at={t: base**p, u: larger**p, v: bound / C},
            given=("positive", "positive_1", "powered", "exponents_here"),
        ),
    ),
    witness=point,
    controls=(
        Control(
            "a smaller exponent",
            conclusion=le(length, bound * eps ** (100 * p)),
            witness={**point, eps: sp.Rational(1, 4), lam: sp.Integer(4)},
        ),
    ),
    expected="proved",
)
