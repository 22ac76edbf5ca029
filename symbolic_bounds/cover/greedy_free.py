"""Greedy covering of a net: after i caps at most e^(-cap(a) i) of its points are left.

At first at most 1/cap(r/2) <= (2a/r)^m/cap(a) are there (`cover.cap_ratio`); after m log(2a/r)/cap(a) caps, rounded up,
at most 1/cap(a) are left, and each gets a cap of its own.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import ge, le, lt
from symbolic_bounds.language import cap, covering, uncovered
from symbolic_bounds.symbols import delta, j, m, natural, nonnegative, positive, real

r, a, i = positive("r"), positive("a"), natural("i")
p, q, x, y = nonnegative("p"), nonnegative("q"), real("x"), real("y")
z, w = positive("z"), positive("w")
log = sp.log(2 * a / r)
share = cap(m, a)
steps = sp.ceiling(m * log / share)
bound = 1 + (1 + m * log) / share
zero = sp.Integer(0)


def left(number: sp.Expr) -> sp.Expr:
    return uncovered(m, r, a, number)


claim = Claim(
    id="cover.greedy.free",
    title="Covering number by the greedy method, with a free parameter",
    meaning="For r at most 2a, caps of angle a + r cover the sphere already in a number that exceeds the reciprocal of "
    "the measure of a cap of angle a by no more than a factor logarithmic in a/r.",
    kind="theorem",
    provenance="A",
    place="improves Appendix B, Lemma 6",
    symbols=(m, r, a),
    hypotheses={"net": le(r, 2 * a), "angle": lt(a + r, sp.pi)},
    conclusion=le(covering(m, r + a), bound),
    proof=(
        Use("positive", "axiom.caps_cover", at={delta: a}, given=("angle",)),
        Use("log", "axiom.log_lower", at={positive("a"): 2 * a / r}),
        Step("inverse", le(r / (2 * a), 1), given=("net",)),
        Step("log_sign", ge(log, 0), given=("log", "inverse")),
        Step("small", le(r, sp.pi), given=("angle",)),
        Use("greedy", "axiom.greedy", given=("angle", "small"), fix=(i,)),
        Use("start", "axiom.greedy", at={i: zero}, given=("angle", "small")),
        Use("tangent", "axiom.exp_tangent", at={real("s"): -share}),
        Step("less", le((1 - share) * sp.exp(share), 1), given=("tangent",)),
        Induct("next", j, le(left(j) * sp.exp(share * j), left(0)), start=zero, step=("greedy", "less")),
        Step("whole", ge(steps, 0), given=("positive", "log_sign")),
        Use("after", "next", at={j: steps}, given=("positive", "whole")),
        Use("end", "axiom.greedy", at={i: steps}, given=("positive", "angle", "small", "whole")),
        Step("reached", ge(share * steps, m * log), given=("positive",)),
        Use(
            "decayed",
            "calculus.exp_increasing",
            at={real("a"): m * log, real("b"): share * steps},
            given=("positive", "reached"),
        ),
        Use("power", "axiom.power_as_exponential", at={positive("x"): 2 * a / r, real("p"): m}),
        Step("half", le(r / 2, a), given=("net",)),
        Use("ratio", "cover.cap_ratio", at={positive("a"): r / 2, positive("b"): a}, given=("half", "angle")),
        Step(
            "points",
            le(p * x, z / w),
            fix=(p, x, y, z, w),
            assume=(le(p * y, 1), le(x * w, y * z)),
        ),
        Use(
            "few_points",
            "points",
            at={p: left(0), x: share, y: cap(m, r / 2), z: a**m, w: (r / 2) ** m},
            given=("start", "ratio"),
        ),
        Step(
            "last",
            le(p * x, 1),
            fix=(p, q, x, y, z),
            assume=(ge(x, 0), le(p * y, q), ge(y, z), le(q * x, z)),
        ),
        Use(
            "few_left",
            "last",
            at={p: left(steps), q: left(0), x: share, y: sp.exp(share * steps), z: (2 * a / r) ** m},
            given=("positive", "start", "end", "after", "decayed", "power", "few_points"),
        ),
        Step("each", le(p, 1 / z), fix=(p, z), assume=(le(p * z, 1),)),
        Use("each_left", "each", at={p: left(steps), z: share}, given=("positive", "end", "few_left")),
        Step("result", le(covering(m, r + a), bound), given=("positive", "end", "each_left")),
    ),
    witness={m: sp.Integer(2), r: sp.Rational(1, 2), a: sp.Integer(1)},
    controls=(Control("without the logarithm", conclusion=le(covering(m, r + a), 1 + 1 / share)),),
    expected="proved",
)
