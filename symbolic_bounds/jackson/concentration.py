"""The error of the convolution: twice Ragozin's error, and the damping of the best polynomial.

With k = ceil(4 L C_R/eps) Ragozin's error is at most C_R L/k <= eps/4, and the damping costs at most eps/2: by
jackson.damping_loss if beta > 0, and at every concentration if beta <= 0, as then C_H k <= eps/2.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import bound_ratio, order
from symbolic_bounds.formula import eq, forall, ge, gt, implies, le, lt
from symbolic_bounds.language import angle, best_error, dimension, projection, ragozin_constant, smooth, value
from symbolic_bounds.rates import beta, concentration, degree_bound, exponent
from symbolic_bounds.symbols import C_H, C_R, L, counting, eps, k, lam, m, nonnegative, positive, real, thing

f, q, x, y, z = thing("f"), thing("q"), thing("x"), thing("y"), thing("z")
D, i, number, gain = nonnegative("D"), counting("j"), real("y"), real("g")
s, t, u, v, w = real("s"), real("t"), positive("u"), positive("v"), positive("w")
kept = bound_ratio(lam, order(m) + k) ** k
loss = C_H * k * (1 - kept)
change = sp.Abs(value(q, x) - smooth(q, lam, x))
error = sp.Abs(value(f, x) - smooth(f, lam, x))

claim = Claim(
    id="jackson.concentration",
    title="Concentration of the kernel",
    meaning="At the concentration Lambda(epsilon) the convolution of an L-Lipschitz function is epsilon-close to it; "
    "here q is a best polynomial of degree k.",
    kind="theorem",
    provenance="R",
    place="Appendix B, Lemma 5",
    symbols=(f, q, x, m, k, L, C_R, C_H, eps, lam),
    hypotheses={
        "sphere": eq(dimension(f), m),
        "point": eq(dimension(x), m),
        "lipschitz": forall((y, z), le(sp.Abs(value(f, y) - value(f, z)), L * angle(y, z))),
        "ragozin_constant": le(ragozin_constant(m), C_R),
        "degree": eq(k, sp.ceiling(4 * L * C_R / eps)),
        "polynomial": eq(best_error(q, k), 0),
        "best": forall(y, le(sp.Abs(value(f, y) - value(q, y)), best_error(f, k))),
        "harmonics_bounded": forall((i, y), le(i, k), le(sp.Abs(projection(q, i, y)), C_H)),
        "concentration": implies(gt(beta(eps), 0), ge(lam, concentration(eps))),
    },
    conclusion=le(error, eps),
    proof=(
        Use("cited", "ragozin", at={D: L / k}, given=("sphere", "lipschitz")),
        Step("ragozin_error", le(best_error(f, k), C_R * L / k), given=("cited", "ragozin_constant")),
        Step("quarter", le(C_R * L / k, eps / 4), given=("degree",)),
        Use("best_here", "best", at={y: x}),
        Step("error", ge(best_error(f, k), 0), given=("best_here",)),
        Use("contraction", "conv.contraction", at={D: best_error(f, k)}, given=("error", "best")),
        Use("damping", "conv.polynomial", given=("point", "polynomial", "harmonics_bounded")),
        Step("rounded", le(k, degree_bound(eps)), given=("degree",)),
        Step("beta_below_one", lt(beta(eps), 1)),
        Use(
            "rho",
            "axiom.power_strict",
            at={positive("a"): beta(eps), positive("b"): sp.Integer(1), positive("p"): exponent(eps)},
            given=("beta_below_one",),
            assume=(gt(beta(eps), 0),),
        ),
        Use(
            "large_loss",
            "jackson.damping_loss",
            given=("degree", "rho", "concentration"),
            assume=(gt(beta(eps), 0),),
        ),
        Step("large_beta", ge(eps / 2 - loss, 0), given=("large_loss",), assume=(gt(beta(eps), 0),)),
        Step("all_harmonics", le(C_H * k, eps / 2), given=("rounded",), assume=(le(beta(eps), 0),)),
        Step("damped", ge(w - u * (1 - v), 0), fix=(u, v, w), assume=(le(u, w),)),
        Use(
            "small_beta",
            "damped",
            at={u: C_H * k, v: kept, w: eps / 2},
            given=("all_harmonics",),
            assume=(le(beta(eps), 0),),
        ),
        Use("loss", "axiom.cases", at={number: beta(eps), gain: eps / 2 - loss}),
        Step("chain", le(s, w), fix=(s, t, w), assume=(le(s, t), ge(w - t, 0))),
        Use("middle", "chain", at={s: change, t: loss, w: eps / 2}, given=("damping", "loss")),
        Use("outer", "chain", at={s: best_error(f, k), t: C_R * L / k, w: eps / 4}, given=("ragozin_error", "quarter")),
        Step("result", le(error, eps), given=("best_here", "contraction", "middle", "outer"), degree=2),
    ),
    witness={
        m: sp.Integer(2),
        k: sp.Integer(1),
        L: sp.Integer(1),
        C_R: sp.Integer(1),
        C_H: sp.Integer(1),
        eps: sp.Integer(8),
        lam: sp.Integer(1),
    },
    witness_functions={
        dimension: sp.Lambda(x, 2),
        value: sp.Lambda((f, y), 0),
        angle: sp.Lambda((x, y), 1),
        best_error: sp.Lambda((f, k), 0),
        ragozin_constant: sp.Lambda(m, 1),
        projection: sp.Lambda((q, k, y), 0),
    },
    controls=(
        Control("a hundredth of the error", conclusion=le(error, eps / 100)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
    ),
    expected="cited",
)
