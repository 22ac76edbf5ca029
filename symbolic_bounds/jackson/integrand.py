"""The modulus of a product: |f K - f' K'| <= |f - f'| K + |f'| |K - K'| <= (L + lambda F) peak t."""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step
from symbolic_bounds.formula import ge, le
from symbolic_bounds.symbols import F, L, lam, nonnegative, positive, real

u, v, a, b = real("u"), real("v"), nonnegative("a"), nonnegative("b")
peak, t = positive("p"), nonnegative("t")
change = sp.Abs(u * a - v * b)
bound = (L + lam * F) * peak * t
point = {u: 1, v: 1, a: 1, b: 0, L: 1, F: 1, lam: 1, peak: 1, t: 1}
point = {sym: sp.Integer(number) for sym, number in point.items()}

claim = Claim(
    id="jackson.integrand",
    title="Modulus of the integrand",
    meaning="The product of a bounded Lipschitz function and the kernel is Lipschitz.",
    kind="lemma",
    provenance="R",
    place="Appendix B, proof of Theorem 1",
    symbols=(u, v, a, b, L, F, lam, peak, t),
    hypotheses={
        "function": le(sp.Abs(u - v), L * t),
        "bounded": le(sp.Abs(v), F),
        "kernel": le(sp.Abs(a - b), lam * peak * t),
        "peak": le(a, peak),
    },
    conclusion=le(change, bound),
    proof=(
        Step("first_above", le((u - v) * a, L * t * peak), given=("function", "peak")),
        Step("first_below", ge((u - v) * a, -L * t * peak), given=("function", "peak")),
        Step("second_above", le(v * (a - b), F * lam * peak * t), given=("bounded", "kernel")),
        Step("second_below", ge(v * (a - b), -F * lam * peak * t), given=("bounded", "kernel")),
        Step("above", le(u * a - v * b, bound), given=("first_above", "second_above")),
        Step("below", ge(u * a - v * b, -bound), given=("first_below", "second_below")),
        Step("result", le(change, bound), given=("above", "below")),
    ),
    witness=point,
    controls=(
        Control("without the kernel's part", conclusion=le(change, L * peak * t), witness={**point, u: sp.Integer(2)}),
        Control(
            "without the function's part",
            conclusion=le(change, lam * F * peak * t),
            witness={**point, u: sp.Integer(2)},
        ),
    ),
    expected="proved",
)
