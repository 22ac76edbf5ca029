"""The ladder as part of the document: every rung's prefix length in several dimensions, as curves, and the floor."""

from __future__ import annotations

import math
from collections.abc import Collection
from functools import lru_cache

import sympy as sp

from reports.document import Json
from reports.floors import separated
from reports.plan import Parameters, Plan, Step, plan
from symbolic_bounds.rungs import RUNGS

DIMENSIONS = (1, 2, 3, 8)
EPSILON = sp.Rational(1, 10)
CURVES = (1, 2, 8)  # the dimensions of the curves, and their precisions
PRECISIONS = tuple(sp.Rational(1, k) for k in (3, 10, 30, 100, 300))
_PUBLISHED, _THEOREM = "published", ("jackson.prefix_length", "jackson.prefix_length_rate")
_PLACES = 3  # of a logarithm


def ladder(known: Collection[str]) -> Json | None:
    """The ladder at L = F = C_R = C_H = 1 with the claims of each rung that are known; None if none is."""
    if not any(claim in known for rung in RUNGS for claim in claims_of(rung.bound)):
        return None
    made = _ladder()
    return made | {"rungs": [r | {"claims": [c for c in r["claims"] if c in known]} for r in made["rungs"]]}


def claims_of(bound: str) -> tuple[str, ...]:
    """The claim of the step, that of the length where it has its own, and last that of the exponent."""
    base = bound.partition("/")[0]
    if base == _PUBLISHED:
        return _THEOREM
    kernel = any(rung.bound == base and rung.concentration is not None for rung in RUNGS)
    return (base, *((f"ladder.core.{base}",) if kernel else ()), f"ladder.{base}")


@lru_cache(maxsize=1)
def _ladder() -> Json:
    plans = {m: plan(_parameters(m, EPSILON)) for m in DIMENSIONS}
    exponents = {rung.bound: sp.latex(rung.exponent, fold_short_frac=True) for rung in RUNGS}
    by_bound = {m: {step.bound: step for step in made.steps} for m, made in plans.items()}
    return {
        "epsilon": str(EPSILON),
        "dimensions": list(DIMENSIONS),
        "rungs": [
            {
                "bound": step.bound,
                "title": step.title,
                "smooth": step.smooth,
                "exponent": exponents.get(step.bound.partition("/")[0], ""),
                "claims": claims_of(step.bound),
                "at": [_entry(by_bound[m].get(step.bound)) for m in DIMENSIONS],
            }
            for step in plans[DIMENSIONS[0]].steps
        ],
        "best": [made.best.bound for made in plans.values()],
        "best_smooth": [made.best_smooth and made.best_smooth.bound for made in plans.values()],
        "floors": [_floor(number, list(plans.values())) for number in range(len(plans[DIMENSIONS[0]].floors))],
        "curves": [_curve(m) for m in CURVES],
    }


def _parameters(m: int, epsilon: sp.Rational) -> Parameters:
    one, share = sp.Integer(1), sp.Rational(1, 20)
    return Parameters(m=m, L=one, epsilon=epsilon, M=one, F=one, C_R=one, C_H=one, eta=share, tau=share, bits=32)


def _entry(step: Step | None) -> Json:
    if step is None:
        return {"tokens": None, "log10_tokens": None, "formula_only": False, "reason": "no such rung here"}
    return {
        "tokens": step.tokens,
        "log10_tokens": _rounded(step.log10_tokens),
        "formula_only": step.formula_only,
        "reason": step.reason,
    }


def _curve(m: int) -> Json:
    """The logarithms of the lengths over epsilon."""
    plans = [plan(_parameters(m, epsilon)) for epsilon in PRECISIONS]
    steps = [{step.bound: step.log10_tokens for step in made.steps} for made in plans]
    return {
        "m": m,
        "epsilon": [str(epsilon) for epsilon in PRECISIONS],
        "rungs": {rung.bound: [_rounded(at.get(rung.bound)) for at in steps] for rung in RUNGS},
        "best": [_rounded(made.best.log10_tokens) for made in plans],
        "best_smooth": [_rounded(_smooth(made)) for made in plans],
        "floors": {  # those that cost no further search
            "prefix.fixed_keys.floor": [_rounded(math.log10(separated(m, 2 * epsilon))) for epsilon in PRECISIONS],
            "prefix.floor": [_rounded(math.log10(made.floor)) for made in plans],
        },
    }


def _floor(number: int, plans: list[Plan]) -> Json:
    """One of the floors in all dimensions, and how many times as long the best prefix is."""
    found = [made.floors[number] for made in plans]
    return {
        "bound": found[0].bound,
        "assumes": found[0].assumes,
        "smooth": found[0].smooth,
        "tokens": [floor.tokens for floor in found],
        "best_over": [float(f"{made.over(floor):.3e}") for made, floor in zip(plans, found, strict=True)],
    }


def _smooth(made: Plan) -> float | None:
    return None if made.best_smooth is None else made.best_smooth.log10_tokens


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)
