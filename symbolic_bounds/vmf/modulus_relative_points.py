"""`vmf.modulus.relative` between two points: the angle to a third moves by at most their distance."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, le
from symbolic_bounds.language import angle
from symbolic_bounds.symbols import delta, lam, nonnegative, real, thing

x, y, z = thing("x"), thing("y"), thing("z")
u, v, w = real("u"), real("v"), real("w")


def kernel(theta: sp.Expr) -> sp.Expr:
    return sp.exp(lam * sp.cos(theta))


growth = sp.exp(lam * delta) - 1
turn = sp.Abs(angle(z, y) - angle(x, y))
change = sp.Abs(kernel(angle(x, y)) - kernel(angle(z, y)))
by_width = growth * kernel(angle(x, y))
by_angle = growth * (angle(x, y) + delta / 2) * kernel(angle(x, y))

claim = Claim(
    id="vmf.modulus.relative.points",
    title="Relative modulus of continuity of the kernel, by points",
    meaning="Moving one argument of the kernel by an angle up to delta changes it by at most e^(lambda delta) - 1 "
    "times its own value, and by at most the angle between its arguments, plus delta/2, times that.",
    kind="lemma",
    provenance="A",
    place="improves Appendix B, Lemma 8",
    symbols=(x, y, z, lam, delta),
    hypotheses={"near": le(angle(x, z), delta)},
    conclusion=Both((le(turn, delta), le(change, by_angle), le(change, by_width))),
    proof=(
        Use("from_x", "axiom.angle"),
        Use("from_z", "axiom.angle", at={x: z, z: x}),
        Use("symmetric", "axiom.angle", at={y: z, z: y}),
        Step("gap", le(sp.Abs(u - v), delta), fix=(u, v, w), assume=(le(u, w + v), le(v, w + u), le(w, delta))),
        Use(
            "turned",
            "gap",
            at={u: angle(z, y), v: angle(x, y), w: angle(x, z)},
            given=("from_x", "from_z", "symmetric", "near"),
        ),
        Use(
            "kernels",
            "vmf.modulus.relative",
            at={nonnegative("theta"): angle(x, y), real("phi"): angle(z, y)},
            given=("from_x", "turned"),
        ),
    ),
    witness={lam: sp.Integer(1), delta: sp.Integer(1)},
    witness_functions={angle: sp.Lambda((x, y), 0)},
    controls=(Control("without the angle", conclusion=le(change, growth * delta / 2 * kernel(angle(x, y)))),),
    expected="proved",
)
