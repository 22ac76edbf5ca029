"""Both bounds of the hyperbolic tangent from zero on: at 0 all terms vanish."""

import sympy as sp

from symbolic_bounds.calculus.tanh_below import cosh2, sinh2
from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, ge, gt, le
from symbolic_bounds.symbols import nonnegative, positive, real

x, s, y, g = nonnegative("x"), real("s"), real("y"), real("g")
below = x * cosh2(x) - sinh2(x)
above = x**3 / 3 * cosh2(x) - x * cosh2(x) + sinh2(x)
beyond, zero = gt(x, 0), le(x, 0)

claim = Claim(
    id="calculus.tanh_sides",
    title="The hyperbolic tangent between two polynomials",
    meaning="The hyperbolic tangent of a non-negative number lies between the number less a third of its cube and the "
    "number, without denominators.",
    kind="lemma",
    provenance="A",
    place="helper of softmax.net.smooth",
    symbols=(x,),
    conclusion=Both((ge(below, 0), ge(above, 0))),
    proof=(
        Use("tangent", "axiom.exp_tangent", at={s: x}),
        Use("falling", "axiom.exp_tangent", at={s: -x}),
        Step("one", eq(sp.exp(x), 1), given=("tangent", "falling"), assume=(zero,)),
        Step("no_gap_below", ge(below, 0), given=("one",), assume=(zero,)),
        Step("no_rest", ge(-below, 0), given=("one",), assume=(zero,)),
        Step("cubic", ge(x**3 / 3 * cosh2(x), 0)),
        Step("no_gap_above", ge(above, 0), given=("no_rest", "cubic"), assume=(zero,)),
        Use("gap_below", "calculus.tanh_below", at={positive("x"): x}, assume=(beyond,)),
        Use("gap_above", "calculus.tanh_above", at={positive("x"): x}, assume=(beyond,)),
        Use("below", "axiom.cases", at={y: x, g: below}),
        Use("above", "axiom.cases", at={y: x, g: above}),
    ),
    witness={x: sp.Integer(1)},
    controls=(
        Control("half of the upper bound", conclusion=ge(below - x * cosh2(x) / 2, 0), witness={x: sp.Integer(1)}),
    ),
    expected="proved",
)
