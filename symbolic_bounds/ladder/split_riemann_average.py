"""`split.average` with lambda delta <= 1/5, so that G <= 1/4, at the concentration of `conv.lipschitz.half`.

Then L (1 + G) (pi/2) sqrt((m+1)/lambda) <= (5/4) epsilon/2, and L delta <= epsilon/10; (5/4) (3/5) = 3/4.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.conv.mean_angle import spread
from symbolic_bounds.formula import Both, ge, gt, le
from symbolic_bounds.language import cell_measure, cells, mesh
from symbolic_bounds.rungs import by_lipschitz, equal_cells, packing_constant
from symbolic_bounds.split.allowance import growth
from symbolic_bounds.split.average import P, error
from symbolic_bounds.split.average import claim as split
from symbolic_bounds.symbols import L, N, delta, eps, j, lam, m, nonnegative, positive, real

p, a, b, e, g, s = positive("p"), positive("a"), nonnegative("b"), positive("e"), nonnegative("g"), nonnegative("s")
narrow = 1 / (5 * lam)

claim = Claim(
    id="ladder.split.riemann.average",
    title="Split head for a Lipschitz function, by the average slope of the kernel",
    meaning="From the concentration pi^2 (m+1) L^2/epsilon^2 on, the sphere splits into any N >= C_m (15 lambda)^m "
    "cells of equal measure and of angle 1/(5 lambda), and the split head on any such partition is within epsilon of "
    "an L-Lipschitz f, however large f is: the exponent 2m.",
    kind="theorem",
    provenance="A",
    place="the ladder of prefix lengths; improves Appendix C, Theorem 1",
    symbols=split.symbols,
    functions=split.functions,
    hypotheses={
        **{name: formula for name, formula in split.hypotheses.items() if name != "room"},
        "precision": le(eps, sp.pi * L),
        "concentration": ge(lam, by_lipschitz),
        "fine": le(delta, narrow),
        "number": ge(N, equal_cells),
    },
    conclusion=Both((le(mesh(m, N), narrow), le(error, eps))),
    proof=(
        Step("squares", ge(p**2 * L**2, eps**2), fix=(p,), assume=(le(eps, p * L),)),
        Use("square", "squares", at={p: sp.pi}, given=("precision",)),
        Step("large", ge(lam, m + 1), fix=(a,), assume=(ge(lam, a * (m + 1) / eps**2), ge(a, eps**2))),
        Use("concentrated", "large", at={a: sp.pi**2 * L**2}, given=("square", "concentration")),
        Step("acute", le(narrow, sp.pi), given=("concentrated",)),
        Use(
            "cells_exist",
            "partition.equal_measure",
            at={delta: narrow},
            given=("acute", "number"),
        ),
        Use("tangent", "axiom.exp_tangent", at={real("s"): -lam * delta}),
        Step("short", le(lam * delta, sp.Rational(1, 5)), given=("fine",)),
        Step("fifth", le(e - 1, sp.Rational(1, 4)), fix=(e,), assume=(ge(1 / e, sp.Rational(4, 5)),)),
        Step("shrunk", ge(sp.exp(-lam * delta), sp.Rational(4, 5)), given=("tangent", "short")),
        Use("growth", "fifth", at={e: sp.exp(lam * delta)}, given=("shrunk",)),
        Use("tangent_up", "axiom.exp_tangent", at={real("s"): lam * delta}),
        Step("grows", ge(growth, 0), given=("tangent_up",)),
        Step(
            "narrow",
            le(L * delta, eps / 10),
            fix=(p,),
            assume=(
                le(eps, p * L),
                ge(lam, p**2 * (m + 1) * L**2 / eps**2),
                le(5 * lam * delta, 1),
                ge(p, 3),
            ),
        ),
        Use("slim", "narrow", at={p: sp.pi}, given=("precision", "concentration", "short")),
        Step(
            "spread",
            le(p / 2 * L * s, eps / 2),
            fix=(p, s),
            assume=(le(s**2 * lam, m + 1), ge(lam, p**2 * (m + 1) * L**2 / eps**2)),
        ),
        Use("half", "spread", at={p: sp.pi, s: spread}, given=("concentration",)),
        Step(
            "shares",
            le(L * (1 + g) * (delta + b), eps * (1 - g)),
            fix=(g, b),
            assume=(le(g, sp.Rational(1, 4)), le(L * b, eps / 2), le(L * delta, eps / 10)),
        ),
        Use(
            "room_here",
            "shares",
            at={g: growth, b: sp.pi / 2 * spread},
            given=("growth", "grows", "half", "slim"),
        ),
        Use("head", "split.average"),
    ),
    witness={**split.witness, N: sp.Integer(1200)},
    witness_functions={
        **split.witness_functions,
        cells: sp.Lambda(P, 1200),
        cell_measure: sp.Lambda((P, j), sp.Rational(1, 1200)),
    },
    controls=(
        Control("half of the error", conclusion=le(2 * error, eps)),
        Control("any concentration", hypotheses={"concentration": gt(lam, 0)}),
        Control("cells of any width", hypotheses={"fine": le(delta, sp.pi)}),
        Control("a fifteenth of the tokens to the power m", hypotheses={"number": ge(N, packing_constant(m) * lam**m)}),
    ),
    expected="proved",
)
