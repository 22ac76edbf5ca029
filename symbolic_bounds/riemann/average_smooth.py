"""The error of a core head for a smooth function, at any concentration and on any cells.

`conv.smooth` for the convolution, `riemann.average` with `conv.mean_angle` for the sum.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.conv.mean_angle import bound as mean_bound
from symbolic_bounds.conv.smooth import second_difference
from symbolic_bounds.definitions import order
from symbolic_bounds.formula import gt, le
from symbolic_bounds.language import integral, mean_angle, mirrored, smooth, value
from symbolic_bounds.riemann.average import H, f, growth, level, scale, still, turning, x, y, z
from symbolic_bounds.riemann.average import claim as average
from symbolic_bounds.riemann.average import g as integrand
from symbolic_bounds.rungs import M
from symbolic_bounds.symbols import N, delta, lam, m, nonnegative, nu, real
from symbolic_bounds.symbols import x as argument

a, b, h, t, u = (real(name) for name in "abhtu")
c = nonnegative("c")
moved = sp.pi**2 * M * (m + 1) / (8 * lam)
summed = still + turning * mean_bound
error = sp.Abs(value(f, y) - H(N))

claim = Claim(
    id="riemann.average.smooth",
    title="Error of a core head for a smooth function",
    meaning="At every concentration and on every partition into cells of radius delta the core head for a Lipschitz "
    "function with second differences of at most M theta^2 errs by at most pi^2 M (m+1)/(8 lambda) + L delta + "
    "F (e^(lambda delta) - 1) (delta/2 + (pi/2) sqrt((m+1)/lambda)).",
    kind="theorem",
    provenance="A",
    place="improves Appendix B, Theorem 1, for smooth functions",
    symbols=(*average.symbols, M),
    functions=average.functions,
    hypotheses={
        **average.hypotheses,
        "second_difference": second_difference(y, z),
    },
    conclusion=le(error, moved + summed),
    proof=(
        Use("convolution", "conv.smooth", at={x: y}),
        Step("moved", le(sp.Abs(value(f, y) - smooth(f, lam, y)), moved), given=("convolution",)),
        Use("riemann", "riemann.average"),
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Use("mean", "conv.mean_angle"),
        Use("tangent", "axiom.exp_tangent", at={real("s"): lam * delta}),
        Step("grows", gt(growth, 0), given=("tangent",)),
        Step("larger", le(a, b + c * u), fix=(a, b, c, t, u), assume=(le(a, b + c * t), le(t, u))),
        Use(
            "sum",
            "larger",
            at={
                a: sp.Abs(scale * integral(integrand, y) - H(N)),
                b: still,
                c: turning,
                t: mean_angle(m, lam),
                u: mean_bound,
            },
            given=("positive", "grows", "riemann", "mean"),
        ),
        Use("result", "ladder.parts", at={h: H(N), t: moved, u: summed}),
    ),
    witness={**average.witness, M: sp.Integer(1)},
    witness_functions={**average.witness_functions, mirrored: sp.Lambda((f, y, z), level)},
    controls=(
        Control("half of it", conclusion=le(2 * error, moved + summed)),
        Control("without the convolution", conclusion=le(error, summed)),
        Control("without the sum", conclusion=le(error, moved)),
    ),
    expected="proved",
)
