"""The theorem's number of caps is enough for cells of equal measure, by far.

With x = delta/6 a cap has at least the measure x sin(x)^(m-1)/(pi m), and Z^2 sin(x) >= 1 for Z = pi/(2 delta), since
sin(x) >= 3x/pi. So N cap(x) >= (Phi/(pi m)) (Z^4 x) (Z^2 sin x)^(m-1), and every factor is at least one.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import eq, ge, gt, le
from symbolic_bounds.language import cap
from symbolic_bounds.rates import covering_constant, rogers
from symbolic_bounds.symbols import N, delta, m, nonnegative, positive, real, x

Z, a, b, c, p = positive("Z"), positive("a"), positive("b"), positive("c"), positive("p")
q, u, v, w = positive("q"), real("u"), positive("v"), real("w")
sixth, log = delta / 6, sp.log(m + 1)
power = sp.sin(sixth) ** (m - 1)

claim = Claim(
    id="partition.enough",
    title="The theorem's number of cells",
    meaning="For angles up to pi/8 the theorem's bound for the number of caps of angle delta is at least the "
    "reciprocal of the measure of a cap of angle delta/6. From m = 13 on its own condition keeps the angle below pi/8.",
    kind="lemma",
    provenance="A",
    place="Appendix B, proof of Lemma 7",
    symbols=(m, N, delta, Z),
    hypotheses={
        "dimension": ge(m, 8),
        "angle": le(delta, sp.pi / 8),
        "inverse": eq(2 * delta * Z, sp.pi),
        "number": ge(N, covering_constant(m) * Z ** (2 * (m + 1))),
    },
    conclusion=ge(N * cap(m, sixth), 1),
    proof=(
        Use("positive", "axiom.caps_cover", at={delta: sixth}, given=("angle",)),
        Use("cap", "cover.cap_by_sine", at={x: sixth}, given=("angle",)),
        Use(
            "concave", "axiom.sine_concave", at={nonnegative("a"): sixth, nonnegative("b"): sp.pi / 6}, given=("angle",)
        ),
        Step("sine", ge(sp.pi * sp.sin(sixth), 3 * sixth), given=("concave",)),
        Step("sine_positive", gt(sp.sin(sixth), 0), given=("sine",)),
        # The three factors.
        Use("logarithm", "axiom.log_lower", at={a: m + 1}),
        Step("log_positive", ge(log, sp.Rational(8, 9)), given=("dimension", "logarithm")),
        Use("log_log", "axiom.log_lower", at={a: log}, given=("log_positive",)),
        Step("log_log_low", ge(sp.log(log), -sp.Rational(1, 8)), given=("log_positive", "log_log")),
        Step("bracket", ge(rogers(m + 1), 5 * (m + 1)), given=("log_positive", "log_log_low")),
        Step("constant", ge(covering_constant(m), sp.pi * m), given=("log_positive", "bracket")),
        Step(
            "base", ge(Z**2 * u, 1), fix=(c, u), assume=(eq(2 * delta * Z, c), ge(c * u, 3 * sixth), le(delta, c / 8))
        ),
        Use("at_least_one", "base", at={c: sp.pi, u: sp.sin(sixth)}, given=("inverse", "sine", "angle")),
        Use(
            "powers",
            "axiom.power_monotone",
            at={a: sp.Integer(1), b: Z**2 * sp.sin(sixth), nonnegative("p"): m - 1},
            given=("sine_positive", "at_least_one", "dimension"),
        ),
        Step("steep", ge(Z, 4), given=("inverse", "angle")),
        Step("cube", ge(Z**3, 64), given=("steep",)),
        Step("wide", ge(Z**4 * sixth, 1), given=("inverse", "cube")),
        Step(
            "split", eq(Z ** (2 * (m + 1)) * power, Z**4 * (Z**2 * sp.sin(sixth)) ** (m - 1)), given=("sine_positive",)
        ),
        Step("counted", ge(a * v, c * q * v), fix=(a, b, c, q, v), assume=(ge(a, b * q), ge(b, c))),
        Step(
            "chain",
            ge(w, 1),
            fix=(a, b, c, p, q, v, w),
            assume=(ge(w, c * q * v), ge(c * v, sixth * p), eq(q * p, a * b), ge(a * sixth, 1), ge(b, 1)),
        ),
        Use(
            "many",
            "counted",
            at={a: N, b: covering_constant(m), c: sp.pi * m, q: Z ** (2 * (m + 1)), v: cap(m, sixth)},
            given=("log_positive", "number", "constant", "positive"),
        ),
        Use(
            "result",
            "chain",
            at={
                a: Z**4,
                b: (Z**2 * sp.sin(sixth)) ** (m - 1),
                c: sp.pi * m,
                p: power,
                q: Z ** (2 * (m + 1)),
                v: cap(m, sixth),
                w: N * cap(m, sixth),
            },
            given=("sine_positive", "log_positive", "many", "cap", "split", "wide", "powers", "positive"),
        ),
    ),
    witness={m: sp.Integer(8), N: sp.Integer(10) ** 30, delta: sp.Rational(1, 4), Z: 2 * sp.pi},
    controls=(Control("half of the exponent", hypotheses={"number": ge(N, covering_constant(m) * Z**m)}),),
    expected="proved",
)
