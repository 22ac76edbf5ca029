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

    Stored ones are tried first, and all are checked. A condition that was tried and not shown is stored as None,
    so that a replay takes the same path; where the path has changed, what was stored for the rest is dropped.
    """

    stored: list[Any] = field(default_factory=list)
    search: bool = True  # whether to look for what is not stored
    degree: int = 3
    entries: list[Any] = field(default_factory=list)  # what is to be stored
    used: set[int] = field(default_factory=set)  # the constraints that the certificates name

    def require(self, constraints: Sequence[Constraint], goal: Constraint) -> bool:
        """Whether a certificate shows that the constraints imply the goal."""
        if goal.poly.is_zero:
            return not goal.strict
        certificate = self._certificate(constraints, goal)
        self.entries.append(None if certificate is None else certificate.to_json())
        if certificate is None:
            return False
        self.used |= {i for i in certificate.used() if i < len(constraints)}
        return True

    def _certificate(self, constraints: Sequence[Constraint], goal: Constraint) -> Certificate | None:
        if self.stored:
            data = self.stored.pop(0)
            if data is None:
                return None
            certificate = _read(data)
            if certificate is not None and check(constraints, goal, certificate):
                return certificate
            self.stored = []
        if not self.search:
            return None
        from proofs.search import find  # noqa: PLC0415  (a replay needs no solver)

        found = find(constraints, goal, self.degree)
        return found if found is not None and check(constraints, goal, found) else None


def _read(data: Any) -> Certificate | None:
    try:
        return Certificate.from_json(data)
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
