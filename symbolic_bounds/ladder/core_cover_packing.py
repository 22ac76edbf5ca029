"""`jackson.prefix_length` with the net of `cover.packing`: C_m (6 (L + lambda F) peak/epsilon)^m caps."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.definitions import order
from symbolic_bounds.formula import Both, ge, gt, le
from symbolic_bounds.jackson.prefix_length import claim as published
from symbolic_bounds.jackson.prefix_length import error
from symbolic_bounds.language import covering
from symbolic_bounds.rates import cap_angle
from symbolic_bounds.rungs import kernel_reach, packing_constant
from symbolic_bounds.symbols import N, counting, delta, eps, lam, m, nu, positive, x

n, r, wide = counting("n"), positive("r"), cap_angle(lam, eps)
length = packing_constant(m) * kernel_reach(6, lam) ** m
cover = {"dimension", "number", "acute", "small"}

claim = Claim(
    id="ladder.core.cover.packing",
    title="The published core head on a net by packing",
    meaning="In every dimension C_m (6 (L + lambda F) peak/epsilon)^m caps of the theorem's radius cover the sphere, "
    "and the core head built on any partition into cells of that radius is within epsilon of f.",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths; improves Appendix B, Theorem 1",
    symbols=published.symbols,
    functions=published.functions,
    hypotheses={
        **{name: formula for name, formula in published.hypotheses.items() if name not in cover},
        "angle": le(wide, sp.pi),
        "number": ge(N, length),
    },
    conclusion=Both((le(covering(m, wide), N), le(error, eps))),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), x: lam}),
        Use("cover", "ladder.net", at={delta: wide, r: kernel_reach(6, lam)}, given=("positive",)),
        Use("head_error", "jackson.core_head", at={N: n}),
    ),
    witness=published.witness,
    witness_functions=published.witness_functions,
    controls=(
        Control("a hundredth of the error", conclusion=le(error, eps / 100)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
        Control("cells of any width", hypotheses={"delta": le(delta, sp.pi)}),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, length)}),
    ),
    expected="cited",
)
