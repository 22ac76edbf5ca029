"""How much the kernel changes relative to its value: e^(lambda delta) - 1 times the angle, and no peak.

From theta to phi the cosine moves by d with |d| <= delta and |d| <= delta (theta + delta/2) (slope 1; Taylor). So
e^(lambda |d|) - 1 <= (|d|/delta) (e^(lambda delta) - 1) (chord of the exponential).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, Slope, ge, le
from symbolic_bounds.symbols import delta, lam, nonnegative, positive, real, schematic

theta, phi = nonnegative("theta"), real("phi")
a, b, s, M, u = real("a"), real("b"), real("s"), nonnegative("M"), nonnegative("u")
d, w = real("d"), real("w")
p, q, r = positive("p"), positive("q"), positive("r")
g, dg, ddg = schematic("g"), schematic("dg"), schematic("ddg")
one = sp.Integer(1)


def kernel(at: sp.Expr) -> sp.Expr:
    return sp.exp(lam * sp.cos(at))


move = sp.cos(phi) - sp.cos(theta)
share = sp.Abs(move) / delta
growth = sp.exp(lam * delta) - 1
reach = theta + delta / 2
change = sp.Abs(kernel(theta) - kernel(phi))
point = {theta: sp.Integer(0), phi: one, lam: one, delta: one}

claim = Claim(
    id="vmf.modulus.relative",
    title="Relative modulus of continuity of the kernel",
    meaning="Moving the angle theta by at most delta changes the kernel by at most e^(lambda delta) - 1 times its own "
    "value, however high its peak is, and by at most theta + delta/2 times that.",
    kind="lemma",
    provenance="A",
    place="improves Appendix B, Lemma 8",
    symbols=(theta, phi, lam, delta),
    hypotheses={"near": le(sp.Abs(phi - theta), delta)},
    conclusion=Both((le(change, growth * reach * kernel(theta)), le(change, growth * kernel(theta)))),
    proof=(
        Step("slope", Slope(sp.cos(s), s, -sp.sin(s)), fix=(s,)),
        Step("second_slope", Slope(-sp.sin(s), s, -sp.cos(s)), fix=(s,)),
        Step("sine_slope", Slope(sp.sin(s), s, sp.cos(s)), fix=(s,)),
        Step("slope_bound", le(sp.Abs(-sp.sin(s)), 1), fix=(s,)),
        Step("cosine_bound", le(sp.Abs(sp.cos(s)), 1), fix=(s,)),
        Use(
            "straight",
            "axiom.mean_value",
            at={a: phi, b: theta, M: one},
            functions={g: sp.Lambda(s, sp.cos(s)), dg: sp.Lambda(s, -sp.sin(s))},
            given=("slope", "slope_bound"),
        ),
        Use(
            "curved",
            "axiom.taylor",
            at={a: theta, b: phi, M: one},
            functions={g: sp.Lambda(s, sp.cos(s)), dg: sp.Lambda(s, -sp.sin(s)), ddg: sp.Lambda(s, -sp.cos(s))},
            given=("slope", "second_slope", "cosine_bound"),
        ),
        Use(
            "sine",
            "axiom.mean_value",
            at={a: theta, b: sp.Integer(0), M: one},
            functions={g: sp.Lambda(s, sp.sin(s)), dg: sp.Lambda(s, sp.cos(s))},
            given=("sine_slope", "cosine_bound"),
        ),
        Step(
            "tangent",
            le(sp.Abs(d), delta * reach),
            fix=(d, a, b),
            assume=(
                le(sp.Abs(d + b * a), a**2 / 2),
                le(sp.Abs(b), theta),
                le(sp.Abs(a), delta),
            ),
        ),
        Step("below_one", le(share, 1), given=("straight", "near")),
        Use("by_reach", "tangent", at={d: move, a: phi - theta, b: sp.sin(theta)}, given=("curved", "sine", "near")),
        Use("chord", "calculus.exp_chord", at={u: share, s: lam * delta}, given=("below_one",)),
        Use("tangent_growth", "axiom.exp_tangent", at={s: lam * delta}),
        Step("grows", ge(growth, 0), given=("tangent_growth",)),
        Step("shorter", le(w / delta, u), fix=(w, u), assume=(le(w, delta * u),)),
        Use("share", "shorter", at={w: sp.Abs(move), u: reach}, given=("by_reach",)),
        Step("longer", le(p, 1 + u * q), fix=(p, q, w, u), assume=(le(p, 1 + w * q), le(w, u))),
        Step("up", le(lam * move, lam * sp.Abs(move))),
        Step("down", le(-lam * sp.Abs(move), lam * move)),
        Use(
            "ratio_bound",
            "longer",
            at={p: sp.exp(lam * sp.Abs(move)), q: growth, w: share, u: reach},
            given=("tangent_growth", "share", "chord"),
        ),
        Use("above", "calculus.exp_increasing", at={a: lam * move, b: lam * sp.Abs(move)}, given=("up",)),
        Use("below", "calculus.exp_increasing", at={a: -lam * sp.Abs(move), b: lam * move}, given=("down",)),
        Step("ratio", le(sp.Abs(1 - q), u), fix=(q, r, u), assume=(le(r, 1 + u), le(q, r), le(2 - r, q))),
        Use(
            "near_one",
            "ratio",
            at={q: sp.exp(lam * move), r: sp.exp(lam * sp.Abs(move)), u: growth * reach},
            given=("grows", "ratio_bound", "above", "below"),
        ),
        Step("relative", le(sp.Abs(p - p * q), u * p), fix=(p, q, u), assume=(le(sp.Abs(1 - q), u),)),
        Use(
            "scaled",
            "relative",
            at={p: kernel(theta), q: sp.exp(lam * move), u: growth * reach},
            given=("grows", "near_one"),
        ),
        Step("by_angle", le(change, growth * reach * kernel(theta)), given=("scaled",)),
        Step("within", le(lam * sp.Abs(move), lam * delta), given=("straight", "near")),
        Use("longest", "calculus.exp_increasing", at={a: lam * sp.Abs(move), b: lam * delta}, given=("within",)),
        Use(
            "near_one_anyway",
            "ratio",
            at={q: sp.exp(lam * move), r: sp.exp(lam * sp.Abs(move)), u: growth},
            given=("grows", "longest", "above", "below"),
        ),
        Use(
            "scaled_anyway",
            "relative",
            at={p: kernel(theta), q: sp.exp(lam * move), u: growth},
            given=("grows", "near_one_anyway"),
        ),
        Step("by_width", le(change, growth * kernel(theta)), given=("scaled_anyway",)),
    ),
    witness=point,
    controls=(
        Control(
            "without the angle",
            conclusion=le(change, growth * delta / 2 * kernel(theta)),
            witness={**point, theta: one, phi: sp.Rational(11, 10), delta: sp.Rational(1, 10)},
        ),
    ),
    expected="proved",
)
