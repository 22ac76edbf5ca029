"""No continuous scalar summary of two coordinates or more can be undone.

On a circle of radius 1/2 in the cube the summary is a continuous function s of the angle with s(t + 2 pi) = s(t).
s(t + pi) - s(t) takes opposite values at t = 0 and t = pi, so it vanishes somewhere: two points at distance 1
have the same summary, and what is computed from it misses one of them by at least 1/2.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le
from symbolic_bounds.symbols import nonnegative, positive, real, schematic

s, r, first, second = schematic("s"), schematic("r"), schematic("p"), schematic("q")
t, u, e, D, z = real("t"), real("u"), positive("e"), nonnegative("D"), real("z")
g, modulus = schematic("g"), schematic("r")
half = sp.Rational(1, 2)
gap = s(t + sp.pi) - s(t)
met = (le(0, t), le(t, sp.pi), eq(gap, 0))
shared = sp.Min(r(t, e / 2), r(t + sp.pi, e / 2))


def miss(angle: sp.Expr) -> sp.Expr:
    """Squared distance of the output for the summary z from the point of the circle at this angle."""
    return (first(z) - half - half * sp.cos(angle)) ** 2 + (second(z) - half - half * sp.sin(angle)) ** 2


around = {  # the angle itself, without the turns
    s: sp.Lambda(t, t - 2 * sp.pi * sp.floor(t / (2 * sp.pi))),
    first: sp.Lambda(z, half + half * sp.cos(z)),
    second: sp.Lambda(z, half + half * sp.sin(z)),
}

claim = Claim(
    id="seq.bottleneck",
    title="No continuous summary by one number",
    meaning="Whatever is computed from one number that depends continuously on the input differs from the "
    "identity by at least one half somewhere on the cube of dimension two or more.",
    kind="theorem",
    provenance="A",
    place="Section 4, against the construction for sequences",
    symbols=(D,),
    functions=(s, r, first, second),
    hypotheses={
        "modulus": forall((t, e), gt(r(t, e), 0)),
        "continuous": forall((t, u, e), le(sp.Abs(u - t), r(t, e)), le(sp.Abs(s(u) - s(t)), e)),
        "period": forall(t, eq(s(t + 2 * sp.pi), s(t))),
        "error": forall((t, z), eq(z, s(t)), le(miss(t), D**2)),
    },
    conclusion=ge(D, half),
    proof=(
        Use("at_here", "modulus", at={e: e / 2}, fix=(t, e)),
        Use("at_opposite", "modulus", at={t: t + sp.pi, e: e / 2}, fix=(t, e)),
        Step("gap_modulus", gt(shared, 0), given=("at_here", "at_opposite"), fix=(t, e)),
        Use(
            "here",
            "continuous",
            at={e: e / 2},
            fix=(t, u, e),
            assume=(le(sp.Abs(u - t), shared),),
        ),
        Step(
            "moved",
            le(sp.Abs(u + sp.pi - (t + sp.pi)), r(t + sp.pi, e / 2)),
            fix=(t, u, e),
            assume=(le(sp.Abs(u - t), shared),),
        ),
        Use(
            "opposite",
            "continuous",
            at={t: t + sp.pi, u: u + sp.pi, e: e / 2},
            given=("moved",),
            fix=(t, u, e),
            assume=(le(sp.Abs(u - t), shared),),
        ),
        Step(
            "gap_continuous",
            le(sp.Abs((s(u + sp.pi) - s(u)) - gap), e),
            given=("here", "opposite"),
            fix=(t, u, e),
            assume=(le(sp.Abs(u - t), shared),),
        ),
        Use("once_round", "period", at={t: sp.Integer(0)}),
        Step(
            "signs",
            le((s(sp.pi) - s(0)) * (s(2 * sp.pi) - s(sp.pi)), 0),
            given=("once_round",),
            squares=(s(sp.pi) - s(0),),
        ),
        Use("error_here", "error", at={z: s(t)}, fix=(t,), assume=met),
        Use("error_opposite", "error", at={t: t + sp.pi, z: s(t)}, fix=(t,), assume=met),
        Step(
            "apart",
            ge(D**2, half**2),
            given=("error_here", "error_opposite"),
            fix=(t,),
            assume=met,
            squares=(first(s(t)) - half, second(s(t)) - half),
        ),
        Step("missed", ge(D - half, 0), given=("apart",), fix=(t,), assume=met),
        Use(
            "somewhere",
            "axiom.intermediate",
            at={real("a"): sp.Integer(0), real("b"): sp.pi, real("y"): D - half},
            functions={g: sp.Lambda(t, gap), modulus: sp.Lambda((t, e), shared)},
            given=("signs",),
        ),
        Step("result", ge(D, half), given=("somewhere",)),
    ),
    witness={D: sp.Integer(1)},
    witness_functions={
        s: sp.Lambda(t, 0),
        r: sp.Lambda((t, e), 1),
        first: sp.Lambda(z, half),
        second: sp.Lambda(z, half),
    },
    controls=(
        Control(
            "at least one",
            conclusion=ge(D, 1),
            witness={D: half},
        ),
        Control("a summary that jumps", hypotheses={"continuous": None}, witness={D: sp.Integer(0)}, functions=around),
        Control(
            "a modulus of continuity below zero",
            hypotheses={"modulus": None},
            witness={D: sp.Integer(0)},
            functions={**around, r: sp.Lambda((t, e), -1)},
        ),
    ),
    expected="proved",
)
