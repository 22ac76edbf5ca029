"""A lower bound for the measure of every cap: its growth by `cover.cap_growth`, and w_(m-1)/w_m >= 1/pi.

That ratio is the growth at the equator, the fastest of all, and a hemisphere has measure 1/2 at the angle pi/2.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Step, Use
from symbolic_bounds.definitions import surface
from symbolic_bounds.formula import eq, ge, le, lt
from symbolic_bounds.language import cap, latitude
from symbolic_bounds.symbols import m, positive, real, t, x

ratio = surface(m - 1) / surface(m)
power = sp.sin(x) ** (m - 1)
p, q, u, v = positive("p"), positive("q"), real("u"), real("v")

claim = Claim(
    id="cover.cap_by_sine",
    title="Measure of a cap by its sine",
    meaning="The measure of a cap of angle x is at least x sin(x)^(m-1)/(pi m).",
    kind="lemma",
    provenance="A",
    place="helper of partition.enough",
    symbols=(m, x),
    hypotheses={"range": lt(x, sp.pi)},
    conclusion=ge(sp.pi * m * cap(m, x), x * power),
    proof=(
        Use("growth", "cover.cap_growth", given=("range",)),
        Use("circle", "axiom.cap_slope", at={t: x}, given=("range",)),
        Use("sine", "calculus.sine_positive", given=("range",)),
        Use("half", "axiom.hemisphere"),
        Use("hemisphere", "axiom.cap_small", at={t: sp.pi / 2}),
        Step("equator", ge(sp.pi * ratio, 1), given=("half", "hemisphere")),
        Step("product", ge(q * v, x * p), fix=(p, q, u, v), assume=(ge(q * u, 1), ge(v, x * (u * p)))),
        Step("same", ge(v, x * (p * q)), fix=(p, q, u, v), assume=(le(x * u, v), eq(u, p * q))),
        Use(
            "slope",
            "same",
            at={p: ratio, q: power, u: latitude(m, x), v: m * cap(m, x)},
            given=("sine", "equator", "growth", "circle"),
        ),
        Use(
            "result",
            "product",
            at={p: power, q: sp.pi, u: ratio, v: m * cap(m, x)},
            given=("sine", "equator", "slope"),
        ),
    ),
    witness={m: sp.Integer(2), x: sp.Integer(1)},
    controls=(Control("twice the measure", conclusion=ge(sp.pi * m * cap(m, x), 3 * x * power)),),
    expected="proved",
)
