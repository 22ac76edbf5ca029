"""`cover.greedy.free` with a net of angle delta/(2m) and caps of angle (1 - 1/(2m)) delta.

A cap of that angle has at least half the measure of one of angle delta: (1 - 1/(2m))^m >= 1/2, by induction over the
exponent (Bernoulli).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import ge, le, lt
from symbolic_bounds.language import cap, covering
from symbolic_bounds.symbols import delta, j, m, positive

fine, factor = delta / (2 * m), (2 * m - 1) / (2 * m)
angle = factor * delta
log = sp.log(4 * m - 2)
p, u, v, w = (positive(name) for name in "puvw")
bound = 1 + 2 * (1 + m * log) / cap(m, delta)

claim = Claim(
    id="cover.greedy",
    title="Covering number by the greedy method",
    meaning="For every dimension and angle the sphere is covered by a number of caps that exceeds the reciprocal of "
    "the measure of one by no more than a factor of order m log m.",
    kind="theorem",
    provenance="A",
    place="improves Appendix B, Lemma 6",
    symbols=(m, delta),
    hypotheses={"angle": lt(delta, sp.pi)},
    conclusion=le(covering(m, delta), bound),
    proof=(
        Step("fine", le(fine, 2 * angle)),
        Step("both", lt(angle + fine, sp.pi), given=("angle",)),
        Step("order", le(angle, delta)),
        Use("free", "cover.greedy.free", at={positive("r"): fine, positive("a"): angle}, given=("fine", "both")),
        Use(
            "ratio",
            "cover.cap_ratio",
            at={positive("a"): angle, positive("b"): delta},
            given=("order", "angle"),
        ),
        Use("positive", "axiom.caps_cover", given=("angle",)),
        Use("positive_inner", "axiom.caps_cover", at={delta: angle}, given=("both",)),
        Induct("bernoulli", j, ge(factor**j, 1 - j / (2 * m)), start=sp.Integer(0)),
        Use("half", "bernoulli", at={j: m}),
        Step("doubled", le(u, 2 * v), fix=(p, u, v, w), assume=(le(u * p * w, v * w), ge(2 * p, 1))),
        Use(
            "inner",
            "doubled",
            at={p: factor**m, u: cap(m, delta), v: cap(m, angle), w: delta**m},
            given=("positive", "positive_inner", "ratio", "half"),
        ),
        Use("log", "axiom.log_lower", at={positive("a"): 4 * m - 2}),
        Step("log_sign", ge(log, 0), given=("log",)),
        Step("traded", le(p / v, 2 * p / u), fix=(p, u, v), assume=(le(u, 2 * v),)),
        Use(
            "reciprocal",
            "traded",
            at={p: 1 + m * log, u: cap(m, delta), v: cap(m, angle)},
            given=("positive", "positive_inner", "log_sign", "inner"),
        ),
        Step("result", le(covering(m, delta), bound), given=("positive", "positive_inner", "free", "reciprocal")),
    ),
    witness={m: sp.Integer(2), delta: sp.Integer(1)},
    controls=(Control("half of it", conclusion=le(2 * covering(m, delta), bound)),),
    expected="proved",
)
