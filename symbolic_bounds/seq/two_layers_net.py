"""A net of the inputs gives a net of the z: one net of S^m for every slot, one copy for every position.

If every x_j is within kappa delta of a net point, kappa^2 = (T+1)/T, the dot product of the two z is at least
(T cos(kappa delta) + 1)/(T + 1), and 1 - cos(kappa delta) <= kappa^2 (1 - cos delta) by the concavity of the sine.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, le, lt
from symbolic_bounds.symbols import T, delta, j, nonnegative, positive, real, schematic

dot, D, kappa = schematic("d"), schematic("D"), positive("kappa")
zero, one = sp.Integer(0), sp.Integer(1)
wide = kappa * delta
half, half_wide = sp.sin(delta / 2), sp.sin(wide / 2)

claim = Claim(
    id="seq.two_layers.net",
    title="A net for the second layer",
    meaning="If every input is within sqrt((T+1)/T) delta of its net point, the two points of the second layer "
    "are within delta of each other.",
    kind="lemma",
    provenance="A",
    place="Section 4, two layers instead of T + 2",
    symbols=(T, delta, kappa),
    functions=(dot, D),
    hypotheses={
        "stretch": eq(kappa**2 * T, T + 1),
        "range": le(wide, sp.pi),
        "near": forall(j, lt(j, T), ge(dot(j), sp.cos(wide))),
        "no_dot": eq(D(0), 0),
        "dot": forall(j, eq(D(j + 1), D(j) + dot(j))),
    },
    conclusion=ge((D(T) + 1) / (T + 1), sp.cos(delta)),
    proof=(
        Step("stretched", ge(kappa, 1), given=("stretch",)),
        Use("half", "axiom.half_angle", at={real("s"): delta}),
        Use("half_wide", "axiom.half_angle", at={real("s"): wide}),
        Step("order", le(delta / 2, wide / 2), given=("stretched",)),
        Use(
            "concave",
            "axiom.sine_concave",
            at={nonnegative("a"): delta / 2, nonnegative("b"): wide / 2},
            given=("order", "range"),
        ),
        Use(
            "sign",
            "axiom.cos_decreasing",
            at={nonnegative("a"): sp.pi / 2 - wide / 2, nonnegative("b"): sp.pi / 2},
            given=("range",),
        ),
        Step("sines", le(half_wide, kappa * half), given=("concave",)),
        Step("squares", le(half_wide**2, (kappa * half) ** 2), given=("sines", "sign")),
        Step(
            "cosines",
            le(1 - sp.cos(wide), kappa**2 * (1 - sp.cos(delta))),
            given=("squares", "half", "half_wide"),
        ),
        Induct(
            "dots",
            j,
            ge(D(j), j * sp.cos(wide)),
            start=zero,
            stop=T,
            base=("no_dot",),
            step=("dot", "near"),
        ),
        Use("dot_all", "dots", at={j: T}),
        Step(
            "product",
            le(T - T * sp.cos(wide), (T + 1) * (1 - sp.cos(delta))),
            given=("cosines", "stretch"),
        ),
        Step("result", ge((D(T) + 1) / (T + 1), sp.cos(delta)), given=("dot_all", "product")),
    ),
    witness={T: one, delta: one, kappa: sp.sqrt(2)},
    witness_functions={dot: sp.Lambda(j, 1), D: sp.Lambda(j, j)},
    controls=(
        Control(
            "within half of delta",
            conclusion=ge((D(T) + 1) / (T + 1), sp.cos(delta / 2)),
            witness={T: one, delta: one, kappa: sp.sqrt(2)},
            functions={dot: sp.Lambda(j, sp.cos(sp.sqrt(2))), D: sp.Lambda(j, j * sp.cos(sp.sqrt(2)))},
        ),
    ),
    expected="proved",
)
