"""From an integral against the kernel to a core head: a Riemann sum of the integrand f K.

If K is Lipschitz with constant r times its peak, f K is so with L + r F times it (jackson.integrand); then
riemann.sum.tight.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, le, lt
from symbolic_bounds.language import (
    angle,
    cell_angle,
    cell_measure,
    cells,
    centre_angle,
    centre_pair,
    centre_value,
    integral,
    pair,
    value,
)
from symbolic_bounds.symbols import F, L, N, delta, j, lam, nonnegative, positive, real, schematic, thing

P, f, g, x, y, z = thing("P"), thing("f"), thing("g"), thing("x"), thing("y"), thing("z")
H, S, c = schematic("H"), schematic("S"), positive("c")
s, t, u, v, w = real("s"), real("t"), real("u"), real("v"), nonnegative("w")
a, b, peak, length, D = nonnegative("a"), nonnegative("b"), positive("p"), nonnegative("t"), nonnegative("D")
r = positive("r")
highest = sp.exp(lam)
inside = lt(j, N)


def kernel(theta: sp.Expr) -> sp.Expr:
    return sp.exp(lam * sp.cos(theta))


token = c * centre_value(P, j, f) * cell_measure(P, j)
score = sp.exp(lam * sp.cos(centre_angle(P, j, y)))
steepness = (L + r * F) * highest
change = sp.Abs(kernel(angle(x, y)) - kernel(angle(z, y)))
error = sp.Abs(c * integral(g, y) - H(N))

claim = Claim(
    id="jackson.riemann.slope",
    title="Core heads from the convolution, by the slope of the kernel",
    meaning="If the kernel is Lipschitz with constant r times its peak, the core head built on a partition into N "
    "cells of radius delta differs from the integral of f against the kernel by at most (L + r F) times the peak "
    "times delta.",
    kind="lemma",
    provenance="A",
    place="helper of Appendix B, proof of Theorem 1",
    symbols=(P, f, g, y, N, L, F, lam, r, c, delta),
    functions=(H,),
    hypotheses={
        "lipschitz": forall((y, z), le(sp.Abs(value(f, y) - value(f, z)), L * angle(y, z))),
        "bounded": forall(z, le(sp.Abs(value(f, z)), F)),
        "kernel": forall((x, z), le(change, r * highest * angle(x, z))),
        "integrand": forall(x, eq(pair(g, x, y), value(f, x) * kernel(angle(x, y)))),
        "cells": eq(cells(P), N),
        "radius": forall(j, inside, le(cell_angle(P, j), delta)),
        "head_0": eq(H(0), 0),
        "head": forall(j, inside, eq(H(j + 1), H(j) + token * score)),
    },
    conclusion=le(error, c * steepness * delta),
    proof=(
        Use("metric", "axiom.angle", at={x: x, y: z, z: z}, fix=(x, z)),
        Use("function", "lipschitz", at={y: x, z: z}, fix=(x, z)),
        Use("bounded_z", "bounded", fix=(x, z)),
        Use("kernels", "kernel", at={x: x, z: z}, fix=(x, z)),
        Use(
            "below_peak",
            "calculus.exp_increasing",
            at={real("a"): lam * sp.cos(angle(x, y)), real("b"): lam},
            fix=(x, z),
        ),
        Use(
            "product",
            "jackson.integrand",
            at={
                lam: r,
                u: value(f, x),
                v: value(f, z),
                a: kernel(angle(x, y)),
                b: kernel(angle(z, y)),
                peak: highest,
                length: angle(x, z),
            },
            given=("metric", "function", "bounded_z", "kernels", "below_peak"),
            fix=(x, z),
        ),
        Use("at_x", "integrand", fix=(x, z)),
        Use("at_z", "integrand", at={x: z}, fix=(x, z)),
        Step(
            "same",
            le(sp.Abs(s - t), peak * w),
            fix=(s, t, u, v, peak, a, w),
            assume=(eq(s, u), eq(t, v), le(sp.Abs(u - v), peak * a), le(a, w)),
        ),
        Use(
            "modulus",
            "same",
            at={
                s: pair(g, x, y),
                t: pair(g, z, y),
                u: value(f, x) * kernel(angle(x, y)),
                v: value(f, z) * kernel(angle(z, y)),
                peak: steepness,
                a: angle(x, z),
                w: delta,
            },
            given=("metric", "at_x", "at_z", "product"),
            fix=(x, z),
            assume=(le(angle(x, z), delta),),
        ),
        Use("centre", "axiom.centre", at={real("a"): sp.Integer(0), real("b"): sp.Integer(1)}, fix=(j,)),
        Step("start", eq(H(0) / c, 0), given=("head_0",)),
        Step(
            "sum",
            eq(H(j + 1) / c, H(j) / c + centre_pair(P, j, g, y) * cell_measure(P, j)),
            given=("head", "centre"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "riemann",
            "riemann.sum.tight",
            at={D: steepness * delta},
            functions={S: sp.Lambda(j, H(j) / c)},
            given=("cells", "radius", "modulus", "start", "sum"),
        ),
        Step("scaled", le(sp.Abs(c * s - t), c * w), fix=(s, t, w), assume=(le(sp.Abs(s - t / c), w),)),
        Use("result", "scaled", at={s: integral(g, y), t: H(N), w: steepness * delta}, given=("riemann",)),
    ),
    witness={
        N: sp.Integer(1),
        L: sp.Integer(1),
        F: sp.Integer(1),
        lam: sp.Integer(1),
        r: sp.Integer(1),
        c: sp.Integer(1),
        delta: sp.Integer(1),
    },
    witness_functions={
        value: sp.Lambda((f, x), 0),
        angle: sp.Lambda((x, y), 1),
        pair: sp.Lambda((g, x, y), 0),
        cells: sp.Lambda(P, 1),
        cell_angle: sp.Lambda((P, j), 1),
        cell_measure: sp.Lambda((P, j), 1),
        centre_value: sp.Lambda((P, j, f), 0),
        centre_angle: sp.Lambda((P, j, y), 1),
        H: sp.Lambda(j, 0),
    },
    controls=(
        Control("without the function's part", conclusion=le(error, c * r * F * highest * delta)),
        Control("half the bound", conclusion=le(error, c * steepness * delta / 2)),
    ),
    expected="proved",
)
