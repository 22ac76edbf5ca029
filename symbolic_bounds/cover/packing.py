"""A covering number by measure alone: caps of half the angle about separated points are disjoint."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import surface
from symbolic_bounds.formula import ge, le
from symbolic_bounds.language import cap, covering
from symbolic_bounds.symbols import delta, m, positive, real

y, u, v = real("y"), positive("u"), positive("v")
half = delta / 2
constant = surface(m - 1) / surface(m) * (2 / sp.pi) ** (m - 1) / m
bound = 1 / (constant * half**m)

claim = Claim(
    id="cover.packing",
    title="Covering number by packing",
    meaning="For every dimension and angle the sphere is covered by at most C_m/delta^m caps of angle delta.",
    kind="lemma",
    provenance="A",
    place="improves Appendix B, Lemma 6",
    symbols=(m, delta),
    hypotheses={"angle": le(delta, sp.pi)},
    conclusion=le(covering(m, delta), bound),
    proof=(
        Use("gap", "cover.cap_lower", at={delta: half}, given=("angle",)),
        Use("half_positive", "axiom.caps_cover", at={delta: half}, given=("angle",)),
        Use("packing", "axiom.caps_pack", given=("angle",)),
        Step("quotient", le(y, 1 / u), fix=(y, u, v), assume=(le(y * v, 1), ge(v - u, 0))),
        Use(
            "result",
            "quotient",
            at={y: covering(m, delta), u: constant * half**m, v: cap(m, half)},
            given=("half_positive", "gap", "packing"),
        ),
    ),
    witness={m: sp.Integer(2), delta: sp.Integer(1)},
    controls=(Control("half of the constant", conclusion=le(covering(m, delta), bound / 2)),),
    expected="proved",
)
