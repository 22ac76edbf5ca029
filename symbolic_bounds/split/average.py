"""A split head on cells of equal measure by the average slope of the kernel: no bound of f, no peak.

A key at the angle theta_k from y carries a value within L theta_k of f(y), so that the head is within epsilon of f if
the sum of (epsilon - L theta_k) times the scores is not negative (`split.allowance`).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.formula import eq, forall, ge, gt, le, lt
from symbolic_bounds.language import angle, cell_measure, centre_angle, centre_value, value
from symbolic_bounds.split.allowance import R, level, sharp
from symbolic_bounds.split.allowance import claim as allowance
from symbolic_bounds.symbols import L, N, delta, eps, j, lam, m, positive, real, schematic, thing

P, f, g, e, q, x, y, z = (thing(name) for name in "Pfghqxyz")
T, Z = schematic("T"), schematic("Z")
a, s, t, u, v, p = real("a"), real("s"), real("t"), real("u"), real("v"), positive("p")
b = real("b")
inside = lt(j, N)
score = sp.exp(lam * sp.cos(centre_angle(P, j, y)))
error = sp.Abs(value(f, y) - T(N) / Z(N))

claim = Claim(
    id="split.average",
    title="Split head on equal cells, by the average slope of the kernel",
    meaning="The split head on a partition into cells of equal measure and of radius delta is within epsilon of an "
    "L-Lipschitz f, however large f is, if L (1 + G) (delta + (pi/2) sqrt((m+1)/lambda)) is at most epsilon (1 - G), "
    "G = e^(lambda delta) - 1.",
    kind="theorem",
    provenance="A",
    place="improves Appendix C, Theorem 1",
    symbols=(P, f, g, e, q, y, m, N, L, eps, lam, delta),
    functions=(T, Z, R),
    hypotheses={
        **allowance.hypotheses,
        "lipschitz": forall((y, z), le(sp.Abs(value(f, y) - value(f, z)), L * angle(y, z))),
        "numerator_0": eq(T(0), 0),
        "numerator": forall(j, inside, eq(T(j + 1), T(j) + centre_value(P, j, f) * score)),
        "denominator_0": eq(Z(0), 0),
        "denominator": forall(j, inside, eq(Z(j + 1), Z(j) + score)),
    },
    conclusion=le(error, eps),
    proof=(
        Use("allowed", "split.allowance"),
        Use("to_target", "lipschitz", at={y: x, z: y}, fix=(x,)),
        Step(
            "from_target",
            le(sp.Abs(value(f, x) - value(f, y)), L * value(q, x)),
            given=("to_target", "distance"),
            fix=(x,),
        ),
        Use("at_centre", "axiom.centre_bound", at={a: value(f, y), b: L}, fix=(j,)),
        Step("above_term", le(s * p, v * p + a * p), fix=(s, v, a, p), assume=(le(sp.Abs(s - v), a),)),
        Step("below_term", ge(s * p, v * p - a * p), fix=(s, v, a, p), assume=(le(sp.Abs(s - v), a),)),
        Use(
            "term_above",
            "above_term",
            at={s: centre_value(P, j, f), v: value(f, y), a: L * centre_value(P, j, q), p: score},
            given=("at_centre",),
            fix=(j,),
        ),
        Use(
            "term_below",
            "below_term",
            at={s: centre_value(P, j, f), v: value(f, y), a: L * centre_value(P, j, q), p: score},
            given=("at_centre",),
            fix=(j,),
        ),
        Induct(
            "above",
            j,
            le(T(j), value(f, y) * Z(j) + eps * Z(j) - R(j)),
            start=sp.Integer(0),
            stop=N,
            base=("numerator_0", "denominator_0", "allowance_0"),
            step=("numerator", "denominator", "allowance", "term_above"),
        ),
        Induct(
            "below",
            j,
            ge(T(j), value(f, y) * Z(j) - eps * Z(j) + R(j)),
            start=sp.Integer(0),
            stop=N,
            base=("numerator_0", "denominator_0", "allowance_0"),
            step=("numerator", "denominator", "allowance", "term_below"),
        ),
        Use("above_all", "above", at={j: N}),
        Use("below_all", "below", at={j: N}),
        Use(
            "heavy",
            "calculus.exp_increasing",
            at={a: -lam, b: lam * sp.cos(centre_angle(P, j, y))},
            fix=(j,),
        ),
        Induct(
            "mass_of_keys",
            j,
            ge(Z(j), j * sp.exp(-lam)),
            start=sp.Integer(0),
            stop=N,
            base=("denominator_0",),
            step=("denominator", "heavy"),
        ),
        Use("all_keys", "mass_of_keys", at={j: N}),
        Step("denominated", gt(Z(N), 0), given=("all_keys",)),
        Step("most", le(t / p, v + eps), fix=(v, t, p, u), assume=(ge(u, 0), le(t, v * p + eps * p - u))),
        Step("least", ge(t / p, v - eps), fix=(v, t, p, u), assume=(ge(u, 0), ge(t, v * p - eps * p + u))),
        Use(
            "quotient_most",
            "most",
            at={v: value(f, y), t: T(N), p: Z(N), u: R(N)},
            given=("allowed", "above_all", "denominated"),
        ),
        Use(
            "quotient_least",
            "least",
            at={v: value(f, y), t: T(N), p: Z(N), u: R(N)},
            given=("allowed", "below_all", "denominated"),
        ),
        Use(
            "result",
            "calculus.abs_at_most",
            at={u: value(f, y) - T(N) / Z(N), real("y"): eps},
            given=("denominated", "quotient_most", "quotient_least"),
        ),
    ),
    witness=allowance.witness,
    witness_functions={
        **allowance.witness_functions,
        T: sp.Lambda(j, j * level * sharp),
        Z: sp.Lambda(j, j * sharp),
    },
    controls=(
        Control("half of the error", conclusion=le(2 * error, eps)),
        Control("any concentration", hypotheses={"room": None}),
        Control("cells of any measure", hypotheses={"equal": forall(j, inside, gt(cell_measure(P, j), 0))}),
    ),
    expected="proved",
)
