"""The ladder in numbers: prefix length and concentration by every rung, the best of them, and the floor.

Lengths are upper ends of Arb enclosures of the claims' own expressions; the floors are those of `reports.floors`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

import sympy as sp
from flint import arb, ctx

from proofs.arb import decide, enclose
from reports.built import for_lipschitz, for_smooth
from reports.console import console
from reports.floors import Floor, cap, floors, of_bits
from reports.tables import plain_table
from symbolic_bounds.formula import gt, le, lt
from symbolic_bounds.rates import beta, cap_angle
from symbolic_bounds.rungs import RUNGS, M, Rung, eta, kappa, peak, reach, smooth_reach, steepness, tau
from symbolic_bounds.symbols import C_H, C_R, F, L, eps, lam, m

PRECISION = 256
EXACT = 15  # numbers of more digits are shown by their logarithm
SHARES = tuple(
    sp.Rational(1, k) for k in (3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128)
)  # of the angle, for greedy nets
Values = dict[sp.Symbol, sp.Expr]


@dataclass(frozen=True)
class Parameters:
    """What is asked for: exact numbers."""

    m: int
    L: sp.Rational
    epsilon: sp.Rational
    M: sp.Rational
    F: sp.Rational
    C_R: sp.Rational
    C_H: sp.Rational
    eta: sp.Rational
    tau: sp.Rational
    bits: int

    def values(self) -> Values:
        """The values of the symbols; one hundredth of epsilon is for the slopes of the smooth softmax head."""
        return {
            m: sp.Integer(self.m), L: self.L, eps: self.epsilon, M: self.M, F: self.F, C_R: self.C_R, C_H: self.C_H,
            eta: self.eta, tau: self.tau, kappa: sp.Rational(1, 100),
        }  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One rung at the parameters: what it takes. With a reason, nothing is promised: the numbers are its formula's."""

    bound: str
    title: str
    exponent: str
    smooth: bool
    fixed_keys: bool  # whether the keys are the same for all targets
    tokens: int | None = None  # where it has at most EXACT digits
    log10_tokens: float | None = None
    log10_lambda: float | None = None
    reason: str = ""  # why the rung does not apply
    note: str = ""  # what stands behind the numbers, where it is not the formula of a claim

    @property
    def formula_only(self) -> bool:
        """Whether the numbers are those of the formula outside its domain, where nothing is claimed."""
        return bool(self.reason) and self.log10_tokens is not None


@dataclass(frozen=True)
class Plan:
    """The rungs, the best of those for Lipschitz targets, and the floor for them."""

    steps: tuple[Step, ...]
    best: Step
    best_smooth: Step | None
    floor: int  # for numbers of the bits asked for
    factor: float
    asked: Parameters

    @cached_property
    def floors(self) -> tuple[Floor, ...]:
        """The floors, by what they assume of the numbers of a prefix."""
        return floors(self.asked.values(), self.asked.bits)

    def over(self, floor: Floor) -> float:
        """How many times the floor the shortest prefix is that serves its targets with keys of its kind."""
        lengths = [
            _length(step)[0]
            for step in self.steps
            if not step.reason and floor.smooth >= step.smooth and step.fixed_keys >= floor.fixed_keys
        ]
        return _times(min(lengths), floor.tokens)


def plan(asked: Parameters, build: bool = False) -> Plan:
    """All rungs at the parameters.

    Args:
        build: whether nets may take minutes to build; without it, large ones are left out.
    Raises:
        ValueError: if epsilon is so large that a single token does.
    """
    at = asked.values()
    if not decide(lt(eps, sp.pi * L), at):
        raise ValueError("epsilon: expected less than pi L; a single token is as good as that")
    steps = (*(_kernel(rung, at) if rung.concentration is not None else _net(rung, at) for rung in RUNGS), *_finer(at))
    steps = (*steps, *_on_built_nets(asked, build))
    usable = [step for step in steps if not step.reason and step.log10_tokens is not None]
    lipschitz = [step for step in usable if not step.smooth]
    smooth = [step for step in usable if step.smooth]
    best = min(lipschitz, key=_length)
    lowest = of_bits(at, asked.bits)
    factor = _times(_length(best)[0], lowest)
    return Plan(steps, best, min(smooth, key=_length, default=None), lowest, factor, asked)


def _length(step: Step) -> tuple[float, str]:
    return (step.log10_tokens if step.log10_tokens is not None else float("inf"), step.bound)


def _times(log10: float, tokens: int) -> float:
    """How many times the tokens a length is; infinite, where that is no floating point number."""
    ratio = log10 - math.log10(tokens)
    return float(10.0**ratio) if ratio < 308 else math.inf


def _ball(expr: sp.Expr, at: Values) -> Any:
    return enclose(expr, at, PRECISION)


def _log10(ball: Any) -> float:
    """The logarithm of the upper end, rounded up in its last digit."""
    with ctx.workprec(PRECISION):
        return float((ball.upper().log() / arb(10).log()).upper()) * (1 + 1e-15)


def _whole(ball: Any) -> int | None:
    """The largest integer up to the upper end, if it is not too long to be read."""
    return int(ball.upper().floor().unique_fmpz()) if ball < arb(10) ** EXACT else None


def _made(rung: Rung, tokens: Any, log10_lambda: float, at: Values) -> Step:
    return Step(
        rung.bound,
        rung.title,
        str(rung.exponent.xreplace(at)),
        rung.smooth,
        rung.fixed_keys,
        _whole(tokens),
        _log10(tokens),
        log10_lambda,
    )


def _refused(rung: Rung, reason: str, at: Values) -> Step:
    return Step(rung.bound, rung.title, str(rung.exponent.xreplace(at)), rung.smooth, rung.fixed_keys, reason=reason)


def _kernel(rung: Rung, at: Values) -> Step:
    """A core head: its concentration and the length there, also where no claim gives its formula a meaning."""
    wanted = rung.concentration
    if wanted is None:
        raise TypeError(f"{rung.bound}: expected a rung with a concentration")
    if wanted.has(C_H) and not decide(gt(beta(eps / 2), 0), at):
        wanted = sp.Integer(1)  # every concentration will do
    made = _made(rung, _ball(rung.length.xreplace({lam: wanted}), at), _log10(_ball(wanted, at)), at)
    if int(at[m]) < rung.least:
        return replace(made, reason=f"for m >= {rung.least} only: Rogers' bound behind it needs that")
    if not _fits(rung, wanted, at):
        return replace(made, reason="its cells would be larger than the claim allows: epsilon is too large")
    return made


def _fits(rung: Rung, wanted: sp.Expr, at: Values) -> bool:
    """Whether the cells are as small as the covering bound of the rung needs."""
    delta = cap_angle(wanted, eps)
    if rung.bound == "published":
        conditions = [le(delta, sp.pi / 2), le((m + 1) * (1 - sp.cos(delta)), 1)]
    elif rung.bound == "cover.upper.sine":
        conditions = [lt(delta, sp.pi / 2), le((m + 1) * sp.sin(delta), 1)]
    else:
        conditions = [le(3 * delta, sp.pi), le(eps / (2 * (L + steepness(wanted) * F) * peak(wanted)), sp.pi)]
    return all(decide(c, at) for c in conditions)


def _net(rung: Rung, at: Values) -> Step:
    """A softmax head on a net of angle delta, counted by the rung's own formula."""
    delta = _angle(rung)
    return _softmax(rung, delta, _ball(rung.length, at), at)


def _angle(rung: Rung) -> sp.Expr:
    return 1 / (smooth_reach if rung.smooth else reach)


def _softmax(rung: Rung, delta: sp.Expr, tokens: Any, at: Values) -> Step:
    """With the concentration that the number of tokens needs."""
    rho = (1 + eta) * delta
    if not decide(lt(rho, sp.pi), at):
        return _refused(rung, "(1 + eta) delta would not be below pi: epsilon is too large", at)
    n = sp.Symbol("n", positive=True)
    wanted = sp.log(n * (sp.pi - rho) / (tau * delta))
    if rung.smooth:
        wanted = sp.sqrt(3 * kappa * eps / L) + sp.log(n / 2 * (sp.pi**2 - rho**2) / (tau * delta**2))
    with ctx.workprec(PRECISION):
        balls: Any = {**at, n: tokens.upper()}
        concentration = enclose(wanted / (sp.cos(delta) - sp.cos(rho)), balls, PRECISION)
    return _made(rung, tokens, _log10(concentration), at)


def _finer(at: Values) -> Iterator[Step]:
    """The softmax rungs with nets counted by measure: 1/cap(delta/2) by packing, or `cover.greedy.free`."""
    for rung in RUNGS:
        if not rung.bound.startswith("softmax"):
            continue
        delta, each = _angle(rung), 2 if rung.smooth else 1
        kind = "smooth target, " if rung.smooth else ""
        counts = {
            "measure": (f"{kind}a largest separated set, counted by measure", [1 / cap(delta / 2)]),
            "greedy": (f"{kind}a greedy net, counted by measure", [_greedy(delta, t) for t in SHARES]),
        }
        for count, (title, candidates) in counts.items():
            finer = replace(rung, bound=f"{rung.bound}/{count}", title=title)
            if not decide(le(delta, sp.pi / 2), at):
                yield _refused(finer, "the net would be coarser than a hemisphere", at)
                continue
            balls = [_ball(each * candidate, at) for candidate in candidates]
            yield _softmax(finer, delta, min(balls, key=lambda ball: float(_log10(ball))), at)


def _on_built_nets(asked: Parameters, build: bool) -> Iterator[Step]:
    """The softmax rungs on nets that are made for these parameters and counted."""
    at = asked.values()
    size, slope, precision, second = asked.m, float(asked.L), float(asked.epsilon), float(asked.M)
    for rung in (rung for rung in RUNGS if rung.bound.startswith("softmax")):
        if rung.smooth:
            made = for_smooth(size, slope, second, precision, float(at[kappa]), build)
        else:
            made = for_lipschitz(size, slope, precision, build)
        kind = "smooth target, " if rung.smooth else ""
        named = replace(rung, bound=f"{rung.bound}/built", title=f"{kind}a net that is built and certified")
        if isinstance(made, str):
            yield _refused(named, made, at)
            continue
        note = (
            f"{made.points} points were built, and every point of the sphere certified within {made.radius:.6g} of one"
        )
        step = _made(named, arb(made.tokens), math.log10(made.concentration), at)
        yield replace(step, note=f"{note} by the facets of their hull")


def _greedy(delta: sp.Expr, share: sp.Rational) -> sp.Expr:
    """`cover.greedy.free` with r = share delta and a = (1 - share) delta."""
    return 1 + (1 + m * sp.log(2 * (1 - share) / share)) / cap((1 - share) * delta)


def show(made: Plan, chosen: Sequence[Step]) -> None:
    """The chosen rungs for people, then the best, the floor and the factor between them."""
    out = console()
    columns = ("rung", "exponent", "tokens", "lambda", "formula only")
    table = plain_table(*columns, numbers=("exponent", "tokens", "lambda"))
    for step in chosen:
        tokens = "n/a" if step.log10_tokens is None else _tokens(step)
        table.add_row(step.bound, step.exponent, tokens, _power(step.log10_lambda), "yes" if step.formula_only else "")
    out.print(table)
    for step in chosen:
        if step.reason:
            text = "formula only, nothing is claimed" if step.formula_only else "not applicable"
            out.print(f"{step.bound}: {text}, {step.reason}", soft_wrap=True)
        if step.note:
            out.print(f"{step.bound}: {step.note}", soft_wrap=True)
    if len(chosen) == len(made.steps):
        out.print(f"best for Lipschitz targets: {_tokens(made.best)} tokens ({made.best.bound})", soft_wrap=True)
        if made.best_smooth is not None:
            text = f"best for smooth targets: {_tokens(made.best_smooth)} tokens ({made.best_smooth.bound})"
            out.print(text, soft_wrap=True)
        out.print()
        floors = plain_table("floor", "targets", "tokens", "best/floor", numbers=("tokens", "best/floor"))
        for floor in made.floors:
            lowest = str(floor.tokens) if floor.tokens < 10**EXACT else _power(math.log10(floor.tokens))
            kind = "smooth" if floor.smooth else "Lipschitz"
            floors.add_row(floor.bound, kind, lowest, f"{made.over(floor):.4g}")
        out.print(floors)
        for floor in made.floors:
            out.print(f"{floor.bound}: {floor.assumes}", soft_wrap=True)


def _tokens(step: Step) -> str:
    return str(step.tokens) if step.tokens is not None else _power(step.log10_tokens)


def _power(log10: float | None) -> str:
    """A number by its logarithm: plainly up to a million, as a power of ten above."""
    if log10 is None:
        return ""
    return f"{10**log10:.4g}" if log10 < 6 else f"10^{log10:.2f}"


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def document(asked: Parameters, made: Plan, chosen: Sequence[Step]) -> dict[str, Any]:
    """The plan as JSON."""
    return {
        "schema": 1,
        "parameters": {name: value if isinstance(value, int) else str(value) for name, value in asdict(asked).items()},
        "rungs": [asdict(step) | {"formula_only": step.formula_only} for step in chosen],
        "best": made.best.bound,
        "best_smooth": None if made.best_smooth is None else made.best_smooth.bound,
        "floor": made.floor,
        "best_over_floor": _finite(made.factor),
        "floors": [asdict(floor) | {"best_over_floor": _finite(made.over(floor))} for floor in made.floors],
    }
