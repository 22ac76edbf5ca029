"""What every engine must be able to show, and what none may: the controls of `doctor`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sympy as sp

from proofs.verdict import Outcome, Verdict
from symbolic_bounds.claim import Claim, Step
from symbolic_bounds.formula import ge, gt, le, lt
from symbolic_bounds.symbols import positive, real

a, b, u, t = real("a"), real("b"), real("u"), positive("t")
HALF = sp.Rational(1, 2)
DECIDED = (Verdict.PROVED, Verdict.COMPUTED, Verdict.CITED, Verdict.SAMPLED)


@dataclass(frozen=True)
class Check:
    """A question to an engine, and the answers that are right."""

    engine: str
    question: str
    right: tuple[Verdict, ...]
    ask: Callable[[], Verdict]


@dataclass(frozen=True)
class Answer:
    """What came of a check."""

    check: Check
    got: str
    ok: bool
    reason: str = ""


def run(check: Check) -> Answer:
    """Ask; an engine that is missing or breaks is not well."""
    try:
        got = check.ask()
    except Exception as error:  # noqa: BLE001 - whatever it is, it belongs in the table
        return Answer(check, "failure", ok=False, reason=f"{type(error).__name__}: {error}")
    return Answer(check, str(got), any(got == right for right in check.right))


def _exact(goal: sp.Rel) -> Verdict:
    from proofs.exact import Ledger, prove

    return prove(goal, (), Ledger()).verdict


def _forged() -> Verdict:
    """A certificate of one goal, presented for another."""
    from proofs.exact import Ledger, prove

    honest = Ledger()
    prove(lt(t / (1 + t), 1), (), honest)
    return prove(lt(t / (1 + t), HALF), (), Ledger(stored=list(honest.entries))).verdict


def _smt(goal: sp.Rel) -> Verdict:
    from proofs import smt

    return smt.prove(goal, ()).verdict


def _ball(goal: sp.Rel) -> Verdict:
    from proofs import ball

    return ball.cover(goal, {t: (HALF, sp.Rational(3, 2))}, {}).verdict


def _sample(goal: sp.Rel) -> Verdict:
    from proofs import sample

    return sample.sample((u,), (), goal, 50, seed="doctor").verdict


def _limit(value: int) -> Verdict:
    from proofs import limit

    outcome: Outcome = limit.limit(sp.sin(t) / t, t, sp.Integer(0), sp.Integer(value))
    return outcome.verdict


def _kernel(goal: sp.Rel, *, last: sp.Rel | None = None) -> Verdict:
    """A claim that is not in the library; with `last` its proof ends elsewhere."""
    from proofs.exact import Ledger
    from proofs.kernel import derive

    claim = Claim(
        id="doctor", title="", meaning="", kind="lemma", provenance="A", place="", expected="proved",
        symbols=(t,), conclusion=goal, witness={t: sp.Integer(1)},
        proof=(Step("only", goal if last is None else last),),
    )  # fmt: skip
    return derive(claim, {}, lambda _, degree: Ledger(degree=degree)).verdict


def _two(goal: sp.Rel) -> Verdict:
    """The two evaluators at an exact point: only together do they refute."""
    from proofs import points

    return points.fails(goal, {}, {}).verdict


def _proves(engine: str, question: str, ask: Callable[[], Verdict], right: Verdict = Verdict.PROVED) -> Check:
    return Check(engine, question, (right,), ask)


def _must_not(engine: str, question: str, ask: Callable[[], Verdict], *right: Verdict) -> Check:
    """A control: the answer must not be one that establishes anything."""
    return Check(engine, question, right or tuple(v for v in Verdict if v not in DECIDED), ask)


CHECKS = (
    _proves("exact", "t/(1 + t) < 1 for t > 0", lambda: _exact(lt(t / (1 + t), 1))),
    _must_not("exact", "false: t/(1 + t) < 1/2", lambda: _exact(lt(t / (1 + t), HALF))),
    _must_not("exact", "undefined: 1/u > 1/u - 1", lambda: _exact(gt(1 / u, 1 / u - 1))),
    _must_not("exact", "a certificate of another goal", _forged),
    _proves("smt", "a^2 + b^2 >= 2 a b", lambda: _smt(ge(a**2 + b**2, 2 * a * b))),
    _must_not("smt", "false: u^2 >= u", lambda: _smt(ge(u**2, u))),
    _must_not("smt", "1/0 has no value: 1/u <= 5", lambda: _smt(le(1 / u, 5))),
    _proves("ball", "exp(t) > 1 + t on [1/2, 3/2]", lambda: _ball(gt(sp.exp(t), 1 + t))),
    _must_not("ball", "false: exp(t) < 2 on [1/2, 3/2]", lambda: _ball(lt(sp.exp(t), 2)), Verdict.REFUTED),
    _proves("sample", "u^2 + 1 > u", lambda: _sample(gt(u**2 + 1, u)), Verdict.SAMPLED),
    _must_not("sample", "false: u^2 >= u", lambda: _sample(ge(u**2, u)), Verdict.REFUTED),
    _proves("limit", "sin(t)/t -> 1 as t -> 0", lambda: _limit(1), Verdict.COMPUTED),
    _must_not("limit", "false: sin(t)/t -> 2", lambda: _limit(2)),
    _must_not("two evaluators", "they refute pi < 3", lambda: _two(lt(sp.pi, 3)), Verdict.REFUTED),
    _must_not("two evaluators", "they do not refute 3 < pi", lambda: _two(lt(3, sp.pi))),
    _proves("kernel", "the claim t^2 + t > 0", lambda: _kernel(gt(t**2 + t, 0))),
    _must_not("kernel", "the false claim t^2 >= t", lambda: _kernel(ge(t**2, t))),
    _must_not("kernel", "a proof of something else", lambda: _kernel(ge(t, 1), last=gt(t, 0))),
)
