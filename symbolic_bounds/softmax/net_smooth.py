"""Two tokens for every point of a net make a softmax head as good as a tangent plane.

Of a pair with the keys lam b_k +- t e_k, e_k the direction of the gradient g_k, and the values f(b_k) +- |g_k|/t, the
weighted mean is f(b_k) + (|g_k|/t) tanh(t u), u = <e_k, x>: the tangent plane at b_k up to |g_k| t^2/3. The weights of
a pair add up to between 2 e^(lam cos theta) and 2 e^t e^(lam cos theta); near and far pairs as in `softmax.net`.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.symbols import L, N, delta, j, lam, natural, nonnegative, positive, real, schematic, t

theta, u, v, g, w, W, V = (schematic(name) for name in ("theta", "u", "v", "g", "w", "W", "V"))
y, n, M = real("y"), natural("n"), nonnegative("M")
eta, tau = positive("eta"), positive("tau")
a, b, d, e, x = (real(name) for name in "abdex")
c, z = positive("c"), positive("z")
p, q, r = nonnegative("p"), nonnegative("q"), nonnegative("r")
zero, one = sp.Integer(0), sp.Integer(1)
inside = lt(j, N)

rho = (1 + eta) * delta
key, edge, inner = (sp.exp(lam * sp.cos(at)) for at in (theta(j), rho, delta))
up, down = sp.exp(t * u(j)), sp.exp(-t * u(j))
pair = key * (up + down)
far_weight = M * (sp.pi**2 - rho**2) * sp.exp(t) * edge
tanh = (up - down) / (up + down)
mean = v(j) + g(j) * tanh / t
ratio = N * (sp.pi**2 - rho**2) / (tau * delta**2)
spread = lam * (sp.cos(delta) - sp.cos(rho))
error = sp.Abs(V(N) / W(N) - y)
bound = M / 2 * delta**2 * ((1 + eta) ** 2 + tau) + L * t**2 / 3
point = {**dict.fromkeys((L, M, delta, eta, tau, t, N), one), lam: sp.Integer(4), n: zero, y: zero}

claim = Claim(
    id="softmax.net.smooth",
    title="Split head with values and slopes on a net of keys",
    meaning="A split head with two tokens for each of N points of a net of angle delta is within "
    "(M/2) delta^2 ((1 + eta)^2 + tau) + L t^2/3 of a target that differs by at most (M/2) theta^2 from its tangent "
    "planes, of slope at most L, at the points of the net: half the exponent of the Lipschitz case.",
    kind="theorem",
    provenance="A",
    place="Section 3, sharpens Theorem 2 for smooth functions",
    symbols=(L, M, delta, eta, tau, t, lam, N, n, y),
    functions=(theta, u, v, g, W, V),
    hypotheses={
        "edge": lt(rho, sp.pi),
        "range": forall(j, inside, ge(theta(j), 0)),
        "range_top": forall(j, inside, le(theta(j), sp.pi)),
        "direction": forall(j, inside, le(sp.Abs(u(j)), 1)),
        "slope": forall(j, inside, le(sp.Abs(g(j)), L)),
        "tangent": forall(j, inside, le(sp.Abs(y - v(j) - g(j) * u(j)), M / 2 * theta(j) ** 2)),
        "net": lt(n, N),
        "near": le(theta(n), delta),
        "no_mass": eq(W(0), 0),
        "no_total": eq(V(0), 0),
        "mass": forall(j, eq(W(j + 1), W(j) + key * up + key * down)),
        "total": forall(j, eq(V(j + 1), V(j) + key * up * (v(j) + g(j) / t) + key * down * (v(j) - g(j) / t))),
        "concentration": le(t + sp.log(ratio), spread),
    },
    conclusion=le(error, bound),
    proof=(
        Step("mass_of_pairs", eq(W(j + 1), W(j) + pair), given=("mass",), fix=(j,)),
        Step("total_of_pairs", eq(V(j + 1), V(j) + pair * mean), given=("total",), fix=(j,)),
        Use("up_tangent", "axiom.exp_tangent", at={real("s"): t * u(j)}, fix=(j,)),
        Use("down_tangent", "axiom.exp_tangent", at={real("s"): -t * u(j)}, fix=(j,)),
        Step("both", ge(up + down, 2), given=("up_tangent", "down_tangent"), fix=(j,)),
        Use(
            "up_most",
            "calculus.exp_increasing",
            at={real("a"): t * u(j), real("b"): t},
            given=("direction",),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "down_most",
            "calculus.exp_increasing",
            at={real("a"): -t * u(j), real("b"): t},
            given=("direction",),
            fix=(j,),
            assume=(inside,),
        ),
        Use("tanh", "calculus.tanh_error", at={real("u"): u(j)}, given=("direction",), fix=(j,), assume=(inside,)),
        Step("divided", le(d / c, p), fix=(c, d, p), assume=(le(d, p * c),)),
        Use(
            "tanh_most",
            "divided",
            at={c: up + down, d: up - down - t * u(j) * (up + down), p: t**3 / 3},
            given=("both", "tanh"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "tanh_least",
            "divided",
            at={c: up + down, d: t * u(j) * (up + down) - (up - down), p: t**3 / 3},
            given=("both", "tanh"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "tanh_here",
            "calculus.abs_at_most",
            at={real("u"): tanh - t * u(j), y: t**3 / 3},
            given=("both", "tanh_most", "tanh_least"),
            fix=(j,),
            assume=(inside,),
        ),
        Step("product", le(sp.Abs(a * b), p * q), fix=(a, b, p, q), assume=(le(sp.Abs(a), p), le(sp.Abs(b), q))),
        Use(
            "scaled",
            "product",
            at={a: g(j), b: tanh - t * u(j), p: L, q: t**3 / 3},
            given=("both", "slope", "tanh_here"),
            fix=(j,),
            assume=(inside,),
        ),
        Step("over_t", le(a / t, p * t**2 / 3), fix=(a, p), assume=(le(a, p * t**3 / 3),)),
        Use(
            "slope_most",
            "over_t",
            at={a: g(j) * (tanh - t * u(j)), p: L},
            given=("both", "scaled"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "slope_least",
            "over_t",
            at={a: -g(j) * (tanh - t * u(j)), p: L},
            given=("both", "scaled"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "slope_error",
            "calculus.abs_at_most",
            at={real("u"): g(j) * tanh / t - g(j) * u(j), y: L * t**2 / 3},
            given=("both", "slope_most", "slope_least"),
            fix=(j,),
            assume=(inside,),
        ),
        Step(
            "sum",
            le(sp.Abs(a + b - x), p + q),
            fix=(a, b, d, x, p, q),
            assume=(le(sp.Abs(x - a - d), p), le(sp.Abs(b - d), q)),
        ),
        Use(
            "value",
            "sum",
            at={a: v(j), b: g(j) * tanh / t, d: g(j) * u(j), x: y, p: M / 2 * theta(j) ** 2, q: L * t**2 / 3},
            given=("both", "tangent", "slope_error"),
            fix=(j,),
            assume=(inside,),
        ),
        Use(
            "far",
            "softmax.far_term",
            at={nonnegative("theta"): theta(j), nonnegative("rho"): rho, nonnegative("reach"): sp.pi},
            given=("range", "range_top", "edge"),
            fix=(j,),
            assume=(inside,),
        ),
        Step(
            "squares",
            le((p**2 - q**2) * c, (z**2 - q**2) * r),
            fix=(p, q, r, c, z),
            assume=(le(p, z), le(q, z), le((p - q) * c, (z - q) * r)),
        ),
        Use(
            "far_square",
            "squares",
            at={p: theta(j), q: rho, r: edge, c: key, z: sp.pi},
            given=("range", "range_top", "edge", "far"),
            fix=(j,),
            assume=(inside,),
        ),
        Step("crowd", le(up + down, 2 * sp.exp(t)), given=("up_most", "down_most"), fix=(j,), assume=(inside,)),
        Step(
            "weighted",
            le(c * z * a, (M / 2 * e + q) * c * z + M / 2 * r * x),
            fix=(a, c, d, e, q, r, x, z),
            assume=(le(a, M / 2 * d + q), le((d - e) * c, r), le(z, x)),
        ),
        Use(
            "deviation",
            "weighted",
            at={
                a: sp.Abs(mean - y),
                c: key,
                d: theta(j) ** 2,
                e: rho**2,
                q: L * t**2 / 3,
                r: (sp.pi**2 - rho**2) * edge,
                x: 2 * sp.exp(t),
                z: up + down,
            },
            given=("edge", "both", "value", "far_square", "crowd"),
            fix=(j,),
            assume=(inside,),
        ),
        Step("weight", ge(pair, 0), given=("both",), fix=(j,), assume=(inside,)),
        Use("contains", "calculus.total_contains", functions={w: sp.Lambda(j, pair)}, given=("net",)),
        Use("at_net", "range", at={j: n}, given=("net",)),
        Step("cap", le(delta, sp.pi), given=("edge",)),
        Use(
            "cosine",
            "axiom.cos_decreasing",
            at={nonnegative("a"): theta(n), nonnegative("b"): delta},
            given=("at_net", "near", "cap"),
        ),
        Use(
            "heavier",
            "calculus.exp_increasing",
            at={real("a"): lam * sp.cos(delta), real("b"): lam * sp.cos(theta(n))},
            given=("cosine",),
        ),
        Use("both_near", "both", at={j: n}),
        Step("lower", ge(z * r, 2 * q), fix=(q, r, z), assume=(ge(z, q), ge(r, 2))),
        Use(
            "near_mass",
            "lower",
            at={q: inner, z: sp.exp(lam * sp.cos(theta(n))), r: sp.exp(t * u(n)) + sp.exp(-t * u(n))},
            given=("heavier", "both_near"),
        ),
        Step("mass_bound", ge(W(N), 2 * inner), given=("contains", "near_mass")),
        Step("positive", gt(W(N), 0), given=("mass_bound",)),
        Step("room", gt(sp.pi**2 - rho**2, 0), given=("edge",)),
        Step("curved_room", ge(M * (sp.pi**2 - rho**2), 0), given=("room",)),
        Step("allowance", ge(far_weight, 0), given=("curved_room",)),
        Use(
            "mean",
            "calculus.weighted_mean",
            at={
                real("c"): y,
                nonnegative("A"): M / 2 * rho**2 + L * t**2 / 3,
                nonnegative("B"): far_weight,
            },
            functions={w: sp.Lambda(j, pair), v: sp.Lambda(j, mean)},
            given=("allowance", "positive", "deviation"),
        ),
        Use(
            "share",
            "calculus.exp_of_log",
            at={positive("u"): ratio, real("s"): spread - t},
            given=("room", "concentration"),
        ),
        Step(
            "far_mass",
            le(N * (sp.pi**2 - rho**2) * edge * sp.exp(t), tau * delta**2 * inner),
            given=("room", "share"),
        ),
        Step("curved", le(M * x, M * q * z / 2), fix=(q, x, z, r), assume=(le(x, q * r), ge(z, 2 * r))),
        Use(
            "far_error",
            "curved",
            at={q: tau * delta**2, x: N * (sp.pi**2 - rho**2) * edge * sp.exp(t), z: W(N), r: inner},
            given=("far_mass", "mass_bound", "positive"),
        ),
        Step("leak", le(N * far_weight / W(N), M / 2 * tau * delta**2), given=("positive", "far_error")),
        Step("result", le(error, bound), given=("positive", "mean", "leak")),
    ),
    witness=point,
    witness_functions={
        theta: sp.Lambda(j, 0),
        u: sp.Lambda(j, 0),
        v: sp.Lambda(j, 0),
        g: sp.Lambda(j, 0),
        W: sp.Lambda(j, 2 * j * sp.exp(4)),
        V: sp.Lambda(j, 0),
    },
    controls=(
        Control(
            "half of the error of the slopes",
            conclusion=le(error, bound - L * t**2 / 6),
            witness={**point, M: zero, y: one},
            functions={
                u: sp.Lambda(j, 1),
                g: sp.Lambda(j, 1),
                W: sp.Lambda(j, j * (sp.exp(5) + sp.exp(3))),
                V: sp.Lambda(j, j * (sp.exp(5) - sp.exp(3))),
            },
        ),
    ),
    expected="proved",
)
