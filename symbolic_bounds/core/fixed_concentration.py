"""The core head with any fixed concentration represents polynomials: divide the harmonics by the eigenvalues.

q = sum of Y_j/a_j has ||q||_2 <= ||Q||_2/a_n. A positive quadrature rule that is exact to degree 2n + s integrates q
against the harmonics of the kernel up to degree n + s, which gives Q back; the rest of the kernel is at most its tail,
a_n times sum d_j G(j) by `eigen.ratio`, and the rule gives |q| a mean of at most ||q||_2 (Cauchy and Schwarz).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.core.exchange import SUMS, M, X, Z, a, low, q, sigma
from symbolic_bounds.definitions import eigenvalue, order
from symbolic_bounds.eigen.ratio import G
from symbolic_bounds.eigen.ratio import claim as ratio
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.symbols import N, counting, j, lam, m, natural, nonnegative, nu, positive, real, schematic
from symbolic_bounds.symbols import x as argument

Y, R, norm, energy, norms, S, S2, V, K = (
    schematic(name) for name in ("Y", "R", "norm", "energy", "norms", "S", "S_2", "V", "K")
)
d, tail, U = schematic("d"), schematic("tail"), schematic("U")
n, k, s, i = counting("n"), natural("k"), natural("s"), natural("i")
p, r, w, e = nonnegative("p"), nonnegative("r"), nonnegative("w"), positive("e")
c = positive("c")
b, u, v, x, y = (real(name) for name in "buvxy")
g = positive("g")
size, top, z = positive("size"), nonnegative("top"), nonnegative("z")
zero, one = sp.Integer(0), sp.Integer(1)
cut = n + s + 1
last = eigenvalue(n, lam, m)
inside = lt(k, N)
error = sp.Abs(V(N) - R(cut))


def eigen(index: sp.Expr) -> sp.Expr:
    return eigenvalue(index, lam, m)


claim = Claim(
    id="core.fixed_concentration",
    title="Core head with any fixed concentration",
    meaning="For every lambda a core head on the nodes of a positive quadrature rule of degree 2n + s represents a "
    "spherical polynomial Q of degree n up to ||Q||_2 times a tail that falls factorially in s: approximation needs "
    "no concentration, only large values.",
    kind="theorem",
    provenance="A",
    place="Section 3, alternative to Theorem 1",
    symbols=(m, lam, n, s, N, size, top),
    functions=(sigma, q, Z, low, X, M, Y, R, norm, energy, norms, S, S2, V, K, d, tail, G, U),
    hypotheses={
        **{name: SUMS[name] for name in ("no_sum", "sum", "no_moment", "moment")},
        "no_low": forall(k, eq(low(0, k), 0)),
        "low": forall((j, k), eq(low(j + 1, k), low(j, k) + eigen(j) * Z(j, k))),
        "weights": forall(k, inside, ge(sigma(k), 0)),
        "no_weight": eq(S(0), 0),
        "weight": forall(k, eq(S(k + 1), S(k) + sigma(k))),
        "total": eq(S(N), 1),
        "no_head": eq(V(0), 0),
        "head": forall(k, eq(V(k + 1), V(k) + sigma(k) * q(k) * K(k))),
        "no_polynomial": eq(R(0), 0),
        "polynomial": forall(j, eq(R(j + 1), R(j) + Y(j))),
        "exact": forall(j, lt(j, cut), eq(eigen(j) * M(j, N), Y(j))),
        "no_square": eq(S2(0), 0),
        "square": forall(k, eq(S2(k + 1), S2(k) + sigma(k) * q(k) ** 2)),
        "norm": forall(j, ge(norm(j), 0)),
        "no_energy": eq(energy(0), 0),
        "energy": forall(j, eq((energy(j + 1) - energy(j)) * eigen(j) ** 2, norm(j))),
        "parseval": eq(S2(N), energy(n + 1)),
        "no_norms": eq(norms(0), 0),
        "norms": forall(j, eq(norms(j + 1), norms(j) + norm(j))),
        "size": le(norms(n + 1), size**2),
        "dimensions": forall(j, ge(d(j), 0)),
        "no_tail": eq(tail(cut), 0),
        "tail": forall(j, le(cut, j), eq(tail(j + 1), tail(j) + eigen(j) * d(j))),
        "series": forall((k, z), inside, forall(i, le(cut, i), le(tail(i), z)), le(sp.Abs(K(k) - low(cut, k)), z)),
        "start": eq(G(n), 1),
        "next": ratio.hypotheses["next"],
        "no_majorant": eq(U(cut), 0),
        "majorant": forall(j, le(cut, j), eq(U(j + 1), U(j) + d(j) * G(j))),
        "bounded": forall(j, le(cut, j), le(U(j), top)),
    },
    conclusion=le(error, size * top),
    proof=(
        Use("positive", "axiom.bessel_positive", at={nu: order(m) + i, argument: lam}, fix=(i,)),
        Use("positive_zero", "positive", at={i: zero}),
        Use("positive_n", "positive", at={i: n}),
        Step("last", gt(last, 0), given=("positive_zero", "positive_n")),
        # the head with the kernel cut off at degree n + s gives Q
        Use(
            "one_more",
            "core.exchange",
            functions={a: sp.Lambda(j, eigen(j))},
            given=("positive_zero",),
            fix=(i,),
        ),
        Use("no_low_here", "no_low", fix=(k,)),
        Use("sum_0", "sum", at={j: zero}, fix=(k,)),
        Use("no_sum_0", "no_sum", at={j: zero}),
        Induct("none", k, eq(X(0, k), 0), start=zero, base=("no_sum_0",), step=("sum_0", "no_low_here")),
        Use("none_here", "none", at={k: N}),
        Induct(
            "expansion",
            j,
            eq(X(j, N), R(j)),
            start=zero,
            stop=cut,
            base=("none_here", "no_polynomial"),
            step=("positive_zero", "one_more", "exact", "polynomial"),
            at={"one_more": {i: j}, "exact": {j: j}, "polynomial": {j: j}},
        ),
        Use("cut_off", "expansion", at={j: cut}),
        # the mean of |q|
        Use("larger", "eigen.decreasing", at={counting("k"): n}, fix=(j,), assume=(lt(j, n + 1),)),
        Step("damped", le(p / c**2 * e**2, p), fix=(p, c, e), assume=(le(e, c),)),
        Use("positive_j", "positive", at={i: j}, fix=(j,)),
        Step("eigen_j", gt(eigen(j), 0), given=("positive_zero", "positive_j"), fix=(j,)),
        Use(
            "damped_norm",
            "damped",
            at={p: norm(j), c: eigen(j), e: last},
            given=("positive_zero", "eigen_j", "last", "norm", "larger"),
            fix=(j,),
            assume=(lt(j, n + 1),),
        ),
        Step("replaced", le(x * e**2, p), fix=(x, y, e, p), assume=(eq(x, y), le(y * e**2, p))),
        Step(
            "increment",
            eq(energy(j + 1) - energy(j), norm(j) / eigen(j) ** 2),
            given=("positive_zero", "eigen_j", "energy"),
            fix=(j,),
        ),
        Use(
            "more_energy",
            "replaced",
            at={x: energy(j + 1) - energy(j), y: norm(j) / eigen(j) ** 2, e: last, p: norm(j)},
            given=("positive_zero", "eigen_j", "last", "norm", "increment", "damped_norm"),
            fix=(j,),
            assume=(lt(j, n + 1),),
        ),
        Induct(
            "energies",
            j,
            le(energy(j) * last**2, norms(j)),
            start=zero,
            stop=n + 1,
            base=("positive_zero", "no_energy", "no_norms"),
            step=("positive_zero", "norms", "more_energy"),
        ),
        Use("all_energies", "energies", at={j: n + 1}),
        Step("squares", le(S2(N) * last**2, size**2), given=("positive_zero", "all_energies", "parseval", "size")),
        # the tail of the kernel
        Use("falls", "eigen.ratio", at={natural("n"): n, k: j}, fix=(j,), assume=(le(cut, j),)),
        Step("times", le(x * p, r * y * p), fix=(p, r, x, y), assume=(le(x, r * y),)),
        Use(
            "term",
            "times",
            at={p: d(j), r: last, x: eigen(j), y: G(j)},
            given=("positive_zero", "last", "dimensions", "falls"),
            fix=(j,),
            assume=(le(cut, j),),
        ),
        Induct(
            "tails",
            j,
            le(tail(j), last * U(j)),
            start=cut,
            base=("positive_zero", "no_tail", "no_majorant"),
            step=("positive_zero", "tail", "majorant", "term"),
        ),
        Step(
            "tail_top",
            le(tail(i), last * top),
            given=("positive_zero", "last", "tails", "bounded"),
            fix=(i,),
            assume=(le(cut, i),),
        ),
        Use(
            "rest",
            "series",
            at={z: last * top},
            given=("positive_zero", "last"),
            fix=(k,),
            assume=(inside,),
        ),
        # the sum over the nodes
        Step(
            "mean_square",
            le(r * sp.Abs(x), (r**2 * x**2 + e**2) / (2 * e)),
            fix=(x, r, e),
            squares=(r * sp.Abs(x) - e,),
        ),
        Use(
            "q_bound",
            "mean_square",
            at={x: q(k), r: last, e: size},
            given=("positive_zero", "last"),
            fix=(k,),
        ),
        Step("cross", le(sp.Abs(x * y), sp.Abs(x) * r * w), fix=(x, y, r, w), assume=(le(sp.Abs(y), r * w),)),
        Use(
            "node",
            "cross",
            at={x: q(k), y: K(k) - low(cut, k), r: last, w: top},
            given=("positive_zero", "last", "rest"),
            fix=(k,),
            assume=(inside,),
        ),
        Step(
            "weighted",
            le(sp.Abs(p * x), p * w * y),
            fix=(p, x, y, r, w),
            assume=(le(sp.Abs(x), r * w), le(r, y)),
        ),
        Use(
            "weighted_node",
            "weighted",
            at={
                p: sigma(k),
                x: q(k) * (K(k) - low(cut, k)),
                y: (last**2 * q(k) ** 2 + size**2) / (2 * size),
                r: sp.Abs(q(k)) * last,
                w: top,
            },
            given=("positive_zero", "last", "weights", "node", "q_bound"),
            fix=(k,),
            assume=(inside,),
        ),
        Step(
            "regrouped",
            le(x, w * e / (2 * g) * (p * y**2) + w * g / 2 * p),
            fix=(x, y, p, w, e, g),
            assume=(le(x, p * w * ((e * y**2 + g**2) / (2 * g))),),
        ),
        Use(
            "regrouped_node",
            "regrouped",
            at={x: sigma(k) * sp.Abs(q(k) * (K(k) - low(cut, k))), y: q(k), p: sigma(k), w: top, e: last**2, g: size},
            given=("positive_zero", "last", "weights", "weighted_node"),
            fix=(k,),
            assume=(inside,),
        ),
        Use("sum_cut", "sum", at={j: cut}, fix=(k,)),
        Use("no_sum_cut", "no_sum", at={j: cut}),
        Use(
            "nodes",
            "core.nodes",
            at={nonnegative("a"): top * last**2 / (2 * size), nonnegative("b"): top * size / 2},
            functions={schematic("low"): sp.Lambda(k, low(cut, k)), schematic("X"): sp.Lambda(k, X(cut, k))},
            given=("positive_zero", "last"),
        ),
        Step(
            "halves",
            le(w * e / (2 * g) * x + w * g / 2 * y, g * w),
            fix=(x, y, e, g, w),
            assume=(le(e * x, g**2), eq(y, 1)),
        ),
        Use(
            "spread",
            "halves",
            at={x: S2(N), y: S(N), e: last**2, g: size, w: top},
            given=("positive_zero", "last", "squares", "total"),
        ),
        Step(
            "replaced_sum", le(sp.Abs(x - y), v), fix=(x, y, b, u, v), assume=(le(sp.Abs(x - b), u), eq(b, y), le(u, v))
        ),
        Use(
            "result",
            "replaced_sum",
            at={
                x: V(N),
                y: R(cut),
                b: X(cut, N),
                u: top * last**2 / (2 * size) * S2(N) + top * size / 2 * S(N),
                v: size * top,
            },
            given=("positive_zero", "cut_off", "nodes", "spread"),
        ),
    ),
    witness={m: one, lam: one, n: one, s: zero, N: one, size: one, top: zero},
    witness_functions={
        **{f: sp.Lambda((j, k), 0) for f in (Z, low, X, M)},
        **{f: sp.Lambda(j, 0) for f in (q, Y, R, norm, energy, norms, S2, V, K, d, tail, U)},
        sigma: sp.Lambda(k, 1),
        S: sp.Lambda(k, k),
        G: sp.Lambda(j, 1),
    },
    controls=(Control("half of it", conclusion=le(2 * error, size * top)),),
    expected="proved",
)
