"""`jackson.prefix_length` with the covering of `cover.upper.sine`, and sin(delta) >= 2 delta/pi = 1/Z."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import order
from symbolic_bounds.formula import Both, ge, gt, le, lt
from symbolic_bounds.jackson.prefix_length import P, error
from symbolic_bounds.jackson.prefix_length import claim as published
from symbolic_bounds.language import cell_angle, covering
from symbolic_bounds.rates import cap_angle, covering_constant
from symbolic_bounds.rungs import kernel_reach
from symbolic_bounds.symbols import F, N, counting, delta, eps, j, lam, m, nonnegative, nu, positive, real, x

a, b, d, p, u, v, w = (positive(name) for name in "abdpuvw")
n, y, wide = counting("n"), real("y"), cap_angle(lam, eps)
sine, Z = sp.sin(wide), kernel_reach(3 * sp.pi, lam)
length = covering_constant(m) * Z ** (m + 1)

claim = Claim(
    id="ladder.core.cover.upper.sine",
    title="The published core head with balls of the radius that caps allow",
    meaning="Phi(m) (3 pi (L + lambda F) peak/epsilon)^(m+1) caps of the theorem's radius cover the sphere, and the "
    "core head built on any partition into cells of that radius is within epsilon of f.",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths; improves Appendix B, Theorem 1",
    symbols=published.symbols,
    functions=published.functions,
    hypotheses={
        **published.hypotheses,
        "small": le((m + 1) * sine, 1),
        "number": ge(N, length),
    },
    conclusion=Both((lt(covering(m, wide), N), le(error, eps))),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), x: lam}),
        Use(
            "concave",
            "axiom.sine_concave",
            at={nonnegative("a"): wide, nonnegative("b"): sp.pi / 2},
            given=("positive", "acute"),
        ),
        Step("jordan", ge(y, 2 * d / p), fix=(p, d, y), assume=(ge(p / 2 * y, d),)),
        Use("sine", "jordan", at={p: sp.pi, d: wide, y: sine}, given=("positive", "concave")),
        Step("factor", gt(y, 0), fix=(p, d, y), assume=(ge(p / 2 * y, d),)),
        Use("above", "factor", at={p: sp.pi, d: wide, y: sine}, given=("positive", "concave")),
        Use(
            "powers",
            "axiom.power_monotone",
            at={a: 1 / Z, b: sine, nonnegative("p"): m + 1},
            given=("positive", "sine", "above"),
        ),
        Use("caps", "cover.upper.sine", at={delta: wide}, given=("positive", "dimension", "acute", "small")),
        Use("log", "axiom.log_lower", at={a: m + 1}),
        Step("log_positive", gt(sp.log(m + 1), 0), given=("dimension", "log")),
        Use("constant", "cover.constant_positive", given=("dimension",)),
        Step("fewer", lt(y, N), fix=(u, v, w, y), assume=(lt(y, w / v), le(1 / u, v), ge(N, w * u))),
        Use(
            "cover",
            "fewer",
            at={u: Z ** (m + 1), v: sine ** (m + 1), w: covering_constant(m), y: covering(m, wide)},
            given=("positive", "above", "log_positive", "constant", "caps", "powers", "number"),
        ),
        Use("head_error", "jackson.core_head", at={N: n}),
    ),
    witness={**published.witness, F: sp.Integer(10), delta: sp.Rational(1, 64)},
    witness_functions={**published.witness_functions, cell_angle: sp.Lambda((P, j), 0)},
    controls=(
        Control("a hundredth of the error", conclusion=le(error, eps / 100)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
        Control("cells of any width", hypotheses={"delta": le(delta, sp.pi)}),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, length)}),
    ),
    expected="cited",
)
