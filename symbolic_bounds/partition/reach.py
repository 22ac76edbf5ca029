"""From a point to the centre of its cell, and on to the centre of the parent."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.language import angle
from symbolic_bounds.symbols import positive, real, thing

x, y, z, r = thing("x"), thing("y"), thing("z"), positive("r")
s, t, u = real("s"), real("t"), real("u")

claim = Claim(
    id="partition.reach",
    title="Reach of a piece",
    meaning="What a child leaves over lies within r of the child's centre, hence within 3r of the parent's.",
    kind="lemma",
    provenance="A",
    place="step of partition.tree",
    symbols=(x, y, z, r),
    hypotheses={"cell": le(angle(x, z), r), "edge": le(angle(z, y), 2 * r)},
    conclusion=le(angle(x, y), 3 * r),
    proof=(
        Use("metric", "axiom.angle"),
        Step("sum", le(s, 3 * r), fix=(s, t, u), assume=(le(s, t + u), le(t, r), le(u, 2 * r))),
        Use(
            "result",
            "sum",
            at={s: angle(x, y), t: angle(x, z), u: angle(z, y)},
            given=("metric", "cell", "edge"),
        ),
    ),
    witness={r: sp.Integer(1)},
    witness_functions={angle: sp.Lambda((x, z), 1)},
    controls=(Control("within 2r", conclusion=le(angle(x, y), 2 * r)),),
    expected="proved",
)
