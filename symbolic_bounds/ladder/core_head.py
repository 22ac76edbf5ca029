"""From an error of the convolution to a core head: half of epsilon for each of convolution and Riemann sum.

The Riemann sum errs by at most (L + s F) peak delta, s = sqrt(lambda/e) (`jackson.riemann.slope`), which is epsilon/2
at the angle epsilon/(2 (L + s F) peak); `ladder.net` counts the caps.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser, order
from symbolic_bounds.formula import Both, eq, forall, ge, le, lt
from symbolic_bounds.language import (
    angle,
    cell_angle,
    cell_measure,
    cells,
    centre_angle,
    centre_value,
    covering,
    dimension,
    integral,
    pair,
    smooth,
    value,
)
from symbolic_bounds.rungs import steepness, tight, tight_reach
from symbolic_bounds.symbols import (
    F,
    L,
    N,
    counting,
    delta,
    eps,
    j,
    lam,
    m,
    nu,
    positive,
    real,
    schematic,
    thing,
)
from symbolic_bounds.symbols import x as argument

P, f, g, x, y, z = (thing(name) for name in "Pfgxyz")
H, n, c, r = schematic("H"), counting("n"), positive("c"), positive("r")
a, b, h = real("a"), real("b"), real("h")
inside = lt(j, n)
kernel = sp.exp(lam * sp.cos(angle(x, y)))
token = normaliser(lam, m) * centre_value(P, j, f) * cell_measure(P, j)
score = sp.exp(lam * sp.cos(centre_angle(P, j, y)))
error = sp.Abs(value(f, y) - H(n))
tight_angle = 1 / tight_reach
moved = sp.Abs(value(f, y) - smooth(f, lam, y))
steep = L + steepness(lam) * F
peak = normaliser(lam, m) * sp.exp(lam)
grid = sp.Abs(normaliser(lam, m) * integral(g, y) - H(n))

head = {
    "point": eq(dimension(y), m),
    "lipschitz": forall((y, z), le(sp.Abs(value(f, y) - value(f, z)), L * angle(y, z))),
    "bounded": forall(z, le(sp.Abs(value(f, z)), F)),
    "integrand": forall(x, eq(pair(g, x, y), value(f, x) * kernel)),
    "cells": eq(cells(P), n),
    "radius": forall(j, inside, le(cell_angle(P, j), delta)),
    "head_0": eq(H(0), 0),
    "head": forall(j, inside, eq(H(j + 1), H(j) + token * score)),
}

claim = Claim(
    id="ladder.core_head",
    title="Core head from a convolution",
    meaning="If the convolution with the kernel moves f by at most epsilon/2, N caps of angle "
    "epsilon/(2 (L + sqrt(lambda/e) F) peak) cover the sphere, and the core head built on any partition into cells of "
    "that angle is within epsilon of f.",
    kind="lemma",
    provenance="A",
    place="the ladder of prefix lengths",
    symbols=(P, f, g, y, m, N, n, L, F, eps, lam, delta),
    functions=(H,),
    hypotheses={
        **head,
        "convolution": le(moved, eps / 2),
        "angle": le(tight_angle, sp.pi),
        "fine": le(delta, tight_angle),
        "number": ge(N, tight),
    },
    conclusion=Both((le(covering(m, tight_angle), N), le(error, eps))),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Use("cover", "ladder.net", at={delta: tight_angle, r: tight_reach}, given=("positive",)),
        Use("kernel", "vmf.modulus.tight.points", at={c: sp.Integer(1)}, fix=(x, z)),
        Use(
            "riemann",
            "jackson.riemann.slope",
            at={N: n, c: normaliser(lam, m), r: steepness(lam)},
            given=("positive",),
        ),
        Step("steps", le(c * delta, eps / 2), fix=(c,), assume=(le(delta, eps / (2 * c)),)),
        Use("half", "steps", at={c: steep * peak}, given=("positive", "fine")),
        Use(
            "sum",
            "calculus.chain",
            at={a: grid, b: steep * peak * delta, real("c"): eps / 2},
            given=("positive", "riemann", "half"),
        ),
        Use("result", "ladder.parts", at={h: H(n), real("t"): eps / 2, real("u"): eps / 2}),
    ),
    witness={
        **dict.fromkeys((m, n, L, F, lam), sp.Integer(1)),
        N: sp.Integer(10) ** 3,
        eps: sp.Integer(1),
        delta: sp.Rational(1, 32),
    },
    witness_functions={
        dimension: sp.Lambda(x, 1),
        value: sp.Lambda((f, y), 0),
        smooth: sp.Lambda((f, lam, y), 0),
        angle: sp.Lambda((x, y), 1),
        pair: sp.Lambda((g, x, y), 0),
        cells: sp.Lambda(P, 1),
        cell_angle: sp.Lambda((P, j), 0),
        cell_measure: sp.Lambda((P, j), 1),
        centre_value: sp.Lambda((P, j, f), 0),
        centre_angle: sp.Lambda((P, j, y), 1),
        H: sp.Lambda(j, 0),
    },
    controls=(
        Control("half of the error", conclusion=le(error, eps / 2)),
        Control("any convolution", hypotheses={"convolution": None}),
        Control("cells of any width", hypotheses={"fine": le(delta, sp.pi)}),
        Control("half of the tokens", hypotheses={"number": ge(2 * N, tight)}),
    ),
    expected="proved",
)
