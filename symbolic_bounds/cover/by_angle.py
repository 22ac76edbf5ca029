"""cover.upper with 1 - cos(delta) >= 4 delta^2/pi^2 = 1/Z^2, Z = pi/(2 delta)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, ge, gt, le, lt
from symbolic_bounds.language import covering
from symbolic_bounds.rates import covering_constant
from symbolic_bounds.symbols import N, delta, m, nonnegative, positive, real, t

Z, P, a, b, p = positive("Z"), positive("P"), positive("a"), positive("b"), nonnegative("p")
s, u, w = positive("s"), real("u"), real("w")
radius = 1 - sp.cos(delta)

claim = Claim(
    id="cover.by_angle",
    title="Upper bound of the covering number by the angle",
    meaning="Fewer than Phi(m) (pi/(2 delta))^(2(m+1)) caps of angle delta cover the sphere.",
    kind="lemma",
    provenance="R",
    place="Appendix B, proof of Theorem 1",
    symbols=(m, N, delta, Z),
    hypotheses={
        "dimension": ge(m, 8),
        "acute": lt(delta, sp.pi / 2),
        "small": le((m + 1) * radius, 1),
        "inverse": eq(2 * delta * Z, sp.pi),
        "number": ge(N, covering_constant(m) * Z ** (2 * (m + 1))),
    },
    conclusion=lt(covering(m, delta), N),
    proof=(
        Use("cover", "cover.upper"),
        Use("cosine", "cover.cosine", at={t: delta}, given=("acute",)),
        Step("square", ge(u, Z**-2), fix=(P, u), assume=(eq(2 * delta * Z, P), ge(u, 4 * delta**2 / P**2))),
        Use("base", "square", at={P: sp.pi, u: radius}, given=("inverse", "cosine")),
        Step("positive", gt(radius, 0), given=("base",)),
        Use("power", "axiom.power_monotone", at={a: Z**-2, b: radius, p: m + 1}, given=("positive", "base")),
        Step(
            "chain",
            lt(u, w),
            fix=(P, s, a, u, w),
            assume=(lt(u, P / s), le(1 / a, s), ge(w, P * a)),
        ),
        Use("log", "axiom.log_lower", at={a: m + 1}),
        Step("log_positive", gt(sp.log(m + 1), 0), given=("dimension", "log")),
        Use("constant", "cover.constant_positive", given=("dimension",)),
        Use(
            "result",
            "chain",
            at={
                P: covering_constant(m),
                s: radius ** (m + 1),
                a: Z ** (2 * (m + 1)),
                u: covering(m, delta),
                w: N,
            },
            given=("positive", "log_positive", "constant", "power", "cover", "number"),
        ),
    ),
    witness={
        m: sp.Integer(8),
        N: sp.Integer(10) ** 22,
        delta: sp.Rational(1, 4),
        Z: 2 * sp.pi,
    },
    controls=(
        Control(
            "a quarter of the exponent",
            hypotheses={"number": ge(N, covering_constant(m) * Z ** (m / 2))},
        ),
    ),
    expected="cited",
)
