"""Separated points on rings: circles of latitude that are spheres of one dimension less.

A point of S^(m+1) is a polar angle phi and a point of S^m; the cosine of the angle of (phi, x) and (psi, y) is
cos phi cos psi + sin phi sin psi cos d(x, y). On each ring the points are a largest separated set of S^m.
"""

import sympy as sp

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.language import packing
from symbolic_bounds.symbols import j, m, natural, nonnegative, positive, schematic

s, e, i, rings = positive("s"), nonnegative("e"), natural("i"), natural("n")
polar, spacing, total = schematic("polar"), schematic("spacing"), schematic("total")
ring, other = polar(j), polar(i)
inside = lt(j, rings)

claim = Claim(
    id="axiom.packing_rings",
    title="Separated points on rings",
    meaning="If points of one ring, and points of two rings, are more than s apart, then all of them together are: "
    "a largest set of points more than s apart is no smaller.",
    kind="axiom",
    provenance="A",
    place="textbook",
    symbols=(m, s, rings),
    functions=(polar, spacing, total),
    hypotheses={
        "angle": le(s, sp.pi),
        "positive": forall(j, inside, gt(spacing(j), 0)),
        "one_ring": forall(
            (j, e),
            inside,
            lt(spacing(j), e),
            le(e, sp.pi),
            lt(sp.cos(ring) ** 2 + sp.sin(ring) ** 2 * sp.cos(e), sp.cos(s)),
        ),
        "two_rings": forall(
            (i, j, e),
            lt(i, j),
            inside,
            le(e, sp.pi),
            lt(sp.cos(other) * sp.cos(ring) + sp.sin(other) * sp.sin(ring) * sp.cos(e), sp.cos(s)),
        ),
        "none": eq(total(0), 0),
        "more": forall(j, inside, eq(total(j + 1), total(j) + packing(m, spacing(j)))),
    },
    conclusion=ge(packing(m + 1, s), total(rings)),
    witness={m: sp.Integer(1), s: sp.Integer(1), rings: sp.Integer(0)},
    witness_functions={
        polar: sp.Lambda(j, 0),
        spacing: sp.Lambda(j, 1),
        total: sp.Lambda(j, 0),
        packing: sp.Lambda((m, s), 0),
    },
    expected="cited",
    reference="the cosine is the inner product of (cos phi, x sin phi) and (cos psi, y sin psi), and rings of "
    "separated points that are separated from one another make up a set of separated points",
)
