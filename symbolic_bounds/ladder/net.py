"""`cover.packing` in terms of a number of caps: C_m r^m of them for every r with r delta >= 1."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, le
from symbolic_bounds.language import covering
from symbolic_bounds.rungs import packing_constant
from symbolic_bounds.symbols import N, delta, m, nonnegative, positive, real

a, b, c, u, r = positive("a"), positive("b"), positive("c"), real("u"), positive("r")
point = {m: sp.Integer(1), N: sp.Integer(2), delta: sp.Integer(2), r: sp.Rational(1, 2)}

claim = Claim(
    id="ladder.net",
    title="Caps that are enough",
    meaning="C_m r^m caps of angle delta cover the sphere, for every r of at least 1/delta.",
    kind="lemma",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(m, N, delta, r),
    hypotheses={
        "angle": le(delta, sp.pi),
        "fine": ge(r * delta, 1),
        "number": ge(N, packing_constant(m) * r**m),
    },
    conclusion=le(covering(m, delta), N),
    proof=(
        Use("packing", "cover.packing", given=("angle",)),
        Step("inverse", le(1 / delta, r), given=("fine",)),
        Use(
            "powers",
            "axiom.power_monotone",
            at={a: 1 / delta, b: r, nonnegative("p"): m},
            given=("inverse",),
        ),
        Step("scaled", le(u, N), fix=(a, b, c, u), assume=(le(u, c * a), le(a, b), ge(N, c * b))),
        Use(
            "result",
            "scaled",
            at={a: delta**-m, b: r**m, c: packing_constant(m), u: covering(m, delta)},
            given=("packing", "powers", "number"),
        ),
    ),
    witness={**point, N: sp.Integer(4)},
    controls=(Control("half of them", conclusion=le(2 * covering(m, delta), N)),),
    expected="proved",
)
