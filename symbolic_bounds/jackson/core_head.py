"""Half of the error from the convolution, at most half from the Riemann sum: (L + lambda F) peak delta = eps/6."""

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
    integral,
    pair,
    projection,
    ragozin_constant,
    smooth,
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
    nu,
    positive,
    real,
    schematic,
    thing,
)
from symbolic_bounds.symbols import x as argument

P, f, g, q, x, y, z = (thing(name) for name in "Pfgqxyz")
H, i, c = schematic("H"), counting("j"), positive("c")
s, t, u, w = real("s"), real("t"), real("u"), real("w")
inside = lt(j, N)
kernel = sp.exp(lam * sp.cos(angle(x, y)))
token = normaliser(lam, m) * centre_value(P, j, f) * cell_measure(P, j)
score = sp.exp(lam * sp.cos(centre_angle(P, j, y)))
steepness = (L + lam * F) * normaliser(lam, m) * sp.exp(lam)
error = sp.Abs(value(f, y) - H(N))
grid = sp.Abs(normaliser(lam, m) * integral(g, y) - H(N))

claim = Claim(
    id="jackson.core_head",
    title="Error of the core head",
    meaning="At the theorem's concentration the core head built on any partition into cells of the theorem's radius is "
    "within epsilon of f.",
    kind="theorem",
    provenance="R",
    place="Appendix B, Theorem 1",
    symbols=(P, f, g, q, y, m, k, N, L, C_R, C_H, F, eps, lam, delta),
    functions=(H,),
    hypotheses={
        "sphere": eq(dimension(f), m),
        "point": eq(dimension(y), m),
        "lipschitz": forall((y, z), le(sp.Abs(value(f, y) - value(f, z)), L * angle(y, z))),
        "bounded": forall(z, le(sp.Abs(value(f, z)), F)),
        "ragozin_constant": le(ragozin_constant(m), C_R),
        "degree": eq(k, sp.ceiling(4 * L * C_R / (eps / 2))),
        "polynomial": eq(best_error(q, k), 0),
        "best": forall(y, le(sp.Abs(value(f, y) - value(q, y)), best_error(f, k))),
        "harmonics_bounded": forall((i, y), le(i, k), le(sp.Abs(projection(q, i, y)), C_H)),
        "concentration": implies(gt(beta(eps / 2), 0), ge(lam, concentration(eps / 2))),
        "integrand": forall(x, eq(pair(g, x, y), value(f, x) * kernel)),
        "cells": eq(cells(P), N),
        "delta": le(delta, cap_angle(lam, eps)),
        "radius": forall(j, inside, le(cell_angle(P, j), delta)),
        "head_0": eq(H(0), 0),
        "head": forall(j, inside, eq(H(j + 1), H(j) + token * score)),
    },
    conclusion=le(error, eps),
    proof=(
        Use("convolution_error", "jackson.concentration", at={x: y, eps: eps / 2}),
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Use(
            "convolution",
            "axiom.convolution",
            at={real("a"): sp.Integer(0), real("b"): 1 / normaliser(lam, m)},
            given=("positive", "point", "integrand"),
        ),
        Use(
            "riemann",
            "jackson.riemann",
            at={c: normaliser(lam, m)},
            given=("positive",),
        ),
        Step("steps", le(steepness * delta, eps / 6), given=("positive", "delta")),
        Step("chain", le(s, u), fix=(s, t, u), assume=(le(s, t), le(t, u))),
        Use("sixth", "chain", at={s: grid, t: steepness * delta, u: eps / 6}, given=("positive", "riemann", "steps")),
        Step(
            "sum",
            le(sp.Abs(s - u), eps),
            fix=(s, t, u),
            assume=(le(sp.Abs(s - t), eps / 2), le(sp.Abs(t - u), eps / 6)),
        ),
        Step(
            "scaled",
            le(sp.Abs(t - u), w),
            fix=(c, s, t, u, w),
            assume=(eq(s, t / c), le(sp.Abs(c * s - u), w)),
        ),
        Use(
            "sixth_smooth",
            "scaled",
            at={c: normaliser(lam, m), s: integral(g, y), t: smooth(f, lam, y), u: H(N), w: eps / 6},
            given=("positive", "convolution", "sixth"),
        ),
        Use(
            "result",
            "sum",
            at={s: value(f, y), t: smooth(f, lam, y), u: H(N)},
            given=("convolution_error", "sixth_smooth"),
        ),
    ),
    witness={
        m: sp.Integer(2),
        k: sp.Integer(1),
        N: sp.Integer(1),
        L: sp.Integer(1),
        C_R: sp.Integer(1),
        C_H: sp.Integer(1),
        F: sp.Integer(1),
        eps: sp.Integer(16),
        lam: sp.Integer(1),
        delta: sp.Rational(1, 16),
    },
    witness_functions={
        dimension: sp.Lambda(x, 2),
        value: sp.Lambda((f, y), 0),
        angle: sp.Lambda((x, y), 1),
        best_error: sp.Lambda((f, k), 0),
        ragozin_constant: sp.Lambda(m, 1),
        projection: sp.Lambda((q, k, y), 0),
        pair: sp.Lambda((g, x, y), 0),
        cells: sp.Lambda(P, 1),
        cell_angle: sp.Lambda((P, j), sp.Rational(1, 16)),
        cell_measure: sp.Lambda((P, j), 1),
        centre_value: sp.Lambda((P, j, f), 0),
        centre_angle: sp.Lambda((P, j, y), 1),
        H: sp.Lambda(j, 0),
    },
    controls=(
        Control("a hundredth of the error", conclusion=le(error, eps / 100)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
        Control("cells of any width", hypotheses={"delta": le(delta, sp.pi)}),
    ),
    expected="cited",
)
