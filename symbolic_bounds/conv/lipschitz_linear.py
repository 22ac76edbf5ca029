"""As `conv.lipschitz`, with `conv.mean_angle.linear`: from dimension two on m takes the place of m + 1."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.conv.mean_angle_linear import spread
from symbolic_bounds.formula import eq, forall, ge, le
from symbolic_bounds.language import angle, dimension, mean_angle, smooth, value
from symbolic_bounds.symbols import L, lam, m, real, thing

f, x, y, z = thing("f"), thing("x"), thing("y"), thing("z")
a, b, u, c = real("a"), real("b"), real("u"), real("c")
error = sp.Abs(value(f, x) - smooth(f, lam, x))

claim = Claim(
    id="conv.lipschitz.linear",
    title="Convolution of a Lipschitz function, from dimension two on",
    meaning="From dimension two on convolution moves an L-Lipschitz function by at most (pi/2) L sqrt(m/lambda): the "
    "concentration pi^2 m L^2/(4 epsilon^2) is enough for the error epsilon.",
    kind="theorem",
    provenance="A",
    place="improves Appendix B, Lemma 5",
    symbols=(f, x, L, m, lam),
    hypotheses={
        "dimension": ge(m, 2),
        "sphere": eq(dimension(x), m),
        "lipschitz": forall((y, z), le(sp.Abs(value(f, y) - value(f, z)), L * angle(y, z))),
    },
    conclusion=le(error, sp.pi / 2 * L * spread),
    proof=(
        Use("from_x", "lipschitz", at={y: x, z: y}, fix=(y,)),
        Use("average", "axiom.kernel_angle", at={a: value(f, x), b: L}, given=("sphere",)),
        Use("angle", "conv.mean_angle.linear", given=("dimension",)),
        Step("scaled", le(u, L * c), fix=(u, a, c), assume=(le(u, L * a), le(a, c))),
        Use(
            "result",
            "scaled",
            at={u: error, a: mean_angle(m, lam), c: sp.pi / 2 * spread},
            given=("average", "angle"),
        ),
    ),
    witness={L: sp.Integer(1), m: sp.Integer(2), lam: sp.Integer(1)},
    witness_functions={
        dimension: sp.Lambda(x, 2),
        value: sp.Lambda((f, y), 0),
        angle: sp.Lambda((x, y), 1),
    },
    controls=(
        Control("half the error", conclusion=le(error, sp.pi / 4 * L * spread)),
        Control("on the circle", hypotheses={"dimension": None}),
        Control(
            "Lipschitz with twice the constant",
            hypotheses={"lipschitz": forall((y, z), le(sp.Abs(value(f, y) - value(f, z)), 2 * L * angle(y, z)))},
        ),
    ),
    expected="proved",
)
