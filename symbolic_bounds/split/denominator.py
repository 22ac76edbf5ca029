"""A Riemann sum of the kernel, whose integral is one: with equal measures it is (c/N) times the denominator."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser, order
from symbolic_bounds.formula import eq, forall, le, lt
from symbolic_bounds.language import (
    angle,
    cell_angle,
    cell_measure,
    cells,
    centre_angle,
    centre_pair,
    dimension,
    integral,
    pair,
)
from symbolic_bounds.symbols import N, delta, j, lam, m, nonnegative, nu, positive, real, schematic, thing
from symbolic_bounds.symbols import x as argument

P, f, g, x, y, z = (thing(name) for name in "Pfgxyz")
Z, S = schematic("Z"), schematic("S")
a, b, s, t, u, w = (real(name) for name in "abstuw")
M, D = positive("M"), nonnegative("D")
c = normaliser(lam, m)
steepness = lam * sp.exp(lam)
inside = lt(j, N)


def kernel(theta: sp.Expr) -> sp.Expr:
    return sp.exp(lam * sp.cos(theta))


score = sp.exp(lam * sp.cos(centre_angle(P, j, y)))
error = sp.Abs(1 - c / N * Z(N))

claim = Claim(
    id="split.denominator",
    title="Denominator of the split head",
    meaning="On a partition into cells of equal measure the scaled denominator of the split head is close to one.",
    kind="lemma",
    provenance="R",
    place="Appendix C, Lemma 2",
    symbols=(P, g, y, m, N, lam, delta),
    functions=(Z,),
    hypotheses={
        "point": eq(dimension(y), m),
        "integrand": forall(x, eq(pair(g, x, y), kernel(angle(x, y)))),
        "cells": eq(cells(P), N),
        "radius": forall(j, inside, le(cell_angle(P, j), delta)),
        "equal": forall(j, inside, eq(cell_measure(P, j), 1 / N)),
        "sum_0": eq(Z(0), 0),
        "sum": forall(j, inside, eq(Z(j + 1), Z(j) + score)),
    },
    conclusion=le(error, 3 * c * steepness * delta),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Use(
            "mass",
            "axiom.convolution",
            at={a: 1 / c, b: sp.Integer(0), f: g},
            given=("positive", "point", "integrand"),
        ),
        Use("kernels", "vmf.modulus.points", at={positive("c"): sp.Integer(1)}, fix=(x, z)),
        Use("at_x", "integrand", fix=(x, z)),
        Use("at_z", "integrand", at={x: z}, fix=(x, z)),
        Step(
            "same",
            le(sp.Abs(s - t), M * D),
            fix=(s, t, u, w, M, a, D),
            assume=(eq(s, u), eq(t, w), le(sp.Abs(u - w), M * a), le(a, D)),
        ),
        Use(
            "modulus",
            "same",
            at={
                s: pair(g, x, y),
                t: pair(g, z, y),
                u: kernel(angle(x, y)),
                w: kernel(angle(z, y)),
                M: steepness,
                a: angle(x, z),
                D: delta,
            },
            given=("at_x", "at_z", "kernels"),
            fix=(x, z),
            assume=(le(angle(x, z), delta),),
        ),
        Use("centre", "axiom.centre", at={a: sp.Integer(1), b: sp.Integer(0), f: g}, fix=(j,)),
        Step("start", eq(Z(0) / N, 0), given=("sum_0",)),
        Step(
            "next",
            eq(Z(j + 1) / N, Z(j) / N + centre_pair(P, j, g, y) * cell_measure(P, j)),
            given=("sum", "centre", "equal"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "riemann",
            "riemann.sum.tight",
            at={D: steepness * delta},
            functions={S: sp.Lambda(j, Z(j) / N)},
            given=("cells", "radius", "modulus", "start", "next"),
        ),
        Step(
            "scaled",
            le(sp.Abs(1 - M * t), 3 * M * D),
            fix=(s, t, M, D),
            assume=(eq(s, 1 / M), le(sp.Abs(s - t), D)),
        ),
        Use(
            "result",
            "scaled",
            at={s: integral(g, y), t: Z(N) / N, M: c, D: steepness * delta},
            given=("positive", "mass", "riemann"),
        ),
    ),
    witness={m: sp.Integer(2), N: sp.Integer(1), lam: sp.Integer(1), delta: sp.Integer(1)},
    witness_functions={
        dimension: sp.Lambda(x, 2),
        pair: sp.Lambda((g, x, y), sp.exp(sp.cos(1))),
        angle: sp.Lambda((x, y), 1),
        cells: sp.Lambda(P, 1),
        cell_angle: sp.Lambda((P, j), 1),
        cell_measure: sp.Lambda((P, j), 1),
        centre_angle: sp.Lambda((P, j, y), 1),
        Z: sp.Lambda(j, j * sp.exp(sp.cos(1))),
    },
    controls=(Control("quadratic in the radius", conclusion=le(error, 3 * c * steepness * delta**2)),),
    expected="proved",
)
