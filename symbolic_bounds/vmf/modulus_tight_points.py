"""As `vmf.modulus.points`, from the sharper modulus: the angle moves by at most the distance of the points."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import le
from symbolic_bounds.language import angle
from symbolic_bounds.rungs import steepness
from symbolic_bounds.symbols import lam, positive, real, thing

x, y, z, c = thing("x"), thing("y"), thing("z"), positive("c")
theta, phi, M = real("theta"), real("phi"), positive("M")
u, v, w = real("u"), real("v"), real("w")


def kernel(theta: sp.Expr) -> sp.Expr:
    return c * sp.exp(lam * sp.cos(theta))


change = sp.Abs(kernel(angle(x, y)) - kernel(angle(z, y)))
slope = steepness(lam) * c * sp.exp(lam)

claim = Claim(
    id="vmf.modulus.tight.points",
    title="Sharper modulus of continuity of the kernel, by points",
    meaning="Moving one argument of the kernel by an angle changes its value by at most sqrt(lambda/e) times its peak "
    "times the angle.",
    kind="lemma",
    provenance="A",
    place="improves Appendix B, Lemma 8",
    symbols=(x, y, z, lam, c),
    conclusion=le(change, slope * angle(x, z)),
    proof=(
        Use("by_angle", "vmf.modulus.tight", at={theta: angle(x, y), phi: angle(z, y)}),
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
            at={u: change, v: sp.Abs(angle(x, y) - angle(z, y)), w: angle(x, z), M: slope},
            given=("by_angle", "triangle"),
        ),
    ),
    witness={lam: sp.Integer(1), c: sp.Integer(1)},
    controls=(Control("without the factor of the slope", conclusion=le(change, slope / sp.sqrt(lam) * angle(x, z))),),
    expected="proved",
)
