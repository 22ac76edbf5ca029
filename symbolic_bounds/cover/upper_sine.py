"""Rogers' covering of the ball by balls of radius sin(delta), not of the smaller radius 1 - cos(delta).

Such a ball meets the sphere inside a cap of angle delta already, so the covering of the ball is one by caps.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, le, lt
from symbolic_bounds.language import ball_covering, covering
from symbolic_bounds.rates import covering_constant
from symbolic_bounds.symbols import counting, delta, m, nonnegative, positive, real

u, v, w = real("u"), real("v"), real("w")
r, s = positive("r"), positive("s")
radius = sp.sin(delta)

claim = Claim(
    id="cover.upper.sine",
    title="Upper bound of the covering number by the sine",
    meaning="Fewer than Phi(m)/sin(delta)^(m+1) caps of angle delta cover the sphere: half the exponent of the "
    "published bound for small angles.",
    kind="lemma",
    provenance="A",
    place="improves Appendix B, Lemma 6",
    symbols=(m, delta),
    hypotheses={
        "dimension": ge(m, 8),
        "acute": lt(delta, sp.pi / 2),
        "small": le((m + 1) * radius, 1),
    },
    conclusion=lt(covering(m, delta), covering_constant(m) / radius ** (m + 1)),
    proof=(
        Use(
            "concave",
            "axiom.sine_concave",
            at={nonnegative("a"): delta, nonnegative("b"): sp.pi / 2},
            given=("acute",),
        ),
        Step("factor", gt(v, 0), fix=(r, s, v), assume=(ge(r * v, s),)),
        Use("sine", "factor", at={r: sp.pi / 2, s: delta, v: radius}, given=("concave",)),
        Use("caps", "axiom.caps_from_balls", given=("acute",)),
        Use("cited", "rogers", at={counting("n"): m + 1, positive("r"): radius}, given=("dimension", "sine", "small")),
        Use("log", "axiom.log_lower", at={positive("a"): m + 1}),
        Step("log_positive", gt(sp.log(m + 1), 0), given=("dimension", "log")),
        Step("chain", lt(u, w), fix=(u, v, w), assume=(le(u, v), lt(v, w))),
        Use(
            "result",
            "chain",
            at={u: covering(m, delta), v: ball_covering(m + 1, radius), w: covering_constant(m) / radius ** (m + 1)},
            given=("sine", "log_positive", "caps", "cited"),
        ),
    ),
    witness={m: sp.Integer(8), delta: sp.Rational(1, 10)},
    controls=(
        Control("one power less", conclusion=lt(covering(m, delta), covering_constant(m) / radius**m)),
        Control("without the constant", conclusion=lt(covering(m, delta), 1 / radius ** (m + 1))),
    ),
    expected="cited",
)
