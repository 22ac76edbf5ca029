"""Taylor's theorem at 0 in both directions: the first-order terms cancel in g(t) + g(-t)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, forall, le
from symbolic_bounds.symbols import nonnegative, real, schematic

t, s, a, b, M = real("t"), real("s"), real("a"), real("b"), nonnegative("M")
g, dg, ddg = schematic("g"), schematic("dg"), schematic("ddg")
zero = sp.Integer(0)
difference = sp.Abs(g(t) + g(-t) - 2 * g(zero))

claim = Claim(
    id="calculus.second_difference",
    title="Second difference",
    meaning="A function whose second derivative is at most M, such as a smooth function along a great circle, has "
    "second differences of at most M t^2.",
    kind="lemma",
    provenance="A",
    place="helper of conv.smooth",
    symbols=(t, M),
    functions=(g, dg, ddg),
    hypotheses={
        "slope": forall(s, Slope(g(s), s, dg(s))),
        "second_slope": forall(s, Slope(dg(s), s, ddg(s))),
        "bound": forall(s, le(sp.Abs(ddg(s)), M)),
    },
    conclusion=le(difference, M * t**2),
    proof=(
        Use("forward", "axiom.taylor", at={a: zero, b: t}),
        Use("backward", "axiom.taylor", at={a: zero, b: -t}),
        Step("result", le(difference, M * t**2), given=("forward", "backward")),
    ),
    witness={t: sp.Integer(1), M: sp.Integer(2)},
    witness_functions={g: sp.Lambda(s, s**2), dg: sp.Lambda(s, 2 * s), ddg: sp.Lambda(s, 2)},
    controls=(
        Control("half of it", conclusion=le(difference, M * t**2 / 2), witness={t: sp.Integer(1), M: sp.Integer(2)}),
    ),
    expected="proved",
)
