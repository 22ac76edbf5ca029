"""How much a far key can weigh: its weight times the angle by which it lies beyond rho.

Within rho the left side is not positive. Beyond rho the cosine is at most cos(rho), so is the weight, and no
key lies beyond the reach.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.symbols import lam, nonnegative, real

theta, rho, reach = nonnegative("theta"), nonnegative("rho"), nonnegative("reach")
a, b = nonnegative("a"), nonnegative("b")
y, g = real("y"), real("g")
weight, edge = sp.exp(lam * sp.cos(theta)), sp.exp(lam * sp.cos(rho))
surplus = (reach - rho) * edge - (theta - rho) * weight
beyond = gt(theta - rho, 0)

claim = Claim(
    id="softmax.far_term",
    title="Weight of a far key",
    meaning="The exponential weight of a key times the angle by which it lies beyond rho is at most the weight "
    "at rho times the whole range beyond rho.",
    kind="lemma",
    provenance="A",
    place="helper of the direct bound for softmax attention",
    symbols=(theta, rho, reach, lam),
    hypotheses={"range": le(theta, reach), "edge": le(rho, reach), "reach": le(reach, sp.pi)},
    conclusion=le((theta - rho) * weight, (reach - rho) * edge),
    proof=(
        Step("within", ge(surplus, 0), given=("edge",), assume=(le(theta - rho, 0),), degree=2),
        Use("cosine", "axiom.cos_decreasing", at={a: rho, b: theta}, given=("range", "reach"), assume=(beyond,)),
        Use(
            "lighter",
            "calculus.exp_increasing",
            at={real("a"): lam * sp.cos(theta), real("b"): lam * sp.cos(rho)},
            given=("cosine",),
            assume=(beyond,),
        ),
        Step("beyond", ge(surplus, 0), given=("range", "lighter"), assume=(beyond,), degree=2),
        Use("surplus", "axiom.cases", at={y: theta - rho, g: surplus}),
        Step("result", le((theta - rho) * weight, (reach - rho) * edge), given=("surplus",)),
    ),
    witness={theta: sp.Integer(2), rho: sp.Integer(1), reach: sp.Integer(3), lam: sp.Integer(1)},
    controls=(
        Control(
            "half of the range",
            conclusion=le((theta - rho) * weight, (reach - rho) * edge / 2),
            witness={
                theta: sp.Integer(3),
                rho: sp.Integer(0),
                reach: sp.Integer(3),
                lam: sp.Rational(1, 100),
            },
        ),
    ),
    expected="proved",
)
