"""`ladder.core_head` with the averaged Riemann error (`riemann.average`): no peak of the kernel, no Bessel function.

At the reciprocal of lambda/2 + (pi F sqrt((m+1) lambda) + 2 F + 2 L)/epsilon it is at most epsilon/2, whatever lambda.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.conv.mean_angle import bound as mean_bound
from symbolic_bounds.definitions import order
from symbolic_bounds.formula import Both, ge, gt, le
from symbolic_bounds.ladder.core_head import H, P, error, f, g, grid, head, n, y
from symbolic_bounds.ladder.core_head import claim as core
from symbolic_bounds.language import cell_angle, covering, mean_angle, smooth
from symbolic_bounds.riemann.average import claim as average
from symbolic_bounds.riemann.average import e, growth, q, still, turning
from symbolic_bounds.rungs import average_reach, averaged
from symbolic_bounds.symbols import F, L, N, delta, eps, j, lam, m, nu, positive, real
from symbolic_bounds.symbols import x as argument

c, p, r = positive("c"), positive("p"), positive("r")
a, d, h, s, u, v, w = (real(name) for name in "adhsuvw")
wide = 1 / average_reach
level = sp.Rational(3, 4)

claim = Claim(
    id="ladder.average_head",
    title="Core head from a convolution, by the average slope of the kernel",
    meaning="If the convolution with the kernel moves f by at most epsilon/2, C_m r^m caps of angle 1/r with "
    "r = lambda/2 + (pi F sqrt((m+1) lambda) + 2 F + 2 L)/epsilon cover the sphere, and the core head built on any "
    "partition into cells of that angle is within epsilon of f.",
    kind="lemma",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(P, f, g, e, q, y, m, N, n, L, F, eps, lam, delta),
    functions=(H,),
    hypotheses={
        **head,
        "distance": average.hypotheses["distance"],
        "modulus": average.hypotheses["modulus"],
        "convolution": core.hypotheses["convolution"],
        "angle": le(wide, sp.pi),
        "fine": le(delta, wide),
        "number": ge(N, averaged),
    },
    conclusion=Both((le(covering(m, wide), N), le(error, eps))),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Use("cover", "ladder.net", at={delta: wide, r: average_reach}),
        Use("riemann", "riemann.average", at={N: n}),
        Use("mean", "conv.mean_angle"),
        Step("inverse", le(delta * c, 1), fix=(c,), assume=(le(delta, 1 / c),)),
        Use("narrow", "inverse", at={c: average_reach}, given=("fine",)),
        Use(
            "small",
            "riemann.average.angle",
            at={p: sp.pi / 2, r: sp.sqrt((m + 1) * lam)},
            given=("narrow",),
        ),
        Use("tangent", "axiom.exp_tangent", at={s: lam * delta}),
        Step("grows", gt(growth, 0), given=("tangent",)),
        Step("averaged", le(u, d), fix=(u, a, c, d, v, w), assume=(le(u, a + c * v), le(v, w), le(a + c * w, d))),
        Use(
            "sum",
            "averaged",
            at={u: grid, a: still, c: turning, d: eps / 2, v: mean_angle(m, lam), w: mean_bound},
            given=("positive", "grows", "riemann", "mean", "small"),
        ),
        Use("result", "ladder.parts", at={h: H(n), real("t"): eps / 2, real("u"): eps / 2}),
    ),
    witness={
        **dict.fromkeys((m, n, F, delta), sp.Integer(1)),
        L: sp.Rational(1, 8),
        lam: sp.log(sp.Rational(3, 2)),
        N: sp.Integer(10),
        eps: sp.Integer(10),
    },
    witness_functions={
        **average.witness_functions,
        smooth: sp.Lambda((f, lam, y), 0),
        cell_angle: sp.Lambda((P, j), 0),
    },
    controls=(
        Control("half of the error", conclusion=le(error, eps / 2)),
        Control("any convolution", hypotheses={"convolution": None}),
        Control("cells of any width", hypotheses={"fine": le(delta, sp.pi)}),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, averaged)}),
    ),
    expected="proved",
)
