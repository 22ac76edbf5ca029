"""A Lipschitz function close to f is moved little by the convolution, and the convolution brings f no further from it.

Lipschitz functions are dense in C(S^m): so every continuous f has such a neighbour, for every precision.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, ge, le
from symbolic_bounds.language import angle, dimension, smooth, value
from symbolic_bounds.symbols import L, eps, lam, m, nonnegative, positive, thing

f, g, q, x, y, z = (thing(name) for name in "fgqxyz")
D, P, u, v = nonnegative("D"), positive("P"), positive("u"), positive("v")
root = sp.sqrt((m + 1) / lam)
close = le(sp.Abs(value(f, y) - value(g, y)), eps / 4)


def error(function: sp.Symbol) -> sp.Expr:
    return sp.Abs(value(function, x) - smooth(function, lam, x))


def enough(constant: sp.Expr) -> sp.Ge:
    return ge(lam, constant**2 * (m + 1) * L**2 / eps**2)


claim = Claim(
    id="vmf.approximate_identity",
    title="The kernels are an approximate identity",
    meaning="If a Lipschitz function is within a quarter of the precision of f, then convolution with any kernel "
    "that is concentrated enough moves f by no more than the precision; every continuous f has such a neighbour.",
    kind="theorem",
    provenance="T",
    place="Appendix A, after Definition 2",
    symbols=(f, g, x, L, eps, m, lam),
    hypotheses={
        "sphere": eq(dimension(x), m),
        "lipschitz": forall((y, z), le(sp.Abs(value(g, y) - value(g, z)), L * angle(y, z))),
        "close": forall(y, close),
        "concentration": enough(sp.pi),
    },
    conclusion=le(error(f), eps),
    proof=(
        Use("moved", "conv.lipschitz", at={f: g}, given=("sphere", "lipschitz")),
        Use("contracted", "conv.contraction", at={q: g, D: eps / 4}, given=("close",)),
        Use("close_here", "close", at={y: x}),
        Step("squares", le((P * L * root) ** 2, eps**2), fix=(P,), assume=(enough(P),)),
        Use("square", "squares", at={P: sp.pi}, given=("concentration",)),
        Step("roots", le(u, v), fix=(u, v), assume=(le(u**2, v**2),)),
        Use("small", "roots", at={u: sp.pi * L * root, v: eps}, given=("square",)),
        Step(
            "triangle",
            le(error(f), eps),
            given=("contracted", "close_here"),
            fix=(v,),
            assume=(le(error(g), v / 2), le(v, eps)),
        ),
        Use("result", "triangle", at={v: sp.pi * L * root}, given=("moved", "small")),
    ),
    witness={L: sp.Integer(1), eps: sp.Integer(4), m: sp.Integer(2), lam: sp.Integer(2)},
    witness_functions={
        dimension: sp.Lambda(x, 2),
        value: sp.Lambda((f, y), 0),
        angle: sp.Lambda((x, y), 1),
    },
    controls=(
        Control("without concentration", hypotheses={"concentration": None}),
        Control("half of the precision", conclusion=le(error(f), eps / 2)),
    ),
    expected="proved",
)
