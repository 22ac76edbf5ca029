"""Sums over coordinates: squared norms, products and distances of two points and of their multiples."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import Both, eq, forall, ge
from symbolic_bounds.symbols import j, m, real, schematic

y, u, A, B, P, E, Q = (schematic(name) for name in "yuABPEQ")
s, r = real("s"), real("r")
zero, one = sp.Integer(0), sp.Integer(1)
multiple = s**2 * A(m) - 2 * s * r * P(m) + r**2 * B(m)

claim = Claim(
    id="stereo.sums",
    title="Squared distance in coordinates",
    meaning="The squared distance of multiples of two points is what the squared norms and the dot product say.",
    kind="lemma",
    provenance="A",
    place="Appendix D, helper of Lemma 1",
    symbols=(m, s, r),
    functions=(y, u, A, B, P, E, Q),
    hypotheses={
        "no_a": eq(A(0), 0),
        "no_b": eq(B(0), 0),
        "no_p": eq(P(0), 0),
        "no_e": eq(E(0), 0),
        "no_q": eq(Q(0), 0),
        "a": forall(j, eq(A(j + 1), A(j) + y(j) ** 2)),
        "b": forall(j, eq(B(j + 1), B(j) + u(j) ** 2)),
        "p": forall(j, eq(P(j + 1), P(j) + y(j) * u(j))),
        "e": forall(j, eq(E(j + 1), E(j) + (y(j) - u(j)) ** 2)),
        "q": forall(j, eq(Q(j + 1), Q(j) + (s * y(j) - r * u(j)) ** 2)),
    },
    conclusion=Both(
        (ge(A(m), 0), ge(B(m), 0), ge(E(m), 0), eq(E(m), A(m) + B(m) - 2 * P(m)), eq(Q(m), multiple)),
    ),
    proof=(
        Step("square", ge((y(j) - u(j)) ** 2, 0), fix=(j,), squares=(y(j) - u(j),)),
        Step("first_square", ge(y(j) ** 2, 0), fix=(j,), squares=(y(j),)),
        Step("second_square", ge(u(j) ** 2, 0), fix=(j,), squares=(u(j),)),
        Induct("firsts", j, ge(A(j), 0), start=zero, base=("no_a",), step=("a", "first_square")),
        Induct("seconds", j, ge(B(j), 0), start=zero, base=("no_b",), step=("b", "second_square")),
        Induct("distances", j, ge(E(j), 0), start=zero, base=("no_e",), step=("e", "square")),
        Induct(
            "products",
            j,
            eq(E(j), A(j) + B(j) - 2 * P(j)),
            start=zero,
            base=("no_e", "no_a", "no_b", "no_p"),
            step=("e", "a", "b", "p"),
        ),
        Induct(
            "multiples",
            j,
            eq(Q(j), s**2 * A(j) - 2 * s * r * P(j) + r**2 * B(j)),
            start=zero,
            base=("no_q", "no_a", "no_b", "no_p"),
            step=("q", "a", "b", "p"),
        ),
        Use("first", "firsts", at={j: m}),
        Use("second", "seconds", at={j: m}),
        Use("distance", "distances", at={j: m}),
        Use("product", "products", at={j: m}),
        Use("result", "multiples", at={j: m}),
    ),
    witness={m: one, s: one, r: one},
    witness_functions={f: sp.Lambda(j, 0) for f in (y, u, A, B, P, E, Q)},
    controls=(
        Control(
            "without the dot product",
            conclusion=eq(E(m), A(m) + B(m)),
            witness={m: one, s: one, r: one},
            functions={f: sp.Lambda(j, 1) for f in (y, u)} | {f: sp.Lambda(j, j) for f in (A, B, P)},
        ),
    ),
    expected="proved",
)
