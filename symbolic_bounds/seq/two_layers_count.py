"""The prefix length for two layers with the constant of `cover.packing`: C_m = 2 m pi^(m-1) w_m/w_(m-1)."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.cover.packing import constant
from symbolic_bounds.formula import Both, le
from symbolic_bounds.language import covering
from symbolic_bounds.seq.two_layers_length import error, eta, length, n, phi
from symbolic_bounds.symbols import L, T, delta, eps, m, positive, real

C = 2**m / constant
packed = 1 / (constant * (phi / 2) ** m)
a, b, c = real("a"), real("b"), real("c")
bound = T * C**T * ((1 + eta) * sp.sqrt(T) * L / eps) ** (m * T)
one = sp.Integer(1)

claim = Claim(
    id="seq.two_layers.count",
    title="Prefix length for two layers, explicitly",
    meaning="With a smallest net of the sphere for every input, two layers need at most "
    "T C_m^T ((1 + eta) sqrt(T) L/eps)^(mT) prefix tokens for the main error eps.",
    kind="theorem",
    provenance="A",
    place="Section 4, two layers instead of T + 2",
    symbols=(m, T, n, eta, L, eps),
    hypotheses={"net": le(n, covering(m, phi)), "angle": le(phi, sp.pi)},
    conclusion=Both((le(error, eps), le(length, bound))),
    proof=(
        Use("packing", "cover.packing", at={delta: phi}, given=("angle",)),
        Use("fewer", "calculus.chain", at={a: n, b: covering(m, phi), c: packed}),
        Step("same", le(packed, C * phi ** (-m))),
        Use("points", "calculus.chain", at={a: n, b: packed, c: C * phi ** (-m)}),
        Use("both", "seq.two_layers.length", at={positive("C"): C}, given=("points",)),
    ),
    witness={m: one, T: one, n: one, eta: one, L: one, eps: one},
    witness_functions={covering: sp.Lambda((m, delta), 100)},
    controls=(
        Control(
            "the angle of the net squared",
            hypotheses={"net": le(n, covering(m, phi) ** 2)},
            witness={m: one, T: one, n: sp.Integer(10**4), eta: one, L: one, eps: one},
        ),
    ),
    expected="proved",
)
