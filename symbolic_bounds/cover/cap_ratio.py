"""The measure of a cap over the m-th power of its angle does not increase: its slope has the sign of t cap' - m cap."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, ge, le, lt
from symbolic_bounds.language import cap, latitude
from symbolic_bounds.symbols import m, positive, schematic, t, x

a, b = positive("a"), positive("b")
g, dg = schematic("g"), schematic("dg")
upto = (le(a, t), le(t, b))
slope = (m * cap(m, t) - t * latitude(m, t)) / (t * t**m)


def share(at: sp.Expr) -> sp.Expr:
    return -cap(m, at) * at ** (-m)


claim = Claim(
    id="cover.cap_ratio",
    title="Ratio of two caps",
    meaning="The measures of two caps are to each other at most as the m-th powers of their angles.",
    kind="lemma",
    provenance="A",
    place="helper of cover.greedy",
    symbols=(m, a, b),
    hypotheses={"order": le(a, b), "range": lt(b, sp.pi)},
    conclusion=le(cap(m, b) * a**m, cap(m, a) * b**m),
    proof=(
        Step("inside", lt(t, sp.pi), given=("range",), fix=(t,), assume=upto),
        Use("growth", "cover.cap_growth", at={x: t}, given=("inside",), fix=(t,), assume=upto),
        Use("sine", "calculus.sine_positive", at={x: t}, given=("inside",), fix=(t,), assume=upto),
        Use("cap_slope", "axiom.cap_slope", given=("inside",), fix=(t,), assume=upto),
        Step("slope", Slope(share(t), t, slope), given=("sine", "cap_slope"), fix=(t,), assume=upto),
        Step("sign", ge(slope, 0), given=("growth",), fix=(t,), assume=upto),
        Use(
            "rise",
            "axiom.monotone",
            functions={g: sp.Lambda(t, share(t)), dg: sp.Lambda(t, slope)},
            given=("order", "slope", "sign"),
        ),
        Step("result", le(cap(m, b) * a**m, cap(m, a) * b**m), given=("rise",)),
    ),
    witness={m: sp.Integer(2), a: sp.Integer(1), b: sp.Integer(2)},
    controls=(Control("one power less", conclusion=le(cap(m, b) * a ** (m - 1), cap(m, a) * b ** (m - 1))),),
    expected="proved",
)
