"""The theorem's number of caps is enough for cells of equal measure, wherever the theorem applies.

With x = delta/6 a cap has at least the measure x sin(x)^(m-1)/(pi m), and sin(x) >= 3x/pi = 1/(4Z) for
Z = pi/(2 delta). So N cap(x) >= (Phi/(12 m)) Z^(m+2)/4^(m-1). The theorem's own condition (m+1) (1 - cos delta) <= 1
makes Z^2 >= m+1, and (m+1)^(m+2) >= 16^(m-1) (`partition.growth`).
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.formula import Both, eq, ge, gt, le, lt
from symbolic_bounds.language import cap, mesh
from symbolic_bounds.rates import covering_constant, rogers
from symbolic_bounds.symbols import N, delta, m, nonnegative, positive, real, t, x

Z, a, b, c, p = positive("Z"), positive("a"), positive("b"), positive("c"), positive("p")
q, u, v, w = positive("q"), real("u"), positive("v"), real("w")
sixth, log, gap = delta / 6, sp.log(m + 1), 1 - sp.cos(delta)
power, fours, steep = sp.sin(sixth) ** (m - 1), 4 ** (m - 1), Z ** (m + 2)

claim = Claim(
    id="partition.enough",
    title="The theorem's number of cells",
    meaning="Under the theorem's own conditions on m and delta its bound for the number of caps of angle delta is at "
    "least the reciprocal of the measure of a cap of angle delta/6, so that the sphere splits into as many cells of "
    "equal measure, each inside a cap of angle delta: the citation of Feige and Schechtman is not needed.",
    kind="lemma",
    provenance="A",
    place="Appendix B, proof of Lemma 7",
    symbols=(m, N, delta, Z),
    hypotheses={
        "dimension": ge(m, 8),
        "acute": lt(delta, sp.pi / 2),
        "small": le((m + 1) * gap, 1),
        "inverse": eq(2 * delta * Z, sp.pi),
        "number": ge(N, covering_constant(m) * Z ** (2 * (m + 1))),
    },
    conclusion=Both((ge(N * cap(m, sixth), 1), le(mesh(m, N), delta))),
    proof=(
        # Z^(m+2) >= 4^(m-1).
        Use("cosine", "cover.cosine", at={t: delta}, given=("acute",)),
        Step(
            "wide",
            le(m + 1, Z**2),
            fix=(c, u),
            assume=(eq(2 * delta * Z, c), ge(u, 4 * delta**2 / c**2), le((m + 1) * u, 1)),
        ),
        Use("squared", "wide", at={c: sp.pi, u: gap}, given=("inverse", "cosine", "small")),
        Use("powers", "axiom.power_monotone", at={a: m + 1, b: Z**2, nonnegative("p"): m + 2}, given=("squared",)),
        Use("growth", "partition.growth", given=("dimension",)),
        Step("root", ge(p, q), fix=(p, q), assume=(ge(p**2, q**2),)),
        Use("slow", "root", at={p: steep, q: fours}, given=("powers", "growth")),
        # The measure of the cap.
        Use("positive", "axiom.caps_cover", at={delta: sixth}, given=("acute",)),
        Use("cap", "cover.cap_by_sine", at={x: sixth}, given=("acute",)),
        Use(
            "concave", "axiom.sine_concave", at={nonnegative("a"): sixth, nonnegative("b"): sp.pi / 6}, given=("acute",)
        ),
        Step("chord", ge(4 * Z * u, 1), fix=(c, u), assume=(eq(2 * delta * Z, c), ge(c / 6 * u, sixth / 2))),
        Use("sine", "chord", at={c: sp.pi, u: sp.sin(sixth)}, given=("inverse", "concave")),
        Step("sine_positive", gt(sp.sin(sixth), 0), given=("concave",)),
        Use(
            "sines",
            "axiom.power_monotone",
            at={a: sp.Integer(1), b: 4 * Z * sp.sin(sixth), nonnegative("p"): m - 1},
            given=("sine_positive", "sine", "dimension"),
        ),
        Step(
            "split",
            eq((4 * Z * sp.sin(sixth)) ** (m - 1) * steep * Z, fours * Z ** (2 * (m + 1)) * power),
            given=("sine_positive",),
        ),
        Step("cancelled", ge(q * p, Z), fix=(a, b, c, p, q), assume=(eq(b * a * Z, c * q * p), ge(b, 1), ge(a, c))),
        Use(
            "product",
            "cancelled",
            at={a: steep, b: (4 * Z * sp.sin(sixth)) ** (m - 1), c: fours, p: power, q: Z ** (2 * (m + 1))},
            given=("sine_positive", "split", "sines", "slow"),
        ),
        # The constant.
        Use("logarithm", "axiom.log_lower", at={a: m + 1}),
        Step("log_positive", ge(log, sp.Rational(8, 9)), given=("dimension", "logarithm")),
        Use("log_log", "axiom.log_lower", at={a: log}, given=("log_positive",)),
        Step("log_log_low", ge(sp.log(log), -sp.Rational(1, 8)), given=("log_positive", "log_log")),
        Step("bracket", ge(rogers(m + 1), 5 * (m + 1)), given=("log_positive", "log_log_low")),
        Step("constant", ge(covering_constant(m), 12 * m), given=("log_positive", "bracket")),
        Step("counted", ge(a * v, c * q * v), fix=(a, b, c, q, v), assume=(ge(a, b * q), ge(b, c))),
        Use(
            "many",
            "counted",
            at={a: N, b: covering_constant(m), c: 12 * m, q: Z ** (2 * (m + 1)), v: cap(m, sixth)},
            given=("log_positive", "number", "constant", "positive"),
        ),
        Step(
            "measured",
            ge(12 * m * v * q, 1),
            fix=(c, p, q, v),
            assume=(ge(c * m * v, sixth * p), eq(2 * delta * Z, c), ge(q * p, Z)),
        ),
        Use(
            "enough",
            "measured",
            at={c: sp.pi, p: power, q: Z ** (2 * (m + 1)), v: cap(m, sixth)},
            given=("sine_positive", "positive", "cap", "inverse", "product"),
        ),
        Step("cells", ge(N * cap(m, sixth), 1), given=("many", "enough")),
        Use("partition", "partition.tree", given=("acute",)),
    ),
    witness={m: sp.Integer(8), N: sp.Integer(10) ** 30, delta: sp.Rational(1, 4), Z: 2 * sp.pi},
    controls=(Control("half of the exponent", hypotheses={"number": ge(N, covering_constant(m) * Z**m)}),),
    expected="proved",
)
