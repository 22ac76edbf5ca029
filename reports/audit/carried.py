"""A proof with an edit carried through it: where a statement that it uses and its own conclusion say something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import sympy as sp

from proofs.context import as_expr
from reports.revised import mapped
from symbolic_bounds.claim import Claim, Induct, ProofStep, Use
from symbolic_bounds.formula import Formula

Parts = Mapping[sp.Expr, sp.Expr]


def carried(user: Claim, goal: Formula, old: Claim, new: Claim, only_roots: bool) -> Claim:
    """The user with another conclusion, and its proof with what the two edits change, changed throughout.

    Args:
        user: a claim whose proof uses a statement.
        goal: its new conclusion.
        old: the statement that it used.
        new: the statement that it uses now.
        only_roots: leave sums without a root alone, which may mean another thing elsewhere. Whatever results, the
            kernel judges it.
    """
    parts = {a: b for a, b in _changed(user.conclusion, goal) if _has_root(a) or not only_roots}
    for step in user.proof:
        if isinstance(step, Use) and step.claim == old.id:
            at = {sym: as_expr(expr) for sym, expr in step.at.items()}
            edit = _changed(old.conclusion, new.conclusion)
            parts |= {a.xreplace(at): b.xreplace(at) for a, b in edit if _has_root(a)}
    return replace(user, conclusion=goal, proof=tuple(_put(step, parts) for step in user.proof), checks=(), controls=())


def _changed(before: object, after: object) -> Iterator[tuple[sp.Expr, sp.Expr]]:
    """The parts that differ between two formulas of one shape, the largest first; numbers by themselves are none."""
    if not isinstance(before, sp.Basic) or not isinstance(after, sp.Basic) or before == after:
        return
    if isinstance(before, sp.Expr) and isinstance(after, sp.Expr) and before.args:
        yield before, after
    if len(before.args) == len(after.args):
        for a, b in zip(before.args, after.args, strict=True):
            yield from _changed(a, b)


def _has_root(expr: sp.Expr) -> bool:
    return any(not p.exp.is_Integer for p in expr.atoms(sp.Pow)) or bool(expr.atoms(sp.Function))


def _put(step: ProofStep, parts: Parts) -> ProofStep:
    def formula(part: Formula) -> Formula:
        return mapped(part, expr)

    def expr(part: sp.Expr) -> sp.Expr:
        return as_expr(part).xreplace(parts)

    if isinstance(step, Use):
        at = {sym: expr(value) for sym, value in step.at.items()}
        return replace(step, at=at, assume=tuple(map(formula, step.assume)))
    inner = {name: {s: expr(v) for s, v in values.items()} for name, values in step.at.items()}
    if isinstance(step, Induct):
        return replace(step, goal=formula(step.goal), at=inner)
    return replace(step, goal=formula(step.goal), assume=tuple(map(formula, step.assume)), at=inner,
                   squares=tuple(map(expr, step.squares)))  # fmt: skip
