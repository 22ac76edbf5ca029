"""From the split head to the classical head, uniformly in the input.

All scores of the prefix are at least -lambda, so its mass is at least N e^(-lambda) at every input; one M that is
negative enough for this mass serves every input, and the errors add up.
"""

import sympy as sp

from symbolic_bounds.claim import Claim, Control, Induct, Step, Use
from symbolic_bounds.classical.embedding import W, bound, dot, head, split
from symbolic_bounds.classical.embedding import claim as embedding
from symbolic_bounds.formula import forall, ge, le, lt
from symbolic_bounds.symbols import F, N, eps, j, lam, m, positive, real

M, y, near = real("M"), real("y"), positive("epsilon_1")
one, zero = sp.Integer(1), sp.Integer(0)

claim = Claim(
    id="classical.density",
    title="Prefixed classical heads are dense",
    meaning="A classical head with M negative enough for its precision, the same for all inputs, approximates "
    "whatever the split head approximates, with the same prefix length.",
    kind="theorem",
    provenance="T",
    place="Section 3, Theorem 3",
    symbols=(M, lam, m, F, N, eps, near, y),
    functions=embedding.functions,
    hypotheses={
        **embedding.hypotheses,
        "sphere": forall(j, lt(j, N), ge(dot(j, m + 1), -1)),
        "split": le(sp.Abs(split - y), near),
        "deep": le(F * sp.exp(lam), eps * N * (1 - M)),
    },
    conclusion=le(sp.Abs(head - y), eps + near),
    proof=(
        Use("embedding", "classical.embedding"),
        Use(
            "light",
            "calculus.exp_increasing",
            at={real("a"): -lam, real("b"): lam * dot(j, m + 1)},
            given=("sphere",),
            fix=(j,),
            assume=(lt(j, N),),
        ),
        Induct(
            "masses",
            j,
            ge(W(j), j * sp.exp(-lam)),
            start=zero,
            stop=N,
            base=("no_mass",),
            step=("mass", "light"),
        ),
        Use("mass_bound", "masses", at={j: N}),
        Step("room", ge(1 - M, 0), given=("deep",)),
        Step("deep_here", le(F, eps * W(N) * (1 - M)), given=("deep", "room", "mass_bound")),
        Use(
            "small",
            "classical.limit",
            at={positive("W"): W(N)},
            given=("embedding", "deep_here"),
        ),
        Use(
            "close",
            "calculus.chain",
            at={real("a"): sp.Abs(head - split), real("b"): bound, real("c"): eps},
            given=("embedding",),
        ),
        Use(
            "result",
            "calculus.triangle",
            at={real("a"): head, real("b"): split, real("c"): y, real("p"): eps, real("q"): near},
            given=("embedding",),
        ),
    ),
    witness={M: zero, lam: one, m: one, F: one, N: one, eps: sp.Integer(3), near: one, y: zero},
    witness_functions=embedding.witness_functions,
    controls=(
        Control(
            "the error of the split head alone",
            conclusion=le(sp.Abs(head - y), 0),
            witness={M: zero, lam: one, m: one, F: one, N: one, eps: sp.Integer(3), near: one, y: zero},
        ),
    ),
    expected="proved",
)
