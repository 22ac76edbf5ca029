"""`jackson.riemann.slope` with the slope lambda of vmf.modulus: the error of the core head's Riemann sum."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.formula import le
from symbolic_bounds.jackson.riemann_slope import c, error, highest, r, x, z
from symbolic_bounds.jackson.riemann_slope import claim as slope
from symbolic_bounds.symbols import F, L, delta, lam, positive

bound = c * ((L + lam * F) * highest) * delta

claim = Claim(
    id="jackson.riemann",
    title="Core heads from the convolution",
    meaning="The core head built on a partition into N cells of radius delta differs from the integral of f against "
    "the kernel by at most (L + lambda F) c(lambda) e^lambda delta.",
    kind="lemma",
    provenance="R",
    place="Appendix B, proof of Theorem 1",
    symbols=tuple(symbol for symbol in slope.symbols if symbol != r),
    functions=slope.functions,
    hypotheses={name: formula for name, formula in slope.hypotheses.items() if name != "kernel"},
    conclusion=le(error, bound),
    proof=(
        Use("kernel", "vmf.modulus.points", at={positive("c"): sp.Integer(1)}, fix=(x, z)),
        Use("result", "jackson.riemann.slope", at={r: lam}),
    ),
    witness={symbol: number for symbol, number in slope.witness.items() if symbol != r},
    witness_functions=slope.witness_functions,
    controls=(
        Control("without the function's part", conclusion=le(error, c * lam * F * highest * delta)),
        Control("half the bound", conclusion=le(error, bound / 2)),
    ),
    expected="proved",
)
