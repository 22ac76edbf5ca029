"""Rogers' covering of the ball by balls of radius 1 - cos(delta) <= sin(delta).

(1 - cos)^2 <= (1 - cos)(1 + cos) = sin^2, and a covering by balls of radius sin(delta) gives one by caps.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, le, lt
from symbolic_bounds.language import ball_covering, covering
from symbolic_bounds.rates import covering_constant
from symbolic_bounds.symbols import counting, delta, m, nonnegative, positive, real

a, b, u, v, w = nonnegative("a"), nonnegative("b"), real("u"), real("v"), real("w")
n, r, s = counting("n"), positive("r"), positive("s")
radius = 1 - sp.cos(delta)

claim = Claim(
    id="cover.upper",
    title="Upper bound of the covering number",
    meaning="Fewer than Phi(m)/(1 - cos delta)^(m+1) caps of angle delta cover the sphere.",
    kind="lemma",
    provenance="R",
    place="Appendix B, Lemma 6",
    symbols=(m, delta),
    hypotheses={
        "dimension": ge(m, 8),
        "acute": lt(delta, sp.pi / 2),
        "small": le((m + 1) * radius, 1),
    },
    conclusion=lt(covering(m, delta), covering_constant(m) / radius ** (m + 1)),
    proof=(
        Use("cosine", "axiom.cos_decreasing", at={a: delta, b: sp.pi / 2}, given=("acute",)),
        Use("concave", "axiom.sine_concave", at={a: delta, b: sp.pi / 2}, given=("acute",)),
        Step("factor", gt(v, 0), fix=(r, s, v), assume=(ge(r * v, s),)),
        Use("sine", "factor", at={r: sp.pi / 2, s: delta, v: sp.sin(delta)}, given=("concave",)),
        Step("squares", le(radius**2, sp.sin(delta) ** 2), given=("cosine",)),
        Step("radius_positive", gt(radius, 0), given=("sine",)),
        Step("radius", le(radius, sp.sin(delta)), given=("sine", "squares")),
        Use("caps", "axiom.caps_from_balls", given=("acute",)),
        Use(
            "balls",
            "axiom.ball_covering",
            at={n: m + 1, r: radius, s: sp.sin(delta)},
            given=("radius_positive", "sine", "radius"),
        ),
        Use("cited", "rogers", at={n: m + 1, r: radius}, given=("dimension", "radius_positive", "small")),
        Use("log", "axiom.log_lower", at={positive("a"): m + 1}),
        Step("log_positive", gt(sp.log(m + 1), 0), given=("dimension", "log")),
        Step("chain", lt(u, w), fix=(u, v, w), assume=(le(u, v), lt(v, w))),
        Step("both", le(covering(m, delta), ball_covering(m + 1, radius)), given=("caps", "balls")),
        Use(
            "result",
            "chain",
            at={
                u: covering(m, delta),
                v: ball_covering(m + 1, radius),
                w: covering_constant(m) / radius ** (m + 1),
            },
            given=("radius_positive", "log_positive", "both", "cited"),
        ),
    ),
    witness={m: sp.Integer(8), delta: sp.Rational(1, 4)},
    controls=(
        Control(
            "a quarter of the exponent",
            conclusion=lt(covering(m, delta), covering_constant(m) / radius ** (m / 4)),
        ),
    ),
    expected="cited",
)
