"""The slope of theta -> e^(lambda cos theta) is at most sqrt(lambda/e) e^lambda.

With s = |sin theta|: cos theta <= 1 - s^2/2, and lambda s^2 <= e^(lambda s^2 - 1), so that the square of the slope,
lambda^2 s^2 e^(2 lambda cos theta), is at most lambda e^(2 lambda - 1). Then the mean value inequality.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Slope, le
from symbolic_bounds.symbols import lam, nonnegative, positive, real, schematic

theta, phi, c = real("theta"), real("phi"), positive("c")
a, b, s, M = real("a"), real("b"), real("s"), nonnegative("M")
q, r, u, v = positive("q"), positive("r"), positive("u"), positive("v")
w, y, z = real("w"), real("y"), real("z")
g, dg = schematic("g"), schematic("dg")
steepest = sp.sqrt(lam) * sp.exp(lam - sp.Rational(1, 2))


def kernel(at: sp.Expr) -> sp.Expr:
    return sp.exp(lam * sp.cos(at))


def slope(at: sp.Expr) -> sp.Expr:
    return -lam * sp.sin(at) * kernel(at)


change = sp.Abs(c * kernel(theta) - c * kernel(phi))

claim = Claim(
    id="vmf.modulus.tight",
    title="Sharper modulus of continuity of the kernel",
    meaning="As a function of the angle the kernel is Lipschitz with constant sqrt(lambda/e) times its peak.",
    kind="lemma",
    provenance="A",
    place="improves Appendix B, Lemma 8",
    symbols=(theta, phi, lam, c),
    conclusion=le(change, c * steepest * sp.Abs(theta - phi)),
    proof=(
        Step("cosine", le(sp.cos(s), 1 - sp.sin(s) ** 2 / 2), fix=(s,)),
        Step(
            "exponent",
            le(2 * lam * sp.cos(s), 2 * lam - lam * sp.sin(s) ** 2),
            given=("cosine",),
            fix=(s,),
        ),
        Use(
            "decay",
            "calculus.exp_increasing",
            at={a: 2 * lam * sp.cos(s), b: 2 * lam - lam * sp.sin(s) ** 2},
            given=("exponent",),
            fix=(s,),
        ),
        Use("tangent", "axiom.exp_tangent", at={s: lam * sp.sin(s) ** 2 - 1}, fix=(s,)),
        Step("product", le(w * q**2, r * v), fix=(q, r, u, v, w), assume=(le(w, u * v), le(q**2 * u, r))),
        Use(
            "square",
            "product",
            at={
                q: kernel(s),
                r: sp.exp(2 * lam),
                u: sp.exp(lam * sp.sin(s) ** 2),
                v: sp.exp(-1),
                w: lam * sp.sin(s) ** 2,
            },
            given=("decay", "tangent"),
            fix=(s,),
        ),
        Step("slope_square", le(slope(s) ** 2, steepest**2), given=("square",), fix=(s,)),
        Step("root", le(sp.Abs(w), v), fix=(w, v), assume=(le(w**2, v**2),)),
        Use("bound", "root", at={w: slope(s), v: steepest}, given=("slope_square",), fix=(s,)),
        Step("slope", Slope(kernel(s), s, slope(s)), fix=(s,)),
        Use(
            "mean_value",
            "axiom.mean_value",
            at={a: theta, b: phi, M: steepest},
            functions={g: sp.Lambda(s, kernel(s)), dg: sp.Lambda(s, slope(s))},
            given=("slope", "bound"),
        ),
        Step("scale", le(sp.Abs(c * w - c * z), c * r * y), fix=(r, w, y, z), assume=(le(sp.Abs(w - z), r * y),)),
        Use(
            "result",
            "scale",
            at={r: steepest, w: kernel(theta), z: kernel(phi), y: sp.Abs(theta - phi)},
            given=("mean_value",),
        ),
    ),
    witness={theta: sp.Integer(0), phi: sp.Integer(1), lam: sp.Integer(1), c: sp.Integer(1)},
    controls=(
        Control(
            "half the constant",
            conclusion=le(change, c * steepest * sp.Abs(theta - phi) / 2),
            witness={theta: sp.Rational(2, 5), phi: sp.Rational(3, 5), lam: sp.Integer(4), c: sp.Integer(1)},
        ),
    ),
    expected="proved",
)
