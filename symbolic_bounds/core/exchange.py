"""Adding one harmonic to the kernel at every node adds its weighted sum: induction over the nodes."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Use
from symbolic_bounds.formula import eq, forall
from symbolic_bounds.symbols import N, j, natural, schematic

sigma, q, a, Z, low, X, M = (schematic(name) for name in ("sigma", "q", "a", "Z", "low", "X", "M"))
k, i = natural("k"), natural("i")
zero = sp.Integer(0)
SUMS = {
    "low": forall((j, k), eq(low(j + 1, k), low(j, k) + a(j) * Z(j, k))),
    "no_sum": forall(j, eq(X(j, 0), 0)),
    "sum": forall((j, k), eq(X(j, k + 1), X(j, k) + sigma(k) * q(k) * low(j, k))),
    "no_moment": forall(j, eq(M(j, 0), 0)),
    "moment": forall((j, k), eq(M(j, k + 1), M(j, k) + sigma(k) * q(k) * Z(j, k))),
}
meanings = {f: sp.Lambda(j, 0) for f in (sigma, q, a)} | {f: sp.Lambda((j, k), 0) for f in (Z, low, X, M)}

claim = Claim(
    id="core.exchange",
    title="Weighted sums of partial expansions",
    meaning="The weighted sum over the nodes of the kernel cut off at one degree more exceeds the former one by the "
    "eigenvalue times the weighted sum of the new zonal harmonic.",
    kind="lemma",
    provenance="A",
    place="helper of core.fixed_concentration",
    symbols=(i, N),
    functions=(sigma, q, a, Z, low, X, M),
    hypotheses=SUMS,
    conclusion=eq(X(i + 1, N), X(i, N) + a(i) * M(i, N)),
    proof=(
        Use("low_i", "low", at={j: i}, fix=(k,)),
        Use("sum_i", "sum", at={j: i}, fix=(k,)),
        Use("sum_next", "sum", at={j: i + 1}, fix=(k,)),
        Use("moment_i", "moment", at={j: i}, fix=(k,)),
        Use("no_sum_i", "no_sum", at={j: i}),
        Use("no_sum_next", "no_sum", at={j: i + 1}),
        Use("no_moment_i", "no_moment", at={j: i}),
        Induct(
            "nodes",
            k,
            eq(X(i + 1, k), X(i, k) + a(i) * M(i, k)),
            start=zero,
            base=("no_sum_i", "no_sum_next", "no_moment_i"),
            step=("low_i", "sum_i", "sum_next", "moment_i"),
        ),
        Use("result", "nodes", at={k: N}),
    ),
    witness={i: zero, N: sp.Integer(1)},
    witness_functions=meanings,
    controls=(Control("without the eigenvalue", conclusion=eq(X(i + 1, N), X(i, N) + M(i, N))),),
    expected="proved",
)
