"""How small cells must be for `riemann.average`: with Q = 2 (p F r + F + L) and delta (lambda/2 + Q/epsilon) <= 1.

G = e^(lambda delta) - 1 has 2 G <= lambda delta (G + 2) (hyperbolic tangent), and 2 - lambda delta is at least
2 delta Q/epsilon: so Q G <= lambda epsilon, and the error is at most (epsilon/Q) (L + F + p F r) = epsilon/2.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import F, L, delta, eps, lam, nonnegative, positive, real, x

p, r, q, e, g = positive("p"), positive("r"), positive("q"), positive("e"), nonnegative("g")
s = real("s")
growth = sp.exp(lam * delta) - 1
need = 2 * p * F * r + 2 * F + 2 * L
bound = L * delta + F * growth * delta / 2 + F * growth * p * r / lam
half, one = sp.Rational(1, 2), sp.Integer(1)
point = {**dict.fromkeys((F, L, eps, lam, p, r), one), delta: sp.Rational(1, 7)}

claim = Claim(
    id="riemann.average.angle",
    title="Cells that are small enough",
    meaning="Cells of angle at most the reciprocal of lambda/2 + 2 (p F r + F + L)/epsilon keep the averaged Riemann "
    "error within epsilon/2, if the mean angle is at most p r/lambda.",
    kind="lemma",
    provenance="A",
    place="helper of riemann.average",
    symbols=(L, F, eps, lam, delta, p, r),
    hypotheses={"fine": le(delta * (lam / 2 + need / eps), 1)},
    conclusion=le(bound, eps / 2),
    proof=(
        Use("tanh", "calculus.tanh_at_most", at={x: lam * delta}),
        Use("tangent_up", "axiom.exp_tangent", at={s: lam * delta}),
        Step("grows", ge(growth, 0), given=("tangent_up",)),
        Step(
            "chord",
            le(2 * (e - 1), lam * delta * (e + 1)),
            fix=(e,),
            assume=(le(2 * (1 - 1 / e), lam * delta * (1 + 1 / e)),),
        ),
        Use("steep", "chord", at={e: sp.exp(lam * delta)}, given=("tanh",)),
        Step("room", ge(2 - lam * delta, 2 * delta * q / eps), fix=(q,), assume=(le(delta * (lam / 2 + q / eps), 1),)),
        Use("spare", "room", at={q: need}, given=("fine",)),
        Step(
            "ratio",
            le(g * q, lam * eps),
            fix=(g, q),
            assume=(le(2 * g, lam * delta * (g + 2)), ge(2 - lam * delta, 2 * delta * q / eps)),
        ),
        Use("growth", "ratio", at={g: growth, q: need}, given=("grows", "steep", "spare")),
        Step("length", le(delta * lam, 2), fix=(q,), assume=(le(delta * (lam / 2 + q / eps), 1),)),
        Step("width", le(delta * q, eps), fix=(q,), assume=(le(delta * (lam / 2 + q / eps), 1),)),
        Use("short", "length", at={q: need}, given=("fine",)),
        Use("narrow", "width", at={q: need}, given=("fine",)),
        Step(
            "parts",
            le((L * delta + F * g * delta / 2 + e * g / lam) * q, eps * (L + F + e)),
            fix=(g, q, e),
            assume=(le(g * q / lam, eps), le(delta * q, eps), le(delta * g * q, 2 * eps)),
        ),
        Step("over", le(g * q / lam, eps), fix=(g, q), assume=(le(g * q, lam * eps),)),
        Use("turning", "over", at={g: growth, q: need}, given=("grows", "growth")),
        Step("both", le(delta * g * q, 2 * eps), fix=(g, q), assume=(le(g * q, lam * eps), le(delta * lam, 2))),
        Use("turned", "both", at={g: growth, q: need}, given=("grows", "growth", "short")),
        Use("weighted", "parts", at={g: growth, q: need, e: F * p * r}, given=("grows", "turning", "narrow", "turned")),
        Step("divided", le(s, eps / 2), fix=(s, q), assume=(le(s * q, eps * q / 2),)),
        Use("result", "divided", at={s: bound, q: need}, given=("grows", "weighted")),
    ),
    witness=point,
    controls=(Control("half of the error", conclusion=le(bound, eps / 4), witness=point),),
    expected="proved",
)
