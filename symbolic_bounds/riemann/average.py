"""The Riemann error of a core head by the kernel's average slope, not its steepest one.

Where d(x, z) <= delta, |f(x) K(x) - f(z) K(z)| <= (L delta + F (e^(lambda delta) - 1) (theta + delta/2)) K(x), theta
the angle from x to y (`vmf.modulus.relative.points`). The integral of that against K has the mean angle for theta
(`riemann.sum.variable`), and no peak.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser, order
from symbolic_bounds.formula import eq, forall, gt, le, lt
from symbolic_bounds.language import (
    angle,
    cell_angle,
    cell_measure,
    cells,
    centre_angle,
    centre_pair,
    centre_value,
    dimension,
    integral,
    mean_angle,
    pair,
    smooth,
    value,
)
from symbolic_bounds.symbols import (
    F,
    L,
    N,
    delta,
    j,
    lam,
    m,
    nonnegative,
    nu,
    positive,
    real,
    schematic,
    thing,
)
from symbolic_bounds.symbols import x as argument

P, f, g, e, q, x, y, z = (thing(name) for name in "Pfghqxyz")
H, S = schematic("H"), schematic("S")
a, b, s, t, u, v, w = (real(name) for name in "abstuvw")
p, c, d = positive("p"), positive("c"), nonnegative("d")
inside, near = lt(j, N), le(angle(x, z), delta)
scale = normaliser(lam, m)


def kernel(theta: sp.Expr) -> sp.Expr:
    return sp.exp(lam * sp.cos(theta))


token = scale * centre_value(P, j, f) * cell_measure(P, j)
score = sp.exp(lam * sp.cos(centre_angle(P, j, y)))
level = sp.Rational(3, 4)
growth = sp.exp(lam * delta) - 1
still, turning = L * delta + F * growth * delta / 2, F * growth
error = sp.Abs(scale * integral(g, y) - H(N))
bound = still + turning * mean_angle(m, lam)

claim = Claim(
    id="riemann.average",
    title="Core heads from the convolution, by the average slope of the kernel",
    meaning="The core head built on a partition into cells of radius delta differs from the integral of f against the "
    "kernel by at most L delta + F (e^(lambda delta) - 1) (delta/2 + the mean angle under the kernel).",
    kind="theorem",
    provenance="A",
    place="improves Appendix B, proof of Theorem 1",
    symbols=(P, f, g, e, q, y, m, N, L, F, lam, delta),
    functions=(H,),
    hypotheses={
        "point": eq(dimension(y), m),
        "lipschitz": forall((y, z), le(sp.Abs(value(f, y) - value(f, z)), L * angle(y, z))),
        "bounded": forall(z, le(sp.Abs(value(f, z)), F)),
        "integrand": forall(x, eq(pair(g, x, y), value(f, x) * kernel(angle(x, y)))),
        # Definitions of q, the distance to y, and of e, the change of the integrand: they restrict nothing.
        "distance": forall(x, eq(value(q, x), angle(x, y))),
        "modulus": forall(x, eq(pair(e, x, y), (still + turning * value(q, x)) * kernel(angle(x, y)))),
        "cells": eq(cells(P), N),
        "radius": forall(j, inside, le(cell_angle(P, j), delta)),
        "head_0": eq(H(0), 0),
        "head": forall(j, inside, eq(H(j + 1), H(j) + token * score)),
    },
    conclusion=le(error, bound),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Use("tangent", "axiom.exp_tangent", at={s: lam * delta}),
        Step("grows", gt(growth, 0), given=("tangent",)),
        Use("from_x", "axiom.angle", fix=(x, z)),
        Use("kernels", "vmf.modulus.relative.points", fix=(x, z), assume=(near,)),
        Use("function", "lipschitz", at={y: x, z: z}, fix=(x, z)),
        Step("times", le(u, L * delta), fix=(u, v), assume=(le(u, L * v), le(v, delta))),
        Use(
            "values",
            "times",
            at={u: sp.Abs(value(f, x) - value(f, z)), v: angle(x, z)},
            given=("function",),
            fix=(x, z),
            assume=(near,),
        ),
        Use("bounded_z", "bounded", fix=(x, z)),
        Use(
            "product",
            "jackson.integrand",
            at={
                real("u"): value(f, x),
                real("v"): value(f, z),
                nonnegative("a"): kernel(angle(x, y)),
                nonnegative("b"): kernel(angle(z, y)),
                L: L * delta,
                lam: growth * (angle(x, y) + delta / 2),
                positive("p"): kernel(angle(x, y)),
                nonnegative("t"): sp.Integer(1),
            },
            given=("grows", "from_x", "values", "bounded_z", "kernels"),
            fix=(x, z),
            assume=(near,),
        ),
        Step(
            "replaced",
            le(sp.Abs(s - t), w),
            fix=(s, t, u, v, w, a, b, c, d, p),
            assume=(
                eq(s, u),
                eq(t, v),
                eq(w, (c + d * a) * p),
                eq(a, b),
                le(sp.Abs(u - v), (c + d * b) * p),
            ),
        ),
        Use("at_x", "integrand", fix=(x, z)),
        Use("at_z", "integrand", at={x: z}, fix=(x, z)),
        Use("modulus_x", "modulus", fix=(x, z)),
        Use("distance_x", "distance", fix=(x, z)),
        Use(
            "change",
            "replaced",
            at={
                s: pair(g, x, y),
                t: pair(g, z, y),
                u: value(f, x) * kernel(angle(x, y)),
                v: value(f, z) * kernel(angle(z, y)),
                w: pair(e, x, y),
                a: value(q, x),
                b: angle(x, y),
                c: still,
                d: turning,
                p: kernel(angle(x, y)),
            },
            given=("grows", "at_x", "at_z", "modulus_x", "distance_x", "product"),
            fix=(x, z),
            assume=(near,),
        ),
        Use("centre", "axiom.centre", at={a: sp.Integer(0), b: sp.Integer(1)}, fix=(j,)),
        Step("start", eq(H(0) / scale, 0), given=("positive", "head_0")),
        Step(
            "sum",
            eq(H(j + 1) / scale, H(j) / scale + centre_pair(P, j, g, y) * cell_measure(P, j)),
            given=("positive", "head", "centre"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "riemann",
            "riemann.sum.variable",
            functions={S: sp.Lambda(j, H(j) / scale)},
            given=("positive", "cells", "radius", "change", "start", "sum"),
        ),
        Use(
            "total",
            "axiom.convolution",
            at={f: q, g: e, a: still / scale, b: turning / scale},
            given=("positive", "point", "modulus"),
        ),
        Use("from_y", "axiom.angle", at={x: y, y: x, z: x}, fix=(x,)),
        Step("cone", le(sp.Abs(value(q, x) - 0), angle(y, x)), given=("distance", "from_y"), fix=(x,)),
        Use(
            "mean",
            "axiom.kernel_angle",
            at={f: q, x: y, a: sp.Integer(0), b: sp.Integer(1)},
            given=("point", "cone"),
        ),
        Step(
            "scaled",
            le(sp.Abs(c * s - t), u + d * v),
            fix=(c, s, t, u, v, w, d, b),
            assume=(le(sp.Abs(s - t / c), w), eq(w, u / c + d / c * b), le(sp.Abs(b), v)),
        ),
        Use(
            "result",
            "scaled",
            at={
                c: scale,
                s: integral(g, y),
                t: H(N),
                u: still,
                v: mean_angle(m, lam),
                w: integral(e, y),
                d: turning,
                b: smooth(q, lam, y),
            },
            given=("positive", "grows", "riemann", "total", "mean"),
        ),
    ),
    witness={**dict.fromkeys((m, N, F, delta), sp.Integer(1)), L: sp.Rational(1, 8), lam: sp.log(sp.Rational(3, 2))},
    witness_functions={
        dimension: sp.Lambda(x, 1),
        value: sp.Lambda((f, x), level),  # of f and of the distance: one meaning for all functions
        angle: sp.Lambda((x, y), level),
        pair: sp.Lambda((g, x, y), level * sp.Rational(3, 2) ** sp.cos(level)),
        cells: sp.Lambda(P, 1),
        cell_angle: sp.Lambda((P, j), 1),
        cell_measure: sp.Lambda((P, j), 1),
        centre_value: sp.Lambda((P, j, f), 0),
        centre_angle: sp.Lambda((P, j, y), 0),
        H: sp.Lambda(j, 0),
    },
    controls=(
        Control("without the function's part", conclusion=le(error, bound - L * delta)),
        Control("without the kernel's part", conclusion=le(error, L * delta)),
        Control("half the bound", conclusion=le(error, bound / 2)),
    ),
    expected="proved",
)
