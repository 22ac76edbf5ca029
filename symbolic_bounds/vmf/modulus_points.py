"""The kernel depends on the angle, which moves by at most the distance of the points (triangle inequality)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.language import angle
from symbolic_bounds.symbols import lam, positive, real, thing

x, y, z, c = thing("x"), thing("y"), thing("z"), positive("c")
theta, phi, M, u, v, w = real("theta"), real("phi"), positive("M"), real("u"), real("v"), real("w")


def kernel(theta: sp.Expr) -> sp.Expr:
    return c * sp.exp(lam * sp.cos(theta))


change = sp.Abs(kernel(angle(x, y)) - kernel(angle(z, y)))
bound = lam * c * sp.exp(lam) * angle(x, z)

claim = Claim(
    id="vmf.modulus.points",
    title="Modulus of continuity of the kernel, by points",
    meaning="Moving one argument of the kernel by an angle changes its value by at most lambda times its peak times "
    "the angle.",
    kind="lemma",
    provenance="R",
    place="Appendix B, Lemma 8",
    symbols=(x, y, z, lam, c),
    conclusion=le(change, bound),
    proof=(
        Use("by_angle", "vmf.modulus", at={theta: angle(x, y), phi: angle(z, y)}),
        Use("from_x", "axiom.angle"),
        Use("from_z", "axiom.angle", at={x: z, z: x}),
        Use("symmetric", "axiom.angle", at={y: z, z: y}),
        Step("gap", le(sp.Abs(u - v), w), fix=(u, v, w), assume=(le(u, w + v), le(v, w + u))),
        Use(
            "triangle",
            "gap",
            at={u: angle(x, y), v: angle(z, y), w: angle(x, z)},
            given=("from_x", "from_z", "symmetric"),
        ),
        Step("scale", le(u, M * w), fix=(u, v, w, M), assume=(le(u, M * v), le(v, w))),
        Use(
            "result",
            "scale",
            at={u: change, v: sp.Abs(angle(x, y) - angle(z, y)), w: angle(x, z), M: lam * c * sp.exp(lam)},
            given=("by_angle", "triangle"),
        ),
    ),
    witness={lam: sp.Integer(1), c: sp.Integer(1)},
    controls=(Control("without the factor lambda", conclusion=le(change, bound / lam)),),
    expected="proved",
)
