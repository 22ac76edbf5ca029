"""A counterexample that one can see: exact, simple numbers at which a statement fails by a lot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

import sympy as sp
from flint import fmpq
from sympy.core.function import UndefinedFunction
from sympy.core.relational import Relational

from proofs.arb import enclose
from proofs.points import counterexample as by_points
from proofs.verdict import ClaimError, TranslationError, Verdict
from reports.audit.hunt import Hunt
from reports.models import shapes, tabled
from reports.models.rationals import shown as number_shown
from reports.models.tables import Tables
from reports.points.budget import OWN_MODEL, Budget, spend
from reports.points.climb import Climbed
from reports.points.margins import exact
from reports.points.problem import WHOLE, Problem
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Formula, functions_of
from symbolic_bounds.language import THEORY
from symbolic_bounds.printing import text
from symbolic_bounds.symbols import Sort, sort_of

# shares of the work: for the models of the claim's controls, for functions of a shape, and for finite models
_OWN, _SHAPED, _FINITE = 0.1, 0.8, 0.5
_VARIED = (sp.Integer(2), sp.Rational(1, 2), sp.Integer(10), sp.Rational(1, 10))


@dataclass(frozen=True)
class Refuted:
    """Where a statement fails, as text and numbers."""

    point: dict[str, str]
    fails: str  # the relation that fails there
    sides: tuple[str, str]  # its sides, as decimals
    violation: float  # |lhs - rhs| / (|lhs| + |rhs|)
    model: dict[str, str] = field(default_factory=dict)
    evaluators: tuple[str, str] = ("arb", "mpmath")


@dataclass(frozen=True)
class Survived:
    """No counterexample was found; at how many admissible points it was looked for, and the least room there."""

    admissible: int
    room: float | None = None
    reason: str = ""


def refute(claim: Claim, seconds: float = 2.0, seed: str = "", functions: bool = True) -> Refuted | Survived:
    """Search for a point at which every hypothesis holds and the conclusion fails.

    Args:
        claim: the statement; its proof does not matter.
        seconds: how much work to spend on the search; about how long that takes.
        seed: of the random numbers, with the claim's id.
        functions: whether to try the models of schematic functions that the claim's own controls use.
    """
    return refuted(claim, [claim.conclusion], seconds, seed, functions)[0]


def refuted(
    claim: Claim, conclusions: Sequence[Formula], seconds: float, seed: str = "", functions: bool = True
) -> list[Refuted | Survived]:
    """What `refute` says of each of these conclusions, under the hypotheses of one claim: one search for all.

    Args:
        claim: the statement whose hypotheses are meant; its own conclusion does not matter.
        conclusions: what is said to follow from them.
        seconds: how much work to spend on the search in all.
        seed: of the random numbers, with the claim's id.
        functions: whether to try the models of schematic functions that the claim's own controls use.
    """
    rng = Random(f"{claim.id} {seed}")  # noqa: S311 - reproducible draws are wanted, not secret ones
    budget = Budget(seconds)
    stated = [replace(claim, conclusion=conclusion) for conclusion in conclusions]
    shaped = functions and any(map(shapes.applies, stated))
    own = _SHAPED if shaped else _OWN if functions and _used(claim, conclusions) else 0.0
    finite = _FINITE if functions and not shaped and any(map(tabled.applies, stated)) else 0.0
    searched = budget.part((1 - own) * seconds)
    hunt = Hunt(claim, conclusions, rng, searched.part((1 - own - finite) * seconds))
    found = {number: shown(*place) for number, place in hunt.run().items()}
    models = 0
    if finite and hunt.left:
        left = {number: conclusions[number] for number in hunt.left}
        failures, models = tabled.by_tables(claim, left, rng, searched)
        found |= {number: _tabled(*failure) for number, failure in failures.items()}
    left_over = [number for number in hunt.left if number not in found]
    for place, number in enumerate(left_over if functions else ()):
        share = budget.part(budget.left / (len(left_over) - place))
        by_model = _own_models(stated[number], share) or (_shaped(stated[number], rng, share) if shaped else None)
        if by_model is not None:
            found[number] = by_model
    return [found.get(number) or _survived(*hunt.seen(number), models) for number in range(len(conclusions))]


def _survived(points: int, room: float | None, reason: str, models: int) -> Survived:
    return Survived(points + models, room, "" if models else reason)


def _tabled(model: Tables, relation: Relational) -> Refuted:
    """A finite model, all of whose functions are tables, in words."""
    point = {s.name: str(number_shown(v)) for s, v in model.values.items()}
    return Refuted(point, text(relation), _sides(relation, {}, 6), 0.0, model.words())


def shown(found: Problem, climbed: Climbed) -> Refuted:
    """A confirmed point in words: values of all numbers, and of both sides of what fails."""
    exact_point = climbed.point
    at = {s: exact(v) for s, v in exact_point.items()}
    relation = found.goals[climbed.goal].body
    values = {s: str(v) for s, v in at.items()}
    values |= {s: _derived(v, exact_point) for s, v in found.derived.items()}
    own = {s.name for s in values if not isinstance(s, sp.Dummy)}
    point = {s.name + "'" * (isinstance(s, sp.Dummy) and s.name in own): v for s, v in values.items()}
    few, many = (_sides(relation, exact_point, digits) for digits in (6, 20))
    sides = many if few[0] == few[1] else few  # as many digits as show the difference
    return Refuted(point, text(relation), sides, climbed.violation, dict(found.fixed))


def _derived(value: sp.Expr, point: Mapping[sp.Symbol, fmpq]) -> str:
    """A value that an equation gives: as a rational if it is one, else as a decimal."""
    at = {s: exact(v) for s, v in point.items()}
    closed = value.xreplace(at) if len(value.free_symbols) < 6 else value
    return str(closed) if closed.is_Rational else f"about {_decimal(value, point)}"


def _sides(relation: Relational, point: Mapping[sp.Symbol, fmpq], digits: int) -> tuple[str, str]:
    return _decimal(relation.lhs, point, digits), _decimal(relation.rhs, point, digits)


def _decimal(expr: sp.Expr, point: Mapping[sp.Symbol, fmpq], digits: int = 6) -> str:
    try:
        ball = enclose(expr, point, 128)
    except TranslationError:
        return "?"
    return str(ball.str(digits, radius=False)) if ball.is_finite() else "?"


def _used(claim: Claim, conclusions: Sequence[Formula]) -> frozenset[UndefinedFunction]:
    return frozenset().union(*(functions_of(f) for f in (*claim.hypotheses.values(), *conclusions)))


def _shaped(claim: Claim, rng: Random, budget: Budget) -> Refuted | None:
    """Functions of a simple shape, with their slopes and antiderivatives."""
    made = shapes.shaped(claim, rng, budget) if shapes.applies(claim) else None
    if made is None:
        return None
    found, climbed, meanings = made
    return replace(shown(found, climbed), model={f"{f}(t)": text(m(sp.Symbol("t"))) for f, m in meanings.items()})


def _own_models(claim: Claim, budget: Budget) -> Refuted | None:
    """The functions that the claim's witness and controls use, at their points and around these."""
    options: list[tuple[Mapping[sp.Symbol, sp.Expr], Mapping[UndefinedFunction, sp.Lambda]]] = []
    for control in claim.controls:
        options.append((control.witness or claim.witness, {**claim.witness_functions, **control.functions}))
    options.append((claim.witness, claim.witness_functions))
    used = _used(claim, [claim.conclusion])
    for point, meanings in options:
        if used & THEORY & set(meanings) or used - set(meanings):
            continue  # what a function of the theory is, a control may not choose
        for number, at in enumerate((point, *_around(claim, point))):
            if number and budget.over():
                break
            spend(OWN_MODEL)
            try:
                outcome = by_points(replace(claim, proof=()), claim.conclusion, at, meanings)
            except (ClaimError, TypeError, ValueError):
                continue
            if outcome.verdict == Verdict.REFUTED:
                words = {str(f): text(meanings[f].expr) for f in sorted(used, key=str)}
                return Refuted({str(s): str(v) for s, v in at.items()}, text(claim.conclusion), ("", ""), 0.0, words)
    return None


def _around(claim: Claim, point: Mapping[sp.Symbol, sp.Expr]) -> list[dict[sp.Symbol, sp.Expr]]:
    """The point with one of its numbers changed."""
    found = []
    for sym in claim.symbols:
        sort = sort_of(sym)
        if sort is Sort.OBJECT or sym not in point:
            continue
        old = point[sym]
        if sort in WHOLE:
            found += [{**point, sym: old + 1}, {**point, sym: sp.Integer(1)}]
            continue
        found += [{**point, sym: old * factor} for factor in _VARIED]
        if sort is not Sort.POSITIVE:
            found += [{**point, sym: sp.Integer(0)}, {**point, sym: sp.Integer(1)}]
    return found
