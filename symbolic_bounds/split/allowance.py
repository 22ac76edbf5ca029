"""The cells of a split head leave room: the sum of (epsilon - L theta_k) times the scores is not negative.

It is N/c times the integral of (epsilon - L theta) K up to the integral of its change within a cell
(`riemann.sum.variable`), which leaves epsilon (1 - G) - L (1 + G) (E[theta] + delta) with G = e^(lambda delta) - 1.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.conv.mean_angle import bound as mean_bound
from symbolic_bounds.definitions import normaliser, order
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
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
    eps,
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
R, S = schematic("R"), schematic("S")
a, b, s, t, u, v, w = (real(name) for name in "abstuvw")
p, c, d = positive("p"), positive("c"), nonnegative("d")
inside, near = lt(j, N), le(angle(x, z), delta)
scale, growth = normaliser(lam, m), sp.exp(lam * delta) - 1
still, turning = L * delta + (eps + L * delta) * growth, L * growth
score = sp.exp(lam * sp.cos(centre_angle(P, j, y)))
allowance = eps - L * centre_value(P, j, q)
level, width = sp.pi / 3, sp.Rational(1, 60)
precise, sharp = sp.Rational(3, 2) * (width + level), sp.Rational(6, 5) ** 30  # integrand and modulus then agree


def kernel(theta: sp.Expr) -> sp.Expr:
    return sp.exp(lam * sp.cos(theta))


claim = Claim(
    id="split.allowance",
    title="Room that equal cells leave",
    meaning="On cells of equal measure and of radius delta the scores, each times epsilon minus L times the angle of "
    "its key, have a sum of at least zero, if L (1 + G) (delta + (pi/2) sqrt((m+1)/lambda)) is at most "
    "epsilon (1 - G), G = e^(lambda delta) - 1.",
    kind="lemma",
    provenance="A",
    place="helper of split.average",
    symbols=(P, g, e, q, y, m, N, L, eps, lam, delta),
    functions=(R,),
    hypotheses={
        "point": eq(dimension(y), m),
        # Definitions of q, the distance to y, of g, and of e, the change of g in a cell: they restrict nothing.
        "distance": forall(x, eq(value(q, x), angle(x, y))),
        "integrand": forall(x, eq(pair(g, x, y), (eps - L * value(q, x)) * kernel(angle(x, y)))),
        "modulus": forall(x, eq(pair(e, x, y), (still + turning * value(q, x)) * kernel(angle(x, y)))),
        "cells": eq(cells(P), N),
        "radius": forall(j, inside, le(cell_angle(P, j), delta)),
        "equal": forall(j, inside, eq(cell_measure(P, j), 1 / N)),
        "allowance_0": eq(R(0), 0),
        "allowance": forall(j, inside, eq(R(j + 1), R(j) + allowance * score)),
        "room": le(L * (1 + growth) * (delta + mean_bound), eps * (1 - growth)),
    },
    conclusion=ge(R(N), 0),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Use("tangent", "axiom.exp_tangent", at={s: lam * delta}),
        Step("grows", gt(growth, 0), given=("tangent",)),
        Use("from_x", "axiom.angle", fix=(x, z)),
        Use("from_z", "axiom.angle", at={x: z, z: x}, fix=(x, z)),
        Use("kernels", "vmf.modulus.relative.points", fix=(x, z), assume=(near,)),
        Step(
            "slopes",
            le(sp.Abs(eps - L * u - (eps - L * v)), L * delta),
            fix=(u, v),
            assume=(le(sp.Abs(v - u), delta),),
        ),
        Use(
            "values",
            "slopes",
            at={u: angle(x, y), v: angle(z, y)},
            given=("kernels",),
            fix=(x, z),
            assume=(near,),
        ),
        Step(
            "sizes",
            le(sp.Abs(eps - L * v), eps + L * (u + delta)),
            fix=(u, v),
            assume=(le(sp.Abs(v - u), delta), ge(v, 0), ge(u, 0)),
        ),
        Use(
            "bounded",
            "sizes",
            at={u: angle(x, y), v: angle(z, y)},
            given=("from_x", "from_z", "kernels"),
            fix=(x, z),
            assume=(near,),
        ),
        Use(
            "product",
            "jackson.integrand",
            at={
                real("u"): eps - L * angle(x, y),
                real("v"): eps - L * angle(z, y),
                nonnegative("a"): kernel(angle(x, y)),
                nonnegative("b"): kernel(angle(z, y)),
                L: L * delta,
                F: eps + L * (angle(x, y) + delta),
                lam: growth,
                positive("p"): kernel(angle(x, y)),
                nonnegative("t"): sp.Integer(1),
            },
            given=("grows", "from_x", "values", "bounded", "kernels"),
            fix=(x, z),
            assume=(near,),
        ),
        Step(
            "replaced",
            le(sp.Abs(s - t), w),
            fix=(s, t, u, v, w, a, c, d, p),
            assume=(
                eq(s, (eps - L * u) * p),
                eq(t, v),
                eq(w, (c + d * u) * p),
                eq(u, a),
                le(sp.Abs((eps - L * a) * p - v), (c + d * a) * p),
            ),
        ),
        Use("at_x", "integrand", fix=(x, z)),
        Step(
            "at_z",
            eq(pair(g, z, y), (eps - L * angle(z, y)) * kernel(angle(z, y))),
            given=("integrand", "distance"),
            fix=(z,),
        ),
        Use("modulus_x", "modulus", fix=(x, z)),
        Use("distance_x", "distance", fix=(x, z)),
        Use("at_z_here", "at_z", fix=(x, z)),
        Use(
            "change",
            "replaced",
            at={
                s: pair(g, x, y),
                t: pair(g, z, y),
                u: value(q, x),
                v: (eps - L * angle(z, y)) * kernel(angle(z, y)),
                w: pair(e, x, y),
                a: angle(x, y),
                c: still,
                d: turning,
                p: kernel(angle(x, y)),
            },
            given=("grows", "at_x", "at_z_here", "modulus_x", "distance_x", "product"),
            fix=(x, z),
            assume=(near,),
        ),
        Use("centre", "axiom.centre", at={f: q, a: eps, b: -L}, fix=(j,)),
        Step("start", eq(R(0) / N, 0), given=("allowance_0",)),
        Step(
            "next",
            eq(R(j + 1) / N, R(j) / N + centre_pair(P, j, g, y) * cell_measure(P, j)),
            given=("allowance", "centre", "equal"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "riemann",
            "riemann.sum.variable",
            functions={S: sp.Lambda(j, R(j) / N)},
            given=("cells", "radius", "change", "start", "next"),
        ),
        Use(
            "mass",
            "axiom.convolution",
            at={f: q, a: eps / scale, b: -L / scale},
            given=("positive", "point", "integrand"),
        ),
        Use(
            "change_mass",
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
        Use("mean_angle", "conv.mean_angle"),
        Step(
            "spare",
            ge(eps - L * u - (L * delta + (eps + L * delta) * d + L * d * u), 0),
            fix=(d, u, v, w),
            assume=(le(sp.Abs(u), v), le(v, w), le(L * (1 + d) * (delta + w), eps * (1 - d))),
        ),
        Use(
            "left",
            "spare",
            at={d: growth, u: smooth(q, lam, y), v: mean_angle(m, lam), w: mean_bound},
            given=("grows", "mean", "mean_angle", "room"),
        ),
        Step(
            "kept",
            ge(t, 0),
            fix=(c, s, t, w, a, b),
            assume=(eq(s, a / c), eq(w, b / c), le(sp.Abs(s - t / N), w), ge(a - b, 0)),
        ),
        Use(
            "allowed",
            "kept",
            at={
                c: scale,
                s: integral(g, y),
                t: R(N),
                w: integral(e, y),
                a: eps - L * smooth(q, lam, y),
                b: still + turning * smooth(q, lam, y),
            },
            given=("positive", "mass", "change_mass", "riemann", "left"),
        ),
    ),
    witness={
        **dict.fromkeys((m, N, L), sp.Integer(1)),
        eps: precise,
        delta: width,
        lam: 60 * sp.log(sp.Rational(6, 5)),
    },
    witness_functions={
        dimension: sp.Lambda(x, 1),
        value: sp.Lambda((f, x), level),
        angle: sp.Lambda((x, y), level),
        pair: sp.Lambda((g, x, y), (precise - level) * sharp),
        cells: sp.Lambda(P, 1),
        cell_angle: sp.Lambda((P, j), 0),
        cell_measure: sp.Lambda((P, j), 1),
        centre_value: sp.Lambda((P, j, f), level),
        centre_angle: sp.Lambda((P, j, y), level),
        R: sp.Lambda(j, j * (precise - level) * sharp),
    },
    controls=(
        Control("a hundredth of the scores more", conclusion=ge(100 * R(N), N)),
        Control("any concentration", hypotheses={"room": None}),
        Control("cells of any measure", hypotheses={"equal": forall(j, inside, gt(cell_measure(P, j), 0))}),
    ),
    expected="proved",
)
