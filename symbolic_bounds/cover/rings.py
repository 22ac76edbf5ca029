"""Separated points ring by ring: circles of latitude t > s apart, on each as many points as its circumference takes.

Two points of a ring at polar angle phi that are e apart as seen from the axis are at an angle whose half has the sine
sin(phi) sin(e/2); points of two rings are at least as far apart as the rings.
"""

import sympy as sp

from symbolic_bounds.axiom.packing_rings import e, i, rings, s, total
from symbolic_bounds.axiom.packing_rings import polar as polar_angle
from symbolic_bounds.claim import Claim, Control, Scope, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.language import packing
from symbolic_bounds.symbols import j, m, nonnegative, positive, real, schematic, t, x

first = positive("phi")
spacing = schematic("spacing")
a, b, p, q, u, w = (real(name) for name in "abpquw")
inside = lt(j, rings)


def polar(index: sp.Expr) -> sp.Expr:
    return first + index * t


gap = polar(j) - polar(i)
on_ring: Scope = {"fix": (j, e), "assume": (inside, lt(spacing(j), e), le(e, sp.pi))}
between: Scope = {"fix": (i, j, e), "assume": (lt(i, j), inside, le(e, sp.pi))}

claim = Claim(
    id="cover.rings",
    title="Packing by rings",
    meaning="Rings of points, at polar angles phi, phi + t, ... below pi with t above s, are more than s apart if the "
    "points of the ring at polar angle p are more than s' apart as seen from the axis, sin(s'/2) sin(p) >= sin(s/2): "
    "the largest set of points of S^(m+1) more than s apart has at least as many as those of S^m for all s' together.",
    kind="theorem",
    provenance="A",
    place="lower bound for every construction of prefixes",
    symbols=(m, s, t, first, rings),
    functions=(spacing, total),
    hypotheses={
        "apart": lt(s, t),
        "angle": le(s, sp.pi),
        "fit": forall(j, inside, lt(polar(j), sp.pi)),
        "positive": forall(j, inside, gt(spacing(j), 0)),
        "wide": forall(j, inside, lt(spacing(j), sp.pi), ge(sp.sin(polar(j)) * sp.sin(spacing(j) / 2), sp.sin(s / 2))),
        "none": eq(total(0), 0),
        "more": forall(j, inside, eq(total(j + 1), total(j) + packing(m, spacing(j)))),
    },
    conclusion=ge(packing(m + 1, s), total(rings)),
    proof=(
        # Points of one ring.
        Use("some", "positive", fix=(j, e), assume=on_ring["assume"]),
        Use("ring", "fit", **on_ring),
        Use("ring_sine", "calculus.sine_positive", at={x: polar(j)}, given=("ring",), **on_ring),
        Step("below", lt(spacing(j), sp.pi), **on_ring),
        Use("far", "wide", given=("below",), **on_ring),
        Use("half", "axiom.half_angle", at={real("s"): s}),
        Use("half_spacing", "axiom.half_angle", at={real("s"): spacing(j)}, **on_ring),
        Use(
            "rise",
            "axiom.cos_strict",
            at={nonnegative("a"): spacing(j), nonnegative("b"): e},
            given=("some",),
            **on_ring,
        ),
        Use("half_sine", "calculus.sine_positive", at={x: s / 2}, given=("angle",)),
        Step("squares", ge(p**2 * q**2, u**2), fix=(p, q, u), assume=(gt(u, 0), ge(p * q, u))),
        Use(
            "far_squares",
            "squares",
            at={p: sp.sin(polar(j)), q: sp.sin(spacing(j) / 2), u: sp.sin(s / 2)},
            given=("half_sine", "far"),
            **on_ring,
        ),
        # 1 - cos s = 2 u^2 <= 2 p^2 q^2 = p^2 (1 - cos spacing) < p^2 (1 - cos e)
        Step(
            "within",
            lt(1 - p**2 + p**2 * b, w),
            fix=(p, q, u, a, b, w),
            assume=(gt(p, 0), ge(p**2 * q**2, u**2), eq(1 - w, 2 * u**2), eq(1 - a, 2 * q**2), lt(b, a)),
        ),
        Use(
            "on_ring",
            "within",
            at={
                p: sp.sin(polar(j)),
                q: sp.sin(spacing(j) / 2),
                u: sp.sin(s / 2),
                a: sp.cos(spacing(j)),
                b: sp.cos(e),
                w: sp.cos(s),
            },
            given=("ring_sine", "far_squares", "half", "half_spacing", "rise"),
            **on_ring,
        ),
        Step(
            "one_ring",
            lt(sp.cos(polar(j)) ** 2 + sp.sin(polar(j)) ** 2 * sp.cos(e), sp.cos(s)),
            given=("on_ring",),
            **on_ring,
        ),
        # Points of two rings.
        Use("upper", "fit", at={j: j}, **between),
        Step("lower", lt(polar(i), sp.pi), given=("upper",), **between),
        Use("upper_sine", "calculus.sine_positive", at={x: polar(j)}, given=("upper",), **between),
        Use("lower_sine", "calculus.sine_positive", at={x: polar(i)}, given=("lower",), **between),
        Use("difference", "axiom.cos_difference", at={real("a"): polar(j), real("b"): polar(i)}, **between),
        Step("gap", gt(gap, s), given=("apart",), **between),
        Step("gap_below", le(gap, sp.pi), given=("upper",), **between),
        Use(
            "fall",
            "axiom.cos_strict",
            at={nonnegative("a"): s, nonnegative("b"): gap},
            given=("gap", "gap_below"),
            **between,
        ),
        Step(
            "turned", lt(a + p * q * b, w), fix=(p, q, a, b, w), assume=(gt(p, 0), gt(q, 0), le(b, 1), lt(a + p * q, w))
        ),
        Use(
            "on_rings",
            "turned",
            at={
                p: sp.sin(polar(i)),
                q: sp.sin(polar(j)),
                a: sp.cos(polar(i)) * sp.cos(polar(j)),
                b: sp.cos(e),
                w: sp.cos(s),
            },
            given=("lower_sine", "upper_sine", "difference", "fall"),
            **between,
        ),
        Use(
            "result",
            "axiom.packing_rings",
            functions={polar_angle: sp.Lambda(j, polar(j))},
            given=("one_ring", "on_rings", "positive", "more"),
        ),
    ),
    witness={m: sp.Integer(1), s: sp.Integer(1), t: sp.Integer(2), first: sp.Integer(1), rings: sp.Integer(1)},
    witness_functions={
        spacing: sp.Lambda(j, sp.pi),
        total: sp.Lambda(j, j),
        packing: sp.Lambda((m, s), 1),
    },
    controls=(
        Control("rings half as far apart", hypotheses={"apart": lt(s, 2 * t)}),
        Control("crowded rings", hypotheses={"wide": None}),
    ),
    expected="proved",
)
