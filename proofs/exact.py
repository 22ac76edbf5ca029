"""The engine `exact`: relations proved by certificates that are checked by expanding them.

A `Ledger` either searches for certificates and writes them down, or reads them back; both check every one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sympy as sp
from sympy.core.relational import Eq, Relational

from proofs.certificate import Certificate, Constraint, check
from proofs.translate import Translator
from proofs.verdict import Outcome, TranslationError, Verdict

SCOPE = "all parameters"


@dataclass
class Ledger:
    """The certificates of one goal, in the order in which its conditions arise.

    A condition that was tried and not shown is recorded as None, so that a replay takes the same path.
    """

    stored: list[Any] | None = None  # None: search
    degree: int = 3
    entries: list[Any] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def require(self, constraints: Sequence[Constraint], goal: Constraint) -> bool:
        """Whether a certificate shows that the constraints imply the goal."""
        if goal.poly.is_zero:
            return not goal.strict
        certificate = self._next(constraints, goal)
        if certificate is None or not check(constraints, goal, certificate):
            if self.stored is None:
                self.entries.append(None)
            return False
        if self.stored is None:
            self.entries.append(certificate.to_json())
        self.used |= {i for i in certificate.used() if i < len(constraints)}
        return True

    def _next(self, constraints: Sequence[Constraint], goal: Constraint) -> Certificate | None:
        if self.stored is None:
            from proofs.search import find  # noqa: PLC0415  (a replay needs no solver)

            return find(constraints, goal, self.degree)
        data = self.stored.pop(0) if self.stored else None
        try:
            return None if data is None else Certificate.from_json(data)
        except (ValueError, TypeError, KeyError, ArithmeticError):
            return None  # a damaged file proves nothing


def prove(
    goal: Relational, given: Sequence[Relational], ledger: Ledger, squares: Sequence[sp.Expr] = ()
) -> Outcome:
    """Prove a relation from others, for all values of their symbols; squares of `squares` may be used."""
    try:
        translator = Translator(ledger.require)
        owner = {i: k for k, relation in enumerate(given) for i in translator.assume(relation)}
        for root in squares:
            value = translator.ratio(root).num
            translator.constraints.append(Constraint(value * value, ">="))
        goals = translator.constraint(goal)
    except TranslationError as error:
        return Outcome(Verdict.OPEN, "exact", SCOPE, str(error))
    if isinstance(goal, Eq):
        (equation,) = goals
        goals = [Constraint(equation.poly, ">="), Constraint(-equation.poly, ">=")]
    for target in goals:
        if not ledger.require(translator.constraints, target):
            return Outcome(Verdict.OPEN, "exact", SCOPE, f"no certificate of degree {ledger.degree} for {goal}")
    used = frozenset(owner[i] for i in ledger.used | translator.divided_by if i in owner)
    return Outcome(Verdict.PROVED, "exact", SCOPE, used=used)
