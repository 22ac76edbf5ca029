"""If the angle were larger, the cosine would be strictly smaller."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, le
from symbolic_bounds.symbols import nonnegative, real

a, b, y, g = nonnegative("a"), nonnegative("b"), real("y"), real("g")
near, far = nonnegative("theta_1"), nonnegative("theta_2")
gap = far - near

claim = Claim(
    id="dot.smaller_angle",
    title="A larger cosine belongs to a smaller angle",
    meaning="Of two angles between zero and pi the one with the larger cosine is not the larger one.",
    kind="lemma",
    provenance="A",
    place="helper of dot.closeness",
    symbols=(near, far),
    hypotheses={"range": le(near, sp.pi), "cosines": le(sp.cos(far), sp.cos(near))},
    conclusion=le(near, far),
    proof=(
        Use("strict", "axiom.cos_strict", at={a: far, b: near}, given=("range",), assume=(gt(-gap, 0),)),
        Step("high", ge(gap, 0), given=("strict", "cosines"), assume=(gt(-gap, 0),)),
        Step("low", ge(gap, 0), assume=(le(-gap, 0),)),
        Use("ordered", "axiom.cases", at={y: -gap, g: gap}),
        Step("result", le(near, far), given=("ordered",)),
    ),
    witness={near: sp.Integer(0), far: sp.pi},
    controls=(
        Control(
            "any angle",
            hypotheses={"range": None},
            witness={near: 2 * sp.pi, far: sp.pi},
        ),
    ),
    expected="proved",
)
