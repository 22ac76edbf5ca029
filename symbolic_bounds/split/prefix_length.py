"""The core head at precision e = 2 F eps/(3 F + eps), divided by a denominator within e/(2 F) of one.

Then (e + F e/(2 F))/(1 - e/(2 F)) = 3 F e/(2 F - e) = eps.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import normaliser, order
from symbolic_bounds.formula import eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.language import (
    angle,
    best_error,
    cell_angle,
    cell_measure,
    cells,
    centre_angle,
    centre_value,
    dimension,
    pair,
    projection,
    ragozin_constant,
    value,
)
from symbolic_bounds.rates import beta, cap_angle, concentration
from symbolic_bounds.symbols import (
    C_H,
    C_R,
    F,
    L,
    N,
    counting,
    delta,
    eps,
    j,
    k,
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

P, f, g, h, q, x, y, z = (thing(name) for name in "Pfghqxyz")
T, Z, H, i = schematic("T"), schematic("Z"), schematic("H"), counting("j")
s, t, u, v, M = real("s"), real("t"), real("u"), real("v"), positive("M")
e1, e2 = nonnegative("epsilon_1"), nonnegative("epsilon_2")
c = normaliser(lam, m)
precision = 2 * F * eps / (3 * F + eps)
inside = lt(j, N)
exponential = sp.exp(lam * sp.cos(angle(x, y)))
score = sp.exp(lam * sp.cos(centre_angle(P, j, y)))
numerator, denominator = c / N * T(N), c / N * Z(N)
error = sp.Abs(value(f, y) - T(N) / Z(N))
loose = 3 * c * lam * sp.exp(lam) * delta

claim = Claim(
    id="split.prefix_length",
    title="Error of the split head",
    meaning="With the core head's constants at precision 2 F epsilon/(3 F + epsilon) the split head on a partition "
    "into N cells of equal measure is within epsilon of f.",
    kind="theorem",
    provenance="R",
    place="Appendix C, Theorem 1",
    symbols=(P, f, g, h, q, y, m, k, N, L, C_R, C_H, F, eps, lam, delta),
    functions=(T, Z),
    hypotheses={
        "sphere": eq(dimension(f), m),
        "point": eq(dimension(y), m),
        "lipschitz": forall((y, z), le(sp.Abs(value(f, y) - value(f, z)), L * angle(y, z))),
        "bounded": forall(z, le(sp.Abs(value(f, z)), F)),
        "ragozin_constant": le(ragozin_constant(m), C_R),
        "degree": eq(k, sp.ceiling(4 * L * C_R / (precision / 2))),
        "polynomial": eq(best_error(q, k), 0),
        "best": forall(y, le(sp.Abs(value(f, y) - value(q, y)), best_error(f, k))),
        "harmonics_bounded": forall((i, y), le(i, k), le(sp.Abs(projection(q, i, y)), C_H)),
        "concentration": implies(gt(beta(precision / 2), 0), ge(lam, concentration(precision / 2))),
        "integrand": forall(x, eq(pair(g, x, y), value(f, x) * exponential)),
        "kernel": forall(x, eq(pair(h, x, y), exponential)),
        "cells": eq(cells(P), N),
        "delta": le(delta, cap_angle(lam, precision)),
        "radius": forall(j, inside, le(cell_angle(P, j), delta)),
        "equal": forall(j, inside, eq(cell_measure(P, j), 1 / N)),
        "numerator_0": eq(T(0), 0),
        "numerator": forall(j, inside, eq(T(j + 1), T(j) + centre_value(P, j, f) * score)),
        "denominator_0": eq(Z(0), 0),
        "denominator": forall(j, inside, eq(Z(j + 1), Z(j) + score)),
    },
    conclusion=le(error, eps),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Step("start", eq(c / N * T(0), 0), given=("positive", "numerator_0")),
        Step("term", eq(M * s, M * t + M * u), fix=(s, t, u, M), assume=(eq(s, t + u),)),
        Use(
            "scaled",
            "term",
            at={s: T(j + 1), t: T(j), u: centre_value(P, j, f) * score, M: c / N},
            given=("positive", "numerator"),
            fix=(j,),
            assume=(inside,),
        ),
        Step(
            "measured",
            eq(v, t + M * u * s * score),
            fix=(s, t, u, v, M, j),
            assume=(eq(v, t + M / N * u * score), eq(s, 1 / N)),
        ),
        Use(
            "next",
            "measured",
            at={v: c / N * T(j + 1), t: c / N * T(j), u: centre_value(P, j, f), s: cell_measure(P, j), M: c},
            given=("positive", "scaled", "equal"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "core",
            "jackson.core_head",
            at={eps: precision},
            functions={H: sp.Lambda(j, c / N * T(j))},
            given=("positive",),
        ),
        Use("ratio", "split.denominator", at={g: h}),
        Step(
            "width",
            le(3 * M * lam * e2, e1 / (2 * F)),
            fix=(M, e1, e2),
            assume=(le(e2, e1 / (6 * (L + lam * F) * M)),),
        ),
        Use("small", "width", at={M: c * sp.exp(lam), e1: precision, e2: delta}, given=("positive", "delta")),
        Step("below_one", lt(precision / (2 * F), 1)),
        Step("chain", le(s, u), fix=(s, t, u), assume=(le(s, t), le(t, u))),
        Use(
            "near_one",
            "chain",
            at={s: sp.Abs(1 - denominator), t: loose, u: precision / (2 * F)},
            given=("positive", "ratio", "small"),
        ),
        Use("here", "bounded", at={z: y}),
        Step("factor", gt(t, 0), fix=(t, M, e2), assume=(le(sp.Abs(1 - M * t), e2), lt(e2, 1))),
        Use(
            "sum_positive",
            "factor",
            at={t: Z(N), M: c / N, e2: precision / (2 * F)},
            given=("positive", "near_one", "below_one"),
        ),
        Use(
            "quotient",
            "split.quotient",
            at={
                real("f"): value(f, y),
                real("g"): numerator,
                real("h"): denominator,
                e1: precision,
                e2: precision / (2 * F),
            },
            given=("positive", "sum_positive", "core", "near_one", "below_one", "here"),
        ),
        Step("identity", le((precision + precision / 2) / (1 - precision / (2 * F)), eps), given=("below_one",)),
        Use(
            "result",
            "chain",
            at={s: error, t: (precision + precision / 2) / (1 - precision / (2 * F)), u: eps},
            given=("positive", "sum_positive", "below_one", "quotient", "identity"),
        ),
    ),
    witness={
        m: sp.Integer(2),
        k: sp.Integer(2),
        N: sp.Integer(1),
        L: sp.Integer(1),
        C_R: sp.Integer(1),
        C_H: sp.Rational(1, 8),
        F: sp.Integer(6),
        eps: sp.Integer(9),
        lam: sp.Integer(1),
        delta: sp.Rational(1, 1000),
    },
    witness_functions={
        dimension: sp.Lambda(x, 2),
        value: sp.Lambda((f, y), 1),
        angle: sp.Lambda((x, y), 0),
        best_error: sp.Lambda((f, k), 0),
        ragozin_constant: sp.Lambda(m, 1),
        projection: sp.Lambda((q, k, y), 0),
        pair: sp.Lambda((g, x, y), sp.E),
        cells: sp.Lambda(P, 1),
        cell_angle: sp.Lambda((P, j), 0),
        cell_measure: sp.Lambda((P, j), 1),
        centre_value: sp.Lambda((P, j, f), 1),
        centre_angle: sp.Lambda((P, j, y), 0),
        T: sp.Lambda(j, j * sp.E),
        Z: sp.Lambda(j, j * sp.E),
    },
    controls=(
        Control("a hundredth of the error", conclusion=le(error, eps / 100)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
        Control("cells of any width", hypotheses={"delta": le(delta, sp.pi)}),
    ),
    expected="cited",
)
