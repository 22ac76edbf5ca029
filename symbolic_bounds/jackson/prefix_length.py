"""The number of cells from cover.by_angle with Z = pi/(2 delta), the error from jackson.core_head.

A covering by n caps gives a partition into at most n cells: every point goes to the first cap that contains it.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Use
from symbolic_bounds.definitions import normaliser, order
from symbolic_bounds.formula import Both, eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.language import (
    angle,
    best_error,
    cell_angle,
    cell_measure,
    cells,
    centre_angle,
    centre_value,
    covering,
    dimension,
    pair,
    projection,
    ragozin_constant,
    value,
)
from symbolic_bounds.rates import beta, cap_angle, concentration, prefix_length
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
    schematic,
    thing,
)
from symbolic_bounds.symbols import x as argument

P, f, g, q, x, y, z = (thing(name) for name in "Pfgqxyz")
H, i, n = schematic("H"), counting("j"), counting("n")
inside = lt(j, n)
kernel = sp.exp(lam * sp.cos(angle(x, y)))
token = normaliser(lam, m) * centre_value(P, j, f) * cell_measure(P, j)
score = sp.exp(lam * sp.cos(centre_angle(P, j, y)))
base = 3 * sp.pi * (L + lam * F) * normaliser(lam, m) * sp.exp(lam) / eps
error = sp.Abs(value(f, y) - H(n))

claim = Claim(
    id="jackson.prefix_length",
    title="Length of the prefix",
    meaning="N caps of the theorem's radius cover the sphere, and the core head built on any partition into cells of "
    "that radius is within epsilon of f.",
    kind="theorem",
    provenance="R",
    place="Appendix B, Theorem 1",
    symbols=(P, f, g, q, y, m, k, N, n, L, C_R, C_H, F, eps, lam, delta),
    functions=(H,),
    hypotheses={
        "dimension": ge(m, 8),
        "number": ge(N, prefix_length(lam, eps)),
        "acute": lt(cap_angle(lam, eps), sp.pi / 2),
        "small": le((m + 1) * (1 - sp.cos(cap_angle(lam, eps))), 1),
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
        "cells": eq(cells(P), n),
        "delta": le(delta, cap_angle(lam, eps)),
        "radius": forall(j, inside, le(cell_angle(P, j), delta)),
        "head_0": eq(H(0), 0),
        "head": forall(j, inside, eq(H(j + 1), H(j) + token * score)),
    },
    conclusion=Both((lt(covering(m, cap_angle(lam, eps)), N), le(error, eps))),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m), argument: lam}),
        Use(
            "cover",
            "cover.by_angle",
            at={delta: cap_angle(lam, eps), positive("Z"): base},
            given=("positive", "dimension", "acute", "small"),
        ),
        Use("head_error", "jackson.core_head", at={N: n}),
    ),
    witness={
        m: sp.Integer(8),
        k: sp.Integer(2),
        N: sp.Integer(10) ** 100,
        n: sp.Integer(1),
        L: sp.Integer(1),
        C_R: sp.Integer(1),
        C_H: sp.Rational(1, 8),
        F: sp.Integer(1),
        eps: sp.Integer(4),
        lam: sp.Integer(1),
        delta: sp.Rational(1, 16),
    },
    witness_functions={
        dimension: sp.Lambda(x, 8),
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
