"""Exact points: whether a claim's hypotheses hold there, and whether its conclusion fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import sympy as sp
from sympy.core.function import UndefinedFunction
from sympy.core.relational import Relational

from proofs import arb, mp
from proofs.atoms import is_integral
from proofs.context import Context, sort_conditions
from proofs.definedness import dropped
from proofs.exact import Ledger
from proofs.kernel import derive
from proofs.verdict import ClaimError, Outcome, TranslationError, Verdict
from proofs.wellformed import check_expression
from symbolic_bounds.claim import Claim, Step
from symbolic_bounds.formula import Both, ForAll, Formula, Slope, functions_of, ge, instantiate, opened, substitute
from symbolic_bounds.language import THEORY
from symbolic_bounds.symbols import Sort, sort_of

_ROUNDED = (sp.floor, sp.ceiling)
Point = Mapping[sp.Symbol, sp.Expr]
Meanings = Mapping[UndefinedFunction, sp.Lambda]


def witness(claim: Claim, facts: Iterable[Formula] = ()) -> Outcome:
    """Whether the claim's witness satisfies its hypotheses, so that the claim is not vacuous.

    A witness may read the functions of the theory in a model of its own; one that contradicts one of the `facts`,
    which axioms state, is none. That it satisfies every axiom is not shown, and the scope says so.

    Raises:
        ClaimError: if the witness is incomplete, ill-sorted, or violates a hypothesis.
    """
    check_point(claim, "witness", claim.witness)
    check_meanings(claim, "witness", claim.witness_functions)
    _check_fit(claim, "witness", claim.hypotheses.values(), claim.witness, claim.witness_functions)
    doubtful = []
    for name, hypothesis in claim.hypotheses.items():
        holds = truth(claim, substitute(hypothesis, claim.witness, claim.witness_functions))
        if holds is True and _loses(claim, hypothesis, claim.witness, claim.witness_functions):
            holds = None
        if holds is False:
            raise ClaimError(f"{claim.id}: the witness violates the hypothesis {name}: {hypothesis}")
        if holds is None:
            doubtful.append(name)
    if doubtful:
        reason = f"it was not shown that the witness satisfies {', '.join(doubtful)}"
        return Outcome(Verdict.OPEN, "ball", "one point", reason)
    model = any(f in THEORY for f in claim.witness_functions)
    for stated in facts if model else ():
        read = substitute(stated, claim.witness, claim.witness_functions)
        if any(_relation(part) is False for part in (read.parts if isinstance(read, Both) else (read,))):
            return Outcome(Verdict.OPEN, "ball", "one point", f"the witness contradicts an axiom: {stated}")
    return Outcome(Verdict.PROVED, "ball", "one point of a model of the theory's functions" if model else "one point")


def counterexample(
    claim: Claim, conclusion: Formula, point: Point, meanings: Meanings, *, model: bool = False
) -> Outcome:
    """Whether hypotheses hold and the conclusion fails at an exact point, by two evaluators.

    Only where `model` allows it may `meanings` read the functions of the theory, which have a meaning already: a
    control must fail in the model that its author gives, a claim is refuted in none.
    """
    check_point(claim, "counterexample", point)
    check_meanings(claim, "counterexample", meanings)
    if not model:
        meanings = {f: meaning for f, meaning in meanings.items() if f in claim.functions}
    _check_fit(claim, "counterexample", (*claim.hypotheses.values(), conclusion), point, meanings)
    if _loses(claim, conclusion, point, meanings):
        return Outcome(Verdict.OPEN, "ball", "one point", "the conclusion has no value at this point")
    for name, hypothesis in claim.hypotheses.items():
        holds = truth(claim, substitute(hypothesis, point, meanings))
        if holds is not True or _loses(claim, hypothesis, point, meanings):
            reason = f"the hypothesis {name} was not shown at the counterexample"
            return Outcome(Verdict.OPEN, "ball", "one point", reason)
    return fails(conclusion, point, meanings)


def fails(conclusion: Formula, point: Point, meanings: Meanings) -> Outcome:
    """REFUTED if both evaluators find the conclusion false at the point."""
    closed = substitute(conclusion, point, meanings)
    for part in closed.parts if isinstance(closed, Both) else (closed,):
        core = _core(part)
        if core is not None and _relation(core) is False and _second(core) is False:
            where = ", ".join(f"{s} = {v}" for s, v in point.items())
            return Outcome(Verdict.REFUTED, "ball", "one point", f"fails at {where}")
    return Outcome(Verdict.OPEN, "ball", "one point", "the conclusion was not shown to fail at this point")


def _core(formula: Formula) -> Formula | None:
    """What an implication whose assumptions hold comes down to."""
    if isinstance(formula, ForAll):
        if formula.variables or not all(_relation(given) is True for given in formula.given):
            return None
        return _core(formula.body)
    return formula


def truth(claim: Claim, formula: Formula) -> bool | None:
    """Whether a closed formula holds; what cannot be evaluated is put to the kernel, which never says no."""
    if isinstance(formula, Both):
        answers = [truth(claim, part) for part in formula.parts]
        return False if False in answers else None if None in answers else True
    if isinstance(formula, ForAll) and isinstance(formula.body, Both):
        return truth(claim, Both(tuple(ForAll(formula.variables, formula.given, p) for p in formula.body.parts)))
    answer = _relation(formula)
    if answer is not None:
        return answer
    if isinstance(formula, ForAll):  # a step fixes symbols, not the variables of a formula
        at = {v: sp.Symbol(f"{v.name}'{i}", **v._assumptions_orig) for i, v in enumerate(formula.variables)}
        formula = ForAll(tuple(at.values()), *instantiate(formula, at))
    fix, given, goal = opened(formula)
    if not isinstance(goal, (Relational, Slope)):
        return None
    if isinstance(goal, Relational):
        fix, given, goal = _at_given_values(fix, given, _unrounded(goal))
    probe = replace(
        claim,
        symbols=tuple(s for s in claim.symbols if sort_of(s) is Sort.OBJECT),
        hypotheses={},
        conclusion=ForAll(fix, given, goal) if fix or given else goal,
        proof=(Step("probe", goal, fix=fix, assume=given),),
    )
    proof = derive(probe, {}, lambda _, degree: Ledger(degree=degree))
    return True if proof.verdict == Verdict.PROVED else None


def _at_given_values(
    fix: tuple[sp.Symbol, ...], given: tuple[Formula, ...], goal: Relational
) -> tuple[tuple[sp.Symbol, ...], tuple[Formula, ...], Formula]:
    """For all t, z with z = s(t): p(z) holds, if p(s(t)) does for all t."""
    for part in given:
        if isinstance(part, sp.Eq) and part.lhs in fix and part.lhs not in part.rhs.free_symbols:
            at = {part.lhs: part.rhs}
            rest = tuple(substitute(other, at) for other in given if other is not part)
            return tuple(v for v in fix if v != part.lhs), rest, substitute(goal, at)
    return fix, given, goal


def _unrounded(formula: Formula) -> Formula:
    """The relation with integers taken out of rounded sums; only polynomials are expanded, as they lose no value."""
    if not isinstance(formula, Relational):
        return formula

    def plain(expr: sp.Expr) -> bool:
        return isinstance(expr, _ROUNDED) and bool(expr.args[0].is_polynomial())

    sides = (side.replace(plain, lambda e: e.func(sp.expand(e.args[0]))) for side in formula.args)
    return formula.func(*sides, evaluate=False)


def _loses(claim: Claim, formula: Formula, point: Point, meanings: Meanings) -> bool:
    """Whether simplification drops a term that was not shown to have a value."""
    for term, assumed in dropped(formula, point, meanings):
        if any(_relation(given) is False for given in assumed):
            continue  # nothing is said there
        if term.free_symbols or functions_of(ge(term, term)):
            context = Context(claim, {}, lambda _, degree: Ledger(degree=degree))
            if not context.defined("point", term, [], assumed):
                return True
        elif not arb.enclose(term, {}, 128).is_finite():
            return True
    return False


def check_meanings(claim: Claim, what: str, meanings: Meanings) -> None:
    """Every meaning is a closed expression of the language.

    Raises:
        ClaimError: naming the function.
    """
    for function, meaning in meanings.items():
        if not isinstance(meaning, sp.Lambda) or meaning.expr.free_symbols - set(meaning.variables):
            raise ClaimError(f"{claim.id}: the {what} needs a closed Lambda for {function}, got {meaning!r}")
        check_expression(claim, f"{what} of {function}", meaning.expr)


def _check_fit(claim: Claim, what: str, formulas: Iterable[Formula], point: Point, meanings: Meanings) -> None:
    """Raise a ClaimError unless the values and meanings can be put into the formulas."""
    for formula in formulas:
        try:
            substitute(formula, point, meanings)
        except (TypeError, ValueError) as error:  # of a slope at a number, or of too many arguments
            raise ClaimError(f"{claim.id}: the {what} does not fit {formula}: {error}") from error


def check_point(claim: Claim, what: str, point: Point) -> None:
    """Every symbol has a value of its sort, exact and known.

    Raises:
        ClaimError: naming the symbol.
    """
    for sym in claim.symbols:
        if sort_of(sym) is Sort.OBJECT:
            continue
        if sym not in point:
            raise ClaimError(f"{claim.id}: the {what} gives no value to {sym}")
        val = point[sym]
        if not isinstance(val, sp.Expr):
            raise ClaimError(f"{claim.id}: the {what} gives {sym} the value {val!r}; an exact number was expected")
        check_expression(claim, what, val)
        bad_integer = sort_of(sym) in (Sort.INTEGER, Sort.NATURAL, Sort.COUNTING) and not is_integral(val)
        outside = any(_relation(c) is not True for c in sort_conditions(sym, val))
        if val.free_symbols or bad_integer or outside or not _is_number(val):
            sort = sort_of(sym) or Sort.REAL
            raise ClaimError(f"{claim.id}: the {what} {sym} = {val} is not of the sort {sort.value}")
    extra = set(point) - set(claim.symbols)
    if extra:
        raise ClaimError(f"{claim.id}: the {what} names {', '.join(sorted(map(str, extra)))}, which is not declared")


def _is_number(val: sp.Expr) -> bool:
    try:
        return bool(arb.enclose(val, {}, 128).is_finite())
    except TranslationError:
        return False


def _relation(relation: Formula) -> bool | None:
    if not isinstance(relation, Relational) or relation.free_symbols or functions_of(relation):
        return None
    try:
        return arb.decide(relation, {})
    except TranslationError:
        return None


def _second(relation: Relational) -> bool | None:
    try:
        return mp.confirm(relation, {})
    except TranslationError:
        return None
